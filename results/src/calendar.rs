//! Days since 1 January 1970 as dates and as ISO 8601 weeks. Arithmetic on numbers: it knows no
//! clock and no time zone.

use questionnaire::date::PartialDate;
use serde::{Deserialize, Serialize};

/// A week of ISO 8601: from Monday to Sunday, and of the year in which its Thursday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Week {
    /// The year that the week belongs to; for its first or last days maybe not the calendar's.
    pub year: i32,
    /// The week of that year, 1 to 53.
    pub week: u8,
}

/// The day on which a known part of a date begins.
pub(crate) fn first_day(date: PartialDate) -> i32 {
    day(i32::from(date.year()), date.month().unwrap_or(1), date.day().unwrap_or(1))
}

/// The day on which a known part of a date ends.
pub(crate) fn last_day(date: PartialDate) -> i32 {
    let year = i32::from(date.year());
    match (date.month(), date.day()) {
        (Some(month), Some(known)) => day(year, month, known),
        (Some(12) | None, _) => day(year + 1, 1, 1) - 1,
        (Some(month), None) => day(year, month + 1, 1) - 1,
    }
}

/// The Monday of a day's week, in weeks: consecutive weeks have consecutive numbers.
pub(crate) fn week_number(day: i32) -> i32 {
    // 1 January 1970 was a Thursday.
    (day + 3).div_euclid(7)
}

/// The week with this number.
pub(crate) fn week(number: i32) -> Week {
    let thursday = number * 7;
    let year = year(thursday);
    let week = (thursday - day(year, 1, 1)) / 7 + 1;
    Week { year, week: u8::try_from(week).unwrap_or_default() }
}

/// Days from 1 January 1970 to a date of the Gregorian calendar. Years are counted from March, so
/// that the day that is sometimes there is the last.
fn day(year: i32, month: u8, day: u8) -> i32 {
    let month = i32::from(month);
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // 153 days are the five months from March to July, or from August to December.
    365 * year + leap_days + (153 * month + 2) / 5 + i32::from(day) - 1 - 719_468
}

/// The calendar's year of a day.
fn year(of: i32) -> i32 {
    // 146,097 days are 400 years; the guess is at most a year off.
    let years_since = (i64::from(of) * 400).div_euclid(146_097);
    let guess = 1970 + i32::try_from(years_since).unwrap_or_default();
    let years = [guess - 1, guess, guess + 1];
    years.into_iter().rev().find(|year| day(*year, 1, 1) <= of).unwrap_or(guess - 1)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;

    fn iso(text: &str) -> Week {
        week(week_number(first_day(PartialDate::parse(text).unwrap())))
    }

    #[test]
    fn days_are_counted_from_1970() {
        let first = |text: &str| first_day(PartialDate::parse(text).unwrap());
        let last = |text: &str| last_day(PartialDate::parse(text).unwrap());
        assert_eq!(first("1970-01-01"), 0);
        assert_eq!(first("2000-03-01"), 11_017);
        assert_eq!(first("2026-11-25"), 20_782);
        assert_eq!((first("2024"), last("2024")), (19_723, 20_088));
        assert_eq!((first("2024-02"), last("2024-02")), (19_754, 19_782));
        assert_eq!((first("2023-12"), last("2023-12")), (19_692, 19_722));
        assert_eq!(last("2024-02-10"), first("2024-02-10"));
    }

    #[test]
    fn every_day_is_the_next_one() {
        let mut expected = day(1600, 1, 1);
        for year in 1600..=2400_u16 {
            for month in 1..=12 {
                let mut of_month = 1;
                while PartialDate::new(year, Some(month), Some(of_month)).is_ok() {
                    assert_eq!(day(i32::from(year), month, of_month), expected);
                    assert_eq!(super::year(expected), i32::from(year));
                    expected += 1;
                    of_month += 1;
                }
            }
        }
    }

    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        // The examples of ISO 8601 itself, and the ends of long years.
        for (text, year, week) in [
            ("2005-01-01", 2004, 53),
            ("2005-01-02", 2004, 53),
            ("2005-12-31", 2005, 52),
            ("2007-01-01", 2007, 1),
            ("2008-12-29", 2009, 1),
            ("2010-01-03", 2009, 53),
            ("2020-12-31", 2020, 53),
            ("2026-11-25", 2026, 48),
            ("1969-12-31", 1970, 1),
            ("1969-12-28", 1969, 52),
        ] {
            assert_eq!(iso(text), Week { year, week }, "{text}");
        }
    }
}
