//! Calendar dates of chosen precision. Not instants: nothing here knows a clock or a time zone.

use serde::{Deserialize, Serialize};

/// How exact a date is asked for. Coarser is kinder: nobody has to remember the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A year.
    Year,
    /// A month of a year.
    Month,
    /// A day.
    Day,
}

/// A date known to the year, the month or the day. Ordered by its earliest day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// The parts do not name a date of the Gregorian calendar between the years 1 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the calendar")]
pub struct NotADate;

impl PartialDate {
    /// Makes a date from its parts.
    ///
    /// # Errors
    /// [`NotADate`] where there is no such date, or a day without a month.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, NotADate> {
        let month_exists = month.is_none_or(|month| (1..=12).contains(&month));
        let day_exists = match (month, day) {
            (Some(month), Some(day)) => month_exists && (1..=days_in(year, month)).contains(&day),
            (None, Some(_)) => false,
            (_, None) => true,
        };
        if (1..=9999).contains(&year) && month_exists && day_exists {
            Ok(Self { year, month, day })
        } else {
            Err(NotADate)
        }
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1 to 31, where it is known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// How exactly the date is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        }
    }

    /// Reads `2026`, `2026-03` or `2026-03-27` (ISO 8601 calendar dates, reduced precision).
    ///
    /// # Errors
    /// [`NotADate`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let mut part = |width: usize| match parts.next() {
            None => Ok(None),
            Some(digits) if digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse::<u16>().map(Some).map_err(|_| NotADate)
            }
            Some(_) => Err(NotADate),
        };
        let year = part(4)?.ok_or(NotADate)?;
        let month = part(2)?;
        let day = part(2)?;
        if parts.next().is_some() {
            return Err(NotADate);
        }
        let small = |number: u16| u8::try_from(number).map_err(|_| NotADate);
        Self::new(year, month.map(small).transpose()?, day.map(small).transpose()?)
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        Self::parse(&text)
    }
}

/// Days in a month of the Gregorian calendar; 0 for a month that does not exist.
fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn leap_days_follow_the_gregorian_rule() {
        assert!(PartialDate::new(2024, Some(2), Some(29)).is_ok());
        assert!(PartialDate::new(2000, Some(2), Some(29)).is_ok());
        assert_eq!(PartialDate::new(1900, Some(2), Some(29)), Err(NotADate));
        assert_eq!(PartialDate::new(2023, Some(2), Some(29)), Err(NotADate));
    }

    #[test]
    fn only_iso_dates_are_read() {
        for text in ["", "26", "2026-3", "2026-03-", "2026-13", "2026-03-27-1", "+026", "2026-00"] {
            assert_eq!(PartialDate::parse(text), Err(NotADate), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            year in 0..=10_000_u16,
            month in proptest::option::of(0..=13_u8),
            day in proptest::option::of(0..=32_u8),
        ) {
            if let Ok(date) = PartialDate::new(year, month, day) {
                prop_assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
            }
        }
    }
}
