//! Texts in several languages: plain, which means the source language, or one entry per language.

use toml::de::DeValue;

use super::{
    markdown, suggest,
    table::{Table, Value},
};
use crate::{
    map::Map,
    prose::Prose,
    text::{Language, Localised, Text},
};

impl Table<'_> {
    /// A line of text that must be there.
    pub(super) fn text(&self, key: &str) -> Text {
        self.need(key, "\"…\"").map_or_else(Text::default, |value| value.localised(line))
    }

    /// A line of text; empty where it is not there.
    pub(super) fn text_if_any(&self, key: &str) -> Text {
        self.get(key).map_or_else(Text::default, |value| value.localised(line))
    }

    /// Longer text that must be there.
    pub(super) fn prose(&self, key: &str) -> Prose {
        let value = self.need(key, "\"\"\"…\"\"\"");
        value.map_or_else(Prose::default, |value| value.localised(markdown::read))
    }

    /// Longer text; empty where it is not there.
    pub(super) fn prose_if_any(&self, key: &str) -> Prose {
        self.get(key).map_or_else(Prose::default, |value| value.localised(markdown::read))
    }
}

impl<'a> Value<'a> {
    /// Reads the text in each language with `read`, which notes what is wrong with it.
    fn localised<T>(&self, read: fn(&Value<'a>) -> T) -> Localised<T> {
        let languages = &self.file.languages;
        let mut found = Map::new();
        match self.raw() {
            DeValue::String(_) => {
                let source = languages.first().cloned().unwrap_or_else(|| Language::from("en"));
                found.insert(source, read(self));
            }
            DeValue::Table(entries) => {
                let known: Vec<&str> = languages.iter().map(Language::as_str).collect();
                for (tag, value) in entries {
                    let entry = self.entry(tag.get_ref(), value);
                    if known.is_empty() || known.contains(&tag.get_ref().as_ref()) {
                        found.insert(Language(tag.get_ref().to_string()), read(&entry));
                    } else {
                        self.file.mistake(
                            tag.span().start,
                            format!(
                                "“{}” in {} is not one of the consultation's languages.",
                                tag.get_ref(),
                                self.name
                            ),
                            suggest::advice(tag.get_ref(), known.iter().copied())
                                + " A new language is added to “languages” in consultation.toml.",
                        );
                    }
                }
            }
            _ => self.wrong_type("text in quotation marks, or one entry per language"),
        }
        self.check_languages(&found);
        Localised(found)
    }

    /// Notes a missing source language and missing translations.
    fn check_languages<T>(&self, found: &Map<Language, T>) {
        let Some((source, others)) = self.file.languages.split_first() else { return };
        let is_text = matches!(self.raw(), DeValue::String(_) | DeValue::Table(_));
        if is_text && !found.contains_key(source) {
            let source = source.as_str();
            self.file.absence(
                self.at(),
                format!("{} is not there in “{source}”, the source language.", self.name),
                format!("Add it: {source} = \"…\"."),
            );
            return;
        }
        for language in others.iter().filter(|language| is_text && !found.contains_key(language)) {
            self.file.untranslated(language, self.at(), self.name.clone());
        }
    }
}

/// One line of text, with single spaces.
fn line(value: &Value<'_>) -> String {
    let Some(text) = value.raw().as_str() else {
        value.wrong_type("text in quotation marks");
        return String::new();
    };
    // A non-breaking space is meant, and stays.
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        value.mistake(
            format!("{} is empty.", value.name),
            "Write something, or leave the line out where it is not needed.",
        );
    } else if text.chars().any(char::is_control) {
        value.mistake(
            format!("{} has an invisible character in it.", value.name),
            "Type the text anew instead of pasting it.",
        );
    }
    text
}
