//! A questionnaire as data: what a consultation's TOML says once it has been read and checked.
//!
//! Values of these types made by the loader keep its promises: identifiers are unique, conditions
//! refer to questions asked earlier, option values exist once, every text has the source language.

use serde::{Deserialize, Serialize};

use crate::{
    condition::Expression,
    date::{PartialDate, Precision},
    prose::Prose,
    text::{Language, Text},
};

/// One questionnaire, for one audience of a consultation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Its address, `/{slug}`. Neutral: it stands in the browser's history.
    pub slug: String,
    /// Goes up whenever the file changes after a response has been stored under it.
    pub version: u32,
    /// The languages it is written in; the first is the source language.
    pub languages: Vec<Language>,
    /// The neutral name in page titles, such as "Survey".
    pub name: Text,
    /// Whom it is for, as the list of open consultations and staff screens say it.
    pub audience: Text,
    /// How long a draft is kept, in hours.
    pub draft_hours: u32,
    /// Which drafts may be kept on a respondent's device.
    #[serde(default)]
    pub drafts: Drafts,
    /// For how many days a code can be used to carry on with.
    #[serde(default = "code_days")]
    pub code_days: u32,
    /// The page before the first question.
    pub start: Opening,
    /// Named parts of the questionnaire, in order.
    pub sections: Vec<Section>,
    /// All pages, in the order in which they are asked.
    pub pages: Vec<Page>,
    /// "Check your answers".
    pub review: Interlude,
    /// The last page before sending; used only where pages follow the review.
    pub send: Interlude,
    /// The page that confirms.
    pub confirmation: Confirmation,
}

/// Which drafts may be kept on a respondent's device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Drafts {
    /// Only such as are locked with a PIN.
    #[default]
    Locked,
    /// Also such as anybody who uses the device can open.
    Open,
}

/// For how many days a code can be used where a definition does not say.
pub fn code_days() -> u32 {
    14
}

/// The start page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// First-level heading.
    pub heading: Text,
    /// What it is for, how long it takes, what will change because of it.
    pub body: Prose,
}

/// A page of the journey that is not a question: the review and the sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interlude {
    /// First-level heading.
    pub heading: Text,
    /// Said above the answers; may be empty.
    #[serde(default)]
    pub body: Prose,
}

/// The page that confirms that the answers have arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// First-level heading.
    pub heading: Text,
    /// What happens next and when.
    pub body: Prose,
    /// Where to get help, by [`Service::id`](crate::directory::Service::id).
    pub signposts: Vec<String>,
    /// Services that fit the answers are added; which they are is worked out where the page is shown,
    /// and never recorded.
    #[serde(default)]
    pub signposts_by_answers: bool,
}

/// A part of the questionnaire; its title stands small above the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
}

/// One page: usually one question, sometimes none (content only), rarely several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its identifier, unique among pages.
    pub id: String,
    /// The [`Section::id`] it belongs to.
    pub section: String,
    /// Shown only where this holds.
    #[serde(default)]
    pub show_if: Option<Expression>,
    /// The journey stops here and nothing is sent: a kind word and where to get help.
    #[serde(default)]
    pub ends: bool,
    /// Comes between the review and the sending, so that it cannot be mistaken for the survey
    /// proper (equality questions, staying involved).
    #[serde(default)]
    pub after_review: bool,
    /// First-level heading; without one, the page's single question is the heading.
    #[serde(default)]
    pub heading: Option<Text>,
    /// Said above the questions.
    #[serde(default)]
    pub body: Prose,
    /// A content notice: what the page is about, for someone who may want to pass it over.
    #[serde(default)]
    pub notice: Prose,
    /// Where to get help, by [`Service::id`](crate::directory::Service::id).
    #[serde(default)]
    pub signposts: Vec<String>,
    /// Services that fit the answers so far are added; see [`Confirmation::signposts_by_answers`].
    #[serde(default)]
    pub signposts_by_answers: bool,
    /// What is asked.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its identifier, unique in the questionnaire; also the name of its control in forms.
    pub id: String,
    /// The question itself.
    pub label: Text,
    /// A short sentence of help.
    #[serde(default)]
    pub hint: Text,
    /// The journey cannot go on without an answer.
    #[serde(default)]
    pub required: bool,
    /// On a subject that someone may well decline; the loader then asks for a way to decline.
    #[serde(default)]
    pub sensitive: bool,
    /// Said instead of the ordinary error when a required answer is missing.
    #[serde(default)]
    pub required_message: Text,
    /// What kind of answer it takes.
    pub kind: Kind,
}

