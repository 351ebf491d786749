//! One column: everybody's answers to one closed question, or to one statement of a scale.

mod counts;
mod sets;

pub(crate) use sets::Which;

use questionnaire::{
    date::PartialDate,
    definition::{Choice, Kind},
    record::{ANSWERED, NO_ANSWER, NOT_ASKED},
};

use crate::{
    bits::{self, BLOCK, Bits, Planes},
    tally::Tally,
    translation::Source,
};
use counts::Counts;

/// State of a response that was stored under a definition without this question. Above the code of
/// any option, of which there are at most 250.
pub(crate) const ABSENT: u8 = u8::MAX;

/// Where there are at most so many options, each has a bit set beside the codes. More would cost more
/// memory than the time they save.
const MOST_PLANES: usize = 16;

/// The ways of having no answer, which have planes before those of the options.
pub(crate) const STATES: usize = 3;

/// What a column holds, as the definition has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One of so many options.
    One { options: usize },
    /// A set of so many options; those in `alone` exclude all others, and at most `max` (of those
    /// that can be chosen together) are in the set.
    Several { options: usize, alone: u64, max: u32 },
    /// A number.
    Number,
    /// A date between these years, both included.
    Date { first: u16, last: u16 },
    /// A postcode district.
    District,
}

/// One answer on its way into a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Stored under a definition without this question.
    Absent,
    /// The question was not on the route.
    NotAsked,
    /// The question was passed over.
    NoAnswer,
    /// An option, by index.
    One(u8),
    /// Options: bit `i` for option `i`. Never empty.
    Several(u64),
    /// Units of a number.
    Number(i64),
    /// A date as a row has it: the year in the upper half, then month and day.
    Date(u32),
    /// A district's letters, filled up with zeros.
    District([u8; 4]),
}

/// The same as a row says it, in two registers: a million responses have fifty million of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Raw {
    /// Why there is no answer; [`ANSWERED`], for one of several options plus its index.
    pub(crate) state: u8,
    /// A set of options, units of a number, a date or a district's letters.
    pub(crate) bits: u64,
}

/// As many of them as a word has bits.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) states: [u8; BLOCK],
    pub(crate) bits: [u64; BLOCK],
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// The question's identifier.
    pub(crate) question: String,
    /// The statement's identifier, for a scale.
    pub(crate) statement: Option<String>,
    /// Whether "not asked" is possible, for all that the definitions say.
    pub(crate) may_be_unasked: bool,
    /// Whether "no answer" is possible, for all that the definitions say.
    pub(crate) may_be_unanswered: bool,
    /// Some responses are from a version of the questionnaire that asks this of others or takes other
    /// answers.
    pub(crate) is_altered: bool,
    /// The versions that lack this and have responses, by their place among those of the data set.
    pub(crate) lacked_by: Vec<usize>,
    shape: Shape,
    values: Values,
    counts: Counts,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Values {
    /// Plane [`plane`] of a code is the set of the responses with it; none where options are many.
    One {
        options: usize,
        codes: Vec<u8>,
        planes: Option<Planes>,
    },
    Several {
        present: Bits,
        asked: Bits,
        answered: Bits,
        options: Vec<Bits>,
    },
    Number {
        states: Vec<u8>,
        units: Vec<i64>,
    },
    Date {
        states: Vec<u8>,
        packed: Vec<u32>,
    },
    District {
        states: Vec<u8>,
        letters: Vec<[u8; 4]>,
    },
}

impl Shape {
    /// The shape that follows from a question's kind; `None` for text and contact details.
    pub(crate) fn of(kind: &Kind) -> Option<Self> {
        Some(match kind {
            Kind::ChooseOne { options } | Kind::Scale { options, .. } => {
                Self::One { options: options.len() }
            }
            Kind::ChooseSeveral { options, max } => Self::Several {
                options: options.len(),
                alone: (0..)
                    .zip(options)
                    .filter(|(_, c)| excludes(c))
                    .fold(0, |set, (i, _)| set | 1 << i),
                max: max.unwrap_or(u32::MAX),
            },
            Kind::Number { .. } => Self::Number,
            Kind::Date { min, max, .. } => Self::Date {
                first: min.map_or(u16::MIN, PartialDate::year),
                last: max.map_or(u16::MAX, PartialDate::year),
            },
            Kind::PostcodeDistrict => Self::District,
            Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Contact { .. } => return None,
        })
    }

