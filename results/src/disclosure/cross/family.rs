//! A table and all tables that are parts of it: those of fewer of its sides, and each without the
//! filter. They are made from the smallest to the largest, and whatever is published of the smaller
//! ones is known when the larger ones are made. So a figure is the same in whichever of them it is.

use super::{model::each, suppress::Suppress};
use crate::{
    cross::{Cube, Depends, OneWay, Resolved, TableRule},
    disclosure::{figure::Figure, rule::Rule},
    table::{Key, ProtectedTable},
};

/// All tables of a family, protected.
#[derive(Debug)]
pub(super) struct Family<'a> {
    pub(super) cube: &'a Cube,
    pub(super) axes: &'a [Resolved<'a>],
    pub(super) filter: &'a Depends<'a>,
    pub(super) rule: Rule,
    /// For each axis the figure of each line in the table of its question alone, where it has one.
    pub(super) one_way: Vec<Vec<Option<Figure>>>,
    /// From the smallest to the largest.
    pub(super) tables: Vec<Table>,
}

/// The figures of one table.
#[derive(Debug)]
pub(super) struct Table {
    /// Which of the family's axes it has, in order.
    pub(super) axes: Vec<usize>,
    /// Whether it is of those selected.
    pub(super) filtered: bool,
    /// For each axis how many nodes it has: its categories, and its base.
    sizes: Vec<usize>,
    pub(super) counts: Vec<u64>,
    pub(super) figures: Vec<Figure>,
    /// Which figures are of this table's own making, and not taken from a smaller one.
    pub(super) own: Vec<bool>,
    /// Which figures are worked out from others, so that they are nothing more to know: the base in
    /// the table of a single question.
    pub(super) derived: Vec<bool>,
}

