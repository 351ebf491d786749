//! The promise of disclosure control for options that can be chosen together, by going through
//! every set of counts that some responses could have.

use std::collections::{BTreeSet, HashMap};

use questionnaire::consultation::Disclosure;

use super::*;
use crate::disclosure::{
    derived::Known,
    partition::{self, tests::tables},
};

/// Who could be asked what: so many options, so many other cells ("none of these", "no answer").
#[derive(Clone, Copy, Debug)]
struct Case {
    options: usize,
    others: usize,
    max: Option<u32>,
    threshold: u32,
    rounding: u32,
}

/// All counts of options that `people` who each choose at least one of them can give.
fn choices(people: u64, options: usize, max: Option<u32>) -> Vec<Vec<u64>> {
    let mut all = vec![Vec::new()];
    for _ in 0..options {
        let longer =
            |counts: Vec<u64>| (0..=people).map(move |n| [counts.clone(), vec![n]].concat());
        all = all.into_iter().flat_map(longer).collect();
    }
    let most = people * u64::from(max.unwrap_or(u32::MAX));
    all.retain(|counts| (people..=most).contains(&counts.iter().sum()));
    all
}

fn published(cells: &[u64], counts: &[u64], case: Case, rule: Rule) -> Vec<Shown> {
    let figures = partition::protect(cells, rule);
    let mut known = Known::nothing(cells.len(), rule);
    let groups = (0..cells.len()).map(|cell| vec![cell]);
    known.add(cells.iter().sum(), groups.zip(figures));
    let figures = protect(counts, known.sum_of(|cell| cell == 0), case.max, known.hides(), rule);
    known.figures.iter().chain(&figures).map(|figure| figure.shown()).collect()
}

/// The hidden counts that are narrowed down. Counts are the cells of the partition, the options,
/// and for each option those who chose others but not this one.
fn breaches(case: Case, total: u64) -> Vec<String> {
    let Case { options, others, max, threshold, rounding } = case;
    let rule = Rule::of(&Disclosure { threshold, rounding, minimum_base: 0 });
    let mut heaps: HashMap<Vec<Shown>, Vec<BTreeSet<u64>>> = HashMap::new();
    for cells in tables(total, 1 + others) {
        for counts in choices(cells[0], options, max) {
            let published = published(&cells, &counts, case, rule);
            let without = counts.iter().map(|n| cells[0] - n);
            let all = cells.iter().chain(&counts).copied().chain(without);
            let heap = heaps.entry(published);
            let heap = heap.or_insert_with(|| vec![BTreeSet::new(); 1 + others + 2 * options]);
            for (seen, count) in heap.iter_mut().zip(all) {
                seen.insert(count);
            }
        }
    }
    let all: BTreeSet<u64> = (0..=rule.most().min(total)).collect();
    let mut breaches = Vec::new();
    for (published, heap) in heaps {
        for (count, seen) in heap.iter().enumerate() {
            let small: BTreeSet<u64> = seen.range(..=rule.most()).copied().collect();
            let is_the_total = others == 0 && count == 0;
            if !small.is_empty() && small != all && !is_the_total {
                breaches.push(format!("{total} as {published:?}: count {count} in {small:?}"));
            }
        }
    }
    breaches
}

fn assert_safe(case: Case, totals: &[u64]) {
    for total in totals {
        let breaches = breaches(case, *total);
        assert!(
            breaches.is_empty(),
            "{case:?}: {} breaches, such as {:?}",
            breaches.len(),
            breaches.first()
        );
    }
}

#[test]
fn no_small_count_is_narrowed_down_where_everybody_chose() {
    let case = Case { options: 2, others: 0, max: None, threshold: 3, rounding: 2 };
    assert_safe(case, &[3, 14, 15, 20, 27, 34, 41]);
    assert_safe(Case { rounding: 1, ..case }, &[15, 22, 30]);
    assert_safe(Case { rounding: 3, threshold: 4, ..case }, &[20, 33, 47]);
    assert_safe(Case { rounding: 5, threshold: 10, ..case }, &[50, 63, 97, 120]);
    assert_safe(Case { options: 3, ..case }, &[18, 23, 28]);
}

#[test]
fn no_small_count_is_narrowed_down_where_some_chose_none_of_them() {
    let case = Case { options: 2, others: 1, max: None, threshold: 3, rounding: 2 };
    assert_safe(case, &[14, 15, 20, 27, 33]);
    assert_safe(Case { others: 2, ..case }, &[16, 19, 24]);
    assert_safe(Case { threshold: 2, rounding: 1, ..case }, &[9, 10, 11, 18, 24]);
    assert_safe(Case { threshold: 2, rounding: 1, options: 3, ..case }, &[12, 15, 19]);
}

#[test]
fn no_small_count_is_narrowed_down_where_so_many_can_be_chosen() {
    let case = Case { options: 3, others: 0, max: Some(2), threshold: 2, rounding: 1 };
    assert_safe(case, &[12, 13, 17, 22]);
    assert_safe(Case { threshold: 3, rounding: 2, ..case }, &[18, 23, 27]);
    assert_safe(Case { others: 1, ..case }, &[14, 18]);
    assert_safe(Case { options: 4, ..case }, &[14, 15]);
    assert_safe(Case { options: 4, max: Some(3), ..case }, &[14, 15]);
}
