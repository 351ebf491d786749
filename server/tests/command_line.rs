//! What the program says to a shell: 0 where it is done, 1 where the input was refused, 2 where the
//! command line was wrong, and on standard error what to do.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

fn heard(folder: &Path, line: &str) -> Output {
    let consultations = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/fx-one-choice");
    Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(line.split_whitespace())
        .current_dir(folder)
        .env("HEARD_DATABASE", "heard.db")
        .env("HEARD_CONSULTATIONS", consultations)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn exports_end_with_a_code_and_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (line, code, words) in [
        ("export fx-one-choice", 1, "there is no database; say where it is with --database"),
        ("seed fx-one-choice --responses 40", 0, "40 made up"),
        ("export fx-one-choice", 0, ""),
        ("export fx-one-choice --format sav", 2, "say --rows"),
        ("export fx-one-choice --format xlsx", 2, "say --output FILE"),
        ("export fx-one-choice --rows", 2, "--output"),
        ("export fx-one-choice --format pdf", 2, "codebook-html"),
        ("export other", 1, "there is no questionnaire “other”; there are: fx-one-choice"),
        ("export fx-one-choice --output none/t.csv", 1, "its folder is not there"),
        ("export fx-one-choice --rows --output .", 1, "is a folder"),
        ("export fx-one-choice --rows --output r.csv", 0, "40 rows, protected"),
        ("export fx-one-choice --format sav --rows --exact --output r.sav", 0, "40 rows, exact"),
        ("staff add ada --role root", 2, "there is no such role; there are: viewer"),
    ] {
        let ended = heard(folder, line);
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(code), "{line}: {said}");
        assert!(said.contains(words), "{line}: {said}");
        let is_table = line == "export fx-one-choice" && code == 0;
        assert_eq!(ended.stdout.starts_with(b"\"question\","), is_table, "{line}");
    }
    let names: Vec<_> = files(folder)
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("heard.db"))
        .collect();
    assert_eq!(names, ["r.csv", "r.sav"]);
}
