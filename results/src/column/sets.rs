//! A column as sets of responses: what filters and tables of several questions are made of.

use std::borrow::Cow;

use questionnaire::record::{ANSWERED, NO_ANSWER, NOT_ASKED};

use super::{ABSENT, Column, Value, Values, plane};
use crate::bits::{Bits, Planes};

/// Some of the responses in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// Stored under a definition without the question.
    Absent,
    /// The question was not on the route.
    NotAsked,
    /// The question was passed over.
    NoAnswer,
    /// There is an answer of any kind.
    Answered,
    /// The answer is, or includes, this option.
    Option(usize),
}

/// A column in which each response has one code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codes<'a> {
    /// The code of each response: plane [`plane`] is the set with a code.
    pub(crate) of_each: &'a [u8],
    /// The sets, where they are kept.
    pub(crate) planes: Option<&'a Planes>,
    /// How many options there are.
    pub(crate) options: usize,
}

impl Column {
    /// The codes, for a column of one option a response.
    pub(crate) fn codes(&self) -> Option<Codes<'_>> {
        let Values::One { options, codes, planes } = &self.values else { return None };
        Some(Codes { of_each: codes, planes: planes.as_ref(), options: *options })
    }

    /// The words of the set of these responses.
    pub(crate) fn set(&self, which: Which) -> Cow<'_, [u64]> {
        match (&self.values, which) {
            (Values::One { .. }, Which::Answered) => {
                self.none_of(&[Which::Absent, Which::NotAsked, Which::NoAnswer])
            }
            (Values::One { codes, planes, .. }, which) => {
                let code = code(which);
                match planes.as_ref().and_then(|planes| planes.get(plane(code))) {
                    Some(words) => Cow::Borrowed(words),
                    None => owned(Bits::of_bytes(codes, code)),
                }
            }
            (Values::Several { answered, .. }, Which::Answered) => Cow::Borrowed(answered.words()),
            (Values::Several { options, present, .. }, Which::Option(index)) => {
                options.get(index).map_or_else(
                    || owned(Bits::empty(bits_len(present))),
                    |option| Cow::Borrowed(option.words()),
                )
            }
            (Values::Several { present, .. }, Which::Absent) => {
                let mut bits = present.clone();
                bits.invert();
                owned(bits)
            }
            (Values::Several { present, asked, .. }, Which::NotAsked) => less(present, asked),
            (Values::Several { asked, answered, .. }, Which::NoAnswer) => less(asked, answered),
            (
                Values::Number { states, .. }
                | Values::Date { states, .. }
                | Values::District { states, .. },
                which,
            ) => owned(Bits::of_bytes(states, code(which))),
        }
    }

    /// The responses with a number, date or district that is wanted; nobody in other columns.
    pub(crate) fn where_value(&self, wanted: impl Fn(Value) -> bool) -> Bits {
        match &self.values {
            Values::Number { states, units } => {
                of_answers(states, units, |units| wanted(Value::Number(units)))
            }
            Values::Date { states, packed } => {
                of_answers(states, packed, |date| wanted(Value::Date(date)))
            }
            Values::District { states, letters } => {
                of_answers(states, letters, |name| wanted(Value::District(name)))
            }
            Values::One { codes, .. } => Bits::empty(codes.len()),
            Values::Several { present, .. } => Bits::empty(bits_len(present)),
        }
    }

    fn none_of(&self, others: &[Which]) -> Cow<'_, [u64]> {
        let Values::One { codes, .. } = &self.values else { return Cow::Owned(Vec::new()) };
        let mut bits = Bits::full(codes.len());
        for other in others {
            bits.without(&self.set(*other));
        }
        owned(bits)
    }
}

/// The code that stands for these responses; options beyond a byte have one that no response has.
fn code(which: Which) -> u8 {
    match which {
        Which::Absent => ABSENT,
        Which::NotAsked => NOT_ASKED,
        Which::NoAnswer => NO_ANSWER,
        Which::Answered => ANSWERED,
        Which::Option(index) => {
            u8::try_from(index).unwrap_or(u8::MAX).min(ABSENT - 1 - ANSWERED) + ANSWERED
        }
    }
}

fn of_answers<T: Copy>(states: &[u8], values: &[T], wanted: impl Fn(T) -> bool) -> Bits {
    let mut bits = Bits::of_values(values, wanted);
    bits.and(Bits::of_bytes(states, ANSWERED).words());
    bits
}

fn less<'a>(all: &Bits, others: &Bits) -> Cow<'a, [u64]> {
    let mut bits = all.clone();
    bits.without(others.words());
    owned(bits)
}

fn owned<'a>(bits: Bits) -> Cow<'a, [u64]> {
    Cow::Owned(bits.into_words())
}

fn bits_len(bits: &Bits) -> usize {
    usize::try_from(bits.len()).unwrap_or(usize::MAX)
}
