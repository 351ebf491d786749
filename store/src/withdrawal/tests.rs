#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use questionnaire::{definition::ContactField, map::Map};
use tempfile::TempDir;

use super::*;
use crate::{
    NewResponse, Submitted,
    testing::{self, response},
};

const STORY: &str = "something that can be told from everything else";

fn key(byte: u8) -> WithdrawalKey {
    WithdrawalKey::new([byte; 32])
}

/// A response with free text and contact details.
fn whole(n: u32) -> NewResponse {
    let mut response = response(n);
    response.record.texts.insert("story".to_owned(), format!("{STORY} {n}"));
    response.record.contact = Some(Map::from([(ContactField::Name, format!("the name of {n}"))]));
    response
}

/// A database with two responses that can be taken back, with the keys 1 and 2.
async fn two() -> (Store, TempDir) {
    let (store, folder) = testing::with_questionnaire().await;
    for n in [1, 2] {
        store.submit(whole(n)).await.unwrap();
        let key = key(u8::try_from(n).unwrap());
        assert_eq!(store.allow_withdrawal(whole(n).id, &key, [9; 24]).await, Ok(true));
    }
    (store, folder)
}

async fn count(store: &Store, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(&store.readers).await.unwrap()
}

/// Everything in the database's files.
fn files(folder: &TempDir) -> Vec<u8> {
    std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect()
}

#[tokio::test]
async fn all_of_a_response_goes_and_another_stays() {
    let (store, folder) = two().await;
    let mut commits = store.follow(|_| ()).await.unwrap();
    assert_eq!(store.withdraw(&key(1), "survey", 20_790, [5; 16]).await, Ok(true));
    assert_eq!(commits.ready(), Some(Event::Withdrawn(testing::definition().hash)));

    let mut left = Vec::new();
    let hash = testing::definition().hash;
    store.responses(&hash, |written| left.push(written.record)).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].texts["story"], format!("{STORY} 2"));
    let contacts = store.contacts("survey").await.unwrap();
    assert_eq!(contacts, [Map::from([(ContactField::Name, "the name of 2".to_owned())])]);

    let files = files(&folder);
    for gone in [format!("{STORY} 1"), "the name of 1".to_owned()] {
        assert!(!testing::contains(&files, gone.as_bytes()), "{gone}");
    }
    assert!(testing::contains(&files, format!("{STORY} 2").as_bytes()), "the files were read");
}

#[tokio::test]
async fn what_remains_says_that_it_happened_and_no_more() {
    let (store, _folder) = two().await;
    store.withdraw(&key(1), "survey", 20_790, [5; 16]).await.unwrap();
    assert_eq!(store.withdrawals("survey").await, Ok(1));
    assert_eq!(store.withdrawals("another").await, Ok(0));
    let query = "SELECT group_concat(name, ' ') FROM pragma_table_info('withdrawn')";
    let columns: String = sqlx::query_scalar(query).fetch_one(&store.readers).await.unwrap();
    assert_eq!(columns, "id questionnaire_hash day");
    assert_eq!(count(&store, "SELECT day FROM withdrawn").await, 20_790);
    assert_eq!(count(&store, "SELECT count(*) FROM withdrawal").await, 1, "the other one's");
}

#[tokio::test]
async fn nothing_is_taken_back_twice_or_with_another_key_or_elsewhere() {
    let (store, _folder) = two().await;
    let mut commits = store.follow(|_| ()).await.unwrap();
    assert_eq!(store.withdraw(&key(3), "survey", 1, [5; 16]).await, Ok(false));
    assert_eq!(store.withdraw(&key(1), "another", 1, [5; 16]).await, Ok(false));
    assert_eq!(commits.ready(), None);
    assert_eq!(store.withdraw(&key(1), "survey", 1, [5; 16]).await, Ok(true));
    assert_eq!(store.withdraw(&key(1), "survey", 1, [6; 16]).await, Ok(false));
    assert_eq!(store.withdrawals("survey").await, Ok(1));
}

#[tokio::test]
async fn only_what_is_stored_can_be_taken_back() {
    let (store, _folder) = testing::with_questionnaire().await;
    assert_eq!(store.allow_withdrawal(whole(1).id, &key(1), [9; 24]).await, Ok(false));
    store.submit(whole(1)).await.unwrap();
    // Asking again gives the same, and one record.
    for nonce in [1, 2] {
        assert_eq!(store.allow_withdrawal(whole(1).id, &key(1), [nonce; 24]).await, Ok(true));
    }
    assert_eq!(count(&store, "SELECT count(*) FROM withdrawal").await, 1);
    assert_eq!(store.withdraw(&key(1), "survey", 1, [5; 16]).await, Ok(true));
    assert_eq!(store.allow_withdrawal(whole(1).id, &key(1), [9; 24]).await, Ok(false));
}

#[tokio::test]
async fn a_response_that_arrived_twice_takes_its_contact_details_along() {
    let (store, _folder) = testing::with_questionnaire().await;
    store.submit(whole(1)).await.unwrap();
    assert_eq!(store.submit(whole(1)).await, Ok(Submitted::Replayed));
    store.allow_withdrawal(whole(1).id, &key(1), [9; 24]).await.unwrap();
    store.withdraw(&key(1), "survey", 1, [5; 16]).await.unwrap();
    assert_eq!(store.contacts("survey").await.unwrap(), []);
    // Whoever sends once more means it.
    assert_eq!(store.submit(whole(1)).await, Ok(Submitted::New));
}

#[tokio::test]
async fn a_record_leads_to_nothing_without_its_code() {
    let (store, folder) = two().await;
    let names = [row_name(whole(1).id), contact_name(whole(1).id)];
    let sealed: Vec<u8> = sqlx::query_scalar("SELECT sealed FROM withdrawal WHERE name = ?")
        .bind(&key(1).name()[..])
        .fetch_one(&store.readers)
        .await
        .unwrap();
    for name in names {
        assert!(!testing::contains(&sealed, &name));
    }
    // Everything in the file that has the length of a key is tried as one.
    let files = files(&folder);
    assert!(testing::contains(&files, &sealed));
    for window in files.windows(32).collect::<std::collections::HashSet<_>>() {
        let guess = WithdrawalKey::new(window.try_into().unwrap());
        if window.iter().any(|byte| *byte != 0) {
            assert!(small::open(&guess.cipher_key(), &guess.name(), &sealed).is_none());
            let window: &[u8; 32] = window.try_into().unwrap();
            assert!(small::open(window, &key(1).name(), &sealed).is_none());
        }
    }
}

#[tokio::test]
async fn a_record_of_another_or_a_changed_one_takes_nothing_back() {
    let (store, _folder) = two().await;
    // Somebody who can write to the file gives one code the record of another.
    let copy = "UPDATE withdrawal SET sealed = (SELECT max(sealed) FROM withdrawal)";
    testing::execute(&store, copy).await.unwrap();
    let taken = [
        store.withdraw(&key(1), "survey", 1, [5; 16]).await.unwrap(),
        store.withdraw(&key(2), "survey", 1, [6; 16]).await.unwrap(),
    ];
    assert_eq!(taken.iter().filter(|taken| **taken).count(), 1);
    assert_eq!(count(&store, "SELECT count(*) FROM response").await, 1);
}
