//! The cells of one table, in blocks of which readers may know exactly how many are in each: that
//! many were put another question. And groups of cells of which nobody may know it.

use std::collections::BTreeSet;

use super::{Asked, derived::Known, partition, rule::Rule};

/// How a table's cells are divided.
#[derive(Clone, Debug)]
pub(super) struct Blocks {
    counts: Vec<u64>,
    blocks: Vec<Vec<usize>>,
    /// Groups that are small together. Any two are apart, or one is part of the other.
    small: Vec<BTreeSet<usize>>,
    rule: Rule,
}

/// One block, divided between those who are asked and those who are not.
struct Division {
    block: usize,
    inside: Vec<usize>,
    outside: Vec<usize>,
}

impl Blocks {
    /// All cells in one block.
    pub(super) fn new(counts: Vec<u64>, rule: Rule) -> Self {
        let all = (0..counts.len()).collect();
        Self { counts, blocks: vec![all], small: Vec::new(), rule }
    }

    /// What readers may know of how many are in those cells, `also` others with them; these cells
    /// will be protected accordingly.
    pub(super) fn ask(&mut self, cells: &[bool], also: u64) -> Asked {
        let is_inside = |cell: &usize| cells.get(*cell).copied().unwrap_or(false);
        let mut known = also;
        let mut divided = Vec::new();
        for (index, block) in self.blocks.iter().enumerate() {
            let (inside, outside): (Vec<_>, Vec<_>) =
                block.iter().copied().partition(|cell| is_inside(cell));
            if outside.is_empty() {
                known += self.sum(&inside);
            } else if !inside.is_empty() {
                divided.push(Division { block: index, inside, outside });
            }
        }
        let is_large = |cells: &[usize]| !self.rule.is_small(self.sum(cells));
        if divided.iter().all(|part| is_large(&part.inside) && is_large(&part.outside)) {
            let inside: u64 = divided.iter().map(|part| self.sum(&part.inside)).sum();
            divided.into_iter().for_each(|part| self.divide(part));
            return Asked::Known(known + inside);
        }
        let [part] = divided.as_slice() else { return Asked::Hidden };
        // That one side is few leaves at least so many on the other. They must not be few as well:
        // how few would show. It depends on nothing but the block's total, which may be known.
        let total = self.sum(&part.inside) + self.sum(&part.outside);
        if total + 1 < 2 * self.rule.threshold {
            return Asked::Hidden;
        }
        let (of, rest) = (known + total, self.sum(&part.outside));
        let small = if is_large(&part.outside) { &part.inside } else { &part.outside };
        // Where some who are asked are known and a few more are not, nothing hides the few.
        let can_hide = !is_large(&part.outside) || known == 0;
        if can_hide && self.keep_small(small.iter().copied().collect()) {
            Asked::Within { of, rest }
        } else {
            Asked::Hidden
        }
    }

    /// Protects the cells.
    pub(super) fn protect(&self) -> Known {
        let mut known = Known::nothing(self.counts.len(), self.rule);
        for block in &self.blocks {
            let groups = self.groups(block);
            let counts: Vec<u64> = groups.iter().map(|group| self.sum(group)).collect();
            let figures = partition::protect(&counts, self.rule);
            known.add(self.sum(block), groups.into_iter().zip(figures));
        }
        known
    }

    fn divide(&mut self, part: Division) {
        if let Some(block) = self.blocks.get_mut(part.block) {
            *block = part.inside;
            self.blocks.push(part.outside);
        }
    }

    fn keep_small(&mut self, cells: BTreeSet<usize>) -> bool {
        let fits = self.small.iter().all(|other| {
            other.is_disjoint(&cells) || other.is_subset(&cells) || other.is_superset(&cells)
        });
        if fits {
            self.small.push(cells);
        }
        fits
    }

    /// The cells of a block, those of a small group together.
    fn groups(&self, block: &[usize]) -> Vec<Vec<usize>> {
        let largest = |cell: &usize| {
            let with = self.small.iter().filter(|small| small.contains(cell));
            with.max_by_key(|small| small.len())
        };
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for cell in block {
            let group = largest(cell);
            let same = |other: &&mut Vec<usize>| {
                other.first().is_some_and(|first| group.is_some_and(|g| g.contains(first)))
            };
            match groups.iter_mut().find(same) {
                Some(same) => same.push(*cell),
                None => groups.push(vec![*cell]),
            }
        }
        groups
    }

    fn sum(&self, cells: &[usize]) -> u64 {
        cells.iter().filter_map(|cell| self.counts.get(*cell)).sum()
    }
}

#[cfg(test)]
mod tests {
    use questionnaire::consultation::Disclosure;

    use super::*;
    use crate::disclosure::figure::{Figure, Shown};

    fn blocks(counts: &[u64]) -> Blocks {
        Blocks::new(counts.to_vec(), Rule::of(&Disclosure::default()))
    }

    fn shown(blocks: &Blocks) -> Vec<Shown> {
        blocks.protect().figures.iter().map(|figure: &Figure| figure.shown()).collect()
    }

    #[test]
    fn how_many_are_asked_may_be_known_where_neither_side_is_small() {
        let mut told = blocks(&[430, 95, 180, 9, 6]);
        let asked = told.ask(&[true, true, false, false, false], 0);
        assert_eq!(asked, Asked::Known(525));
        // Of the 195 others, the 180 would tell of the few.
        let small = Shown::FewerThan(10);
        let expected = [Shown::About(430), Shown::About(95), Shown::Withheld, small, small];
        assert_eq!(shown(&told), expected);
        // The same again is nothing new; neither is what consists of whole blocks.
        assert_eq!(told.ask(&[true, true, false, false, false], 0), Asked::Known(525));
        assert_eq!(told.ask(&[false, false, true, true, true], 40), Asked::Known(235));
    }

    #[test]
    fn a_few_who_are_not_asked_stay_unknown() {
        let mut age = blocks(&[700, 3, 4]);
        let asked = age.ask(&[true, false, false], 0);
        assert_eq!(asked, Asked::Within { of: 707, rest: 7 });
        assert_eq!(age.ask(&[true, true, false], 0), Asked::Within { of: 707, rest: 4 });
        // Another few that are not the same.
        let mut other = blocks(&[700, 3, 4, 1]);
        assert_eq!(other.ask(&[true, false, false, true], 0), Asked::Within { of: 708, rest: 7 });
        assert_eq!(other.ask(&[true, true, false, false], 0), Asked::Hidden);
    }

    #[test]
    fn a_few_who_are_asked_are_not_told_by_those_who_are_asked_too() {
        let mut told = blocks(&[400, 6, 200]);
        assert_eq!(told.ask(&[true, false, false], 0), Asked::Known(400));
        assert_eq!(told.ask(&[true, true, false], 0), Asked::Hidden);
        assert_eq!(told.ask(&[false, true, false], 0), Asked::Within { of: 206, rest: 200 });
    }
}
