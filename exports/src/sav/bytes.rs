//! Dates, numbers and texts as bytes of a system file.

use questionnaire::date::{PartialDate, Precision};

use super::label;
use crate::real::real;

/// Days from 14 October 1582, from which SPSS counts, to 1 January 1970.
const EPOCH_DAYS: i64 = 141_428;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// What stands for "no number at all". No variable of ours has it.
pub(super) const SYSTEM_MISSING: f64 = -f64::MAX;

/// A year as a number, a month as its first day, a day; days in seconds since 14 October 1582.
pub(super) fn date(date: PartialDate, precision: Precision) -> f64 {
    if precision == Precision::Year {
        return f64::from(date.year());
    }
    let month = i64::from(date.month().unwrap_or(1));
    let days = days_since_1970(i64::from(date.year()), month, i64::from(date.day().unwrap_or(1)));
    real((days + EPOCH_DAYS) * DAY, 0)
}

/// Days between 1 January 1970 and a day of the Gregorian calendar: Howard Hinnant's
/// `days_from_civil`, in which years begin in March, so that the leap day is the last of its year.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Bytes of a file's dictionary as they come to be.
#[derive(Debug, Default)]
pub(super) struct Bytes(pub(super) Vec<u8>);

impl Bytes {
    /// A 32-bit number.
    pub(super) fn int(&mut self, number: i32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// A length, which is always one that fits.
    pub(super) fn length(&mut self, length: usize) {
        self.int(i32::try_from(length).unwrap_or(i32::MAX));
    }

    /// A double.
    pub(super) fn real(&mut self, number: f64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// Text, cut or filled up with spaces to so many bytes.
    pub(super) fn text(&mut self, text: &str, width: usize) {
        let text = label::cut(text, width);
        self.0.extend_from_slice(text.as_bytes());
        self.0.extend(std::iter::repeat_n(b' ', width.saturating_sub(text.len())));
    }

    /// A record of an extension: its number, the size and the number of its parts, and they.
    pub(super) fn extension(&mut self, subtype: i32, size: i32, parts: usize, data: &[u8]) {
        self.int(7);
        self.int(subtype);
        self.int(size);
        self.length(parts);
        self.0.extend_from_slice(data);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_beginning_of_the_calendar() {
        let seconds = |text: &str| {
            let read = PartialDate::parse(text).map_err(|error| error.to_string());
            read.map(|read| date(read, read.precision()))
        };
        assert_eq!(seconds("1582-10-14"), Ok(0.0));
        assert_eq!(seconds("1582-10-15"), Ok(86_400.0));
        assert_eq!(seconds("1970-01-01"), Ok(12_219_379_200.0));
        assert_eq!(seconds("2024-02-29"), Ok(13_928_544_000.0));
        assert_eq!(seconds("2024-03"), Ok(13_928_630_400.0));
        assert_eq!(seconds("2024"), Ok(2024.0));
    }
}
