//! The wasm half. It finds the request in a global variable and leaves its answer in another, which
//! needs no export, and so no `unsafe`.

use js_sys::{JsString, Reflect};

use crate::request::{self, Request};

pub(crate) fn answer() {
    let answer = read().map_or_else(
        |error| format!("the request could not be read: {error}"),
        |request| request::answer(&request.questionnaire, request.want),
    );
    // It fails only on a frozen global object; the script then has no answer to print and says so.
    let _ = Reflect::set(&js_sys::global(), &JsString::from("answer"), &JsString::from(answer));
}

fn read() -> Result<Request, serde_json::Error> {
    let request = Reflect::get(&js_sys::global(), &JsString::from("request")).ok();
    let request = request.and_then(|value| value.as_string()).unwrap_or_default();
    serde_json::from_str(&request)
}
