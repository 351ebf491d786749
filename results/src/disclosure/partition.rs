//! Counts that make up a total which everybody knows. Not for options that can be chosen together.
//!
//! Write `t` for the threshold. A reader who takes the shown figures from the total is left with a
//! remainder between `low` and `high` for the hidden cells together. If all of them are small (`p`
//! of them), each can still be anything as long as `low ≤ (t-1)(p-1)` and `high ≥ t-1`. Otherwise
//! cells that are not small are withheld as well: they can take up any remainder, so it only has to
//! be large enough for every small cell to be at its most.
//!
//! A reader also knows that the code had its reasons to withhold. Hence three precautions. Cells
//! are withheld from the last to the first, whatever their size. They are withheld until there is
//! more room than the small cells need, by a band of rounding for each: "with one cell fewer the
//! room did not suffice" is then true of some table for each value of each small cell. And where
//! bands are wide against the threshold, so that "subtraction would have told too much" is true for
//! some values only, there is no asking whether it would: cells are withheld as soon as there is a
//! small one. Where the total has no such room, the whole table is withheld, small counts and all:
//! that is what happens then to every table with one cell that is not small, so it says little.
//! The test beside this module checks it all by going through every table.

use super::{derived::Range, figure::Figure, rule::Rule};

/// Protects counts that add up to a public total.
pub(super) fn protect(counts: &[u64], rule: Rule) -> Vec<Figure> {
    shield(counts, rule.threshold >= 2 * rule.rounding, rule)
}

/// The same, and how many are in several small cells together is not told either.
pub(super) fn protect_sums(counts: &[u64], rule: Rule) -> Vec<Figure> {
    shield(counts, false, rule)
}

/// `asks` whether subtraction would tell anything; otherwise it is taken for granted.
fn shield(counts: &[u64], asks: bool, rule: Rule) -> Vec<Figure> {
    let total: u64 = counts.iter().sum();
    let mut figures: Vec<Figure> = counts.iter().map(|count| rule.figure(*count)).collect();
    let small = counts.iter().filter(|count| rule.is_small(**count)).count() as u64;
    if small == 0 {
        return figures;
    }
    let shown = counts.len() as u64 - small;
    // A single figure beside small ones is not shown: it would tell how many they are together,
    // which may be the base of another question.
    if shown > 1 && asks {
        let rest = remainder(&figures, total, rule);
        if rest.low <= rule.most() * (small - 1) && rest.high >= rule.most() {
            return figures;
        }
    }
    for (withheld, cell) in (1_u64..).zip(not_small(counts, rule)) {
        if let Some(figure) = figures.get_mut(cell) {
            *figure = Figure::WITHHELD;
        }
        let needed = rule.most() * small + rule.threshold * withheld;
        let to_spare = 1 + rule.rounding * (withheld - 1);
        if remainder(&figures, total, rule).low >= needed + to_spare {
            return figures;
        }
    }
    vec![Figure::WITHHELD; counts.len()]
}

/// The cells that are not small, from the last to the first.
fn not_small(counts: &[u64], rule: Rule) -> impl Iterator<Item = usize> {
    let cells = counts.iter().enumerate().rev();
    cells.filter(move |(_, count)| !rule.is_small(**count)).map(|(cell, _)| cell)
}

/// What the shown figures leave of the total for all hidden ones.
fn remainder(figures: &[Figure], total: u64, rule: Rule) -> Range {
    let shown = || figures.iter().filter_map(|figure| Some(rule.band(figure.rounded()?)));
    Range {
        low: total.saturating_sub(shown().map(|band| band.high).sum()),
        high: total.saturating_sub(shown().map(|band| band.low).sum()),
    }
}

#[cfg(test)]
pub(in crate::disclosure) mod tests;
