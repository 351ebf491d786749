//! The questionnaires that are compared: read from folders, as the server reads them.

use std::{error::Error, fs, path::Path};

use questionnaire::{definition::Questionnaire, load};

/// Every questionnaire of every consultation in `folder`, in order. Folders without a consultation
/// are passed over.
pub(crate) fn in_folder(folder: &Path) -> Result<Vec<Questionnaire>, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    paths.retain(|path| path.join(load::MAIN_FILE).is_file());
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let id = path.file_name().unwrap_or_default().to_string_lossy();
        let loaded = load::consultation(&id, &crate::sources::sources(&path)?, None);
        let consultation = loaded
            .consultation
            .ok_or_else(|| format!("{}: run `heard check` on it", path.display()))?;
        all.extend(
            consultation.questionnaires.into_iter().map(|published| published.questionnaire),
        );
    }
    Ok(all)
}
