//! Interface texts. They are written as Fluent files (`app/locales/*.ftl`), read once by the server,
//! and sent to the browser as plain data, so that no Fluent parser travels to a phone.
//!
//! The subset is what an interface needs: text, `{ $argument }`, and one selector on the plural
//! category of a number (CLDR). The loader refuses anything else.

mod key;
#[cfg(feature = "ssr")]
pub mod load;
mod plural;
#[cfg(feature = "ssr")]
pub mod statement;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use key::Key;
use questionnaire::text::Language;

/// The interface texts of one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// The language they are in.
    pub language: Language,
    /// The messages, by identifier.
    patterns: BTreeMap<String, Pattern>,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Pattern {
    /// The same words whatever the arguments.
    Plain(Vec<Part>),
    /// Words that depend on the plural category of a number.
    Plural {
        /// The argument that is counted.
        by: String,
        /// The words, by category (`one`, `few`, … `other`).
        variants: BTreeMap<String, Vec<Part>>,
    },
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Part {
    /// Words.
    Text(String),
    /// The place of an argument.
    Argument {
        /// Its name.
        put: String,
    },
}

/// What is put into a message.
#[derive(Clone, Debug)]
pub enum Argument {
    /// Text, put in as it is.
    Text(String),
    /// A whole number, which also chooses the plural form.
    Number(u64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl Messages {
    /// The words of a message without arguments.
    pub fn say(&self, key: Key) -> String {
        self.say_with(key, &[])
    }

    /// The words of a message with its arguments. A message that is missing (which a test rules
    /// out) is shown by its identifier rather than not at all.
    pub fn say_with(&self, key: Key, arguments: &[(&str, Argument)]) -> String {
        self.say_id(key.id(), arguments)
    }

    /// The same for a message that has no key of its own.
    fn say_id(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        let argument = |name: &str| {
            arguments.iter().find(|(given, _)| *given == name).map(|(_, argument)| argument)
        };
        let parts = match self.patterns.get(id) {
            None => return id.to_owned(),
            Some(Pattern::Plain(parts)) => parts.as_slice(),
            Some(Pattern::Plural { by, variants }) => {
                let category = match argument(by) {
                    Some(Argument::Number(number)) => plural::category(&self.language, *number),
                    _ => "other".to_owned(),
                };
                variants
                    .get(&category)
                    .or_else(|| variants.get("other"))
                    .map(Vec::as_slice)
                    .unwrap_or_default()
            }
        };
        let mut words = String::new();
        for part in parts {
            match part {
                Part::Text(text) => words.push_str(text),
                Part::Argument { put } => match argument(put) {
                    Some(Argument::Text(text)) => words.push_str(text),
                    Some(Argument::Number(number)) => words.push_str(&grouped(*number)),
                    None => {}
                },
            }
        }
        words
    }
}

/// A whole number with its thousands set apart, as English and Welsh do.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
