//! Taking a response back. A code that only the respondent has names a record, and opens it; the
//! record says which response is meant and under which name contact details were stored, if any
//! were. Without the code nothing leads from the record to either, nor from the one to the other.

use sqlx::SqliteConnection;

use crate::{
    DefinitionHash, Store, StoreError, SubmissionId, WithdrawalKey,
    feed::Event,
    open::Access,
    response::{contact_name, row_name},
    seal::{NONCE_BYTES, small},
    writer::Change,
};

/// Length of the name of a row of `response` and of `contact`.
const NAME_BYTES: usize = 16;

impl Store {
    /// Lets the code that this key was derived from take a response back. `false` where the
    /// response is not there. Doing it again with the same key changes nothing.
    ///
    /// `nonce` must be random and new every time.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn allow_withdrawal(
        &self,
        id: SubmissionId,
        key: &WithdrawalKey,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<bool, StoreError> {
        let (name, response) = (key.name(), row_name(id));
        let meant = [response, contact_name(id)].concat();
        let sealed = small::seal(&key.cipher_key(), &name, &meant, nonce);
        let sealed = sealed.ok_or(StoreError::Failed)?;
        self.writer.write(Allow { name, response, sealed }).await
    }

    /// Takes back the response that this key is for, if it is one to a questionnaire with this
    /// slug: everything that was sent is erased, contact details too, and so are its traces in the
    /// write-ahead log. A row remains that says that it happened. `false` where there is nothing to
    /// take back, for whatever reason.
    ///
    /// `day` counts the days since 1970-01-01; `row` must be random.
    ///
    /// Only for a store that was opened with [`Access::Alone`]: otherwise the program that serves
    /// the database would not hear of it, and would go on counting the response.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was erased.
    pub async fn withdraw(
        &self,
        key: &WithdrawalKey,
        slug: &str,
        day: i32,
        row: [u8; NAME_BYTES],
    ) -> Result<bool, StoreError> {
        if self.access != Access::Alone {
            return Err(StoreError::Failed);
        }
        let withdraw = Withdraw { key: key.clone(), slug: slug.to_owned(), day, row };
        let withdrawn = self.writer.write_first(withdraw).await?.is_some();
        // What is erased is erased; where its traces are not gone yet, the hourly sweep takes them.
        if withdrawn && let Err(error) = self.writer.tidy().await {
            tracing::warn!(%error, "the write-ahead log could not be emptied");
        }
        Ok(withdrawn)
    }

    /// How many responses to the questionnaires with this slug have been taken back.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn withdrawals(&self, slug: &str) -> Result<i64, StoreError> {
        let query = "SELECT count(*) FROM withdrawn JOIN definition \
                     ON definition.hash = withdrawn.questionnaire_hash WHERE slug = ?";
        Ok(sqlx::query_scalar(query).bind(slug).fetch_one(&self.readers).await?)
    }
}

struct Allow {
    name: [u8; 32],
    response: [u8; NAME_BYTES],
    sealed: Vec<u8>,
}

impl Change for Allow {
    type Output = bool;

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
        let query = "INSERT INTO withdrawal (name, sealed) \
                     SELECT ?, ? WHERE EXISTS (SELECT 1 FROM response WHERE id = ?) \
                     ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed";
        let inserted = sqlx::query(query)
            .bind(&self.name[..])
            .bind(&self.sealed)
            .bind(&self.response[..])
            .execute(connection)
            .await?;
        Ok(inserted.rows_affected() > 0)
    }
}

struct Withdraw {
    key: WithdrawalKey,
    slug: String,
    day: i32,
    row: [u8; NAME_BYTES],
}

impl Withdraw {
    /// The names of the response and of the contact details that are meant.
    async fn meant(
        &self,
        connection: &mut SqliteConnection,
    ) -> Result<Option<([u8; NAME_BYTES], [u8; NAME_BYTES])>, sqlx::Error> {
        let name = self.key.name();
        let sealed: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT sealed FROM withdrawal WHERE name = ?")
                .bind(&name[..])
                .fetch_optional(connection)
                .await?;
        let meant = sealed.and_then(|sealed| small::open(&self.key.cipher_key(), &name, &sealed));
        Ok(meant.and_then(|meant| {
            let (response, contact) = meant.split_first_chunk()?;
            Some((*response, contact.try_into().ok()?))
        }))
    }
}

impl Change for Withdraw {
    type Output = Option<DefinitionHash>;

    async fn apply(
        &mut self,
        connection: &mut SqliteConnection,
    ) -> Result<Self::Output, sqlx::Error> {
        let Some((response, contact)) = self.meant(connection).await? else { return Ok(None) };
        let query = "SELECT hash FROM response JOIN definition ON hash = questionnaire_hash \
                     WHERE id = ? AND slug = ?";
        let hash: Option<DefinitionHash> = sqlx::query_scalar(query)
            .bind(&response[..])
            .bind(&self.slug)
            .fetch_optional(&mut *connection)
            .await?;
        let Some(hash) = hash else { return Ok(None) };
        // What was written goes with its response.
        for (query, name) in [
            ("DELETE FROM response WHERE id = ?", &response[..]),
            ("DELETE FROM contact WHERE id = ?", &contact[..]),
            ("DELETE FROM withdrawal WHERE name = ?", &self.key.name()[..]),
        ] {
            sqlx::query(query).bind(name).execute(&mut *connection).await?;
        }
        sqlx::query("INSERT INTO withdrawn (id, questionnaire_hash, day) VALUES (?, ?, ?)")
            .bind(&self.row[..])
            .bind(&hash.0[..])
            .bind(self.day)
            .execute(connection)
            .await?;
        Ok(Some(hash))
    }

    fn announce(self, output: &Self::Output, tell: &mut dyn FnMut(Event)) {
        if let Some(hash) = output {
            tell(Event::Withdrawn(*hash));
        }
    }
}

#[cfg(test)]
mod tests;
