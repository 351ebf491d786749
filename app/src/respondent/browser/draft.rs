//! The draft on the device. The one file that touches browser storage, but for `script/leave.js`,
//! which deletes. Nothing is written unless the respondent said yes.

use gloo_storage::{LocalStorage, Storage};
use questionnaire::{
    form::Form,
    journey::{Journey, OnExit},
    text::Language,
};
use wasm_bindgen::JsValue;

use super::dom::{field, from_base64, to_base64};

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
    /// The language it is read in.
    pub(super) language: Option<Language>,
    /// The journey.
    pub(super) journey: Journey,
    /// What is on the page but not yet an answer.
    pub(super) typed: Option<Form>,
}

/// Goes up whenever the shape of what is packed changes: an older draft is then not misread.
const SHAPE: u32 = 2;

impl Draft {
    /// The draft as it lies in storage. What has to be understood by a later version of this program
    /// is plain JSON, which the browser writes and reads by itself; the rest is packed, and its shape
    /// is named.
    fn to_text(&self) -> Option<String> {
        let packed = (&self.language, &self.journey, &self.typed);
        let packed = to_base64(&postcard::to_allocvec(&packed).ok()?)?;
        let stored = js_sys::Object::new();
        for (name, value) in [
            ("shape", JsValue::from(SHAPE)),
            // It stays when the respondent leaves quickly. `script/leave.js` reads this: it may have
            // to delete the draft before this program is there.
            ("stays", (self.journey.on_exit == OnExit::Keep).into()),
            ("hash", self.hash.as_str().into()),
            ("expires", self.expires.into()),
            ("id", self.id.as_str().into()),
            ("ticket", self.ticket.as_str().into()),
            ("packed", packed.into()),
        ] {
            js_sys::Reflect::set(&stored, &name.into(), &value).ok()?;
        }
        js_sys::JSON::stringify(&stored).ok().map(String::from)
    }

    fn from_text(text: &str) -> Option<Self> {
        let stored = js_sys::JSON::parse(text).ok()?;
        let words = |name| field(&stored, name)?.as_string();
        if field(&stored, "shape")?.as_f64() != Some(SHAPE.into()) {
            return None;
        }
        let packed = from_base64(&words("packed")?)?;
        let (language, journey, typed) = postcard::from_bytes(&packed).ok()?;
        let expires = field(&stored, "expires")?.as_f64()?;
        let (hash, id, ticket) = (words("hash")?, words("id")?, words("ticket")?);
        Some(Self { hash, expires, id, ticket, language, journey, typed })
    }
}

/// When a draft that is kept now expires.
pub(super) fn expiry(now: f64, hours: u32) -> f64 {
    now + f64::from(hours) * 3_600_000.0
}

/// The draft under this tag, if there is one that can be read and has not expired. What has expired
/// or cannot be read is erased.
pub(super) fn load(tag: &str, now: f64) -> Option<Draft> {
    let text = storage()?.get_item(tag).ok().flatten();
    let draft = text.and_then(|text| Draft::from_text(&text)).filter(|draft| draft.expires > now);
    if draft.is_none() {
        erase(tag);
    }
    draft
}

/// Keeps a draft. `false` where the browser lets nothing be kept, or is full.
pub(super) fn save(tag: &str, draft: &Draft) -> bool {
    let (Some(storage), Some(text)) = (storage(), draft.to_text()) else { return false };
    storage.set_item(tag, &text).is_ok()
}

/// Erases the draft under this tag.
pub(super) fn erase(tag: &str) {
    if let Some(storage) = storage() {
        // It fails only where the storage itself is out of reach.
        let _ = storage.remove_item(tag);
    }
}

/// `None` where the browser or its owner blocks storage: gloo-storage panics there, so that is asked
/// first. Its own way of reading values would bring the half of a JSON library that this program does
/// without; text goes in and out as it is.
fn storage() -> Option<web_sys::Storage> {
    let is_there = web_sys::window()?.local_storage().ok()?.is_some();
    is_there.then(LocalStorage::raw)
}
