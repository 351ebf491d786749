//! Tables that staff keep for each other: what was picked under which name, and no figure.

use sqlx::{Row, SqliteConnection};

use crate::{Store, StoreError, writer::Change};

/// So many are kept of a questionnaire; further ones take the place of the oldest.
const MOST: u32 = 100;

/// A choice that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its number.
    pub id: i64,
    /// What staff call it.
    pub name: String,
    /// What was picked, as it stands in an address.
    pub query: String,
}

impl Store {
    /// Keeps a choice. One of the same name is replaced.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn keep(&self, slug: &str, name: &str, query: &str) -> Result<(), StoreError> {
        let [slug, name, query] = [slug, name, query].map(str::to_owned);
        self.writer.write(Keep { slug, name, query }).await
    }

    /// Removes a choice of a questionnaire, if it is there.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn drop_kept(&self, slug: &str, id: i64) -> Result<(), StoreError> {
        self.writer.write(Drop { slug: slug.to_owned(), id }).await
    }

    /// What is kept of a questionnaire, by name.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn kept(&self, slug: &str) -> Result<Vec<Kept>, StoreError> {
        let query = "SELECT id, name, query FROM kept WHERE slug = ? ORDER BY name";
        let rows = sqlx::query(query).bind(slug).fetch_all(&self.readers).await?;
        let read = |row: &sqlx::sqlite::SqliteRow| {
            Ok(Kept { id: row.try_get(0)?, name: row.try_get(1)?, query: row.try_get(2)? })
        };
        Ok(rows.iter().map(read).collect::<Result<_, sqlx::Error>>()?)
    }
}

struct Keep {
    slug: String,
    name: String,
    query: String,
}

impl Change for Keep {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let Self { slug, name, query } = self;
        sqlx::query("DELETE FROM kept WHERE slug = ? AND name = ?")
            .bind(&*slug)
            .bind(&*name)
            .execute(&mut *connection)
            .await?;
        sqlx::query("INSERT INTO kept (slug, name, query) VALUES (?, ?, ?)")
            .bind(&*slug)
            .bind(&*name)
            .bind(&*query)
            .execute(&mut *connection)
            .await?;
        let oldest = "DELETE FROM kept WHERE slug = ?1 AND id NOT IN \
                      (SELECT id FROM kept WHERE slug = ?1 ORDER BY id DESC LIMIT ?2)";
        sqlx::query(oldest).bind(&*slug).bind(MOST).execute(connection).await.map(drop)
    }
}

struct Drop {
    slug: String,
    id: i64,
}

impl Change for Drop {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let query = "DELETE FROM kept WHERE slug = ? AND id = ?";
        sqlx::query(query).bind(&self.slug).bind(self.id).execute(connection).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn a_name_is_kept_once_and_can_be_removed() {
        let (store, _folder) = testing::empty().await;
        store.keep("a", "Districts", "rows=one").await.unwrap();
        store.keep("a", "Districts", "rows=two").await.unwrap();
        store.keep("a", "Ages", "rows=age").await.unwrap();
        store.keep("b", "Ages", "rows=age").await.unwrap();
        let kept = store.kept("a").await.unwrap();
        let said: Vec<_> = kept.iter().map(|one| (one.name.as_str(), one.query.as_str())).collect();
        assert_eq!(said, [("Ages", "rows=age"), ("Districts", "rows=two")]);
        store.drop_kept("b", kept[0].id).await.unwrap();
        assert_eq!(store.kept("a").await.unwrap().len(), 2);
        store.drop_kept("a", kept[0].id).await.unwrap();
        assert_eq!(store.kept("a").await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn there_is_an_end_to_what_is_kept() {
        let (store, _folder) = testing::empty().await;
        for number in 0..=MOST {
            store.keep("a", &format!("{number:03}"), "rows=one").await.unwrap();
        }
        let kept = store.kept("a").await.unwrap();
        assert_eq!((kept.len(), kept[0].name.as_str()), (100, "001"));
    }
}
