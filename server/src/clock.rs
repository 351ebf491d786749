//! The time, passed in so that tests can choose it. The one file that reads a clock.

use jiff::{Span, Timestamp, civil, tz::TimeZone};
use questionnaire::{
    consultation::{CivilTime, Consultation},
    date::PartialDate,
};

/// Tells the time.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// Seconds since 1970-01-01T00:00Z.
    fn now(&self) -> i64;
}

/// The system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    fn now(&self) -> i64 {
        Timestamp::now().as_second()
    }
}

/// After closing, journeys begun before may still be sent for so many seconds.
pub const GRACE: i64 = 30 * 60;

/// When a consultation takes answers, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// From then on; `None`: always has.
    pub opens: Option<i64>,
    /// Until just before; `None`: for good.
    pub closes: Option<i64>,
}

/// Whether a consultation takes answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not yet.
    Before,
    /// It does.
    Open,
    /// No longer.
    Closed,
}

impl Window {
    /// The window of a consultation.
    ///
    /// # Errors
    /// A sentence for people where the time zone is not known.
    pub fn of(consultation: &Consultation) -> Result<Self, String> {
        let zone = TimeZone::get(&consultation.timezone).map_err(|_| {
            format!(
                "the consultation {} names the time zone “{}”, which is not known; write one like \
                 Europe/London",
                consultation.id, consultation.timezone
            )
        })?;
        let at = |time: Option<CivilTime>| time.and_then(|time| instant(time, &zone));
        Ok(Self { opens: at(consultation.opens), closes: at(consultation.closes) })
    }

    /// The phase at a moment.
    pub fn phase(self, now: i64) -> Phase {
        if self.opens.is_some_and(|opens| now < opens) {
            Phase::Before
        } else if self.closes.is_some_and(|closes| now >= closes) {
            Phase::Closed
        } else {
            Phase::Open
        }
    }

    /// Whether answers of a journey begun at `begun` may be taken in at `now`.
    pub fn takes(self, now: i64, begun: i64) -> bool {
        match self.phase(now) {
            Phase::Open => true,
            Phase::Before => false,
            Phase::Closed => {
                self.closes.is_some_and(|closes| begun < closes && now < closes + GRACE)
            }
        }
    }
}

fn instant(time: CivilTime, zone: &TimeZone) -> Option<i64> {
    let part = |number: u8| i8::try_from(number).ok();
    let year = i16::try_from(time.year).ok()?;
    let (month, day) = (part(time.month)?, part(time.day)?);
    let date =
        civil::DateTime::new(year, month, day, part(time.hour)?, part(time.minute)?, 0, 0).ok()?;
    Some(date.to_zoned_datetime(zone.clone()).ok()?.timestamp().as_second())
}

/// Days since 1970-01-01 in the consultation's own time zone: all that is kept of when a response
/// came.
pub fn day(now: i64, timezone: &str) -> i32 {
    let offset = Timestamp::from_second(now).ok().zip(TimeZone::get(timezone).ok());
    let offset = offset.map_or(0, |(now, zone)| i64::from(zone.to_offset(now).seconds()));
    i32::try_from((now + offset).div_euclid(86_400)).unwrap_or(i32::MAX)
}

/// The day that is so many days after that of `now` in a time zone, and when it ends, in seconds
/// since 1970.
pub fn day_ahead(now: i64, timezone: &str, days: u32) -> Option<(PartialDate, i64)> {
    let zone = TimeZone::get(timezone).ok()?;
    let today = Timestamp::from_second(now).ok()?.to_zoned_datetime(zone.clone()).date();
    let day = today.checked_add(Span::new().try_days(days).ok()?).ok()?;
    let end = day.tomorrow().ok()?.to_zoned_datetime(zone).ok()?.timestamp().as_second();
    let part = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(day.year()).ok()?;
    Some((PartialDate::new(year, part(day.month()), part(day.day())).ok()?, end))
}

/// The day of a moment in ISO 8601, in UTC.
pub fn civil_day(now: i64) -> Option<String> {
    let moment = Timestamp::from_second(now).ok()?;
    Some(moment.to_zoned_datetime(TimeZone::UTC).date().to_string())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test should say where")]
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_the_time_zone() {
        // 2026-06-30T23:30Z is half past midnight on 1 July in British Summer Time.
        assert_eq!(day(1_782_862_200, "Europe/London"), day(1_782_862_200, "UTC") + 1);
    }

    #[test]
    fn a_day_ahead_is_used_in_full_also_where_the_clocks_change() {
        // Noon on 20 October 2026; summer time ends on the 25th.
        let (day, end) = day_ahead(1_792_494_000, "Europe/London", 14).unwrap();
        assert_eq!((day.year(), day.month(), day.day()), (2026, Some(11), Some(3)));
        assert_eq!(civil_day(end - 1).unwrap(), "2026-11-03");
        assert_eq!(civil_day(end).unwrap(), "2026-11-04");
    }

    #[test]
    fn answers_begun_in_time_are_taken_for_half_an_hour() {
        let window = Window { opens: Some(100), closes: Some(10_000) };
        assert!(!window.takes(99, 99));
        assert!(window.takes(100, 100));
        assert!(window.takes(10_000 + GRACE - 1, 9_999));
        assert!(!window.takes(10_000 + GRACE - 1, 10_000), "begun too late");
        assert!(!window.takes(10_000 + GRACE, 9_999), "too late");
    }
}
