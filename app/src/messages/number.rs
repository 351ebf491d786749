//! Whole numbers as a language writes them. The digits are the same everywhere, so that what is shown
//! looks like what is typed; thousands are set apart as CLDR has it.

use questionnaire::text::Language;

/// A whole number with its thousands set apart, as English and Welsh do.
pub fn grouped(number: u64) -> String {
    with_separator(number, ",")
}

/// A whole number as the language writes it.
pub(super) fn grouped_in(number: u64, language: &Language) -> String {
    match language.as_str().split('-').next() {
        // A space that does not break, and none in four digits.
        Some("pl") if number < 10_000 => number.to_string(),
        Some("pl") => with_separator(number, "\u{a0}"),
        _ => grouped(number),
    }
}

fn with_separator(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `Intl.NumberFormat` writes, with Latin digits.
    #[test]
    fn thousands_are_set_apart_as_the_language_does() {
        for (language, small, large) in [
            ("en", "1,234", "1,234,567"),
            ("cy", "1,234", "1,234,567"),
            ("pl", "1234", "1\u{a0}234\u{a0}567"),
            ("ar", "1,234", "1,234,567"),
        ] {
            let language = language.into();
            assert_eq!(grouped_in(999, &language), "999");
            assert_eq!(grouped_in(1234, &language), small);
            assert_eq!(grouped_in(1_234_567, &language), large);
        }
    }
}
