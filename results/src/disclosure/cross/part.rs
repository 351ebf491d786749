//! A table as a model: which lines its sides have, and what is known of its sums.

use super::{
    family::{Family, Table},
    model::{Model, Side, Span, each},
    search::Search,
};
use crate::{
    cross::{Depends, OneWay},
    disclosure::{
        figure::{Figure, Shown},
        rule::Rule,
    },
};

/// The category of those selected, on the side of the filter.
const SELECTED: usize = 0;
/// The category of those not selected.
pub(super) const NOT_SELECTED: usize = 1;

/// A table and what is known of it.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) family: &'a Family<'a>,
    pub(super) model: Model,
    search: Search,
    /// The sides that are axes of the table; the filter's comes after them.
    pub(super) sides: Vec<Lines>,
}

/// A side that is an axis.
#[derive(Debug)]
pub(super) struct Lines {
    /// The axis in the family.
    pub(super) axis: usize,
    pub(super) categories: Vec<Line>,
}

/// A category of a side: a line of the axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) of_axis: usize,
    pub(super) one_way: OneWay,
    in_base: bool,
}

impl<'a> Part<'a> {
    /// A table of which nothing is known yet.
    pub(super) fn new(family: &'a Family<'a>, table: &Table) -> Self {
        let sides: Vec<Lines> = table.axes.iter().map(|axis| Lines::of(family, *axis)).collect();
        let side = |lines: &Lines| Side {
            len: lines.categories.len(),
            in_base: lines.categories.iter().map(|line| line.in_base).collect(),
        };
        let filter = table.filtered.then(|| Side { len: 2, in_base: vec![false; 2] });
        let all_sides = sides.iter().map(side).chain(filter).collect();
        let mut model = Model::new(all_sides, |nodes| count(family, &sides, nodes));
        fix_empty(family, &sides, &mut model);
        let search = Search::new(&model);
        Self { family, model, search, sides }
    }

    /// Writes down all that is known once this table and its parts are published; without `own`, all
    /// that its parts say alone.
    pub(super) fn know(&mut self, table: &Table, own: bool) {
        self.model.forget();
        let everybody: Vec<usize> = self.model.sides.iter().map(Side::everybody).collect();
        let total = self.model.place(&everybody);
        self.model.know(total, Span::exactly(self.model.values[total]));
        for (side, lines) in self.sides.iter().enumerate() {
            for (category, line) in lines.categories.iter().enumerate() {
                let mut nodes = everybody.clone();
                nodes[side] = category;
                let place = self.model.place(&nodes);
                if line.one_way == OneWay::Public {
                    self.model.know(place, Span::exactly(self.model.values[place]));
                } else if let Some(figure) = self.one_way(lines, line) {
                    self.model.know(place, span(figure, self.family.rule));
                }
            }
        }
        for known in self.tables(table) {
            let found = known.each_node(|nodes, place| {
                let fact = self.fact(known, nodes)?;
                let is_own = std::ptr::eq(known, table) && known.own[place];
                (!known.derived[place] && (own || !is_own))
                    .then(|| (fact, span(known.figures[place], self.family.rule)))
            });
            for (fact, span) in found {
                self.model.know(fact, span);
            }
        }
    }

    /// The figure of a line in the table of its question alone.
    pub(super) fn one_way(&self, lines: &Lines, line: &Line) -> Option<Figure> {
        self.family.one_way.get(lines.axis)?.get(line.of_axis).copied().flatten()
    }

    /// The published tables that are parts of this one, and this one.
    pub(super) fn tables<'t>(&self, table: &'t Table) -> Vec<&'t Table>
    where
        'a: 't,
    {
        let is_part = |other: &&Table| {
            other.axes.iter().all(|axis| table.axes.contains(axis))
                && other.filtered <= table.filtered
        };
        self.family.tables.iter().filter(is_part).chain([table]).collect()
    }

    /// How many responses there are.
    pub(super) fn everybody(&self) -> i64 {
        self.model.values.last().copied().unwrap_or(0)
    }

    /// The fact that a figure of a table is about; none where another part is about it.
    pub(super) fn fact_at(&self, table: &Table, place: usize) -> Option<usize> {
        self.fact(table, &table.nodes(place))
    }

    /// The fact that a figure of a table is about.
    fn fact(&self, table: &Table, nodes: &[usize]) -> Option<usize> {
        Some(self.model.place(&self.nodes(table, nodes)?))
    }

    /// The nodes of the fact that a figure of a table is about.
    pub(super) fn nodes(&self, table: &Table, nodes: &[usize]) -> Option<Vec<usize>> {
        let mut all: Vec<usize> = self.model.sides.iter().map(Side::everybody).collect();
        for (side, lines) in self.sides.iter().enumerate() {
            let Some(of_table) = table.axes.iter().position(|axis| *axis == lines.axis) else {
                continue;
            };
            let node = nodes[of_table];
            all[side] = if node == table.base(of_table) {
                self.model.sides[side].base()
            } else {
                self.category(lines, node)?
            };
        }
        if table.filtered {
            *all.last_mut()? = SELECTED;
        }
        Some(all)
    }

    /// The category of a side that a category of its axis is.
    pub(super) fn category(&self, lines: &Lines, category: usize) -> Option<usize> {
        let line = *self.family.axes.get(lines.axis)?.cut.shown().get(category)?;
        lines.categories.iter().position(|of_side| of_side.of_axis == line)
    }

    /// Whether a table is soon found that fits all that is known and in which a fact has this value.
    pub(super) fn reaches(&self, fact: usize, value: i64) -> bool {
        self.search.toward(&self.model, fact, value, false) == value
    }

    /// A range that all values a fact can have are in.
    pub(super) fn bounds(&self, fact: usize) -> Span {
        super::bounds::tighten(&self.model)[fact]
    }

    /// The values within a range that a fact was found to have, after a long search.
    pub(super) fn found(&self, fact: usize, within: Span) -> Span {
        let toward = |value| self.search.toward(&self.model, fact, value, true);
        Span { low: toward(within.low), high: toward(within.high) }
    }
}

