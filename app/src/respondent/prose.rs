//! Longer texts of the definition as HTML.

use std::borrow::Cow;

use maud::{Markup, html};
use questionnaire::{
    prose::{Block, Inline, Prose},
    text::Language,
};

use super::reader::{Reader, Said};

/// The text in a block of its own; nothing where there is no text.
pub(super) fn prose(reader: &Reader, prose: &Prose) -> Markup {
    blocks(&reader.prose(prose), &Way::of(reader))
}

/// How links within the site keep the reader's language.
pub(super) struct Way<'a> {
    /// The language they read.
    pub(super) language: &'a Language,
    /// The language that needs no mention.
    pub(super) source: Option<&'a Language>,
}

impl<'a> Way<'a> {
    /// The reader's.
    pub(super) fn of(reader: &'a Reader) -> Self {
        let source = reader.setting.questionnaire.source_language();
        Self { language: &reader.language, source }
    }

    /// The address of a page of this site, in the reader's language.
    pub(super) fn to<'t>(&self, address: &'t str) -> Cow<'t, str> {
        if self.source == Some(self.language) || address.contains(['?', '#']) {
            address.into()
        } else {
            format!("{address}?lang={}", self.language.as_str()).into()
        }
    }
}

/// A text in a block of its own; nothing where there is no text.
pub(super) fn blocks(said: &Said<Vec<Block>>, way: &Way<'_>) -> Markup {
    html! {
        @if !said.text.is_empty() {
            div class="h-prose" lang=[&said.lang] dir=[said.dir] {
                @for block in &said.text { (self::block(block, way)) }
            }
        }
    }
}

fn block(block: &Block, way: &Way<'_>) -> Markup {
    html! {
        @match block {
            Block::Heading(inlines) => { h2 { (all(inlines, way)) } }
            Block::Paragraph(inlines) => { p { (all(inlines, way)) } }
            Block::List(items) => { ul { @for item in items { li { (all(item, way)) } } } }
        }
    }
}

/// A block of a text that stands under a heading of the second level.
#[cfg(feature = "ssr")]
pub(crate) fn block_below(block: &Block, language: &Language) -> Markup {
    let way = Way { language, source: Some(language) };
    match block {
        Block::Heading(inlines) => html! { h3 { (all(inlines, &way)) } },
        _ => self::block(block, &way),
    }
}

fn all(inlines: &[Inline], way: &Way<'_>) -> Markup {
    html! {
        @for inline in inlines {
            @match inline {
                Inline::Text(text) => { (text) }
                Inline::Strong(text) => { strong { (text) } }
                Inline::Link { text, to } if to.starts_with('/') => {
                    a href=(way.to(to)) { (text) }
                }
                Inline::Link { text, to } => { a href=(to) rel=[rel(to)] { (text) } }
            }
        }
    }
}

/// Another site must not learn where its visitor came from.
fn rel(to: &str) -> Option<&'static str> {
    to.starts_with("https:").then_some("noreferrer nofollow")
}
