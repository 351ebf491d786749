#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use questionnaire::{definition::ContactField, map::Map};

use super::*;
use crate::testing::{self, definition, response};

fn contact(name: &str) -> Map<ContactField, String> {
    [(ContactField::Name, name.to_owned())].into()
}

#[tokio::test]
async fn the_same_again_is_a_replay_and_something_else_a_conflict() {
    let (store, _folder) = testing::with_questionnaire().await;
    let first = response(1);
    assert_eq!(store.submit(first.clone()).await, Ok(Submitted::New));
    assert_eq!(store.submit(first.clone()).await, Ok(Submitted::Replayed));

    let tomorrow = NewResponse { day: first.day + 1, ..first.clone() };
    assert_eq!(store.submit(tomorrow).await, Ok(Submitted::Replayed));

    let mut other = first.clone();
    other.record.texts.insert("why".to_owned(), "something else".to_owned());
    assert_eq!(store.submit(other).await, Err(SubmitError::Conflict));

    let mut seen = 0;
    store.follow(|_| seen += 1).await.unwrap();
    assert_eq!(seen, 1);
}

#[tokio::test]
async fn many_at_once_with_the_same_id_are_one() {
    let (store, _folder) = testing::with_questionnaire().await;
    // All of them are queued before the writer's task gets to run, so they share a group.
    let attempts =
        (0..20).map(|n| store.submit(if n == 13 { response_like(5) } else { response(5) }));
    let outcomes = futures::future::join_all(attempts).await;
    let count = |wanted| outcomes.iter().filter(|outcome| **outcome == wanted).count();
    assert_eq!(count(Ok(Submitted::New)), 1);
    assert_eq!(count(Ok(Submitted::Replayed)), 18);
    assert_eq!(count(Err(SubmitError::Conflict)), 1);
}

/// The same id as `response(n)`, another answer.
fn response_like(n: u32) -> NewResponse {
    let mut other = response(n);
    other.record.closed[0] ^= 1;
    other
}

#[tokio::test]
async fn only_what_was_published_can_be_answered() {
    let (store, _folder) = testing::empty().await;
    assert_eq!(store.submit(response(1)).await, Err(SubmitError::NotPublished));
    store.publish(vec![definition()]).await.unwrap();
    assert_eq!(store.submit(response(1)).await, Ok(Submitted::New));
}

#[tokio::test]
async fn contact_details_are_stored_once_and_lead_nowhere() {
    let (store, _folder) = testing::with_questionnaire().await;
    let mut first = response(1);
    first.record.contact = Some(contact("Ada"));
    store.submit(first.clone()).await.unwrap();
    assert_eq!(store.submit(first.clone()).await, Ok(Submitted::Replayed));
    assert_eq!(store.contacts("survey").await.unwrap(), [contact("Ada")]);
    assert_eq!(store.contacts("another").await.unwrap(), []);

    let columns: Vec<String> =
        sqlx::query_scalar("SELECT name FROM pragma_table_info('contact') ORDER BY name")
            .fetch_all(&store.readers)
            .await
            .unwrap();
    assert_eq!(columns, ["body", "id", "scheme", "slug"], "no day, no response");
}

#[tokio::test]
async fn an_empty_set_of_contact_details_is_not_stored() {
    let (store, _folder) = testing::with_questionnaire().await;
    let mut first = response(1);
    first.record.contact = Some(Map::new());
    store.submit(first).await.unwrap();
    assert_eq!(store.contacts("survey").await.unwrap(), []);
}