    /// Whether an answer is one that the definition takes, as far as it is counted.
    pub(crate) fn takes(self, bits: u64) -> bool {
        match self {
            Self::Several { alone, max, .. } => {
                let count = bits.count_ones();
                count == 1 || (1..=max).contains(&count) && bits & alone == 0
            }
            Self::Date { first, last } => (first..=last).contains(&year(low_half(bits))),
            _ => true,
        }
    }
}

impl Raw {
    /// Stored under a definition without this question.
    pub(crate) const ABSENT: Self = Self { state: ABSENT, bits: 0 };
}

impl Value {
    /// What it is in a column of this shape.
    pub(crate) fn of(shape: Shape, raw: Raw) -> Self {
        match (raw.state, shape) {
            (ABSENT, _) => Self::Absent,
            (NOT_ASKED, _) => Self::NotAsked,
            (NO_ANSWER, _) => Self::NoAnswer,
            (code, Shape::One { .. }) => Self::One(code - ANSWERED),
            (_, Shape::Several { .. }) => Self::Several(raw.bits),
            (_, Shape::Number) => Self::Number(raw.bits.cast_signed()),
            (_, Shape::Date { .. }) => Self::Date(low_half(raw.bits)),
            (_, Shape::District) => Self::District(low_half(raw.bits).to_be_bytes()),
        }
    }
}

/// Whether an option cannot be combined with another: so marked, or a way of not answering.
pub(crate) fn excludes(choice: &Choice) -> bool {
    choice.exclusive || choice.missing.is_some()
}

impl Column {
    /// An empty column.
    pub(crate) fn new(question: String, statement: Option<String>, shape: Shape) -> Self {
        Self {
            question,
            statement,
            may_be_unasked: false,
            may_be_unanswered: false,
            is_altered: false,
            lacked_by: Vec::new(),
            shape,
            values: Values::new(shape),
            counts: Counts::new(shape),
        }
    }

    /// Takes note of what can come from a source, before a value does.
    pub(crate) fn expect(&mut self, source: &Source) {
        self.may_be_unasked |= source.may_be_unasked;
        self.may_be_unanswered |= source.may_be_unanswered;
        self.is_altered |= source.is_altered;
    }

    /// Takes note of a version that lacks this, before a response under it is added.
    pub(crate) fn expect_nothing(&mut self, version: usize) {
        if !self.lacked_by.contains(&version) {
            self.lacked_by.push(version);
        }
    }

    /// Adds the next response's answer.
    pub(crate) fn push(&mut self, value: Value) {
        self.counts.add(value);
        let state = state(value);
        match &mut self.values {
            Values::One { codes, planes, .. } => {
                codes.push(state);
                if let Some(planes) = planes {
                    planes.push(plane(state));
                }
            }
            Values::Several { present, asked, answered, options } => {
                let chosen = if let Value::Several(chosen) = value { chosen } else { 0 };
                present.push(state != ABSENT);
                asked.push(state != ABSENT && state != NOT_ASKED);
                answered.push(chosen != 0);
                for (index, option) in options.iter_mut().enumerate() {
                    option.push(chosen >> index & 1 == 1);
                }
            }
            Values::Number { states, units } => {
                states.push(state);
                units.push(if let Value::Number(number) = value { number } else { 0 });
            }
            Values::Date { states, packed } => {
                states.push(state);
                packed.push(if let Value::Date(date) = value { date } else { 0 });
            }
            Values::District { states, letters } => {
                states.push(state);
                letters.push(if let Value::District(name) = value { name } else { [0; 4] });
            }
        }
    }

    /// Adds an answer as a row says it.
    pub(crate) fn push_raw(&mut self, raw: Raw) {
        self.push(Value::of(self.shape, raw));
    }

    /// Adds the answers of the next responses, as many as a word has bits, where those before them fill
    /// whole words.
    pub(crate) fn push_block(&mut self, block: &Block) {
        match &mut self.values {
            Values::One { codes, planes, .. } => {
                codes.extend_from_slice(&block.states);
                if let Some(planes) = planes {
                    planes.push_block(&block.states);
                }
                self.counts.add_codes(&block.states);
            }
            Values::Several { present, asked, answered, options } => {
                let word = |wanted: &dyn Fn(u8) -> bool| {
                    let states = block.states.iter().rev();
                    states.fold(0, |word, state| word << 1 | u64::from(wanted(*state)))
                };
                let given = word(&|state| state == ANSWERED);
                present.push_word(word(&|state| state != ABSENT));
                asked.push_word(word(&|state| state != ABSENT && state != NOT_ASKED));
                answered.push_word(given);
                let turned = bits::turned(block.bits);
                for (option, word) in options.iter_mut().zip(turned) {
                    option.push_word(word);
                }
                self.counts.add_sets(&block.states, given, &turned);
            }
            Values::Number { .. } | Values::Date { .. } | Values::District { .. } => {
                for (state, bits) in block.states.iter().zip(block.bits) {
                    self.push_raw(Raw { state: *state, bits });
                }
            }
        }
    }

