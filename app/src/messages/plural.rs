//! The plural category of a whole number in a language. The rules of CLDR 48 for the languages that
//! have interface texts, the same for server and browser: a crate was found to have Arabic wrong
//! from 103 on, where the browser had it right. A test compares them with the browser's own.

use questionnaire::text::Language;

/// The category, as CLDR names it.
pub(super) fn category(language: &Language, number: u64) -> &'static str {
    match language.as_str().split('-').next() {
        Some("ar") => arabic(number),
        Some("cy") => welsh(number),
        Some("pl") => polish(number),
        _ if number == 1 => "one",
        _ => "other",
    }
}

fn arabic(number: u64) -> &'static str {
    match (number, number % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..=99) => "many",
        _ => "other",
    }
}

fn welsh(number: u64) -> &'static str {
    match number {
        0 => "zero",
        1 => "one",
        2 => "two",
        3 => "few",
        6 => "many",
        _ => "other",
    }
}

fn polish(number: u64) -> &'static str {
    match (number, number % 10, number % 100) {
        (1, ..) => "one",
        (_, 2..=4, 0..=11 | 15..=99) => "few",
        _ => "many",
    }
}
