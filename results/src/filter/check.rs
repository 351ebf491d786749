//! A filter against a definition: what it means there, or why it means nothing.

use questionnaire::{
    answer::Decimal,
    date::PartialDate,
    definition::{Choice, Kind, Missing, Question, Questionnaire},
};

use super::{Filter, FilterError, MOST_DEPTH, MOST_PARTS, State};
use crate::{calendar, column::Which};

/// A filter that fits the definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// In all of them.
    All(Vec<Plan>),
    /// In at least one of them.
    Any(Vec<Plan>),
    /// Not in it.
    Not(Box<Plan>),
    /// A set of a column.
    In(Place, Which),
    /// A number, in units of the question's decimals.
    Number(Place, i64, i64),
    /// A date as a row has it.
    Date(Place, u32, u32),
    /// A district as a row has it.
    District(Place, Vec<[u8; 4]>),
    /// A day since 1 January 1970.
    Came(i32, i32),
    /// The version of the definition.
    Version(u32),
}

/// A column: question and statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) question: String,
    pub(crate) statement: Option<String>,
}

impl Filter {
    /// Whether the filter can be used with this definition.
    ///
    /// # Errors
    /// The first [`FilterError`] there is.
    pub fn check(&self, questionnaire: &Questionnaire) -> Result<(), FilterError> {
        self.plan(questionnaire).map(|_| ())
    }

    /// What the filter means under this definition.
    pub(crate) fn plan(&self, questionnaire: &Questionnaire) -> Result<Plan, FilterError> {
        let mut parts = 0;
        Reader { questionnaire, parts: &mut parts }.read(self, 0)
    }
}

struct Reader<'a> {
    questionnaire: &'a Questionnaire,
    parts: &'a mut usize,
}

impl<'a> Reader<'a> {
    fn read(&mut self, filter: &Filter, depth: usize) -> Result<Plan, FilterError> {
        *self.parts += 1;
        if *self.parts > MOST_PARTS || depth > MOST_DEPTH {
            return Err(FilterError::TooLarge);
        }
        match filter {
            Filter::All(parts) => Ok(Plan::All(self.read_all(parts, depth)?)),
            Filter::Any(parts) => Ok(Plan::Any(self.read_all(parts, depth)?)),
            Filter::Not(inner) => Ok(Plan::Not(Box::new(self.read(inner, depth + 1)?))),
            Filter::Chose { question, statement, value } => {
                let (place, question) = self.place(question, statement.as_deref())?;
                let options = options(question)?;
                let index = options.iter().position(|option| option.value == *value);
                let unknown = || FilterError::UnknownOption {
                    question: question.id.clone(),
                    value: value.clone(),
                };
                Ok(Plan::In(place, Which::Option(index.ok_or_else(unknown)?)))
            }
            Filter::Is { question, statement, state } => {
                let (place, question) = self.place(question, statement.as_deref())?;
                Ok(read_state(&place, question, *state))
            }
            Filter::Number { question, from, to } => self.number(question, *from, *to),
            Filter::Date { question, from, to } => self.date(question, *from, *to),
            Filter::District { question, districts } => self.district(question, districts),
            Filter::Came { from, to } => {
                let from = from.map_or(i32::MIN, calendar::first_day);
                let to = to.map_or(i32::MAX, calendar::last_day);
                if from > to { Err(FilterError::EmptyRange) } else { Ok(Plan::Came(from, to)) }
            }
            Filter::Version(version) => Ok(Plan::Version(*version)),
        }
    }

    fn read_all(&mut self, parts: &[Filter], depth: usize) -> Result<Vec<Plan>, FilterError> {
        parts.iter().map(|part| self.read(part, depth + 1)).collect()
    }

    /// The column of a closed question.
    fn place(
        &self,
        id: &str,
        statement: Option<&str>,
    ) -> Result<(Place, &'a Question), FilterError> {
        place(self.questionnaire, id, statement)
    }

