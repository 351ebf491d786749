//! The cells of one table, in blocks of which readers may know exactly how many are in each: that
//! many were put another question. And groups of cells of which they may know only that few are in
//! them. Knows nothing of questions.
//!
//! Whoever knows this code learns from its decisions, so there are few, and each tells nothing but
//! what is published and protected anyway:
//!
//! - that neither side of a block is small: then both become blocks, and how many are in each may
//!   be known;
//! - that one side is small: then it is a group, protected like one cell with a small count.
//!
//! Everything else is decided by place and by what may be known. A block with a group is not looked
//! at again, nor is one in which there might not be room to keep its small counts apart: there,
//! "few" could be told from "none at all".

use super::{Asked, derived::Known, partition, rule::Rule};

/// How a table's cells are divided.
#[derive(Clone, Debug)]
pub(super) struct Blocks {
    counts: Vec<u64>,
    divided: Vec<Block>,
    rule: Rule,
}

/// Cells of which readers may know how many are in them together.
#[derive(Clone, Debug)]
struct Block {
    cells: Vec<usize>,
    /// Those of them of which readers may know that they are small together.
    few: Vec<usize>,
    /// Whether some of them together are as many as were put a question, or were not, and readers
    /// may know nothing of that number.
    keeps_sums: bool,
}

impl From<Vec<usize>> for Block {
    fn from(cells: Vec<usize>) -> Self {
        Self { cells, few: Vec::new(), keeps_sums: false }
    }
}

/// The sides of a block that are asked and that are not.
struct Sides {
    block: usize,
    inside: Vec<usize>,
    outside: Vec<usize>,
}

impl Blocks {
    /// All cells in one block, of which readers know that `few` are small together.
    pub(super) fn new(counts: Vec<u64>, few: Vec<usize>, rule: Rule) -> Self {
        let cells: Vec<_> = (0..counts.len()).collect();
        Self { counts, divided: vec![Block { few, ..cells.into() }], rule }
    }

    /// What readers may know of how many are in those cells, `also` others with them; these cells
    /// will be protected accordingly.
    pub(super) fn ask(&mut self, cells: &[bool], also: u64) -> Asked {
        let is_inside = |cell: &usize| cells.get(*cell).copied().unwrap_or(false);
        let mut known = also;
        let mut divided = Vec::new();
        for (index, block) in self.divided.iter().enumerate() {
            let (inside, outside): (Vec<_>, Vec<_>) =
                block.cells.iter().copied().partition(is_inside);
            if outside.is_empty() {
                known += self.sum(&inside);
            } else if !inside.is_empty() {
                divided.push(Sides { block: index, inside, outside });
            }
        }
        let Some(sides) = divided.pop() else { return Asked::Known(known) };
        if divided.is_empty() {
            return self.ask_about(sides, known);
        }
        for Sides { block, .. } in divided.into_iter().chain([sides]) {
            if let Some(block) = self.divided.get_mut(block) {
                block.keeps_sums = true;
            }
        }
        Asked::Hidden
    }

    /// The same where one block falls into two sides; `known` others are asked as well.
    fn ask_about(&mut self, Sides { block, inside, outside }: Sides, known: u64) -> Asked {
        let (asked, rest) = (self.sum(&inside), self.sum(&outside));
        let within = Asked::Within { of: known + asked + rest, rest };
        // A few more than a number that is known would be told by the figures of all together.
        let few_inside = if known == 0 { within } else { Asked::Hidden };
        let rule = self.rule;
        let has_room = rule.has_room(asked + rest, inside.len() + outside.len());
        let Some(block) = self.divided.get_mut(block) else { return Asked::Hidden };
        let is_among_few = |side: &[usize]| side.iter().all(|cell| block.few.contains(cell));
        if is_among_few(&inside) {
            few_inside
        } else if is_among_few(&outside) {
            within
        } else if !block.few.is_empty() || !has_room {
            block.keeps_sums = true;
            Asked::Hidden
        } else if rule.is_small(asked) {
            block.few = inside;
            few_inside
        } else if rule.is_small(rest) {
            block.few = outside;
            within
        } else {
            let keeps_sums = block.keeps_sums;
            *block = Block { keeps_sums, ..inside.into() };
            self.divided.push(Block { keeps_sums, ..outside.into() });
            Asked::Known(known + asked)
        }
    }

    /// Protects the cells.
    pub(super) fn protect(&self) -> Known {
        let mut known = Known::nothing(self.counts.len(), self.rule);
        for block in &self.divided {
            let groups = block.groups();
            let counts: Vec<u64> = groups.iter().map(|group| self.sum(group)).collect();
            let figures = if block.keeps_sums {
                partition::protect_sums(&counts, self.rule)
            } else {
                partition::protect(&counts, self.rule)
            };
            known.add(self.sum(&block.cells), groups.into_iter().zip(figures));
        }
        known
    }

