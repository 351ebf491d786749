//! Longer texts of the definition as HTML.

use leptos::{either::EitherOf3, prelude::*};
use questionnaire::prose::{Block, Inline, Prose};

use super::reader::Reader;

/// The text in a block of its own; nothing where there is no text.
pub(super) fn prose(reader: &Reader, prose: &Prose) -> Option<impl IntoView + use<>> {
    let (blocks, lang) = reader.prose(prose);
    (!blocks.is_empty()).then(|| {
        view! { <div class="h-prose" lang=lang>{blocks.iter().map(block).collect_view()}</div> }
    })
}

/// One block.
pub(super) fn block(block: &Block) -> impl IntoView + use<> {
    match block {
        Block::Heading(inlines) => EitherOf3::A(view! { <h2>{all(inlines)}</h2> }),
        Block::Paragraph(inlines) => EitherOf3::B(view! { <p>{all(inlines)}</p> }),
        Block::List(items) => EitherOf3::C(view! {
            <ul>{items.iter().map(|item| view! { <li>{all(item)}</li> }).collect_view()}</ul>
        }),
    }
}

fn all(inlines: &[Inline]) -> impl IntoView + use<> {
    inlines.iter().map(inline).collect_view()
}

fn inline(inline: &Inline) -> impl IntoView + use<> {
    match inline {
        Inline::Text(text) => EitherOf3::A(text.clone()),
        Inline::Strong(text) => EitherOf3::B(view! { <strong>{text.clone()}</strong> }),
        Inline::Link { text, to } => {
            // Another site must not learn where its visitor came from.
            let rel = to.starts_with("https:").then_some("noreferrer nofollow");
            EitherOf3::C(view! { <a href=to.clone() rel=rel>{text.clone()}</a> })
        }
    }
}
