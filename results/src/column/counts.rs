//! The counts of a column, kept up to date with every answer: the tables of single questions are
//! asked for after each response, and must not cost more the more responses there are.

use std::collections::BTreeMap;

use questionnaire::record::{ANSWERED, NO_ANSWER, NOT_ASKED};

use super::{ABSENT, Shape, Value};
use crate::{bits::BLOCK, tally::Answers};

/// How many responses have which answer, or which way of having none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) absent: u64,
    pub(super) not_asked: u64,
    pub(super) no_answer: u64,
    pub(super) answers: Answers,
}

impl Counts {
    /// Of no responses.
    pub(super) fn new(shape: Shape) -> Self {
        let answers = match shape {
            Shape::One { options } => Answers::One(vec![0; options]),
            Shape::Several { options, .. } => {
                Answers::Several { answered: 0, options: vec![0; options] }
            }
            Shape::Number => Answers::Number(0),
            Shape::Date { .. } => Answers::Years(BTreeMap::new()),
            Shape::District => Answers::Districts(BTreeMap::new()),
        };
        Self { absent: 0, not_asked: 0, no_answer: 0, answers }
    }

    /// Counts one more.
    pub(super) fn add(&mut self, value: Value) {
        match (value, &mut self.answers) {
            (Value::Absent, _) => self.absent += 1,
            (Value::NotAsked, _) => self.not_asked += 1,
            (Value::NoAnswer, _) => self.no_answer += 1,
            (Value::One(index), Answers::One(options)) => add_to(options, usize::from(index)),
            (Value::Several(chosen), Answers::Several { answered, options }) => {
                *answered += 1;
                let mut rest = chosen;
                while rest != 0 {
                    add_to(options, rest.trailing_zeros() as usize);
                    rest &= rest - 1;
                }
            }
            (Value::Number(_), Answers::Number(answered)) => *answered += 1,
            (Value::Date(date), Answers::Years(years)) => {
                *years.entry(super::year(date)).or_insert(0) += 1;
            }
            (Value::District(letters), Answers::Districts(districts)) => {
                let name = String::from_utf8_lossy(&letters);
                let name = name.trim_end_matches('\0');
                match districts.get_mut(name) {
                    Some(count) => *count += 1,
                    None => drop(districts.insert(name.to_owned(), 1)),
                }
            }
            // A value of another shape, which a translation does not make.
            _ => {}
        }
    }

    /// Counts codes of a column of one option a response.
    pub(super) fn add_codes(&mut self, codes: &[u8; BLOCK]) {
        self.add_states(codes);
        if let Answers::One(options) = &mut self.answers {
            for code in codes {
                if let Some(index) = code.checked_sub(ANSWERED) {
                    add_to(options, index.into());
                }
            }
        }
    }

    /// Counts sets of options: who answered, and who chose each, a bit a response.
    pub(super) fn add_sets(&mut self, states: &[u8; BLOCK], given: u64, chosen: &[u64; BLOCK]) {
        self.add_states(states);
        if let Answers::Several { answered, options } = &mut self.answers {
            *answered += u64::from(given.count_ones());
            for (option, word) in options.iter_mut().zip(chosen) {
                *option += u64::from(word.count_ones());
            }
        }
    }

    fn add_states(&mut self, states: &[u8; BLOCK]) {
        let count =
            |wanted: u8| states.iter().map(|state| u64::from(*state == wanted)).sum::<u64>();
        self.absent += count(ABSENT);
        self.not_asked += count(NOT_ASKED);
        self.no_answer += count(NO_ANSWER);
    }
}

fn add_to(counts: &mut [u64], index: usize) {
    if let Some(count) = counts.get_mut(index) {
        *count += 1;
    }
}
