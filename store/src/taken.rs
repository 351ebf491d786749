//! Who took responses row by row: a list that only grows. The database itself refuses to change or
//! erase a line of it.

use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use crate::{Store, StoreError, writer::Change};

/// That somebody took rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Seconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// The name of the account; `None` for somebody at the command line.
    pub who: Option<String>,
    /// The questionnaire's address.
    pub slug: String,
    /// The ending of the file's name, such as `csv`.
    pub format: String,
    /// As they were answered, and not protected.
    pub exact: bool,
    /// How many responses.
    pub responses: u64,
}

impl Store {
    /// Remembers that somebody takes rows. Call it before they have them.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written; then they must not have them.
    pub async fn record_taken(&self, taken: Taken) -> Result<(), StoreError> {
        self.writer.write(Record(taken)).await
    }

    /// Who took rows of a questionnaire: at most so many, the latest first.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn taken(&self, slug: &str, limit: u32) -> Result<Vec<Taken>, StoreError> {
        let query = "SELECT at, who, slug, format, exact, responses FROM taken \
                     WHERE slug = ? ORDER BY id DESC LIMIT ?";
        let rows = sqlx::query(query).bind(slug).bind(limit).fetch_all(&self.readers).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }
}

fn read(row: &SqliteRow) -> Result<Taken, sqlx::Error> {
    let responses: i64 = row.try_get(5)?;
    Ok(Taken {
        at: row.try_get(0)?,
        who: row.try_get(1)?,
        slug: row.try_get(2)?,
        format: row.try_get(3)?,
        exact: row.try_get(4)?,
        responses: u64::try_from(responses).map_err(|error| sqlx::Error::Decode(error.into()))?,
    })
}

struct Record(Taken);

impl Change for Record {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let Taken { at, who, slug, format, exact, responses } = &self.0;
        let query = "INSERT INTO taken (at, who, slug, format, exact, responses) \
                     VALUES (?, ?, ?, ?, ?, ?)";
        sqlx::query(query)
            .bind(at)
            .bind(who)
            .bind(slug)
            .bind(format)
            .bind(exact)
            .bind(i64::try_from(*responses).unwrap_or(i64::MAX))
            .execute(connection)
            .await
            .map(drop)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing::{self, ada, execute};

    fn taken(at: i64, who: Option<&str>) -> Taken {
        Taken {
            at,
            who: who.map(str::to_owned),
            slug: "survey".to_owned(),
            format: "csv".to_owned(),
            exact: at % 2 == 1,
            responses: 40,
        }
    }

    #[tokio::test]
    async fn the_latest_comes_first_and_other_questionnaires_are_apart() {
        let (store, _folder) = testing::empty().await;
        let all = [taken(1, Some("Ada")), taken(2, None), taken(3, Some("Ada"))];
        for one in &all {
            store.record_taken(one.clone()).await.unwrap();
        }
        let [first, second, third] = all;
        assert_eq!(store.taken("survey", 2).await.unwrap(), [third.clone(), second.clone()]);
        assert_eq!(store.taken("survey", 9).await.unwrap(), [third, second, first]);
        assert_eq!(store.taken("other", 9).await.unwrap(), []);
    }

    #[tokio::test]
    async fn a_line_stays_as_it_is_also_without_its_account() {
        let (store, _folder) = testing::empty().await;
        let id = store.add_staff(ada()).await.unwrap();
        let line = taken(1, Some("Ada"));
        store.record_taken(line.clone()).await.unwrap();
        for sql in ["UPDATE taken SET who = 'Grace'", "DELETE FROM taken"] {
            assert_eq!(execute(&store, sql).await, Err(StoreError::Failed), "{sql}");
        }
        store.remove_staff(id).await.unwrap();
        assert_eq!(store.taken("survey", 9).await.unwrap(), [line]);
    }
}
