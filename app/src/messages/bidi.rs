//! Which way a language is written, and texts of one direction within a sentence of the other.

use std::borrow::Cow;

use questionnaire::text::Language;

/// Direction of a language's script, for `dir`.
pub fn direction(language: &Language) -> &'static str {
    match language.as_str().split('-').next() {
        Some("ar" | "ckb" | "fa" | "he" | "ps" | "ur") => "rtl",
        _ => "ltr",
    }
}

/// A text to be put into a sentence of this language. Where it has letters that run the other way,
/// it is set apart (Unicode's FIRST STRONG ISOLATE), so that neither upsets the other's order.
pub(crate) fn isolated<'a>(text: &'a str, within: &Language) -> Cow<'a, str> {
    let other_way: fn(char) -> bool =
        if direction(within) == "rtl" { runs_right } else { runs_left };
    if text.contains(other_way) { format!("\u{2068}{text}\u{2069}").into() } else { text.into() }
}

/// Letters of the scripts that run from right to left: Hebrew, Arabic and what stands beside them.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Letters of the scripts of Europe.
fn runs_right(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{589}' | '\u{1e00}'..='\u{1fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_the_other_way_is_set_apart() {
        for (text, language, apart) in [
            ("Survey", "en", false),
            ("Łódź", "pl", false),
            ("استبيان", "ar", false),
            ("27 3 2024", "ar", false),
            ("Survey", "ar", true),
            ("Łódź", "ur", true),
            ("استبيان", "en", true),
            ("", "ar", false),
        ] {
            let set = isolated(text, &language.into());
            assert_eq!(set.starts_with('\u{2068}'), apart, "{text} in {language}");
            assert!(set.contains(text));
        }
    }
}
