//! Reads days, times and limits of dates.

use toml::de::DeValue;

use super::table::{Table, Value};
use crate::{consultation::CivilTime, date::PartialDate};

/// `min` and `max` of a question that asks for a date.
pub(super) fn limits(table: &Table<'_>) -> (Option<PartialDate>, Option<PartialDate>) {
    let limit = |key| table.get(key).and_then(|value| partial(&value));
    let (min, max) = (limit("min"), limit("max"));
    if let (Some(first), Some(last), Some(at)) = (min, max, table.get("max")) {
        let last_day = (last.year(), last.month().unwrap_or(12), last.day().unwrap_or(31));
        if last_day < (first.year(), first.month().unwrap_or(1), first.day().unwrap_or(1)) {
            at.mistake(
                format!("In {} no date is accepted: {last} is before {first}.", table.name),
                "Make “max” the same as “min” or later.",
            );
        }
    }
    (min, max)
}

fn partial(value: &Value<'_>) -> Option<PartialDate> {
    let Some(text) = value.raw().as_str() else {
        value.wrong_type("a date in quotation marks, such as \"2026-03\"");
        return None;
    };
    let date = PartialDate::parse(text).ok();
    if date.is_none() {
        value.mistake(
            format!("{} is not a date: there is no “{text}”.", value.name),
            "Write year, year and month, or the whole date: \"2026\", \"2026-03\" or \"2026-03-27\".",
        );
    }
    date
}

/// A whole date: `2026-03-27`, with or without quotation marks.
pub(super) fn day(value: &Value<'_>) -> Option<PartialDate> {
    let date = match value.raw() {
        DeValue::Datetime(time) if time.time.is_none() => {
            let date = time.date;
            date.and_then(|date| PartialDate::new(date.year, Some(date.month), Some(date.day)).ok())
        }
        DeValue::String(text) => PartialDate::parse(text).ok().filter(|date| date.day().is_some()),
        _ => None,
    };
    if date.is_none() {
        let what = format!("{} is not a day of the calendar.", value.name);
        value.mistake(what, "Write year, month and day: 2026-03-27.");
    }
    date
}

/// Which end of a day a date without a time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Its first minute.
    Start,
    /// The first minute of the next day.
    Finish,
}

/// A day or a day with a time, in the consultation's own time zone.
pub(super) fn civil(value: &Value<'_>, end: End) -> Option<CivilTime> {
    let DeValue::Datetime(written) = value.raw() else {
        value.wrong_type("a date, such as 2026-03-27, without quotation marks");
        return None;
    };
    if written.offset.is_some() {
        value.mistake(
            format!("{} has a time zone of its own.", value.name),
            "Leave out what follows the time: it is meant in the consultation's time zone.",
        );
        return None;
    }
    let date = written.date;
    let date = date.and_then(|d| PartialDate::new(d.year, Some(d.month), Some(d.day)).ok());
    let Some(date) = date else {
        let what = format!("{} has no day of the calendar in it.", value.name);
        value.mistake(what, "Write year, month and day: 2026-03-27.");
        return None;
    };
    let Some(time) = written.time else {
        let date = if end == End::Finish { next_day(date) } else { date };
        return Some(midnight(date));
    };
    if time.second.unwrap_or(0) != 0 || time.nanosecond.unwrap_or(0) != 0 {
        let what = format!("{} is given to the second.", value.name);
        value.mistake(
            what,
            "Write hours and minutes, with :00 for the seconds: 2026-03-27T09:30:00.",
        );
    }
    Some(CivilTime { hour: time.hour, minute: time.minute, ..midnight(date) })
}

fn midnight(date: PartialDate) -> CivilTime {
    let (year, month, day) = (date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1));
    CivilTime { year, month, day, hour: 0, minute: 0 }
}

/// The day after a day; the last day there is, after itself.
fn next_day(date: PartialDate) -> PartialDate {
    let (year, month, day) = (date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1));
    let candidates = [(year, month, day + 1), (year, month + 1, 1), (year.saturating_add(1), 1, 1)];
    let next = candidates
        .into_iter()
        .find_map(|(year, month, day)| PartialDate::new(year, Some(month), Some(day)).ok());
    next.unwrap_or(date)
}

/// Days from one day to another of the Gregorian calendar; negative where the other is earlier.
pub(super) fn days_between(from: PartialDate, to: PartialDate) -> i64 {
    day_number(to) - day_number(from)
}

/// Days since a fixed day long ago. Years are counted from March, so that a leap day ends one.
fn day_number(date: PartialDate) -> i64 {
    let (year, month) = (i64::from(date.year()), i64::from(date.month().unwrap_or(1)));
    let day = i64::from(date.day().unwrap_or(1));
    let year = if month <= 2 { year - 1 } else { year };
    let month_from_march = (month + 9) % 12;
    let days_before_month = (153 * month_from_march + 2) / 5;
    365 * year + year / 4 - year / 100 + year / 400 + days_before_month + day
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn days_follow_each_other_and_are_one_apart() {
        let mut day = PartialDate::parse("1999-12-30").unwrap();
        let start = day;
        for count in 0..(4 * 366) {
            assert_eq!(days_between(start, day), count);
            let next = next_day(day);
            assert!(next > day, "{day} {next}");
            day = next;
        }
        assert_eq!(day.to_string(), "2004-01-02");
        let last = PartialDate::parse("9999-12-31").unwrap();
        assert_eq!(next_day(last), last);
    }
}
