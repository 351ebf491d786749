//! Texts in several languages: plain, which means the source language, or one entry per language;
//! and what translations that are files of their own add to them.

use toml::de::DeValue;

use super::{
    catalogue::Catalogue,
    markdown, suggest,
    table::{Table, Value},
    translations::Passage,
    written::Written,
};
use crate::{
    prose::Prose,
    text::{Language, Localised, Text},
};

/// Reads a text, and notes what is wrong with it.
type Read<T> = fn(&Written<'_>) -> T;

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
        value.map_or_else(Prose::default, |value| value.prose())
    }

    /// Longer text; empty where it is not there.
    pub(super) fn prose_if_any(&self, key: &str) -> Prose {
        self.get(key).map_or_else(Prose::default, |value| value.prose())
    }
}

impl<'a> Value<'a> {
    /// Reads a string with `read`; where it is none, notes that and gives nothing.
    pub(super) fn written<T: Default>(&self, read: Read<T>) -> T {
        let Some(text) = self.raw().as_str() else {
            self.wrong_type("text in quotation marks");
            return T::default();
        };
        read(&Written::in_toml(text, &self.name, self.file, self.span.clone()))
    }

    /// Reads longer text in each language.
    fn prose(&self) -> Prose {
        let prose = self.localised(markdown::read);
        let Some((source, others)) = self.file.languages.split_first() else { return prose };
        let links = |language| prose.get(language).map(|blocks| markdown::links(blocks));
        for language in others {
            // A number to call that got lost in translation is one that nobody can call.
            if links(language).is_some_and(|found| Some(found) != links(source)) {
                self.file.linked_otherwise(language, self.at(), self.name.clone());
            }
        }
        prose
    }

    /// Reads the text in each language.
    fn localised<T: Default>(&self, read: Read<T>) -> Localised<T> {
        let mut found = self.written_here(read);
        if let Some(source) = self.source() {
            let here = self.file.languages.iter().filter(|language| found.has(language));
            let passage = Passage {
                context: self.path.clone(),
                source: source.trim().to_owned(),
                name: self.name.clone(),
                at: self.at(),
                here: here.cloned().collect(),
            };
            for catalogue in &self.file.catalogues {
                self.add_translation(catalogue, source, read, &mut found);
            }
            self.file.remember(passage);
        }
        self.check_languages(&found);
        found
    }

    /// The text in the languages that stand in the file itself.
    fn written_here<T: Default>(&self, read: Read<T>) -> Localised<T> {
        let languages = &self.file.languages;
        let mut found = Localised::default();
        match self.raw() {
            DeValue::String(_) => {
                let source = languages.first().cloned().unwrap_or_else(|| Language::from("en"));
                found.put(source, self.written(read));
            }
            DeValue::Table(entries) => {
                let known: Vec<&str> = languages.iter().map(Language::as_str).collect();
                for (tag, value) in entries {
                    let entry = self.entry(tag.get_ref(), value);
                    if known.is_empty() || known.contains(&tag.get_ref().as_ref()) {
                        found.put(Language(tag.get_ref().to_string()), entry.written(read));
                    } else {
                        self.file.mistake(
                            tag.span().start,
                            format!(
                                "“{}” in {} is not one of the languages.",
                                tag.get_ref(),
                                self.name
                            ),
                            suggest::advice(tag.get_ref(), known.iter().copied())
                                + " A new language is added to “languages” in consultation.toml, \
                                   and in this file if it has such a line.",
                        );
                    }
                }
            }
            _ => self.wrong_type("text in quotation marks, or one entry per language"),
        }
        found
    }

    /// What stands in the file in the source language.
    fn source(&self) -> Option<&'a str> {
        match self.raw() {
            DeValue::Table(entries) => {
                entries.get(self.file.languages.first()?.as_str())?.get_ref().as_str()
            }
            value => value.as_str(),
        }
    }

    /// Adds a translation from a file of its own.
    fn add_translation<T: Default>(
        &self,
        catalogue: &Catalogue<'_>,
        source: &str,
        read: Read<T>,
        found: &mut Localised<T>,
    ) {
        let language = &catalogue.language;
        if found.has(language) {
            if let Some(entry) = catalogue.pass_over(&self.path) {
                self.mistake(
                    format!(
                        "{} is translated into “{}” here, and in {} on line {}.",
                        self.name,
                        language.as_str(),
                        catalogue.file.name,
                        catalogue.file.line(entry.id.locate(0))
                    ),
                    format!(
                        "Delete “{}” here: translators work in the other file.",
                        language.as_str()
                    ),
                );
            }
        } else if let Some(entry) = catalogue.find(&self.path, source, &self.name) {
            let written = Written::in_po(&entry.translation, &self.name, &catalogue.file);
            found.put(language.clone(), read(&written));
        }
    }

    /// Notes a missing source language and missing translations.
    fn check_languages<T>(&self, found: &Localised<T>) {
        let Some((source, others)) = self.file.languages.split_first() else { return };
        let is_text = matches!(self.raw(), DeValue::String(_) | DeValue::Table(_));
        if is_text && !found.has(source) {
            let source = source.as_str();
            self.file.absence(
                self.at(),
                format!("{} is not there in “{source}”, the source language.", self.name),
                format!("Add it: {source} = \"…\"."),
            );
            return;
        }
        for language in others.iter().filter(|language| is_text && !found.has(language)) {
            // What a translation lacks is counted there.
            if self.file.catalogues.iter().all(|catalogue| catalogue.language != *language) {
                self.file.untranslated(language, self.at(), self.name.clone());
            }
        }
    }
}

/// One line of text, with single spaces.
fn line(written: &Written<'_>) -> String {
    // A non-breaking space is meant, and stays.
    let text = written.text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        written.mistake(
            format!("{} is empty.", written.name),
            "Write something, or leave the line out where it is not needed.",
        );
    } else if text.chars().any(char::is_control) {
        written.mistake(
            format!("{} has an invisible character in it.", written.name),
            "Type the text anew instead of pasting it.",
        );
    }
    text
}
