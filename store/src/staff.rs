//! The accounts of the people who work with the results. Hashing and checking passwords is the
//! server's business; this keeps what came of it.

use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use crate::{Store, StoreError, writer::Change};

/// Names an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StaffId(pub(crate) i64);

/// What somebody may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Figures.
    Viewer,
    /// Figures, and responses row by row without what people wrote.
    Analyst,
    /// Figures, what people wrote, and contact details.
    Reader,
}

/// An account to be made.
#[derive(Clone)]
pub struct NewStaff {
    /// The name to sign in with; capitals make no difference (in ASCII).
    pub name: String,
    /// What they may see.
    pub role: Role,
    /// A PHC string.
    pub password_hash: String,
    /// Days since 1970-01-01.
    pub created: i32,
}

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Staff {
    /// Names it.
    pub id: StaffId,
    /// The name to sign in with.
    pub name: String,
    /// What they may see.
    pub role: Role,
    /// A PHC string.
    pub password_hash: String,
    /// Days since 1970-01-01.
    pub created: i32,
}

/// Why an account was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StaffError {
    /// Somebody else has it.
    #[error("there is an account with this name already")]
    NameTaken,
    /// It could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Viewer, Self::Analyst, Self::Reader];

    /// Its name, as the command line and the database write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Analyst => "analyst",
            Self::Reader => "reader",
        }
    }

    /// Reads a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether they may read what people wrote, and how to reach them.
    pub fn may_read(self) -> bool {
        self == Self::Reader
    }

    /// Whether they may freeze figures, and put them before everybody.
    pub fn may_publish(self) -> bool {
        self == Self::Analyst
    }

    /// Whether they may take responses row by row. Readers may not: they know how to reach people,
    /// and might recognise them in the rows.
    pub fn may_take_rows(self) -> bool {
        self == Self::Analyst
    }
}

/// Shows no password hash.
impl std::fmt::Debug for NewStaff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewStaff").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Shows no password hash.
impl std::fmt::Debug for Staff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Staff")
            .field("id", &self.id)
            .field("name", &self.name)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Makes an account.
    ///
    /// # Errors
    /// [`StaffError`].
    pub async fn add_staff(&self, staff: NewStaff) -> Result<StaffId, StaffError> {
        self.writer.write(Add(staff)).await?
    }

    /// The account with this name.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn staff_named(&self, name: &str) -> Result<Option<Staff>, StoreError> {
        let query = "SELECT id, name, role, password_hash, created FROM staff WHERE name = ?";
        let row = sqlx::query(query).bind(name).fetch_optional(&self.readers).await?;
        Ok(row.as_ref().map(read).transpose()?)
    }

    /// Every account, by name.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn staff(&self) -> Result<Vec<Staff>, StoreError> {
        let query = "SELECT id, name, role, password_hash, created FROM staff ORDER BY name";
        let rows = sqlx::query(query).fetch_all(&self.readers).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }

    /// Gives an account another password and ends its sessions. `false` where there is no such
    /// account.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn set_password(
        &self,
        id: StaffId,
        password_hash: String,
    ) -> Result<bool, StoreError> {
        self.writer.write(SetPassword(id, password_hash)).await
    }

    /// Removes an account with its sessions. `false` where there is no such account.
    ///
    /// # Errors
    /// [`StoreError`] where it could not be written.
    pub async fn remove_staff(&self, id: StaffId) -> Result<bool, StoreError> {
        self.writer.write(Remove(id)).await
    }
}

/// Reads the columns of an account, in the order of [`Staff`].
pub(crate) fn read(row: &SqliteRow) -> Result<Staff, sqlx::Error> {
    let role: &str = row.try_get(2)?;
    let unknown = || sqlx::Error::Decode(format!("there is no role {role}").into());
    Ok(Staff {
        id: StaffId(row.try_get(0)?),
        name: row.try_get(1)?,
        role: Role::from_name(role).ok_or_else(unknown)?,
        password_hash: row.try_get(3)?,
        created: row.try_get(4)?,
    })
}

struct Add(NewStaff);

impl Change for Add {
    type Output = Result<StaffId, StaffError>;

    async fn apply(
        &mut self,
        connection: &mut SqliteConnection,
    ) -> Result<Self::Output, sqlx::Error> {
        let query = "INSERT INTO staff (name, role, password_hash, created) VALUES (?, ?, ?, ?) \
                     ON CONFLICT (name) DO NOTHING RETURNING id";
        let id: Option<i64> = sqlx::query_scalar(query)
            .bind(&self.0.name)
            .bind(self.0.role.name())
            .bind(&self.0.password_hash)
            .bind(self.0.created)
            .fetch_optional(connection)
            .await?;
        Ok(id.map(StaffId).ok_or(StaffError::NameTaken))
    }
}

struct SetPassword(StaffId, String);

impl Change for SetPassword {
    type Output = bool;

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
        sqlx::query("DELETE FROM session WHERE staff = ?")
            .bind(self.0.0)
            .execute(&mut *connection)
            .await?;
        let changed = sqlx::query("UPDATE staff SET password_hash = ? WHERE id = ?")
            .bind(&self.1)
            .bind(self.0.0)
            .execute(connection)
            .await?;
        Ok(changed.rows_affected() > 0)
    }
}

struct Remove(StaffId);

impl Change for Remove {
    type Output = bool;

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
        let query = "DELETE FROM staff WHERE id = ?";
        let removed = sqlx::query(query).bind(self.0.0).execute(connection).await?;
        Ok(removed.rows_affected() > 0)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::testing::{self, ada};

    #[tokio::test]
    async fn names_are_unique_whatever_their_capitals() {
        let (store, _folder) = testing::empty().await;
        let id = store.add_staff(ada()).await.unwrap();
        let again = NewStaff { name: "ADA".to_owned(), ..ada() };
        assert_eq!(store.add_staff(again).await, Err(StaffError::NameTaken));
        let found = store.staff_named("aDa").await.unwrap().unwrap();
        assert_eq!((found.id, found.name.as_str(), found.role), (id, "Ada", Role::Reader));
        assert_eq!((found.password_hash, found.created), (ada().password_hash, ada().created));
        assert_eq!(store.staff_named("Grace").await, Ok(None));
    }

    #[tokio::test]
    async fn passwords_change_and_accounts_go() {
        let (store, _folder) = testing::empty().await;
        let id = store.add_staff(ada()).await.unwrap();
        assert_eq!(store.set_password(id, "$new".to_owned()).await, Ok(true));
        assert_eq!(store.staff().await.unwrap()[0].password_hash, "$new");
        assert_eq!(store.remove_staff(id).await, Ok(true));
        assert_eq!(store.remove_staff(id).await, Ok(false));
        assert_eq!(store.set_password(id, "$x".to_owned()).await, Ok(false));
        assert_eq!(store.staff().await.unwrap(), []);
    }

    #[test]
    fn roles_read_back_and_hashes_do_not_show() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
        assert_eq!(Role::from_name("root"), None);
        let may = |may: fn(Role) -> bool| Role::ALL.map(may);
        assert_eq!(may(Role::may_read), [false, false, true]);
        assert_eq!(may(Role::may_take_rows), [false, true, false]);
        assert!(!format!("{:?}", ada()).contains("argon2"));
    }
}
