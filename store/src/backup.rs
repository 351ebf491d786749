//! A consistent copy of the database, also of one that a running program is writing to. Copying the
//! file itself would miss what is still in the write-ahead log.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use sqlx::{ConnectOptions, Connection};

use crate::{Store, error::Fault, open};

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something is in the way, and nothing is overwritten.
    #[error("{0} exists already; give the name of a new file")]
    Exists(PathBuf),
    /// The new file cannot be made.
    #[error("cannot write the backup {path}: {why}")]
    CannotWrite {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// There is no room for it.
    #[error("the disk that holds {0} is full; make room or give another place")]
    Full(PathBuf),
    /// The database cannot be read.
    #[error("cannot read the database {path}: {why}")]
    CannotRead {
        /// Which file.
        path: PathBuf,
        /// What the database said.
        why: String,
    },
    /// The copy was made and is not sound, so neither may the database be. It was removed.
    #[error("the copy is damaged ({0}); check the disk and the database")]
    Damaged(String),
}

impl Store {
    /// Copies the database into a new file that only its owner may read. While it runs, answers
    /// arrive as ever; what is in the copy is what was there at one moment.
    ///
    /// # Errors
    /// [`BackupError`]; then no file is left behind.
    pub async fn backup(&self, to: &Path) -> Result<(), BackupError> {
        backup(&self.path, to).await
    }
}

/// The same for a database that this program has not opened: it may be in use by another.
///
/// # Errors
/// [`BackupError`]; then no file is left behind.
pub async fn backup(database: &Path, to: &Path) -> Result<(), BackupError> {
    open::create(to).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::Exists(to.to_owned()),
        _ => BackupError::CannotWrite { path: to.to_owned(), why: error.to_string() },
    })?;
    let copied = copy(database, to).await;
    if copied.is_err() {
        // It is ours, and it is not a backup.
        drop(std::fs::remove_file(to));
    }
    copied
}

async fn copy(database: &Path, to: &Path) -> Result<(), BackupError> {
    let cannot_read = |error: sqlx::Error| match Fault::of(&error) {
        Fault::Full => BackupError::Full(to.to_owned()),
        _ => BackupError::CannotRead { path: database.to_owned(), why: error.to_string() },
    };
    let cannot_write = |why: String| BackupError::CannotWrite { path: to.to_owned(), why };
    let target = to.to_str().ok_or_else(|| cannot_write("its name is not Unicode".to_owned()))?;

    let options = open::connect_options(database).read_only(true);
    let mut source = options.connect().await.map_err(cannot_read)?;
    // It writes into an empty file as into one that does not exist.
    let vacuum = sqlx::query("VACUUM INTO ?").bind(target);
    vacuum.execute(&mut source).await.map_err(cannot_read)?;
    source.close().await.map_err(cannot_read)?;

    // SQLite does not wait for the disk here, and a backup that is not on it is none.
    File::open(to)
        .and_then(|file| file.sync_all())
        .map_err(|error| cannot_write(error.to_string()))?;
    check(to).await
}

/// Reads the copy back.
async fn check(path: &Path) -> Result<(), BackupError> {
    let damaged = |error: sqlx::Error| BackupError::Damaged(error.to_string());
    let options = open::connect_options(path).read_only(true);
    let mut copy = options.connect().await.map_err(damaged)?;
    let verdict: String =
        sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&mut copy).await.map_err(damaged)?;
    copy.close().await.map_err(damaged)?;
    if verdict == "ok" { Ok(()) } else { Err(BackupError::Damaged(verdict)) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::{
        DraftKey, Submitted,
        testing::{self, ada, definition, response},
    };

    #[tokio::test]
    async fn a_copy_of_a_running_database_has_everything() {
        let (store, folder) = testing::with_questionnaire().await;
        let key = DraftKey::new([1; 32]);
        store.submit(response(1)).await.unwrap();
        store.put_draft(&key, b"draft", [1; 24], 9).await.unwrap();
        store.add_staff(ada()).await.unwrap();
        let to = folder.path().join("copy.db");
        store.backup(&to).await.unwrap();
        store.submit(response(2)).await.unwrap();

        let copy = Store::open(&to, testing::options()).await.unwrap();
        let mut seen = Vec::new();
        copy.follow(|row| seen.push(testing::number(row.closed))).await.unwrap();
        assert_eq!(seen, [1]);
        assert_eq!(copy.submit(response(1)).await, Ok(Submitted::Replayed));
        assert_eq!(copy.definitions().await.unwrap(), [definition()]);
        assert_eq!(copy.draft(&key, 0).await.unwrap().unwrap(), b"draft");
        assert!(copy.staff_named("Ada").await.unwrap().is_some());
        assert_eq!(copy.secret(), store.secret());
    }

    #[tokio::test]
    async fn nothing_is_overwritten() {
        let (store, folder) = testing::empty().await;
        let to = folder.path().join("copy.db");
        std::fs::write(&to, "dear to somebody").unwrap();
        let refused = store.backup(&to).await.unwrap_err();
        assert!(matches!(refused, BackupError::Exists(_)), "{refused}");
        assert_eq!(std::fs::read(&to).unwrap(), b"dear to somebody");
    }

    #[tokio::test]
    async fn what_cannot_be_copied_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("copy.db");
        let missing = backup(&folder.path().join("missing.db"), &to).await.unwrap_err();
        assert!(matches!(missing, BackupError::CannotRead { .. }), "{missing}");
        assert!(!to.exists());

        let other = folder.path().join("letter.txt");
        std::fs::write(&other, "Dear Sir or Madam, ".repeat(100)).unwrap();
        let refused = backup(&other, &to).await.unwrap_err();
        assert!(matches!(refused, BackupError::CannotRead { .. }), "{refused}");
        assert!(!to.exists());

        let nowhere = folder.path().join("missing").join("copy.db");
        let refused = backup(&other, &nowhere).await.unwrap_err();
        assert!(matches!(refused, BackupError::CannotWrite { .. }), "{refused}");
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn only_its_owner_may_read_a_copy() {
        use std::os::unix::fs::PermissionsExt;

        let (store, folder) = testing::empty().await;
        let to = folder.path().join("copy.db");
        store.backup(&to).await.unwrap();
        assert_eq!(std::fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
