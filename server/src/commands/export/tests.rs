#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::{Path, PathBuf};

use super::{super::seed::seed, *};
use crate::config::{Consultations, Database, Seed};

/// A consultation whose words are dangerous in a spreadsheet and awkward in a file of values.
const SURVEY: &str = r#"
slug = "awkward"
version = 1
name = "Survey"
audience = "Everyone"
[start]
heading = "Your views"
body = "Say what you think."
[review]
heading = "Check your answers"
[confirmation]
heading = "Sent"
body = "Thank you."
[[section]]
id = "one"
title = "One"
[[page]]
id = "sum"
section = "one"
[[page.question]]
id = "sum"
type = "choose-one"
label = "=SUM(A1:A9), or \"not\"?"
options = [
  { value = "plus", label = "+44 is where I live" },
  { value = "at", label = "@home" },
]
"#;

#[tokio::test]
async fn figures_are_protected_and_words_are_harmless() {
    let folder = tempfile::tempdir().unwrap();
    let consultations = folder.path().join("awkward");
    std::fs::create_dir(&consultations).unwrap();
    let main = std::fs::read_to_string(fixtures().join("fx-one-choice/consultation.toml")).unwrap();
    std::fs::write(consultations.join("consultation.toml"), main).unwrap();
    std::fs::write(consultations.join("survey.toml"), SURVEY).unwrap();
    let (written, rows) = exported(folder.path(), &consultations, "awkward", 40).await;

    assert!(
        written.contains(
            "\r\n\"sum\",\"'=SUM(A1:A9), or \"\"not\"\"?\",\"\",\"\",\"answer\",\"plus\",\"'+44"
        ),
        "{written}"
    );
    assert!(rows.iter().any(|row| row[6] == "'@home"), "{written}");
    // 40 responses in two answers: every count is a multiple of five or is not told.
    for row in &rows {
        let number = row[7].parse::<u32>();
        let told = number.as_ref().is_ok_and(|number| number % 5 == 0 && *number >= 10);
        assert!(told || ["fewer than 10", "not shown"].contains(&row[7].as_str()), "{written}");
    }
    assert!(rows.iter().any(|row| row[4] == "base"), "{written}");
}

#[tokio::test]
async fn the_export_says_what_the_dashboard_says() {
    let folder = tempfile::tempdir().unwrap();
    let consultations = fixtures().join("../consultations");
    let (written, rows) = exported(folder.path(), &consultations, "your-views", 300).await;
    let told: Vec<_> =
        rows.iter().filter(|row| row[0] == "told_police" && row[4] == "answer").collect();
    let values: Vec<&str> = told.iter().map(|row| row[5].as_str()).collect();
    assert_eq!(values, ["me", "someone-else", "no"], "{written}");
    let percent: Vec<u32> = told.iter().map(|row| row[8].parse().unwrap()).collect();
    assert!((98..=102).contains(&percent.iter().sum::<u32>()), "{percent:?}");
    let scale = rows.iter().find(|row| row[0] == "treated").unwrap();
    assert_eq!(
        (&scale[2], &scale[3]),
        (&"respect".to_owned(), &"They treated me with dignity and respect.".to_owned())
    );
}

#[tokio::test]
async fn what_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("heard.db");
    let consultations = fixtures().join("../consultations");
    let refused = read(&options(&database, &consultations, "your-views")).await.unwrap_err();
    assert!(refused.0.contains("no database"), "{}", refused.0);
    assert!(!database.exists());
    let refused = read(&options(&database, &consultations, "other")).await.unwrap_err();
    assert!(refused.0.contains("your-views"), "{}", refused.0);
}

#[tokio::test]
async fn tables_and_the_codebook_have_their_formats() {
    let folder = tempfile::tempdir().unwrap();
    let consultations = fixtures().join("../consultations");
    let (_, rows) = exported(folder.path(), &consultations, "your-views", 60).await;
    let mut options = options(&folder.path().join("heard.db"), &consultations, "your-views");
    options.format = Format::Json;
    let lines: Vec<serde_json::Value> =
        serde_json::from_slice(&read(&options).await.unwrap()).unwrap();
    assert_eq!(lines.len(), rows.len());
    assert_eq!(lines[0]["question"], rows[0][0]);
    options.format = Format::Xlsx;
    assert!(read(&options).await.unwrap().starts_with(b"PK"));
    options.format = Format::Codebook;
    let codebook = String::from_utf8(read(&options).await.unwrap()).unwrap();
    assert!(codebook.contains("told_police"), "{codebook}");
    options.format = Format::CodebookHtml;
    assert!(read(&options).await.unwrap().starts_with(b"<!DOCTYPE html>"));
    options.format = Format::Csv;
    options.mark = true;
    assert!(read(&options).await.unwrap().starts_with("\u{feff}\"question\"".as_bytes()));
    // None of these is rows.
    assert_eq!(taken(&options).await, []);
}

