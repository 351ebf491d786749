//! The promise of disclosure control for a whole page, by attack: every page that a small number of
//! responses can give, sorted by what is published of all its tables together.
#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use std::collections::{BTreeSet, HashMap};

use questionnaire::{
    condition::Target,
    definition::{Kind, Page as Asking},
};

use super::*;
use crate::{disclosure::partition::tests::tables, sample, tally::Answers};

/// What can come out for each table, all tables together.
type States = Vec<Vec<Tally>>;

fn choice(id: &str, options: &[&str]) -> Asking {
    let options = options.iter().map(|value| sample::option(value)).collect();
    sample::page(sample::question(id, true, Kind::ChooseOne { options }))
}

fn chosen(question: &str, option: &str) -> Expression {
    let target = Target { question: question.to_owned(), statement: None };
    Expression::Chosen(target, option.to_owned())
}

fn only(condition: Expression, page: Asking) -> Asking {
    Asking { show_if: Some(condition), ..page }
}

fn one(counts: &[u64]) -> Tally {
    let answers = Answers::One(counts.to_vec());
    Tally { absent: 0, not_asked: None, no_answer: None, answers }
}

/// A table of those who are asked, of so many.
fn of(total: u64, counts: &[u64]) -> Tally {
    Tally { not_asked: Some(total - counts.iter().sum::<u64>()), ..one(counts) }
}

fn published(pages: &[Asking], tallies: &[Tally], rule: &Disclosure) -> Vec<ProtectedTable> {
    let questionnaire = sample::questionnaire(pages.to_vec());
    let counted: Vec<_> = questionnaire
        .questions()
        .zip(tallies)
        .map(|((page, question), tally)| Counted {
            subject: Subject { question, statement: None, condition: page.show_if.as_ref() },
            tally: tally.clone(),
            is_altered: false,
            lacked_by: if tally.absent > 0 { &[0] } else { &[] },
        })
        .collect();
    protect(&questionnaire, &counted, rule)
}

/// The counts of a table: its options, then those who were not asked. Where some versions lack the
/// question, that number is no secret of its own: it differs from one that another table has by no more
/// than had no such question.
fn counts(tally: &Tally) -> Vec<u64> {
    let options = match &tally.answers {
        Answers::One(counts) | Answers::Several { options: counts, .. } => counts.clone(),
        _ => Vec::new(),
    };
    options.into_iter().chain(tally.not_asked.filter(|_| tally.absent == 0)).collect()
}

/// Small counts that are narrowed down, of all tables that these states can give.
fn breaches(pages: &[Asking], states: &States, rule: &Disclosure) -> Vec<String> {
    let mut heaps: HashMap<String, Vec<BTreeSet<u64>>> = HashMap::new();
    for tallies in states {
        let published = format!("{:?}", published(pages, tallies, rule));
        let counts: Vec<u64> = tallies.iter().flat_map(counts).collect();
        let heap = heaps.entry(published).or_insert_with(|| vec![BTreeSet::new(); counts.len()]);
        for (seen, count) in heap.iter_mut().zip(counts) {
            seen.insert(count);
        }
    }
    let all: BTreeSet<u64> = (0..u64::from(rule.threshold)).collect();
    let mut breaches = Vec::new();
    for (published, heap) in &heaps {
        for (count, seen) in heap.iter().enumerate() {
            let small: BTreeSet<u64> = seen.intersection(&all).copied().collect();
            if !small.is_empty() && small != all {
                breaches.push(format!("count {count} in {small:?}: {published}"));
            }
        }
    }
    breaches
}

fn rule(threshold: u32, rounding: u32) -> Disclosure {
    Disclosure { threshold, rounding, minimum_base: 1 }
}

fn assert_safe(
    pages: &[Asking],
    states: impl Fn(u64) -> States,
    totals: &[u64],
    rule: &Disclosure,
) {
    for total in totals {
        let found = breaches(pages, &states(*total), rule);
        assert!(found.is_empty(), "{total}: {} such as {:?}", found.len(), found.first());
    }
}

/// Two questions that are put to those who gave one answer of three.
fn two_after_one() -> (Vec<Asking>, impl Fn(u64) -> States) {
    let yes = || chosen("a", "yes");
    let pages = vec![
        choice("a", &["yes", "no", "unsure"]),
        only(yes(), choice("b", &["x", "y"])),
        only(yes(), choice("c", &["v", "w"])),
    ];
    let states = |total| {
        let mut states = States::new();
        for a in tables(total, 3) {
            for b in tables(a[0], 2) {
                for c in tables(a[0], 2) {
                    states.push(vec![one(&a), of(total, &b), of(total, &c)]);
                }
            }
        }
        states
    };
    (pages, states)
}

