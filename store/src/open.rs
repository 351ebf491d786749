//! Opening the database file: its lock, its settings (each read back after it was set) and its
//! migrations. And closing it.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use sqlx::{
    ConnectOptions, Connection, Row, SqlSafeStr, SqliteConnection,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use crate::{
    OpenError, Store,
    writer::{self, Remains, Writer},
};

/// Who else may have the database open for writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// No other program: this one serves, and its results must hear of every response.
    Alone,
    /// A program that serves: this one only makes an account or reads.
    Beside,
}

/// How to open a database.
#[derive(Clone)]
pub struct Options {
    /// Who else may have it open.
    pub access: Access,
    /// Random; becomes the file's secret if the file is new, and is not used otherwise.
    pub fresh_secret: [u8; 32],
    /// So many changes may wait to be written before the store says that it is busy.
    pub queue: usize,
    /// So many queries may read at the same time.
    pub readers: u32,
}

/// Held for as long as a program has a database to itself. The system lets go of it when the
/// program ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// "HEAR" in ASCII; the first migration writes it into the file.
const APPLICATION_ID: i64 = 0x4845_4152;

/// The first `SQLite` whose write-ahead log cannot be reset under a reader and corrupt the database.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// How long to wait for another program's transaction.
const BUSY: Duration = Duration::from_secs(5);

/// What the promises of this crate rest on: how to set it, how to read it back, what to find.
const SETTINGS: [(&str, &str, &str); 5] = [
    ("PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"),
    // 2 is FULL: a commit has reached the disk before it is acknowledged.
    ("PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"),
    // What is erased is overwritten.
    ("PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"),
    ("PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"),
    // Functions in the schema of a file from elsewhere do not run.
    ("PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"),
];

/// The tables, in the order in which they came to be.
const MIGRATIONS: [(i64, &str, &str); 9] = [
    (1, "response", include_str!("../migrations/1_response.sql")),
    (2, "draft", include_str!("../migrations/2_draft.sql")),
    (3, "staff", include_str!("../migrations/3_staff.sql")),
    (4, "withdrawal", include_str!("../migrations/4_withdrawal.sql")),
    (5, "lock", include_str!("../migrations/5_lock.sql")),
    (6, "taken", include_str!("../migrations/6_taken.sql")),
    (7, "release", include_str!("../migrations/7_release.sql")),
    (8, "passed", include_str!("../migrations/8_passed.sql")),
    (9, "kept", include_str!("../migrations/9_kept.sql")),
];

impl Options {
    /// Ordinary sizes.
    pub fn new(access: Access, fresh_secret: [u8; 32]) -> Self {
        Self { access, fresh_secret, queue: 4096, readers: 4 }
    }
}

/// Shows no secret.
impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("access", &self.access)
            .field("queue", &self.queue)
            .field("readers", &self.readers)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens a database. A file that does not exist is made, readable by its owner only; an older
    /// one is brought up to date. Must be called within a Tokio runtime.
    ///
    /// Beside it lies an empty file with `-lock` at the end of its name.
    ///
    /// # Errors
    /// [`OpenError`], one line that says what to do.
    pub async fn open(path: &Path, options: Options) -> Result<Self, OpenError> {
        let cannot_open = |error: io::Error| OpenError::from_io(path.to_owned(), &error);
        // An absolute name is never mistaken for a URI or for a database in memory.
        let path = std::path::absolute(path).map_err(cannot_open)?;
        let lock = match options.access {
            Access::Alone => Some(Lock::take(&path)?),
            Access::Beside => None,
        };
        match create(&path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(cannot_open(error));
            }
            _ => {}
        }
        let refused = |error: sqlx::Error| OpenError::from_sql(path.clone(), &error);
        let mut connection = connect_options(&path).connect().await.map_err(refused)?;
        check_sqlite(&mut connection).await.map_err(refused)??;
        check_owner(&mut connection, &path).await.map_err(refused)??;
        settle(&mut connection, &path).await.map_err(refused)??;
        if lock.is_some() {
            migrate(&mut connection, &path).await?;
        } else if !is_current(&mut connection).await {
            // Tables must not change under a running program.
            let _held = Lock::take(&path)?;
            migrate(&mut connection, &path).await?;
        }
        let secret = secret(&mut connection, options.fresh_secret).await.map_err(refused)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(options.readers.max(1))
            .acquire_timeout(BUSY)
            .test_before_acquire(false)
            .connect_with(connect_options(&path).read_only(true).pragma("trusted_schema", "OFF"))
            .await
            .map_err(refused)?;
        let writer = Writer::start(connection, lock, options.queue);
        Ok(Self { path: Arc::new(path), access: options.access, secret, writer, readers })
    }

    /// Random bytes that were drawn when the file was made, to sign tickets with.
    pub fn secret(&self) -> [u8; 32] {
        self.secret
    }

    /// The database file, as an absolute path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether answers can be stored: `false` after the disk failed and after closing.
    pub fn is_accepting(&self) -> bool {
        self.writer.is_accepting()
    }

    /// Takes nothing more, writes what was taken, lets the readers finish, empties the write-ahead
    /// log and closes the file. Everything acknowledged is on the disk with or without this.
    pub async fn close(&self) {
        let remains = self.writer.close().await;
        self.readers.close().await;
        let Some(Remains { mut connection, lock }) = remains else { return };
        // Neither loses anything: the log is read when the file is opened next.
        if let Err(error) = writer::checkpoint(&mut connection).await {
            tracing::warn!(%error, "the write-ahead log could not be emptied");
        }
        if let Err(error) = connection.close().await {
            tracing::warn!(%error, "the database could not be closed");
        }
        drop(lock);
    }
}

