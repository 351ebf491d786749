//! Made-up responses, for demonstrations and measurements. They never mix into what people sent:
//! a database that holds a real response takes none.

use sqlx::{Row, SqliteConnection};

use crate::{
    NewResponse, Store, StoreError, SubmitError,
    feed::Event,
    open::Access,
    response::{self, row_name},
    writer::Change,
};

/// What a questionnaire's responses are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// There are some that people sent.
    pub real: bool,
    /// There are some that were made up.
    pub synthetic: bool,
}

/// Why made-up responses were not stored. None of them was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeedError {
    /// People have answered here.
    #[error("this database holds real responses; make up responses in another one")]
    Real,
    /// One of them could not be stored.
    #[error(transparent)]
    Submit(#[from] SubmitError),
    /// They could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Stores made-up responses in one transaction and returns how many were new. They are marked
    /// as synthetic whatever they say. A hundred thousand at a time is a good number.
    ///
    /// Only for a store that was opened with [`Access::Alone`].
    ///
    /// # Errors
    /// [`SeedError`].
    pub async fn seed(&self, mut responses: Vec<NewResponse>) -> Result<usize, SeedError> {
        if self.access != Access::Alone {
            return Err(SubmitError::Unavailable.into());
        }
        for response in &mut responses {
            response.synthetic = true;
        }
        // In the order of the table, so that its pages are written one after the other.
        responses.sort_by_cached_key(|response| row_name(response.id));
        self.writer.write(Seed { responses, new: Vec::new() }).await?
    }

    /// Whether the responses under a slug were sent by people or made up.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn holdings(&self, slug: &str) -> Result<Holdings, StoreError> {
        let query = "SELECT \
             EXISTS (SELECT 1 FROM response WHERE synthetic = 0 AND questionnaire_hash IN \
                 (SELECT hash FROM definition WHERE slug = ?1)), \
             EXISTS (SELECT 1 FROM response WHERE synthetic = 1 AND questionnaire_hash IN \
                 (SELECT hash FROM definition WHERE slug = ?1))";
        let row = sqlx::query(query).bind(slug).fetch_one(&self.readers).await?;
        Ok(Holdings { real: row.try_get(0)?, synthetic: row.try_get(1)? })
    }
}

struct Seed {
    responses: Vec<NewResponse>,
    /// For each response, whether it was there for the first time.
    new: Vec<bool>,
}

impl Change for Seed {
    type Output = Result<usize, SeedError>;

    async fn apply(
        &mut self,
        connection: &mut SqliteConnection,
    ) -> Result<Self::Output, sqlx::Error> {
        let real: bool =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM response WHERE synthetic = 0)")
                .fetch_one(&mut *connection)
                .await?;
        if real {
            return Ok(Err(SeedError::Real));
        }
        sqlx::query("SAVEPOINT seed").execute(&mut *connection).await?;
        match response::insert(connection, &self.responses).await? {
            Ok(new) => self.new = new,
            Err(error) => {
                sqlx::query("ROLLBACK TO seed").execute(connection).await?;
                return Ok(Err(error.into()));
            }
        }
        sqlx::query("RELEASE seed").execute(connection).await?;
        Ok(Ok(self.new.iter().filter(|new| **new).count()))
    }

    fn announce(self, output: &Self::Output, tell: &mut dyn FnMut(Event)) {
        if output.is_ok() {
            let new = self.responses.into_iter().zip(self.new).filter(|(_, new)| *new);
            new.for_each(|(response, _)| tell(response::stored(response)));
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::{
        DefinitionHash,
        testing::{self, response},
    };

    #[tokio::test]
    async fn seeds_are_stored_announced_and_marked() {
        let (store, _folder) = testing::with_questionnaire().await;
        let mut commits = store.follow(|_| ()).await.unwrap();
        assert_eq!(store.holdings("survey").await.unwrap(), Holdings::default());
        assert_eq!(store.seed((0..10).map(response).collect()).await, Ok(10));
        assert_eq!(store.seed((5..15).map(response).collect()).await, Ok(5), "replays are not new");
        let mut seen = Vec::new();
        while let Some(event) = commits.ready() {
            seen.push(testing::number(&testing::committed(event).closed));
        }
        seen.sort_unstable();
        assert_eq!(seen, (0..15).collect::<Vec<_>>());
        let holdings = store.holdings("survey").await.unwrap();
        assert_eq!(holdings, Holdings { real: false, synthetic: true });
        assert_eq!(store.holdings("another").await.unwrap(), Holdings::default());
    }

    #[tokio::test]
    async fn a_database_with_real_responses_takes_none() {
        let (store, _folder) = testing::with_questionnaire().await;
        store.submit(response(1)).await.unwrap();
        assert_eq!(store.seed(vec![response(2)]).await, Err(SeedError::Real));
        let holdings = store.holdings("survey").await.unwrap();
        assert_eq!(holdings, Holdings { real: true, synthetic: false });
    }

    #[tokio::test]
    async fn one_that_cannot_be_stored_refuses_all() {
        let (store, _folder) = testing::with_questionnaire().await;
        let unknown = NewResponse { questionnaire_hash: DefinitionHash([9; 32]), ..response(2) };
        let refused = store.seed(vec![response(1), unknown]).await;
        assert_eq!(refused, Err(SeedError::Submit(SubmitError::NotPublished)));
        let mut conflict = response(1);
        conflict.record.closed[0] ^= 1;
        let refused = store.seed(vec![response(1), conflict]).await;
        assert_eq!(refused, Err(SeedError::Submit(SubmitError::Conflict)));
        assert_eq!(store.holdings("survey").await.unwrap(), Holdings::default());
    }
}
