//! What a submitted form asks for.

use super::Keep;
use crate::{
    definition::{PageIndex, Questionnaire},
    form::{ACTION, Form, KEEP, PAGE},
};

/// What a submitted form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Begin.
    Begin,
    /// What leaving quickly does has been read.
    Read,
    /// The answer to the question whether a draft may be kept.
    Keep(Option<Keep>),
    /// Take what is on the page and go on.
    Continue(PageIndex),
    /// Pass the page over.
    Skip(PageIndex),
    /// Go back one page from where the inner action would have gone on.
    Back(Box<Action>),
    /// Change the answers of a page.
    Change(PageIndex),
    /// Remove the answer to a question.
    Remove(String),
    /// The answers have been checked.
    Confirm,
    /// Send.
    Send,
    /// Erase the draft.
    Erase,
}

/// A form that no page of this questionnaire makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the form does not belong to this questionnaire")]
pub struct Unreadable;

/// Value of [`PAGE`] on the start page.
pub const AT_START: &str = "_start";
/// Value of [`PAGE`] on the page that says what leaving quickly does.
pub const AT_INTERRUPTION: &str = "_interruption";
/// Value of [`PAGE`] on the page that asks whether a draft may be kept.
pub const AT_KEEP: &str = "_keep";
/// Value of [`PAGE`] on the review.
pub const AT_REVIEW: &str = "_review";
/// Value of [`PAGE`] on the last page before sending.
pub const AT_SEND: &str = "_send";

impl Action {
    /// Reads the form's [`PAGE`] and [`ACTION`].
    ///
    /// # Errors
    /// [`Unreadable`] for a page or an action that this questionnaire does not have.
    pub fn of(questionnaire: &Questionnaire, form: &Form) -> Result<Self, Unreadable> {
        let action = form.get(ACTION).unwrap_or("continue");
        let page = |id: &str| questionnaire.page(id).map(|(index, _)| index).ok_or(Unreadable);
        if action == "erase" {
            return Ok(Self::Erase);
        }
        if let Some(id) = action.strip_prefix("change:") {
            return page(id).map(Self::Change);
        }
        if let Some(id) = action.strip_prefix("remove:") {
            let (_, question) = questionnaire.question(id).ok_or(Unreadable)?;
            return Ok(Self::Remove(question.id.clone()));
        }
        let onwards = match form.get(PAGE).ok_or(Unreadable)? {
            AT_START => Self::Begin,
            AT_INTERRUPTION => Self::Read,
            AT_KEEP => Self::Keep(match form.get(KEEP) {
                None => None,
                Some(value) => Some(Keep::read(value, questionnaire.drafts).ok_or(Unreadable)?),
            }),
            AT_REVIEW => Self::Confirm,
            AT_SEND => Self::Send,
            id => Self::Continue(page(id)?),
        };
        match (action, onwards) {
            ("continue", onwards) => Ok(onwards),
            ("back", onwards) => Ok(Self::Back(Box::new(onwards))),
            ("skip", Self::Continue(index)) => Ok(Self::Skip(index)),
            _ => Err(Unreadable),
        }
    }
}
