//! Why a table cannot be made.

use serde::{Deserialize, Serialize};

use super::{MOST_CATEGORIES, MOST_CELLS};
use crate::filter::FilterError;

/// Why there is no such table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CrossError {
    /// The filter, or what an axis says of a question, does not fit the definition.
    #[error(transparent)]
    Definition(#[from] FilterError),
    /// A table has one, two or three axes.
    #[error("a table has one, two or three axes")]
    Axes,
    /// Numbers, dates and districts have no options; they are tabulated as groups.
    #[error("the question {question} has no options")]
    NoOptions {
        /// The question.
        question: String,
    },
    /// Options that can be chosen together are tabulated one at a time, unless the table is exact.
    #[error("the options of {question} can be chosen together: take one of them")]
    OptionsTogether {
        /// The question.
        question: String,
    },
    /// The same question or statement along two sides.
    #[error("two axes are the same")]
    SameTwice,
    /// An axis has no categories, or more than there is room for; or two questions have no option in
    /// common.
    #[error("there are no categories, or more than {MOST_CATEGORIES}")]
    Categories,
    /// More than [`MOST_CELLS`].
    #[error("the table would have {cells} cells; the most is {MOST_CELLS}")]
    TooLarge {
        /// How many there would be, totals not counted.
        cells: usize,
    },
    /// The consultation's rule forbids to look at these two together.
    #[error("{one} and {other} are never crossed")]
    NeverCrossed {
        /// A question.
        one: String,
        /// Another question.
        other: String,
    },
    /// More questions than [`super::TableRule::most_questions`].
    #[error("the table looks at {questions} questions; the most is {most}")]
    TooManyQuestions {
        /// How many it looks at.
        questions: usize,
        /// How many it may.
        most: usize,
    },
    /// The filter selects too few, or too few are left that it does not select. Which of the two is
    /// not said.
    #[error("too few responses are selected, or too few are not")]
    TooFew,
}
