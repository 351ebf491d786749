//! Longer texts of the definition as HTML.

use maud::{Markup, html};
use questionnaire::prose::{Block, Inline, Prose};

use super::reader::Reader;

/// The text in a block of its own; nothing where there is no text.
pub(super) fn prose(reader: &Reader, prose: &Prose) -> Markup {
    let (blocks, lang) = reader.prose(prose);
    html! {
        @if !blocks.is_empty() {
            div class="h-prose" lang=[lang] { (self::blocks(&blocks)) }
        }
    }
}

/// The blocks, one after the other.
pub(super) fn blocks(blocks: &[Block]) -> Markup {
    html! {
        @for block in blocks {
            @match block {
                Block::Heading(inlines) => { h2 { (all(inlines)) } }
                Block::Paragraph(inlines) => { p { (all(inlines)) } }
                Block::List(items) => {
                    ul { @for item in items { li { (all(item)) } } }
                }
            }
        }
    }
}

fn all(inlines: &[Inline]) -> Markup {
    html! {
        @for inline in inlines {
            @match inline {
                Inline::Text(text) => { (text) }
                Inline::Strong(text) => { strong { (text) } }
                Inline::Link { text, to } => { a href=(to) rel=[rel(to)] { (text) } }
            }
        }
    }
}

/// Another site must not learn where its visitor came from.
fn rel(to: &str) -> Option<&'static str> {
    to.starts_with("https:").then_some("noreferrer nofollow")
}
