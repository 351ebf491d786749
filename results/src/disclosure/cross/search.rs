//! Which values a fact of a table can have: a search for tables that fit all that is known. With two
//! sides it misses none but for the sums of whole bases; with more it may miss some, and it never
//! finds one that does not fit.
//!
//! It starts from the true table and changes it in slices: two of the sides are the rows and columns
//! of a network (`flow`), in which the fact goes as far as it can; each other side stays at one
//! category, or gives from one category to another what the slice takes, so that sums across it stay
//! as they are. Slice after slice is changed until the fact has the value wanted or no slice brings
//! it nearer. Where whole bases are in the way, `boxes` helps on.

use super::{
    boxes::{self, Touched},
    flow::{Loads, Network},
    model::{Model, Side, Span, each},
};

/// No more slices than this are tried for one value.
const MOST_TRIED: usize = 1_000;

/// A way to look for values in one table.
#[derive(Debug)]
pub(super) struct Search {
    /// For each two sides, in order, their network.
    networks: Vec<([usize; 2], Network)>,
}

/// A slice of a table: what it touches on the sides that are not the network's, as distances between
/// facts, and whether these gain or lose.
struct Slice {
    others: Vec<Touched>,
    sides: [usize; 2],
}

impl Search {
    pub(super) fn new(model: &Model) -> Self {
        let sides = 0..model.sides.len();
        let pairs = sides.clone().flat_map(|one| (one + 1..sides.end).map(move |two| [one, two]));
        let network =
            |pair: [usize; 2]| (pair, Network::new(&model.sides[pair[0]], &model.sides[pair[1]]));
        Self { networks: pairs.map(network).collect() }
    }

    /// The possible value of a fact that was found to be nearest to this one on the way from the
    /// true one.
    pub(super) fn toward(&self, model: &Model, fact: usize, target: i64, thorough: bool) -> i64 {
        let mut values = model.values.clone();
        let mut tried = 0;
        self.go(model, &mut values, fact, target, &mut tried);
        if thorough && values[fact] != target && model.sides.len() > 2 {
            self.go_by_ways_round(model, &mut values, fact, target, &mut tried);
        }
        values[fact]
    }

    /// Changes a fact until it has the value wanted or nothing brings it nearer.
    fn go(&self, model: &Model, values: &mut [i64], fact: usize, target: i64, tried: &mut usize) {
        while values[fact] != target {
            let by = target - values[fact];
            let moved =
                self.by_slice(model, values, fact, by, tried) || boxes::go(model, values, fact, by);
            if !moved {
                break;
            }
        }
    }

    /// Where nothing brings a fact nearer, something else may make room first: another cell is
    /// brought as far as it goes, one after another, and then the fact is tried again.
    fn go_by_ways_round(
        &self,
        model: &Model,
        values: &mut Vec<i64>,
        fact: usize,
        target: i64,
        tried: &mut usize,
    ) {
        let nodes = model.nodes(fact);
        let lens: Vec<usize> = model.sides.iter().map(|side| side.len).collect();
        let mut cells = Vec::new();
        each(&lens, |cell| {
            // Those that differ on one side first.
            let differs = cell.iter().zip(&nodes).filter(|(category, node)| category != node);
            cells.push((differs.count(), model.place(cell)));
        });
        cells.sort_unstable();
        for (_, cell) in cells {
            for end in [model.ranges[cell].low, model.ranges[cell].high] {
                if values[fact] == target || *tried >= MOST_TRIED {
                    return;
                }
                let mut there = values.clone();
                self.go(model, &mut there, cell, end, tried);
                self.go(model, &mut there, fact, target, tried);
                if (target - there[fact]).abs() < (target - values[fact]).abs() {
                    *values = there;
                }
            }
        }
    }

    /// Changes the first slice that brings the fact all the way, or the one that brings it furthest.
    fn by_slice(
        &self,
        model: &Model,
        values: &mut [i64],
        fact: usize,
        by: i64,
        tried: &mut usize,
    ) -> bool {
        let nodes = model.nodes(fact);
        let mut best: Option<(i64, Slice, &Network, Loads)> = None;
        for (sides, network) in &self.networks {
            let Some(arc) = network.arc(sides.map(|side| nodes[side])) else { continue };
            each_slice(model, &nodes, *sides, |slice| {
                let so_far = best.as_ref().map_or(0, |(moved, ..)| moved.abs());
                if so_far >= by.abs() || *tried >= MOST_TRIED {
                    return;
                }
                *tried += 1;
                // If whole bases are in the way, then with nobody going into or out of them.
                for closed in [false, true] {
                    let loads = slice.push(model, values, (network, arc), by, closed);
                    let moved = loads.change[arc];
                    if closed || slice.keeps_bases(model, values, network, &loads) {
                        if moved.abs() > so_far {
                            best = Some((moved, slice, network, loads));
                        }
                        return;
                    }
                }
            });
        }
        let Some((_, slice, network, loads)) = best else { return false };
        for (arc, change) in network.arcs().iter().zip(&loads.change) {
            let is_cell = arc.nodes.iter().zip(slice.sides).all(|(n, s)| *n < model.sides[s].len);
            if !is_cell || *change == 0 {
                continue;
            }
            let [row, column] = [0, 1]
                .map(|index| boxes::touched(model, slice.sides[index], arc.nodes[index], None));
            for ((row, _), (column, _)) in
                row.iter().flat_map(|r| column.iter().map(move |c| (r, c)))
            {
                for (distance, gain) in &slice.others {
                    values[row + column + distance] += gain * change;
                }
            }
        }
        true
    }
}

