//! Dates typed in parts.

use super::{DatePart, Problem, ProblemKind, digits};
use crate::{
    answer::Answer,
    date::{PartialDate, Precision},
    definition::Question,
    form::{Form, part},
};

/// The parts a date of this precision is typed in, in the order they stand on the page.
pub(super) fn asked(precision: Precision) -> &'static [DatePart] {
    match precision {
        Precision::Year => &[DatePart::Year],
        Precision::Month => &[DatePart::Month, DatePart::Year],
        Precision::Day => &[DatePart::Day, DatePart::Month, DatePart::Year],
    }
}

pub(super) fn read(
    question: &Question,
    precision: Precision,
    min: Option<PartialDate>,
    max: Option<PartialDate>,
    form: &Form,
) -> Result<Option<Answer>, Vec<Problem>> {
    let field = |wanted: DatePart| part(&question.id, wanted.name());
    let typed = |wanted: DatePart| {
        digits::plain(form.get(&field(wanted)).unwrap_or_default()).trim().to_owned()
    };
    let problem = |at: DatePart, kind| vec![Problem::new(question, &field(at), kind)];
    let parts = asked(precision);
    if parts.iter().all(|part| typed(*part).is_empty()) {
        return Ok(None);
    }
    if let Some(missing) = parts.iter().find(|part| typed(**part).is_empty()) {
        return Err(problem(*missing, ProblemKind::DateMissing(*missing)));
    }
    let number = |wanted: DatePart| {
        parts.contains(&wanted).then(|| {
            let text = typed(wanted);
            let named = (wanted == DatePart::Month).then(|| month_by_name(&text)).flatten();
            named.or_else(|| number_of(&text)).ok_or_else(|| problem(wanted, ProblemKind::NotADate))
        })
    };
    let year = number(DatePart::Year).transpose()?;
    let small = |wanted: DatePart, number: u16| {
        u8::try_from(number).map_err(|_| problem(wanted, ProblemKind::NotADate))
    };
    let month = number(DatePart::Month).transpose()?;
    let month = month.map(|month| small(DatePart::Month, month)).transpose()?;
    let day = number(DatePart::Day).transpose()?;
    let day = day.map(|day| small(DatePart::Day, day)).transpose()?;
    let first = parts.first().copied().unwrap_or(DatePart::Year);
    // Two digits are more likely a slip than the first century.
    let year = year.filter(|year| *year >= 1000);
    let year = year.ok_or_else(|| problem(DatePart::Year, ProblemKind::NotADate))?;
    let date = PartialDate::new(year, month, day)
        .map_err(|_| problem(wrong_part(year, month).unwrap_or(first), ProblemKind::NotADate))?;
    if let Some(min) = min.filter(|min| last_day(date) < first_day(*min)) {
        return Err(problem(first, ProblemKind::TooEarly { min }));
    }
    if let Some(max) = max.filter(|max| first_day(date) > last_day(*max)) {
        return Err(problem(first, ProblemKind::TooLate { max }));
    }
    Ok(Some(Answer::Date(date)))
}

/// The part to point at where there is no such date: the month if there is no such month, else the
/// first one asked.
fn wrong_part(year: u16, month: Option<u8>) -> Option<DatePart> {
    PartialDate::new(year, month, None).is_err().then_some(DatePart::Month)
}

fn first_day(date: PartialDate) -> (u16, u8, u8) {
    (date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
}

fn last_day(date: PartialDate) -> (u16, u8, u8) {
    (date.year(), date.month().unwrap_or(12), date.day().unwrap_or(31))
}

fn number_of(text: &str) -> Option<u16> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// English and Welsh month names, whole or by their first three letters or more.
fn month_by_name(text: &str) -> Option<u16> {
    const MONTHS: [[&str; 2]; 12] = [
        ["january", "ionawr"],
        ["february", "chwefror"],
        ["march", "mawrth"],
        ["april", "ebrill"],
        ["may", "mai"],
        ["june", "mehefin"],
        ["july", "gorffennaf"],
        ["august", "awst"],
        ["september", "medi"],
        ["october", "hydref"],
        ["november", "tachwedd"],
        ["december", "rhagfyr"],
    ];
    let text = text.trim_end_matches('.').to_ascii_lowercase();
    let fits = |names: &[&str; 2]| names.iter().any(|name| name.starts_with(&text));
    let index = MONTHS.iter().position(|names| text.len() >= 3 && fits(names))?;
    u16::try_from(index + 1).ok()
}
