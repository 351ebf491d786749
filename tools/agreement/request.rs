//! What the native program asks of the wasm one. It goes packed, as a questionnaire does to a
//! browser.

use data_encoding::BASE64;
use questionnaire::{definition::Questionnaire, generate};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) questionnaire: Questionnaire,
    pub(crate) want: Want,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) enum Want {
    /// The digests of so many walks, one a line.
    Digests { first: u64, count: u64 },
    /// One walk in full.
    Trace { seed: u64 },
}

impl Request {
    /// As it travels.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn to_text(&self) -> Result<String, postcard::Error> {
        Ok(BASE64.encode(&postcard::to_allocvec(self)?))
    }

    /// As it arrives; `None` where it is not one.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        postcard::from_bytes(&BASE64.decode(text.as_bytes()).ok()?).ok()
    }
}

/// What is wanted of this questionnaire. Both programs answer with this.
pub(crate) fn answer(questionnaire: &Questionnaire, want: Want) -> String {
    match want {
        Want::Digests { first, count } => {
            let digests = (first..first + count).map(|seed| generate::digest(questionnaire, seed));
            digests.map(|digest| format!("{digest:016x}")).collect::<Vec<_>>().join("\n")
        }
        Want::Trace { seed } => generate::trace(questionnaire, seed),
    }
}