    /// The answers of some responses, as if there were no others. What is possible stays so: it
    /// follows from the definitions and not from who is counted.
    pub(crate) fn kept(&self, is_kept: &[bool]) -> Self {
        let mut kept = Self {
            question: self.question.clone(),
            statement: self.statement.clone(),
            lacked_by: self.lacked_by.clone(),
            values: Values::new(self.shape),
            counts: Counts::new(self.shape),
            ..*self
        };
        for (row, _) in is_kept.iter().enumerate().filter(|(_, is_kept)| **is_kept) {
            if let Some(value) = self.values.get(row) {
                kept.push(value);
            }
        }
        kept
    }

    /// The counts of the column.
    pub(crate) fn tally(&self) -> Tally {
        let Counts { absent, not_asked, no_answer, answers } = &self.counts;
        Tally {
            absent: *absent,
            // Should a row say what the definition rules out, it is counted all the same.
            not_asked: (self.may_be_unasked || *not_asked > 0).then_some(*not_asked),
            no_answer: (self.may_be_unanswered || *no_answer > 0).then_some(*no_answer),
            answers: answers.clone(),
        }
    }
}

impl Values {
    /// Of no responses.
    fn new(shape: Shape) -> Self {
        match shape {
            Shape::One { options } => Self::One {
                options,
                codes: Vec::new(),
                planes: (options <= MOST_PLANES).then(|| Planes::new(options + STATES)),
            },
            Shape::Several { options, .. } => Self::Several {
                present: Bits::default(),
                asked: Bits::default(),
                answered: Bits::default(),
                options: vec![Bits::default(); options],
            },
            Shape::Number => Self::Number { states: Vec::new(), units: Vec::new() },
            Shape::Date { .. } => Self::Date { states: Vec::new(), packed: Vec::new() },
            Shape::District => Self::District { states: Vec::new(), letters: Vec::new() },
        }
    }

    /// A response's answer, as it was added.
    fn get(&self, row: usize) -> Option<Value> {
        let state = match self {
            Self::One { codes, .. } => *codes.get(row)?,
            Self::Several { present, asked, answered, .. } => {
                match (present.get(row), asked.get(row), answered.get(row)) {
                    (false, ..) => ABSENT,
                    (true, false, _) => NOT_ASKED,
                    (true, true, false) => NO_ANSWER,
                    (true, true, true) => ANSWERED,
                }
            }
            Self::Number { states, .. }
            | Self::Date { states, .. }
            | Self::District { states, .. } => *states.get(row)?,
        };
        Some(match (state, self) {
            (ABSENT, _) => Value::Absent,
            (NOT_ASKED, _) => Value::NotAsked,
            (NO_ANSWER, _) => Value::NoAnswer,
            (code, Self::One { .. }) => Value::One(code - ANSWERED),
            (_, Self::Several { options, .. }) => {
                let chosen = |(index, option): (usize, &Bits)| u64::from(option.get(row)) << index;
                Value::Several(options.iter().enumerate().map(chosen).sum())
            }
            (_, Self::Number { units, .. }) => Value::Number(*units.get(row)?),
            (_, Self::Date { packed, .. }) => Value::Date(*packed.get(row)?),
            (_, Self::District { letters, .. }) => Value::District(*letters.get(row)?),
        })
    }
}

/// The plane of a code: absent, not asked, no answer, then the options.
pub(crate) fn plane(code: u8) -> usize {
    usize::from(code.wrapping_add(1))
}

/// The year of a date as a row has it.
fn year(date: u32) -> u16 {
    let [high, low, _, _] = date.to_be_bytes();
    u16::from_be_bytes([high, low])
}

fn state(value: Value) -> u8 {
    match value {
        Value::Absent => ABSENT,
        Value::NotAsked => NOT_ASKED,
        Value::NoAnswer => NO_ANSWER,
        Value::One(index) => ANSWERED.saturating_add(index),
        Value::Several(_) | Value::Number(_) | Value::Date(_) | Value::District(_) => ANSWERED,
    }
}

/// What was put into the lower half.
fn low_half(bits: u64) -> u32 {
    u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default()
}
