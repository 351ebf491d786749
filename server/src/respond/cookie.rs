//! The one cookie: the key of the sealed draft, or the word that the answers were sent. Its name
//! says nothing, and no script can read it.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use axum_extra::extract::cookie::{Cookie, CookieJar};
use store::DraftKey;

/// What the respondent's browser brought along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Nothing, or nothing that we could have set.
    Nothing,
    /// The key of a draft.
    Key(DraftKey),
    /// The answers were sent a moment ago; the ticket of the response.
    Sent(String),
}

const SENT: &str = "sent";

/// Between that word and the ticket, where there is one.
const TICKET: char = '.';

/// The thank-you page stays for so many seconds.
const SENT_FOR: i64 = 600;

fn name(tag: &str) -> String {
    // Only this host, only over TLS (or on this machine), for every path.
    format!("__Host-{tag}")
}

pub(super) fn read(headers: &HeaderMap, tag: &str) -> Held {
    let jar = CookieJar::from_headers(headers);
    let Some(text) = jar.get(&name(tag)).map(Cookie::value) else { return Held::Nothing };
    match text.strip_prefix(SENT) {
        Some("") => Held::Sent(String::new()),
        Some(rest) if rest.starts_with(TICKET) => Held::Sent(rest[TICKET.len_utf8()..].to_owned()),
        _ => DraftKey::from_text(text).map_or(Held::Nothing, Held::Key),
    }
}

/// A cookie with the key of a draft: for so many hours, or until the browser is closed.
pub(super) fn key(tag: &str, key: &DraftKey, hours: Option<u32>) -> String {
    let seconds = hours.map(|hours| i64::from(hours) * 3600);
    made(tag, &key.to_text(), seconds)
}

pub(super) fn sent(tag: &str, ticket: &str) -> String {
    made(tag, &format!("{SENT}{TICKET}{ticket}"), Some(SENT_FOR))
}

pub(super) fn put(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

pub(super) fn forget(response: Response, tag: &str) -> Response {
    put(response, &made(tag, "", Some(0)))
}

fn made(tag: &str, value: &str, seconds: Option<i64>) -> String {
    let life = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    format!("{}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{life}", name(tag))
}
