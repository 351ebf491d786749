//! What respondents send: stored once, replayed where it comes again, refused where something else
//! comes under the same id. Reading it is `feed`'s and `reading`'s business.

mod insert;

use std::{fmt, slice, sync::Arc};

use data_encoding::HEXLOWER_PERMISSIVE;
use hmac::{Hmac, KeyInit, Mac};
use questionnaire::{record::Record, text::Language};
use sha2::Sha256;
use sqlx::SqliteConnection;

use crate::{
    DefinitionHash, Store, StoreError,
    feed::{Committed, Event},
    open::Access,
    seal::derive,
    writer::Change,
};
pub(crate) use insert::insert;

/// How `body` is stored where nothing is sealed.
pub(crate) const CLEAR: i64 = 0;

/// The random 128 bits that the respondent's side made when the journey began. What is stored is
/// derived from it and does not lead back to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SubmissionId(pub [u8; 16]);

/// A response to be stored.
#[derive(Clone, Debug)]
pub struct NewResponse {
    /// The same for every attempt to send the same response.
    pub id: SubmissionId,
    /// What it answers; must have been published.
    pub questionnaire_hash: DefinitionHash,
    /// The slug of what it answers, to file contact details under.
    pub slug: String,
    /// Days since 1970-01-01.
    pub day: i32,
    /// The language it was answered in.
    pub language: Language,
    /// The answers.
    pub record: Record,
    /// Made up, and not sent by a person.
    pub synthetic: bool,
}

/// A response that is safe on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// It came for the first time.
    New,
    /// The same had been stored before; nothing was written.
    Replayed,
}

/// Why a response was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubmitError {
    /// Other answers were stored under this id.
    #[error("other answers have been stored under this id")]
    Conflict,
    /// What it answers has not been published.
    #[error("the questionnaire has not been published")]
    NotPublished,
    /// Too much is waiting; the same again in a moment may go through.
    #[error("too much is waiting to be stored; try again in a moment")]
    Busy,
    /// It cannot be stored now; the log says why. Sending it again later is safe.
    #[error("it cannot be stored now")]
    Unavailable,
}

impl SubmissionId {
    /// Reads 32 hexadecimal digits; `None` where the text is something else.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }
}

impl fmt::Debug for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubmissionId(…)")
    }
}

impl From<StoreError> for SubmitError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Busy,
            _ => Self::Unavailable,
        }
    }
}

impl Store {
    /// Stores a response; returns once it is durable. Sending the same again is safe at any time,
    /// also after an error.
    ///
    /// Only for a store that was opened with [`Access::Alone`]: otherwise the program that serves
    /// the database would not hear of the response, and its results would miss it.
    ///
    /// # Errors
    /// [`SubmitError`]; nothing was stored by this call.
    pub async fn submit(&self, response: NewResponse) -> Result<Submitted, SubmitError> {
        if self.access != Access::Alone {
            return Err(SubmitError::Unavailable);
        }
        self.writer.write_first(Submit(response)).await?
    }
}

struct Submit(NewResponse);

impl Change for Submit {
    type Output = Result<Submitted, SubmitError>;

    async fn apply(
        &mut self,
        connection: &mut SqliteConnection,
    ) -> Result<Self::Output, sqlx::Error> {
        Ok(match insert(connection, slice::from_ref(&self.0)).await? {
            Ok(new) if new == [true] => Ok(Submitted::New),
            Ok(_) => Ok(Submitted::Replayed),
            Err(error) => Err(error),
        })
    }

    fn announce(self, output: &Self::Output, tell: &mut dyn FnMut(Event)) {
        if *output == Ok(Submitted::New) {
            tell(stored(self.0));
        }
    }
}

/// What the results hear of a response that was stored.
pub(crate) fn stored(response: NewResponse) -> Event {
    Event::Stored(Committed {
        questionnaire_hash: response.questionnaire_hash,
        day: response.day,
        closed: Arc::from(response.record.closed),
    })
}

/// The primary key that follows from an id. Keys are spread evenly whatever ids clients make up, so
/// the order of the rows says nothing.
pub(crate) fn row_name(id: SubmissionId) -> [u8; 16] {
    let mut name = [0; 16];
    name.copy_from_slice(&derive(&id.0, b"name")[..16]);
    name
}

/// The key that contact details are stored under. It follows from the id too, so that whoever holds
/// that can have them erased; without it, which is stored nowhere, nothing joins them to the
/// response.
pub(crate) fn contact_name(id: SubmissionId) -> [u8; 16] {
    let mut name = [0; 16];
    name.copy_from_slice(&derive(&id.0, b"contact")[..16]);
    name
}

/// Tells a repeated response from another one: HMAC-SHA-256 of what was answered.
///
/// Contact details are left out on purpose, for a digest over both would tie the one to the other.
/// It is keyed with the id, which is stored nowhere, so that it cannot be used to confirm a guess
/// at what somebody wrote. The day and the language are left out too: a response that is sent
/// again after midnight is still the same.
fn digest(response: &NewResponse) -> [u8; 32] {
    let mut block = [0; 64];
    block[..32].copy_from_slice(&derive(&response.id.0, b"digest")[..]);
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    encode(&response.questionnaire_hash, &response.record, |part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// The encoding that is digested. Every part of it that can vary in length has its length in
/// front, so that no two responses have the same.
fn encode(hash: &DefinitionHash, record: &Record, mut part: impl FnMut(&[u8])) {
    part(&hash.0);
    let mut counted = |bytes: &[u8]| {
        part(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        part(bytes);
    };
    counted(&record.closed);
    for (field, text) in &record.texts {
        counted(field.as_bytes());
        counted(text.as_bytes());
    }
}

#[cfg(test)]
mod tests;
