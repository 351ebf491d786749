//! How far one number in a table of rows and columns can go, when each number may change within a
//! range of its own: exactly.
//!
//! Rows, columns, their parts within the base and the cells are the arcs of a network in which the
//! changes are a flow (a transportation problem). Such a network has a whole-numbered flow wherever
//! it has any, and from no change at all each end of what is possible is reached by sending more
//! around circles. So there are no fractions and there is no rounding.

use std::collections::VecDeque;

use super::model::{Side, Span};

/// The network of a table of rows and columns.
#[derive(Debug)]
pub(super) struct Network {
    arcs: Vec<Arc>,
    /// For each node the arcs that begin there, and those that end there.
    leaving: Vec<Vec<usize>>,
    entering: Vec<Vec<usize>>,
    rows: usize,
    columns: usize,
}

/// One number of the table, by its nodes: a row and a column, or all of either, or their bases.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    from: usize,
    to: usize,
    pub(super) nodes: [usize; 2],
}

/// How each arc's number may change, and how it has changed.
#[derive(Debug)]
pub(super) struct Loads {
    pub(super) room: Vec<Span>,
    pub(super) change: Vec<i64>,
}

/// A step along an arc or against it.
#[derive(Clone, Copy, Debug)]
struct Step {
    arc: usize,
    forward: bool,
}

impl Network {
    pub(super) fn new(rows: &Side, columns: &Side) -> Self {
        // Two hubs, between which everything goes back; then two nodes for each row and column.
        let row = |row: usize| 2 + 2 * row;
        let column = |column: usize| 2 + 2 * (rows.len + column);
        let nodes = 2 + 2 * (rows.len + columns.len);
        let mut network = Self {
            arcs: Vec::new(),
            leaving: vec![Vec::new(); nodes],
            entering: vec![Vec::new(); nodes],
            rows: rows.len,
            columns: columns.len,
        };
        network.add(1, 0, [rows.everybody(), columns.everybody()]);
        for i in 0..rows.len {
            network.add(0, row(i), [i, columns.everybody()]);
            network.add(row(i), row(i) + 1, [i, columns.base()]);
        }
        for j in 0..columns.len {
            network.add(column(j), 1, [rows.everybody(), j]);
            network.add(column(j) + 1, column(j), [rows.base(), j]);
        }
        for i in 0..rows.len {
            for j in 0..columns.len {
                let from = row(i) + usize::from(columns.in_base[j]);
                let to = column(j) + usize::from(rows.in_base[i]);
                network.add(from, to, [i, j]);
            }
        }
        network
    }

    fn add(&mut self, from: usize, to: usize, nodes: [usize; 2]) {
        let arc = self.arcs.len();
        self.arcs.push(Arc { from, to, nodes });
        self.leaving[from].push(arc);
        self.entering[to].push(arc);
    }

    /// The arcs, in an order of their own.
    pub(super) fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    /// The arc of a number; none for the sums of whole bases, and the base of one side of everybody
    /// on the other.
    pub(super) fn arc(&self, [row, column]: [usize; 2]) -> Option<usize> {
        let (rows, columns) = (self.rows, self.columns);
        let first_column = 1 + 2 * rows;
        let first_cell = first_column + 2 * columns;
        match (row.checked_sub(rows), column.checked_sub(columns)) {
            (Some(1), Some(1)) => Some(0),
            (None, Some(node)) => Some(1 + 2 * row + usize::from(node == 0)),
            (Some(node), None) => Some(first_column + 2 * column + usize::from(node == 0)),
            (None, None) => Some(first_cell + row * columns + column),
            _ => None,
        }
    }

    /// Changes the number of an arc by as much as is possible of this, and others with it.
    pub(super) fn push(&self, loads: &mut Loads, wanted: usize, by: i64) {
        let by = by.clamp(loads.room[wanted].low, loads.room[wanted].high);
        let mut needed = by - loads.change[wanted];
        while let Some(path) = self.path(loads, wanted, needed) {
            let room = path.iter().map(|step| loads.left(*step)).min().unwrap_or(0);
            let sent = needed.abs().min(room);
            for step in path {
                loads.change[step.arc] += if step.forward { sent } else { -sent };
            }
            loads.change[wanted] += sent * needed.signum();
            needed -= sent * needed.signum();
        }
    }

    /// The shortest way from the end of an arc to its beginning, or the other way where less is
    /// needed; `None` where there is none, or nothing is needed.
    fn path(&self, loads: &Loads, wanted: usize, needed: i64) -> Option<Vec<Step>> {
        let Arc { from, to, .. } = self.arcs[wanted];
        let (start, goal) = match needed {
            0 => return None,
            1.. => (to, from),
            _ => (from, to),
        };
        let mut by: Vec<Option<Step>> = vec![None; self.leaving.len()];
        let mut open = VecDeque::from([start]);
        while let Some(node) = open.pop_front() {
            let forward = self.leaving[node].iter().map(|arc| Step { arc: *arc, forward: true });
            let back = self.entering[node].iter().map(|arc| Step { arc: *arc, forward: false });
            for step in forward.chain(back) {
                let next = self.end(step);
                let is_new = next != start && by[next].is_none();
                if !is_new || step.arc == wanted || loads.left(step) <= 0 {
                    continue;
                }
                by[next] = Some(step);
                if next == goal {
                    return Some(self.back(&by, start, goal));
                }
                open.push_back(next);
            }
        }
        None
    }

    fn back(&self, by: &[Option<Step>], start: usize, goal: usize) -> Vec<Step> {
        let mut path = Vec::new();
        let mut node = goal;
        while let (true, Some(step)) = (node != start, by[node]) {
            path.push(step);
            node = self.end(Step { forward: !step.forward, ..step });
        }
        path
    }

    fn end(&self, step: Step) -> usize {
        let arc = self.arcs[step.arc];
        if step.forward { arc.to } else { arc.from }
    }
}

impl Loads {
    /// How much more can go along a step.
    fn left(&self, step: Step) -> i64 {
        let (room, change) = (self.room[step.arc], self.change[step.arc]);
        if step.forward { room.high - change } else { change - room.low }
    }
}
