//! Text in several languages. Not interface texts (those are Fluent files, in `app`).

use serde::{Deserialize, Serialize};

use crate::map::Map;

/// A language as BCP 47 writes it: `en`, `cy`, `ar`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(pub String);

impl Language {
    /// The tag as it is written in a `lang` attribute.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Language {
    fn from(tag: &str) -> Self {
        Self(tag.to_owned())
    }
}

/// One thing said in one or more languages. The loader guarantees that the consultation's source
/// language is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localised<T>(pub Map<Language, T>);

/// Plain text in one or more languages.
pub type Text = Localised<String>;

impl<T> Default for Localised<T> {
    fn default() -> Self {
        Self(Map::new())
    }
}

/// What was found for a reader: the thing, and the language it is in when that is not the one
/// asked for (the page then says so in a `lang` attribute; WCAG 2.2, 3.1.2).
#[derive(Debug, PartialEq, Eq)]
pub struct Spoken<'a, T: ?Sized> {
    /// The thing in the best language there is.
    pub value: &'a T,
    /// Set when `value` is not in the language asked for.
    pub other_language: Option<&'a Language>,
}

impl<T> Localised<T> {
    /// The best there is for someone who reads `wanted`: that language, else the first of
    /// `languages` (the source language comes first). `None` only where nothing was written.
    pub fn in_language<'a>(
        &'a self,
        wanted: &Language,
        languages: &'a [Language],
    ) -> Option<Spoken<'a, T>> {
        if let Some(value) = self.0.get(wanted) {
            return Some(Spoken { value, other_language: None });
        }
        languages
            .iter()
            .find_map(|language| Some((language, self.0.get(language)?)))
            .map(|(language, value)| Spoken { value, other_language: Some(language) })
    }

    /// What is written in this very language.
    pub fn get(&self, language: &Language) -> Option<&T> {
        self.0.get(language)
    }

    /// Whether it is written in this very language.
    pub fn has(&self, language: &Language) -> bool {
        self.get(language).is_some()
    }

    /// Writes it in one more language, or anew.
    pub fn put(&mut self, language: Language, value: T) {
        self.0.insert(language, value);
    }

    /// Whether nothing was written in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
