//! Which figures could be withheld beside one that has to be protected. The choice is by what is
//! published and by place, from the last to the first; sizes of counts have no part in it.

use super::{family::Table, model::each};
use crate::disclosure::figure::Figure;

/// So many boxes are offered at most, and so many single figures along each side.
const MOST_OFFERED: usize = 8;

/// Looks for figures of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways<'a> {
    pub(super) table: &'a Table,
}

impl Ways<'_> {
    /// Whether a figure is this table's own and not withheld yet.
    pub(super) fn is_shown(self, place: usize) -> bool {
        self.table.own[place] && self.table.figures[place].rounded().is_some()
    }

    /// Whether a figure is this table's own and says that a count is small.
    fn is_small(self, place: usize) -> bool {
        let figure = self.table.figures[place];
        self.table.own[place] && figure.rounded().is_none() && figure != Figure::WITHHELD
    }

    /// Sets of figures near this one, the small ones first, but last the one to begin with where none
    /// is enough; nothing where all near it are withheld.
    pub(super) fn of(self, place: usize) -> Vec<Vec<usize>> {
        let nodes = self.table.nodes(place);
        let sides = || (0..nodes.len()).filter(|side| nodes[*side] != self.table.base(*side));
        let at = |side: usize, node: usize| {
            let mut nodes = nodes.clone();
            nodes[side] = node;
            self.table.index(&nodes)
        };
        let mut ways: Vec<Vec<usize>> = Vec::new();
        // Of twelve, fewer than ten selected leave some that are not.
        ways.extend(self.is_small(place).then(|| vec![place]));
        for side in sides() {
            let beside = self.others(&nodes, side).into_iter().map(|other| at(side, other));
            let beside = beside.filter(|place| self.is_shown(*place));
            ways.extend(beside.take(MOST_OFFERED).map(|place| vec![place]));
        }
        let totals: Vec<usize> = sides().map(|side| at(side, self.table.base(side))).collect();
        let totals: Vec<usize> = totals.into_iter().filter(|place| self.is_shown(*place)).collect();
        ways.extend(totals.iter().map(|place| vec![*place]));
        // That others are small may say too much as well.
        let small: Vec<usize> = sides()
            .flat_map(|side| self.others(&nodes, side).into_iter().map(move |other| (side, other)))
            .map(|(side, other)| at(side, other))
            .filter(|place| self.is_small(*place))
            .collect();
        ways.extend(small.iter().take(MOST_OFFERED).map(|place| vec![*place]));
        ways.extend((small.len() > 1).then_some(small));
        let mut boxes = self.boxes(&nodes);
        boxes.sort_by_key(Vec::len);
        boxes.truncate(MOST_OFFERED);
        // To begin with, the smallest box; all totals once there is no box.
        if boxes.is_empty() {
            boxes.extend((totals.len() > 1).then_some(totals));
        } else {
            boxes.rotate_left(1);
        }
        ways.extend(boxes);
        ways
    }

    /// For each box with this corner the figures that are shown at its corners.
    fn boxes(self, nodes: &[usize]) -> Vec<Vec<usize>> {
        let others: Vec<Vec<usize>> = (0..nodes.len())
            .map(|side| {
                let others = self.others(nodes, side);
                if others.is_empty() { vec![nodes[side]] } else { others }
            })
            .collect();
        let lens: Vec<usize> = others.iter().map(Vec::len).collect();
        let mut boxes = Vec::new();
        each(&lens, |indices| {
            let corners: Vec<[usize; 2]> =
                indices.iter().enumerate().map(|(s, i)| [nodes[s], others[s][*i]]).collect();
            let mut shown: Vec<usize> = Vec::new();
            each(&vec![2; corners.len()], |corner| {
                let nodes: Vec<usize> = corner.iter().zip(&corners).map(|(c, of)| of[*c]).collect();
                let place = self.table.index(&nodes);
                if self.is_shown(place) && !shown.contains(&place) {
                    shown.push(place);
                }
            });
            if !shown.is_empty() {
                boxes.push(shown);
            }
        });
        boxes
    }

    /// The other categories of a side where the figure is of one.
    fn others(self, nodes: &[usize], side: usize) -> Vec<usize> {
        let base = self.table.base(side);
        if nodes[side] == base {
            return Vec::new();
        }
        (0..base).rev().filter(|other| *other != nodes[side]).collect()
    }
}
