//! Figures that were frozen for publication, and what is said around them. Releases are only ever
//! added; the database itself refuses to change or erase one. This module does not know what a body
//! says.

use sha2::{Digest, Sha256};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use crate::{Store, StoreError, writer::Change};

/// A release to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRelease {
    /// The consultation's identifier.
    pub consultation: String,
    /// From 1 on: one more than the latest.
    pub number: u32,
    /// Seconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// The name of the account.
    pub who: String,
    /// Protected figures with their words.
    pub body: Vec<u8>,
}

/// A release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// From 1 on.
    pub number: u32,
    /// Seconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// The name of the account.
    pub who: String,
    /// SHA-256 of the body.
    pub hash: [u8; 32],
    /// Protected figures with their words.
    pub body: Vec<u8>,
}

/// What came of storing a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Released {
    /// It is stored.
    Stored,
    /// Somebody else made one at the same time, to which this one has not been held. Nothing is
    /// stored.
    Overtaken,
}

/// What is said around the figures of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The consultation's identifier.
    pub consultation: String,
    /// Seconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// The name of the account.
    pub who: String,
    /// Whose figures they are.
    pub number: u32,
    /// What was asked, in Markdown.
    pub asked: String,
    /// What people said, in Markdown.
    pub said: String,
    /// What was done, in Markdown.
    pub did: String,
    /// Who may see it.
    pub state: Publicity,
}

/// Who may see a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publicity {
    /// Staff.
    Draft,
    /// Everybody.
    Published,
    /// Nobody any more; staff may go on with it.
    TakenDown,
}

impl Store {
    /// The releases of a consultation, the first one first.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn releases(&self, consultation: &str) -> Result<Vec<Release>, StoreError> {
        let query = "SELECT number, at, who, hash, body FROM release \
                     WHERE consultation = ? ORDER BY number";
        let rows = sqlx::query(query).bind(consultation).fetch_all(&self.readers).await?;
        Ok(rows.iter().map(release).collect::<Result<_, _>>()?)
    }

    /// One release.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn release(
        &self,
        consultation: &str,
        number: u32,
    ) -> Result<Option<Release>, StoreError> {
        let query = "SELECT number, at, who, hash, body FROM release \
                     WHERE consultation = ? AND number = ?";
        let query = sqlx::query(query).bind(consultation).bind(number);
        let row = query.fetch_optional(&self.readers).await?;
        Ok(row.as_ref().map(release).transpose()?)
    }

    /// Stores a release for good.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn add_release(&self, release: NewRelease) -> Result<Released, StoreError> {
        self.writer.write(Add(release)).await
    }

    /// What staff wrote last, whoever may see it.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn publication(&self, consultation: &str) -> Result<Option<Publication>, StoreError> {
        let query = "SELECT consultation, at, who, number, asked, said, did, state \
                     FROM publication WHERE consultation = ? ORDER BY id DESC LIMIT 1";
        last(self, query, consultation).await
    }

    /// What everybody may see, if there is anything.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn published(&self, consultation: &str) -> Result<Option<Publication>, StoreError> {
        let query = "SELECT consultation, at, who, number, asked, said, did, state \
                     FROM publication WHERE consultation = ? AND state != 'draft' \
                     ORDER BY id DESC LIMIT 1";
        let last = last(self, query, consultation).await?;
        Ok(last.filter(|publication| publication.state == Publicity::Published))
    }

    /// The releases of which figures were published at any time.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn published_releases(&self, consultation: &str) -> Result<Vec<u32>, StoreError> {
        let query = "SELECT DISTINCT number FROM publication \
                     WHERE consultation = ? AND state = 'published' ORDER BY number";
        Ok(sqlx::query_scalar(query).bind(consultation).fetch_all(&self.readers).await?)
    }

    /// Remembers what staff wrote; what they wrote before stays too.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written, also where there is no such release.
    pub async fn add_publication(&self, publication: Publication) -> Result<(), StoreError> {
        self.writer.write(Write(publication)).await
    }
}

async fn last(
    store: &Store,
    query: &'static str,
    consultation: &str,
) -> Result<Option<Publication>, StoreError> {
    let row = sqlx::query(query).bind(consultation).fetch_optional(&store.readers).await?;
    Ok(row.as_ref().map(publication).transpose()?)
}

impl Publicity {
    /// Its name in the database.
    fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::TakenDown => "taken-down",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Draft, Self::Published, Self::TakenDown]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

fn release(row: &SqliteRow) -> Result<Release, sqlx::Error> {
    let hash: Vec<u8> = row.try_get(3)?;
    let hash = hash.try_into().map_err(|_| sqlx::Error::Decode("not a hash".into()))?;
    Ok(Release {
        number: row.try_get(0)?,
        at: row.try_get(1)?,
        who: row.try_get(2)?,
        hash,
        body: row.try_get(4)?,
    })
}