impl Slice {
    /// Changes one number by as much of this as the slice allows.
    fn push(
        &self,
        model: &Model,
        values: &[i64],
        (network, arc): (&Network, usize),
        by: i64,
        closed: bool,
    ) -> Loads {
        let [rows, columns] = self.sides.map(|side| &model.sides[side]);
        let room = |[row, column]: [usize; 2]| {
            let own = self.room(model, values, [row, column]);
            let is_outside = |side: &Side, node: usize| !side.in_base.get(node).unwrap_or(&true);
            let is_cell = row < rows.len && column < columns.len;
            if closed && is_cell && (is_outside(rows, row) || is_outside(columns, column)) {
                Span::exactly(0)
            } else if closed && [row, column] == [rows.everybody(), columns.everybody()] {
                let bases = [
                    [rows.base(), columns.base()],
                    [rows.base(), columns.everybody()],
                    [rows.everybody(), columns.base()],
                ];
                bases.iter().fold(own, |own, nodes| own.and(self.room(model, values, *nodes)))
            } else {
                own
            }
        };
        let mut loads = Loads {
            room: network.arcs().iter().map(|arc| room(arc.nodes)).collect(),
            change: vec![0; network.arcs().len()],
        };
        network.push(&mut loads, arc, by);
        loads
    }

    /// How the number with these nodes may change, up and down.
    fn room(&self, model: &Model, values: &[i64], nodes: [usize; 2]) -> Span {
        let first: usize = (0..2).map(|index| nodes[index] * model.step(self.sides[index])).sum();
        let mut room = Span { low: -Span::MOST, high: Span::MOST };
        for (distance, gain) in &self.others {
            let place = first + distance;
            let (value, range) = (values[place], model.ranges[place]);
            let (down, up) = (range.low - value, range.high - value);
            let (low, high) = if *gain > 0 { (down, up) } else { (-up, -down) };
            room = room.and(Span { low, high });
        }
        room
    }

    /// Whether the sums of whole bases, which are no arcs, stay what is known of them.
    fn keeps_bases(&self, model: &Model, values: &[i64], network: &Network, loads: &Loads) -> bool {
        let [rows, columns] = self.sides.map(|side| &model.sides[side]);
        let change = |nodes| network.arc(nodes).map_or(0, |arc| loads.change[arc]);
        let of_rows = |column: usize| -> i64 {
            let in_base = (0..rows.len).filter(|row| rows.in_base[*row]);
            in_base.map(|row| change([row, column])).sum()
        };
        let in_base = (0..columns.len).filter(|column| columns.in_base[*column]);
        let of_columns: i64 = in_base.map(|column| change([rows.everybody(), column])).sum();
        let fits = |nodes, change| self.room(model, values, nodes).holds(change);
        fits([rows.base(), columns.base()], of_rows(columns.base()))
            && fits([rows.base(), columns.everybody()], of_rows(columns.everybody()))
            && fits([rows.everybody(), columns.base()], of_columns)
    }
}

/// Goes through the slices in which a fact is an arc: for each other side one of its categories, and
/// maybe another that gives what it takes.
fn each_slice(model: &Model, nodes: &[usize], sides: [usize; 2], mut then: impl FnMut(Slice)) {
    let others = (0..nodes.len()).filter(|side| !sides.contains(side));
    let choices: Vec<_> = others.map(|side| choices(model, side, nodes[side])).collect();
    let lens: Vec<usize> = choices.iter().map(Vec::len).collect();
    each(&lens, |chosen| {
        let mut others = vec![(0, 1)];
        for (index, of_side) in chosen.iter().zip(&choices) {
            let further = |(place, gain): (usize, i64)| {
                of_side[*index].iter().map(move |(distance, sign)| (place + distance, gain * sign))
            };
            others = others.into_iter().flat_map(further).collect();
        }
        then(Slice { others, sides });
    });
}

/// What a side that is not in the network can touch, so that a fact with this node changes.
fn choices(model: &Model, index: usize, node: usize) -> Vec<Vec<Touched>> {
    let side = &model.sides[index];
    let is_in = |category: usize| match node {
        node if node == side.everybody() => true,
        node if node == side.base() => side.in_base[category],
        node => category == node,
    };
    let mut choices = Vec::new();
    for category in (0..side.len).rev().filter(|category| is_in(*category)) {
        let others = (0..side.len).rev().filter(|other| !is_in(*other));
        for other in others.map(Some).chain([None]) {
            choices.push(boxes::touched(model, index, category, other));
        }
    }
    choices
}
