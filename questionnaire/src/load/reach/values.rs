//! Answers to one question that between them make every difference which conditions can see.

use std::rc::Rc;

use crate::{
    answer::{Answer, Decimal, MAX_DECIMALS},
    condition::Expression,
    date::{PartialDate, Precision},
    definition::{Choice, ContactField, Kind, Question, Statement},
    map::Map,
    validate,
};

/// Answers worth trying; `None` stands for passing the question over.
pub(super) type Domain = Rc<[Option<Answer>]>;

/// The most answers to one question that are tried.
const MOST: usize = 4096;

/// What the conditions look for in the answers to one question.
#[derive(Default)]
struct Seen<'c> {
    options: Vec<&'c str>,
    statements: Vec<&'c str>,
    counted: bool,
    numbers: Vec<Decimal>,
    dates: Vec<PartialDate>,
}

/// The answers to try for a question; `None` where there are too many.
pub(super) fn domain(question: &Question, conditions: &[&Expression]) -> Option<Domain> {
    let mut seen = Seen::default();
    for condition in conditions {
        seen.collect(&question.id, condition);
    }
    let mut answers = match &question.kind {
        Kind::ChooseOne { options } => one(options, &seen),
        Kind::ChooseSeveral { options, max } => several(options, *max, &seen)?,
        Kind::Scale { statements, options } => scale(statements, options, &seen)?,
        Kind::Number { min, max, decimals, .. } => numbers(*min, *max, *decimals, &seen),
        Kind::Date { precision, min, max } => dates(*precision, *min, *max, &seen),
        Kind::ShortText { .. } | Kind::LongText { .. } => vec![Answer::Text("x".to_owned())],
        Kind::PostcodeDistrict => vec![Answer::District("L8".to_owned())],
        Kind::Contact { fields } => contact(fields),
    };
    // Numbers and dates next to a limit may lie beyond it.
    if matches!(question.kind, Kind::Number { .. } | Kind::Date { .. }) {
        answers.retain(|answer| validate::check(question, answer).is_ok());
    }
    let none = (!question.required).then_some(None);
    Some(none.into_iter().chain(answers.into_iter().map(Some)).collect())
}

impl<'c> Seen<'c> {
    fn collect(&mut self, id: &str, expression: &'c Expression) {
        match expression {
            Expression::Not(inner) => self.collect(id, inner),
            Expression::And(parts) | Expression::Or(parts) => {
                for part in parts {
                    self.collect(id, part);
                }
            }
            Expression::Answered(target) if target.question == id => {
                self.statements.extend(target.statement.as_deref());
            }
            Expression::Chosen(target, option) if target.question == id => {
                self.statements.extend(target.statement.as_deref());
                self.options.push(option);
            }
            Expression::Count(question, ..) if question == id => self.counted = true,
            Expression::Number(question, _, number) if question == id => self.numbers.push(*number),
            Expression::Date(question, _, date) if question == id => self.dates.push(*date),
            _ => {}
        }
    }

    /// The options that conditions name, and one for all the others.
    fn telling<'o>(&self, options: &'o [Choice]) -> Vec<&'o str> {
        let (named, others): (Vec<&Choice>, Vec<&Choice>) =
            options.iter().partition(|choice| self.options.contains(&choice.value.as_str()));
        named.into_iter().chain(others.into_iter().take(1)).map(|c| c.value.as_str()).collect()
    }
}

fn one(options: &[Choice], seen: &Seen<'_>) -> Vec<Answer> {
    let answer = |value: &str| Answer::One { value: value.to_owned(), text: None };
    seen.telling(options).into_iter().map(answer).collect()
}

/// Every combination of the options that conditions name, with as many of the others as could make
/// a difference: how many there are, if that is counted, else whether there are any.
fn several(options: &[Choice], max: Option<u32>, seen: &Seen<'_>) -> Option<Vec<Answer>> {
    let (alone, combined): (Vec<&Choice>, Vec<&Choice>) =
        options.iter().partition(|choice| choice.excludes());
    let named = |choice: &&Choice| seen.options.contains(&choice.value.as_str());
    let (named, others): (Vec<&Choice>, Vec<&Choice>) = combined.into_iter().partition(named);
    let more = if seen.counted { others.len() } else { others.len().min(1) };
    let sets = u32::try_from(named.len()).ok().and_then(|bits| 1_usize.checked_shl(bits))?;
    if sets.checked_mul(more + 1).is_none_or(|count| count > MOST) {
        return None;
    }
    let most = max.map_or(usize::MAX, |max| max as usize);
    let mut answers: Vec<Vec<&Choice>> = alone.into_iter().map(|choice| vec![choice]).collect();
    for set in 0..sets {
        let chosen = named.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
        let chosen: Vec<&Choice> = chosen.map(|(_, choice)| *choice).collect();
        answers
            .extend((0..=more).map(|more| [&chosen, others.get(..more).unwrap_or(&[])].concat()));
    }
    answers.retain(|chosen| (1..=most).contains(&chosen.len()));
    let answer = |chosen: Vec<&Choice>| Answer::Several {
        values: chosen.into_iter().map(|choice| choice.value.clone()).collect(),
        texts: Map::new(),
    };
    Some(answers.into_iter().map(answer).collect())
}

