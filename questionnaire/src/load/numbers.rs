//! Reads what belongs to a question that asks for a number.

use toml::de::DeValue;

use super::table::{Table, Value};
use crate::{
    answer::{Decimal, MAX_DECIMALS},
    definition::Kind,
};

/// Limits, decimals and unit of a number.
pub(super) fn read(table: &Table<'_>) -> Kind {
    let decimals = table.whole_or("decimals", 0..=u32::from(MAX_DECIMALS), 0);
    let decimals = u8::try_from(decimals).unwrap_or(MAX_DECIMALS);
    let limit = |key| table.get(key).and_then(|value| limit(&value, decimals));
    let (min, max) = (limit("min"), limit("max"));
    if let (Some(low), Some(high), Some(at)) = (min, max, table.get("max"))
        && high < low
    {
        at.mistake(
            format!("In {} no number is accepted: {high} is less than {low}.", table.name),
            "Make “max” at least as great as “min”.",
        );
    }
    Kind::Number { min, max, decimals, unit: table.text_if_any("unit") }
}

/// The least or the most that is accepted, with as many decimals as an answer has.
fn limit(value: &Value<'_>, decimals: u8) -> Option<Decimal> {
    let written = match value.raw() {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        _ => {
            value.wrong_type("a number, such as 10");
            return None;
        }
    };
    let number = Decimal::parse(written.trim_start_matches('+'));
    let Ok(number) = number else {
        value.mistake(
            format!("{} is not a number that can be used here.", value.name),
            "Write digits, with a point before decimals: 250 or 0.5.",
        );
        return None;
    };
    let fitting = number.with_decimals(decimals);
    if fitting.is_none() {
        value.mistake(
            format!(
                "{} has more decimals than the answer may have, which is {decimals}.",
                value.name
            ),
            "Write it with fewer decimals, or raise “decimals”.",
        );
    }
    fitting
}
