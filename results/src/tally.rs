//! Counts as they are. Nothing in here may be public: [`crate::disclosure`] is the way out.

use std::collections::BTreeMap;

/// The counts of one column. Together they make up all responses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Responses stored under definitions without the question. How many that are says when people
    /// answered and not what, so it is no more secret than [`crate::Volume`].
    pub(crate) absent: u64,
    /// The question was not on the route; `None` where the definition makes that impossible.
    pub(crate) not_asked: Option<u64>,
    /// The question was passed over; `None` where the definition makes that impossible.
    pub(crate) no_answer: Option<u64>,
    /// The answers.
    pub(crate) answers: Answers,
}

/// Counts of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answers {
    /// By option.
    One(Vec<u64>),
    /// People who answered, and by option the people who chose it.
    Several { answered: u64, options: Vec<u64> },
    /// How many gave a number.
    Number(u64),
    /// By year.
    Years(BTreeMap<u16, u64>),
    /// By postcode district.
    Districts(BTreeMap<String, u64>),
}

impl Tally {
    /// Everybody who is counted and whose definition had the question.
    pub(crate) fn total(&self) -> u64 {
        let answered = match &self.answers {
            Answers::One(options) => options.iter().sum(),
            Answers::Several { answered, .. } | Answers::Number(answered) => *answered,
            Answers::Years(counts) => counts.values().sum(),
            Answers::Districts(counts) => counts.values().sum(),
        };
        self.not_asked.unwrap_or(0) + self.no_answer.unwrap_or(0) + answered
    }

    /// The same with nobody in it.
    pub(crate) fn empty(&self) -> Self {
        let answers = match &self.answers {
            Answers::One(options) => Answers::One(vec![0; options.len()]),
            Answers::Several { options, .. } => {
                Answers::Several { answered: 0, options: vec![0; options.len()] }
            }
            Answers::Number(_) => Answers::Number(0),
            Answers::Years(_) => Answers::Years(BTreeMap::new()),
            Answers::Districts(_) => Answers::Districts(BTreeMap::new()),
        };
        let nobody = |state: Option<u64>| state.map(|_| 0);
        Self {
            absent: 0,
            not_asked: nobody(self.not_asked),
            no_answer: nobody(self.no_answer),
            answers,
        }
    }
}
