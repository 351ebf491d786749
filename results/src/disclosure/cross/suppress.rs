//! Which figures of a table to withhold: those without which each small count can still be anything
//! that is small, and each withheld one is vague enough. Looked for figure by figure; what to
//! withhold is picked by what is published and by place, never by size.

use super::{
    family::{Family, Table},
    model::{Side, Span, each},
    part::{NOT_SELECTED, Part},
    ways::Ways,
};
use crate::{cross::OneWay, disclosure::figure::Figure};

/// Protects one table.
#[derive(Debug)]
pub(super) struct Suppress<'a> {
    family: &'a Family<'a>,
    table: Table,
}

/// A count that has to be protected.
#[derive(Clone, Copy, Debug)]
struct Item {
    fact: usize,
    /// The figure of the table that is nearest to it.
    place: usize,
    wanted: Wanted,
}

/// What is possible for a count, of the values that are wanted.
#[derive(Clone, Copy, Debug)]
struct Possible {
    /// It was found to have values from here to there.
    found: Span,
    /// It cannot have values outside.
    bounds: Span,
}

/// What has to be possible, as far as the parts of the table leave it possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// Every small value.
    AnySmall,
    /// So many values beside the true one, whichever.
    Others(i64),
}

impl<'a> Suppress<'a> {
    /// The table with more figures withheld, if need be.
    pub(super) fn protect(family: &'a Family<'a>, table: Table) -> Table {
        if !table.own.contains(&true) {
            return table;
        }
        let mut suppress = Self { family, table };
        suppress.protect_all();
        suppress.table
    }

    fn protect_all(&mut self) {
        let mut part = Part::new(self.family, &self.table);
        part.know(&self.table, true);
        let mut without = None;
        let mut items = self.items(&part);
        while let Some(item) = items.pop() {
            if part.model.is_fixed(item.fact) || self.holds(&part, item) {
                continue;
            }
            // What the parts of the table tell cannot be taken back by withholding the table.
            let without = without.get_or_insert_with(|| {
                let mut part = Part::new(self.family, &self.table);
                part.know(&self.table, false);
                part
            });
            let before = self.possible(without, item);
            while !self.holds(&part, item) && !self.adds_nothing(&part, item, before) {
                let more = self.more(&mut part, item);
                if more.is_empty() {
                    break;
                }
                for place in more {
                    let was_shown = self.table.figures[place].rounded().is_some();
                    self.table.figures[place] = Figure::WITHHELD;
                    if let (true, Some(fact)) = (was_shown, part.fact_at(&self.table, place)) {
                        items.push(Item { fact, place, wanted: self.vague() });
                    }
                }
                part.know(&self.table, true);
            }
        }
    }

    /// What to withhold next, so that a count is better protected; nothing where all is withheld.
    fn more(&mut self, part: &mut Part<'_>, item: Item) -> Vec<usize> {
        let ways = Ways { table: &self.table };
        if ways.is_shown(item.place) {
            return vec![item.place];
        }
        let ways = ways.of(item.place);
        let figures = self.table.figures.clone();
        for way in &ways {
            for place in way {
                self.table.figures[*place] = Figure::WITHHELD;
            }
            part.know(&self.table, true);
            let holds = self.holds(part, item);
            self.table.figures.clone_from(&figures);
            if holds {
                return way.clone();
            }
        }
        ways.into_iter().next_back().unwrap_or_else(|| {
            let is_left =
                |place: &usize| self.table.own[*place] && figures[*place] != Figure::WITHHELD;
            (0..figures.len()).filter(is_left).collect()
        })
    }

    /// Whether what is wanted is possible.
    fn holds(&self, part: &Part<'_>, item: Item) -> bool {
        let value = part.model.values[item.fact];
        let within = self.within(part, item);
        let reaches = |value: i64| part.reaches(item.fact, value);
        match item.wanted {
            Wanted::AnySmall => reaches(within.high) && reaches(within.low),
            Wanted::Others(others) => {
                let most = within.high - value;
                let up = (1..=most).rev().find(|up| reaches(value + up)).unwrap_or(0);
                let down = others.min(part.everybody()) - up;
                down == 0 || (down <= value && reaches(value - down))
            }
        }
    }

    /// Whether as much is possible as was without the table. With two sides that is known; with more,
    /// what was found to be possible has to agree with what cannot be ruled out.
    fn adds_nothing(&self, part: &Part<'_>, item: Item, before: Possible) -> bool {
        let now = self.possible(part, item);
        match item.wanted {
            Wanted::AnySmall => {
                now.found.contains(before.found)
                    && (part.model.sides.len() == 2 || now.bounds.contains(before.bounds))
            }
            Wanted::Others(others) => now.found.width() >= others.min(before.found.width()),
        }
    }

    fn possible(&self, part: &Part<'_>, item: Item) -> Possible {
        let within = self.within(part, item);
        Possible {
            found: part.found(item.fact, within),
            bounds: part.bounds(item.fact).and(within),
        }
    }

    /// Between which values those are that are wanted.
    fn within(&self, part: &Part<'_>, item: Item) -> Span {
        let value = part.model.values[item.fact];
        let (low, high) = match item.wanted {
            Wanted::AnySmall => (0, signed(self.family.rule.most())),
            Wanted::Others(others) => (value - others, value + others),
        };
        Span { low: low.max(0), high: high.min(part.everybody()) }
    }

    /// As many other values as there are small ones, or as one rounded figure stands for.
    fn vague(&self) -> Wanted {
        let rule = self.family.rule;
        Wanted::Others(signed(rule.most().max(rule.rounding - 1)).max(1))
    }

