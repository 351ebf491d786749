//! The few things the browser's driver asks of the page. Every one of them does nothing where the
//! page is not as expected: a missing element must never cost an answer.

use std::cell::Cell;

use leptos::prelude::request_animation_frame;
use questionnaire::{
    form::{ACTION, Form, PAGE},
    journey::{
        Position,
        action::{AT_REVIEW, AT_SEND},
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, FormData, Headers, HtmlButtonElement, HtmlElement, HtmlFormElement,
    HtmlInputElement, RequestInit, Response,
};

use serde::{Serialize, de::DeserializeOwned};

use crate::respondent::screen::{NoCode, Setting, Started};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// What the server's first page says.
pub(super) fn started() -> Option<Started> {
    let text = document()?.get_element_by_id("started")?.text_content()?;
    Started::from_bytes(&from_base64(&text)?)
}

/// Fetches what stays the same.
pub(super) async fn fetch_setting(address: &str) -> Option<Setting> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Setting::from_bytes(&js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Tells the server that the sealed draft is no longer needed. Not waited for; where it fails, the
/// draft expires by itself.
pub(super) fn post_release() {
    let Some(path) = web_sys::window().and_then(|window| window.location().pathname().ok()) else {
        return;
    };
    wasm_bindgen_futures::spawn_local(async move {
        let options = RequestInit::new();
        // Also when the page is being left.
        let _ = js_sys::Reflect::set(&options, &"keepalive".into(), &JsValue::TRUE);
        let body = JsValue::from(format!("{ACTION}=release"));
        post(&path, "application/x-www-form-urlencoded", &body, &options).await;
    });
}

/// Says something to the server and does not wait, so also while the page is being left. Where it
/// does not arrive, nothing depends on it.
pub(super) fn beacon(path: &str, words: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.navigator().send_beacon_with_opt_str(path, Some(words));
    }
}

/// Whether nobody sees the page: it is being left, or something else is in front.
pub(super) fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Asks the server something in packed form. `keepalive`: also where the page is left meanwhile, which
/// browsers allow for what is small.
pub(super) async fn ask<Q: Serialize, A: DeserializeOwned>(
    path: &str,
    question: &Q,
    keepalive: bool,
) -> Result<A, NoCode> {
    let bytes = postcard::to_allocvec(question).map_err(|_| NoCode::Busy)?;
    let body = js_sys::Uint8Array::from(bytes.as_slice());
    let options = RequestInit::new();
    let _ = js_sys::Reflect::set(&options, &"keepalive".into(), &keepalive.into());
    let response = post(path, "application/octet-stream", &body, &options).await;
    let response = response.ok_or(NoCode::Offline)?;
    let body = response.array_buffer().map_err(|_| NoCode::Offline)?;
    let body = JsFuture::from(body).await.map_err(|_| NoCode::Offline)?;
    if !response.ok() {
        return Err(NoCode::Busy);
    }
    postcard::from_bytes(&js_sys::Uint8Array::new(&body).to_vec()).map_err(|_| NoCode::Busy)
}

/// Posts to this site. `None` where there was no answer.
pub(super) async fn post(
    path: &str,
    content_type: &str,
    body: &JsValue,
    options: &RequestInit,
) -> Option<Response> {
    let headers = Headers::new().ok()?;
    headers.set("content-type", content_type).ok()?;
    options.set_method("POST");
    options.set_headers(&headers);
    options.set_body(body);
    let window = web_sys::window()?;
    let response = JsFuture::from(window.fetch_with_str_and_init(path, options)).await.ok()?;
    response.dyn_into().ok()
}

/// A property of something that came from outside.
pub(super) fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(of, &name.into()).ok()
}

/// A form's fields, with the button that was pressed.
pub(super) fn form_of(form: &HtmlFormElement, pressed: Option<&HtmlElement>) -> Form {
    let mut fields = Form::default();
    if let Ok(data) = FormData::new_with_form(form) {
        for entry in data.entries().into_iter().flatten() {
            let pair = js_sys::Array::from(&entry);
            if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) {
                fields.push(name, value);
            }
        }
    }
    if let Some(button) = pressed.and_then(|p| p.dyn_ref::<HtmlButtonElement>()) {
        fields.push(button.name(), button.value());
    }
    fields
}

/// What is on the page's form right now.
pub(super) fn answer_form() -> Option<Form> {
    let form = find("#answers")?.dyn_into::<HtmlFormElement>().ok()?;
    Some(form_of(&form, None))
}

/// The form that pressing "Send" would submit.
pub(super) fn send_form(position: &Position) -> Form {
    let at = if *position == Position::Review { AT_REVIEW } else { AT_SEND };
    [(PAGE, at)].into_iter().collect()
}

