//! The wasm half. It finds the request in a global variable and leaves its answer in another, which
//! needs no export, and so no `unsafe`.

use js_sys::{JsString, Reflect};

use crate::request::{self, Request};

pub(crate) fn answer() {
    let request = Reflect::get(&js_sys::global(), &JsString::from("request")).ok();
    let request = request.and_then(|value| Request::from_text(&value.as_string()?));
    let answer = request.map_or_else(
        || "the request could not be read".to_owned(),
        |request| request::answer(&request.questionnaire, request.want),
    );
    // It fails only on a frozen global object; the script then has no answer to print and says so.
    let _ = Reflect::set(&js_sys::global(), &JsString::from("answer"), &JsString::from(answer));
}
