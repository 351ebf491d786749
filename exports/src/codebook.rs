//! A codebook: which variables a file has, what they ask, and what their codes mean. It holds no
//! answers.

mod build;
mod html;
mod markdown;
mod names;
mod notes;

use questionnaire::{
    answer::Decimal,
    date::{PartialDate, Precision},
    text::Language,
};

use crate::{Detail, Words};
pub use build::Terms;
pub(crate) use build::codes;

/// Codes that mean that there is no answer, in every variable but those of numbers that can
/// themselves be as low as this: there, [`missing::LOW`] is added. They are negative, so that no
/// option and no year has one, and the same in all questions, so that a filter can be used again.
pub mod missing {
    /// "Prefer not to say" was chosen.
    pub const DECLINED: i64 = -91;
    /// "I do not know" was chosen.
    pub const DONT_KNOW: i64 = -92;
    /// "Does not apply" was chosen.
    pub const NOT_APPLICABLE: i64 = -93;
    /// Few gave this answer, and with the others it cannot be a group of its own.
    pub const GROUPED: i64 = -96;
    /// Asked and passed over.
    pub const NO_ANSWER: i64 = -97;
    /// The answers led elsewhere.
    pub const NOT_ASKED: i64 = -98;
    /// Stored under a version of the questionnaire without this question or this answer.
    pub const NOT_IN_VERSION: i64 = -99;
    /// A second option of the same kind in one question has a code of its own, from here downwards.
    pub const FURTHER: i64 = -101;
    /// What is added for numbers that can be as low as the codes: below every number that a
    /// questionnaire accepts, which has twelve digits before the point.
    pub const LOW: i64 = -9_999_999_999_900;
}

/// The code of a choice's [grouped](Words::grouped) answers: above that of any option.
pub const GROUPED: i64 = 999;

/// What a grouped district is called.
pub const GROUPED_TEXT: &str = "grouped";

/// The variables of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook {
    /// The questionnaire's address.
    pub slug: String,
    /// The questionnaire's version, whose words these are.
    pub version: u32,
    /// The questionnaire's neutral name and whom it is for, such as "Survey: Victims of crime".
    pub title: String,
    /// The language of titles and labels, where there is a translation.
    pub language: Language,
    /// The day on which the file is made.
    pub made_on: PartialDate,
    /// How exact the rows are.
    pub detail: Detail,
    /// The words that are not in the questionnaire.
    pub words: Words,
    /// The variables, in the order of the questions.
    pub variables: Vec<Variable>,
    /// What is not in the file though it was asked.
    pub left_out: Vec<LeftOut>,
}

/// One variable: a column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// A name that SPSS accepts: at most 64 bytes of letters, digits and `_`, a letter first, and
    /// unique whatever the case.
    pub name: String,
    /// What is asked: for an option or a statement, its words and then the question's.
    pub label: String,
    /// The question's identifier.
    pub question: String,
    /// The option's value or the statement's identifier, where a question has several variables.
    pub part: Option<String>,
    /// What the values are.
    pub kind: Kind,
    /// What the codes mean, in ascending order; empty where the values speak for themselves.
    pub values: Vec<Value>,
    /// Codes that mean that there is no answer.
    pub missing: Vec<Value>,
    /// Could point to a person, as the consultation says.
    pub identifying: bool,
    /// What was done to protect people.
    pub treatment: Option<Treatment>,
}

/// What the values of a variable are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Codes without an order.
    Nominal,
    /// Codes in the order of a scale.
    Ordinal,
    /// 0 or 1: whether an option of several was chosen.
    Indicator,
    /// A number with so many decimals.
    Number {
        /// Digits after the point, 0 to 6.
        decimals: u8,
    },
    /// A date of this precision.
    Date(Precision),
    /// A postcode district.
    District,
}

/// What a code means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The code.
    pub code: i64,
    /// The option's value in the definition, or a name such as `no-answer`.
    pub value: String,
    /// What it means, as people read it.
    pub label: String,
}

/// What was done to a variable to protect people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// Answers that fewer than so many gave are put together, with as many others as it takes to
    /// be so many.
    Grouped(u32),
    /// Of a date only the year is there, and rare years are missing.
    Years(u32),
}

/// A question or an option without a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The question's identifier, and that of its part if it is only a part.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// Why it is not there.
    pub why: Why,
}

/// Why something is not in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// People wrote it in their own words, which are sealed.
    FreeText,
    /// Contact details lead nowhere, and nothing joins them to answers.
    Contact,
    /// It could point to a person and cannot be grouped.
    Identifying,
}

impl Kind {
    /// A date of which only the year is known: a number.
    pub(crate) const YEAR: Self = Self::Date(Precision::Year);
}

impl Variable {
    /// The lowest and the highest code that mean that there is no answer.
    pub fn missing_range(&self) -> Option<(i64, i64)> {
        let codes = self.missing.iter().map(|value| value.code);
        Some((codes.clone().min()?, codes.max()?))
    }

    /// Whether a number would be taken for a code that means that there is no answer.
    pub(crate) fn is_missing(&self, number: Decimal) -> bool {
        let code = |code: i64| Decimal::new(code, 0).ok();
        // Codes beyond what a number can be cannot be mistaken for one.
        let ends = self.missing_range().and_then(|(low, high)| Some((code(low)?, code(high)?)));
        ends.is_some_and(|(low, high)| low <= number && number <= high)
    }

    /// The label of a code.
    pub fn label_of(&self, code: i64) -> Option<&str> {
        let mut all = self.values.iter().chain(&self.missing);
        all.find(|value| value.code == code).map(|value| value.label.as_str())
    }
}
