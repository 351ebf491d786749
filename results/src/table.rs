//! Tables as they are shown: protected figures with identifiers, and no text. Whoever shows one
//! looks the texts up in the definition.

use questionnaire::{consultation::Disclosure, definition::Questionnaire};
use serde::{Deserialize, Serialize};

use crate::{
    dataset::Dataset,
    disclosure::{self, Figure, Percent, page::Counted},
    gate::Subject,
};

/// The answers to one closed question, or to one statement of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectedTable {
    /// The question's identifier.
    pub question: String,
    /// The statement's identifier, for a scale.
    pub statement: Option<String>,
    /// What the rows count.
    pub counting: Counting,
    /// Options in the definition's order; years and districts in theirs, then the others.
    pub rows: Vec<Row>,
    /// How many were asked.
    pub asked: Figure,
    /// What the percentages are of: how many gave a substantive answer. Worked out from the other
    /// figures, so that it tells nothing more; where they leave it too vague, it is withheld.
    pub base: Figure,
    /// How many were asked and passed the question over; `None` where that is not possible.
    pub no_answer: Option<Figure>,
    /// How many were not asked, since their answers led elsewhere; `None` where that is not
    /// possible. Responses from before the question existed are not counted.
    pub not_asked: Option<Figure>,
    /// The rows with the largest figure among the substantive answers, by index: what the sentence
    /// above a chart says. More than one where rounding makes them equal; none where nothing is
    /// shown or a hidden figure might be larger.
    pub leading: Vec<usize>,
}

/// What the rows of a table count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// Each person is in one row.
    Answers,
    /// People who chose the option, maybe among others: percentages are of people and add up to
    /// more than a hundred.
    People,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it counts.
    pub key: Key,
    /// How many.
    pub figure: Figure,
    /// Of the base; for rows in the base, and only where the rule allows one.
    pub percent: Option<Percent>,
    /// Whether this is a substantive answer. Ways of not answering are rows, but not in the base.
    pub in_base: bool,
}

/// What a row counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    /// An option of the question.
    Option {
        /// Its index among the options.
        index: usize,
        /// Its value.
        value: String,
    },
    /// Any number. (Numbers themselves are not tabulated: no bands are defined for them.)
    Answered,
    /// Dates in this year.
    Year(u16),
    /// A postcode district.
    District(String),
    /// All years or districts without a row: too rare, or more than there is room to protect.
    OtherValues,
}

impl Row {
    /// Whether the row is one answer that can be said to be the most frequent.
    pub(crate) fn can_lead(&self) -> bool {
        self.in_base && !matches!(self.key, Key::OtherValues | Key::Answered)
    }
}

/// The tables of all closed questions, in the order in which they are asked, under the
/// consultation's rule. `questionnaire` is the one that the data set was made for.
pub fn tables(
    dataset: &Dataset,
    questionnaire: &Questionnaire,
    rule: &Disclosure,
) -> Vec<ProtectedTable> {
    let counted = dataset.columns().filter_map(|column| {
        let (page, question) = questionnaire.question(&column.question)?;
        let statement = column.statement.as_deref();
        let subject = Subject { question, statement, condition: page.show_if.as_ref() };
        Some(Counted {
            subject,
            tally: column.tally(),
            is_altered: column.is_altered,
            lacked_by: &column.lacked_by,
        })
    });
    disclosure::page::protect(questionnaire, &counted.collect::<Vec<_>>(), rule)
}
