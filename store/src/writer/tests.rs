#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::borrow::Cow;

use sqlx::error::{DatabaseError, ErrorKind};
use tokio::sync::Notify;

use super::*;
use crate::{
    Store, SubmitError, Submitted,
    testing::{self, execute, response},
};

/// Keeps the writer busy, inside its transaction, until it is let go.
struct Hold {
    started: Arc<Notify>,
    go: Arc<Notify>,
}

impl Change for Hold {
    type Output = ();

    async fn apply(&mut self, _connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        self.started.notify_one();
        self.go.notified().await;
        Ok(())
    }
}

/// Starts a [`Hold`]; the writer stands in it when this returns.
async fn hold(store: &Store) -> Arc<Notify> {
    let (started, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let change = Hold { started: Arc::clone(&started), go: Arc::clone(&go) };
    let writer = store.writer.clone();
    tokio::spawn(async move { writer.write(change).await });
    started.notified().await;
    go
}

async fn stored(store: &Store) -> Vec<u32> {
    let mut numbers = Vec::new();
    let mut rows = sqlx::query_scalar("SELECT closed FROM response").fetch(&store.readers);
    while let Some(closed) = futures::TryStreamExt::try_next(&mut rows).await.unwrap() {
        let closed: Vec<u8> = closed;
        numbers.push(testing::number(&closed));
    }
    numbers.sort_unstable();
    numbers
}

#[tokio::test]
async fn nobody_is_told_before_the_commit() {
    let (store, _folder) = testing::with_questionnaire().await;
    // Both wait in one group behind the first hold; the second hold comes last in that group.
    let first = hold(&store).await;
    let (started, second) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let last = Hold { started: Arc::clone(&started), go: Arc::clone(&second) };
    let (submitting, holding) = (store.clone(), store.writer.clone());
    let mut submitted = tokio::spawn(async move { submitting.submit(response(1)).await });
    tokio::task::yield_now().await;
    let held = tokio::spawn(async move { holding.write(last).await });
    tokio::task::yield_now().await;
    first.notify_one();

    started.notified().await;
    // It has been applied, and the transaction is still open.
    let early = tokio::time::timeout(std::time::Duration::from_millis(50), &mut submitted).await;
    assert!(early.is_err(), "acknowledged before the commit");
    assert_eq!(stored(&store).await, [0; 0]);

    second.notify_one();
    assert_eq!(submitted.await.unwrap(), Ok(Submitted::New));
    assert_eq!(stored(&store).await, [1]);
    held.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_full_queue_says_so_at_once_and_loses_nothing_it_took() {
    let (store, _folder) = testing::with_questionnaire().await;
    let go = hold(&store).await;
    let mut waiting = Vec::new();
    // 64 places, as the tests open their stores.
    for n in 0..64 {
        let store = store.clone();
        waiting.push(tokio::spawn(async move { store.submit(response(n)).await }));
        tokio::task::yield_now().await;
    }
    assert_eq!(store.submit(response(64)).await, Err(SubmitError::Busy));
    go.notify_one();
    for submitted in waiting {
        assert_eq!(submitted.await.unwrap(), Ok(Submitted::New));
    }
    assert_eq!(store.submit(response(64)).await, Ok(Submitted::New));
    assert_eq!(stored(&store).await, (0..65).collect::<Vec<_>>());
}

#[tokio::test]
async fn the_last_places_are_kept_for_answers() {
    let (store, _folder) = testing::with_questionnaire().await;
    let go = hold(&store).await;
    for n in 0..48 {
        let store = store.clone();
        tokio::spawn(async move { store.submit(response(n)).await });
        tokio::task::yield_now().await;
    }
    assert_eq!(execute(&store, "SELECT 1").await, Err(StoreError::Busy));
    let last = store.submit(response(48));
    go.notify_one();
    assert_eq!(last.await, Ok(Submitted::New));
}

#[tokio::test]
async fn closing_finishes_what_was_taken() {
    let (store, folder) = testing::with_questionnaire().await;
    let go = hold(&store).await;
    let mut waiting = Vec::new();
    for n in 0..10 {
        let store = store.clone();
        waiting.push(tokio::spawn(async move { store.submit(response(n)).await }));
        tokio::task::yield_now().await;
    }
    let closing = store.clone();
    let closed = tokio::spawn(async move { closing.close().await });
    tokio::task::yield_now().await;
    go.notify_one();
    for submitted in waiting {
        assert_eq!(submitted.await.unwrap(), Ok(Submitted::New));
    }
    closed.await.unwrap();
    let store = Store::open(&testing::path(&folder), testing::options()).await.unwrap();
    assert_eq!(stored(&store).await, (0..10).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_full_disk_refuses_a_whole_group_and_goes_on_when_there_is_room() {
    let (store, _folder) = testing::with_questionnaire().await;
    store.submit(response(0)).await.unwrap();
    let mut commits = store.follow(|_| ()).await.unwrap();
    // SQLite takes the number of pages that there are already as the least limit.
    execute(&store, "PRAGMA max_page_count = 1").await.unwrap();
    let large = |n| {
        let mut response = response(n);
        response.record.texts.insert("why".to_owned(), "x".repeat(100_000));
        response
    };
    let outcomes = futures::future::join_all((1..9).map(|n| store.submit(large(n)))).await;
    assert!(outcomes.iter().all(|outcome| *outcome == Err(SubmitError::Unavailable)));
    assert_eq!(stored(&store).await, [0]);
    assert_eq!(commits.ready(), None);
    assert!(store.is_accepting(), "a full disk is not a broken one");

    execute(&store, "PRAGMA max_page_count = 1000000").await.unwrap();
    let outcomes = futures::future::join_all((1..9).map(|n| store.submit(large(n)))).await;
    assert!(outcomes.iter().all(|outcome| *outcome == Ok(Submitted::New)));
    assert_eq!(stored(&store).await, (0..9).collect::<Vec<_>>());
}

/// Fails as `SQLite` does with this result code.
struct Fail(i32);

#[derive(Debug, thiserror::Error)]
#[error("code {0}")]
struct Code(i32);

impl DatabaseError for Code {
    fn message(&self) -> &'static str {
        "made up"
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.0.to_string().into())
    }

    fn as_error(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn std::error::Error + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn std::error::Error + Send + Sync + 'static> {
        self
    }

    fn kind(&self) -> ErrorKind {
        ErrorKind::Other
    }
}

impl Change for Fail {
    type Output = ();

    async fn apply(&mut self, _connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        Err(sqlx::Error::Database(Box::new(Code(self.0))))
    }
}

#[tokio::test]
async fn a_failed_fsync_stops_the_store_for_good() {
    const IOERR_FSYNC: i32 = 1034;
    let (store, folder) = testing::with_questionnaire().await;
    store.submit(response(0)).await.unwrap();
    let (together, failed) =
        tokio::join!(store.submit(response(1)), store.writer.write(Fail(IOERR_FSYNC)));
    assert_eq!(together, Err(SubmitError::Unavailable), "the group shares its commit");
    assert_eq!(failed, Err(StoreError::Stopped));
    assert!(!store.is_accepting());
    assert_eq!(store.submit(response(2)).await, Err(SubmitError::Unavailable));
    assert_eq!(store.sweep(0).await, Err(StoreError::Stopped));
    assert_eq!(stored(&store).await, [0], "what is there can still be read");
    store.close().await;

    let store = Store::open(&testing::path(&folder), testing::options()).await.unwrap();
    assert_eq!(store.submit(response(1)).await, Ok(Submitted::New));
}

#[tokio::test]
async fn faults_that_pass_stop_nothing() {
    let (store, _folder) = testing::with_questionnaire().await;
    for (code, expected) in [
        (13, StoreError::Full),
        (4874, StoreError::Full),
        (5, StoreError::Locked),
        (261, StoreError::Locked),
        (7, StoreError::Failed),
        (1299, StoreError::Failed),
    ] {
        assert_eq!(store.writer.write(Fail(code)).await, Err(expected), "{code}");
    }
    assert_eq!(store.submit(response(1)).await, Ok(Submitted::New));
}

#[tokio::test]
async fn one_that_breaks_a_rule_fails_alone() {
    let (store, _folder) = testing::with_questionnaire().await;
    let (before, broken, after) = tokio::join!(
        store.submit(response(1)),
        execute(&store, "INSERT INTO meta (only, secret) VALUES (1, zeroblob(32))"),
        store.submit(response(2)),
    );
    assert_eq!(before, Ok(Submitted::New));
    assert_eq!(broken, Err(StoreError::Failed));
    assert_eq!(after, Ok(Submitted::New));
    assert_eq!(stored(&store).await, [1, 2]);
}

#[tokio::test]
async fn who_stops_waiting_has_still_sent() {
    let (store, _folder) = testing::with_questionnaire().await;
    let go = hold(&store).await;
    let sender = store.clone();
    let sending = tokio::spawn(async move { sender.submit(response(1)).await });
    tokio::task::yield_now().await;
    sending.abort();
    go.notify_one();
    execute(&store, "SELECT 1").await.unwrap();
    assert_eq!(stored(&store).await, [1]);
}
