//! Carrying a draft over to a changed questionnaire: every answer that still fits is kept.

use crate::{answer::Answers, definition::Questionnaire, validate};

/// Splits answers into those that still fit the questionnaire and the identifiers of the questions
/// whose answers do not, because the question is gone or asks for something else now.
pub fn refit(questionnaire: &Questionnaire, answers: Answers) -> (Answers, Vec<String>) {
    let mut dropped = Vec::new();
    let kept = answers
        .into_iter()
        .filter(|(id, answer)| {
            let fits = questionnaire
                .question(id)
                .is_some_and(|(_, question)| validate::check(question, answer).is_ok());
            if !fits {
                dropped.push(id.clone());
            }
            fits
        })
        .collect();
    (kept, dropped)
}
