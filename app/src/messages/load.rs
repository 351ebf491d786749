//! Reads the Fluent files. Server only.

use std::collections::BTreeMap;

use fluent_syntax::{ast, parser};
use questionnaire::{map::Map, text::Language};

use super::{Key, Messages, Part, Pattern};

/// The interface languages, each with its file. The first is the source language.
const FILES: [(&str, &str); 4] = [
    ("en", include_str!("../../locales/en.ftl")),
    ("cy", include_str!("../../locales/cy.ftl")),
    ("pl", include_str!("../../locales/pl.ftl")),
    ("ar", include_str!("../../locales/ar.ftl")),
];

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
pub fn all() -> Result<Map<Language, Messages>, LocaleError> {
    FILES
        .into_iter()
        .map(|(language, source)| Ok((language.into(), read(language, source)?)))
        .collect()
}

fn read(language: &str, source: &str) -> Result<Messages, LocaleError> {
    let mut patterns = patterns(language, source)?;
    let in_order = Key::ALL.iter().map(|key| {
        patterns.remove(key.id()).ok_or_else(|| LocaleError::Missing {
            language: language.to_owned(),
            message: key.id().to_owned(),
        })
    });
    Ok(Messages { language: language.into(), patterns: in_order.collect::<Result<_, _>>()? })
}

/// The messages of a file, by identifier.
fn patterns(language: &str, source: &str) -> Result<BTreeMap<String, Pattern>, LocaleError> {
    let entries = in_order(language, source)?;
    Ok(entries.into_iter().map(|entry| (entry.id, entry.pattern)).collect())
}

/// One message of a file.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) pattern: Pattern,
    /// What its attribute `to` says, if it has one.
    pub(super) to: Option<String>,
}

/// The messages of a file, in its order.
pub(super) fn in_order(language: &str, source: &str) -> Result<Vec<Entry>, LocaleError> {
    let resource = parser::parse(source).map_err(|(_, errors)| LocaleError::Syntax {
        language: language.to_owned(),
        reason: errors.first().map(ToString::to_string).unwrap_or_default(),
    })?;
    let mut entries = Vec::new();
    for entry in resource.body {
        let ast::Entry::Message(ast::Message { id, value: Some(value), attributes, .. }) = entry
        else {
            continue;
        };
        let unsupported = || LocaleError::Unsupported {
            language: language.to_owned(),
            message: id.name.to_owned(),
        };
        let to = attributes.iter().find(|attribute| attribute.id.name == "to");
        let to = to.map(|to| plain(&to.value).ok_or_else(unsupported)).transpose()?;
        let pattern = pattern(&value).ok_or_else(unsupported)?;
        entries.push(Entry { id: id.name.to_owned(), pattern, to });
    }
    Ok(entries)
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
mod tests;
