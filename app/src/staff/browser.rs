//! Keeps a staff page up to date: the server says that something was stored, the page asks for the
//! figures, and the signals put them where they belong. The page's own content never depends on it.

mod form;
mod live;

use std::sync::Arc;

use leptos::prelude::*;

use super::{Link, board, board::Started};

/// Takes over the page that the server sent. Where anything it needs is missing, it does nothing.
pub fn start() {
    if form::follow().is_some() {
        mark_hydrated();
        return;
    }
    let Some(started) = started() else { return };
    leptos::mount::hydrate_body(move || {
        let started = Arc::new(started);
        let latest = RwSignal::new(started.latest.clone());
        let link = RwSignal::new(Link::default());
        let outline = started.outline.as_ref();
        let page = live::Page {
            slug: outline.map(|outline| outline.slug.clone()),
            hash: outline.map(|outline| outline.hash.clone()),
            latest,
            link,
        };
        // After hydration, so that the first figures are the ones the server rendered.
        Effect::new(move |_| {
            live::follow(page.clone());
            mark_hydrated();
        });
        board(&started, latest, link)
    });
}

fn started() -> Option<Started> {
    let element = web_sys::window()?.document()?.get_element_by_id("started")?;
    Started::from_text(&element.text_content()?)
}

fn mark_hydrated() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(html) = document.and_then(|document| document.document_element()) {
        let _ = html.set_attribute("data-hydrated", "");
    }
}
