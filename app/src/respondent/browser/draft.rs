//! The draft on the device. The one file that touches browser storage. Nothing is written unless
//! the respondent said yes.

use gloo_storage::{LocalStorage, Storage};
use questionnaire::{form::Form, journey::Journey, text::Language};
use serde::{Deserialize, Serialize};

/// A journey as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Draft {
    /// Hash of the questionnaire it was made with.
    pub(super) hash: String,
    /// When it expires, in milliseconds since 1970.
    pub(super) expires: f64,
    /// Identifier of the submission it will become.
    pub(super) id: String,
    /// The server's word on when the journey began.
    pub(super) ticket: String,
    /// The language it is read in.
    pub(super) language: Option<Language>,
    /// The journey.
    pub(super) journey: Journey,
    /// What is on the page but not yet an answer.
    pub(super) typed: Option<Form>,
}

/// When a draft that is kept now expires.
pub(super) fn expiry(now: f64, hours: u32) -> f64 {
    now + f64::from(hours) * 3_600_000.0
}

/// The draft under this tag, if there is one that can be read and has not expired. What has expired
/// or cannot be read is erased.
pub(super) fn load(tag: &str, now: f64) -> Option<Draft> {
    if !available() {
        return None;
    }
    let draft = LocalStorage::get::<Draft>(tag).ok().filter(|draft| draft.expires > now);
    if draft.is_none() {
        LocalStorage::delete(tag);
    }
    draft
}

/// Keeps a draft. `false` where the browser lets nothing be kept, or is full.
pub(super) fn save(tag: &str, draft: &Draft) -> bool {
    available() && LocalStorage::set(tag, draft).is_ok()
}

/// Erases the draft under this tag.
pub(super) fn erase(tag: &str) {
    if available() {
        LocalStorage::delete(tag);
    }
}

/// gloo-storage panics where storage is blocked, so that is asked first.
fn available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
