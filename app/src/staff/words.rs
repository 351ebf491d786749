//! Figures and counts in English words. What a figure means is decided in `results`; this says it.

use results::{Figure, Key, Row, Shown, statistics::Interval};

use super::board::Asked;
use crate::messages::grouped;

/// A figure as it stands in a table.
pub(crate) fn figure(figure: Figure) -> String {
    match figure.shown() {
        Shown::About(rounded) => grouped(rounded),
        Shown::FewerThan(1) => "none".to_owned(),
        Shown::FewerThan(threshold) => format!("fewer than {threshold}"),
        Shown::Withheld => NOT_SHOWN.to_owned(),
    }
}

/// What stands where a figure would give another one away.
pub(crate) const NOT_SHOWN: &str = "not shown";

/// An interval in whole per cent, as wide as it is or wider.
pub(crate) fn interval(interval: Interval) -> String {
    let [low, high] =
        [(interval.low * 100.0).floor(), (interval.high * 100.0).ceil()].map(|end| end.max(0.0));
    format!("{low:.0} to {high:.0}%")
}

/// What a row counts.
pub(super) fn row(asked: &Asked, row: &Row) -> String {
    match &row.key {
        Key::Option { index, value } => asked.options.get(*index).unwrap_or(value).clone(),
        Key::Answered => "Gave a number".to_owned(),
        Key::Year(year) => year.to_string(),
        Key::District(name) => name.clone(),
        Key::OtherValues => "All others".to_owned(),
    }
}

/// "1 response", "1,204 responses".
pub(crate) fn responses(count: u64) -> String {
    counted(count, "response", "responses")
}

/// "1 person", "about 45 people" where the caller puts the "about".
pub(super) fn people(count: u64) -> String {
    counted(count, "person", "people")
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// "A", "A and B", "A, B and C".
pub(super) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!(responses(0), "0 responses");
        assert_eq!(responses(1), "1 response");
        assert_eq!(responses(1204), "1,204 responses");
        assert_eq!(people(1), "1 person");
    }

    #[test]
    fn lists_end_in_and() {
        let words = ["Yes", "No", "Later"].map(str::to_owned);
        assert_eq!(list(&words[..0]), "");
        assert_eq!(list(&words[..1]), "Yes");
        assert_eq!(list(&words[..2]), "Yes and No");
        assert_eq!(list(&words), "Yes, No and Later");
    }
}
