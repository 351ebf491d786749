//! Questionnaires as they were published. One with responses under it stays for ever, as it was.

use std::fmt;

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use sqlx::{Row, Sqlite, SqliteConnection, sqlite::SqliteRow};

use crate::{Store, StoreError, writer::Change};

/// The SHA-256 of a definition's canonical JSON. Its text form is 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DefinitionHash(pub [u8; 32]);

/// A questionnaire as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Names its content.
    pub hash: DefinitionHash,
    /// Its address.
    pub slug: String,
    /// Its version.
    pub version: u32,
    /// All of it.
    pub json: String,
}

/// Why questionnaires were not published. None of them was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// Its content changed after people answered it.
    #[error(
        "{slug} has responses under version {version}, and has changed since; raise its version"
    )]
    Answered {
        /// Which questionnaire.
        slug: String,
        /// The version that has to be raised.
        version: u32,
    },
    /// It could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl DefinitionHash {
    /// Reads the text form; `None` where it is not one.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }
}

impl fmt::Display for DefinitionHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl sqlx::Type<Sqlite> for DefinitionHash {
    fn type_info() -> sqlx::sqlite::SqliteTypeInfo {
        <[u8] as sqlx::Type<Sqlite>>::type_info()
    }
}

impl<'r> sqlx::Decode<'r, Sqlite> for DefinitionHash {
    fn decode(value: sqlx::sqlite::SqliteValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        let bytes = <&[u8] as sqlx::Decode<'_, Sqlite>>::decode(value)?;
        Ok(Self(bytes.try_into()?))
    }
}

impl Store {
    /// Publishes questionnaires: all or none. One that is known already changes nothing; one that
    /// changed without a new version replaces what was there, unless it has been answered.
    ///
    /// # Errors
    /// [`PublishError`].
    pub async fn publish(&self, definitions: Vec<Definition>) -> Result<(), PublishError> {
        self.writer.write(Publish(definitions)).await?
    }

    /// A questionnaire by its hash.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn definition(
        &self,
        hash: &DefinitionHash,
    ) -> Result<Option<Definition>, StoreError> {
        let query = "SELECT hash, slug, version, json FROM definition WHERE hash = ?";
        let row = sqlx::query(query).bind(&hash.0[..]).fetch_optional(&self.readers).await?;
        Ok(row.as_ref().map(read).transpose()?)
    }

    /// Every questionnaire ever published, by slug and version.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn definitions(&self) -> Result<Vec<Definition>, StoreError> {
        let query = "SELECT hash, slug, version, json FROM definition ORDER BY slug, version";
        let rows = sqlx::query(query).fetch_all(&self.readers).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }
}

