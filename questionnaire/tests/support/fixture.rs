//! Questionnaires for tests, read from the repository as the server reads them.

use std::{fs, path::Path};

use questionnaire::{
    definition::Questionnaire,
    load::{self, Source},
};

/// The questionnaires of one consultation; `folder` is counted from the root of the repository.
pub(crate) fn consultation(folder: &str) -> Vec<Questionnaire> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let files = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|file| file.extension().is_some_and(|e| e == "toml" || e == "po"));
    let sources: Vec<Source> = files
        .map(|file| Source {
            name: file.file_name().unwrap().to_str().unwrap().to_owned(),
            text: fs::read_to_string(&file).unwrap(),
        })
        .collect();
    let id = path.file_name().unwrap().to_str().unwrap();
    let loaded = load::consultation(id, &sources, None);
    let published = loaded.consultation.unwrap().questionnaires.into_iter();
    published.map(|published| published.questionnaire).collect()
}
