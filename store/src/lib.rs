//! Everything that is SQL, and the sealing of what must not be readable.
//!
//! | module | what |
//! | --- | --- |
//! | [`open`] | opening the file, its settings, migrations, the lock, and closing |
//! | `writer` | the one writer: a bounded queue, commits in groups, acknowledgement after them |
//! | [`response`] | what respondents send: stored once, replayed or refused |
//! | [`feed`] | everything stored so far, and then every commit, for the results |
//! | [`reading`] | what people wrote, for staff who may read it and for exports |
//! | [`rows`] | the closed answers as they were at one moment, for files of rows |
//! | [`taken`] | who took such files |
//! | [`release`] | figures frozen for publication, and what is said around them |
//! | [`seed`] | made-up responses |
//! | [`definition`] | questionnaires, kept for as long as there are responses under them |
//! | [`draft`] | sealed drafts of respondents without JavaScript, and those under a code |
//! | [`lock`] | what opens a locked draft, for the right PIN |
//! | [`staff`], [`session`], [`throttle`] | accounts, who is signed in, failed attempts |
//! | [`withdrawal`] | taking a response back with a code |
//! | [`backup`] | a consistent copy |
//! | [`seal`] | keys, names and ciphertext derived from them |
//! | [`vault`] | what the server seals for itself |
//! | [`error`] | what can go wrong, as kinds |
//!
//! This crate reads no clock and draws no random numbers: days, hours, keys and nonces are passed
//! in. It hashes no passwords and knows nothing of HTTP.
#![forbid(unsafe_code)]

pub mod backup;
pub mod definition;
pub mod draft;
pub mod error;
pub mod feed;
pub mod kept;
pub mod lock;
pub mod open;
pub mod passed;
pub mod reading;
pub mod release;
pub mod response;
pub mod rows;
pub mod seal;
pub mod seed;
pub mod session;
pub mod staff;
pub mod taken;
pub mod throttle;
pub mod vault;
pub mod withdrawal;
mod writer;

#[cfg(test)]
mod testing;

pub use definition::{Definition, DefinitionHash, PublishError};
pub use error::{OpenError, StoreError};
pub use feed::{Commits, Committed, Event, Stored};
pub use kept::Kept;
pub use lock::{NewLock, Opened};
pub use open::{Access, Options};
pub use passed::Passed;
pub use reading::{Page, Place, Written};
pub use release::{NewRelease, Publication, Publicity, Release, Released};
pub use response::{NewResponse, SubmissionId, SubmitError, Submitted};
pub use rows::Snapshot;
pub use seal::{DraftHandle, DraftKey, LockKey, LockSecret, SessionToken, WithdrawalKey};
pub use seed::{Holdings, SeedError};
pub use staff::{NewStaff, Role, Staff, StaffError, StaffId};
pub use taken::Taken;

use std::{path::PathBuf, sync::Arc};

use sqlx::SqlitePool;

/// The open database. Clones are handles on the same one; it closes with [`Store::close`], or when
/// the last of them is dropped.
#[derive(Clone)]
pub struct Store {
    path: Arc<PathBuf>,
    access: Access,
    secret: [u8; 32],
    writer: writer::Writer,
    readers: SqlitePool,
}

/// Shows no secret.
impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("path", &self.path)
            .field("access", &self.access)
            .finish_non_exhaustive()
    }
}
