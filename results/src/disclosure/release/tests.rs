//! Whoever collects all releases and subtracts each from each.

use proptest::prelude::*;

use super::*;
use crate::{
    disclosure::page::{self, Counted},
    gate::Subject,
    sample,
    tally::{Answers, Tally},
};

const RULE: Disclosure = Disclosure { threshold: 10, rounding: 5, minimum_base: 30 };

fn tally(counts: &[u64]) -> Tally {
    let answers = Answers::One(counts.to_vec());
    Tally { absent: 0, not_asked: None, no_answer: None, answers }
}

fn protected(counts: &[u64]) -> Vec<ProtectedTable> {
    let question = sample::question("a", true, sample::one());
    let subject = Subject { question: &question, statement: None, condition: None };
    let counted = Counted { subject, tally: tally(counts), is_altered: false, lacked_by: &[] };
    page::protect(&sample::questionnaire(Vec::new()), &[counted], &RULE)
}

fn figures(table: &ProtectedTable) -> Vec<Shown> {
    table.rows.iter().map(|row| row.figure.shown()).collect()
}

#[test]
fn a_table_in_which_anything_moves_a_little_is_released_as_it_was() {
    let first = protected(&[100, 200, 50]);
    let earlier = [first.clone()];
    let next = |counts: &[u64]| release(&earlier, protected(counts), &RULE);
    // One moves by enough; the other by five.
    assert_eq!(next(&[130, 205, 50]), first);
    assert_eq!(next(&[101, 202, 51]), first);
    let moved = next(&[130, 260, 50]);
    assert_eq!(figures(&moved[0]), [130, 260, 50].map(Shown::About));
}

#[test]
fn nothing_is_held_to_what_was_not_released() {
    let first = protected(&[100, 200, 50]);
    assert_eq!(release(&[], first.clone(), &RULE), first);
    assert_eq!(release(&[Vec::new()], first.clone(), &RULE), first);
}

#[test]
fn a_figure_is_held_to_all_that_went_before() {
    // From 100 to 130 and back to 105: far from the last, but not from the first.
    let earlier = [protected(&[100, 200, 150]), protected(&[130, 300, 250])];
    let back = release(&earlier, protected(&[105, 400, 350]), &RULE);
    assert_eq!(back, earlier[1]);
}

/// Releases of counts that grow, each with the counts it was made of.
fn releases(growth: &[[u64; 3]]) -> Vec<(ProtectedTable, [u64; 3])> {
    let mut counts = [0; 3];
    let (mut released, mut with_counts) = (Vec::new(), Vec::<(ProtectedTable, [u64; 3])>::new());
    for more in growth {
        counts = std::array::from_fn(|i| counts[i] + more[i]);
        let tables = release(&released, protected(&counts), &RULE);
        let [table] = tables.as_slice() else { continue };
        let is_kept = |(before, _): &&(ProtectedTable, _)| before == table;
        // A table that was kept is of the counts of then.
        let of = with_counts.last().filter(is_kept).map_or(counts, |(_, counts)| *counts);
        with_counts.push((table.clone(), of));
        released.push(tables);
    }
    with_counts
}

/// Whether subtracting two releases gives a change of some people, but fewer than the threshold.
fn tells_little(one: &(ProtectedTable, [u64; 3]), other: &(ProtectedTable, [u64; 3])) -> bool {
    let pairs = one.0.rows.iter().zip(&other.0.rows).map(|(a, b)| (a.figure, b.figure));
    pairs.zip(one.1.into_iter().zip(other.1)).any(|((a, b), (was, is))| {
        let is_withheld = [a, b].iter().any(|figure| figure.shown() == Shown::Withheld);
        a != b && !is_withheld && was.abs_diff(is) < 10
    })
}

#[test]
fn releasing_what_there_is_would_not_do() {
    // So that the test below is known to see a small change where there is one.
    let now = |counts: [u64; 3]| (protected(&counts).remove(0), counts);
    assert!(tells_little(&now([100, 200, 50]), &now([104, 230, 80])));
}

proptest! {
    #[test]
    fn no_two_releases_differ_by_a_few(
        growth in prop::collection::vec(prop::array::uniform3(0..60_u64), 1..12),
    ) {
        let all = releases(&growth);
        for (index, one) in all.iter().enumerate() {
            for other in &all[..index] {
                prop_assert!(!tells_little(one, other), "{one:?} {other:?}");
            }
        }
    }
}