#[tokio::test]
async fn a_fault_in_one_response_sinks_neither_half_of_it_nor_another() {
    let (store, _folder) = testing::with_questionnaire().await;
    // Whatever goes wrong with a part of a response, it goes in whole or not at all.
    let fault = "CREATE TRIGGER fault BEFORE INSERT ON contact WHEN NEW.body LIKE '%Grace%' \
                 BEGIN SELECT RAISE(ABORT, 'a fault'); END";
    testing::execute(&store, fault).await.unwrap();
    let with_contact = |n, name| {
        let mut response = response(n);
        response.record.contact = Some(contact(name));
        response
    };
    let (first, second, third) = tokio::join!(
        store.submit(with_contact(1, "Ada")),
        store.submit(with_contact(2, "Grace")),
        store.submit(response(3)),
    );
    assert_eq!(first, Ok(Submitted::New));
    assert_eq!(second, Err(SubmitError::Unavailable));
    assert_eq!(third, Ok(Submitted::New));
    let mut stored = Vec::new();
    store.follow(|row| stored.push(testing::number(row.closed))).await.unwrap();
    stored.sort_unstable();
    assert_eq!(stored, [1, 3]);
}

#[tokio::test]
async fn rows_are_not_in_the_order_in_which_they_arrived() {
    let (store, _folder) = testing::with_questionnaire().await;
    // The ids of `response` count up, as a careless client's might.
    for n in 0..100 {
        store.submit(response(n)).await.unwrap();
    }
    let mut stored = Vec::new();
    store.follow(|row| stored.push(testing::number(row.closed))).await.unwrap();
    // In a random order about half of all neighbours ascend; in order of arrival all do.
    let ascending = stored.windows(2).filter(|pair| pair[0] < pair[1]).count();
    assert!((25..75).contains(&ascending), "{ascending} of 99 ascend");

    let rowid = sqlx::query("SELECT rowid FROM response").fetch_all(&store.readers).await;
    assert!(rowid.is_err(), "there is no rowid to sort by");
}

#[tokio::test]
async fn the_id_itself_is_nowhere_in_the_file() {
    let (store, folder) = testing::with_questionnaire().await;
    let id = *b"sixteen bytes id";
    store.submit(NewResponse { id: SubmissionId(id), ..response(1) }).await.unwrap();
    store.close().await;
    let file = std::fs::read(testing::path(&folder)).unwrap();
    assert!(testing::contains(&file, b"survey"), "the file was read");
    assert!(!testing::contains(&file, &id));
}

#[test]
fn the_text_form_is_hexadecimal() {
    assert_eq!(SubmissionId::from_text(&"0A".repeat(16)), Some(SubmissionId([10; 16])));
    assert_eq!(SubmissionId::from_text("0a"), None);
    assert_eq!(SubmissionId::from_text(&"zz".repeat(16)), None);
    assert_eq!(format!("{:?}", SubmissionId([1; 16])), "SubmissionId(…)");
}

fn encoded(hash: [u8; 32], record: &Record) -> Vec<u8> {
    let mut bytes = Vec::new();
    encode(&DefinitionHash(hash), record, |part| bytes.extend_from_slice(part));
    bytes
}

prop_compose! {
    // Short parts over two letters, so that different ways to cut the same bytes are likely.
    fn record()(
        closed in proptest::collection::vec(97..99u8, 0..4),
        texts in proptest::collection::btree_map("[ab]{0,3}", "[ab]{0,3}", 0..4),
        name in proptest::option::of("[ab]{0,3}"),
    ) -> Record {
        let contact = name.map(|name| [(ContactField::Name, name)].into());
        Record { closed, texts, contact }
    }
}

proptest! {
    #[test]
    fn different_content_is_encoded_differently(a in record(), b in record(), x in 0..2u8, y in 0..2u8) {
        let same = x == y && a.closed == b.closed && a.texts == b.texts;
        prop_assert_eq!(encoded([x; 32], &a) == encoded([y; 32], &b), same);
    }

    #[test]
    fn the_digest_knows_content_and_id_but_no_contact_details(a in record(), b in record()) {
        let with = |record: &Record, id| {
            digest(&NewResponse { record: record.clone(), id: SubmissionId([id; 16]), ..response(0) })
        };
        let same = a.closed == b.closed && a.texts == b.texts;
        prop_assert_eq!(with(&a, 1) == with(&b, 1), same);
        prop_assert_ne!(with(&a, 1), with(&a, 2));
        let without = Record { contact: None, ..a.clone() };
        prop_assert_eq!(with(&a, 1), with(&without, 1));
    }
}
