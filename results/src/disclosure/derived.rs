//! What any reader can work out from published figures: ranges, bases, the leading answer. Nothing
//! here may look at a count.

use super::{
    figure::{Figure, Shown},
    rule::Rule,
};
use crate::table::Row;

/// Counts from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: u64,
    pub(super) high: u64,
}

/// The published figures of cells, and how many are known to be in each block of them.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) figures: Vec<Figure>,
    blocks: Vec<Block>,
    rule: Rule,
}

/// Cells of which it is known how many are in them together. The cells of one group share a figure,
/// which is of all of them.
#[derive(Debug)]
struct Block {
    total: u64,
    groups: Vec<(Vec<usize>, Figure)>,
}

/// A base is shown where it is known to within one part in so many.
const PRECISION: u64 = 8;

impl Range {
    pub(super) const UNKNOWN: Self = Self { low: 0, high: u64::MAX };

    /// What a figure says by itself.
    pub(super) fn of(figure: Figure, rule: Rule) -> Self {
        match figure.shown() {
            Shown::About(rounded) => rule.band(rounded),
            Shown::FewerThan(_) => Self { low: 0, high: rule.most() },
            Shown::Withheld => Self::UNKNOWN,
        }
    }

    /// The figure for a number known to lie in this range: its middle, rounded.
    pub(super) fn figure(self, rule: Rule) -> Figure {
        if self.high < rule.threshold {
            Figure::fewer_than(rule.threshold)
        } else if (self.high - self.low) > self.high / PRECISION || self.low < rule.threshold {
            Figure::WITHHELD
        } else {
            Figure::about(rule.round(self.low.midpoint(self.high)))
        }
    }

    /// Just this number.
    pub(super) fn exactly(number: u64) -> Self {
        Self { low: number, high: number }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }
}

impl Known {
    /// So many cells, none of them in a block yet.
    pub(super) fn nothing(cells: usize, rule: Rule) -> Self {
        Self { figures: vec![Figure::WITHHELD; cells], blocks: Vec::new(), rule }
    }

    /// Adds a block: its groups of cells, with the figure that each group got.
    pub(super) fn add(&mut self, total: u64, groups: impl Iterator<Item = (Vec<usize>, Figure)>) {
        let groups: Vec<_> = groups.collect();
        for (cells, figure) in &groups {
            for cell in cells {
                if let Some(place) = self.figures.get_mut(*cell) {
                    *place = *figure;
                }
            }
        }
        self.blocks.push(Block { total, groups });
    }

    /// Whether any figure is hidden.
    pub(super) fn hides(&self) -> bool {
        self.figures.iter().any(|figure| figure.rounded().is_none())
    }

    /// The range of the sum of some cells.
    pub(super) fn sum_of(&self, wanted: impl Fn(usize) -> bool) -> Range {
        let ranges = self.blocks.iter().map(|block| block.sum_of(&wanted, self.rule));
        ranges.fold(Range::exactly(0), Range::plus)
    }
}

impl Block {
    /// By themselves, and as what the others leave.
    fn sum_of(&self, wanted: &impl Fn(usize) -> bool, rule: Rule) -> Range {
        let (mut inside, mut outside) = (Range::exactly(0), Range::exactly(0));
        for (cells, figure) in &self.groups {
            let range = Range::of(*figure, rule);
            let (in_it, out) = match cells.iter().filter(|cell| wanted(**cell)).count() {
                0 => (Range::exactly(0), range),
                all if all == cells.len() => (range, Range::exactly(0)),
                // Of a group that is divided, both parts can be anything up to all of it.
                _ => (Range { low: 0, ..range }, Range { low: 0, ..range }),
            };
            inside = inside.plus(in_it);
            outside = outside.plus(out);
        }
        Range {
            low: inside.low.max(self.total.saturating_sub(outside.high)),
            high: inside.high.min(self.total.saturating_sub(outside.low)),
        }
    }
}

/// The rows of the base with the largest figure, by index: several where rounding makes them equal,
/// none where a hidden row might be larger.
pub(super) fn leading(rows: &[(Row, Range)]) -> Vec<usize> {
    let in_base = || {
        let candidates = rows.iter().enumerate().filter(|(_, (row, _))| row.can_lead());
        candidates.map(|(index, (row, range))| (index, row.figure.rounded(), range.high))
    };
    let Some(most) = in_base().filter_map(|(_, rounded, _)| rounded).max() else {
        return Vec::new();
    };
    if in_base().any(|(_, rounded, high)| rounded.is_none() && high >= most) {
        return Vec::new();
    }
    in_base().filter(|(_, rounded, _)| *rounded == Some(most)).map(|(index, ..)| index).collect()
}
