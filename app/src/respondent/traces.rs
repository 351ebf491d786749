//! What this program leaves in a respondent's browser, and for how long: the names and lives that it
//! is set with, and the list that the privacy page shows. There is one of each, so that the page
//! cannot say something else than what is done.

use questionnaire::definition::{Drafts, Questionnaire};

use crate::messages::Key;

/// The thank-you page stays for so many seconds.
pub const SENT_SECONDS: u32 = 600;

/// The cookie that says that this browser has left a moment ago. It belongs to no questionnaire.
pub const LEFT_COOKIE: &str = "__Host-0";

/// Back leads elsewhere for so many seconds.
pub const LEFT_SECONDS: u32 = 600;

/// Seconds of an hour.
pub const HOUR: u32 = 3600;

/// Where something is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A cookie, which no script can read.
    Cookie,
    /// Browser storage (`localStorage`), which only this site can read.
    Storage,
}

/// How long something stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Until the browser is closed.
    Browser,
    /// So many seconds at the most, a whole number of minutes or hours.
    Seconds(u32),
}

/// Something that is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// How long it stays, unless it is deleted before.
    pub life: Life,
    /// What it is for.
    pub purpose: Key,
}

/// The cookie with the key of a draft on the server, or the word that the answers were sent.
pub fn cookie(tag: &str) -> String {
    // Only this host, only over TLS (or on this machine), for every path.
    format!("__Host-{tag}")
}

/// The cookie with half of what opens a locked draft on the server.
pub fn lock_cookie(tag: &str) -> String {
    format!("__Host-{tag}-2")
}

/// The key in browser storage of a draft on the device.
pub fn storage_key(tag: &str) -> &str {
    tag
}

/// Everything that may be left of a questionnaire whose neutral name is `tag`.
pub fn traces(questionnaire: &Questionnaire, tag: &str) -> Vec<Trace> {
    let kept = Life::Seconds(questionnaire.draft_hours * HOUR);
    let open = questionnaire.drafts == Drafts::Open;
    let trace =
        |name: &str, place, life, purpose| Trace { name: name.to_owned(), place, life, purpose };
    let (cookie, lock) = (cookie(tag), lock_cookie(tag));
    let mut traces = vec![trace(&cookie, Place::Cookie, Life::Browser, Key::TraceSteps)];
    if open {
        traces.push(trace(&cookie, Place::Cookie, kept, Key::TraceKept));
    }
    traces.push(trace(&lock, Place::Cookie, kept, Key::TraceLock));
    traces.push(trace(&cookie, Place::Cookie, Life::Seconds(SENT_SECONDS), Key::TraceSent));
    traces.push(trace(storage_key(tag), Place::Storage, kept, Key::TraceStored));
    let left = Life::Seconds(LEFT_SECONDS);
    traces.push(trace(LEFT_COOKIE, Place::Cookie, left, Key::TraceLeft));
    traces
}
