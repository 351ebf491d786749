//! A table before protection: which counts make up all that is known of, and which can be chosen
//! together.

use std::ops::RangeInclusive;

use questionnaire::definition::{Choice, Kind};

use super::rule::Rule;
use crate::{
    gate::{Cell, Subject, is_alone},
    table::{Counting, Key},
    tally::{Answers, Tally},
};

/// So many years can each have a row, rare or not. A row for each of more would leave no room.
const MOST_YEARS: u16 = 30;

/// Rows, and the counts that belong to them.
pub(super) struct Draft {
    pub(super) counting: Counting,
    /// Each row, and whether it is part of the base.
    pub(super) rows: Vec<(Key, bool)>,
    /// Counts that make up a number that readers know, and where each belongs.
    pub(super) cells: Vec<(u64, Place)>,
    /// Counts of options that can be chosen together, and the rows they are for.
    pub(super) together: Vec<(u64, usize)>,
    /// At most so many of these can be chosen.
    pub(super) max: Option<u32>,
}

/// Where a count belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Into this row.
    Row(usize),
    /// It is of everybody who chose any of the options that can be chosen together.
    Together,
    /// It is of those who passed the question over.
    NoAnswer,
    /// It is of those who were not asked, as far as it must not be known how many they are.
    Rest,
}

impl Draft {
    /// `rest` is the count that must not be known of those who were not asked; `is_possible` says
    /// whether anybody can be in a cell.
    pub(super) fn of(
        subject: &Subject<'_>,
        tally: &Tally,
        rest: Option<u64>,
        is_possible: impl Fn(Cell<'_>) -> bool,
        rule: Rule,
    ) -> Self {
        let kind = &subject.question.kind;
        let no_answer = tally.no_answer.filter(|n| *n > 0 || is_possible(Cell::NoAnswer));
        let no_answer = no_answer.map(|count| (count, Place::NoAnswer));
        let states: Vec<_> =
            no_answer.into_iter().chain(rest.map(|count| (count, Place::Rest))).collect();
        let counts: &[u64] = match &tally.answers {
            Answers::One(counts) | Answers::Several { options: counts, .. } => counts,
            _ => &[],
        };
        // Whoever knows the definition knows that the others count nobody. Should a stored row say
        // otherwise, it is counted all the same.
        let options = || {
            let options = kind.options().iter().enumerate();
            options.filter(|(index, choice)| {
                !is_alone(kind, choice)
                    || is_possible(Cell::Alone(&choice.value))
                    || count(counts, *index) > 0
            })
        };
        let mut draft = match &tally.answers {
            Answers::One(counts) => Self::one(options(), counts),
            Answers::Several { answered, options: counts } => {
                Self::several(kind, options(), *answered, counts)
            }
            Answers::Number(answered) => {
                Self::plain(vec![(Key::Answered, true)], vec![(*answered, Place::Row(0))])
            }
            Answers::Years(counts) => {
                let count = |year: u16| (Key::Year(year), counts.get(&year).copied().unwrap_or(0));
                match years(kind) {
                    Some(years) => Self::all_values(years.map(count)),
                    None => Self::by_value(counts.keys().copied().map(count), &states, rule),
                }
            }
            Answers::Districts(counts) => {
                let counts = counts.iter().map(|(name, n)| (Key::District(name.clone()), *n));
                Self::by_value(counts, &states, rule)
            }
        };
        draft.cells.extend(states);
        draft
    }

    /// The counts of the cells.
    pub(super) fn counts(&self) -> Vec<u64> {
        self.cells.iter().map(|(count, _)| *count).collect()
    }

    /// The cells of those who were not asked, or else of those who were, whichever are small.
    pub(super) fn few(&self, rule: Rule) -> Vec<usize> {
        let is_rest = |cell: &usize| self.cells.get(*cell).is_some_and(|(_, p)| *p == Place::Rest);
        let (rest, asked): (Vec<_>, Vec<_>) = (0..self.cells.len()).partition(is_rest);
        let sum = |cells: &[usize]| -> u64 {
            cells.iter().filter_map(|cell| self.cells.get(*cell)).map(|(count, _)| *count).sum()
        };
        let sides = if rest.is_empty() { Vec::new() } else { vec![rest, asked] };
        sides.into_iter().find(|side| rule.is_small(sum(side))).unwrap_or_default()
    }

    /// Where somebody who is counted in a cell is, for a condition.
    pub(super) fn cell(&self, place: Place) -> Cell<'_> {
        match place {
            Place::Row(row) => match self.rows.get(row) {
                Some((Key::Option { value, .. }, _)) => Cell::Alone(value),
                _ => Cell::Answered,
            },
            Place::Together => Cell::Together,
            Place::NoAnswer => Cell::NoAnswer,
            Place::Rest => Cell::NotAsked,
        }
    }

