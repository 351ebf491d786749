//! A submitted form, and the names its controls go by. Both drivers make one: the server from the
//! body of a post, the browser from `FormData`.

use serde::{Deserialize, Serialize};

use crate::{
    answer::Answer,
    definition::{ContactField, Kind, Question},
};

/// Control that says which page the form is for.
pub const PAGE: &str = "_page";
/// Control that says what the pressed button does; absent, the form goes on.
pub const ACTION: &str = "_action";
/// Control of the question whether a draft may be kept.
pub const KEEP: &str = "_keep";
/// Control that says what leaving quickly does with a kept draft.
pub const ON_EXIT: &str = "_exit";

/// Control for a code that a respondent was given.
pub const CODE: &str = "_code";
/// Control for the PIN of a locked draft.
pub const PIN: &str = "_pin";
/// Control with the page that the rest of a form was typed on, where it comes with another form.
pub const FOR: &str = "_for";
/// Control with the server's word on a response that was sent.
pub const TICKET: &str = "_ticket";

/// Names and values in the order they were submitted, with repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Form(pub Vec<(String, String)>);

impl Form {
    /// The first value under this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Every value under this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Whether this name was submitted with this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|v| v == value)
    }

    /// Adds a value.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Form {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

/// Name of the control that belongs to a part of a question: a write-in (part: the option's value),
/// a statement of a scale, a part of a date, a contact field. Question identifiers have no dot.
pub fn part(question: &str, part: &str) -> String {
    format!("{question}.{part}")
}

/// Part of a date's day, month and year controls.
pub const DATE_PARTS: [&str; 3] = ["day", "month", "year"];

impl ContactField {
    /// The field's part in control names.
    pub fn part(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Safe => "safe",
        }
    }
}

/// The form that, submitted, would give this answer: how a page shows what was answered before.
/// `None` where the answer is not of the question's kind.
pub fn of_answer(question: &Question, answer: &Answer) -> Option<Form> {
    let id = question.id.as_str();
    let mut form = Form::default();
    match (&question.kind, answer) {
        (Kind::ChooseOne { .. }, Answer::One { value, text }) => {
            form.push(id, value);
            if let Some(text) = text {
                form.push(part(id, value), text);
            }
        }
        (Kind::ChooseSeveral { .. }, Answer::Several { values, texts }) => {
            for value in values {
                form.push(id, value);
            }
            for (value, text) in texts {
                form.push(part(id, value), text);
            }
        }
        (Kind::Scale { .. }, Answer::Scale(points)) => {
            for (statement, point) in points {
                form.push(part(id, statement), point);
            }
        }
        (Kind::ShortText { .. } | Kind::LongText { .. }, Answer::Text(text))
        | (Kind::PostcodeDistrict, Answer::District(text)) => form.push(id, text),
        (Kind::Number { .. }, Answer::Number(number)) => form.push(id, number.to_string()),
        (Kind::Date { .. }, Answer::Date(date)) => {
            let parts =
                [date.day(), date.month()].map(|part| part.map(|number| number.to_string()));
            let year = Some(date.year().to_string());
            for (name, value) in DATE_PARTS.into_iter().zip([parts.as_slice(), &[year]].concat()) {
                if let Some(value) = value {
                    form.push(part(id, name), value);
                }
            }
        }
        (Kind::Contact { .. }, Answer::Contact(fields)) => {
            for (field, value) in fields {
                form.push(part(id, field.part()), value);
            }
        }
        _ => return None,
    }
    Some(form)
}
