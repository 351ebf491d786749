#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use questionnaire::{
    answer::{Answer, Answers, Decimal},
    date::PartialDate,
    definition::{Kind, Question},
    map::Map,
    record::Record,
    route::Route,
    submission::Submission,
};

use super::*;
use crate::{
    Volume, sample,
    tally::{self, Tally},
};

/// Answers to the sample of each kind, complete enough to be sent.
fn any_answers() -> impl Strategy<Value = Answers> {
    let pick =
        |values: &'static [&'static str]| proptest::sample::select(values).prop_map(str::to_owned);
    let points = || prop::option::of(pick(&["agree", "disagree", "declined"]));
    let together = prop::collection::btree_set(0..3_usize, 0..=3).prop_map(|chosen| {
        let values = ["police", "court", "support"];
        chosen.into_iter().filter_map(|index| values.get(index)).map(|v| (*v).to_owned()).collect()
    });
    let alone = pick(&["none", "declined"]).prop_map(|value| vec![value]);
    (
        pick(&["yes", "no", "declined"]),
        prop_oneof![3 => together, 1 => alone],
        (points(), points()),
        prop::option::of(0..120_i64),
        prop::option::of((2000..2004_u16, 1..=12_u8)),
        prop::option::of(pick(&["L8", "CH41", "L20"])),
    )
        .prop_map(|(reported, contact, (heard, informed), age, when, district)| {
            let mut answers = Answers::new();
            let mut put = |id: &str, answer| answers.insert(id.to_owned(), answer);
            put("reported", Answer::One { value: reported, text: None });
            if !contact.is_empty() {
                put("contact", Answer::Several { values: contact, texts: Map::new() });
            }
            let points: Map<_, _> = [("heard", heard), ("informed", informed)]
                .into_iter()
                .filter_map(|(id, point)| Some((id.to_owned(), point?)))
                .collect();
            if !points.is_empty() {
                put("felt", Answer::Scale(points));
            }
            if let Some(age) = age {
                put("age", Answer::Number(Decimal::new(age, 0).unwrap()));
            }
            if let Some((year, month)) = when {
                put("when", Answer::Date(PartialDate::new(year, Some(month), None).unwrap()));
            }
            if let Some(district) = district {
                put("district", Answer::District(district));
            }
            answers
        })
}

fn row(questionnaire: &Questionnaire, answers: &Answers) -> Vec<u8> {
    Record::new(questionnaire, &Submission::new(questionnaire, answers).unwrap()).closed
}

/// The same tally, by going through answers one by one.
fn count(
    questionnaire: &Questionnaire,
    (question, statement): (&Question, Option<&str>),
    all: &[Answers],
) -> Tally {
    let on_route = |answers: &&Answers| {
        let (index, _) = questionnaire.page(&question.id).unwrap();
        Route::of(questionnaire, answers).has(index)
    };
    let asked: Vec<_> = all.iter().filter(on_route).collect();
    let given: Vec<_> = asked.iter().filter_map(|answers| answers.get(&question.id)).collect();
    let options = || question.kind.options().iter().map(|option| &option.value);
    let by_option = |chose: &dyn Fn(&Answer, &String) -> bool| -> Vec<u64> {
        let count = |value| given.iter().filter(|answer| chose(answer, value)).count() as u64;
        options().map(count).collect()
    };
    let by = |key: &dyn Fn(&Answer) -> String| {
        let mut counts = BTreeMap::new();
        for answer in &given {
            *counts.entry(key(answer)).or_insert(0_u64) += 1;
        }
        counts
    };
    let mut answered = given.len() as u64;
    let answers = match &question.kind {
        Kind::ChooseOne { .. } => tally::Answers::One(by_option(
            &|answer, value| matches!(answer, Answer::One { value: chosen, .. } if chosen == value),
        )),
        Kind::Scale { .. } => {
            let counts = by_option(&|answer, value| {
                let Answer::Scale(points) = answer else { return false };
                points.get(statement.unwrap()) == Some(value)
            });
            answered = counts.iter().sum();
            tally::Answers::One(counts)
        }
        Kind::ChooseSeveral { .. } => tally::Answers::Several {
            answered,
            options: by_option(
                &|answer, value| matches!(answer, Answer::Several { values, .. } if values.contains(value)),
            ),
        },
        Kind::Number { .. } => tally::Answers::Number(answered),
        Kind::Date { .. } => {
            let years = by(&|answer| match answer {
                Answer::Date(date) => date.year().to_string(),
                _ => String::new(),
            });
            tally::Answers::Years(years.into_iter().map(|(y, n)| (y.parse().unwrap(), n)).collect())
        }
        _ => tally::Answers::Districts(by(&|answer| match answer {
            Answer::District(name) => name.clone(),
            _ => String::new(),
        })),
    };
    let not_asked = (all.len() - asked.len()) as u64;
    let (page, _) = questionnaire.question(&question.id).unwrap();
    Tally {
        absent: 0,
        not_asked: page.show_if.is_some().then_some(not_asked),
        no_answer: (!question.required).then_some(asked.len() as u64 - answered),
        answers,
    }
}