impl Lines {
    fn of(family: &Family<'_>, axis: usize) -> Self {
        let Some(resolved) = family.axes.get(axis) else {
            return Self { axis, categories: Vec::new() };
        };
        let shown = resolved.cut.shown();
        let line = |line: usize| Line {
            of_axis: line,
            one_way: resolved.one_way.get(line).copied().unwrap_or(OneWay::Unknown),
            in_base: shown.contains(&line),
        };
        let is_possible = |line: &Line| line.in_base || family.is_possible(axis, line.of_axis);
        Self { axis, categories: (0..resolved.len()).map(line).filter(is_possible).collect() }
    }
}

/// What a figure says by itself.
pub(super) fn span(figure: Figure, rule: Rule) -> Span {
    let signed =
        |count: u64| i64::try_from(count).map_or(Span::MOST, |count| count.min(Span::MOST));
    match figure.shown() {
        Shown::About(rounded) => {
            let band = rule.band(rounded);
            Span { low: signed(band.low), high: signed(band.high) }
        }
        Shown::FewerThan(_) => Span { low: 0, high: signed(rule.most()) },
        Shown::Withheld => Span::UNKNOWN,
    }
}

/// A true count: for each side one of its categories.
fn count(family: &Family<'_>, sides: &[Lines], nodes: &[usize]) -> u64 {
    let mut lines: Vec<usize> =
        (0..family.axes.len()).map(|axis| family.cube.everybody(axis)).collect();
    for (of_side, node) in sides.iter().zip(nodes) {
        lines[of_side.axis] = of_side.categories[*node].of_axis;
    }
    match nodes.get(sides.len()) {
        None => family.cube.get(&lines, false),
        Some(&SELECTED) => family.cube.get(&lines, true),
        Some(_) => family.cube.get(&lines, false) - family.cube.get(&lines, true),
    }
}

/// Takes cells for always empty that the route through the questionnaire, or the filter, may keep
/// empty: where two sides hang together, and one category of the one has nobody who was asked (or
/// nobody who was not asked) for the other.
fn fix_empty(family: &Family<'_>, sides: &[Lines], model: &mut Model) {
    let everybody: Vec<usize> = model.sides.iter().map(Side::everybody).collect();
    let depends = |side: usize| -> Option<&Depends<'_>> {
        sides.get(side).map_or(Some(family.filter), |lines| {
            family.axes.get(lines.axis).map(|axis| &axis.depends)
        })
    };
    let mut empty: Vec<[(usize, usize); 2]> = Vec::new();
    for one in 0..model.sides.len() {
        for other in (0..model.sides.len()).filter(|other| *other != one) {
            let (Some(of_one), Some(of_other)) = (depends(one), depends(other)) else { continue };
            for block in blocks(sides.get(other), of_one, of_other) {
                for category in 0..model.sides[one].len {
                    let sum: i64 = block
                        .iter()
                        .map(|of_block| {
                            let mut nodes = everybody.clone();
                            (nodes[one], nodes[other]) = (category, *of_block);
                            model.values[model.place(&nodes)]
                        })
                        .sum();
                    if sum == 0 {
                        empty.extend(block.iter().map(|b| [(one, category), (other, *b)]));
                    }
                }
            }
        }
    }
    if empty.is_empty() {
        return;
    }
    let lens: Vec<usize> = model.sides.iter().map(|side| side.len).collect();
    let mut cells = Vec::new();
    each(&lens, |nodes| {
        let is_in = |pair: &[(usize, usize); 2]| pair.iter().all(|(side, c)| nodes[*side] == *c);
        if empty.iter().any(is_in) {
            cells.push(nodes.to_vec());
        }
    });
    for nodes in cells {
        let place = model.place(&nodes);
        model.fix(place);
    }
}

/// Sets of categories of a side (the filter's, where there are no lines) that may be empty together
/// for those in one category of another side.
fn blocks(lines: Option<&Lines>, one: &Depends<'_>, other: &Depends<'_>) -> Vec<Vec<usize>> {
    if !one.shares_route(other) {
        return Vec::new();
    }
    let Some(lines) = lines else { return vec![vec![SELECTED], vec![NOT_SELECTED]] };
    let has_states = lines.categories.iter().any(|line| line.one_way == OneWay::NotAsked);
    if one.shares_answer(other) || !has_states {
        return (0..lines.categories.len()).map(|category| vec![category]).collect();
    }
    let of = |asked: bool| {
        let is_in = |line: &Line| {
            line.one_way != OneWay::Public && (line.one_way != OneWay::NotAsked) == asked
        };
        let categories = lines.categories.iter().enumerate();
        categories.filter(|(_, line)| is_in(line)).map(|(category, _)| category).collect()
    };
    vec![of(true), of(false)]
}
