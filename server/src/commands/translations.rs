//! `heard translations`: writes the files that translators work in, and keeps them up to date.

use std::path::Path;

use questionnaire::{
    load::{
        self, MAIN_FILE, Source,
        translations::{self, Updated},
    },
    text::Language,
};

use super::{Refused, say};
use crate::folder;

/// Brings the translations of the consultation in `folder` into `language` up to date.
pub(super) fn translations(folder: &Path, language: &Language) -> Result<(), Refused> {
    if !folder.join(MAIN_FILE).is_file() {
        let folder = folder.display();
        return Err(Refused(format!(
            "there is no {MAIN_FILE} in {folder}: give the folder of one consultation"
        )));
    }
    let sources = folder::sources(folder)?;
    let loaded = load::consultation(&folder::id(folder), &sources, None);
    let Some(consultation) = &loaded.consultation else {
        return Err(refuse(&loaded.mistakes, folder));
    };
    let tag = language.as_str();
    if consultation.languages.first() == Some(language) {
        return Err(Refused(format!(
            "“{tag}” is the language that the consultation is written in; name another"
        )));
    }
    let updated = translations::update(&loaded, &sources, language)
        .map_err(|mistakes| refuse(&mistakes, folder))?;
    for one in &updated {
        if is_new(one, &sources) {
            folder::replace(&folder.join(&one.file), &one.text)?;
        }
        say(&report(one));
    }
    if !consultation.languages.contains(language) {
        say(&format!(
            "The consultation is not offered in “{tag}” yet. When the translation is ready, add it \
             to “languages” in {MAIN_FILE}."
        ));
    }
    Ok(())
}

fn refuse(mistakes: &[load::Mistake], folder: &Path) -> Refused {
    for mistake in mistakes {
        say(&mistake.to_string());
    }
    let count = mistakes.len();
    let plural = if count == 1 { "mistake" } else { "mistakes" };
    Refused(format!("{count} {plural} in {}; nothing has been changed", folder.display()))
}

fn is_new(updated: &Updated, sources: &[Source]) -> bool {
    sources.iter().all(|source| source.name != updated.file || source.text != updated.text)
}

/// What has happened to a file, and what is left to do in it.
fn report(updated: &Updated) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts = [
        count(updated.added, "new text", "new texts"),
        count(updated.moved, "translation moved with its text", "translations moved with theirs"),
        count(
            updated.put_aside,
            "translation put aside at the end, because its text is gone",
            "translations put aside at the end, because their texts are gone",
        ),
        count(updated.taken_back, "translation taken back from the end", "taken back from the end"),
        count(
            updated.stale,
            "translation of a text that has changed",
            "translations of texts that have changed",
        ),
        count(updated.untranslated, "text still to translate", "texts still to translate"),
        count(updated.fuzzy, "translation still to check", "translations still to check"),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let all =
        if parts.is_empty() { "everything is translated".to_owned() } else { parts.join("; ") };
    format!("{}: {all}", updated.file)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::fs;

    use super::*;

    const SURVEY: &str = include_str!("../../../fixtures/fx-one-choice/survey.toml");
    const MAIN: &str = include_str!("../../../fixtures/fx-one-choice/consultation.toml");

    /// A consultation in a folder of its own, called `a`.
    fn folder() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().join("a");
        fs::create_dir(&here).unwrap();
        fs::write(here.join("survey.toml"), SURVEY).unwrap();
        fs::write(here.join(MAIN_FILE), MAIN).unwrap();
        (folder, here)
    }

    #[test]
    fn a_second_run_changes_nothing() {
        let (_folder, here) = folder();
        let read = || {
            let mut files: Vec<_> =
                fs::read_dir(&here).unwrap().map(|e| e.unwrap().path()).collect();
            files.sort();
            files.iter().map(|file| fs::read_to_string(file).unwrap()).collect::<Vec<_>>()
        };
        translations(&here, &"pl".into()).unwrap();
        let first = read();
        assert_eq!(first.len(), 4);
        translations(&here, &"pl".into()).unwrap();
        assert_eq!(read(), first);
    }

    #[test]
    fn where_anything_is_wrong_nothing_is_written() {
        let (_folder, here) = folder();
        let broken = "msgctxt \"name\"\nmsgid \"";
        fs::write(here.join("survey.pl.po"), broken).unwrap();
        let Refused(line) = translations(&here, &"pl".into()).unwrap_err();
        assert!(line.contains("nothing has been changed"), "{line}");
        assert_eq!(fs::read_to_string(here.join("survey.pl.po")).unwrap(), broken);
        assert!(!here.join("consultation.pl.po").exists());
    }

    #[test]
    fn the_language_it_is_written_in_is_refused() {
        let (folder, here) = folder();
        assert!(translations(&here, &"en".into()).is_err());
        assert!(translations(folder.path(), &"pl".into()).is_err());
    }
}
