//! A consultation's files, as the server reads them: for tests and tools that have no server.

use std::{fs, io, path::Path};

use questionnaire::load::{Source, pictures::FOLDER};

/// The definitions, translations and pictures of a folder.
pub(crate) fn sources(folder: &Path) -> io::Result<Vec<Source>> {
    let mut sources = read(folder, "", &["toml", "po"])?;
    let pictures = folder.join(FOLDER);
    if pictures.is_dir() {
        sources.extend(read(&pictures, FOLDER, &["svg"])?);
    }
    Ok(sources)
}

fn read(folder: &Path, prefix: &str, endings: &[&str]) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| endings.iter().any(|ending| found == *ending)) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = format!("{prefix}{name}");
            sources.push(Source { name, text: fs::read_to_string(&path)? });
        }
    }
    sources.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(sources)
}
