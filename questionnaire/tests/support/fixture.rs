//! Questionnaires for tests, read from the repository as the server reads them.

use std::path::Path;

use questionnaire::{definition::Questionnaire, load};

#[path = "../../../tools/sources.rs"]
mod sources;

/// The questionnaires of one consultation; `folder` is counted from the root of the repository.
pub(crate) fn consultation(folder: &str) -> Vec<Questionnaire> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let sources = sources::sources(&path).unwrap();
    let id = path.file_name().unwrap().to_str().unwrap();
    let loaded = load::consultation(id, &sources, None);
    let published = loaded.consultation.unwrap().questionnaires.into_iter();
    published.map(|published| published.questionnaire).collect()
}
