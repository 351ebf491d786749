//! Reading a form's controls as the answer to one question, and saying what is wrong with them.

mod choice;
mod contact;
mod date;
mod digits;
mod number;
mod text;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Answer, Decimal},
    code::Slip,
    date::PartialDate,
    definition::{Kind, Question},
    form::{self, Form},
};

/// What is wrong with one control, in kinds: the sentence is an interface text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The question.
    pub question: String,
    /// The control to put right; an error summary links to it.
    pub field: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// Kinds of problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The journey cannot go on without an answer.
    Required,
    /// Not one of the options on the page.
    UnknownOption,
    /// An option that excludes the others came with others; the value of that option.
    Exclusive(String),
    /// More options than the most that may be chosen.
    TooMany {
        /// The most.
        max: u32,
    },
    /// Longer than the text may be.
    TooLong {
        /// The most characters.
        max: u32,
        /// How many there are too many.
        over: u32,
    },
    /// Not a number.
    NotANumber,
    /// More digits after the point than asked for.
    TooManyDecimals {
        /// The most.
        max: u8,
    },
    /// Less than the least that is accepted.
    TooSmall {
        /// The least.
        min: Decimal,
    },
    /// More than the most that is accepted.
    TooLarge {
        /// The most.
        max: Decimal,
    },
    /// A part of the date is missing.
    DateMissing(DatePart),
    /// There is no such date.
    NotADate,
    /// Before the earliest that is accepted.
    TooEarly {
        /// The earliest.
        min: PartialDate,
    },
    /// After the latest that is accepted.
    TooLate {
        /// The latest.
        max: PartialDate,
    },
    /// Not the first half of a postcode.
    NotADistrict,
    /// Not an address that electronic mail could reach.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// Not a code that anybody was given.
    NotACode(Slip),
    /// A code that opens nothing here.
    NoSuchCode,
    /// Not a PIN: too few digits, too many, or something else.
    PinLength,
    /// A PIN that somebody who guesses tries first.
    PinEasy,
    /// Not the PIN of this draft.
    PinWrong {
        /// How many tries are left.
        left: u32,
    },
    /// Too many wrong codes were tried of late, by whomever.
    TooManyCodes,
}

/// Parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

/// Reads the answer to `question` from a form. `Ok(None)` where the question was passed over, which
/// is always allowed here: see [`require`].
///
/// # Errors
/// Everything that is wrong with what was typed or chosen.
pub fn read(question: &Question, form: &Form) -> Result<Option<Answer>, Vec<Problem>> {
    match &question.kind {
        Kind::ChooseOne { options } => choice::one(question, options, form),
        Kind::ChooseSeveral { options, max } => choice::several(question, options, *max, form),
        Kind::Scale { statements, options } => choice::scale(question, statements, options, form),
        Kind::ShortText { max } => text::line(question, *max, form),
        Kind::LongText { max } => text::lines(question, *max, form),
        Kind::Number { min, max, decimals, .. } => {
            number::read(question, *min, *max, *decimals, form)
        }
        Kind::Date { precision, min, max } => date::read(question, *precision, *min, *max, form),
        Kind::PostcodeDistrict => text::district(question, form),
        Kind::Contact { fields } => contact::read(question, fields, form),
    }
}

/// The problem of a required question without an answer.
pub fn require(question: &Question, answer: Option<&Answer>) -> Option<Problem> {
    (question.required && answer.is_none())
        .then(|| Problem::new(question, &first_field(question), ProblemKind::Required))
}

/// The problem of the question whether a draft may be kept, left without an answer.
pub fn keep_problem() -> Problem {
    Problem { question: form::KEEP.into(), field: form::KEEP.into(), kind: ProblemKind::Required }
}

/// What is wrong with a code that was typed in.
pub fn code_problem(kind: ProblemKind) -> Vec<Problem> {
    vec![Problem { question: form::CODE.into(), field: form::CODE.into(), kind }]
}

/// What is wrong with a PIN that was typed in.
pub fn pin_problem(kind: ProblemKind) -> Vec<Problem> {
    vec![Problem { question: form::PIN.into(), field: form::PIN.into(), kind }]
}

/// Whether an answer that came as data, not as a form, is one that a form could have given. This is
/// how a submission is held to the same rules as a page.
///
/// # Errors
/// Everything that is wrong with it.
pub fn check(question: &Question, answer: &Answer) -> Result<(), Vec<Problem>> {
    let unreadable = || vec![Problem::new(question, &question.id, ProblemKind::UnknownOption)];
    let form = form::of_answer(question, answer).ok_or_else(unreadable)?;
    match read(question, &form)? {
        Some(same) if same == *answer => Ok(()),
        _ => Err(unreadable()),
    }
}

/// The name of the first control of a question: where a summary's link goes when the question as a
/// whole is at fault.
pub fn first_field(question: &Question) -> String {
    let first = match &question.kind {
        Kind::Scale { statements, .. } => statements.first().map(|s| s.id.as_str()),
        Kind::Date { precision, .. } => date::asked(*precision).first().map(|part| part.name()),
        Kind::Contact { fields } => fields.first().map(|field| field.part()),
        _ => None,
    };
    first.map_or_else(|| question.id.clone(), |first| form::part(&question.id, first))
}

impl Problem {
    fn new(question: &Question, field: &str, kind: ProblemKind) -> Self {
        Self { question: question.id.clone(), field: field.to_owned(), kind }
    }
}

impl DatePart {
    /// The part's name in control names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => form::DATE_PARTS[0],
            Self::Month => form::DATE_PARTS[1],
            Self::Year => form::DATE_PARTS[2],
        }
    }
}

/// Either the value, or what is wrong with it, once all of it has been looked at.
fn finish<T>(value: Option<T>, problems: Vec<Problem>) -> Result<Option<T>, Vec<Problem>> {
    if problems.is_empty() { Ok(value) } else { Err(problems) }
}
