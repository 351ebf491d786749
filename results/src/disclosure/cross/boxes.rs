//! Moves between the corners of boxes: with another category on each of some sides, two opposite
//! corners gain what their neighbours lose, and every sum across a side of the box stays as it is
//! (the hypercube method of Repsilber, 1994, looks for the same boxes). Sums along the other sides
//! change, as far as what is known of them allows.

use super::model::{Model, each};

/// No more moves than this are tried for one step.
const MOST_TRIED: usize = 20_000;

/// A node whose facts gain (1) or lose (-1), as a distance from the first node of its side.
pub(super) type Touched = (usize, i64);

/// Makes the first move that changes the fact by this, or the one that does most of it. Whether
/// there was any.
pub(super) fn go(model: &Model, values: &mut [i64], fact: usize, by: i64) -> bool {
    let Some((touched, room)) = best(model, values, fact, by) else { return false };
    let step = room.min(by.abs()) * by.signum();
    each_fact(&touched, |place, gain| values[place] += gain * step);
    true
}

fn best(model: &Model, values: &[i64], fact: usize, by: i64) -> Option<(Vec<Vec<Touched>>, i64)> {
    let nodes = model.nodes(fact);
    let is_category = |side: usize| nodes[side] < model.sides[side].len;
    // The other categories of a side, from the last; then leaving it alone.
    let choices: Vec<usize> = (0..nodes.len())
        .map(|side| if is_category(side) { model.sides[side].len } else { 1 })
        .collect();
    let mut cells = Vec::new();
    model.each_cell(fact, |cell| cells.push(cell));
    let mut best: Option<(Vec<Vec<Touched>>, i64)> = None;
    let mut tried = 0;
    for cell in cells.into_iter().rev() {
        let cell = model.nodes(cell);
        each(&choices, |chosen| {
            let is_done = best.as_ref().is_some_and(|(_, room)| *room >= by.abs());
            if is_done || tried >= MOST_TRIED {
                return;
            }
            tried += 1;
            let touched: Vec<_> = (0..cell.len())
                .map(|side| {
                    let mut others =
                        (0..model.sides[side].len).rev().filter(|other| *other != cell[side]);
                    let stays = chosen[side] + 1 == choices[side];
                    let other = if stays { None } else { others.nth(chosen[side]) };
                    touched(model, side, cell[side], other)
                })
                .collect();
            let room = room(model, values, &touched, by.signum());
            if room > best.as_ref().map_or(0, |(_, room)| *room) {
                best = Some((touched, room));
            }
        });
    }
    best
}

/// The nodes of a side that change where a category gains, and maybe another loses as much.
pub(super) fn touched(
    model: &Model,
    side: usize,
    category: usize,
    other: Option<usize>,
) -> Vec<Touched> {
    let (step, side) = (model.step(side), &model.sides[side]);
    let mut touched = vec![(category * step, 1)];
    let mut gain = i64::from(side.in_base[category]);
    if let Some(other) = other {
        touched.push((other * step, -1));
        gain -= i64::from(side.in_base[other]);
    } else {
        touched.push((side.everybody() * step, 1));
    }
    if gain != 0 {
        touched.push((side.base() * step, gain));
    }
    touched
}

/// How far a move can go, up or down.
fn room(model: &Model, values: &[i64], touched: &[Vec<Touched>], direction: i64) -> i64 {
    let mut room = i64::MAX;
    each_fact(touched, |place, gain| {
        let (value, range) = (values[place], model.ranges[place]);
        let here = if gain * direction > 0 { range.high - value } else { value - range.low };
        room = room.min(here);
    });
    room
}

/// Goes through all facts that are touched, and says which gain and which lose.
pub(super) fn each_fact(touched: &[Vec<Touched>], mut then: impl FnMut(usize, i64)) {
    fn go(touched: &[Vec<Touched>], place: usize, gain: i64, then: &mut impl FnMut(usize, i64)) {
        let Some((first, others)) = touched.split_first() else { return then(place, gain) };
        for (distance, sign) in first {
            go(others, place + distance, gain * sign, then);
        }
    }
    go(touched, 0, 1, &mut then);
}
