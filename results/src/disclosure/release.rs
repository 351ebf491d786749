//! The tables of a release, held to those that were released before. It sees protected tables only:
//! whoever knows the releases knows no more than the pages that they were made of would say, and
//! mostly less.
//!
//! # What is promised
//!
//! Take the same figure in any two releases. Either it is the same, or it is withheld in one of
//! them, or the counts behind it are at least the threshold apart, as the figures themselves show:
//! so subtraction never gives a change that is smaller. A table in which any figure would move by
//! less is released again as it was: all of it, so that its figures go on fitting each other.
//!
//! # What is not promised
//!
//! That a table was kept says that at least one of its figures would have moved a little, and not
//! which. Bases and numbers of people asked are worked out from other figures and can be off by more
//! than rounding; they are held to the same distance, as if they were counts. A table with many rows
//! is kept for long: whoever wants it to move has to wait for more responses.

use questionnaire::consultation::Disclosure;

use super::{Figure, Shown, derived::Range, rule::Rule};
use crate::table::{ProtectedTable, Row};

/// What can be released of tables, after `earlier` releases, the latest last.
pub fn release(
    earlier: &[Vec<ProtectedTable>],
    tables: Vec<ProtectedTable>,
    disclosure: &Disclosure,
) -> Vec<ProtectedTable> {
    let rule = Rule::of(disclosure);
    let held = |table: ProtectedTable| {
        let is_it = |other: &&ProtectedTable| {
            (&other.question, &other.statement) == (&table.question, &table.statement)
        };
        let mut before: Vec<_> =
            earlier.iter().filter_map(|tables| tables.iter().find(is_it)).collect();
        if before.iter().all(|before| is_apart(before, &table, rule)) {
            return table;
        }
        before.pop().cloned().unwrap_or(table)
    };
    tables.into_iter().map(held).collect()
}

/// Whether two protected tables of the same figures, in the same order, may both be released: each
/// figure is the same in both, or far enough from what it was. Not where they have other figures.
pub fn are_apart(before: &[Figure], now: &[Figure], disclosure: &Disclosure) -> bool {
    let rule = Rule::of(disclosure);
    let apart = |(before, now): (&Figure, &Figure)| {
        before == now || distance(*before, *now, rule) >= rule.threshold
    };
    before.len() == now.len() && before.iter().zip(now).all(apart)
}

/// Whether each figure is the same in both, or far enough from what it was.
fn is_apart(before: &ProtectedTable, now: &ProtectedTable, rule: Rule) -> bool {
    let rows = now.rows.iter().filter_map(|row| {
        let is_it = |other: &&Row| other.key == row.key;
        Some((before.rows.iter().find(is_it)?.figure, row.figure))
    });
    let states = [(before.no_answer, now.no_answer), (before.not_asked, now.not_asked)];
    rows.chain(states.into_iter().filter_map(|(before, now)| before.zip(now)))
        .chain([(before.asked, now.asked), (before.base, now.base)])
        .all(|(before, now)| before == now || distance(before, now, rule) >= rule.threshold)
}

/// How far apart two counts are at least. Nothing can be subtracted from what is withheld.
fn distance(before: Figure, now: Figure, rule: Rule) -> u64 {
    if [before, now].iter().any(|figure| figure.shown() == Shown::Withheld) {
        return u64::MAX;
    }
    let (before, now) = (Range::of(before, rule), Range::of(now, rule));
    let up = now.low.saturating_sub(before.high);
    up.max(before.low.saturating_sub(now.high))
}

#[cfg(test)]
mod tests;
