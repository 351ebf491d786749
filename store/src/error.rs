//! What can go wrong, as kinds that a caller can act on. What the database said goes to the
//! operator's log; it names tables and columns, never what is in them.

use std::{io, path::PathBuf};

/// Why something could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The queue is full. Nothing was written; the same again in a moment may go through.
    #[error("too much is waiting to be stored; try again in a moment")]
    Busy,
    /// The disk is full. Nothing was written; it goes on by itself once there is room.
    #[error("the disk is full; make room, and it goes on by itself")]
    Full,
    /// Another program is writing to the database and did not let go in time. Nothing was written.
    #[error("another program is writing to the database; try again in a moment")]
    Locked,
    /// The disk failed under a commit, or the store has been closed. Nothing more is accepted: what
    /// the system has in memory of a failed write can no longer be trusted, so the write is not
    /// tried again. Restarting reads back what is really on the disk.
    #[error("the database accepts nothing more since the disk failed or it was closed; restart")]
    Stopped,
    /// A fault in the program or in the database; the log says more.
    #[error("the database refused; the log says why")]
    Failed,
}

/// Why the database could not be opened. Each is one line that a person can act on.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such folder, or no permission.
    #[error(
        "cannot open the database {path}: {why}; check that its folder exists and that this \
         program may write there"
    )]
    CannotOpen {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// It may be read but not written.
    #[error("the database {path} is read-only; let this program write to it and to its folder")]
    ReadOnly {
        /// Which file.
        path: PathBuf,
    },
    /// There is no room for it.
    #[error("the disk that holds the database {path} is full; make room and start again")]
    Full {
        /// Which file.
        path: PathBuf,
    },
    /// It is some other kind of file, or damaged beyond recognition.
    #[error("{path} is not a database; give another file, or restore it from a backup")]
    NotADatabase {
        /// Which file.
        path: PathBuf,
    },
    /// It is the database of some other program.
    #[error("{path} is another program's database; give another file")]
    OtherProgram {
        /// Which file.
        path: PathBuf,
    },
    /// A newer version of this program has been using it.
    #[error("the database {path} was written by a newer version of this program; use that one")]
    Newer {
        /// Which file.
        path: PathBuf,
    },
    /// A running program has it.
    #[error("the database {path} is in use by a running program; stop that one first")]
    InUse {
        /// Which file.
        path: PathBuf,
    },
    /// The `SQLite` in this program can corrupt databases in WAL mode.
    #[error("this program was built with SQLite {0}; it needs 3.51.3 or later")]
    OldSqlite(String),
    /// A setting that the promises of this crate rest on was not accepted.
    #[error("the database {path} does not accept {setting}; put it on a local disk")]
    Setting {
        /// Which file.
        path: PathBuf,
        /// The setting.
        setting: &'static str,
    },
    /// Anything else.
    #[error("cannot use the database {path}: {why}")]
    Other {
        /// Which file.
        path: PathBuf,
        /// What the database said.
        why: String,
    },
}

/// What a result code of `SQLite` comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// What was asked for contradicts a rule of the tables.
    Constraint,
    /// There is no room.
    Full,
    /// Somebody else has the lock.
    Locked,
    /// The disk, or what is on it, is not to be trusted.
    Disk,
    /// Writing is not permitted.
    ReadOnly,
    /// The file cannot be opened.
    CannotOpen,
    /// The file is not a database.
    NotADatabase,
    /// Anything else.
    Other,
}

/// `SQLITE_IOERR_SHMSIZE`: no room for the index of the write-ahead log, so the disk is full and
/// not broken.
const SHARED_MEMORY_SIZE: i32 = 4874;

impl Fault {
    pub(crate) fn of(error: &sqlx::Error) -> Self {
        let code = match error {
            sqlx::Error::Database(error) => error.code().and_then(|code| code.parse().ok()),
            // The thread that held the connection is gone; what it last did is not known.
            sqlx::Error::WorkerCrashed => return Self::Disk,
            _ => None,
        };
        // The low byte is the primary code; the rest makes it more precise.
        match code.map(|code: i32| (code, code & 0xff)) {
            Some((SHARED_MEMORY_SIZE, _) | (_, 13)) => Self::Full,
            Some((_, 5 | 6)) => Self::Locked,
            Some((_, 8)) => Self::ReadOnly,
            Some((_, 10 | 11)) => Self::Disk,
            Some((_, 14)) => Self::CannotOpen,
            Some((_, 19)) => Self::Constraint,
            Some((_, 26)) => Self::NotADatabase,
            _ => Self::Other,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let fault = Fault::of(&error);
        tracing::error!(%error, ?fault, "the database refused");
        match fault {
            Fault::Full => Self::Full,
            Fault::Locked => Self::Locked,
            _ if matches!(error, sqlx::Error::PoolTimedOut) => Self::Busy,
            _ if matches!(error, sqlx::Error::PoolClosed) => Self::Stopped,
            _ => Self::Failed,
        }
    }
}

impl OpenError {
    pub(crate) fn from_sql(path: PathBuf, error: &sqlx::Error) -> Self {
        match Fault::of(error) {
            Fault::Full => Self::Full { path },
            Fault::ReadOnly => Self::ReadOnly { path },
            Fault::NotADatabase => Self::NotADatabase { path },
            Fault::Locked => Self::InUse { path },
            Fault::CannotOpen => Self::CannotOpen { path, why: error.to_string() },
            _ => Self::Other { path, why: error.to_string() },
        }
    }

    pub(crate) fn from_io(path: PathBuf, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull => Self::Full { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::CannotOpen { path, why: error.to_string() },
        }
    }
}
