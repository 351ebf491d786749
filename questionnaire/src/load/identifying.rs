//! Questions that a consultation calls identifying: that there are such, and that they leave row by
//! row at all. What is done to them is another crate's affair.

use super::{suggest, table::Value};
use crate::{consultation::Consultation, definition::Kind};

/// Notes what names no question of any questionnaire, and what names one that is never exported.
/// With `whole`, all questionnaires could be read.
pub(super) fn check(named: &[(&str, Value<'_>)], consultation: &Consultation, whole: bool) {
    let questionnaires = consultation.questionnaires.iter();
    let questions: Vec<_> = questionnaires
        .flat_map(|published| published.questionnaire.questions().map(|(_, question)| question))
        .collect();
    for (id, place) in named {
        let mut found = questions.iter().filter(|question| question.id == *id).peekable();
        if found.peek().is_none() {
            // Otherwise it may be one that could not be read.
            if whole {
                let ids = questions.iter().map(|question| question.id.as_str());
                let what = format!("No questionnaire has a question “{id}”.");
                place.mistake(what, suggest::advice(id, ids));
            }
        } else if found.all(|question| {
            matches!(
                question.kind,
                Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Contact { .. }
            )
        }) {
            place.mistake(
                format!("What people write in answer to “{id}” never leaves row by row."),
                "Leave it out: only closed questions need to be named.",
            );
        }
    }
}
