//! What the results are made from: everything stored so far, and then every commit in order.

use std::sync::Arc;

use futures::TryStreamExt;
use sqlx::Row;
use tokio::sync::mpsc;

use crate::{DefinitionHash, Store, StoreError};

/// What the results hear of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A response was stored.
    Stored(Committed),
    /// A response to this questionnaire was taken back. What it said is gone, so whatever counted
    /// it has to be counted again.
    Withdrawn(DefinitionHash),
}

/// The closed answers of a response that has just become durable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// What it answers.
    pub questionnaire_hash: DefinitionHash,
    /// Days since 1970-01-01.
    pub day: i32,
    /// Laid out as `questionnaire::record::Layout` says.
    pub closed: Arc<[u8]>,
}

/// The same of a response that was stored before, lent for as long as it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored<'a> {
    /// What it answers.
    pub questionnaire_hash: DefinitionHash,
    /// Days since 1970-01-01.
    pub day: i32,
    /// Laid out as `questionnaire::record::Layout` says.
    pub closed: &'a [u8],
}

/// Every commit from a moment on. It has no bound, so that a slow reader can neither hold up
/// respondents nor miss one.
#[derive(Debug)]
pub struct Commits(mpsc::UnboundedReceiver<Event>);

impl Commits {
    /// The next event; `None` once the store is closed and all have been read.
    pub async fn next(&mut self) -> Option<Event> {
        self.0.recv().await
    }

    /// An event that is there already, without waiting.
    pub fn ready(&mut self) -> Option<Event> {
        self.0.try_recv().ok()
    }
}

impl Store {
    /// Shows every response stored so far, in no particular order, and returns those that follow.
    /// At any time, also while answers arrive: each response is in exactly one of the two.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read or has been closed.
    pub async fn follow(&self, mut show: impl FnMut(Stored<'_>)) -> Result<Commits, StoreError> {
        // First a connection, so that the writer does not stand still for want of one.
        let mut reader = self.readers.acquire().await?;
        let turn = self.writer.follow().await?;
        let mut snapshot = sqlx::Connection::begin(&mut *reader).await?;
        // A transaction sees the database as it is at its first read, not at its beginning.
        sqlx::query("SELECT 1 FROM meta").execute(&mut *snapshot).await?;
        drop(turn.go);
        let query = "SELECT questionnaire_hash, day, closed FROM response";
        let mut rows = sqlx::query(query).fetch(&mut *snapshot);
        while let Some(row) = rows.try_next().await? {
            show(Stored {
                questionnaire_hash: row.try_get(0)?,
                day: row.try_get(1)?,
                closed: row.try_get(2)?,
            });
        }
        Ok(Commits(turn.commits))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use std::collections::BTreeSet;

    use crate::testing::{self, response};

    #[tokio::test(flavor = "multi_thread")]
    async fn none_is_lost_or_counted_twice_while_answers_arrive() {
        const RESPONSES: u32 = 600;
        let (store, _folder) = testing::with_questionnaire().await;
        let (sender, (sent, mut progress)) = (store.clone(), tokio::sync::watch::channel(0));
        let sending = tokio::spawn(async move {
            for n in 0..RESPONSES {
                sender.submit(response(n)).await.unwrap();
                sent.send_replace(n);
            }
        });
        progress.wait_for(|sent| *sent >= 50).await.unwrap();
        let mut seen = Vec::new();
        let mut commits =
            store.follow(|stored| seen.push(testing::number(stored.closed))).await.unwrap();
        let before = seen.len();
        sending.await.unwrap();
        while let Some(event) = commits.ready() {
            seen.push(testing::number(&testing::committed(event).closed));
        }
        assert!(before >= 50 && before < RESPONSES as usize, "{before}");
        assert_eq!(seen.len(), RESPONSES as usize);
        assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), (0..RESPONSES).collect());
    }

    #[tokio::test]
    async fn commits_come_in_order_with_what_they_carry() {
        let (store, _folder) = testing::with_questionnaire().await;
        let mut commits = store.follow(|_| ()).await.unwrap();
        for n in 0..3 {
            store.submit(response(n)).await.unwrap();
        }
        store.submit(response(1)).await.unwrap();
        store.close().await;
        for n in 0..3 {
            let expected = response(n);
            let commit = testing::committed(commits.next().await.unwrap());
            assert_eq!(commit.questionnaire_hash, expected.questionnaire_hash);
            assert_eq!(commit.day, expected.day);
            assert_eq!(commit.closed[..], expected.record.closed[..]);
        }
        assert_eq!(commits.next().await, None, "a replay is not a response");
    }

    #[tokio::test]
    async fn a_follower_that_left_disturbs_nobody() {
        let (store, _folder) = testing::with_questionnaire().await;
        drop(store.follow(|_| ()).await.unwrap());
        let mut commits = store.follow(|_| ()).await.unwrap();
        store.submit(response(7)).await.unwrap();
        let event = commits.ready().unwrap();
        assert_eq!(testing::number(&testing::committed(event).closed), 7);
    }
}