impl<'a> Family<'a> {
    /// Makes all tables; `None` where the filter selects too few, or leaves too few.
    pub(super) fn protect(
        cube: &'a Cube,
        axes: &'a [Resolved<'a>],
        filter: &'a Depends<'a>,
        table_rule: &TableRule,
        page: &[ProtectedTable],
    ) -> Option<Self> {
        let rule = Rule::of(&table_rule.figures);
        let mut family = Self { cube, axes, filter, rule, one_way: Vec::new(), tables: Vec::new() };
        if cube.is_filtered() {
            let (all, selected) = (family.count(&[], &[], false), family.count(&[], &[], true));
            if rule.is_small(selected) || rule.is_small(all - selected) {
                return None;
            }
        }
        let single: Vec<_> = axes.iter().map(|axis| single(axis, page)).collect();
        family.one_way =
            axes.iter().zip(&single).map(|(axis, table)| one_way(axis, table.as_ref())).collect();
        let mut parts: Vec<Vec<usize>> = (0..1_usize << axes.len())
            .map(|mask| (0..axes.len()).filter(|axis| mask >> axis & 1 == 1).collect())
            .collect();
        parts.sort_by_key(Vec::len);
        for part in parts {
            for filtered in [false, true] {
                if filtered <= cube.is_filtered() {
                    let table = family.make(&part, filtered, &single, table_rule.hide_uniform);
                    family.tables.push(table);
                }
            }
        }
        Some(family)
    }

    /// A figure of the table itself: a category or the base (`None`) of each axis.
    pub(super) fn figure(&self, nodes: &[Option<usize>]) -> Figure {
        let table = self.tables.last();
        table
            .and_then(|table| table.figures.get(table.place(nodes)).copied())
            .unwrap_or(Figure::WITHHELD)
    }

    /// How many are selected.
    pub(super) fn selected(&self) -> Figure {
        let mut no_axes = self.tables.iter().filter(|table| table.axes.is_empty());
        no_axes
            .next_back()
            .and_then(|table| table.figures.first().copied())
            .unwrap_or(Figure::WITHHELD)
    }

    fn make(
        &self,
        axes: &[usize],
        filtered: bool,
        single: &[Option<ProtectedTable>],
        hide_uniform: bool,
    ) -> Table {
        let size = |axis: &usize| self.axes.get(*axis).map_or(1, |axis| axis.categories.len() + 1);
        let sizes: Vec<usize> = axes.iter().map(size).collect();
        let mut table = Table {
            axes: axes.to_vec(),
            filtered,
            counts: Vec::new(),
            figures: Vec::new(),
            own: vec![true; sizes.iter().product()],
            derived: vec![false; sizes.iter().product()],
            sizes,
        };
        table.counts = (0..table.own.len())
            .map(|place| self.count(axes, &table.nodes(place), filtered))
            .collect();
        table.figures = table.counts.iter().map(|count| self.rule.figure(*count)).collect();
        if axes.is_empty() {
            table.own.fill(filtered);
            return table;
        }
        self.take_smaller(&mut table);
        if let ([axis], false) = (axes, filtered) {
            self.take_single(&mut table, *axis, single.get(*axis).and_then(Option::as_ref));
        }
        if hide_uniform && axes.len() + usize::from(filtered) > 1 {
            self.hide_uniform(&mut table);
        }
        Suppress::protect(self, table)
    }

    /// Where the base of an axis is everybody, as anybody can see, the figure is that of the table
    /// without the axis.
    fn take_smaller(&self, table: &mut Table) {
        let is_everybody = |axis: &usize| {
            self.axes.get(*axis).is_some_and(|resolved| {
                let shown = resolved.cut.shown();
                let is_out = |line: &usize| !shown.contains(line);
                !(0..resolved.len()).filter(is_out).any(|line| self.is_possible(*axis, line))
            })
        };
        let goes: Vec<bool> = table.axes.iter().map(is_everybody).collect();
        for place in 0..table.figures.len() {
            let nodes = table.nodes(place);
            let stays = |side: &usize| !goes[*side] || nodes[*side] != table.base(*side);
            let sides: Vec<usize> = (0..nodes.len()).filter(stays).collect();
            if sides.len() == nodes.len() {
                continue;
            }
            let axes: Vec<usize> = sides.iter().map(|side| table.axes[*side]).collect();
            let smaller =
                self.tables.iter().find(|t| t.axes == axes && t.filtered == table.filtered);
            if let Some(smaller) = smaller {
                let nodes: Vec<usize> = sides.iter().map(|side| nodes[*side]).collect();
                let there = smaller.index(&nodes);
                table.figures[place] = smaller.figures[there];
                table.derived[place] = smaller.derived[there];
                table.own[place] = false;
            }
        }
    }

    /// Figures that the table of a single question has are taken from there.
    fn take_single(&self, table: &mut Table, axis: usize, single: Option<&ProtectedTable>) {
        let (Some(single), Some(resolved)) = (single, self.axes.get(axis)) else { return };
        let known = self.one_way.get(axis);
        for (category, line) in resolved.cut.shown().iter().enumerate() {
            if let Some(figure) = known.and_then(|known| known.get(*line).copied().flatten()) {
                table.figures[category] = figure;
                table.own[category] = false;
            }
        }
        let base = resolved.categories.len();
        table.figures[base] = if resolved.with_missing { single.asked } else { single.base };
        table.own[base] = false;
        table.derived[base] = true;
    }

    /// Withholds what would say of nearly everybody in a row, column or layer what they answered.
    fn hide_uniform(&self, table: &mut Table) {
        let mut hidden = Vec::new();
        for (side, axis) in table.axes.iter().enumerate() {
            let Some(resolved) = self.axes.get(*axis) else { continue };
            let base = resolved.categories.len();
            for place in 0..table.counts.len() {
                let mut nodes = table.nodes(place);
                let is_whole = nodes.iter().zip(&table.sizes).enumerate();
                let all_base =
                    is_whole.filter(|(s, _)| *s != side).all(|(_, (node, size))| node + 1 == *size);
                if nodes[side] != base || (all_base && !table.filtered) {
                    continue;
                }
                let total = table.counts[place];
                let places: Vec<usize> = (0..base)
                    .map(|category| {
                        nodes[side] = category;
                        table.index(&nodes)
                    })
                    .collect();
                let is_uniform = |place: &usize| {
                    !self.rule.is_small(table.counts[*place])
                        && self.rule.is_small(total.saturating_sub(table.counts[*place]))
                };
                if places.iter().any(is_uniform) {
                    hidden.extend(places);
                }
            }
        }
        hidden.retain(|place: &usize| table.own[*place]);
        for place in hidden {
            table.figures[place] = Figure::WITHHELD;
        }
    }

    /// Whether somebody can be in a line, for all that is public.
    pub(super) fn is_possible(&self, axis: usize, line: usize) -> bool {
        let mut lines: Vec<usize> =
            (0..self.axes.len()).map(|axis| self.cube.everybody(axis)).collect();
        lines[axis] = line;
        let has_figure = self
            .one_way
            .get(axis)
            .is_some_and(|lines| lines.get(line).is_some_and(Option::is_some));
        let is_unknown = self
            .axes
            .get(axis)
            .is_some_and(|axis| matches!(axis.one_way.get(line), None | Some(OneWay::Unknown)));
        has_figure || is_unknown || self.cube.get(&lines, false) > 0
    }

    /// A true count: nodes of some axes, everybody on the others.
    fn count(&self, axes: &[usize], nodes: &[usize], filtered: bool) -> u64 {
        let mut lines: Vec<usize> =
            (0..self.axes.len()).map(|axis| self.cube.everybody(axis)).collect();
        for (axis, node) in axes.iter().zip(nodes) {
            let line = self.axes.get(*axis).and_then(|axis| axis.cut.shown().get(*node).copied());
            lines[*axis] = line.unwrap_or(self.cube.base(*axis));
        }
        self.cube.get(&lines, filtered)
    }
}

