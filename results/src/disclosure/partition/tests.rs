//! The promise of disclosure control, by going through every table there is.

use std::collections::{BTreeSet, HashMap};

use questionnaire::consultation::Disclosure;

use super::*;
use crate::disclosure::figure::Shown;

/// All ways to divide `total` among `cells`.
pub(in crate::disclosure) fn tables(total: u64, cells: usize) -> Vec<Vec<u64>> {
    if cells == 1 {
        return vec![vec![total]];
    }
    let first = 0..=total;
    let with =
        |n: u64| tables(total - n, cells - 1).into_iter().map(move |rest| [vec![n], rest].concat());
    first.flat_map(with).collect()
}

/// Sorts all tables of a total by what is published and calls a small count safe where the heap
/// has every small value in its place.
fn breaches(
    cells: usize,
    total: u64,
    rule: Rule,
    protect: impl Fn(&[u64]) -> Vec<Figure>,
) -> Vec<String> {
    let mut heaps: HashMap<Vec<Shown>, Vec<BTreeSet<u64>>> = HashMap::new();
    for table in tables(total, cells) {
        let published = protect(&table).into_iter().map(Figure::shown).collect();
        let heap = heaps.entry(published).or_insert_with(|| vec![BTreeSet::new(); cells]);
        for (seen, count) in heap.iter_mut().zip(table) {
            seen.insert(count);
        }
    }
    let all: BTreeSet<u64> = (0..=rule.most().min(total)).collect();
    let mut breaches = Vec::new();
    for (published, heap) in heaps {
        for (cell, seen) in heap.iter().enumerate() {
            let small: BTreeSet<u64> = seen.range(..=rule.most()).copied().collect();
            // With one cell, the total is the cell.
            if !small.is_empty() && small != all && cells > 1 {
                breaches.push(format!("{total} as {published:?}: cell {cell} in {small:?}"));
            }
        }
    }
    breaches
}

fn assert_safe(cells: usize, totals: std::ops::RangeInclusive<u64>, threshold: u32, rounding: u32) {
    let rule = Rule::of(&Disclosure { threshold, rounding, minimum_base: 0 });
    for total in totals {
        let breaches = breaches(cells, total, rule, |table| protect(table, rule));
        assert!(
            breaches.is_empty(),
            "threshold {threshold}, rounding {rounding}, {cells} cells: {} breaches, such as {:?}",
            breaches.len(),
            breaches.first(),
        );
    }
}

#[test]
fn no_small_count_is_narrowed_down_in_any_table_of_two_or_three_cells() {
    for (threshold, rounding) in [(1, 1), (3, 1), (4, 2), (5, 5), (5, 2), (5, 10)] {
        assert_safe(2, 0..=50, threshold, rounding);
        assert_safe(3, 0..=50, threshold, rounding);
    }
}

#[test]
fn no_small_count_is_narrowed_down_in_any_table_of_four_or_five_cells() {
    for (threshold, rounding) in [(2, 1), (3, 1), (3, 3), (4, 2)] {
        assert_safe(4, 0..=30, threshold, rounding);
        assert_safe(5, 0..=21, threshold, rounding);
    }
}

#[test]
fn no_small_count_is_narrowed_down_under_the_usual_rule() {
    assert_safe(2, 0..=90, 10, 5);
    assert_safe(3, 0..=90, 10, 5);
    for total in [40, 50, 57, 64] {
        assert_safe(4, total..=total, 10, 5);
    }
}

#[test]
fn suppressing_and_rounding_alone_would_not_do() {
    // So that the tests above are known to see an attack where there is one.
    let rule = Rule::of(&Disclosure { threshold: 5, rounding: 5, minimum_base: 0 });
    let naive = |table: &[u64]| table.iter().map(|count| rule.figure(*count)).collect();
    assert!(!breaches(3, 40, rule, naive).is_empty());
}

#[test]
fn withholding_the_next_smallest_would_not_do() {
    // It is what is usually done. But that a cell was withheld as the smallest bounds it.
    let rule = Rule::of(&Disclosure { threshold: 5, rounding: 1, minimum_base: 0 });
    let usual = |table: &[u64]| {
        let mut figures: Vec<Figure> = table.iter().map(|count| rule.figure(*count)).collect();
        let next = (0..table.len()).filter(|cell| !rule.is_small(table[*cell]));
        if let (Some(next), true) =
            (next.min_by_key(|cell| table[*cell]), table.iter().any(|n| rule.is_small(*n)))
        {
            figures[next] = Figure::WITHHELD;
        }
        figures
    };
    assert!(!breaches(3, 40, rule, usual).is_empty());
}

#[test]
fn a_small_count_costs_one_other_figure_where_subtraction_would_tell() {
    let rule = Rule::of(&Disclosure::default());
    let shown = |table: &[u64]| -> Vec<Shown> {
        protect(table, rule).into_iter().map(Figure::shown).collect()
    };
    assert_eq!(shown(&[300, 297, 3]), [Shown::About(300), Shown::Withheld, Shown::FewerThan(10)],);
    let enough_vague = [120, 81, 140, 63, 201, 7];
    assert_eq!(shown(&enough_vague).last(), Some(&Shown::FewerThan(10)));
    assert!(!shown(&enough_vague).contains(&Shown::Withheld));
}
