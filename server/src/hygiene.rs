//! What every answer carries and every request must pass, whatever it is about: headers, limits,
//! and a page instead of a bare status.

use std::time::Duration;

use app::respondent::Say;
use axum::{
    body::Body,
    extract::{Request, State as Shared},
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{self, HeaderMap},
    },
    middleware::Next,
    response::{Html, IntoResponse, Response},
};

use crate::{random, standing, state::State};

/// The largest body that is taken, in bytes. The longest honest answers are a tenth of it.
pub const LARGEST_BODY: usize = 256 * 1024;

/// A request that takes longer is given up.
pub const LONGEST_REQUEST: Duration = Duration::from_secs(20);

/// What one page's own script is recognised by.
#[derive(Clone, Debug)]
pub struct Nonce(pub String);

/// Headers that are the same for every answer.
const ALWAYS: [(HeaderName, &str); 8] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // A form's own redirect and the cross-site check need the origin; other sites get nothing.
    (header::REFERRER_POLICY, "same-origin"),
    (header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Puts the headers on, and gives the page its nonce.
pub async fn headers(mut request: Request, next: Next) -> Response {
    let nonce = random::hex::<16>();
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Turns a bare status, from whichever layer, into a page that says what to do. Answers that are
/// pages or data already are left as they are.
pub async fn error_pages(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    let wants_page = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    let language = standing::language(&state, request.uri().query());
    let response = next.run(request).await;
    let status = response.status();
    let is_bare = !is_page(response.headers());
    if !(wants_page && is_bare && (status.is_client_error() || status.is_server_error())) {
        return response;
    }
    let say = Say { messages: &state.catalogue.messages, language: &language };
    let page = standing::error(&state, &say, status);
    let mut answer = (status, Html(page)).into_response();
    if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
        answer.headers_mut().insert(header::RETRY_AFTER, wait.clone());
    }
    answer
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/json"))
}

/// The answer to a request that there is no room for: come back in a moment, not all at once.
pub fn overloaded() -> Response {
    let [byte] = random::bytes::<1>();
    let wait = (1 + byte % 5).to_string();
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, wait)], Body::empty()).into_response()
}
