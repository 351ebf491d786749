//! Leaving quickly, as far as the server has a part in it: the page that leads elsewhere, and a
//! cookie that says for a while that this browser has left, so that its Back leads elsewhere too.
//!
//! What browsers send with a request, as measured (Chromium 156, Firefox 153):
//!
//! | the visitor | `Sec-Fetch-Site` | `Sec-Fetch-User` |
//! | --- | --- | --- |
//! | types the address, or takes a bookmark | `none` | `?1` |
//! | presses a link or a button of ours | `same-origin` | `?1` |
//! | goes Back or Forward to a page that a link or button of ours led to | `same-origin` | not sent |
//! | goes Back to a page whose address was typed | `none` | `?1` in Chromium |
//! | reloads | as before | `?1` in Chromium, not sent in Firefox |
//!
//! So the third kind is led elsewhere, without script as well. The fourth cannot be told from the
//! first; there the page's own script sees that the browser went back, and leads elsewhere. Without
//! script it shows the start, where there are no answers. A browser that never sends
//! `Sec-Fetch-User` gets the cookie taken away by its next visit that is not of the third kind, so
//! that nobody is turned away from a page that they mean to read.

use app::{
    document,
    respondent::{
        AT_RESUME,
        carry::AT_CARRY,
        exit::LEAVE,
        lock::AT_UNLOCK,
        traces::{LEFT_COOKIE, LEFT_SECONDS},
    },
};
use axum::{
    extract::{Request, State as Shared},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use axum_extra::extract::cookie::CookieJar;
use questionnaire::{
    form::{ACTION, Form, PAGE},
    journey::action::AT_START,
};

use crate::state::State;

/// This browser has left a moment ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left(pub bool);

/// Who asks to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A form: the browser shows what it is answered.
    Form,
    /// The page's script, which has left already and waits for no answer.
    Script,
}

/// Leads a browser that has left away from the pages that its Back comes to, and tells the others
/// that it has left.
pub async fn guard(Shared(state): Shared<State>, mut request: Request, next: Next) -> Response {
    let left = CookieJar::from_headers(request.headers()).get(LEFT_COOKIE).is_some();
    request.extensions_mut().insert(Left(left));
    if !left {
        return next.run(request).await;
    }
    let reads = request.method() == Method::GET;
    let by_hand = sent(request.headers(), "sec-fetch-user").is_some();
    if reads && !by_hand && sent(request.headers(), "sec-fetch-site") == Some("same-origin") {
        let to = state.catalogue.leave_to(request.uri().path());
        return (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response();
    }
    let mut response = next.run(request).await;
    let leaves = response.headers().contains_key(header::SET_COOKIE)
        && response.headers().get_all(header::SET_COOKIE).iter().any(is_ours);
    if !leaves && (!reads || !by_hand) {
        response.headers_mut().append(header::SET_COOKIE, cookie("", 0));
    }
    response
}

/// Whether a form asks to leave. So does, from a browser that has just left, every form but those
/// of a new beginning: it comes from a page that was left open, or that Back has brought again.
pub fn asked(form: &Form, left: Left) -> Option<By> {
    let begins = matches!(form.get(PAGE), Some(AT_START | AT_RESUME | AT_CARRY | AT_UNLOCK));
    match form.get(ACTION) {
        Some(LEAVE) => Some(By::Form),
        Some("left") => Some(By::Script),
        Some("erase" | "release") => None,
        _ => (left.0 && !begins).then_some(By::Form),
    }
}

/// Leads elsewhere.
pub fn away(to: &str, by: By) -> Response {
    let mut response = match by {
        By::Form => Html(document::away(to)).into_response(),
        By::Script => StatusCode::NO_CONTENT.into_response(),
    };
    // The change of a cookie that no script can read also makes Chromium drop what it has kept of
    // the pages for its Back.
    response.headers_mut().append(header::SET_COOKIE, cookie("1", LEFT_SECONDS));
    response
}

fn cookie(value: &str, seconds: u32) -> HeaderValue {
    let text =
        format!("{LEFT_COOKIE}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    // All of it is ASCII.
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

fn is_ours(value: &HeaderValue) -> bool {
    value.to_str().is_ok_and(|text| text.split('=').next() == Some(LEFT_COOKIE))
}

fn sent<'a>(headers: &'a HeaderMap, name: &'static str) -> Option<&'a str> {
    headers.get(HeaderName::from_static(name)).and_then(|value| value.to_str().ok())
}
