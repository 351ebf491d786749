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
        written.contains("\r\nsum,\"'=SUM(A1:A9), or \"\"not\"\"?\",,,answer,plus,'+44"),
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

#[test]
fn only_what_could_be_a_formula_is_changed() {
    for text in ["=1", "+1", "-1", "@a", "\ta", "\ra"] {
        assert_eq!(table::harmless(text), format!("'{text}"));
    }
    for text in ["", "a=b", "'a", "1-2", " =1"] {
        assert_eq!(table::harmless(text), text);
    }
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
    assert_eq!(rows.headers().unwrap(), &table::COLUMNS[..]);
    let rows = rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    let rows = rows.collect();
    (written, rows)
}

fn options(database: &Path, consultations: &Path, slug: &str) -> Export {
    Export {
        slug: slug.to_owned(),
        format: Format::Csv,
        database: Database { database: database.to_owned() },
        consultations: Consultations { consultations: consultations.to_owned() },
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}
