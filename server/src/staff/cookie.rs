//! The staff's cookie: the token of a session, on this host alone, out of reach of scripts, and
//! never sent along by another site.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use axum_extra::extract::cookie::{Cookie, CookieJar};
use store::SessionToken;

const NAME: &str = "__Host-desk";

/// A session lasts so many seconds, however busy it is.
pub(super) const LIFE: i64 = 12 * 60 * 60;

/// The token that a request brings along, if it can be one of ours.
pub(super) fn read(headers: &HeaderMap) -> Option<SessionToken> {
    SessionToken::from_text(CookieJar::from_headers(headers).get(NAME).map(Cookie::value)?)
}

pub(super) fn put(response: Response, token: &SessionToken) -> Response {
    with(response, token.to_text().as_str(), LIFE)
}

pub(super) fn forget(response: Response) -> Response {
    with(response, "", 0)
}

fn with(mut response: Response, value: &str, seconds: i64) -> Response {
    let cookie =
        format!("{NAME}={value}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={seconds}");
    if let Ok(mut cookie) = HeaderValue::from_str(&cookie) {
        cookie.set_sensitive(true);
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
