//! Locks of drafts that only their owner opens. A lock gives up what it holds for the right PIN, and
//! ten wrong ones, time, sending and deleting destroy it: what is left on a device is then noise.
//!
//! What is called a proof here was made from the PIN and stretched by the caller; this module sees no
//! PIN.

use sqlx::{Row, SqliteConnection};
use zeroize::Zeroizing;

use crate::{
    DraftHandle, LockKey, LockSecret, Store, StoreError,
    seal::{NONCE_BYTES, small},
    writer::Change,
};

/// So many wrong PINs in a row destroy a lock.
pub const TRIES: u8 = 10;

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is the right one.
    Right(LockSecret),
    /// It is not; so many tries are left. With none left, the lock is destroyed.
    Wrong {
        /// How many.
        left: u8,
    },
    /// There is no such lock: it expired, was destroyed, or has never been.
    Gone,
}

/// A lock to be made.
#[derive(Clone, Debug)]
pub struct NewLock {
    /// The half that the respondent's device has.
    pub key: LockKey,
    /// What was made from the PIN.
    pub proof: LockSecret,
    /// What the lock is to hold.
    pub holds: LockSecret,
    /// Random, and new every time.
    pub nonce: [u8; NONCE_BYTES],
    /// Hours since 1970-01-01T00:00Z.
    pub expires_hour: i64,
    /// The draft that goes with the lock, where it lies in this database.
    pub draft: Option<DraftHandle>,
}

impl Store {
    /// Makes a lock, in place of one under the same key.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn put_lock(&self, lock: NewLock) -> Result<(), StoreError> {
        let name = lock.key.name();
        let cipher_key = lock.key.cipher_key(lock.proof.as_bytes());
        let sealed = small::seal(&cipher_key, &name, lock.holds.as_bytes(), lock.nonce);
        let sealed = sealed.ok_or(StoreError::Failed)?;
        let draft = lock.draft.map(|draft| draft.0);
        self.writer.write(Put { name, sealed, expires_hour: lock.expires_hour, draft }).await
    }

    /// Tries a PIN. The right one makes the lock last until `expires_hour`. That a try was made is on
    /// the disk before anybody learns what came of it.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written; then the try does not count.
    pub async fn open_lock(
        &self,
        key: &LockKey,
        proof: &LockSecret,
        now_hour: i64,
        expires_hour: i64,
    ) -> Result<Opened, StoreError> {
        let (name, cipher_key) = (key.name(), key.cipher_key(proof.as_bytes()));
        self.writer.write(Open { name, cipher_key, now_hour, expires_hour }).await
    }

    /// Makes a lock last until `expires_hour`, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn extend_lock(&self, key: &LockKey, expires_hour: i64) -> Result<(), StoreError> {
        self.writer.write(Extend { name: key.name(), expires_hour }).await
    }

    /// Destroys a lock and the draft that goes with it, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn end_lock(&self, key: &LockKey) -> Result<(), StoreError> {
        self.writer.write_first(End(key.name())).await
    }
}

struct Put {
    name: [u8; 32],
    sealed: Vec<u8>,
    expires_hour: i64,
    draft: Option<[u8; 32]>,
}

impl Change for Put {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let query = "INSERT OR REPLACE INTO lock (name, expires_hour, wrong, sealed, draft) \
                     VALUES (?, ?, 0, ?, ?)";
        sqlx::query(query)
            .bind(&self.name[..])
            .bind(self.expires_hour)
            .bind(&self.sealed)
            .bind(self.draft.as_ref().map(|draft| &draft[..]))
            .execute(connection)
            .await
            .map(drop)
    }
}

struct Open {
    name: [u8; 32],
    cipher_key: Zeroizing<[u8; 32]>,
    now_hour: i64,
    expires_hour: i64,
}

impl Change for Open {
    type Output = Opened;

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<Opened, sqlx::Error> {
        let row = sqlx::query("SELECT wrong, sealed, expires_hour FROM lock WHERE name = ?")
            .bind(&self.name[..])
            .fetch_optional(&mut *connection)
            .await?;
        let Some(row) = row else { return Ok(Opened::Gone) };
        if row.try_get::<i64, _>(2)? <= self.now_hour {
            return Ok(Opened::Gone);
        }
        let opened = small::open(&self.cipher_key, &self.name, row.try_get(1)?);
        if let Some(holds) = opened.and_then(|holds| holds.as_slice().try_into().ok()) {
            sqlx::query("UPDATE lock SET wrong = 0, expires_hour = ? WHERE name = ?")
                .bind(self.expires_hour)
                .bind(&self.name[..])
                .execute(connection)
                .await?;
            return Ok(Opened::Right(LockSecret::new(holds)));
        }
        let wrong = row.try_get::<u8, _>(0)?.saturating_add(1);
        if wrong >= TRIES {
            end(connection, &self.name).await?;
        } else {
            sqlx::query("UPDATE lock SET wrong = ? WHERE name = ?")
                .bind(wrong)
                .bind(&self.name[..])
                .execute(connection)
                .await?;
        }
        Ok(Opened::Wrong { left: TRIES.saturating_sub(wrong) })
    }
}

struct Extend {
    name: [u8; 32],
    expires_hour: i64,
}

impl Change for Extend {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE lock SET expires_hour = ? WHERE name = ?")
            .bind(self.expires_hour)
            .bind(&self.name[..])
            .execute(connection)
            .await
            .map(drop)
    }
}

struct End([u8; 32]);

impl Change for End {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        end(connection, &self.0).await
    }
}

async fn end(connection: &mut SqliteConnection, name: &[u8; 32]) -> Result<(), sqlx::Error> {
    for query in [
        "DELETE FROM draft WHERE name = (SELECT draft FROM lock WHERE name = ?)",
        "DELETE FROM lock WHERE name = ?",
    ] {
        sqlx::query(query).bind(&name[..]).execute(&mut *connection).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