#[tokio::test]
async fn rows_are_whole_in_every_format_and_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let consultations = fixtures().join("../consultations");
    exported(folder.path(), &consultations, "your-views", 60).await;
    let mut options = options(&folder.path().join("heard.db"), &consultations, "your-views");
    options.rows = true;
    let formats = [
        (Format::Csv, "rows.csv"),
        (Format::Json, "rows.json"),
        (Format::Sav, "rows.sav"),
        (Format::Xlsx, "rows.xlsx"),
        (Format::Codebook, "codebook.md"),
        (Format::CodebookHtml, "codebook.html"),
    ];
    for (format, name) in formats {
        options.format = format;
        options.output = Some(folder.path().join(name));
        export(options.clone()).await.unwrap();
    }
    let left =
        folder.path().read_dir().unwrap().filter(|entry| {
            entry.as_ref().unwrap().file_name().to_string_lossy().contains(".part")
        });
    assert_eq!(left.count(), 0);
    let file = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    let rows: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_slice(&file("rows.json")).unwrap();
    assert_eq!(rows.len(), 60);
    assert_eq!(csv::Reader::from_reader(file("rows.csv").as_slice()).records().count(), 60);
    assert!(file("rows.sav").starts_with(b"$FL2"));
    assert!(file("rows.xlsx").starts_with(b"PK"));
    assert!(file("codebook.html").starts_with(b"<!DOCTYPE html>"));

    // Exact rows have variables that protected ones have not.
    options.format = Format::Json;
    options.exact = true;
    options.output = Some(folder.path().join("exact.json"));
    export(options.clone()).await.unwrap();
    let exact: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_slice(&file("exact.json")).unwrap();
    assert!(exact[0].len() > rows[0].len(), "{}", rows[0].len());

    let taken = taken(&options).await;
    let said: Vec<_> = taken.iter().map(|one| (one.format.as_str(), one.exact)).collect();
    let wanted = [("json", true), ("xlsx", false), ("sav", false), ("json", false), ("csv", false)];
    assert_eq!(said, wanted);
    assert!(taken.iter().all(|one| one.responses == 60 && one.who.is_none()), "{taken:?}");
}

#[tokio::test]
async fn rows_that_break_off_leave_nothing_and_are_not_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let consultations = fixtures().join("../consultations");
    exported(folder.path(), &consultations, "your-views", 20).await;
    let database = folder.path().join("heard.db");
    let connection = rusqlite::Connection::open(&database).unwrap();
    // The last response in the order of reading has lost its last byte.
    let sql = "UPDATE response SET closed = substr(closed, 1, length(closed) - 1) \
               WHERE id = (SELECT max(id) FROM response)";
    connection.execute(sql, ()).unwrap();
    drop(connection);
    let mut options = options(&database, &consultations, "your-views");
    options.rows = true;
    let before = names(folder.path());
    for format in [Format::Csv, Format::Json, Format::Sav, Format::Xlsx] {
        options.format = format;
        options.output = Some(folder.path().join("rows.out"));
        let refused = export(options.clone()).await.unwrap_err();
        assert!(refused.0.contains("No file was written"), "{}", refused.0);
        assert!(refused.0.contains("backup"), "{}", refused.0);
        assert_eq!(names(folder.path()), before);
    }
    assert_eq!(taken(&options).await, []);
}

fn names(folder: &Path) -> Vec<std::ffi::OsString> {
    let names = folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name());
    let ours = names.filter(|name| !name.to_string_lossy().starts_with("heard.db"));
    let mut names: Vec<_> = ours.collect();
    names.sort();
    names
}

/// What is recorded of rows that were taken.
async fn taken(options: &Export) -> Vec<store::Taken> {
    let opened = Opened::new(options).await.unwrap();
    let taken = opened.store.taken(&options.slug, 100).await.unwrap();
    opened.store.close().await;
    taken
}

/// Seeds a questionnaire and exports it: the text, and its rows without the heading.
async fn exported(
    folder: &Path,
    consultations: &Path,
    slug: &str,
    responses: u32,
) -> (String, Vec<Vec<String>>) {
    let options = options(&folder.join("heard.db"), consultations, slug);
    let (database, consultations) = (options.database.clone(), options.consultations.clone());
    let slug = slug.to_owned();
    seed(Seed { slug, responses, seed: 1, database, consultations }).await.unwrap();
    let written = String::from_utf8(read(&options).await.unwrap()).unwrap();
    let mut rows = csv::Reader::from_reader(written.as_bytes());
    assert_eq!(rows.headers().unwrap(), &tables::COLUMNS[..]);
    let rows = rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    let rows = rows.collect();
    (written, rows)
}

fn options(database: &Path, consultations: &Path, slug: &str) -> Export {
    Export {
        slug: slug.to_owned(),
        format: Format::Csv,
        rows: false,
        exact: false,
        labels: false,
        mark: false,
        output: None,
        database: Database { database: database.to_owned() },
        consultations: Consultations { consultations: consultations.to_owned() },
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}