    /// What has to be protected.
    fn items(&self, part: &Part<'_>) -> Vec<Item> {
        let mut items = Vec::new();
        for table in part.tables(&self.table) {
            let found = table.each_node(|nodes, place| {
                let nodes = part.nodes(table, nodes)?;
                let is_public = table.derived[place] || self.is_public(table);
                (!is_public).then_some((nodes, place))
            });
            for (nodes, place) in found {
                self.add_items(part, table, &nodes, place, &mut items);
            }
        }
        self.add_rest(part, &mut items);
        self.add_not_asked(part, &mut items);
        items.reverse();
        items
    }

    /// The count behind a figure, and the one that comes of it by subtraction: who is not selected.
    fn add_items(
        &self,
        part: &Part<'_>,
        table: &Table,
        nodes: &[usize],
        place: usize,
        items: &mut Vec<Item>,
    ) {
        let twins: Vec<Vec<usize>> = nodes
            .iter()
            .enumerate()
            .map(|(side, node)| match part.sides.get(side) {
                None if table.filtered => vec![*node, NOT_SELECTED],
                _ => vec![*node],
            })
            .collect();
        let lens: Vec<usize> = twins.iter().map(Vec::len).collect();
        each(&lens, |indices| {
            let is_itself = indices.iter().all(|index| *index == 0);
            let nodes: Vec<usize> = indices.iter().zip(&twins).map(|(i, of)| of[*i]).collect();
            let fact = part.model.place(&nodes);
            let count = u64::try_from(part.model.values[fact]).unwrap_or(0);
            let is_shown = is_itself && table.figures[place].rounded().is_some();
            let wanted = match (self.family.rule.is_small(count), is_itself) {
                (true, _) => Wanted::AnySmall,
                (false, true) => self.vague(),
                (false, false) => return,
            };
            if !is_shown {
                items.push(Item { fact, place: self.nearest(table, place), wanted });
            }
        });
    }

    /// The ways of not answering that are not in the table, as the tables of single questions have
    /// them; and those in none of the groups.
    fn add_rest(&self, part: &Part<'_>, items: &mut Vec<Item>) {
        let everybody: Vec<usize> = part.model.sides.iter().map(Side::everybody).collect();
        for (side, lines) in part.sides.iter().enumerate() {
            let in_base = &part.model.sides[side].in_base;
            for (category, line) in lines.categories.iter().enumerate() {
                if in_base[category] || line.one_way == OneWay::Public {
                    continue;
                }
                let mut nodes = everybody.clone();
                nodes[side] = category;
                let fact = part.model.place(&nodes);
                let count = u64::try_from(part.model.values[fact]).unwrap_or(0);
                let wanted = match part.one_way(lines, line) {
                    Some(figure) if figure.rounded().is_some() => continue,
                    Some(_) => Wanted::Others(signed(self.family.rule.rounding - 1).max(1)),
                    None if self.family.rule.is_small(count) => Wanted::AnySmall,
                    None => continue,
                };
                items.push(Item { fact, place: self.table.own.len() - 1, wanted });
            }
        }
    }

    /// Those who were not asked one question, by the answer to another. Where a third question decides who
    /// is asked, each is a count in the table of that one, which is published as well.
    fn add_not_asked(&self, part: &Part<'_>, items: &mut Vec<Item>) {
        let everybody: Vec<usize> = part.model.sides.iter().map(Side::everybody).collect();
        let sides = || part.sides.iter().enumerate();
        for (side, lines) in sides() {
            let categories = lines.categories.iter().enumerate();
            let not_asked = categories.filter(|(_, line)| line.one_way == OneWay::NotAsked);
            for (category, _) in not_asked {
                for (other, of_other) in sides().filter(|(other, _)| *other != side) {
                    for node in 0..self.table.base(other) {
                        let Some(answer) = part.category(of_other, node) else { continue };
                        let mut nodes = everybody.clone();
                        (nodes[side], nodes[other]) = (category, answer);
                        let fact = part.model.place(&nodes);
                        let count = u64::try_from(part.model.values[fact]).unwrap_or(0);
                        if self.family.rule.is_small(count) {
                            let mut nearest: Vec<usize> =
                                (0..self.table.axes.len()).map(|s| self.table.base(s)).collect();
                            nearest[other] = node;
                            let place = self.table.index(&nearest);
                            items.push(Item { fact, place, wanted: Wanted::AnySmall });
                        }
                    }
                }
            }
        }
    }

    /// Whether a table says only when people answered, which everybody knows.
    fn is_public(&self, table: &Table) -> bool {
        let axis = match table.axes.as_slice() {
            [] => return !table.filtered,
            [axis] => axis,
            _ => return false,
        };
        let lines = self.family.axes.get(*axis).map_or(&[][..], |axis| &axis.one_way);
        !table.filtered && !lines.is_empty() && lines.iter().all(|line| *line == OneWay::Public)
    }

    /// The figure of this table that is nearest to one of a part of it.
    fn nearest(&self, table: &Table, place: usize) -> usize {
        let nodes = table.nodes(place);
        let mut all: Vec<usize> = (0..self.table.axes.len()).map(|s| self.table.base(s)).collect();
        for (side, axis) in table.axes.iter().enumerate() {
            if let Some(here) = self.table.axes.iter().position(|other| other == axis)
                && nodes[side] != table.base(side)
            {
                all[here] = nodes[side];
            }
        }
        self.table.index(&all)
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(Span::MOST)
}
