//! What is sent: the answers on the route, held to the rules once more. Whichever driver collected
//! them, the server trusts nothing but what this module lets through.

use serde::{Deserialize, Serialize};

use crate::{
    answer::Answers,
    definition::{PageIndex, Questionnaire},
    route::{Route, Stop},
    validate::{self, Problem},
};

/// Answers that may be stored: every one fits its question and lies on the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    answers: Answers,
}

/// Why answers cannot be sent as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The first page that needs attention, and what is wrong there.
    Problems(PageIndex, Vec<Problem>),
    /// The answers lead to a page where the questionnaire ends.
    Ends(PageIndex),
}

impl Submission {
    /// Keeps what lies on the route and checks it.
    ///
    /// # Errors
    /// [`Refusal`] where something is missing or does not fit.
    pub fn new(questionnaire: &Questionnaire, answers: &Answers) -> Result<Self, Refusal> {
        let route = Route::of(questionnaire, answers);
        let mut kept = Answers::new();
        for index in route.pages() {
            let Some(page) = questionnaire.pages.get(index) else { continue };
            let mut problems = Vec::new();
            for question in &page.questions {
                let answer = answers.get(&question.id);
                problems.extend(validate::require(question, answer));
                let Some(answer) = answer else { continue };
                match validate::check(question, answer) {
                    Ok(()) => drop(kept.insert(question.id.clone(), answer.clone())),
                    Err(found) => problems.extend(found),
                }
            }
            if !problems.is_empty() {
                return Err(Refusal::Problems(index, problems));
            }
        }
        match route.stop {
            Some(Stop::Ends(page)) => Err(Refusal::Ends(page)),
            // A required question without an answer is a problem, so it was reported above.
            Some(Stop::Required(page)) => Err(Refusal::Problems(page, Vec::new())),
            None => Ok(Self { answers: kept }),
        }
    }

    /// The answers, by question.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }
}
