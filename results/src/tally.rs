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

impl Answers {
    pub(crate) fn years(years: impl Iterator<Item = u16>) -> Self {
        Self::Years(count(years))
    }

    pub(crate) fn districts(names: impl Iterator<Item = [u8; 4]>) -> Self {
        let text = |name: [u8; 4]| String::from_utf8_lossy(&name).trim_end_matches('\0').to_owned();
        Self::Districts(count(names).into_iter().map(|(name, n)| (text(name), n)).collect())
    }
}

fn count<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, u64> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_insert(0) += 1;
    }
    counts
}
