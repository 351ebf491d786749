//! What people wrote, for staff who may read it and for exports. Whether somebody may, the caller
//! decides.

use std::collections::BTreeMap;

use futures::TryStreamExt;
use questionnaire::{definition::ContactField, map::Map, record::Record, text::Language};
use sqlx::{Row, sqlite::SqliteRow};

use crate::{DefinitionHash, Store, StoreError, response::CLEAR};

/// Where to go on reading. It names a row, and is of use only to [`Store::texts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place([u8; 16]);

/// Some of what people wrote in one field, in no particular order, but always in the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The texts.
    pub texts: Vec<String>,
    /// Where the next page begins, if there may be one.
    pub next: Option<Place>,
}

/// A whole response, without contact details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Days since 1970-01-01.
    pub day: i32,
    /// The language it was answered in.
    pub language: Language,
    /// Made up, and not sent by a person.
    pub synthetic: bool,
    /// The answers; `contact` is always empty.
    pub record: Record,
}

impl Store {
    /// What people wrote in `field`, at most `limit` texts from `after` on.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn texts(
        &self,
        hash: &DefinitionHash,
        field: &str,
        after: Option<Place>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        // The empty key comes before every other.
        let after: &[u8] = after.as_ref().map_or(&[], |place| &place.0);
        let rows = sqlx::query(
            "SELECT free_text.scheme, free_text.body, response.id FROM response \
             JOIN free_text ON free_text.response = response.id AND free_text.field = ? \
             WHERE response.questionnaire_hash = ? AND response.id > ? \
             ORDER BY response.id LIMIT ?",
        )
        .bind(field)
        .bind(&hash.0[..])
        .bind(after)
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        let texts = rows.iter().map(|row| text(row, 0, 1)).collect::<Result<_, _>>()?;
        let full = u32::try_from(rows.len()).is_ok_and(|length| length == limit);
        let next = rows.last().filter(|_| full).map(|row| place(row, 2)).transpose()?;
        Ok(Page { texts, next })
    }

    /// Shows every response to a questionnaire, whole but for contact details, in an order that
    /// says nothing.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn responses(
        &self,
        hash: &DefinitionHash,
        mut show: impl FnMut(Written),
    ) -> Result<(), StoreError> {
        let query = "SELECT response.id, day, language, synthetic, closed, field, scheme, body \
                     FROM response LEFT JOIN free_text ON free_text.response = response.id \
                     WHERE questionnaire_hash = ? ORDER BY response.id, field";
        let mut rows = sqlx::query(query).bind(&hash.0[..]).fetch(&self.readers);
        let mut open: Option<(Place, Written)> = None;
        while let Some(row) = rows.try_next().await? {
            let id = place(&row, 0)?;
            if open.as_ref().is_none_or(|(place, _)| *place != id) {
                if let Some((_, written)) = open.take() {
                    show(written);
                }
                open = Some((id, written(&row)?));
            }
            let field: Option<String> = row.try_get(5)?;
            if let (Some(field), Some((_, written))) = (field, &mut open) {
                written.record.texts.insert(field, text(&row, 6, 7)?);
            }
        }
        if let Some((_, written)) = open {
            show(written);
        }
        Ok(())
    }

    /// The details of everyone who asked to be reached, in an order that says nothing.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn contacts(&self, slug: &str) -> Result<Vec<Map<ContactField, String>>, StoreError> {
        let query = "SELECT scheme, body FROM contact WHERE slug = ? ORDER BY id";
        let rows = sqlx::query(query).bind(slug).fetch_all(&self.readers).await?;
        let read = |row: &SqliteRow| {
            serde_json::from_slice(clear(row, 0, 1)?)
                .map_err(|error| sqlx::Error::Decode(error.into()))
        };
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }
}

fn place(row: &SqliteRow, column: usize) -> Result<Place, sqlx::Error> {
    let bytes: &[u8] = row.try_get(column)?;
    bytes.try_into().map(Place).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

fn written(row: &SqliteRow) -> Result<Written, sqlx::Error> {
    Ok(Written {
        day: row.try_get(1)?,
        language: Language(row.try_get(2)?),
        synthetic: row.try_get(3)?,
        record: Record { closed: row.try_get(4)?, texts: BTreeMap::new(), contact: None },
    })
}

fn text(row: &SqliteRow, scheme: usize, body: usize) -> Result<String, sqlx::Error> {
    let text = std::str::from_utf8(clear(row, scheme, body)?);
    text.map(str::to_owned).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// A body as it was before it was stored.
fn clear(row: &SqliteRow, scheme: usize, body: usize) -> Result<&[u8], sqlx::Error> {
    let scheme: i64 = row.try_get(scheme)?;
    if scheme != CLEAR {
        return Err(sqlx::Error::Decode(format!("scheme {scheme} is not known").into()));
    }
    row.try_get(body)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing::{self, definition, response};

    #[tokio::test]
    async fn every_text_is_on_one_page() {
        let (store, _folder) = testing::with_questionnaire().await;
        for n in 0..7 {
            store.submit(response(n)).await.unwrap();
        }
        let mut silent = response(7);
        silent.record.texts.clear();
        store.submit(silent).await.unwrap();

        let hash = definition().hash;
        let (mut seen, mut after, mut pages) = (Vec::new(), None, 0);
        loop {
            let page = store.texts(&hash, "why", after, 3).await.unwrap();
            seen.extend(page.texts);
            pages += 1;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(pages, 3);
        seen.sort_unstable();
        let expected: Vec<String> =
            (0..7).map(|n| response(n).record.texts["why"].clone()).collect();
        assert_eq!(seen, expected);
        assert_eq!(store.texts(&hash, "other", None, 3).await.unwrap().texts, [""; 0]);
        let nothing = store.texts(&DefinitionHash([9; 32]), "why", None, 3).await.unwrap();
        assert_eq!(nothing, Page { texts: Vec::new(), next: None });
    }

    #[tokio::test]
    async fn responses_come_back_whole() {
        let (store, _folder) = testing::with_questionnaire().await;
        let mut sent: Vec<_> = (0..3).map(response).collect();
        sent[1].record.texts.clear();
        sent[2].record.texts.insert("also".to_owned(), "ŵ – ünïcode\n".to_owned());
        sent[2].record.contact = Some([(ContactField::Phone, "0151".to_owned())].into());
        for response in &sent {
            store.submit(response.clone()).await.unwrap();
        }
        let mut seen = Vec::new();
        store.responses(&definition().hash, |written| seen.push(written)).await.unwrap();
        seen.sort_by_key(|written| testing::number(&written.record.closed));
        assert_eq!(seen.len(), 3);
        for (written, sent) in seen.into_iter().zip(sent) {
            assert_eq!((written.day, written.synthetic), (sent.day, false));
            assert_eq!(written.language, sent.language);
            assert_eq!(written.record, Record { contact: None, ..sent.record });
        }
    }

    #[tokio::test]
    async fn a_body_of_an_unknown_scheme_is_an_error_and_not_text() {
        let (store, _folder) = testing::with_questionnaire().await;
        store.submit(response(1)).await.unwrap();
        testing::execute(&store, "UPDATE free_text SET scheme = 7").await.unwrap();
        let page = store.texts(&definition().hash, "why", None, 3).await;
        assert_eq!(page, Err(StoreError::Failed));
    }
}