impl Lock {
    /// Takes it. The file is never removed: two programs could then hold locks on two files of the
    /// same name.
    fn take(database: &Path) -> Result<Self, OpenError> {
        let mut name = database.as_os_str().to_owned();
        name.push("-lock");
        let path = PathBuf::from(name);
        let file = private().create(true).truncate(false).open(&path);
        let file = file.map_err(|error| OpenError::from_io(database.to_owned(), &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse { path: database.to_owned() }),
            Err(TryLockError::Error(error)) => Err(OpenError::from_io(database.to_owned(), &error)),
        }
    }
}

/// What every connection has in common.
pub(crate) fn connect_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(BUSY)
        .row_buffer_size(1024)
        .disable_statement_logging()
}

/// Makes a new, empty file that only its owner may read; `SQLite` gives the files beside it the same
/// permissions.
pub(crate) fn create(path: &Path) -> io::Result<()> {
    private().create_new(true).open(path).map(drop)
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Whether the `SQLite` in this program is one that can be trusted.
async fn check_sqlite(
    connection: &mut SqliteConnection,
) -> Result<Result<(), OpenError>, sqlx::Error> {
    let version: String =
        sqlx::query_scalar("SELECT sqlite_version()").fetch_one(connection).await?;
    Ok(if is_sound(&version) { Ok(()) } else { Err(OpenError::OldSqlite(version)) })
}

/// Compares as numbers: 3.9 comes before 3.51.
fn is_sound(version: &str) -> bool {
    let numbers: Result<Vec<u32>, _> = version.split('.').map(str::parse).collect();
    numbers.is_ok_and(|numbers| numbers.as_slice() >= OLDEST_SQLITE.as_slice())
}

/// Whether the file is new or Heard's own. Nothing has been changed in it yet.
async fn check_owner(
    connection: &mut SqliteConnection,
    path: &Path,
) -> Result<Result<(), OpenError>, sqlx::Error> {
    // The list of migrations is made before the first of them marks the file as Heard's.
    let query = "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> '_sqlx_migrations'";
    let tables: i64 = sqlx::query_scalar(query).fetch_one(&mut *connection).await?;
    let owner: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(connection).await?;
    let is_ours = owner == APPLICATION_ID || (owner == 0 && tables == 0);
    Ok(if is_ours { Ok(()) } else { Err(OpenError::OtherProgram { path: path.to_owned() }) })
}

/// Makes the settings and reads each of them back.
async fn settle(
    connection: &mut SqliteConnection,
    path: &Path,
) -> Result<Result<(), OpenError>, sqlx::Error> {
    for (set, get, expected) in SETTINGS {
        sqlx::query(set).execute(&mut *connection).await?;
        let row = sqlx::query(get).fetch_one(&mut *connection).await?;
        // Some are numbers; SQLite writes those as text when asked for it.
        if row.try_get_unchecked::<String, _>(0)? != expected {
            return Ok(Err(OpenError::Setting { path: path.to_owned(), setting: set }));
        }
    }
    // After a peak the write-ahead log gives the space back.
    sqlx::query("PRAGMA journal_size_limit = 67108864").execute(&mut *connection).await?;
    // KiB. Keys are random, so every response may touch another page of the table.
    sqlx::query("PRAGMA cache_size = -65536").execute(connection).await?;
    Ok(Ok(()))
}

/// Whether every migration has been applied, and no other. An error means that it is not so.
async fn is_current(connection: &mut SqliteConnection) -> bool {
    let query = "SELECT count(*) FROM _sqlx_migrations WHERE success";
    let applied: Result<i64, _> = sqlx::query_scalar(query).fetch_one(connection).await;
    applied.is_ok_and(|applied| usize::try_from(applied) == Ok(MIGRATIONS.len()))
}

async fn migrate(connection: &mut SqliteConnection, path: &Path) -> Result<(), OpenError> {
    let migrations = MIGRATIONS.map(|(version, name, sql)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    let migrator = Migrator::with_migrations(migrations.into());
    let path = path.to_owned();
    migrator.run_direct(None, connection, false).await.map_err(|error| match error {
        MigrateError::VersionMissing(_) => OpenError::Newer { path },
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
            OpenError::from_sql(path, &error)
        }
        error => OpenError::Other { path, why: error.to_string() },
    })
}

/// The file's secret; the given one becomes it if it has none.
async fn secret(
    connection: &mut SqliteConnection,
    fresh: [u8; 32],
) -> Result<[u8; 32], sqlx::Error> {
    sqlx::query("INSERT INTO meta (only, secret) VALUES (1, ?) ON CONFLICT (only) DO NOTHING")
        .bind(&fresh[..])
        .execute(&mut *connection)
        .await?;
    let stored: Vec<u8> =
        sqlx::query_scalar("SELECT secret FROM meta").fetch_one(connection).await?;
    stored.as_slice().try_into().map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

#[cfg(test)]
mod tests;