    fn number(
        &self,
        id: &str,
        from: Option<Decimal>,
        to: Option<Decimal>,
    ) -> Result<Plan, FilterError> {
        let (place, question) = self.place(id, None)?;
        let Kind::Number { decimals, .. } = question.kind else { return Err(another_kind(id)) };
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            return Err(FilterError::EmptyRange);
        }
        let from = from.map_or(i64::MIN, |from| units(from, decimals, true));
        let to = to.map_or(i64::MAX, |to| units(to, decimals, false));
        Ok(Plan::Number(place, from, to))
    }

    fn date(
        &self,
        id: &str,
        from: Option<PartialDate>,
        to: Option<PartialDate>,
    ) -> Result<Plan, FilterError> {
        let (place, question) = self.place(id, None)?;
        let Kind::Date { precision, .. } = question.kind else { return Err(another_kind(id)) };
        if from.into_iter().chain(to).any(|date| date.precision() > precision) {
            return Err(FilterError::NotAValue { question: id.to_owned() });
        }
        let from = from.map_or(u32::MIN, |date| packed(date, u8::MIN));
        let to = to.map_or(u32::MAX, |date| packed(date, u8::MAX));
        if from > to { Err(FilterError::EmptyRange) } else { Ok(Plan::Date(place, from, to)) }
    }

    fn district(&self, id: &str, districts: &[String]) -> Result<Plan, FilterError> {
        let (place, question) = self.place(id, None)?;
        if question.kind != Kind::PostcodeDistrict {
            return Err(another_kind(id));
        }
        let letters = |name: &String| {
            let bytes = name.as_bytes();
            let mut letters = [0; 4];
            letters.get_mut(..bytes.len())?.copy_from_slice(bytes);
            (!bytes.is_empty() && bytes.is_ascii()).then_some(letters)
        };
        let districts: Option<Vec<_>> = districts.iter().map(letters).collect();
        let districts =
            districts.ok_or_else(|| FilterError::NotAValue { question: id.to_owned() })?;
        Ok(Plan::District(place, districts))
    }
}

/// The column of a closed question, and the question.
pub(crate) fn place<'a>(
    questionnaire: &'a Questionnaire,
    id: &str,
    statement: Option<&str>,
) -> Result<(Place, &'a Question), FilterError> {
    let unknown = || FilterError::UnknownQuestion { question: id.to_owned() };
    let (_, question) = questionnaire.question(id).ok_or_else(unknown)?;
    let has_statement = match &question.kind {
        Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Contact { .. } => {
            return Err(FilterError::NotClosed { question: id.to_owned() });
        }
        Kind::Scale { statements, .. } => {
            statements.iter().any(|known| Some(known.id.as_str()) == statement)
        }
        _ => statement.is_none(),
    };
    if !has_statement {
        return Err(FilterError::UnknownStatement { question: id.to_owned() });
    }
    let place = Place { question: id.to_owned(), statement: statement.map(str::to_owned) };
    Ok((place, question))
}

fn options(question: &Question) -> Result<&[Choice], FilterError> {
    let options = question.kind.options();
    if options.is_empty() { Err(another_kind(&question.id)) } else { Ok(options) }
}

fn another_kind(id: &str) -> FilterError {
    FilterError::AnotherKind { question: id.to_owned() }
}

fn read_state(place: &Place, question: &Question, state: State) -> Plan {
    let set = |which| Plan::In(place.clone(), which);
    let missing = |wanted: &dyn Fn(Missing) -> bool| {
        let options = question.kind.options().iter().enumerate();
        let wanted = options.filter(|(_, option)| option.missing.is_some_and(wanted));
        Plan::Any(wanted.map(|(index, _)| set(Which::Option(index))).collect())
    };
    match state {
        State::Answered => {
            Plan::All(vec![set(Which::Answered), Plan::Not(Box::new(missing(&|_| true)))])
        }
        State::Missing => missing(&|_| true),
        State::Declined => missing(&|kind| kind == Missing::Declined),
        State::DontKnow => missing(&|kind| kind == Missing::DontKnow),
        State::NotApplicable => missing(&|kind| kind == Missing::NotApplicable),
        State::NoAnswer => set(Which::NoAnswer),
        State::NotAsked => set(Which::NotAsked),
        State::NotInVersion => set(Which::Absent),
    }
}

/// A number in units of so many decimals; one with more decimals is rounded up or down.
fn units(number: Decimal, decimals: u8, up: bool) -> i64 {
    let scale = |digits: u8| 10_i128.pow(u32::from(digits));
    let scaled = i128::from(number.units()) * scale(decimals);
    let whole = scale(number.decimals());
    let rounded = (scaled + if up { whole - 1 } else { 0 }).div_euclid(whole);
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}

/// A date as a row has it, with these for the parts that are not known.
fn packed(date: PartialDate, unknown: u8) -> u32 {
    let [high, low] = date.year().to_be_bytes();
    u32::from_be_bytes([high, low, date.month().unwrap_or(unknown), date.day().unwrap_or(unknown)])
}