    fn sum(&self, cells: &[usize]) -> u64 {
        cells.iter().filter_map(|cell| self.counts.get(*cell)).sum()
    }
}

impl Block {
    /// The cells, those that are few in one group where the first of them is.
    fn groups(&self) -> Vec<Vec<usize>> {
        let alone = |cell: &usize| match self.few.iter().position(|few| few == cell) {
            None => Some(vec![*cell]),
            Some(0) => Some(self.few.clone()),
            Some(_) => None,
        };
        self.cells.iter().filter_map(alone).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashMap};

    use questionnaire::consultation::Disclosure;

    use super::*;
    use crate::disclosure::{
        figure::{Figure, Shown},
        partition::tests::tables,
    };

    fn blocks(counts: &[u64]) -> Blocks {
        Blocks::new(counts.to_vec(), Vec::new(), Rule::of(&Disclosure::default()))
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
        assert_eq!(age.ask(&[true, false, false], 0), Asked::Within { of: 707, rest: 7 });
        // Part of the few are few.
        assert_eq!(age.ask(&[true, true, false], 0), Asked::Within { of: 707, rest: 4 });
        // Another few that are not the same: whether they are would have to be looked at.
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

    #[test]
    fn where_there_may_be_no_room_nobody_looks() {
        for counts in [[20, 19], [35, 4], [39, 0]] {
            let mut narrow = Blocks::new(
                counts.to_vec(),
                Vec::new(),
                Rule::of(&Disclosure { threshold: 15, ..Disclosure::default() }),
            );
            assert_eq!(narrow.ask(&[true, false], 0), Asked::Hidden);
        }
    }

    /// What readers may know of a table and of how many were put the questions that hang on it.
    fn published(blocks: &mut Blocks, asks: &[Vec<bool>]) -> String {
        let known = |asked| match asked {
            Asked::Known(number) => format!("{number}"),
            Asked::Within { of, .. } => format!("few of {of}"),
            Asked::Hidden => String::new(),
        };
        let asked: Vec<_> = asks.iter().map(|ask| known(blocks.ask(ask, 0))).collect();
        format!("{asked:?} {:?}", shown(blocks))
    }

    /// Small counts that are narrowed down, whatever their table: cells, those asked, those not.
    fn breaches(total: u64, cells: usize, asks: &[Vec<bool>], rule: Rule) -> Vec<String> {
        let mut heaps: HashMap<String, Vec<BTreeSet<u64>>> = HashMap::new();
        for counts in tables(total, cells) {
            let published = published(&mut Blocks::new(counts.clone(), Vec::new(), rule), asks);
            let asked = |ask: &Vec<bool>| {
                counts.iter().zip(ask).filter(|(_, asked)| **asked).map(|(count, _)| count).sum()
            };
            let asked: Vec<u64> = asks.iter().map(asked).collect();
            let rests = asked.iter().map(|asked| total - asked);
            let heap = heaps.entry(published).or_default();
            heap.resize(cells + 2 * asks.len(), BTreeSet::new());
            for (seen, count) in
                heap.iter_mut().zip(counts.iter().chain(&asked).copied().chain(rests))
            {
                seen.insert(count);
            }
        }
        let all: BTreeSet<u64> = (0..=rule.most()).collect();
        let mut breaches = Vec::new();
        for (published, heap) in heaps {
            for (count, seen) in heap.iter().enumerate() {
                let small: BTreeSet<u64> = seen.intersection(&all).copied().collect();
                if !small.is_empty() && small != all {
                    breaches.push(format!("{total}, {asks:?}: {count} in {small:?}: {published}"));
                }
            }
        }
        breaches
    }

    /// Every way to put two questions to some of four cells, and some ways to put three.
    #[test]
    fn whichever_cells_are_asked_no_small_count_is_narrowed_down() {
        let rule =
            |threshold, rounding| Rule::of(&Disclosure { threshold, rounding, minimum_base: 0 });
        let ask = |set: u32| (0..4).map(|cell| set >> cell & 1 == 1).collect::<Vec<bool>>();
        for first in 1..15 {
            for second in 1..15 {
                let asks = vec![ask(first), ask(second)];
                let totals = [(11, rule(2, 1)), (15, rule(3, 1)), (17, rule(3, 1))];
                for (total, rule) in totals.into_iter().take(1 + (first + second) as usize % 3) {
                    let found = breaches(total, 4, &asks, rule);
                    assert!(found.is_empty(), "{} such as {:?}", found.len(), found.first());
                }
                let third = ask(1 + (5 * first + 3 * second) % 14);
                let found = breaches(14, 4, &[asks, vec![third]].concat(), rule(2, 1));
                assert!(found.is_empty(), "{} such as {:?}", found.len(), found.first());
            }
        }
    }
}