fn publication(row: &SqliteRow) -> Result<Publication, sqlx::Error> {
    let state: &str = row.try_get(7)?;
    Ok(Publication {
        consultation: row.try_get(0)?,
        at: row.try_get(1)?,
        who: row.try_get(2)?,
        number: row.try_get(3)?,
        asked: row.try_get(4)?,
        said: row.try_get(5)?,
        did: row.try_get(6)?,
        state: Publicity::from_name(state)
            .ok_or_else(|| sqlx::Error::Decode("not a state".into()))?,
    })
}

struct Add(NewRelease);

impl Change for Add {
    type Output = Released;

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<Released, sqlx::Error> {
        let NewRelease { consultation, number, at, who, body } = &self.0;
        let query = "SELECT COALESCE(MAX(number), 0) FROM release WHERE consultation = ?";
        let latest: u32 =
            sqlx::query_scalar(query).bind(consultation).fetch_one(&mut *connection).await?;
        if latest.checked_add(1) != Some(*number) {
            return Ok(Released::Overtaken);
        }
        let query = "INSERT INTO release (consultation, number, at, who, hash, body) \
                     VALUES (?, ?, ?, ?, ?, ?)";
        sqlx::query(query)
            .bind(consultation)
            .bind(number)
            .bind(at)
            .bind(who)
            .bind(&Sha256::digest(body)[..])
            .bind(body)
            .execute(connection)
            .await?;
        Ok(Released::Stored)
    }
}

struct Write(Publication);

impl Change for Write {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let Publication { consultation, at, who, number, asked, said, did, state } = &self.0;
        let query = "INSERT INTO publication \
                     (consultation, at, who, number, asked, said, did, state) \
                     VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        sqlx::query(query)
            .bind(consultation)
            .bind(at)
            .bind(who)
            .bind(number)
            .bind(asked)
            .bind(said)
            .bind(did)
            .bind(state.name())
            .execute(connection)
            .await
            .map(drop)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing::{self, execute};

    fn release(number: u32) -> NewRelease {
        NewRelease {
            consultation: "support".to_owned(),
            number,
            at: 7,
            who: "Ada".to_owned(),
            body: format!("figures {number}").into_bytes(),
        }
    }

    fn publication(said: &str, state: Publicity) -> Publication {
        Publication {
            consultation: "support".to_owned(),
            at: 8,
            who: "Ada".to_owned(),
            number: 1,
            asked: String::new(),
            said: said.to_owned(),
            did: String::new(),
            state,
        }
    }

    #[tokio::test]
    async fn releases_are_numbered_and_stay_as_they_are() {
        let (store, _folder) = testing::empty().await;
        assert_eq!(store.add_release(release(1)).await, Ok(Released::Stored));
        // Held to nothing that was there: of two at the same time, one has to look again.
        assert_eq!(store.add_release(release(1)).await, Ok(Released::Overtaken));
        assert_eq!(store.add_release(release(3)).await, Ok(Released::Overtaken));
        assert_eq!(store.add_release(release(2)).await, Ok(Released::Stored));
        let other = NewRelease { consultation: "other".to_owned(), ..release(1) };
        assert_eq!(store.add_release(other).await, Ok(Released::Stored));
        let all = store.releases("support").await.unwrap();
        let bodies: Vec<_> = all.iter().map(|one| (one.number, one.body.as_slice())).collect();
        assert_eq!(bodies, [(1, &b"figures 1"[..]), (2, &b"figures 2"[..])]);
        assert_eq!(all[0].hash[..], Sha256::digest(b"figures 1")[..]);
        assert_eq!(store.release("support", 2).await.unwrap().as_ref(), all.last());
        assert_eq!(store.release("support", 3).await, Ok(None));
        for sql in ["UPDATE release SET who = 'Grace'", "DELETE FROM release"] {
            assert_eq!(execute(&store, sql).await, Err(StoreError::Failed), "{sql}");
        }
        assert_eq!(store.releases("support").await.unwrap(), all);
    }

    #[tokio::test]
    async fn everybody_sees_what_was_published_last_and_drafts_do_not_change_it() {
        let (store, _folder) = testing::empty().await;
        assert_eq!(
            store.add_publication(publication("?", Publicity::Draft)).await,
            Err(StoreError::Failed)
        );
        store.add_release(release(1)).await.unwrap();
        for (said, state, seen) in [
            ("a", Publicity::Draft, None),
            ("b", Publicity::Published, Some("b")),
            ("c", Publicity::Draft, Some("b")),
            ("d", Publicity::TakenDown, None),
            ("e", Publicity::Draft, None),
            ("f", Publicity::Published, Some("f")),
        ] {
            store.add_publication(publication(said, state)).await.unwrap();
            let published = store.published("support").await.unwrap();
            assert_eq!(published.map(|one| one.said).as_deref(), seen, "{said}");
            let last = store.publication("support").await.unwrap().unwrap();
            assert_eq!((last.said.as_str(), last.state), (said, state));
        }
        assert_eq!(store.published_releases("support").await.unwrap(), [1]);
        assert_eq!(store.published("other").await, Ok(None));
    }
}
