//! Drafts of respondents without JavaScript. The key is in the respondent's cookie and nowhere
//! else, so nobody can read a draft here, and nobody can say whose it is.

use sqlx::SqliteConnection;

use crate::{DraftHandle, DraftKey, Store, StoreError, seal::NONCE_BYTES, writer::Change};

impl Store {
    /// Seals a draft and stores it in place of what was there under this key.
    ///
    /// `nonce` must be random and new every time. `expires_hour` counts the hours since
    /// 1970-01-01T00:00Z.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn put_draft(
        &self,
        key: &DraftKey,
        plaintext: &[u8],
        nonce: [u8; NONCE_BYTES],
        expires_hour: i64,
    ) -> Result<(), StoreError> {
        let sealed = key.seal(plaintext, nonce).ok_or(StoreError::Failed)?;
        self.writer.write(Put { name: key.name(), sealed, expires_hour }).await
    }

    /// The draft under this key; `None` where there is none, where it has expired, or where what
    /// is stored is not what was sealed.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn draft(
        &self,
        key: &DraftKey,
        now_hour: i64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let query = "SELECT sealed FROM draft WHERE name = ? AND expires_hour > ?";
        let sealed: Option<Vec<u8>> = sqlx::query_scalar(query)
            .bind(&key.name()[..])
            .bind(now_hour)
            .fetch_optional(&self.readers)
            .await?;
        Ok(sealed.and_then(|sealed| key.open(&sealed)))
    }

    /// Erases the draft under this key, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be erased.
    pub async fn erase_draft(&self, key: &DraftKey) -> Result<(), StoreError> {
        // Leaving must work when it is busy too.
        self.writer.write_first(Erase(key.name())).await
    }

    /// Erases the draft with this handle, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be erased.
    pub async fn erase_draft_of(&self, handle: DraftHandle) -> Result<(), StoreError> {
        self.writer.write_first(Erase(handle.0)).await
    }

    /// Erases drafts, locks, sessions and waiting times that have expired by this hour, and then the
    /// traces that they and everything else left in the write-ahead log. Meant to be called once
    /// an hour. Returns how many drafts there were.
    ///
    /// # Errors
    /// [`StoreError`] where they could not be erased.
    pub async fn sweep(&self, now_hour: i64) -> Result<u64, StoreError> {
        let swept = self.writer.write(Sweep { now_hour }).await?;
        self.writer.tidy().await?;
        Ok(swept)
    }
}

struct Put {
    name: [u8; 32],
    sealed: Vec<u8>,
    expires_hour: i64,
}

impl Change for Put {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let query = "INSERT INTO draft (name, expires_hour, sealed) VALUES (?, ?, ?) \
                     ON CONFLICT (name) DO UPDATE \
                     SET expires_hour = excluded.expires_hour, sealed = excluded.sealed";
        sqlx::query(query)
            .bind(&self.name[..])
            .bind(self.expires_hour)
            .bind(&self.sealed)
            .execute(connection)
            .await
            .map(drop)
    }
}

struct Erase([u8; 32]);

impl Change for Erase {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let query = "DELETE FROM draft WHERE name = ?";
        sqlx::query(query).bind(&self.0[..]).execute(connection).await.map(drop)
    }
}

struct Sweep {
    now_hour: i64,
}

