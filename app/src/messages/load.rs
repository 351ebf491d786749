//! Reads the Fluent files. Server only.

use std::collections::BTreeMap;

use fluent_syntax::{ast, parser};
use questionnaire::text::Language;

use super::{Key, Messages, Part, Pattern};

/// The interface languages, each with its file. The first is the source language.
const FILES: [(&str, &str); 2] =
    [("en", include_str!("../../locales/en.ftl")), ("cy", include_str!("../../locales/cy.ftl"))];

/// A Fluent file that cannot be used. The files are part of the program, so this is a fault of the
/// program, and a test keeps it from happening.
#[derive(Debug, thiserror::Error)]
pub enum LocaleError {
    /// The file is not Fluent.
    #[error("the interface texts for {language} cannot be read: {reason}")]
    Syntax {
        /// The language.
        language: String,
        /// What the parser says.
        reason: String,
    },
    /// The message uses more of Fluent than Heard does.
    #[error(
        "the message {message} for {language} uses something other than text, an argument or one plural selector"
    )]
    Unsupported {
        /// The language.
        language: String,
        /// The message.
        message: String,
    },
    /// A message is missing.
    #[error("the message {message} is missing for {language}")]
    Missing {
        /// The language.
        language: String,
        /// The message.
        message: String,
    },
}

/// The interface texts of every language.
///
/// # Errors
/// [`LocaleError`] for the first file that is not as it should be.
pub fn all() -> Result<BTreeMap<Language, Messages>, LocaleError> {
    FILES
        .into_iter()
        .map(|(language, source)| Ok((language.into(), read(language, source)?)))
        .collect()
}

fn read(language: &str, source: &str) -> Result<Messages, LocaleError> {
    let (messages, _) = in_order(language, source)?;
    match Key::ALL.iter().find(|key| !messages.patterns.contains_key(key.id())) {
        Some(key) => Err(LocaleError::Missing {
            language: language.to_owned(),
            message: key.id().to_owned(),
        }),
        None => Ok(messages),
    }
}

/// The identifiers of a file's messages in its order, each with its attribute `to`, if it has one.
type Order = Vec<(String, Option<String>)>;

/// The messages of a file, and their order.
pub(super) fn in_order(language: &str, source: &str) -> Result<(Messages, Order), LocaleError> {
    let resource = parser::parse(source).map_err(|(_, errors)| LocaleError::Syntax {
        language: language.to_owned(),
        reason: errors.first().map(ToString::to_string).unwrap_or_default(),
    })?;
    let (mut patterns, mut order) = (BTreeMap::new(), Vec::new());
    for entry in resource.body {
        let ast::Entry::Message(ast::Message { id, value: Some(value), attributes, .. }) = entry
        else {
            continue;
        };
        let unsupported = || LocaleError::Unsupported {
            language: language.to_owned(),
            message: id.name.to_owned(),
        };
        patterns.insert(id.name.to_owned(), pattern(&value).ok_or_else(unsupported)?);
        let to = attributes.iter().find(|attribute| attribute.id.name == "to");
        let to = to.map(|to| plain(&to.value).ok_or_else(unsupported)).transpose()?;
        order.push((id.name.to_owned(), to));
    }
    Ok((Messages { language: language.into(), patterns }, order))
}

/// Words without arguments.
fn plain(value: &ast::Pattern<&str>) -> Option<String> {
    match parts(value)?.as_slice() {
        [Part::Text(text)] => Some(text.clone()),
        _ => None,
    }
}

fn pattern(value: &ast::Pattern<&str>) -> Option<Pattern> {
    if let [
        ast::PatternElement::Placeable {
            expression: ast::Expression::Select { selector, variants },
        },
    ] = value.elements.as_slice()
    {
        let ast::InlineExpression::VariableReference { id } = selector else { return None };
        let variants = variants
            .iter()
            .map(|variant| {
                let ast::VariantKey::Identifier { name } = &variant.key else { return None };
                Some(((*name).to_owned(), parts(&variant.value)?))
            })
            .collect::<Option<_>>()?;
        return Some(Pattern::Plural { by: id.name.to_owned(), variants });
    }
    parts(value).map(Pattern::Plain)
}

fn parts(value: &ast::Pattern<&str>) -> Option<Vec<Part>> {
    value
        .elements
        .iter()
        .map(|element| match element {
            ast::PatternElement::TextElement { value } => Some(Part::Text((*value).to_owned())),
            ast::PatternElement::Placeable {
                expression: ast::Expression::Inline(ast::InlineExpression::VariableReference { id }),
            } => Some(Part::Argument { put: id.name.to_owned() }),
            ast::PatternElement::Placeable { .. } => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test should say where")]
    use super::*;
    use crate::messages::Argument;

    #[test]
    fn every_language_has_every_message() {
        assert_eq!(all().unwrap().len(), FILES.len());
    }

    #[test]
    fn no_file_has_a_message_that_nothing_uses() {
        for (language, source) in FILES {
            let messages = read(language, source).unwrap();
            let known = |id: &&String| Key::ALL.iter().any(|key| key.id() == id.as_str());
            let unused: Vec<_> = messages.patterns.keys().filter(|id| !known(id)).collect();
            assert!(unused.is_empty(), "{language}: {unused:?}");
        }
    }

    #[test]
    fn plurals_follow_the_language() {
        let all = all().unwrap();
        let say = |language: &str, number: u32| {
            let messages = all.get(&language.into()).unwrap();
            messages.say_with(
                Key::ErrorTooLong,
                &[("max", 10_u32.into()), ("over", Argument::from(number))],
            )
        };
        assert_ne!(say("en", 1).replace('1', "N"), say("en", 2).replace('2', "N"));
        assert!(say("en", 1200).contains("1,200"));
    }
}
