//! What the browser's driver listens to. All listeners sit on the document, so that they need no
//! attaching to pages as those come and go, and none sits on an answer control.

use std::rc::Rc;

use leptos::{ev, prelude::window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, HtmlInputElement};

use super::{Driver, count, dom, sending};
use crate::messages::Key;

pub(super) fn attach(driver: &Rc<Driver>) {
    let on = Rc::clone(driver);
    window_event_listener(ev::submit, move |event| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        if let Some(form) = form {
            event.prevent_default();
            let pressed = event.submitter();
            on.drive(dom::form_of(&form, pressed.as_ref()));
        }
    });
    let on = Rc::clone(driver);
    window_event_listener(ev::change, move |event| {
        if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
            exclude(&on, &input);
        }
        on.changed();
    });
    let on = Rc::clone(driver);
    window_event_listener(ev::input, move |_| {
        on.changed();
        count::update(&on);
    });
    let on = Rc::clone(driver);
    window_event_listener(ev::popstate, move |event| {
        // Entries of an earlier visit to this page have numbers too, but no place any more.
        let number = event.state().as_f64();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the state is a small number that we put there"
        )]
        on.travelled(number.map_or(0, |number| number as u32));
    });
    let on = Rc::clone(driver);
    window_event_listener(ev::click, move |event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(link) = element.and_then(|e| e.closest("a").ok().flatten()) else { return };
        if let Some(language) = link.get_attribute("hreflang") {
            event.prevent_default();
            on.speak(language.as_str().into());
        } else if let Some(field) = error_target(&link) {
            event.prevent_default();
            dom::focus_field(&field);
        }
    });
    let on = Rc::clone(driver);
    window_event_listener(ev::online, move |_| sending::retry(&on));
}

/// The control that a line of the error summary points to.
fn error_target(link: &Element) -> Option<String> {
    link.closest(".govuk-error-summary").ok().flatten()?;
    link.get_attribute("href")?.strip_prefix('#').map(str::to_owned)
}

/// Choosing an option that excludes the others clears them, and the other way round; a status says
/// which, since somebody who does not see the page could not know.
fn exclude(driver: &Rc<Driver>, changed: &HtmlInputElement) {
    if changed.type_() != "checkbox" || !changed.checked() {
        return;
    }
    let is_exclusive = |input: &HtmlInputElement| {
        input.get_attribute("data-behaviour").as_deref() == Some("exclusive")
    };
    let alone = is_exclusive(changed);
    let cleared: Vec<String> = dom::inputs_named(&changed.name())
        .into_iter()
        .filter(|other| other != changed && other.checked())
        .filter(|other| alone || is_exclusive(other))
        .map(|other| {
            other.set_checked(false);
            dom::label_of(&other)
        })
        .collect();
    if !cleared.is_empty() {
        let options = cleared.join(", ");
        dom::announce(driver.reader().say_with(Key::Deselected, &[("options", options.into())]));
    }
}
