//! Putting responses into their tables, several rows with one statement: each statement is a way
//! to the connection's thread and back, and takes longer than what it does.

use std::collections::HashSet;

use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::{CLEAR, NewResponse, SubmitError, contact_name, digest, row_name};
use crate::error::Fault;

/// So many rows go into one statement.
const ROWS: usize = 500;

/// Inserts responses with everything that belongs to them, except those that are there already.
/// Says for each whether it is new. On a refusal, what was inserted before it is left to the
/// caller to undo.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    responses: &[NewResponse],
) -> Result<Result<Vec<bool>, SubmitError>, sqlx::Error> {
    let mut new = Vec::with_capacity(responses.len());
    for some in responses.chunks(ROWS) {
        let rows: Vec<Row<'_>> = some.iter().map(Row::of).collect();
        let mut inserted = match insert_rows(connection, &rows).await {
            // The only reference from a response is to its questionnaire.
            Err(error) if is_foreign_key(&error) => return Ok(Err(SubmitError::NotPublished)),
            inserted => inserted?,
        };
        let mut fresh = Vec::new();
        for row in rows {
            // Of several with the same id, the first is the one that was inserted.
            let is_new = inserted.remove(&row.name);
            if is_new {
                fresh.push(row);
            } else if !is_stored(connection, &row).await? {
                return Ok(Err(SubmitError::Conflict));
            }
            new.push(is_new);
        }
        insert_texts(connection, &fresh).await?;
        insert_contacts(connection, &fresh).await?;
    }
    Ok(Ok(new))
}

struct Row<'a> {
    name: [u8; 16],
    digest: [u8; 32],
    response: &'a NewResponse,
}

impl<'a> Row<'a> {
    fn of(response: &'a NewResponse) -> Self {
        Self { name: row_name(response.id), digest: digest(response), response }
    }
}

/// Returns the names of those that were not there.
async fn insert_rows(
    connection: &mut SqliteConnection,
    rows: &[Row<'_>],
) -> Result<HashSet<[u8; 16]>, sqlx::Error> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "INSERT INTO response (id, questionnaire_hash, synthetic, day, language, digest, closed) ",
    );
    query.push_values(rows, |mut values, row| {
        values
            .push_bind(row.name.to_vec())
            .push_bind(row.response.questionnaire_hash.0.to_vec())
            .push_bind(row.response.synthetic)
            .push_bind(row.response.day)
            .push_bind(row.response.language.0.clone())
            .push_bind(row.digest.to_vec())
            .push_bind(row.response.record.closed.clone());
    });
    query.push(" ON CONFLICT (id) DO NOTHING RETURNING id");
    let names: Vec<Vec<u8>> = query.build_query_scalar().fetch_all(connection).await?;
    Ok(names.into_iter().filter_map(|name| name.try_into().ok()).collect())
}

/// Whether what is stored under this name is the same response.
async fn is_stored(connection: &mut SqliteConnection, row: &Row<'_>) -> Result<bool, sqlx::Error> {
    let digest: Vec<u8> = sqlx::query_scalar("SELECT digest FROM response WHERE id = ?")
        .bind(&row.name[..])
        .fetch_one(connection)
        .await?;
    Ok(digest == row.digest)
}

async fn insert_texts(
    connection: &mut SqliteConnection,
    rows: &[Row<'_>],
) -> Result<(), sqlx::Error> {
    let texts: Vec<_> = rows
        .iter()
        .flat_map(|row| {
            row.response.record.texts.iter().map(|(field, text)| (row.name, field, text))
        })
        .collect();
    for some in texts.chunks(ROWS) {
        let mut query =
            QueryBuilder::<Sqlite>::new("INSERT INTO free_text (response, field, scheme, body) ");
        query.push_values(some, |mut values, (name, field, text)| {
            values
                .push_bind(name.to_vec())
                .push_bind((*field).clone())
                .push_bind(CLEAR)
                .push_bind(text.as_bytes().to_vec());
        });
        query.build().execute(&mut *connection).await?;
    }
    Ok(())
}

/// Few people leave them, so they go one by one.
async fn insert_contacts(
    connection: &mut SqliteConnection,
    rows: &[Row<'_>],
) -> Result<(), sqlx::Error> {
    for Row { response, .. } in rows {
        let Some(contact) = response.record.contact.as_ref().filter(|details| !details.is_empty())
        else {
            continue;
        };
        let body =
            serde_json::to_vec(contact).map_err(|error| sqlx::Error::Encode(error.into()))?;
        sqlx::query("INSERT INTO contact (id, slug, scheme, body) VALUES (?, ?, ?, ?)")
            .bind(&contact_name(response.id)[..])
            .bind(&response.slug)
            .bind(CLEAR)
            .bind(body)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

fn is_foreign_key(error: &sqlx::Error) -> bool {
    Fault::of(error) == Fault::Constraint
        && error
            .as_database_error()
            .is_some_and(sqlx::error::DatabaseError::is_foreign_key_violation)
}
