//! A table before protection: which counts make up all responses, and which can be chosen together.

use std::ops::RangeInclusive;

use questionnaire::definition::{Choice, Kind, Question};

use super::rule::Rule;
use crate::{
    column::excludes,
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
    /// Counts that, with "no answer" and "not asked", make up all responses; and the rows they are
    /// for. The one without a row is of everybody who chose any of the options in `together`.
    pub(super) cells: Vec<(u64, Option<usize>)>,
    /// Counts of options that can be chosen together, and the rows they are for.
    pub(super) together: Vec<(u64, usize)>,
    /// At most so many of these can be chosen.
    pub(super) max: Option<u32>,
}

impl Draft {
    pub(super) fn of(question: &Question, tally: &Tally, rule: Rule) -> Self {
        let options = question.kind.options();
        match &tally.answers {
            Answers::One(counts) => {
                let cells = counts.iter().enumerate().map(|(row, n)| (*n, Some(row))).collect();
                Self::plain(option_rows(options), cells)
            }
            Answers::Several { answered, options: counts } => {
                let max = match question.kind {
                    Kind::ChooseSeveral { max, .. } => max,
                    _ => None,
                };
                Self::several(options, *answered, counts, max)
            }
            Answers::Number(answered) => {
                Self::plain(vec![(Key::Answered, true)], vec![(*answered, Some(0))])
            }
            Answers::Years(counts) => {
                let count = |year: u16| (Key::Year(year), counts.get(&year).copied().unwrap_or(0));
                match years(&question.kind) {
                    Some(years) => Self::all_values(years.map(count)),
                    None => Self::by_value(counts.keys().copied().map(count), tally, rule),
                }
            }
            Answers::Districts(counts) => {
                let counts = counts.iter().map(|(name, n)| (Key::District(name.clone()), *n));
                Self::by_value(counts, tally, rule)
            }
        }
    }

    /// The counts of the cells.
    pub(super) fn counts(&self) -> impl Iterator<Item = u64> {
        self.cells.iter().map(|(count, _)| *count)
    }

    /// Whether a cell is of people who gave a substantive answer.
    pub(super) fn is_substantive(&self, cell: usize) -> bool {
        self.cells.get(cell).is_some_and(|(_, row)| match row {
            Some(row) => self.rows.get(*row).is_some_and(|(_, in_base)| *in_base),
            None => true,
        })
    }

    fn plain(rows: Vec<(Key, bool)>, cells: Vec<(u64, Option<usize>)>) -> Self {
        Self { counting: Counting::Answers, rows, cells, together: Vec::new(), max: None }
    }

    /// Options that exclude each other are cells, and so is everybody who chose any of the others.
    fn several(options: &[Choice], answered: u64, counts: &[u64], max: Option<u32>) -> Self {
        let combinable = options.iter().filter(|choice| !excludes(choice)).count();
        let all_alone = max == Some(1) || combinable < 2;
        let (alone, together): (Vec<_>, Vec<_>) = (0..)
            .zip(options.iter().zip(counts))
            .partition(|(_, (choice, _))| all_alone || excludes(choice));
        let in_alone: u64 = alone.iter().map(|(_, (_, n))| **n).sum();
        // They come first, which makes their number the last to be withheld.
        let people = (!together.is_empty()).then(|| (answered.saturating_sub(in_alone), None));
        let alone = alone.into_iter().map(|(row, (_, n))| (*n, Some(row)));
        Self {
            counting: Counting::People,
            rows: option_rows(options),
            cells: people.into_iter().chain(alone).collect(),
            together: together.into_iter().map(|(row, (_, n))| (*n, row)).collect(),
            max,
        }
    }

    /// Values that the definition lists.
    fn all_values(counts: impl Iterator<Item = (Key, u64)>) -> Self {
        let (rows, cells) =
            (0..).zip(counts).map(|(row, (key, n))| ((key, true), (n, Some(row)))).unzip();
        Self::plain(rows, cells)
    }

    /// Values that nobody listed beforehand, and more than anybody could. That a value is in the table says something by itself,
    /// so only those get a row that are not small, and the others share one. As many get a row,
    /// counted from the first, as the total leaves room to protect whatever their counts are;
    /// fewer would have to go once there are small counts, and that they went would tell of these.
    fn by_value(counts: impl Iterator<Item = (Key, u64)>, tally: &Tally, rule: Rule) -> Self {
        let states = [tally.no_answer, tally.not_asked];
        let shared = 1 + states.iter().flatten().count() as u64;
        let counts: Vec<_> = counts.collect();
        let total: u64 = counts.iter().map(|(_, n)| *n).chain(states.into_iter().flatten()).sum();
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

/// The years that a date can be in, where the definition says from when to when and they are few.
fn years(kind: &Kind) -> Option<RangeInclusive<u16>> {
    let Kind::Date { min: Some(min), max: Some(max), .. } = kind else { return None };
    (max.year() - min.year().min(max.year()) < MOST_YEARS).then_some(min.year()..=max.year())
}

fn option_rows(options: &[Choice]) -> Vec<(Key, bool)> {
    let row = |(index, choice): (usize, &Choice)| {
        (Key::Option { index, value: choice.value.clone() }, choice.missing.is_none())
    };
    options.iter().enumerate().map(row).collect()
}
