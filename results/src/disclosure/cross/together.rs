//! What options that can be chosen together say about each other. Everybody in the base chose
//! something, nobody chose more than allowed, and nobody chose anything beside what excludes all
//! others. So the other options bound the one that a part of a table is about.
//!
//! They are taken as they are where they are shown, and may be anything that their figures allow
//! where they are not.

use super::{
    family::Table,
    model::Span,
    part::{CHOSE, DID_NOT, NOT_SELECTED, Part, span},
};
use crate::{
    cross::{Cut, Resolved},
    disclosure::figure::Figure,
};

/// Writes down what options say about each other, in a table and all its parts; without `own` the
/// table's own figures are taken for withheld.
pub(super) fn know(part: &mut Part<'_>, table: &Table, own: bool) {
    for side in 0..part.sides.len() {
        let axis = part.sides[side].axis;
        let Some(Resolved { cut: Cut::Together { alone, max, .. }, .. }) =
            part.family.axes.get(axis)
        else {
            continue;
        };
        let Some(option) = part.sides[side].option else { continue };
        let most = max.map_or(1_000, |max| i64::try_from(max).unwrap_or(1_000).min(1_000));
        for known in part.tables(table) {
            let Some(of_table) = known.axes.iter().position(|other| *other == axis) else {
                continue;
            };
            let own = own || !std::ptr::eq(known, table);
            let found = part.each_node(known, |nodes, _| {
                if nodes[of_table] != option {
                    return None;
                }
                let others = |is_selected| {
                    Shared::of(alone, option, |other| {
                        let mut nodes = nodes.to_vec();
                        nodes[of_table] = other;
                        can_be(part, known, known.index(&nodes), own, is_selected)
                    })
                };
                let nodes = part.nodes(known, nodes)?;
                let mut found = vec![(nodes.clone(), others(true))];
                if known.filtered {
                    let mut nodes = nodes;
                    *nodes.last_mut()? = NOT_SELECTED;
                    found.push((nodes, others(false)));
                }
                Some(found)
            });
            for (nodes, shared) in found.into_iter().flatten() {
                know_shared(part, side, nodes, &shared, (alone[option], most));
            }
        }
    }
}

fn know_shared(
    part: &mut Part<'_>,
    side: usize,
    mut nodes: Vec<usize>,
    shared: &Shared,
    (is_alone, most): (bool, i64),
) {
    let base = part.model.sides[side].base();
    nodes[side] = base;
    let people = part.model.values[part.model.place(&nodes)];
    let mut know = |node: usize, span: Span| {
        nodes[side] = node;
        let place = part.model.place(&nodes);
        part.model.know(place, span);
    };
    know(CHOSE, shared.chose(is_alone, most, people));
    know(DID_NOT, shared.did_not(is_alone, most));
    know(base, shared.base(is_alone));
}

/// What the count behind a figure can be: of those selected, or of the others.
fn can_be(part: &Part<'_>, table: &Table, place: usize, own: bool, is_selected: bool) -> Span {
    let signed = |count: u64| i64::try_from(count).unwrap_or(Span::MOST);
    let figure = if own || !table.own[place] { table.figures[place] } else { Figure::WITHHELD };
    let count = signed(table.counts[place]);
    let is_shown = |figure: Figure| figure.rounded().is_some();
    if is_selected {
        return if is_shown(figure) {
            Span::exactly(count)
        } else {
            span(figure, part.family.rule)
        };
    }
    // Of the others as much is known as of those selected and of everybody.
    let all = part.family.tables.iter().find(|all| all.axes == table.axes && !all.filtered);
    match all {
        Some(all) if is_shown(figure) && is_shown(all.figures[place]) => {
            Span::exactly(signed(all.counts[place]) - count)
        }
        _ => Span::UNKNOWN,
    }
}

/// What the other options of a question allow, for those with the same other answers.
struct Shared {
    /// Those who chose one that excludes all others.
    alone: Span,
    /// The choices of options that can be chosen together, added up, and the most of one.
    together: Span,
    most_of_one: i64,
}

impl Shared {
    fn of(alone: &[bool], option: usize, other: impl Fn(usize) -> Span) -> Self {
        let nothing = Span::exactly(0);
        let mut shared = Self { alone: nothing, together: nothing, most_of_one: 0 };
        for (index, is_alone) in alone.iter().enumerate().filter(|(index, _)| *index != option) {
            let can_be = other(index);
            let sum = if *is_alone { &mut shared.alone } else { &mut shared.together };
            sum.low += can_be.low;
            sum.high = sum.high.saturating_add(can_be.high).min(Span::MOST);
            if !is_alone {
                shared.most_of_one = shared.most_of_one.max(can_be.low);
            }
        }
        shared
    }

    /// How many chose the option, of so many people, each of at most so many.
    fn chose(&self, is_alone: bool, most: i64, people: i64) -> Span {
        let room = most * (people - self.alone.low) - self.together.low;
        Span { low: 0, high: if is_alone { Span::MOST } else { room } }
    }

    /// How many did not choose the option. Each chose another.
    fn did_not(&self, is_alone: bool, most: i64) -> Span {
        let high = self.alone.high.saturating_add(self.together.high).min(Span::MOST);
        let people = self.most_of_one.max((self.together.low + most - 1) / most.max(1));
        let low = self.alone.low + if is_alone { people } else { 0 };
        Span { low, high }
    }

    /// How many there are in all.
    fn base(&self, is_alone: bool) -> Span {
        let low = if is_alone { 0 } else { self.alone.low + self.most_of_one };
        Span { low, high: Span::MOST }
    }
}
