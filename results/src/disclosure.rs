//! Disclosure control: the only way in which counts leave this crate.
//!
//! # What is promised
//!
//! Call a count *small* where it is below the consultation's threshold. Whoever has the whole of a
//! protected table, knows the definition, the rule, this code and how many responses there are, can
//! learn about a small count that it is small, and nothing else: every value from 0 to one below
//! the threshold stays possible (as far as there are that many responses at all). Zero is small.
//! A test goes through all small tables, sorts them by what is published, and holds every hidden
//! count in every heap to this. That test is the meaning of the promise.
//!
//! # How it is kept
//!
//! 1. Small counts are suppressed ("fewer than 10"), others rounded.
//! 2. The categories of a question, "no answer" and "not asked" together make up all responses,
//!    and the number of responses is public. Where subtraction would narrow a small count, other
//!    counts are withheld until it no longer does (`partition`). Options that can be chosen
//!    together have no sum, but they cannot exceed the people who chose, nor can the people exceed
//!    the choices (`several`).
//! 3. What is withheld is picked by place and never by size, and whether more must be withheld is
//!    decided on what is published anyway, with enough to spare that the decision itself tells
//!    nothing.
//! 4. Bases, percentages and the leading answer are worked out from the published figures, as any
//!    reader could. So they add nothing to what is known, and need no protection of their own.
//!
//! # What is not promised
//!
//! Each table is protected on its own. Two tables that are tied (a question that is put only to
//! those who gave one answer to another) can say a little more together than each alone. Nor is
//! anything said about the same table at two moments: whoever looks before and after one response
//! may see a figure move. Publish at intervals, not after every response.

mod cross;
mod derived;
mod draft;
mod figure;
mod partition;
mod rule;
mod several;
mod view;
mod volume;
mod weighted;

use questionnaire::{consultation::Disclosure, definition::Question};

use crate::{
    table::{ProtectedTable, Row},
    tally::Tally,
};
pub(crate) use cross::{exact_cross, protect_cross};
use derived::{Known, Range};
use draft::Draft;
pub use figure::{Figure, Percent, Shown};
use rule::Rule;
pub use view::{Exact, ExactCount, ExactPercent, ForAnalysts, Protected, View};
pub use volume::Volume;
pub(crate) use weighted::Sums;
pub use weighted::{DesignEffect, EffectiveBase, WeightedPercent};

/// Which counts a figure stands for, at the least and at the most: what its reader knows.
pub(crate) fn range(figure: Figure, disclosure: &Disclosure) -> (u64, u64) {
    let range = Range::of(figure, Rule::of(disclosure));
    (range.low, range.high)
}

/// Applies the consultation's rule to the counts of one question or statement. Every figure that
/// anybody is shown, on screen, in a chart, in a description or in an export, comes from here.
pub(crate) fn protect(
    question: &Question,
    statement: Option<&str>,
    tally: &Tally,
    disclosure: &Disclosure,
) -> ProtectedTable {
    let rule = Rule::of(disclosure);
    let draft = Draft::of(question, tally, rule);
    let counts: Vec<u64> = draft.counts().chain(tally.no_answer).chain(tally.not_asked).collect();
    let known = Known::new(partition::protect(&counts, rule), counts.iter().sum(), rule);

    let base = known.sum_of(|cell| draft.is_substantive(cell)).figure(rule);
    let rows = rows(&draft, &known, base, rule);
    let mut states = known.figures.iter().skip(draft.cells.len()).copied();
    let no_answer = tally.no_answer.and_then(|_| states.next());
    let not_asked = tally.not_asked.and_then(|_| states.next());
    let asked_cells = draft.cells.len() + usize::from(no_answer.is_some());
    ProtectedTable {
        question: question.id.clone(),
        statement: statement.map(str::to_owned),
        counting: draft.counting,
        leading: derived::leading(&rows),
        rows: rows.into_iter().map(|(row, _)| row).collect(),
        asked: known.sum_of(|cell| cell < asked_cells).figure(rule),
        base,
        no_answer,
        not_asked,
    }
}

/// The rows with their figures, and what a reader knows of the count behind each.
fn rows(draft: &Draft, known: &Known, base: Figure, rule: Rule) -> Vec<(Row, Range)> {
    let mut found = vec![(Figure::WITHHELD, Range::UNKNOWN); draft.rows.len()];
    let mut put = |row: usize, figure, range| {
        if let Some(place) = found.get_mut(row) {
            *place = (figure, range);
        }
    };
    for (cell, ((_, row), figure)) in draft.cells.iter().zip(&known.figures).enumerate() {
        let range = known.sum_of(|other| other == cell);
        if let Some(row) = row {
            put(*row, *figure, range);
        } else {
            let counts: Vec<u64> = draft.together.iter().map(|(count, _)| *count).collect();
            let figures = several::protect(&counts, range, draft.max, known.hides(), rule);
            for ((_, row), figure) in draft.together.iter().zip(figures) {
                put(*row, figure, Range::of(figure, rule));
            }
        }
    }
    let rows = draft.rows.iter().zip(found).map(|((key, in_base), (figure, range))| {
        let percent = in_base.then(|| rule.percent(figure, base)).flatten();
        (Row { key: key.clone(), figure, percent, in_base: *in_base }, range)
    });
    rows.collect()
}

#[cfg(test)]
mod tests;
