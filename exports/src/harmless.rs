//! Texts that no spreadsheet takes for a formula. What may be done to a cell of a CSV file, and to
//! nothing else: a workbook says of each cell what it is.

use std::borrow::Cow;

/// A text as it may stand in a CSV file: with an apostrophe before it where a spreadsheet could take
/// it for a formula (OWASP, "CSV Injection"). That is where its first visible character is one of
/// `=`, `+`, `-`, `@`, in whatever width, or where it begins with a tab or the end of a line.
///
/// Numbers are not texts and do not pass through here.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let visible = text.trim_start_matches(is_passed_over);
    let starts_a_formula = visible.starts_with([
        '=', '+', '-', '@', // full width, small, and the mathematical minus
        '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe66}', '\u{fe62}', '\u{fe63}',
        '\u{fe6b}', '\u{2212}',
    ]);
    if starts_a_formula || text.starts_with(['\t', '\r', '\n', '\0']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What some spreadsheet may drop from the beginning of a cell: spaces of every kind, control
/// characters, and characters without width, such as marks of direction.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_could_be_a_formula_is_quoted() {
        for text in [
            "=1+1",
            "+44 151",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\rx",
            "\nx",
            "\0x",
            " =1",
            "\u{feff}=1",
            "\u{200f}=1",
            "\u{a0}\u{202e}@a",
            "＝1",
            "＋1",
            "－1",
            "＠a",
            "\u{2212}1",
            "=cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "@HYPERLINK(\"https://x\",\"y\")",
        ] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
    }

    #[test]
    fn what_cannot_is_left_alone() {
        for text in ["", "a=b", "'a", "1-2", "Very well", "(=1)", "\"=1\"", "é", "  spaced"] {
            assert_eq!(harmless(text), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_starts_a_formula(text in "[\\s=+@a\\-\\t\u{feff}]{0,6}") {
            let written = harmless(&text);
            prop_assert!(*written == *text || written.strip_prefix('\'') == Some(&*text));
            prop_assert!(!written.trim_start().starts_with(['=', '+', '-', '@']));
        }
    }
}
