//! The draft on the device. The one file that touches browser storage, but for `script/leave.js`,
//! which deletes. Nothing is written unless the respondent said yes; what is locked is written
//! encrypted alone.

use gloo_storage::{LocalStorage, Storage};
use questionnaire::{form::Form, journey::Journey, text::Language};
use serde::{Deserialize, Serialize};

use super::{
    cipher::{HEADER_BYTES, Sealed},
    dom,
};

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
    /// The code that the journey has, by its handle.
    pub(super) given: Option<String>,
    /// The language it is read in.
    pub(super) language: Option<Language>,
    /// The journey.
    pub(super) journey: Journey,
    /// What is on the page but not yet an answer.
    pub(super) typed: Option<Form>,
}

/// What lies in storage.
#[derive(Debug)]
pub(super) enum Found {
    /// A draft that anybody can open.
    Open(Box<Draft>),
    /// One that opens with a PIN.
    Locked(Sealed),
}

/// First byte of an open draft. It goes up, past that of a locked one, whenever the shape of a draft
/// changes: an older one is then not misread.
const OPEN: u8 = 1;

/// First byte of a locked draft.
pub(super) const LOCKED: u8 = 2;

impl Draft {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![OPEN];
        bytes.extend(postcard::to_allocvec(self).unwrap_or_default());
        bytes
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        match bytes.split_first()? {
            (&OPEN, packed) => postcard::from_bytes(packed).ok(),
            _ => None,
        }
    }
}

/// Stands before what stays when the respondent leaves quickly. `script/leave.js` looks for it, since
/// it may have to delete the draft before this program is there. Base64 has no such letter.
const STAYS: char = '~';

/// Bytes as they stand in storage.
pub(super) fn to_text(bytes: &[u8], stays: bool) -> Option<String> {
    let mut text = dom::to_base64(bytes)?;
    if stays {
        text.insert(0, STAYS);
    }
    Some(text)
}

/// What a text from storage is, if it is anything of ours.
pub(super) fn from_text(text: &str) -> Option<Found> {
    let bytes = dom::from_base64(text.strip_prefix(STAYS).unwrap_or(text))?;
    if bytes.first() == Some(&LOCKED) && bytes.len() > HEADER_BYTES {
        return Some(Found::Locked(Sealed(bytes)));
    }
    Draft::from_bytes(&bytes).map(|draft| Found::Open(Box::new(draft)))
}

/// Whether a text from storage stays when the respondent leaves quickly.
pub(super) fn stays(text: &str) -> bool {
    text.starts_with(STAYS)
}

/// When a draft that is kept now expires.
pub(super) fn expiry(now: f64, hours: u32) -> f64 {
    now + f64::from(hours) * 3_600_000.0
}

/// What is under this key, as it stands there.
pub(super) fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps something. `false` where the browser lets nothing be kept, or is full.
pub(super) fn write(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Erases what is under this key.
pub(super) fn erase(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// `None` where the browser or its owner blocks storage: gloo-storage panics there, so that is asked
/// first. Its own way of reading values would bring the half of a JSON library that this program does
/// without; text goes in and out as it is.
fn storage() -> Option<web_sys::Storage> {
    let is_there = web_sys::window()?.local_storage().ok()?.is_some();
    is_there.then(LocalStorage::raw)
}
