//! Respondents made up from a seed, for tests: a walk through a questionnaire as people, stale pages
//! and made-up forms would take it. Not for demonstrations; synthetic responses are the store's.
//!
//! The same seed gives the same walk on every machine and word size, which is how the browser's
//! driver and the server's are shown to agree: both write down the walk, and the two are compared.

mod choose;
mod form;
mod random;
mod trace;

pub use random::Random;
pub use trace::{digest, trace};

use self::form::FormMaker;
use crate::{
    definition::Questionnaire,
    form::Form,
    journey::{Journey, Outcome, Unreadable},
};

/// A walk that has not reached its end after so many steps is left where it is.
pub const MOST_STEPS: u32 = 150;

/// One step of a walk, as whoever watches sees it.
#[derive(Debug)]
pub struct Step<'a> {
    /// Where the respondent was.
    pub before: &'a Journey,
    /// What was submitted there.
    pub form: &'a Form,
    /// What came of it.
    pub outcome: &'a Result<Outcome, Unreadable>,
}

/// Walks through the questionnaire until something is sent or [`MOST_STEPS`] are done, and shows
/// every step. Gives the journey as it was last.
pub fn walk(questionnaire: &Questionnaire, seed: u64, mut watch: impl FnMut(&Step<'_>)) -> Journey {
    let mut journey = Journey::default();
    let mut maker = FormMaker::new(questionnaire, seed);
    for _ in 0..MOST_STEPS {
        let form = maker.next(&journey);
        let outcome = journey.clone().step(questionnaire, &form);
        watch(&Step { before: &journey, form: &form, outcome: &outcome });
        journey = match outcome {
            Ok(Outcome::Next(next) | Outcome::Elsewhere(next) | Outcome::Refused(next, _)) => next,
            Ok(Outcome::Send(sent, _)) => return sent,
            Ok(Outcome::Erase) => Journey::default(),
            Err(Unreadable) => journey,
        };
    }
    journey
}