#[test]
fn questions_put_to_those_who_gave_one_answer_tell_nothing_of_the_others() {
    let (pages, states) = two_after_one();
    assert_safe(&pages, &states, &[7, 9, 12, 16, 21], &rule(3, 1));
    assert_safe(&pages, &states, &[12, 18], &rule(4, 2));
    assert_safe(&pages, &states, &[11, 19], &rule(2, 1));
}

#[test]
fn protecting_each_table_by_itself_would_not_do() {
    // So that the tests here are known to see an attack where there is one.
    let (pages, states) = two_after_one();
    let loose: Vec<_> = pages.iter().map(|page| Asking { show_if: None, ..page.clone() }).collect();
    let found: Vec<_> =
        [16, 21].iter().flat_map(|total| breaches(&loose, &states(*total), &rule(3, 1))).collect();
    assert!(!found.is_empty());
}

#[test]
fn questions_put_to_more_and_to_fewer_tell_nothing_of_those_between() {
    let either = Expression::Or(vec![chosen("a", "yes"), chosen("a", "partly")]);
    let not_no = Expression::Not(Box::new(chosen("a", "no")));
    let pages = |wide: &Expression| {
        vec![
            choice("a", &["yes", "partly", "no"]),
            only(wide.clone(), choice("b", &["x", "y"])),
            only(chosen("a", "yes"), choice("c", &["v", "w"])),
        ]
    };
    let states = |total| {
        let mut states = States::new();
        for a in tables(total, 3) {
            for b in tables(a[0] + a[1], 2) {
                for c in tables(a[0], 2) {
                    states.push(vec![one(&a), of(total, &b), of(total, &c)]);
                }
            }
        }
        states
    };
    for wide in [either, not_no] {
        assert_safe(&pages(&wide), states, &[9, 12, 13, 17], &rule(3, 1));
        assert_safe(&pages(&wide), states, &[13, 15, 16], &rule(3, 2));
        assert_safe(&pages(&wide), states, &[7, 8, 9, 10, 11, 12], &rule(2, 1));
        let mut turned = pages(&wide);
        turned.swap(1, 2);
        let states = |total| {
            let mut states: States = states(total);
            for tallies in &mut states {
                tallies.swap(1, 2);
            }
            states
        };
        assert_safe(&turned, states, &[9, 13, 16], &rule(3, 1));
    }
}

#[test]
fn a_question_that_hangs_on_one_that_hangs_on_another_tells_nothing_of_either() {
    let pages = vec![
        choice("a", &["yes", "no"]),
        only(chosen("a", "yes"), choice("b", &["x", "y", "z"])),
        only(chosen("b", "x"), choice("c", &["v", "w"])),
    ];
    let states = |total| {
        let mut states = States::new();
        for a in tables(total, 2) {
            for b in tables(a[0], 3) {
                for c in tables(b[0], 2) {
                    states.push(vec![one(&a), of(total, &b), of(total, &c)]);
                }
            }
        }
        states
    };
    assert_safe(&pages, states, &[8, 14, 20, 25], &rule(3, 1));
    assert_safe(&pages, states, &[16], &rule(4, 2));
}

#[test]
fn a_question_put_to_everybody_else_too_tells_nothing() {
    // Those who were not asked `b` are asked `c` as well: they did not answer "x".
    let pages = vec![
        choice("a", &["yes", "no"]),
        only(chosen("a", "yes"), choice("b", &["x", "y"])),
        only(Expression::Not(Box::new(chosen("b", "x"))), choice("c", &["v", "w"])),
    ];
    let states = |total| {
        let mut states = States::new();
        for a in tables(total, 2) {
            for b in tables(a[0], 2) {
                for c in tables(total - b[0], 2) {
                    states.push(vec![one(&a), of(total, &b), of(total, &c)]);
                }
            }
        }
        states
    };
    assert_safe(&pages, states, &[8, 11, 12, 13, 14, 16, 20, 24], &rule(3, 1));
    assert_safe(&pages, states, &[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], &rule(2, 1));
}

#[test]
fn a_question_put_to_those_who_chose_an_option_among_others_tells_nothing() {
    let options = ["p", "q"].map(sample::option).to_vec();
    let several = Kind::ChooseSeveral { options, max: None };
    let pages = vec![
        sample::page(sample::question("a", true, several)),
        only(chosen("a", "p"), choice("b", &["x", "y"])),
    ];
    let states = |total| {
        let mut states = States::new();
        for p in 0..=total {
            for q in (total - p)..=total {
                for b in tables(p, 2) {
                    let answers = Answers::Several { answered: total, options: vec![p, q] };
                    states.push(vec![Tally { answers, ..one(&[]) }, of(total, &b)]);
                }
            }
        }
        states
    };
    assert_safe(&pages, states, &[9, 15, 18, 24], &rule(3, 1));
    assert_safe(&pages, states, &[20], &rule(3, 2));
}