/// The inputs of the page's form with this name.
pub(super) fn inputs_named(name: &str) -> Vec<HtmlInputElement> {
    let Some(nodes) =
        document().and_then(|document| document.query_selector_all("#answers input").ok())
    else {
        return Vec::new();
    };
    (0..nodes.length())
        .filter_map(|index| nodes.get(index)?.dyn_into::<HtmlInputElement>().ok())
        .filter(|input| input.name() == name)
        .collect()
}

/// The words of an input's label.
pub(super) fn label_of(input: &HtmlInputElement) -> String {
    let label = input.parent_element().and_then(|row| row.query_selector("label").ok().flatten());
    label.and_then(|label| label.text_content()).unwrap_or_default()
}

thread_local! {
    /// How many screens have been started on: what was to be said of an earlier one is not said.
    static SCREENS: Cell<u32> = const { Cell::new(0) };
}

/// Says something to somebody who listens. A moment later, so that the control they have just used
/// is heard first; and not any more if another screen has come meanwhile.
pub(super) fn announce(words: String) {
    let screen = SCREENS.get();
    later(300, move || {
        if SCREENS.get() == screen {
            set_text("status", &words);
        }
    });
}

/// Puts words into an element of the page.
pub(super) fn set_text(id: &str, words: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.set_text_content(Some(words));
    }
}

/// Does something after so many milliseconds.
pub(super) fn later(milliseconds: u64, then: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(then, std::time::Duration::from_millis(milliseconds));
}

pub(super) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

pub(super) fn set_language(language: &str, direction: &str) {
    if let Some(html) = document().and_then(|document| document.document_element()) {
        let _ = html.set_attribute("lang", language);
        let _ = html.set_attribute("dir", direction);
    }
}

pub(super) fn mark_hydrated() {
    if let Some(html) = document().and_then(|document| document.document_element()) {
        let _ = html.set_attribute("data-hydrated", "");
    }
}

/// Once the next screen is in the page, puts the focus where reading starts: what is wrong, what
/// happened, else the heading. On a slow device somebody may be further by then: where they have moved
/// the focus themselves, it stays.
pub(super) fn start_reading() {
    SCREENS.set(SCREENS.get().wrapping_add(1));
    let before = focused();
    request_animation_frame(move || {
        set_text("status", "");
        let now = focused();
        if now.is_none() || now == before {
            focus_start();
        }
    });
}

/// The element that has the focus, if one has.
fn focused() -> Option<Element> {
    document()?.active_element().filter(|element| element.tag_name() != "BODY")
}

fn focus_start() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    let start = ["#problems", "#message", "main h1"].iter().find_map(|selector| find(selector));
    if let Some(start) = start {
        let _ = start.focus();
    }
}

/// Puts the focus on a control that an error points to, with its question in sight.
pub(super) fn focus_field(id: &str) {
    let Some(field) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    let group = field.closest("fieldset").ok().flatten();
    let legend = group.and_then(|group| group.query_selector("legend").ok().flatten());
    legend.as_ref().unwrap_or(&field).scroll_into_view();
    if let Some(field) = field.dyn_ref::<HtmlElement>() {
        let _ = field.focus();
    }
}

/// Milliseconds since 1970.
pub(super) fn now() -> f64 {
    js_sys::Date::now()
}

/// A number from 0 to 1 by chance: for pauses, nothing secret.
pub(super) fn chance() -> f64 {
    js_sys::Math::random()
}

/// A day and a time of day in words.
pub(super) fn time_words(milliseconds: f64, language: &str) -> String {
    let options = js_sys::Object::new();
    for (name, value) in
        [("day", "numeric"), ("month", "long"), ("hour", "numeric"), ("minute", "2-digit")]
    {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    let date = js_sys::Date::new(&milliseconds.into());
    // A date of this country, in digits that look like those that are typed.
    let language = if language == "en" { "en-GB" } else { language };
    String::from(date.to_locale_string(&format!("{language}-u-nu-latn"), &options))
}

/// So many random bytes, fit for keys. None where the browser has none.
pub(super) fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// 128 random bits in lower-case hex.
pub(super) fn random_id() -> String {
    let bytes = random::<16>().unwrap_or([0; 16]);
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Bytes in Base64, which the browser writes by itself: as text in which each character is a byte.
pub(super) fn to_base64(bytes: &[u8]) -> Option<String> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    web_sys::window()?.btoa(&text).ok()
}

/// Reads Base64; `None` where it is something else.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    web_sys::window()?.atob(text).ok()?.chars().map(|byte| u8::try_from(byte).ok()).collect()
}
