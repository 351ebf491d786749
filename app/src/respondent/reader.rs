//! Saying things in the reader's language: interface texts and texts of the definition.

use std::sync::Arc;

use questionnaire::{
    prose::{Block, Prose},
    text::{Language, Localised, Text},
};

use super::screen::Setting;
use crate::messages::{Argument, Key};

/// Someone who reads one language, and what there is to read.
#[derive(Clone, Debug)]
pub struct Reader {
    /// What stays the same.
    pub setting: Arc<Setting>,
    /// The language they read.
    pub language: Language,
}

/// A text as it is put on the page, with the `lang` it needs where it is not in the page's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// The language, where it is not the page's.
    pub lang: Option<String>,
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
        messages
            .or_else(|| self.setting.messages.values().next())
            .map(|messages| messages.say_with(key, arguments))
            .unwrap_or_default()
    }

    /// A text of the definition.
    pub fn text(&self, text: &Text) -> Said {
        self.spoken(text, Clone::clone)
    }

    /// A longer text of the definition, with the language it is in where that is not the page's.
    pub fn prose(&self, prose: &Prose) -> (Vec<Block>, Option<String>) {
        match prose.in_language(&self.language, &self.setting.questionnaire.languages) {
            Some(spoken) => (spoken.value.clone(), spoken.other_language.map(|l| l.0.clone())),
            None => (Vec::new(), None),
        }
    }

    fn spoken<T>(&self, text: &Localised<T>, words: impl Fn(&T) -> String) -> Said {
        match text.in_language(&self.language, &self.setting.questionnaire.languages) {
            Some(spoken) => Said {
                text: words(spoken.value),
                lang: spoken.other_language.map(|language| language.0.clone()),
            },
            None => Said { text: String::new(), lang: None },
        }
    }
}

/// Direction of a language's script, for `dir`.
pub fn direction(language: &Language) -> &'static str {
    match language.as_str().split('-').next() {
        Some("ar" | "fa" | "he" | "ps" | "ur" | "ckb") => "rtl",
        _ => "ltr",
    }
}
