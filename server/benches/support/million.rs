//! A million made-up responses to the shipped questionnaire, in a database as the program keeps it.
//! `heard seed` makes them, which takes a while, so they are made once and kept under target/.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::served::{CONSULTATIONS, SLUG};

/// How many.
pub(crate) const RESPONSES: u32 = 1_000_000;

/// The database. It is for reading: whoever writes takes a copy. The hash is the questionnaire's, so
/// that a new version of it is answered anew.
pub(crate) fn database(hash: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let made = folder.join(format!("responses-{RESPONSES}-{}.db", hash.get(..16).unwrap()));
    if !made.exists() {
        let half = tempfile::tempdir_in(folder).unwrap();
        let database = half.path().join("heard.db");
        let status = Command::new(env!("CARGO_BIN_EXE_heard"))
            .args(["seed", SLUG, "--responses", &RESPONSES.to_string(), "--database"])
            .arg(&database)
            .args(["--consultations", CONSULTATIONS])
            .status()
            .unwrap();
        assert!(status.success(), "no responses were made up");
        fs::rename(&database, &made).unwrap();
    }
    made
}