#[test]
fn a_question_put_to_those_who_meet_two_conditions_tells_nothing() {
    let both = Expression::And(vec![chosen("a", "yes"), chosen("d", "p")]);
    let pages = vec![
        choice("a", &["yes", "no"]),
        choice("d", &["p", "q"]),
        only(chosen("a", "yes"), choice("c", &["v", "w"])),
        only(both, choice("b", &["x", "y"])),
    ];
    let states = |total: u64| {
        let mut states = States::new();
        for a in tables(total, 2) {
            for d in tables(total, 2) {
                let least = (a[0] + d[0]).saturating_sub(total);
                for both in least..=a[0].min(d[0]) {
                    for c in tables(a[0], 2) {
                        for b in tables(both, 2) {
                            states.push(vec![one(&a), one(&d), of(total, &c), of(total, &b)]);
                        }
                    }
                }
            }
        }
        states
    };
    assert_safe(&pages, states, &[9, 13], &rule(3, 1));
    assert_safe(&pages, states, &[8, 9, 11, 12], &rule(2, 1));
}

#[test]
fn who_cannot_have_answered_hides_nobody() {
    let end = Asking { ends: true, questions: Vec::new(), ..choice("end", &[]) };
    let pages = vec![
        choice("a", &["young", "yes", "no"]),
        only(chosen("a", "young"), end),
        only(chosen("a", "yes"), choice("b", &["x", "y"])),
    ];
    let states = |total| {
        let mut states = States::new();
        for a in tables(total, 2) {
            for b in tables(a[0], 2) {
                states.push(vec![one(&[0, a[0], a[1]]), of(total, &b)]);
            }
        }
        states
    };
    // There is no row for those who never came to the end: everybody knows that there are none.
    let first = published(&pages, &states(40)[400], &rule(3, 1)).remove(0);
    let keys: Vec<_> = first.rows.iter().map(|row| row.key.clone()).collect();
    let key = |index, value: &str| Key::Option { index, value: value.to_owned() };
    assert_eq!(keys, [key(1, "yes"), key(2, "no")]);
    for total in [9, 14, 20] {
        let found = breaches(&pages, &states(total), &rule(3, 1));
        let found: Vec<_> = found.iter().filter(|one| !one.starts_with("count 0 ")).collect();
        assert!(found.is_empty(), "{total}: {} such as {:?}", found.len(), found.first());
    }
}

/// A question put to those who gave one answer, which some were not put in any case: what they
/// answered had no such question.
fn lacked_by_some(without: u64) -> (Vec<Asking>, impl Fn(u64) -> States) {
    let pages = vec![
        choice("a", &["yes", "partly", "no"]),
        only(chosen("a", "yes"), choice("b", &["x", "y"])),
    ];
    let states = move |total: u64| {
        let mut states = States::new();
        for a in tables(total, 3) {
            let least = without.saturating_sub(total - a[0]);
            for yes in least..=without.min(a[0]) {
                for b in tables(a[0] - yes, 2) {
                    let b = Tally { absent: without, ..of(total - without, &b) };
                    states.push(vec![one(&a), b]);
                }
            }
        }
        states
    };
    (pages, states)
}

#[test]
fn a_question_that_some_versions_lack_tells_nothing_of_the_one_it_hangs_on() {
    for without in [1, 2, 4, 6] {
        let (pages, states) = lacked_by_some(without);
        assert_safe(&pages, &states, &[9, 13, 17, 21], &rule(3, 1));
        assert_safe(&pages, &states, &[8, 12], &rule(2, 1));
        assert_safe(&pages, &states, &[16], &rule(3, 2));
    }
}

#[test]
fn a_question_that_some_versions_lack_is_still_shown() {
    let (pages, _) = lacked_by_some(0);
    let b = Tally { absent: 6, ..of(714, &[300, 96]) };
    let tables = published(&pages, &[one(&[400, 4, 316]), b], &Disclosure::default());
    assert_eq!(tables[1].asked.rounded(), Some(395));
    assert_eq!(tables[1].rows[0].figure.rounded(), Some(300));
}

#[test]
fn tables_that_hide_nothing_let_the_others_be() {
    let (pages, _) = two_after_one();
    let tallies = [one(&[400, 200, 120]), of(720, &[300, 100]), of(720, &[250, 150])];
    let tables = published(&pages, &tallies, &Disclosure::default());
    for table in &tables {
        assert!(table.rows.iter().all(|row| row.figure.rounded().is_some()), "{table:?}");
    }
    assert_eq!(tables[1].asked.rounded(), Some(400));
    assert_eq!(tables[1].not_asked.unwrap().rounded(), Some(320));
}
