//! How often each option is chosen: from a table where there is one for the questionnaire, and by
//! a simple rule everywhere else.

use questionnaire::definition::{Choice, Questionnaire};

use super::victims;

/// One question in a table, or one statement of a scale (`question.statement`), with its options.
///
/// Where one option is chosen, the numbers are shares of those who give a substantive answer. Where
/// several can be, they say how often one is chosen compared with another; only that of an option
/// that excludes the others is in per cent. An option that is not in the list is not chosen.
pub(super) type Shares = (&'static str, &'static [(&'static str, f64)]);

/// A question is passed over.
pub(super) const PASSED_OVER: f64 = 0.06;

/// A statement of a scale is left out, though others are answered.
pub(super) const LEFT_OUT: f64 = 0.02;

/// An answer is a way of not answering, where there is one.
pub(super) const MISSING: f64 = 0.04;

/// A text is written. Most people have nothing to add.
pub(super) const WRITTEN: f64 = 0.35;

/// What is meant by "another" is written beside it.
pub(super) const WRITTEN_IN: f64 = 0.6;

/// Somebody answers one scale as they answered the one before: those who were let down once were
/// mostly let down throughout.
pub(super) const OF_A_PIECE: f64 = 0.6;

/// How many options are chosen together: up to one, two, three.
pub(super) const HOW_MANY: [f64; 3] = [0.55, 0.3, 0.15];

/// Percentage of an option that excludes the others and is in no table.
const EXCLUSIVE: f64 = 8.0;

/// The odds of one questionnaire.
#[derive(Clone, Copy, Debug)]
pub(super) struct Odds(&'static [Shares]);

impl Odds {
    pub(super) fn of(questionnaire: &Questionnaire) -> Self {
        Self(if questionnaire.slug == victims::SLUG { victims::SHARES } else { &[] })
    }

    /// What an option weighs; `field` is the question, or `question.statement`.
    pub(super) fn weight(self, field: &str, options: &[Choice], choice: &Choice) -> f64 {
        if choice.missing.is_some() {
            return 0.0;
        }
        if let Some((_, shares)) = self.0.iter().find(|(name, _)| *name == field) {
            let share = shares.iter().find(|(value, _)| *value == choice.value);
            return share.map_or(0.0, |(_, share)| *share);
        }
        if choice.exclusive {
            return EXCLUSIVE;
        }
        // What stands first is chosen more often, so that charts have a shape.
        let before = options.iter().take_while(|other| other.value != choice.value).count();
        4.0 / (4.0 + f64::from(u32::try_from(before).unwrap_or(u32::MAX)))
    }
}
