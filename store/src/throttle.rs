//! Failed attempts to sign in make the next one wait, per account and longer each time. They are
//! kept in the database, so that a restart is no way around them.

use sha2::{Digest, Sha256};
use sqlx::{Row, SqliteConnection};

use crate::{Store, StoreError, writer::Change};

/// So many failures are a matter of mistyping and cost nothing.
const FREE: i64 = 3;

/// No wait is longer, in seconds: whoever guesses at a name must not be able to keep its owner out.
const LONGEST: i64 = 64;

/// Failures are forgotten after so many seconds without another one.
pub(crate) const REMEMBERED: i64 = 24 * 60 * 60;

impl Store {
    /// How many seconds must pass before an attempt on this name is looked at; 0 if none. `now` is
    /// in seconds since 1970-01-01T00:00Z. Names without an account are answered alike.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn wait(&self, name: &str, now: i64) -> Result<i64, StoreError> {
        let until: Option<i64> = sqlx::query_scalar("SELECT until FROM failure WHERE account = ?")
            .bind(&account(name)[..])
            .fetch_optional(&self.readers)
            .await?;
        // A clock that was set back must not make anyone wait for years.
        Ok(until.map_or(0, |until| until.saturating_sub(now).clamp(0, LONGEST)))
    }

    /// Records a failed attempt and returns how many seconds the next one has to wait.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn record_failure(&self, name: &str, now: i64) -> Result<i64, StoreError> {
        self.writer.write(Record { account: account(name), now }).await
    }

    /// Forgets the failures of a name, after it signed in.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn clear_failures(&self, name: &str) -> Result<(), StoreError> {
        self.writer.write(Clear(account(name))).await
    }
}

/// Capitals make no difference, as in `staff.name`.
fn account(name: &str) -> [u8; 32] {
    Sha256::digest(name.to_ascii_lowercase()).into()
}

/// The wait after so many failures: 1, 2, 4 … seconds.
fn seconds(count: i64) -> i64 {
    match count.saturating_sub(FREE) {
        ..=0 => 0,
        beyond @ 1..=6 => 1 << (beyond - 1),
        _ => LONGEST,
    }
}

struct Record {
    account: [u8; 32],
    now: i64,
}

impl Change for Record {
    type Output = i64;

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
        let row = sqlx::query("SELECT count, until FROM failure WHERE account = ?")
            .bind(&self.account[..])
            .fetch_optional(&mut *connection)
            .await?;
        let before = match row {
            Some(row) if self.now.saturating_sub(row.try_get(1)?) < REMEMBERED => row.try_get(0)?,
            _ => 0_i64,
        };
        let count = before.saturating_add(1);
        let wait = seconds(count);
        sqlx::query(
            "INSERT INTO failure (account, count, until) VALUES (?, ?, ?) \
             ON CONFLICT (account) DO UPDATE SET count = excluded.count, until = excluded.until",
        )
        .bind(&self.account[..])
        .bind(count)
        .bind(self.now.saturating_add(wait))
        .execute(connection)
        .await?;
        Ok(wait)
    }
}

struct Clear([u8; 32]);

impl Change for Clear {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let query = "DELETE FROM failure WHERE account = ?";
        sqlx::query(query).bind(&self.0[..]).execute(connection).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn waits_grow_and_are_forgotten_on_success() {
        let (store, _folder) = testing::empty().await;
        let mut waits = Vec::new();
        for _ in 0..12 {
            waits.push(store.record_failure("Ada", 1000).await.unwrap());
        }
        assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 64, 64]);
        assert_eq!(store.wait("ada", 1000).await, Ok(64));
        assert_eq!(store.wait("ada", 1063).await, Ok(1));
        assert_eq!(store.wait("ada", 1064).await, Ok(0));
        assert_eq!(store.wait("ada", 0).await, Ok(64), "the clock was set back");
        assert_eq!(store.wait("Grace", 1000).await, Ok(0));
        store.clear_failures("ADA").await.unwrap();
        assert_eq!(store.wait("Ada", 1000).await, Ok(0));
        assert_eq!(store.record_failure("Ada", 1000).await, Ok(0));
    }

    #[tokio::test]
    async fn a_day_without_failures_starts_afresh() {
        let (store, _folder) = testing::empty().await;
        for _ in 0..10 {
            store.record_failure("Ada", 0).await.unwrap();
        }
        assert_eq!(store.record_failure("Ada", 63 + REMEMBERED).await, Ok(64));
        let later = 63 + REMEMBERED + 64 + REMEMBERED;
        assert_eq!(store.record_failure("Ada", later + 1).await, Ok(0));
    }

    #[tokio::test]
    async fn a_sweep_forgets_old_failures_only() {
        let (store, _folder) = testing::empty().await;
        let count = || async {
            let query = sqlx::query_scalar("SELECT count(*) FROM failure");
            let count: i64 = query.fetch_one(&store.readers).await.unwrap();
            count
        };
        store.record_failure("Ada", 0).await.unwrap();
        store.sweep(23).await.unwrap();
        assert_eq!(count().await, 1);
        store.sweep(24).await.unwrap();
        assert_eq!(count().await, 0);
    }

    #[test]
    fn no_number_of_failures_is_too_many() {
        assert_eq!(seconds(i64::MAX), LONGEST);
        assert_eq!(seconds(FREE + 64), LONGEST);
        assert_eq!(seconds(i64::MIN), 0);
    }
}
