//! What a respondent answered, once it has been read from a form and found to fit its question.

use serde::{Deserialize, Serialize};

use crate::{date::PartialDate, definition::ContactField, map::Map};

/// One answer, in the shape of its question's kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// One option, by value, with what was written in where the option offers that.
    One {
        /// The option's value.
        value: String,
        /// What was written in.
        #[serde(default)]
        text: Option<String>,
    },
    /// Options by value, in the definition's order, with what was written in.
    Several {
        /// The options' values; never empty.
        values: Vec<String>,
        /// What was written in, by option value.
        #[serde(default)]
        texts: Map<String, String>,
    },
    /// The chosen point for each statement that was answered; never empty.
    Scale(Map<String, String>),
    /// Text, trimmed, with `\n` for line breaks; never empty.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A date in the question's precision.
    Date(PartialDate),
    /// The first half of a postcode, in capitals.
    District(String),
    /// The contact fields that were filled in; never empty.
    Contact(Map<ContactField, String>),
}

/// Answers by question identifier. Holds whatever was ever answered, on the route or not.
pub type Answers = Map<String, Answer>;

/// An exact decimal number: `units` divided by ten to the power of `decimals`. Answers are never
/// floating point, so that what is counted is what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Decimal {
    units: i64,
    decimals: u8,
}

/// Most digits after the point.
pub const MAX_DECIMALS: u8 = 6;

/// The text is not a decimal number of at most six decimals and twelve digits before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number")]
pub struct NotADecimal;

impl Decimal {
    /// `units` divided by ten to the power of `decimals`.
    ///
    /// # Errors
    /// [`NotADecimal`] where there are more decimals or digits than a decimal can have.
    pub fn new(units: i64, decimals: u8) -> Result<Self, NotADecimal> {
        let limit = 10_i64.pow(12 + u32::from(decimals.min(MAX_DECIMALS)));
        if decimals > MAX_DECIMALS || units <= -limit || units >= limit {
            return Err(NotADecimal);
        }
        Ok(Self { units, decimals })
    }

    /// The number times ten to the power of [`Self::decimals`].
    pub fn units(self) -> i64 {
        self.units
    }

    /// Digits after the point.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// Reads `12`, `-3` or `0.25`: ASCII digits, a point, nothing else.
    ///
    /// # Errors
    /// [`NotADecimal`] for anything else.
    pub fn parse(text: &str) -> Result<Self, NotADecimal> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return Err(NotADecimal),
            Some(parts) => parts,
            None => (digits, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || !all_digits(whole) || !all_digits(fraction) {
            return Err(NotADecimal);
        }
        let decimals = u8::try_from(fraction.len()).map_err(|_| NotADecimal)?;
        if decimals > MAX_DECIMALS {
            return Err(NotADecimal);
        }
        let units: i64 = format!("{whole}{fraction}").parse().map_err(|_| NotADecimal)?;
        Self::new(if negative { -units } else { units }, decimals)
    }

    /// The same number with exactly so many decimals; `None` where that would lose a digit.
    pub fn with_decimals(self, decimals: u8) -> Option<Self> {
        if decimals > MAX_DECIMALS {
            return None;
        }
        let mut units = self.units;
        for _ in self.decimals..decimals {
            units = units.checked_mul(10)?;
        }
        for _ in decimals..self.decimals {
            if units % 10 != 0 {
                return None;
            }
            units /= 10;
        }
        Self::new(units, decimals).ok()
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let scaled = |d: &Self| i128::from(d.units) * 10_i128.pow(u32::from(6 - d.decimals.min(6)));
        Some(scaled(self).cmp(&scaled(other)))
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let scale = 10_u64.pow(u32::from(self.decimals));
        let units = self.units.unsigned_abs();
        write!(f, "{sign}{}", units / scale)?;
        if self.decimals > 0 {
            write!(f, ".{:0width$}", units % scale, width = usize::from(self.decimals))?;
        }
        Ok(())
    }
}

impl From<Decimal> for String {
    fn from(number: Decimal) -> Self {
        number.to_string()
    }
}

impl TryFrom<String> for Decimal {
    type Error = NotADecimal;

    fn try_from(text: String) -> Result<Self, NotADecimal> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_plain_decimals_are_read() {
        for text in ["", "-", ".", "1.", ".5", "1e3", "+1", "1,000", "1.0000000", "1234567890123"] {
            assert_eq!(Decimal::parse(text), Err(NotADecimal), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(units in any::<i64>(), decimals in 0..=7_u8) {
            if let Ok(number) = Decimal::new(units, decimals) {
                let read = Decimal::parse(&number.to_string());
                prop_assert_eq!(read, Ok(number));
            }
        }

        #[test]
        fn order_does_not_depend_on_decimals(units in -1000..1000_i64, other in -1000..1000_i64) {
            let (Ok(a), Ok(b)) = (Decimal::new(units, 1), Decimal::new(other, 1)) else {
                return Err(TestCaseError::fail("in range"));
            };
            prop_assert_eq!(a < b, units < other);
            let wider = a.with_decimals(4).and_then(|a| a.partial_cmp(&b));
            prop_assert_eq!(wider, units.partial_cmp(&other));
        }
    }
}
