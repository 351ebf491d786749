//! What the browser's driver listens to. There is one listener, on the window, so that it needs no
//! attaching to pages as those come and go, and none sits on an answer control.

use std::rc::Rc;

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement, PopStateEvent, SubmitEvent};

use super::{Driver, carrying, count, dom, keeping, sending};
use crate::{messages::Key, respondent::exit};

const KINDS: [&str; 9] = [
    "submit",
    "change",
    "input",
    "popstate",
    "click",
    "storage",
    "online",
    "leave",
    "visibilitychange",
];

pub(super) fn attach(driver: &Rc<Driver>) {
    let Some(window) = web_sys::window() else { return };
    let driver = Rc::clone(driver);
    let listener = Closure::<dyn FnMut(Event)>::new(move |event| hear(&driver, &event));
    for kind in KINDS {
        // No browser refuses to listen.
        let _ = window.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
    }
    // It is wanted for as long as the page is.
    listener.forget();
}

fn hear(driver: &Rc<Driver>, event: &Event) {
    match event.type_().as_str() {
        "submit" => submit(driver, event),
        "change" => {
            if let Some(input) = target::<HtmlInputElement>(event) {
                exclude(driver, &input);
            }
            driver.changed();
        }
        "input" => {
            driver.changed();
            count::update(driver);
        }
        "popstate" => travel(driver, event),
        "click" => click(driver, event),
        "leave" => driver.leave(),
        "visibilitychange" => driver.look_away(),
        "storage" => keeping::look_around(driver),
        _ => sending::retry(driver),
    }
}

fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

fn submit(driver: &Rc<Driver>, event: &Event) {
    let Some(form) = target::<HtmlFormElement>(event) else { return };
    if form.id() == exit::FORM {
        // Leaving needs the server, or has been done already.
        driver.leave();
    } else if form.has_attribute("data-plain") {
        // Some forms are the server's business in either case.
        if carrying::has_slip(driver, &form) {
            event.prevent_default();
        }
    } else {
        event.prevent_default();
        let pressed = event.unchecked_ref::<SubmitEvent>().submitter();
        driver.drive(dom::form_of(&form, pressed.as_ref()));
    }
}

fn travel(driver: &Rc<Driver>, event: &Event) {
    // Entries of an earlier visit to this page have numbers too, but no place any more.
    let number = event.unchecked_ref::<PopStateEvent>().state().as_f64();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the state is a small number that we put there"
    )]
    driver.travelled(number.map_or(0, |number| number as u32));
}

fn click(driver: &Rc<Driver>, event: &Event) {
    let link = target::<Element>(event).and_then(|element| element.closest("a").ok().flatten());
    let Some(link) = link else { return };
    if let Some(language) = link.get_attribute("hreflang") {
        event.prevent_default();
        driver.speak(language.as_str().into());
    } else if let Some(field) = error_target(&link) {
        event.prevent_default();
        dom::focus_field(&field);
    }
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
