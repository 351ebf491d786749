#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;
use crate::{DraftKey, testing};

const HOLDS: [u8; 32] = *b"what a lock holds, and no more!!";

fn key(byte: u8) -> LockKey {
    LockKey::new([byte; 32])
}

/// What the caller makes from a PIN.
fn proof(pin: u8) -> LockSecret {
    LockSecret::new([pin; 32])
}

fn lock(byte: u8) -> NewLock {
    NewLock {
        key: key(byte),
        proof: proof(4),
        holds: LockSecret::new(HOLDS),
        nonce: [byte; 24],
        expires_hour: 30,
        draft: None,
    }
}

async fn made() -> (Store, tempfile::TempDir) {
    let (store, folder) = testing::empty().await;
    store.put_lock(lock(1)).await.unwrap();
    (store, folder)
}

fn right() -> Opened {
    Opened::Right(LockSecret::new(HOLDS))
}

#[tokio::test]
async fn the_right_pin_opens_and_a_wrong_one_counts() {
    let (store, _folder) = made().await;
    assert_eq!(store.open_lock(&key(1), &proof(4), 10, 30).await, Ok(right()));
    for left in [9, 8, 7] {
        let wrong = store.open_lock(&key(1), &proof(5), 10, 30).await;
        assert_eq!(wrong, Ok(Opened::Wrong { left }));
    }
    assert_eq!(store.open_lock(&key(1), &proof(4), 10, 30).await, Ok(right()));
    // The right one wipes the slate clean.
    let wrong = store.open_lock(&key(1), &proof(5), 10, 30).await;
    assert_eq!(wrong, Ok(Opened::Wrong { left: 9 }));
    assert_eq!(store.open_lock(&key(2), &proof(4), 10, 30).await, Ok(Opened::Gone));
}

#[tokio::test]
async fn ten_wrong_ones_destroy_it_for_the_right_one_too() {
    let (store, folder) = made().await;
    let draft = DraftKey::new([7; 32]);
    store.put_draft(&draft, b"answers", [7; 24], 99).await.unwrap();
    let with_draft = NewLock { draft: Some(draft.handle()), ..lock(1) };
    store.put_lock(with_draft).await.unwrap();
    let sealed: Vec<u8> =
        sqlx::query_scalar("SELECT sealed FROM lock").fetch_one(&store.readers).await.unwrap();
    // All at once, so that none of them can have looked before another was counted.
    let (key, wrong, right) = (key(1), proof(5), proof(4));
    let tries = (0..TRIES).map(|_| store.open_lock(&key, &wrong, 10, 30));
    let outcomes = futures::future::join_all(tries).await;
    for (index, outcome) in outcomes.into_iter().enumerate() {
        assert_eq!(outcome, Ok(Opened::Wrong { left: TRIES - 1 - u8::try_from(index).unwrap() }));
    }
    assert_eq!(store.open_lock(&key, &right, 10, 30).await, Ok(Opened::Gone));
    assert_eq!(store.draft(&draft, 10).await, Ok(None));
    // And it is destroyed, not only marked as such.
    store.sweep(10).await.unwrap();
    store.close().await;
    let file = std::fs::read(testing::path(&folder)).unwrap();
    assert!(!testing::contains(&file, &sealed[24..]));
}

#[tokio::test]
async fn the_store_says_when_it_is_over_and_no_clock_elsewhere() {
    let (store, _folder) = made().await;
    assert_eq!(
        store.open_lock(&key(1), &proof(4), 29, 40).await,
        Ok(right()),
        "and it lasts longer"
    );
    assert_eq!(store.open_lock(&key(1), &proof(4), 39, 40).await, Ok(right()));
    assert_eq!(store.open_lock(&key(1), &proof(4), 40, 50).await, Ok(Opened::Gone));
    store.extend_lock(&key(1), 45).await.unwrap();
    assert_eq!(store.open_lock(&key(1), &proof(4), 44, 45).await, Ok(right()));
    store.sweep(45).await.unwrap();
    // The time goes back: what was swept away does not.
    assert_eq!(store.open_lock(&key(1), &proof(4), 1, 9).await, Ok(Opened::Gone));
}

#[tokio::test]
async fn deleting_destroys_it_with_its_draft() {
    let (store, _folder) = made().await;
    let draft = DraftKey::new([7; 32]);
    store.put_draft(&draft, b"answers", [7; 24], 99).await.unwrap();
    store.put_lock(NewLock { draft: Some(draft.handle()), ..lock(2) }).await.unwrap();
    store.end_lock(&key(2)).await.unwrap();
    assert_eq!(store.open_lock(&key(2), &proof(4), 10, 30).await, Ok(Opened::Gone));
    assert_eq!(store.draft(&draft, 10).await, Ok(None));
    assert_eq!(store.open_lock(&key(1), &proof(4), 10, 30).await, Ok(right()), "another stays");
    store.end_lock(&key(2)).await.unwrap();
}

#[tokio::test]
async fn a_pin_that_works_for_one_lock_works_for_no_other() {
    let (store, _folder) = made().await;
    store.put_lock(NewLock { proof: proof(5), ..lock(2) }).await.unwrap();
    // Somebody who can write to the file gives one lock what another holds.
    let copy = "UPDATE lock SET sealed = (SELECT max(sealed) FROM lock)";
    testing::execute(&store, copy).await.unwrap();
    let wrong = store.open_lock(&key(1), &proof(5), 10, 30).await;
    assert_eq!(wrong, Ok(Opened::Wrong { left: 9 }));
    let wrong = store.open_lock(&key(1), &proof(4), 10, 30).await;
    assert_eq!(wrong, Ok(Opened::Wrong { left: 8 }));
}

#[tokio::test]
async fn what_is_on_the_disk_opens_nothing_without_the_device_and_the_pin() {
    let (store, folder) = made().await;
    let files: Vec<u8> = std::fs::read_dir(&folder)
        .unwrap()
        .flat_map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect();
    let sealed: Vec<u8> =
        sqlx::query_scalar("SELECT sealed FROM lock").fetch_one(&store.readers).await.unwrap();
    assert!(testing::contains(&files, &sealed), "the files were read");
    for secret in [&HOLDS, &[1; 32], &[4; 32]] {
        assert!(!testing::contains(&files, secret));
    }
    // Neither half opens it alone: not the device's with a PIN that follows from the database, and
    // not the PIN with a device that does.
    let name = key(1).name();
    let guesses: std::collections::HashSet<&[u8]> =
        files.windows(32).filter(|bytes| bytes.iter().any(|byte| *byte != 0)).collect();
    for guess in guesses {
        let guess: [u8; 32] = guess.try_into().unwrap();
        let with_device = key(1).cipher_key(&guess);
        let with_pin = LockKey::new(guess).cipher_key(proof(4).as_bytes());
        for tried in [with_device, with_pin, Zeroizing::new(guess)] {
            assert!(small::open(&tried, &name, &sealed).is_none());
        }
    }
    assert!(small::open(&key(1).cipher_key(proof(4).as_bytes()), &name, &sealed).is_some());
}
