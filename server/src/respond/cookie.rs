//! The respondents' cookies: the key of the sealed draft, or the word that the answers were sent; and
//! half of what opens a locked draft. Their names say nothing, and no script can read them. Names and
//! lives are those of `traces`, from which the privacy page makes its list.

use app::respondent::traces::{self, HOUR, SENT_SECONDS};
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use axum_extra::extract::cookie::{Cookie, CookieJar};
use questionnaire::journey::OnExit;
use store::{DraftKey, LockKey};

/// What the respondent's browser brought along; nothing that we could not have set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// The key of a draft.
    pub(super) key: Option<DraftKey>,
    /// The answers were sent a moment ago; the ticket of the response, or nothing.
    pub(super) sent: Option<String>,
    /// Half of what opens a locked draft.
    pub(super) lock: Option<LockKey>,
    /// What that opens stays when the respondent leaves quickly. Only the draft says so otherwise, and
    /// nobody can read it before it is open.
    pub(super) lock_stays: bool,
}

const SENT: &str = "sent";

/// Stands behind the half of a lock whose draft stays.
const STAYS: char = '~';

/// Between that word and the ticket.
const TICKET: char = '.';

pub(super) fn read(headers: &HeaderMap, tag: &str) -> Held {
    let jar = CookieJar::from_headers(headers);
    let value = |name: String| jar.get(&name).map(|cookie: &Cookie<'_>| cookie.value().to_owned());
    let text = value(traces::cookie(tag)).unwrap_or_default();
    let lock = value(traces::lock_cookie(tag)).unwrap_or_default();
    Held {
        sent: text.strip_prefix(SENT).map(|ticket| ticket.trim_start_matches(TICKET).to_owned()),
        key: DraftKey::from_text(&text),
        lock: LockKey::from_text(lock.trim_end_matches(STAYS)),
        lock_stays: lock.ends_with(STAYS),
    }
}

/// A cookie with the key of a draft: for so many hours, or until the browser is closed.
pub(super) fn key(tag: &str, key: &DraftKey, hours: Option<u32>) -> String {
    made(&traces::cookie(tag), &key.to_text(), hours.map(|hours| hours * HOUR))
}

/// A cookie with half of what opens a locked draft.
pub(super) fn lock(tag: &str, lock: &LockKey, hours: u32, on_exit: OnExit) -> String {
    let mut text = lock.to_text();
    if on_exit == OnExit::Keep {
        text.push(STAYS);
    }
    made(&traces::lock_cookie(tag), &text, Some(hours * HOUR))
}

pub(super) fn sent(tag: &str, ticket: &str) -> String {
    made(&traces::cookie(tag), &format!("{SENT}{TICKET}{ticket}"), Some(SENT_SECONDS))
}

pub(super) fn put(mut response: Response, cookies: &[String]) -> Response {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// Forgets the key of a draft, but not what opens it again.
pub(super) fn forget_key(tag: &str) -> String {
    made(&traces::cookie(tag), "", Some(0))
}

pub(super) fn forget_lock(tag: &str) -> String {
    made(&traces::lock_cookie(tag), "", Some(0))
}

/// Forgets everything.
pub(super) fn forget(response: Response, tag: &str) -> Response {
    put(response, &[forget_key(tag), forget_lock(tag)])
}

fn made(name: &str, value: &str, seconds: Option<u32>) -> String {
    let life = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{life}")
}
