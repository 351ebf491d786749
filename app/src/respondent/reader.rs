//! Saying things in the reader's language: interface texts and texts of the definition.

use std::sync::Arc;

use maud::{Markup, html};
use questionnaire::{
    prose::{Block, Prose},
    text::{Language, Localised, Text},
};

use super::screen::Setting;
use crate::messages::{Argument, Key, direction};

/// Someone who reads one language, and what there is to read.
#[derive(Clone, Debug)]
pub struct Reader {
    /// What stays the same.
    pub setting: Arc<Setting>,
    /// The language they read.
    pub language: Language,
}

/// A text as it is put on the page, with the `lang` and the `dir` it needs where they are not the
/// page's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T = String> {
    /// The words.
    pub text: T,
    /// The language, where it is not the page's.
    pub lang: Option<String>,
    /// The direction of its script, where it is not the page's.
    pub dir: Option<&'static str>,
}

impl Reader {
    /// A reader of `wanted`, or of the source language where the questionnaire or the interface
    /// does not have it.
    pub fn new(setting: Arc<Setting>, wanted: Option<&Language>) -> Self {
        let known = |language: &&Language| {
            setting.questionnaire.languages.contains(language)
                && setting.messages.contains_key(*language)
        };
        let language = wanted
            .filter(known)
            .or(setting.questionnaire.languages.first())
            .cloned()
            .unwrap_or_else(|| Language::from("en"));
        Self { setting, language }
    }

    /// An interface text.
    pub fn say(&self, key: Key) -> String {
        self.say_with(key, &[])
    }

    /// An interface text with arguments.
    pub fn say_with(&self, key: Key, arguments: &[(&str, Argument)]) -> String {
        let messages = self.setting.messages.get(&self.language);
        messages.map(|messages| messages.say_with(key, arguments)).unwrap_or_default()
    }

    /// A text of the definition.
    pub fn text(&self, text: &Text) -> Said {
        said(text, &self.language, &self.setting.questionnaire.languages)
    }

    /// A longer text of the definition.
    pub fn prose(&self, prose: &Prose) -> Said<Vec<Block>> {
        said(prose, &self.language, &self.setting.questionnaire.languages)
    }
}

impl<T> Said<T> {
    /// A text in the page's own language.
    pub fn here(text: T) -> Self {
        Self { text, lang: None, dir: None }
    }
}

/// A text within a line of the page's own language: set apart where it is in another.
pub(super) fn within(said: &Said) -> Markup {
    html! {
        @if said.lang.is_some() {
            span lang=[&said.lang] dir=[said.dir] { (said.text) }
        } @else {
            (said.text)
        }
    }
}

/// Stands in a sentence where a part of it goes that is more than words. A character that nobody
/// types and no font shows; it never reaches the page.
pub(super) const PLACE: &str = "\u{e000}";

/// A sentence with a part of it put in its place.
pub(super) fn put_in(sentence: &str, part: &Markup) -> Markup {
    let (before, after) = sentence.split_once(PLACE).unwrap_or((sentence, ""));
    html! { (before) (part) (after) }
}

/// A text for a page in `wanted`: in that language, else in the first of `languages` that has it.
pub(super) fn said<T: Clone + Default>(
    text: &Localised<T>,
    wanted: &Language,
    languages: &[Language],
) -> Said<T> {
    let Some(spoken) = text.in_language(wanted, languages) else { return Said::here(T::default()) };
    let other = spoken.other_language;
    Said {
        text: spoken.value.clone(),
        lang: other.map(|language| language.0.clone()),
        dir: other.map(direction).filter(|dir| *dir != direction(wanted)),
    }
}
