//! `heard backup`: a consistent copy of a database, which may be in use.

use std::path::PathBuf;

use super::{Refused, say};

/// Writes a copy of `database` to `file`.
pub(super) async fn backup(database: PathBuf, file: PathBuf) -> Result<(), Refused> {
    store::backup::backup(&database, &file).await?;
    say(&format!("copied {} to {}", database.display(), file.display()));
    Ok(())
}
