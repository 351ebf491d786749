//! Every consultation that is shipped loads without a mistake, and every broken one gives the
//! report that people are meant to read.
#![cfg(feature = "load")]
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use questionnaire::{
    date::PartialDate,
    load::{self, Loaded},
};
use serde_json::Value;
use sources::sources;

#[path = "../../tools/sources.rs"]
mod sources;

/// The folders in a folder of the repository, in order, without the broken ones.
fn folders(path: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    let entries = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> =
        entries.filter(|path| path.is_dir() && !path.ends_with("broken")).collect();
    folders.sort();
    assert!(!folders.is_empty(), "{} has no folders", path.display());
    folders
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn load(folder: &Path) -> Loaded {
    let today = PartialDate::parse("2026-07-15").ok();
    load::consultation(&name(folder), &sources(folder).unwrap(), today)
}

fn report(loaded: &Loaded) -> String {
    let mut report = String::new();
    for mistake in &loaded.mistakes {
        writeln!(report, "{mistake}").unwrap();
    }
    for note in &loaded.notes {
        writeln!(report, "note: {note}").unwrap();
    }
    report
}

#[test]
fn what_is_shipped_has_no_mistake() {
    let mut all = Vec::new();
    for folder in folders("consultations").iter().chain(&folders("fixtures")) {
        let loaded = load(folder);
        assert!(loaded.mistakes.is_empty(), "{}\n{}", folder.display(), report(&loaded));
        let consultation = loaded.consultation.as_ref().unwrap();
        assert!(!consultation.questionnaires.is_empty());
        all.push(loaded);
    }
    assert_eq!(load::clashes(&all), []);
}

/// Welsh is treated no less favourably than English: whatever is said in one is said in the other.
#[test]
fn what_is_shipped_is_all_there_in_welsh() {
    for folder in folders("consultations") {
        let consultation = serde_json::to_value(load(&folder).consultation.unwrap()).unwrap();
        let (mut english, mut only_english) = (0, Vec::new());
        texts(&consultation, &mut |text| {
            english += 1;
            if text.get("cy").is_none() {
                only_english.push(text.to_string());
            }
        });
        assert!(english > 500, "{english}");
        assert_eq!(only_english, [""; 0], "{}", folder.display());
    }
}

/// Shows every text in several languages to `look`.
fn texts(value: &Value, look: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(entries) if entries.contains_key("en") => look(value),
        Value::Object(entries) => entries.values().for_each(|value| texts(value, look)),
        Value::Array(values) => values.iter().for_each(|value| texts(value, look)),
        _ => {}
    }
}

#[test]
fn what_is_broken_is_reported_in_full() {
    let mut all = String::new();
    for folder in folders("fixtures/broken") {
        let loaded = load(&folder);
        assert_eq!(loaded.consultation, None, "{}", folder.display());
        writeln!(all, "# {}\n\n{}", name(&folder), report(&loaded)).unwrap();
    }
    insta::assert_snapshot!(all);
}

/// The broken files say themselves, in comments, on which lines there is a mistake.
#[test]
fn what_is_broken_is_reported_where_it_is_and_nowhere_else() {
    for folder in folders("fixtures/broken") {
        let reported: BTreeSet<(String, usize)> = load(&folder)
            .mistakes
            .into_iter()
            .map(|mistake| (mistake.file, mistake.line))
            .collect();
        let marked: BTreeSet<(String, usize)> = sources(&folder)
            .unwrap()
            .iter()
            .flat_map(|source| {
                let lines = source.text.lines().enumerate();
                let marked = lines.filter(|(_, line)| line.contains("# MISTAKE "));
                marked.map(|(index, _)| (source.name.clone(), index + 1)).collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(reported, marked, "{}", folder.display());
    }
}