proptest! {
    /// Whatever the others said, the settled ones count as if they were all.
    #[test]
    fn those_who_wait_do_not_count(
        settled in prop::collection::vec(any_answers(), 10..80),
        waiting in prop::collection::vec(any_answers(), 0..9),
    ) {
        let questionnaire = sample::of_each_kind();
        let mut dataset = Dataset::new(&questionnaire);
        for answers in &settled {
            dataset.push(3, &row(&questionnaire, answers)).unwrap();
        }
        let before = dataset.clone();
        for answers in &waiting {
            dataset.push(4, &row(&questionnaire, answers)).unwrap();
        }
        let rule = questionnaire::consultation::Disclosure::default();
        prop_assert_eq!(dataset.settled(9, &rule), before);
        prop_assert_eq!(dataset.settled(3, &rule), Dataset::new(&questionnaire));
    }

    #[test]
    fn tallies_are_what_counting_by_hand_gives(
        all in prop::collection::vec(any_answers(), 0..100),
    ) {
        let questionnaire = sample::of_each_kind();
        let mut dataset = Dataset::new(&questionnaire);
        for answers in &all {
            dataset.push(0, &row(&questionnaire, answers)).unwrap();
        }
        for (id, statement, tally) in dataset.tallies() {
            let (_, question) = questionnaire.question(id).unwrap();
            prop_assert_eq!(tally, count(&questionnaire, (question, statement), &all), "{}", id);
        }
    }

    /// Whole words and what is left over, after none and after some, of this version and of one that
    /// lacks the first question.
    #[test]
    fn loading_many_is_adding_each(
        some in prop::collection::vec(any_answers(), 0..3),
        many in prop::collection::vec((0..5_i32, any_answers(), any::<bool>()), 0..200),
    ) {
        let questionnaire = sample::of_each_kind();
        let mut shorter = Questionnaire { version: 2, ..questionnaire.clone() };
        let dropped = shorter.pages.remove(0).questions.remove(0).id;
        let own = Translation::between(&questionnaire, &questionnaire);
        let from_shorter = Translation::between(&shorter, &questionnaire);
        let mut one = Dataset::new(&questionnaire);
        for answers in &some {
            one.push(0, &row(&questionnaire, answers)).unwrap();
        }
        let mut other = one.clone();
        let mut loading = other.loading();
        for (day, answers, is_shorter) in many {
            let (row, translation) = if is_shorter {
                let mut answers = answers;
                answers.remove(&dropped);
                (row(&shorter, &answers), &from_shorter)
            } else {
                (row(&questionnaire, &answers), &own)
            };
            one.push_translated(day, &row, translation).unwrap();
            loading.push(day, &row, translation).unwrap();
            prop_assert_eq!(loading.push(day, &row[1..], translation), Err(NotARow));
        }
        drop(loading);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn the_order_of_responses_does_not_matter(
        all in prop::collection::vec((0..5_i32, any_answers()), 0..80),
        seed in prop::collection::vec(any::<u32>(), 80),
    ) {
        let questionnaire = sample::of_each_kind();
        let gather = |all: &[(i32, Answers)]| {
            let mut dataset = Dataset::new(&questionnaire);
            for (day, answers) in all {
                dataset.push(*day, &row(&questionnaire, answers)).unwrap();
            }
            let rule = questionnaire::consultation::Disclosure::default();
            (Volume::of(&dataset), crate::tables(&dataset, &questionnaire, &rule))
        };
        let mut other: Vec<_> = all.iter().cloned().zip(seed).collect();
        other.sort_by_key(|(_, key)| *key);
        let other: Vec<_> = other.into_iter().map(|(answers, _)| answers).collect();
        prop_assert_eq!(gather(&all), gather(&other));
    }

    #[test]
    fn any_bytes_are_counted_whole_or_refused(
        bytes in prop::collection::vec(prop_oneof![9 => Just(0_u8), 1 => 0..6_u8], 23..=25),
    ) {
        let mut dataset = Dataset::new(&sample::of_each_kind());
        let before = dataset.clone();
        if dataset.push(1, &bytes).is_ok() {
            prop_assert_eq!(Volume::of(&dataset).total(), 1);
            for (_, _, tally) in dataset.tallies() {
                prop_assert_eq!(tally.absent + tally.total(), 1);
            }
        } else {
            prop_assert_eq!(dataset, before);
        }
    }
}

#[test]
fn volume_is_exact_and_by_day() {
    let questionnaire = sample::questionnaire(vec![]);
    let mut dataset = Dataset::new(&questionnaire);
    for day in [20_001, 20_000, 20_001] {
        dataset.push(day, &[]).unwrap();
    }
    let volume = Volume::of(&dataset);
    assert_eq!((volume.total(), volume.days()), (3, [(20_000, 1), (20_001, 2)].as_slice()));
}

fn only(kind: Kind) -> Questionnaire {
    sample::questionnaire(vec![sample::page(sample::question("q", true, kind))])
}

fn only_tally(dataset: &Dataset) -> Tally {
    dataset.tallies().next().unwrap().2
}

fn chose(values: &[&str]) -> Answers {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    Answers::from([("q".to_owned(), Answer::Several { values, texts: Map::new() })])
}

#[test]
fn older_rows_are_read_by_the_values_of_options() {
    let old = only(Kind::ChooseOne { options: ["a", "b", "gone"].map(sample::option).to_vec() });
    let new = only(Kind::ChooseOne { options: ["new", "b", "a"].map(sample::option).to_vec() });
    let mut dataset = Dataset::new(&new);
    let translation = Translation::between(&old, &new);
    for value in ["a", "a", "b", "gone"] {
        let answer = Answer::One { value: value.to_owned(), text: None };
        let row = row(&old, &Answers::from([("q".to_owned(), answer)]));
        dataset.push_translated(0, &row, &translation).unwrap();
    }
    let tally = only_tally(&dataset);
    assert_eq!(tally.answers, tally::Answers::One(vec![0, 1, 2]));
    // What the new definition does not take may not be told apart from what it did not ask.
    assert_eq!((tally.not_asked, tally.no_answer, tally.absent), (Some(1), None, 0));
}

#[test]
fn a_question_that_changed_its_kind_is_another_question() {
    let old = only(sample::one());
    let new = only(sample::several(None));
    let mut dataset = Dataset::new(&new);
    let answer = Answer::One { value: "yes".to_owned(), text: None };
    let row = row(&old, &Answers::from([("q".to_owned(), answer)]));
    dataset.push_translated(0, &row, &Translation::between(&old, &new)).unwrap();
    let tally = only_tally(&dataset);
    assert_eq!((tally.absent, tally.not_asked, tally.no_answer), (1, None, None));
}

#[test]
fn sets_that_the_later_definition_does_not_take_are_not_asked() {
    let old = only(sample::several(None));
    let new = only(sample::several(Some(2)));
    let mut dataset = Dataset::new(&new);
    let translation = Translation::between(&old, &new);
    for values in [["police"].as_slice(), &["police", "court", "support"], &["none"]] {
        dataset.push_translated(0, &row(&old, &chose(values)), &translation).unwrap();
    }
    let tally = only_tally(&dataset);
    assert_eq!(tally.not_asked, Some(1));
    let options = vec![1, 0, 0, 1, 0];
    assert_eq!(tally.answers, tally::Answers::Several { answered: 2, options });
    // The other way round nothing can be lost, and a reader would know.
    let translation = Translation::between(&new, &old);
    assert!(translation.sources.iter().flatten().all(|source| !source.may_be_unasked));
}

#[test]
fn a_translation_to_another_definition_is_refused() {
    let (one, other) = (only(sample::one()), only(sample::several(None)));
    let mut dataset = Dataset::new(&one);
    let row = row(&other, &chose(&["court"]));
    let there = Translation::between(&other, &other);
    assert_eq!(dataset.push_translated(0, &row, &there), Err(NotARow));
    assert_eq!(Volume::of(&dataset).total(), 0);
}

#[test]
fn each_kind_has_its_columns() {
    let dataset = Dataset::new(&sample::of_each_kind());
    let columns: BTreeSet<_> =
        dataset.tallies().map(|(id, statement, _)| (id, statement)).collect();
    assert_eq!(columns.len(), 7);
    assert!(columns.contains(&("felt", Some("informed"))));
}