impl Change for Sweep {
    type Output = u64;

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<u64, sqlx::Error> {
        let now = self.now_hour.saturating_mul(3600);
        sqlx::query("DELETE FROM session WHERE expires <= ?")
            .bind(now)
            .execute(&mut *connection)
            .await?;
        sqlx::query("DELETE FROM failure WHERE until <= ?")
            .bind(now.saturating_sub(crate::throttle::REMEMBERED))
            .execute(&mut *connection)
            .await?;
        sqlx::query("DELETE FROM lock WHERE expires_hour <= ?")
            .bind(self.now_hour)
            .execute(&mut *connection)
            .await?;
        let drafts = sqlx::query("DELETE FROM draft WHERE expires_hour <= ?")
            .bind(self.now_hour)
            .execute(connection)
            .await?;
        Ok(drafts.rows_affected())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing;

    const TEXT: &[u8] = b"something that nobody else may read";

    #[tokio::test]
    async fn a_draft_is_there_until_it_expires_or_is_erased() {
        let (store, _folder) = testing::empty().await;
        let key = DraftKey::new([1; 32]);
        assert_eq!(store.draft(&key, 10).await, Ok(None));
        store.put_draft(&key, b"first", [1; 24], 20).await.unwrap();
        store.put_draft(&key, TEXT, [2; 24], 30).await.unwrap();
        assert_eq!(store.draft(&key, 29).await.unwrap().as_deref(), Some(TEXT));
        assert_eq!(store.draft(&key, 30).await, Ok(None), "expired, though not yet swept");
        store.erase_draft(&key).await.unwrap();
        assert_eq!(store.draft(&key, 10).await, Ok(None));
        store.erase_draft(&key).await.unwrap();
    }

    #[tokio::test]
    async fn sweeping_takes_what_has_expired_and_nothing_else() {
        let (store, _folder) = testing::empty().await;
        let keys = [1, 2, 3].map(|byte| DraftKey::new([byte; 32]));
        for (key, hour) in keys.iter().zip([9, 10, 11]) {
            store.put_draft(key, TEXT, [1; 24], hour).await.unwrap();
        }
        assert_eq!(store.sweep(10).await, Ok(2));
        assert_eq!(store.sweep(10).await, Ok(0));
        assert_eq!(store.draft(&keys[0], 0).await, Ok(None));
        assert_eq!(store.draft(&keys[1], 0).await, Ok(None));
        assert_eq!(store.draft(&keys[2], 0).await.unwrap().as_deref(), Some(TEXT));
    }

    #[tokio::test]
    async fn another_key_or_a_changed_row_opens_nothing() {
        let (store, _folder) = testing::empty().await;
        let (key, other) = (DraftKey::new([1; 32]), DraftKey::new([2; 32]));
        store.put_draft(&key, TEXT, [1; 24], 9).await.unwrap();
        assert_eq!(store.draft(&other, 0).await, Ok(None));

        // Somebody who can write to the file copies one person's draft to another's name.
        store.put_draft(&other, b"mine", [2; 24], 9).await.unwrap();
        // The nonce comes first, so this is the one with the greater.
        let copy = "UPDATE draft SET sealed = (SELECT max(sealed) FROM draft)";
        testing::execute(&store, copy).await.unwrap();
        assert_eq!(store.draft(&other, 0).await.unwrap().unwrap(), b"mine");
        assert_eq!(store.draft(&key, 0).await, Ok(None));

        store.put_draft(&key, TEXT, [3; 24], 9).await.unwrap();
        testing::execute(&store, "UPDATE draft SET sealed = substr(sealed, 1, 100)").await.unwrap();
        assert_eq!(store.draft(&key, 0).await, Ok(None));
    }

    #[tokio::test]
    async fn neither_text_nor_key_is_in_any_file() {
        let (store, folder) = testing::empty().await;
        let bytes = *b"a key of thirty-two random bytes";
        let key = DraftKey::new(bytes);
        store.put_draft(&key, TEXT, [1; 24], 9).await.unwrap();
        let files: Vec<u8> = std::fs::read_dir(&folder)
            .unwrap()
            .flat_map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
            .collect();
        assert!(testing::contains(&files, &key.name()), "the draft is in one of the files");
        assert!(!testing::contains(&files, TEXT));
        assert!(!testing::contains(&files, &bytes));
        assert!(!testing::contains(&files, key.to_text().as_bytes()));
    }

    #[tokio::test]
    async fn an_erased_draft_leaves_no_ciphertext_after_a_sweep() {
        let (store, folder) = testing::empty().await;
        let key = DraftKey::new([1; 32]);
        store.put_draft(&key, TEXT, *b"a nonce to be looked for", 9).await.unwrap();
        store.erase_draft(&key).await.unwrap();
        store.sweep(0).await.unwrap();
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            // The index of the log holds page numbers only.
            let file = std::fs::read(&path).unwrap();
            assert!(!testing::contains(&file, b"a nonce to be looked for"), "{path:?}");
            assert!(!testing::contains(&file, &key.name()), "{path:?}");
        }
    }
}
