#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{collections::BTreeMap, path::PathBuf};

use questionnaire::answer::{Answer, Answers};

use super::*;

const TODAY: i32 = 20_780;

#[test]
fn the_same_seed_makes_the_same_responses() {
    let consultation = shipped();
    let made = |seed| made(&consultation.questionnaires[0], seed, 50);
    let content = |responses: &[NewResponse]| -> Vec<_> {
        responses.iter().map(|one| (one.id.0, one.day, one.record.clone())).collect()
    };
    assert_eq!(content(&made(7)), content(&made(7)));
    assert_ne!(content(&made(7)), content(&made(8)));
}

#[test]
fn proportions_are_those_of_the_table() {
    let consultation = shipped();
    let published = &consultation.questionnaires[0];
    let all: Vec<Answers> = made(published, 1, 5_000)
        .iter()
        .map(|response| response.record.answers(&published.questionnaire).unwrap())
        .collect();
    let near = |field: &str, values: &[&str], expected: f64| {
        let share = share(&all, field, values);
        // Three standard errors on the smallest base here, 800.
        assert!((share - expected).abs() < 5.2, "{field}: {share:.1}, not {expected}");
    };
    near("told_police", &["me", "someone-else"], 66.0);
    near("sex", &["female"], 58.0);
    near("treated.updated", &["disagree", "strongly-disagree"], 46.0);
    near("report_again", &["yes"], 71.0);
    near("cope", &["definitely", "some-extent"], 60.0);
    near("recover", &["definitely", "some-extent"], 42.0);
    near("district", &["liverpool"], 33.4);
    near("told_about_support", &["nobody"], 38.0);
    assert!((share(&all, "restorative", &["yes"]) - 4.8).abs() < 1.0);
}

#[test]
fn most_people_answer_at_the_beginning_and_at_the_end() {
    let consultation = shipped();
    let mut days = [0_u32; OPEN_FOR as usize];
    for response in made(&consultation.questionnaires[1], 3, 2_000) {
        days[usize::try_from(response.day - (TODAY - 55)).unwrap()] += 1;
    }
    let week = |days: &[u32]| days.iter().sum::<u32>();
    let (first, middle, last) = (week(&days[..7]), week(&days[24..31]), week(&days[49..]));
    // Expected are 2.2 and 1.7 times as many; with so few responses, chance may well take a third.
    assert!(2 * first > 3 * middle && 4 * last > 5 * middle, "{days:?}");
}

#[test]
fn every_kind_of_question_is_answered_and_what_is_written_says_that_it_is_made_up() {
    for consultation in folder(&["..", "fixtures"]) {
        for published in &consultation.questionnaires {
            let responses = made(published, 3, 1_000);
            let mut answered = BTreeMap::new();
            for response in &responses {
                let answers = response.record.answers(&published.questionnaire).unwrap();
                let contact = response.record.contact.iter().flatten();
                for (_, text) in contact {
                    let marked = text.to_lowercase().contains("made");
                    assert!(marked || text.contains("0151 496 0"), "{text}");
                }
                for text in response.record.texts.values() {
                    let mark: String = text.chars().take(15).collect();
                    assert!("Made-up answer: ".starts_with(&mark), "{text}");
                }
                for (question, _) in answers {
                    *answered.entry(question).or_insert(0) += 1;
                }
            }
            for (page, question) in published.questionnaire.questions() {
                let reachable = !page.ends;
                assert!(!reachable || answered.contains_key(&question.id), "{}", question.id);
            }
        }
    }
}

#[tokio::test]
async fn a_database_that_people_have_answered_is_left_alone() {
    let consultation = shipped();
    let published = &consultation.questionnaires[0];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("heard.db");
    let store = Store::open(&path, Options::new(Access::Alone, [0; 32])).await.unwrap();
    serve::publish(&store, std::slice::from_ref(&consultation)).await.unwrap();
    let real = NewResponse { synthetic: false, ..made(published, 1, 1).remove(0) };
    store.submit(real).await.unwrap();
    store.close().await;

    let refused = seed(options(&path, &published.questionnaire.slug)).await.unwrap_err();
    assert!(refused.0.contains("real responses"), "{}", refused.0);
    let store = Store::open(&path, Options::new(Access::Alone, [0; 32])).await.unwrap();
    let holdings = store.holdings(&published.questionnaire.slug).await.unwrap();
    assert!(holdings.real && !holdings.synthetic);
    store.close().await;
}

#[tokio::test]
async fn seeding_twice_is_seeding_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("heard.db");
    for _ in 0..2 {
        seed(options(&path, "group-views")).await.unwrap();
    }
    let store = Store::open(&path, Options::new(Access::Alone, [0; 32])).await.unwrap();
    let mut count = 0;
    drop(store.follow(|_| count += 1).await.unwrap());
    assert_eq!(count, 60);
    store.close().await;
}

#[tokio::test]
async fn an_unknown_questionnaire_is_named_with_those_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let refused = seed(options(&folder.path().join("heard.db"), "other")).await.unwrap_err();
    assert!(refused.0.contains("your-views, group-views"), "{}", refused.0);
}

fn options(database: &std::path::Path, slug: &str) -> Seed {
    Seed {
        slug: slug.to_owned(),
        responses: 60,
        seed: 1,
        database: crate::config::Database { database: database.to_owned() },
        consultations: crate::config::Consultations {
            consultations: path(&["..", "consultations"]),
        },
    }
}

fn made(published: &Published, seed: u64, count: usize) -> Vec<NewResponse> {
    let mut invention = Invention::new(published, seed, TODAY).unwrap();
    (0..count).map(|_| invention.response().unwrap()).collect()
}

fn shipped() -> Consultation {
    folder(&["..", "consultations"]).remove(0)
}

fn folder(parts: &[&str]) -> Vec<Consultation> {
    let loaded = crate::folder::load(&path(parts), None).unwrap();
    loaded.into_iter().filter_map(|one| one.consultation).collect()
}

fn path(parts: &[&str]) -> PathBuf {
    std::iter::once(env!("CARGO_MANIFEST_DIR")).chain(parts.iter().copied()).collect()
}

/// Per cent of those who gave a substantive answer to a question or to a statement.
fn share(all: &[Answers], field: &str, values: &[&str]) -> f64 {
    const MISSING: [&str; 5] =
        ["rather-not", "dont-know", "does-not-apply", "not-found", "not-apply"];
    let (question, statement) = field.split_once('.').unwrap_or((field, ""));
    let given: Vec<&str> = all
        .iter()
        .filter_map(|answers| match answers.get(question)? {
            Answer::One { value, .. } => Some(value.as_str()),
            Answer::Several { values, .. } => values.first().map(String::as_str),
            Answer::Scale(points) => points.get(statement).map(String::as_str),
            _ => None,
        })
        .filter(|value| !MISSING.contains(value))
        .collect();
    assert!(given.len() >= 800, "{field}: {}", given.len());
    let hits = given.iter().filter(|value| values.contains(value)).count();
    100.0 * f64::from(u32::try_from(hits).unwrap()) / f64::from(u32::try_from(given.len()).unwrap())
}