/// Every version of one questionnaire, as this connection sees them.
pub(crate) async fn versions(
    connection: &mut SqliteConnection,
    slug: &str,
) -> Result<Vec<Definition>, StoreError> {
    let query = "SELECT hash, slug, version, json FROM definition WHERE slug = ?";
    let rows = sqlx::query(query).bind(slug).fetch_all(connection).await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

fn read(row: &SqliteRow) -> Result<Definition, sqlx::Error> {
    Ok(Definition {
        hash: row.try_get(0)?,
        slug: row.try_get(1)?,
        version: row.try_get(2)?,
        json: row.try_get(3)?,
    })
}

struct Publish(Vec<Definition>);

impl Change for Publish {
    type Output = Result<(), PublishError>;

    async fn apply(
        &mut self,
        connection: &mut SqliteConnection,
    ) -> Result<Self::Output, sqlx::Error> {
        // All are looked at before any is written.
        for definition in &self.0 {
            if is_answered(connection, definition).await? {
                let (slug, version) = (definition.slug.clone(), definition.version);
                return Ok(Err(PublishError::Answered { slug, version }));
            }
        }
        for definition in &self.0 {
            sqlx::query("DELETE FROM definition WHERE slug = ? AND version = ? AND hash <> ?")
                .bind(&definition.slug)
                .bind(definition.version)
                .bind(&definition.hash.0[..])
                .execute(&mut *connection)
                .await?;
            let insert = "INSERT INTO definition (hash, slug, version, json) VALUES (?, ?, ?, ?) \
                          ON CONFLICT (hash) DO NOTHING";
            sqlx::query(insert)
                .bind(&definition.hash.0[..])
                .bind(&definition.slug)
                .bind(definition.version)
                .bind(&definition.json)
                .execute(&mut *connection)
                .await?;
        }
        Ok(Ok(()))
    }
}

/// Whether another content of the same slug and version has responses, or had some that were taken
/// back.
async fn is_answered(
    connection: &mut SqliteConnection,
    definition: &Definition,
) -> Result<bool, sqlx::Error> {
    let query = "WITH other AS \
                 (SELECT hash FROM definition WHERE slug = ? AND version = ? AND hash <> ?) \
                 SELECT EXISTS (SELECT 1 FROM response WHERE questionnaire_hash IN other) \
                     OR EXISTS (SELECT 1 FROM withdrawn WHERE questionnaire_hash IN other)";
    sqlx::query_scalar(query)
        .bind(&definition.slug)
        .bind(definition.version)
        .bind(&definition.hash.0[..])
        .fetch_one(connection)
        .await
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing::{self, definition, response};

    fn changed(mut definition: Definition) -> Definition {
        definition.hash = DefinitionHash([0xcc; 32]);
        definition.json = r#"{"changed":true}"#.to_owned();
        definition
    }

    #[tokio::test]
    async fn publishing_again_changes_nothing() {
        let (store, _folder) = testing::empty().await;
        for _ in 0..2 {
            store.publish(vec![definition()]).await.unwrap();
        }
        assert_eq!(store.definitions().await.unwrap(), [definition()]);
        assert_eq!(store.definition(&definition().hash).await.unwrap(), Some(definition()));
        assert_eq!(store.definition(&DefinitionHash([9; 32])).await.unwrap(), None);
    }

    #[tokio::test]
    async fn what_nobody_answered_may_change() {
        let (store, _folder) = testing::with_questionnaire().await;
        store.publish(vec![changed(definition())]).await.unwrap();
        assert_eq!(store.definitions().await.unwrap(), [changed(definition())]);
    }

    #[tokio::test]
    async fn what_somebody_answered_stays_as_it_was() {
        let (store, _folder) = testing::with_questionnaire().await;
        store.submit(response(1)).await.unwrap();
        let other = Definition {
            hash: DefinitionHash([0xdd; 32]),
            slug: "another".to_owned(),
            ..definition()
        };
        let refused = store.publish(vec![other, changed(definition())]).await.unwrap_err();
        assert_eq!(refused, PublishError::Answered { slug: "survey".to_owned(), version: 1 },);
        assert_eq!(
            refused.to_string(),
            "survey has responses under version 1, and has changed since; raise its version",
        );
        assert_eq!(store.definitions().await.unwrap(), [definition()], "all or none");
    }

    #[tokio::test]
    async fn a_new_version_stands_beside_the_old() {
        let (store, _folder) = testing::with_questionnaire().await;
        store.submit(response(1)).await.unwrap();
        let next = Definition { version: 2, ..changed(definition()) };
        store.publish(vec![next.clone()]).await.unwrap();
        assert_eq!(store.definitions().await.unwrap(), [definition(), next]);
    }

    #[test]
    fn the_text_form_reads_back() {
        let hash = DefinitionHash([0xab; 32]);
        assert_eq!(hash.to_string(), "ab".repeat(32));
        assert_eq!(DefinitionHash::from_text(&hash.to_string()), Some(hash));
        assert_eq!(DefinitionHash::from_text("abc"), None);
        assert_eq!(DefinitionHash::from_text(&"a".repeat(62)), None);
    }
}
