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

/// The published figures of a partition, and the public number of responses in it.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) figures: Vec<Figure>,
    total: u64,
    rule: Rule,
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

    fn plus(self, other: Self) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }
}

impl Known {
    pub(super) fn new(figures: Vec<Figure>, total: u64, rule: Rule) -> Self {
        Self { figures, total, rule }
    }

    /// Whether any figure is hidden.
    pub(super) fn hides(&self) -> bool {
        self.figures.iter().any(|figure| figure.rounded().is_none())
    }

    /// The range of the sum of some cells: by themselves, and as what the others leave.
    pub(super) fn sum_of(&self, wanted: impl Fn(usize) -> bool) -> Range {
        let nothing = Range { low: 0, high: 0 };
        let (mut inside, mut outside) = (nothing, nothing);
        for (cell, figure) in self.figures.iter().enumerate() {
            let side = if wanted(cell) { &mut inside } else { &mut outside };
            *side = side.plus(Range::of(*figure, self.rule));
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