/// Every combination of telling points for the statements that conditions name, with and without
/// an answer to one of the others.
fn scale(statements: &[Statement], options: &[Choice], seen: &Seen<'_>) -> Option<Vec<Answer>> {
    let (named, others): (Vec<&Statement>, Vec<&Statement>) =
        statements.iter().partition(|statement| seen.statements.contains(&statement.id.as_str()));
    let points = seen.telling(options);
    let mut answers = vec![Map::new()];
    for statement in named.into_iter().chain(others.into_iter().take(1)) {
        let with = |answer: &Map<String, String>, point: &str| {
            let mut answer = answer.clone();
            answer.insert(statement.id.clone(), point.to_owned());
            answer
        };
        let answered: Vec<_> = answers
            .iter()
            .flat_map(|answer| points.iter().map(move |point| with(answer, point)))
            .collect();
        answers.extend(answered);
        if answers.len() > MOST {
            return None;
        }
    }
    let given = answers.into_iter().filter(|answer| !answer.is_empty());
    Some(given.map(Answer::Scale).collect())
}

/// The numbers on either side of every number that conditions or limits name.
fn numbers(
    min: Option<Decimal>,
    max: Option<Decimal>,
    decimals: u8,
    seen: &Seen<'_>,
) -> Vec<Answer> {
    let named = seen.numbers.iter().copied().chain(min).chain(max);
    let step = 10_i128.pow(u32::from(MAX_DECIMALS.saturating_sub(decimals)));
    let mut units: Vec<i128> = vec![0];
    for number in named {
        let scale = 10_i128.pow(u32::from(MAX_DECIMALS.saturating_sub(number.decimals())));
        let below = (i128::from(number.units()) * scale).div_euclid(step);
        units.extend([below - 1, below, below + 1]);
    }
    units.sort_unstable();
    units.dedup();
    let number = |units: i128| Decimal::new(i64::try_from(units).ok()?, decimals).ok();
    units.into_iter().filter_map(number).map(Answer::Number).collect()
}

/// The dates on either side of every date that conditions or limits name.
fn dates(
    precision: Precision,
    min: Option<PartialDate>,
    max: Option<PartialDate>,
    seen: &Seen<'_>,
) -> Vec<Answer> {
    let first =
        |date: PartialDate| (date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1));
    let last = |date: PartialDate| {
        let month = date.month().unwrap_or(12);
        let days = (1..=31).rev();
        let exists = |day: &u8| PartialDate::new(date.year(), Some(month), Some(*day)).is_ok();
        (date.year(), month, date.day().or_else(|| days.into_iter().find(exists)).unwrap_or(28))
    };
    let any = (2000, 1, 1);
    let limits = min.into_iter().chain(max);
    let named = seen.dates.iter().copied().chain(limits).flat_map(|date| [first(date), last(date)]);
    let mut dates: Vec<PartialDate> =
        named.chain([any]).flat_map(|day| neighbours(day, precision)).collect();
    dates.sort_unstable();
    dates.dedup();
    dates.into_iter().map(Answer::Date).collect()
}

/// The date of this precision that a day lies in, the one before it and the one after it.
fn neighbours((year, month, day): (u16, u8, u8), precision: Precision) -> Vec<PartialDate> {
    let make = |year, month, day| match precision {
        Precision::Year => PartialDate::new(year, None, None).ok(),
        Precision::Month => PartialDate::new(year, Some(month), None).ok(),
        Precision::Day => PartialDate::new(year, Some(month), Some(day)).ok(),
    };
    // Of a month's last days, those that are not there fall away.
    let month_before: Vec<_> = (28..=31).map(|day| (year, month.wrapping_sub(1), day)).collect();
    let near = match precision {
        Precision::Year => vec![(year.wrapping_sub(1), 1, 1), (year.saturating_add(1), 1, 1)],
        Precision::Month | Precision::Day => [
            vec![
                (year, month, day.wrapping_sub(1)),
                (year, month, day + 1),
                (year, month + 1, 1),
                (year.wrapping_sub(1), 12, 31),
                (year.saturating_add(1), 1, 1),
            ],
            month_before,
        ]
        .concat(),
    };
    let all = near.into_iter().chain([(year, month, day)]);
    all.filter_map(|(year, month, day)| make(year, month, day)).collect()
}

fn contact(fields: &[ContactField]) -> Vec<Answer> {
    let field = fields.first().copied().unwrap_or(ContactField::Name);
    vec![Answer::Contact(Map::from([(field, "x".to_owned())]))]
}
