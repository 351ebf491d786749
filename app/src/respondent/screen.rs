//! What is on a respondent's screen, as data. The server makes the first one; from then on either
//! driver makes the next from the last.

use data_encoding::BASE64;
use questionnaire::{
    consultation::Edition,
    date::PartialDate,
    definition::Questionnaire,
    form::Form,
    journey::Journey,
    map::Map,
    text::{Language, Text},
    validate::Problem,
};
use serde::{Deserialize, Serialize};

use super::services::Signpost;
use crate::messages::Messages;

/// What stays the same for as long as a questionnaire is open in a browser. It is a file of its
/// own, named after its content, so that a browser fetches it once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// The questionnaire.
    pub questionnaire: Questionnaire,
    /// The services that its pages may point to.
    pub signposts: Vec<Signpost>,
    /// The pictures beside its options, by `question.value`: SVG that the loader wrote.
    pub pictures: Map<String, String>,
    /// Whether there is an Easy Read edition, or this is it.
    pub edition: Edition,
    /// The hash of its content.
    pub hash: String,
    /// Who asks.
    pub organisation: Text,
    /// Interface texts, by language.
    pub messages: Map<Language, Messages>,
    /// The site that leaving leads to.
    pub leave_site: String,
    /// After so many minutes without a touch the page covers itself; 0 for never.
    pub cover_minutes: u32,
    /// A short neutral name for this questionnaire's cookie and for its place in browser storage.
    pub tag: String,
}

/// What is on the screen now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// Goes up with every step, so that no control is carried over from one page to the next.
    pub step: u32,
    /// The language the respondent reads.
    pub language: Option<Language>,
    /// Where they are and what they have answered.
    pub journey: Journey,
    /// What the screen is about.
    #[serde(default)]
    pub show: Show,
    /// What was typed into a page that was refused, or left half-way: shown again as it was.
    #[serde(default)]
    pub typed: Option<Form>,
    /// What is wrong with it.
    #[serde(default)]
    pub problems: Vec<Problem>,
    /// Something to say above the page.
    #[serde(default)]
    pub notice: Option<Notice>,
}

/// What a screen is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Show {
    /// The journey's own position.
    #[default]
    Journey,
    /// A draft was found: carry on, or erase it?
    Resume {
        /// When it expires, as people read it; empty where that is not known.
        expires: String,
        /// Questions whose answers no longer fit a changed questionnaire, by identifier.
        dropped: Vec<String>,
        /// The questionnaire has changed since.
        changed: bool,
    },
    /// A PIN is to be chosen for the draft.
    Pin,
    /// A locked draft was found.
    Unlock {
        /// It lies on the server, and not on the device.
        server: bool,
    },
    /// A code was given to carry on with.
    Code {
        /// The code.
        code: String,
        /// The last day on which it can be used.
        until: PartialDate,
    },
    /// The answers have arrived.
    Sent {
        /// The server's word on which response they are, to get a code for; empty where it has
        /// none to give.
        ticket: String,
        /// The code that takes them back, once it was asked for.
        code: Option<String>,
        /// Services that fit them, by identifier: all that is left of the answers, for as long as
        /// this screen is shown.
        fitting: Vec<String>,
    },
}

/// Something to say above the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// The form was for a page that is not part of this journey now.
    Elsewhere,
    /// The draft has been erased.
    Erased,
    /// The browser keeps nothing, although it was asked to.
    NoStorage,
    /// What was kept is not there any more. What is on the page still is.
    Cleared,
    /// What was kept is not there any more, and a page was sent that was part of it.
    Lost,
    /// What was answered in another tab has been added.
    Merged,
    /// Another tab keeps its answers in place of this one's.
    Taken,
    /// A locked draft can be opened by nobody any more.
    LockGone,
    /// A PIN could not be set or checked.
    NoLock(Trouble),
    /// What was typed could not be kept between two pages, and has to be sent once more.
    NotKept,
    /// Answers were opened with a code.
    Opened,
    /// The answers have not been sent.
    NotSent(NotSent),
    /// There is no code, although one was asked for.
    NoCode(NoCode),
}

/// Why a PIN could not be set or checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// There is no connection.
    Offline,
    /// The server has more to do than it can.
    Busy,
    /// The browser has no ciphers.
    Unable,
    /// The PIN is right, and what was kept has been damaged or tampered with.
    Damaged,
}

/// Why there is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoCode {
    /// The time for asking is over.
    Late,
    /// There is no connection.
    Offline,
    /// The server has more to do than it can.
    Busy,
}

/// Why answers have not been sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotSent {
    /// There is no connection.
    Offline,
    /// The server has more to do than it can.
    Busy,
    /// The consultation has closed.
    Closed,
    /// The server does not know this version of the questionnaire.
    Changed,
    /// Other answers were sent under the same identifier before.
    Conflict,
    /// They do not fit the rules.
    Refused,
    /// They are larger than the server takes.
    TooLarge,
}

/// What the server's first page tells the browser besides what is on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// The screen that the page shows.
    pub screen: Screen,
    /// Address of the [`Setting`].
    pub setting: String,
    /// The server's word on when this journey began; goes back with the answers.
    pub ticket: String,
    /// Identifier of the submission, where the plain-form driver has already made one. The server
    /// then holds a sealed draft, which the browser takes over.
    pub id: Option<String>,
    /// The code that the journey has, by its handle.
    pub given: Option<String>,
}

impl Setting {
    /// As it travels to the browser.
    pub fn to_bytes(&self) -> Vec<u8> {
        pack(self)
    }

    /// As it arrives there; `None` where it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

impl Started {
    /// As it stands in the page.
    pub fn to_text(&self) -> String {
        BASE64.encode(&pack(self))
    }

    /// As it is read from there, once the browser has undone the Base64; `None` where it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// Packed, not JSON: reading a questionnaire from JSON takes more wasm than everything else that
/// the respondent's program does. Both ends are built together, so there are no versions to mind.
fn pack(value: &impl Serialize) -> Vec<u8> {
    // It can only fail for want of a length, which everything here has.
    postcard::to_allocvec(value).unwrap_or_default()
}

impl Screen {
    /// A screen that shows a journey and nothing else.
    pub fn of(journey: Journey) -> Self {
        Self { journey, ..Self::default() }
    }
}
