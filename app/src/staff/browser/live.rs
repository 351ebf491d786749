//! The connection on which the server says that figures have changed. It carries no figures: these
//! are asked for, by the one way that is authorised, rounded and suppressed.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::EventSource;

use crate::staff::{
    Link,
    board::Latest,
    figures::{FiguresError, figures},
};

const ADDRESS: &str = "/staff/live";

/// A connection that the browser has given up is opened again after this.
const AGAIN: Duration = Duration::from_secs(15);

/// What is kept up to date.
#[derive(Clone)]
pub(super) struct Page {
    /// The questionnaire, on a page with results.
    pub(super) slug: Option<String>,
    /// The definition that the page is laid out for.
    pub(super) hash: Option<String>,
    pub(super) latest: RwSignal<Latest>,
    pub(super) link: RwSignal<Link>,
}

/// Asks for figures, one request at a time.
struct Reader {
    page: Page,
    /// A request is under way.
    asking: Cell<bool>,
    /// Something has changed since it began.
    again: Cell<bool>,
}

/// Opens the connection and follows it for as long as the page is there.
pub(super) fn follow(page: Page) {
    let reader = Reader { page, asking: Cell::new(false), again: Cell::new(false) };
    connect(&Rc::new(reader));
}

fn connect(reader: &Rc<Reader>) {
    let Ok(source) = EventSource::new(ADDRESS) else { return };
    let changed = {
        let reader = Rc::clone(reader);
        Closure::<dyn FnMut()>::new(move || {
            reader.page.link.set(Link::Live);
            read(&reader);
        })
    };
    let failed = {
        let (reader, source) = (Rc::clone(reader), source.clone());
        Closure::<dyn FnMut()>::new(move || {
            reader.page.link.set(Link::Lost);
            // Otherwise the browser is trying again by itself.
            if source.ready_state() == EventSource::CLOSED {
                // Perhaps nobody is signed in any more; this finds out.
                read(&reader);
                let reader = Rc::clone(&reader);
                set_timeout(move || connect(&reader), AGAIN);
            }
        })
    };
    source.set_onmessage(Some(changed.as_ref().unchecked_ref()));
    source.set_onerror(Some(failed.as_ref().unchecked_ref()));
    // They are wanted for as long as the page is; a connection is rarely opened anew.
    changed.forget();
    failed.forget();
}

fn read(reader: &Rc<Reader>) {
    reader.again.set(true);
    if reader.asking.replace(true) {
        return;
    }
    let reader = Rc::clone(reader);
    wasm_bindgen_futures::spawn_local(async move {
        while reader.again.replace(false) {
            match figures(reader.page.slug.clone()).await {
                Ok(latest) => reader.page.show(latest),
                // The page itself says what to do: sign in, or that it is gone.
                Err(FiguresError::SignedOut | FiguresError::Unknown) => load_again(),
                Err(_) => reader.page.link.set(Link::Lost),
            }
        }
        reader.asking.set(false);
    });
}

impl Page {
    fn show(&self, latest: Latest) {
        if latest.results().map(|figures| &figures.hash) == self.hash.as_ref() {
            self.latest.set(latest);
        } else {
            // Another version of the questionnaire is served now.
            load_again();
        }
    }
}

fn load_again() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