impl Table {
    /// Goes through all figures: their nodes and places.
    pub(super) fn each_node<T>(
        &self,
        mut then: impl FnMut(&[usize], usize) -> Option<T>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        each(&self.sizes, |nodes| found.extend(then(nodes, self.index(nodes))));
        found
    }

    /// The nodes of a figure.
    pub(super) fn nodes(&self, place: usize) -> Vec<usize> {
        let mut rest = place;
        let mut nodes: Vec<usize> = self
            .sizes
            .iter()
            .rev()
            .map(|size| {
                let node = rest % size;
                rest /= size;
                node
            })
            .collect();
        nodes.reverse();
        nodes
    }

    /// Where the figure of these nodes is.
    pub(super) fn index(&self, nodes: &[usize]) -> usize {
        self.sizes.iter().zip(nodes).fold(0, |place, (size, node)| place * size + node)
    }

    /// The node of an axis's base.
    pub(super) fn base(&self, side: usize) -> usize {
        self.sizes.get(side).map_or(0, |size| size - 1)
    }

    /// The same for categories and bases (`None`).
    fn place(&self, nodes: &[Option<usize>]) -> usize {
        let node = |(size, node): (&usize, &Option<usize>)| node.unwrap_or(size - 1);
        let nodes: Vec<usize> = self.sizes.iter().zip(nodes).map(node).collect();
        self.index(&nodes)
    }
}

/// The table of the axis's question alone, as it is published with all others.
fn single(axis: &Resolved<'_>, page: &[ProtectedTable]) -> Option<ProtectedTable> {
    let source = axis.source?;
    let is_it = |table: &&ProtectedTable| {
        table.question == source.question.id && table.statement.as_deref() == source.statement
    };
    page.iter().find(is_it).cloned()
}

/// For each line of an axis its figure in that table.
fn one_way(axis: &Resolved<'_>, single: Option<&ProtectedTable>) -> Vec<Option<Figure>> {
    let figure = |line: &OneWay| {
        let single = single?;
        match line {
            OneWay::Public | OneWay::Unknown => None,
            OneWay::NotAsked => single.not_asked,
            OneWay::NoAnswer => single.no_answer,
            OneWay::Option(wanted) => {
                let is_it = |key: &Key| matches!(key, Key::Option { index, .. } if index == wanted);
                single.rows.iter().find(|row| is_it(&row.key)).map(|row| row.figure)
            }
        }
    };
    axis.one_way.iter().map(figure).collect()
}
