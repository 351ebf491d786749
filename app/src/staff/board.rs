//! What is on a staff page, as data: what stays the same while it is open, and what changes. Every
//! figure in here is protected; the numbers of responses are public (see [`results::Volume`]).

use questionnaire::consultation::Disclosure;
use results::ProtectedTable;
use serde::{Deserialize, Serialize};

/// What the server's page tells the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// The name that is signed in.
    pub account: String,
    /// The questionnaire whose results the page shows; without one, it shows the overview.
    pub outline: Option<Outline>,
    /// What it shows now.
    pub latest: Latest,
}

/// What changes while a page is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Latest {
    /// The time of day at which this was so, as people read it.
    pub at: String,
    /// What was so.
    pub news: News,
}

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// Every questionnaire that is served.
    Overview(Vec<Summary>),
    /// The results of one.
    Results(Figures),
}

/// One questionnaire in the overview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Its address is `/{slug}`, that of its results `/staff/{slug}`.
    pub slug: String,
    /// The consultation's name.
    pub consultation: String,
    /// Whom it is for.
    pub audience: String,
    /// Whether it takes answers.
    pub state: Intake,
    /// All responses.
    pub total: u64,
    /// Responses of the last seven days, today among them.
    pub last_week: u64,
    /// The latest days with responses, the latest first.
    pub days: Vec<Day>,
}

/// Whether a questionnaire takes answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intake {
    /// Not before this day.
    NotYet(String),
    /// It does; to the end of this day, if there is one.
    Open(Option<String>),
    /// Not since the end of this day.
    Closed(String),
}

/// One day's responses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The day in words.
    pub date: String,
    /// How many came.
    pub responses: u64,
}

/// The figures of one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// The hash of the definition that they are laid out for. A page with another outline has to be
    /// loaded again.
    pub hash: String,
    /// All responses.
    pub total: u64,
    /// The first and the latest day with a response, in words.
    pub period: Option<(String, String)>,
    /// A table for each closed question and each statement of a scale.
    pub tables: Vec<ProtectedTable>,
}

/// The words that go with figures. They stay the same for as long as the definition does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Its address.
    pub slug: String,
    /// The definition's hash.
    pub hash: String,
    /// The consultation's name.
    pub consultation: String,
    /// Whom the questionnaire is for.
    pub audience: String,
    /// The rule that protects the figures.
    pub rule: Disclosure,
    /// Its parts with closed questions, in order.
    pub parts: Vec<Part>,
}

/// A section of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What was asked, in order.
    pub asked: Vec<Asked>,
}

/// What one table is about: a closed question, or one statement of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The question's identifier.
    pub question: String,
    /// The statement's identifier and its words, for a scale.
    pub statement: Option<(String, String)>,
    /// The question itself.
    pub label: String,
    /// The words of the options, in the definition's order.
    pub options: Vec<String>,
}

impl Asked {
    /// The table that answers it.
    pub fn table_in<'a>(&self, figures: &'a Figures) -> Option<&'a ProtectedTable> {
        let statement = self.statement.as_ref().map(|(id, _)| id.as_str());
        figures.tables.iter().find(|table| {
            table.question == self.question && table.statement.as_deref() == statement
        })
    }

    /// An identifier for its place in the page. A dot is in neither of its halves.
    pub(crate) fn anchor(&self) -> String {
        match &self.statement {
            Some((statement, _)) => format!("r-{}.{statement}", self.question),
            None => format!("r-{}", self.question),
        }
    }
}

impl Latest {
    /// The results, where these are shown.
    pub(super) fn results(&self) -> Option<&Figures> {
        if let News::Results(figures) = &self.news { Some(figures) } else { None }
    }

    /// The overview, where that is shown.
    pub(super) fn overview(&self) -> &[Summary] {
        if let News::Overview(summaries) = &self.news { summaries } else { &[] }
    }
}

impl Started {
    /// As it stands in the page.
    #[cfg(feature = "ssr")]
    pub fn to_text(&self) -> String {
        // It can only fail for map keys that are not text, and there are none.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As it is read from there; `None` where it is not one.
    #[cfg(feature = "hydrate")]
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
