//! Days and times of day in English words, for staff.

use jiff::{Timestamp, civil, tz::TimeZone};
use questionnaire::{consultation::CivilTime, date::PartialDate};
use results::Week;

/// "Monday 2 November 2026", from days since 1970-01-01.
pub(super) fn with_weekday(day: i32) -> String {
    words(day, "%A %-d %B %Y")
}

/// "2 November 2026", from days since 1970-01-01.
pub(super) fn plain(day: i32) -> String {
    words(day, PLAIN)
}

/// The day that something opens on.
pub(super) fn opens(time: CivilTime) -> String {
    civil(time).map(|date| date.strftime(PLAIN).to_string()).unwrap_or_default()
}

/// The last day of something that closes then: at midnight, that is the day before.
pub(super) fn closes(time: CivilTime) -> String {
    let at_midnight = time.hour == 0 && time.minute == 0;
    let last =
        civil(time).and_then(|date| if at_midnight { date.yesterday().ok() } else { Some(date) });
    last.map(|date| date.strftime(PLAIN).to_string()).unwrap_or_default()
}

/// "14:05", from seconds since 1970.
pub(super) fn time(now: i64, timezone: &str) -> String {
    let zone = TimeZone::get(timezone).unwrap_or(TimeZone::UTC);
    let moment = Timestamp::from_second(now).unwrap_or_default();
    moment.to_zoned_datetime(zone).strftime("%H:%M").to_string()
}

/// "2 November 2026", of the Monday of a week.
pub(super) fn week(week: Week) -> String {
    let (Ok(year), Ok(number)) = (i16::try_from(week.year), i8::try_from(week.week)) else {
        return String::new();
    };
    let monday = civil::ISOWeekDate::new(year, number, civil::Weekday::Monday);
    monday.map(|monday| monday.date().strftime(PLAIN).to_string()).unwrap_or_default()
}

/// "2 November 2026".
pub(super) fn of(date: PartialDate) -> String {
    let time = CivilTime {
        year: date.year(),
        month: date.month().unwrap_or(1),
        day: date.day().unwrap_or(1),
        hour: 0,
        minute: 0,
    };
    opens(time)
}

const PLAIN: &str = "%-d %B %Y";

fn words(day: i32, format: &str) -> String {
    let first = civil::Date::new(1970, 1, 1);
    let date = first.and_then(|first| first.checked_add(jiff::Span::new().try_days(day)?));
    date.map(|date| date.strftime(format).to_string()).unwrap_or_default()
}

fn civil(time: CivilTime) -> Option<civil::Date> {
    let part = |number: u8| i8::try_from(number).ok();
    let year = i16::try_from(time.year).ok()?;
    civil::Date::new(year, part(time.month)?, part(time.day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_in_words() {
        assert_eq!(with_weekday(0), "Thursday 1 January 1970");
        assert_eq!(plain(20_759), "2 November 2026");
        assert_eq!(plain(i32::MAX), "");
    }

    #[test]
    fn what_closes_at_midnight_closes_on_the_day_before() {
        let time = CivilTime { year: 2027, month: 3, day: 1, hour: 0, minute: 0 };
        assert_eq!(closes(time), "28 February 2027");
        assert_eq!(closes(CivilTime { hour: 17, ..time }), "1 March 2027");
        assert_eq!(opens(time), "1 March 2027");
    }

    #[test]
    fn weeks_are_called_by_their_monday() {
        assert_eq!(week(Week { year: 2026, week: 48 }), "23 November 2026");
        assert_eq!(week(Week { year: 2009, week: 53 }), "28 December 2009");
        assert_eq!(week(Week { year: 2009, week: 54 }), "");
    }

    #[test]
    fn times_are_in_the_time_zone() {
        assert_eq!(time(1_782_862_200, "Europe/London"), "00:30");
        assert_eq!(time(1_782_862_200, "Nowhere"), "23:30");
    }
}
