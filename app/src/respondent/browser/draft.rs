//! The draft on the device. The one file that touches browser storage. Nothing is written unless
//! the respondent said yes.

use data_encoding::BASE64;
use gloo_storage::{LocalStorage, Storage};
use questionnaire::{form::Form, journey::Journey, text::Language};
use serde::{Deserialize, Serialize};

/// A journey as it is kept.
#[derive(Clone, Debug)]
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

/// The draft as it lies in storage. What has to be understood by a later version of this program
/// is plain; the rest is packed, and its shape is named.
#[derive(Serialize, Deserialize)]
struct Stored {
    shape: u32,
    hash: String,
    expires: f64,
    id: String,
    ticket: String,
    #[serde(default)]
    given: Option<String>,
    packed: String,
}

/// Goes up whenever the shape of what is packed changes: an older draft is then not misread.
const SHAPE: u32 = 1;

impl Stored {
    fn pack(draft: &Draft) -> Option<Self> {
        let packed = (&draft.language, &draft.journey, &draft.typed);
        Some(Self {
            shape: SHAPE,
            hash: draft.hash.clone(),
            expires: draft.expires,
            id: draft.id.clone(),
            ticket: draft.ticket.clone(),
            given: draft.given.clone(),
            packed: BASE64.encode(&postcard::to_allocvec(&packed).ok()?),
        })
    }

    fn unpack(self) -> Option<Draft> {
        if self.shape != SHAPE {
            return None;
        }
        let packed = BASE64.decode(self.packed.as_bytes()).ok()?;
        let (language, journey, typed) = postcard::from_bytes(&packed).ok()?;
        let Self { hash, expires, id, ticket, given, .. } = self;
        Some(Draft { hash, expires, id, ticket, given, language, journey, typed })
    }
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
    let stored = LocalStorage::get::<Stored>(tag).ok().filter(|stored| stored.expires > now);
    let draft = stored.and_then(Stored::unpack);
    if draft.is_none() {
        LocalStorage::delete(tag);
    }
    draft
}

/// Keeps a draft. `false` where the browser lets nothing be kept, or is full.
pub(super) fn save(tag: &str, draft: &Draft) -> bool {
    available() && Stored::pack(draft).is_some_and(|stored| LocalStorage::set(tag, stored).is_ok())
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
