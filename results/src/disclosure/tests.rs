#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use proptest::prelude::*;
use questionnaire::{
    consultation::Disclosure,
    date::{PartialDate, Precision},
    definition::{Kind, Question},
};

use super::{page::Counted, partition::tests::tables, *};
use crate::{
    gate::Subject,
    sample,
    table::{Counting, Key, ProtectedTable},
    tally::{Answers, Tally},
};

fn tally(answers: Answers) -> Tally {
    Tally { absent: 0, not_asked: None, no_answer: None, answers }
}

/// A table that no other is tied to.
fn protect(question: &Question, tally: &Tally, disclosure: &Disclosure) -> ProtectedTable {
    let subject = Subject { question, statement: None, condition: None };
    let counted = Counted { subject, tally: tally.clone(), is_altered: false, lacked_by: &[] };
    let questionnaire = sample::questionnaire(Vec::new());
    page::protect(&questionnaire, &[counted], disclosure).remove(0)
}

fn table(kind: Kind, tally: &Tally) -> ProtectedTable {
    protect(&sample::question("q", false, kind), tally, &Disclosure::default())
}

fn shown(table: &ProtectedTable) -> Vec<Shown> {
    table.rows.iter().map(|row| row.figure.shown()).collect()
}

fn percents(table: &ProtectedTable) -> Vec<Option<u8>> {
    table.rows.iter().map(|row| row.percent.map(Percent::get)).collect()
}

#[test]
fn percentages_are_of_substantive_answers() {
    let tally = Tally { no_answer: Some(50), ..tally(Answers::One(vec![200, 100, 50])) };
    let table = table(sample::one(), &tally);
    assert_eq!(shown(&table), [200, 100, 50].map(Shown::About));
    assert_eq!(percents(&table), [Some(67), Some(33), None]);
    assert_eq!(table.base.rounded(), Some(300));
    assert_eq!(table.asked.rounded(), Some(400));
    assert_eq!(table.no_answer.map(Figure::shown), Some(Shown::About(50)));
    assert_eq!(table.not_asked, None);
    assert_eq!(table.leading, [0]);
}

#[test]
fn percentages_of_options_chosen_together_are_of_people() {
    let answers = Answers::Several { answered: 400, options: vec![250, 200, 150, 60, 40] };
    let table = table(sample::several(None), &tally(answers));
    assert_eq!(table.counting, Counting::People);
    assert_eq!(shown(&table), [250, 200, 150, 60, 40].map(Shown::About));
    assert_eq!(percents(&table), [Some(69), Some(56), Some(42), Some(17), None]);
    assert_eq!(table.base.rounded(), Some(360));
}

#[test]
fn a_rule_of_one_choice_makes_options_a_partition() {
    let answers = Answers::Several { answered: 400, options: vec![200, 145, 5, 25, 25] };
    let table = table(sample::several(Some(1)), &tally(answers));
    assert_eq!(shown(&table)[2], Shown::FewerThan(10));
}

#[test]
fn responses_without_the_question_are_not_in_its_table() {
    let with = tally(Answers::One(vec![200, 100, 50]));
    let absent = Tally { absent: 500, ..with.clone() };
    assert_eq!(table(sample::one(), &with), table(sample::one(), &absent));
}

#[test]
fn nothing_leads_where_a_hidden_figure_might() {
    // The two large ones are as good as all responses; one of them has to go.
    let two = table(sample::one(), &tally(Answers::One(vec![290, 300, 0])));
    assert_eq!(shown(&two)[1], Shown::Withheld);
    assert!(two.leading.is_empty());
    // Here, what is withheld cannot be as large as what leads.
    let one = table(sample::one(), &tally(Answers::One(vec![420, 170, 0])));
    assert_eq!(shown(&one)[1], Shown::Withheld);
    assert_eq!(one.leading, [0]);
    let equal = table(sample::one(), &tally(Answers::One(vec![201, 199, 100])));
    assert_eq!(equal.leading, [0, 1]);
}

