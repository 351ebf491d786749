//! Interface texts. They are written as Fluent files (`app/locales/*.ftl`), read once by the server,
//! and sent to the browser as plain data, so that no Fluent parser travels to a phone.
//!
//! The subset is what an interface needs: text, `{ $argument }`, and one selector on the plural
//! category of a number (CLDR). The loader refuses anything else.

mod bidi;
mod key;
#[cfg(feature = "ssr")]
pub mod load;
mod number;
mod plural;
#[cfg(feature = "ssr")]
pub mod statement;

use serde::{Deserialize, Serialize};

pub use bidi::direction;
pub(crate) use bidi::isolated;
pub use key::Key;
pub use number::grouped;
use questionnaire::text::Language;

/// The interface texts of one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// The language they are in.
    pub language: Language,
    /// The messages in the order of [`Key::ALL`]: what they are called stays on the server.
    patterns: Vec<Pattern>,
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
        variants: Vec<(String, Vec<Part>)>,
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

    /// The words of a message with its arguments. The loader leaves none out.
    pub fn say_with(&self, key: Key, arguments: &[(&str, Argument)]) -> String {
        let pattern = self.patterns.get(key as usize);
        pattern.map(|pattern| pattern.say(&self.language, arguments)).unwrap_or_default()
    }
}

impl Pattern {
    /// The words in `language`, with the arguments in their places.
    fn say(&self, language: &Language, arguments: &[(&str, Argument)]) -> String {
        let argument = |name: &str| {
            arguments.iter().find(|(given, _)| *given == name).map(|(_, argument)| argument)
        };
        let parts = match self {
            Self::Plain(parts) => parts.as_slice(),
            Self::Plural { by, variants } => {
                let category = match argument(by) {
                    Some(Argument::Number(number)) => plural::category(language, *number),
                    _ => "other",
                };
                let of = |wanted: &str| variants.iter().find(|(name, _)| name == wanted);
                let variant = of(category).or_else(|| of("other"));
                variant.map(|(_, parts)| parts.as_slice()).unwrap_or_default()
            }
        };
        let mut words = String::new();
        for part in parts {
            match part {
                Part::Text(text) => words.push_str(text),
                Part::Argument { put } => match argument(put) {
                    Some(Argument::Text(text)) => words.push_str(&isolated(text, language)),
                    Some(Argument::Number(number)) => {
                        words.push_str(&number::grouped_in(*number, language));
                    }
                    None => {}
                },
            }
        }
        words
    }
}
