//! A string as it is written in a TOML file: leads from a byte of its value back to the byte of the
//! file, so that a mistake inside a condition or a text is reported where it stands.

use std::str::Chars;

/// A string with its delimiters, and where it begins in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal<'a> {
    raw: &'a str,
    start: usize,
}

impl<'a> Literal<'a> {
    /// `raw` is the string with its quotation marks; `start` is its first byte in the file.
    pub(super) fn new(raw: &'a str, start: usize) -> Self {
        Self { raw, start }
    }

    /// The byte of the file that the byte `wanted` of the string's value comes from.
    pub(super) fn locate(self, wanted: usize) -> usize {
        let delimiter = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|d| self.raw.starts_with(d));
        let Some(delimiter) = delimiter else { return self.start };
        let after = &self.raw[delimiter.len()..];
        let several_lines = delimiter.len() == 3;
        // A line break right after the opening quotation marks is not part of the value.
        let inner = after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n'));
        let inner = inner.filter(|_| several_lines).unwrap_or(after);
        let escapes = delimiter.starts_with('"');
        let mut rest = inner.chars();
        let mut value = 0;
        while value < wanted {
            let Some(width) = next_width(&mut rest, escapes) else { break };
            value += width;
        }
        if escapes {
            skip_line_ends(&mut rest);
        }
        self.start + self.raw.len() - rest.as_str().len()
    }
}

/// Reads one character of the source; how many bytes of the value it makes.
fn next_width(rest: &mut Chars<'_>, escapes: bool) -> Option<usize> {
    if escapes {
        skip_line_ends(rest);
    }
    let first = rest.next()?;
    if first != '\\' || !escapes {
        return Some(first.len_utf8());
    }
    let digits = match rest.next()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return Some(1),
    };
    let code: String = rest.by_ref().take(digits).collect();
    let character = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
    Some(character.map_or(1, char::len_utf8))
}

/// Passes over a backslash at the end of a line and the space after it: they are not in the value.
fn skip_line_ends(rest: &mut Chars<'_>) {
    while let Some(after) = rest.as_str().strip_prefix('\\') {
        let trimmed = after.trim_start_matches([' ', '\t', '\r', '\n']);
        if !after[..after.len() - trimmed.len()].contains('\n') {
            break;
        }
        *rest = trimmed.chars();
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;
    use toml::de::DeTable;

    use super::*;

    /// Where the `!` of a value is, by way of the value and in the source itself.
    fn both_ways(source: &str) -> (usize, usize) {
        let root = DeTable::parse(source).unwrap().into_inner();
        let value = root.get("a").unwrap();
        let text = value.get_ref().as_str().unwrap();
        let literal = Literal::new(&source[value.span()], value.span().start);
        (literal.locate(text.find('!').unwrap()), source.find('!').unwrap())
    }

    #[test]
    fn every_kind_of_string_leads_back_to_its_source() {
        for source in [
            r#"a = "xy!""#,
            r"a = 'x\y!'",
            "a = \"\"\"\nline\n  two !\"\"\"",
            "a = '''\nline\n!'''",
            "a = '''\r\nline\r\n!'''",
            r#"a = "tab\t quote\" \u00e9 \U0001F600 \\ !""#,
            "a = \"\"\"one \\\n   \n  two !\"\"\"",
            "a = \"\"\"one \\\n  !\"\"\"",
        ] {
            let (found, expected) = both_ways(source);
            assert_eq!(found, expected, "{source}");
        }
    }

    proptest! {
        #[test]
        fn any_text_leads_back_to_its_source(
            parts in prop::collection::vec(
                prop::sample::select(vec!["a", "é", "\\n", "\\u00e9", "\\\\", "\\\"", " ", "\n"]),
                0..12,
            ),
        ) {
            let (found, expected) = both_ways(&format!("a = \"\"\"{}!\"\"\"", parts.concat()));
            prop_assert_eq!(found, expected);
        }
    }
}
