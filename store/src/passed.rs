//! How many people went on from each page: counts that only grow.

use sqlx::{Row, SqliteConnection};

use crate::{Store, StoreError, writer::Change};

/// So many more went on from a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The questionnaire's address.
    pub slug: String,
    /// The page's identifier; empty for those who began.
    pub page: String,
    /// How many.
    pub times: u64,
}

impl Store {
    /// Adds to the counts.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written; then nothing was added.
    pub async fn add_passed(&self, passed: Vec<Passed>) -> Result<(), StoreError> {
        self.writer.write(Add(passed)).await
    }

    /// The counts of a questionnaire, in no order.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn passed(&self, slug: &str) -> Result<Vec<Passed>, StoreError> {
        let query = "SELECT page, times FROM passed WHERE slug = ?";
        let rows = sqlx::query(query).bind(slug).fetch_all(&self.readers).await?;
        let read = |row: &sqlx::sqlite::SqliteRow| {
            let times: i64 = row.try_get(1)?;
            let times = u64::try_from(times).map_err(|error| sqlx::Error::Decode(error.into()))?;
            Ok(Passed { slug: slug.to_owned(), page: row.try_get(0)?, times })
        };
        Ok(rows.iter().map(read).collect::<Result<_, sqlx::Error>>()?)
    }
}

struct Add(Vec<Passed>);

impl Change for Add {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let query = "INSERT INTO passed (slug, page, times) VALUES (?, ?, ?) \
                     ON CONFLICT (slug, page) DO UPDATE SET times = times + excluded.times";
        for Passed { slug, page, times } in &self.0 {
            sqlx::query(query)
                .bind(slug)
                .bind(page)
                .bind(i64::try_from(*times).unwrap_or(i64::MAX))
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn counts_add_up() {
        let (store, _folder) = testing::empty().await;
        let passed = |slug: &str, page: &str, times| Passed {
            slug: slug.to_owned(),
            page: page.to_owned(),
            times,
        };
        store.add_passed(vec![passed("a", "one", 2), passed("b", "one", 1)]).await.unwrap();
        store.add_passed(vec![passed("a", "one", 3), passed("a", "", 1)]).await.unwrap();
        let mut found = store.passed("a").await.unwrap();
        found.sort_by(|one, other| one.page.cmp(&other.page));
        assert_eq!(found, [passed("a", "", 1), passed("a", "one", 5)]);
        assert_eq!(store.passed("c").await.unwrap(), []);
    }
}