    /// Whether a cell is of people who gave a substantive answer.
    pub(super) fn is_substantive(&self, cell: usize) -> bool {
        self.cells.get(cell).is_some_and(|(_, place)| match place {
            Place::Row(row) => self.rows.get(*row).is_some_and(|(_, in_base)| *in_base),
            Place::Together => true,
            Place::NoAnswer | Place::Rest => false,
        })
    }

    fn plain(rows: Vec<(Key, bool)>, cells: Vec<(u64, Place)>) -> Self {
        Self { counting: Counting::Answers, rows, cells, together: Vec::new(), max: None }
    }

    fn one<'a>(options: impl Iterator<Item = (usize, &'a Choice)>, counts: &[u64]) -> Self {
        let (rows, cells) = (0..)
            .zip(options)
            .map(|(row, (index, choice))| {
                (option_row(index, choice), (count(counts, index), Place::Row(row)))
            })
            .unzip();
        Self::plain(rows, cells)
    }

    /// Options that exclude each other are cells, and so is everybody who chose any of the others.
    fn several<'a>(
        kind: &Kind,
        options: impl Iterator<Item = (usize, &'a Choice)>,
        answered: u64,
        counts: &[u64],
    ) -> Self {
        let (mut rows, mut alone, mut together) = (Vec::new(), Vec::new(), Vec::new());
        for (index, choice) in options {
            let side = if is_alone(kind, choice) { &mut alone } else { &mut together };
            side.push((count(counts, index), rows.len()));
            rows.push(option_row(index, choice));
        }
        let in_alone: u64 = alone.iter().map(|(n, _)| *n).sum();
        // They come first, which makes their number the last to be withheld.
        let people = (!together.is_empty())
            .then(|| (answered.saturating_sub(in_alone), Place::Together))
            .into_iter();
        let alone = alone.into_iter().map(|(n, row)| (n, Place::Row(row)));
        let max = if let Kind::ChooseSeveral { max, .. } = kind { *max } else { None };
        Self {
            counting: Counting::People,
            rows,
            cells: people.chain(alone).collect(),
            together,
            max,
        }
    }

    /// Values that the definition lists.
    fn all_values(counts: impl Iterator<Item = (Key, u64)>) -> Self {
        let (rows, cells) =
            (0..).zip(counts).map(|(row, (key, n))| ((key, true), (n, Place::Row(row)))).unzip();
        Self::plain(rows, cells)
    }

    /// Values that nobody listed beforehand, and more than anybody could. That a value is in the
    /// table says something by itself, so only those get a row that are not small, and the others
    /// share one. As many get a row, counted from the first, as the total leaves room to protect
    /// whatever their counts are; fewer would have to go once there are small counts, and that they
    /// went would tell of these.
    fn by_value(
        counts: impl Iterator<Item = (Key, u64)>,
        states: &[(u64, Place)],
        rule: Rule,
    ) -> Self {
        let shared = 1 + states.len() as u64;
        let counts: Vec<_> = counts.collect();
        let others = states.iter().map(|(n, _)| *n);
        let total: u64 = counts.iter().map(|(_, n)| *n).chain(others).sum();
        let room =
            (total.saturating_sub(1) / (rule.threshold + rule.rounding)).saturating_sub(shared);
        let mut listed = Vec::new();
        let mut others = 0;
        for (key, count) in counts {
            if rule.is_small(count) || listed.len() as u64 >= room {
                others += count;
            } else {
                listed.push((key, count));
            }
        }
        listed.push((Key::OtherValues, others));
        Self::all_values(listed.into_iter())
    }
}

fn count(counts: &[u64], index: usize) -> u64 {
    counts.get(index).copied().unwrap_or(0)
}

/// The years that a date can be in, where the definition says from when to when and they are few.
fn years(kind: &Kind) -> Option<RangeInclusive<u16>> {
    let Kind::Date { min: Some(min), max: Some(max), .. } = kind else { return None };
    (max.year() - min.year().min(max.year()) < MOST_YEARS).then_some(min.year()..=max.year())
}

fn option_row(index: usize, choice: &Choice) -> (Key, bool) {
    (Key::Option { index, value: choice.value.clone() }, choice.missing.is_none())
}
