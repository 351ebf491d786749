//! The closed answers to a questionnaire as they were at one moment, to be gone through more than
//! once: a file of rows has to be counted before it is written. What follows is not in it; see
//! [`crate::feed`] for that.

use futures::TryStreamExt;
use sqlx::{QueryBuilder, Row, Sqlite, Transaction};

use crate::{Definition, Store, StoreError, Stored, definition};

/// The database at one moment. It keeps a reader and what was erased since from being tidied away,
/// so nobody should hold it for longer than it takes.
#[derive(Debug)]
pub struct Snapshot(Transaction<'static, Sqlite>);

impl Store {
    /// The database as it is now.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be read or is closed.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        // A transaction sees the database as it is at its first read, not at its beginning.
        sqlx::query("SELECT 1 FROM meta").execute(&mut *snapshot).await?;
        Ok(Snapshot(snapshot))
    }
}

impl Snapshot {
    /// Every version of the questionnaires at these addresses.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn versions(&mut self, slugs: &[String]) -> Result<Vec<Definition>, StoreError> {
        let mut versions = Vec::new();
        for slug in slugs {
            versions.extend(definition::versions(&mut self.0, slug).await?);
        }
        Ok(versions)
    }

    /// Shows every response to any version of them, in an order that says nothing and is the same
    /// each time. The next one is read when `show` is done with one, and none after its error.
    ///
    /// # Errors
    /// What `show` says, or [`StoreError`] where the database cannot be read.
    pub async fn each<E: From<StoreError>>(
        &mut self,
        slugs: &[String],
        mut show: impl AsyncFnMut(Stored<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT questionnaire_hash, day, closed FROM response \
             WHERE questionnaire_hash IN (SELECT hash FROM definition WHERE slug IN (",
        );
        let mut list = query.separated(", ");
        for slug in slugs {
            list.push_bind(slug);
        }
        query.push(")) ORDER BY id");
        let mut rows = query.build().fetch(&mut *self.0);
        let refused = |error: sqlx::Error| E::from(error.into());
        while let Some(row) = rows.try_next().await.map_err(refused)? {
            let stored = Stored {
                questionnaire_hash: row.try_get(0).map_err(refused)?,
                day: row.try_get(1).map_err(refused)?,
                closed: row.try_get(2).map_err(refused)?,
            };
            show(stored).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::{
        DefinitionHash, NewResponse,
        testing::{self, definition, number, response},
    };

    async fn seen(snapshot: &mut Snapshot, slug: &str) -> Vec<u32> {
        let slugs = [slug.to_owned()];
        let mut seen = Vec::new();
        let shown = snapshot.each(&slugs, async |stored| {
            seen.push(number(stored.closed));
            Ok::<_, StoreError>(())
        });
        shown.await.unwrap();
        seen
    }

    #[tokio::test]
    async fn a_moment_stays_as_it_was_however_often_it_is_looked_at() {
        let (store, _folder) = testing::with_questionnaire().await;
        for n in 0..5 {
            store.submit(response(n)).await.unwrap();
        }
        let mut before = store.snapshot().await.unwrap();
        store.submit(response(5)).await.unwrap();
        let first = seen(&mut before, "survey").await;
        assert_eq!(seen(&mut before, "survey").await, first);
        assert_eq!(first.len(), 5);
        assert!(!first.contains(&5));
        let mut after = store.snapshot().await.unwrap();
        assert_eq!(seen(&mut after, "survey").await.len(), 6);
    }

    #[tokio::test]
    async fn all_versions_of_one_questionnaire_and_no_other() {
        let (store, _folder) = testing::with_questionnaire().await;
        let next = Definition { hash: DefinitionHash([2; 32]), version: 2, ..definition() };
        let hash = DefinitionHash([3; 32]);
        let other = Definition { hash, slug: "other".to_owned(), ..definition() };
        store.publish(vec![next.clone(), other.clone()]).await.unwrap();
        for (n, one) in [definition(), next.clone(), other].into_iter().enumerate() {
            let n = u32::try_from(n).unwrap();
            let (questionnaire_hash, slug) = (one.hash, one.slug);
            let sent = NewResponse { questionnaire_hash, slug, ..response(n) };
            store.submit(sent).await.unwrap();
        }
        let mut snapshot = store.snapshot().await.unwrap();
        let mut ours = seen(&mut snapshot, "survey").await;
        ours.sort_unstable();
        assert_eq!(ours, [0, 1]);
        assert_eq!(seen(&mut snapshot, "other").await, [2]);
        let mut versions = snapshot.versions(&["survey".to_owned()]).await.unwrap();
        versions.sort_by_key(|one| one.version);
        assert_eq!(versions, [definition(), next]);
    }

    #[tokio::test]
    async fn nothing_is_shown_after_an_error() {
        let (store, _folder) = testing::with_questionnaire().await;
        for n in 0..3 {
            store.submit(response(n)).await.unwrap();
        }
        let mut shown = 0;
        let mut snapshot = store.snapshot().await.unwrap();
        let slugs = ["survey".to_owned()];
        let ended = snapshot.each(&slugs, async |_| {
            shown += 1;
            Err(StoreError::Busy)
        });
        assert_eq!(ended.await, Err(StoreError::Busy));
        assert_eq!(shown, 1);
    }
}
