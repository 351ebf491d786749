//! Who is signed in. The token is in the browser's cookie; only its hash is stored.

use sqlx::SqliteConnection;

use crate::{SessionToken, Staff, StaffId, Store, StoreError, staff::read, writer::Change};

impl Store {
    /// Signs somebody in. `expires` is in seconds since 1970-01-01T00:00Z.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written; [`StoreError::Failed`] where there is no such
    /// account or the token was used before.
    pub async fn open_session(
        &self,
        token: &SessionToken,
        staff: StaffId,
        expires: i64,
    ) -> Result<(), StoreError> {
        self.writer.write(Open { token: token.hash(), staff, expires }).await
    }

    /// Whose session this is; `None` where there is none or it has expired. `now` is in seconds
    /// since 1970-01-01T00:00Z.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn session(
        &self,
        token: &SessionToken,
        now: i64,
    ) -> Result<Option<Staff>, StoreError> {
        let query = "SELECT staff.id, name, role, password_hash, created \
                     FROM session JOIN staff ON staff.id = session.staff \
                     WHERE token = ? AND expires > ?";
        let row = sqlx::query(query)
            .bind(&token.hash()[..])
            .bind(now)
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.as_ref().map(read).transpose()?)
    }

    /// Signs somebody out here.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn close_session(&self, token: &SessionToken) -> Result<(), StoreError> {
        self.writer.write(Close(token.hash())).await
    }

    /// Signs somebody out everywhere.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn close_sessions(&self, staff: StaffId) -> Result<(), StoreError> {
        self.writer.write(CloseAll(staff)).await
    }
}

struct Open {
    token: [u8; 32],
    staff: StaffId,
    expires: i64,
}

impl Change for Open {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        sqlx::query("INSERT INTO session (token, staff, expires) VALUES (?, ?, ?)")
            .bind(&self.token[..])
            .bind(self.staff.0)
            .bind(self.expires)
            .execute(connection)
            .await
            .map(drop)
    }
}

struct Close([u8; 32]);

impl Change for Close {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let query = "DELETE FROM session WHERE token = ?";
        sqlx::query(query).bind(&self.0[..]).execute(connection).await.map(drop)
    }
}

struct CloseAll(StaffId);

impl Change for CloseAll {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let query = "DELETE FROM session WHERE staff = ?";
        sqlx::query(query).bind(self.0.0).execute(connection).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing::{self, ada, contains};

    #[tokio::test]
    async fn a_session_lasts_until_it_expires_or_is_closed() {
        let (store, _folder) = testing::empty().await;
        let id = store.add_staff(ada()).await.unwrap();
        let [one, two, three] = [1, 2, 3].map(|byte| SessionToken::new([byte; 32]));
        for token in [&one, &two, &three] {
            assert_eq!(store.session(token, 0).await, Ok(None));
            store.open_session(token, id, 100).await.unwrap();
        }
        assert_eq!(store.session(&one, 99).await.unwrap().unwrap().id, id);
        assert_eq!(store.session(&one, 100).await, Ok(None));
        store.close_session(&one).await.unwrap();
        assert_eq!(store.session(&one, 0).await, Ok(None));
        assert!(store.session(&two, 0).await.unwrap().is_some());
        store.close_sessions(id).await.unwrap();
        assert_eq!(store.session(&two, 0).await, Ok(None));
        assert_eq!(store.session(&three, 0).await, Ok(None));
    }

    #[tokio::test]
    async fn sessions_end_with_the_password_and_with_the_account() {
        let (store, _folder) = testing::empty().await;
        let id = store.add_staff(ada()).await.unwrap();
        let token = SessionToken::new([1; 32]);
        store.open_session(&token, id, 100).await.unwrap();
        assert_eq!(store.open_session(&token, id, 100).await, Err(StoreError::Failed));
        store.set_password(id, "$new".to_owned()).await.unwrap();
        assert_eq!(store.session(&token, 0).await, Ok(None));
        store.open_session(&token, id, 100).await.unwrap();
        store.remove_staff(id).await.unwrap();
        assert_eq!(store.session(&token, 0).await, Ok(None));
        assert_eq!(store.open_session(&token, id, 100).await, Err(StoreError::Failed));
    }

    #[tokio::test]
    async fn a_sweep_takes_expired_sessions() {
        let (store, _folder) = testing::empty().await;
        let id = store.add_staff(ada()).await.unwrap();
        let tokens = [1, 2].map(|byte| SessionToken::new([byte; 32]));
        store.open_session(&tokens[0], id, 3600).await.unwrap();
        store.open_session(&tokens[1], id, 3601).await.unwrap();
        store.sweep(1).await.unwrap();
        assert_eq!(store.session(&tokens[0], 0).await, Ok(None));
        assert!(store.session(&tokens[1], 0).await.unwrap().is_some());
    }

    #[tokio::test]
    async fn the_token_is_not_in_the_file() {
        let (store, folder) = testing::empty().await;
        let id = store.add_staff(ada()).await.unwrap();
        let bytes = *b"a token of thirty-two random byt";
        let token = SessionToken::new(bytes);
        store.open_session(&token, id, 100).await.unwrap();
        store.close().await;
        let file = std::fs::read(testing::path(&folder)).unwrap();
        assert!(contains(&file, &token.hash()));
        assert!(!contains(&file, &bytes));
    }
}
