//! Which responses to count: a value that an address can hold, checked against the definition. It
//! names questions and options; it holds no answers, and what it selects stays in this crate.

mod check;
mod select;

use questionnaire::{answer::Decimal, date::PartialDate};
use serde::{Deserialize, Serialize};

pub(crate) use check::{Plan, place};

/// Responses, by what they say. A response without an answer is in none of the sets of answers, so
/// "not this answer" holds of those who were never asked; combine it with [`State::Answered`] where
/// that is not meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Filter {
    /// In all of them; everybody where there are none.
    All(Vec<Filter>),
    /// In at least one of them.
    Any(Vec<Filter>),
    /// Not in it.
    Not(Box<Filter>),
    /// The answer is, or includes, this option.
    Chose {
        /// The question.
        question: String,
        /// The statement, for a scale.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement: Option<String>,
        /// The option's value.
        value: String,
    },
    /// What became of the question, whatever the answer was.
    Is {
        /// The question.
        question: String,
        /// The statement, for a scale.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement: Option<String>,
        /// What became of it.
        state: State,
    },
    /// A number in this range, both ends included.
    Number {
        /// The question.
        question: String,
        /// The least; none is no limit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Decimal>,
        /// The most; none is no limit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Decimal>,
    },
    /// A date in this range, both ends included: a year stands for all its days.
    Date {
        /// The question.
        question: String,
        /// The first; none is no limit. No more precise than the question asks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<PartialDate>,
        /// The last; none is no limit. No more precise than the question asks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<PartialDate>,
    },
    /// One of these postcode districts, as they are written (`L8`).
    District {
        /// The question.
        question: String,
        /// The districts.
        districts: Vec<String>,
    },
    /// The response came in this range of days, both ends included.
    Came {
        /// The first; none is no limit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<PartialDate>,
        /// The last; none is no limit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<PartialDate>,
    },
    /// Stored under this version of the questionnaire.
    Version(u32),
}

/// What became of a question in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// There is an answer that is not a way of not answering.
    Answered,
    /// An option was chosen that is a way of not answering, whichever.
    Missing,
    /// "Prefer not to say" was chosen.
    Declined,
    /// "I do not know" was chosen.
    DontKnow,
    /// "Does not apply" was chosen.
    NotApplicable,
    /// It was asked and passed over.
    NoAnswer,
    /// It was not on the route.
    NotAsked,
    /// The version that the response was stored under does not have it.
    NotInVersion,
}

/// Why a filter cannot be used with a definition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilterError {
    /// No question has this identifier.
    #[error("there is no question {question}")]
    UnknownQuestion {
        /// The identifier.
        question: String,
    },
    /// The question is a scale and this is none of its statements, or it is not a scale and there
    /// is a statement.
    #[error("the question {question} has no such statement")]
    UnknownStatement {
        /// The identifier.
        question: String,
    },
    /// The question has no option with this value.
    #[error("the question {question} has no option {value}")]
    UnknownOption {
        /// The identifier.
        question: String,
        /// The value.
        value: String,
    },
    /// Text and contact details cannot be filtered by.
    #[error("the question {question} is not a closed one")]
    NotClosed {
        /// The identifier.
        question: String,
    },
    /// The filter is for another kind of question.
    #[error("the question {question} is of another kind")]
    AnotherKind {
        /// The identifier.
        question: String,
    },
    /// A date is more precise than the question asks, or a district is not one.
    #[error("the question {question} takes no such value")]
    NotAValue {
        /// The identifier.
        question: String,
    },
    /// The end of a range is before its beginning.
    #[error("a range ends before it begins")]
    EmptyRange,
    /// More than [`MOST_PARTS`] parts, or more than [`MOST_DEPTH`] within each other.
    #[error("the filter is too large")]
    TooLarge,
}

/// A filter has at most so many parts.
pub const MOST_PARTS: usize = 64;

/// The parts of a filter are at most so deep within each other.
pub const MOST_DEPTH: usize = 8;

impl Filter {
    /// Everybody.
    pub fn everybody() -> Self {
        Self::All(Vec::new())
    }

    /// Whether it says "everybody" in so many words. A filter that happens to select everybody does
    /// not.
    pub fn is_everybody(&self) -> bool {
        matches!(self, Self::All(parts) if parts.iter().all(Self::is_everybody))
    }

    /// Every question it looks at, with repeats.
    pub fn questions(&self) -> Vec<&str> {
        self.answers().into_iter().map(|(question, _)| question).collect()
    }

    /// Every question, or statement of a scale, that it looks at, with repeats.
    pub(crate) fn answers(&self) -> Vec<(&str, Option<&str>)> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::answers).collect(),
            Self::Not(inner) => inner.answers(),
            Self::Chose { question, statement, .. } | Self::Is { question, statement, .. } => {
                vec![(question, statement.as_deref())]
            }
            Self::Number { question, .. }
            | Self::Date { question, .. }
            | Self::District { question, .. } => vec![(question, None)],
            Self::Came { .. } | Self::Version(_) => Vec::new(),
        }
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self::everybody()
    }
}

#[cfg(test)]
mod tests;