/// The kinds of question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One of the options (radio buttons).
    ChooseOne {
        /// In the order they are shown.
        options: Vec<Choice>,
    },
    /// Any number of the options (checkboxes), at most 64 of them.
    ChooseSeveral {
        /// In the order they are shown.
        options: Vec<Choice>,
        /// At most so many, where there is a limit.
        #[serde(default)]
        max: Option<u32>,
    },
    /// Statements that are all answered on one scale.
    Scale {
        /// The statements, in order.
        statements: Vec<Statement>,
        /// The points of the scale, in order, and ways not to answer.
        options: Vec<Choice>,
    },
    /// One line of text.
    ShortText {
        /// At most so many characters (Unicode scalar values, a line break counted once).
        max: u32,
    },
    /// Several lines of text.
    LongText {
        /// At most so many characters (Unicode scalar values, a line break counted once).
        max: u32,
    },
    /// A number with a fixed number of decimals.
    Number {
        /// The least that is accepted.
        #[serde(default)]
        min: Option<crate::answer::Decimal>,
        /// The most that is accepted.
        #[serde(default)]
        max: Option<crate::answer::Decimal>,
        /// Digits after the point, 0 to 6.
        decimals: u8,
        /// What is counted, shown beside the field.
        #[serde(default)]
        unit: Text,
    },
    /// A date known to the year, the month or the day.
    Date {
        /// How exactly it is asked for.
        precision: Precision,
        /// The earliest that is accepted.
        #[serde(default)]
        min: Option<PartialDate>,
        /// The latest that is accepted.
        #[serde(default)]
        max: Option<PartialDate>,
    },
    /// The first half of a UK postcode, such as L8 or CH41: never the whole.
    PostcodeDistrict,
    /// How to reach the respondent. Stored apart from the answers, with nothing that joins them.
    Contact {
        /// What is asked for, in order.
        fields: Vec<ContactField>,
    },
}

/// One option of a question, or one point of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: Text,
    /// A short sentence of help.
    #[serde(default)]
    pub hint: Text,
    /// In a choose-several question: cannot be combined with any other option.
    #[serde(default)]
    pub exclusive: bool,
    /// Choosing it is a way of not answering, and is counted as one.
    #[serde(default)]
    pub missing: Option<Missing>,
    /// Offers a line of text to describe what is meant.
    #[serde(default)]
    pub write_in: bool,
    /// The picture beside it, as SVG; empty where there is none. The loader hands it on beside the
    /// definition ([`Published::pictures`](crate::consultation::Published::pictures)): another
    /// picture is no other question.
    #[serde(skip)]
    pub picture: String,
}

/// Ways of not answering that a respondent can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// "Prefer not to say".
    Declined,
    /// "I do not know".
    DontKnow,
    /// "Does not apply".
    NotApplicable,
}

/// One statement of a scale question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its identifier, unique in the question; the control is named `question.statement`.
    pub id: String,
    /// The statement itself.
    pub label: Text,
}

/// What contact details can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactField {
    /// What to call the person.
    Name,
    /// Electronic mail.
    Email,
    /// Telephone.
    Phone,
    /// How and when it is safe to get in touch, and whether a message may be left.
    Safe,
}

/// The longest line that an option's write-in takes, in characters.
pub const WRITE_IN_MAX: u32 = 200;

/// The longest value that a contact field takes, in characters.
pub const CONTACT_MAX: u32 = 500;

/// Where a page stands: its index in [`Questionnaire::pages`].
pub type PageIndex = usize;

impl Questionnaire {
    /// The page with this identifier, and its index.
    pub fn page(&self, id: &str) -> Option<(PageIndex, &Page)> {
        self.pages.iter().enumerate().find(|(_, page)| page.id == id)
    }

    /// The question with this identifier, and the page it stands on.
    pub fn question(&self, id: &str) -> Option<(&Page, &Question)> {
        self.pages.iter().find_map(|page| Some((page, page.questions.iter().find(|q| q.id == id)?)))
    }

    /// All questions in the order they are asked, each with its page.
    pub fn questions(&self) -> impl Iterator<Item = (&Page, &Question)> {
        self.pages.iter().flat_map(|page| page.questions.iter().map(move |q| (page, q)))
    }

    /// The source language.
    pub fn source_language(&self) -> Option<&Language> {
        self.languages.first()
    }
}

impl Choice {
    /// Whether the option cannot be combined with another.
    pub fn excludes(&self) -> bool {
        self.exclusive || self.missing.is_some()
    }
}

impl Kind {
    /// The same as [`Self::options`], to be changed.
    #[cfg(feature = "load")]
    pub(crate) fn options_mut(&mut self) -> &mut [Choice] {
        match self {
            Self::ChooseOne { options }
            | Self::ChooseSeveral { options, .. }
            | Self::Scale { options, .. } => options,
            _ => &mut [],
        }
    }

    /// The options of a choice or a scale; empty for every other kind.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::ChooseOne { options }
            | Self::ChooseSeveral { options, .. }
            | Self::Scale { options, .. } => options,
            _ => &[],
        }
    }
}
