//! Names by which one part of a consultation refers to another: how they may look, and that each
//! is there once.

use std::collections::BTreeMap;

use super::table::{Table, Value};

/// The longest a name may be, in characters.
const LONGEST: usize = 64;

/// The longest an address may be, in characters.
const LONGEST_SLUG: usize = 40;

/// Addresses that the program itself uses.
const TAKEN: [&str; 4] = ["staff", "health", "api", "a"];

/// How a name may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Letters, digits and `_`, a letter first: questions and statements, which conditions name.
    Identifier,
    /// Letters, digits, `_` and `-`, a letter first: pages, sections, lists, services.
    Name,
    /// Letters, digits, `_` and `-`: values of options, which may well begin with a digit.
    Value,
}

impl Style {
    fn accepts(self, name: &str) -> bool {
        let first = name.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
        let letter = |c: char| {
            c.is_ascii_alphanumeric() || c == '_' || (c == '-' && self != Self::Identifier)
        };
        (first || self == Self::Value) && name.len() <= LONGEST && name.chars().all(letter)
    }

    fn rule(self) -> String {
        let rule = match self {
            Self::Identifier => "the letters a to z, digits and “_”, and begin with a letter",
            Self::Name => "the letters a to z, digits, “_” and “-”, and begin with a letter",
            Self::Value => "the letters a to z, digits, “_” and “-”",
        };
        format!("Use only {rule}; at most {LONGEST} characters.")
    }
}

/// Names that must each be there once.
#[derive(Debug)]
pub(super) struct Names<'a> {
    style: Style,
    /// What they name, such as `questions`.
    many: &'static str,
    lines: BTreeMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    /// No names yet.
    pub(super) fn new(style: Style, many: &'static str) -> Self {
        Self { style, many, lines: BTreeMap::new() }
    }

    /// Reads a table's name; empty where it cannot be used.
    pub(super) fn read(&mut self, table: &Table<'a>, key: &str) -> &'a str {
        let Some(value) = table.need(key, "\"…\"") else { return "" };
        let name = value.word();
        if !name.is_empty() {
            self.add(name, &value);
        }
        name
    }

    /// Adds a name, and notes where it looks wrong or is there already.
    pub(super) fn add(&mut self, name: &'a str, value: &Value<'a>) {
        if !self.style.accepts(name) {
            let what = format!("“{name}” cannot be used as {}.", value.name);
            value.mistake(what, self.style.rule());
        }
        let line = value.file.line(value.at());
        if let Some(first) = self.lines.get(name) {
            let what = format!("There are two {} called “{name}”.", self.many);
            value.mistake(
                what,
                format!("Give one of them another name; the first is on line {first}."),
            );
        } else {
            self.lines.insert(name, line);
        }
    }

    /// Whether there is such a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.lines.contains_key(name)
    }

    /// Every name.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a str> {
        self.lines.keys().copied()
    }
}

/// Reads an address: notes what cannot be one.
pub(super) fn slug<'a>(value: &Value<'a>) -> &'a str {
    let slug = value.word();
    if slug.is_empty() {
        return slug;
    }
    if !is_slug(slug) {
        value.mistake(
            format!("“{slug}” cannot be an address."),
            format!(
                "Use only the letters a to z in lower case, digits and single hyphens between \
                 them; at most {LONGEST_SLUG} characters."
            ),
        );
    } else if TAKEN.contains(&slug) {
        value.mistake(
            format!("The address “{slug}” is taken by the program itself."),
            format!("Choose another: {} cannot be used.", super::suggest::list(&TAKEN)),
        );
    }
    slug
}

/// Whether a text can be an address.
pub(super) fn is_slug(slug: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    slug.len() <= LONGEST_SLUG && slug.split('-').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_style_accepts_what_the_guide_says() {
        for (name, identifier, other, value) in [
            ("told", true, true, true),
            ("told_2", true, true, true),
            ("dont-know", false, true, true),
            ("18-24", false, false, true),
            ("_page", false, false, true),
            ("a.b", false, false, false),
            ("näme", false, false, false),
        ] {
            assert_eq!(Style::Identifier.accepts(name), identifier, "{name}");
            assert_eq!(Style::Name.accepts(name), other, "{name}");
            assert_eq!(Style::Value.accepts(name), value, "{name}");
        }
        assert!(!Style::Name.accepts(&"a".repeat(LONGEST + 1)));
    }

    #[test]
    fn addresses_are_lower_case_words_with_hyphens() {
        assert!(is_slug("survey") && is_slug("survey-2") && is_slug("2026"));
        for slug in ["", "-a", "a-", "a--b", "A", "a_b", "a/b", "é"] {
            assert!(!is_slug(slug), "{slug}");
        }
    }
}