#[test]
fn rare_districts_share_a_row() {
    let counts = BTreeMap::from([("CH41", 120), ("L20", 80), ("L8", 3), ("PR9", 40)]);
    let counts = counts.into_iter().map(|(name, n)| (name.to_owned(), n)).collect();
    let tally = Tally { no_answer: Some(30), ..tally(Answers::Districts(counts)) };
    let table = table(Kind::PostcodeDistrict, &tally);
    let keys: Vec<_> = table.rows.iter().map(|row| &row.key).collect();
    assert!(!keys.contains(&&Key::District("L8".to_owned())));
    assert_eq!(keys.len(), 4);
    assert_eq!(keys.last(), Some(&&Key::OtherValues));
    assert_eq!(table.leading, [0]);
}

#[test]
fn a_table_survives_the_way_to_the_browser() {
    let answers = Answers::Several { answered: 400, options: vec![250, 200, 3, 60, 40] };
    let table = table(sample::several(None), &tally(answers));
    let json = serde_json::to_string(&table).unwrap();
    assert_eq!(serde_json::from_str::<ProtectedTable>(&json).unwrap(), table);
}

/// The promise for values that nobody listed, through the front door this time: two years and
/// "no answer" among others, which each respondent of the rest answered differently.
#[test]
fn no_small_count_of_a_year_is_narrowed_down() {
    let kind = Kind::Date { precision: Precision::Year, min: None, max: None };
    let question = sample::question("q", false, kind);
    for (threshold, rounding, totals) in [(3, 1, 0..=30_u64), (2, 1, 0..=26), (4, 2, 20..=36)] {
        let rule = Disclosure { threshold, rounding, minimum_base: 1 };
        let is_small = |n: &u64| *n < u64::from(threshold);
        for total in totals {
            let mut heaps: HashMap<String, Vec<BTreeSet<u64>>> = HashMap::new();
            for counts in tables(total, 4) {
                let rest = (1000..).zip(0..counts[3]).map(|(year, _)| (year, 1));
                let years = rest.chain([(2000, counts[0]), (2001, counts[1])]);
                let years = Answers::Years(years.filter(|(_, n)| *n > 0).collect());
                let tally = Tally { no_answer: Some(counts[2]), ..tally(years) };
                let published = format!("{:?}", protect(&question, &tally, &rule));
                let heap = heaps.entry(published).or_insert_with(|| vec![BTreeSet::new(); 3]);
                for (seen, count) in heap.iter_mut().zip(counts) {
                    seen.insert(count);
                }
            }
            let all: BTreeSet<u64> = (0..=total).filter(is_small).collect();
            for (published, heap) in heaps {
                for seen in heap {
                    let small: BTreeSet<u64> = seen.into_iter().filter(is_small).collect();
                    assert!(small.is_empty() || small == all, "{total}: {small:?} {published}");
                }
            }
        }
    }
}

#[test]
fn years_that_the_definition_lists_have_rows_whatever_their_counts() {
    let year = |year| Some(PartialDate::new(year, None, None).unwrap());
    let kind = Kind::Date { precision: Precision::Year, min: year(2023), max: year(2026) };
    let counts = BTreeMap::from([(2023, 102), (2024, 3), (2026, 57)]);
    let table = table(kind, &tally(Answers::Years(counts)));
    let small = Shown::FewerThan(10);
    assert_eq!(shown(&table), [Shown::About(100), small, small, Shown::About(55)]);
}

proptest! {
    /// Whatever is derived contradicts nothing: bases lie where the truth does, and no percentage
    /// is given where the rule forbids one.
    #[test]
    fn what_is_derived_fits_the_counts(
        counts in prop::collection::vec(0..400_u64, 3),
        no_answer in prop::option::of(0..60_u64),
        not_asked in prop::option::of(0..60_u64),
    ) {
        let tally = Tally { not_asked, no_answer, ..tally(Answers::One(counts.clone())) };
        let table = table(sample::one(), &tally);
        let base = counts[0] + counts[1];
        if let Some(shown) = table.base.rounded() {
            prop_assert!(shown.abs_diff(base) <= base / 7 + 5, "{} for {}", shown, base);
        }
        for row in &table.rows {
            if row.percent.is_some() {
                prop_assert!(row.in_base && table.base.rounded() >= Some(30));
            }
        }
        if let Some(first) = table.leading.first() {
            let most = counts[..2].iter().max().unwrap();
            prop_assert!(counts[*first] + 5 > *most);
        }
    }
}
