//! Reading consultations from folders.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use questionnaire::{
    date::PartialDate,
    load::{self, Loaded, MAIN_FILE, Source, pictures::FOLDER},
};

/// Why a folder cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The file system refused.
    #[error("cannot read {path}: {source}; check that it exists and that this program may read it")]
    Read {
        /// What could not be read.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is not in the one encoding that is read.
    #[error("{path} is not UTF-8 text; save it with the encoding UTF-8")]
    Encoding {
        /// The file.
        path: PathBuf,
    },
    /// A file cannot be written.
    #[error("cannot write {path}: {source}; check that this program may write there")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is nothing to read.
    #[error(
        "there is no consultation in {path}: give a folder with {MAIN_FILE} in it, or a folder of such folders"
    )]
    Empty {
        /// Where.
        path: PathBuf,
    },
}

/// Loads the consultation in `path`, or every consultation in the folders inside it, in the order
/// of their names.
///
/// # Errors
/// [`FolderError`]. Mistakes in the files are part of what is returned.
pub fn load(path: &Path, today: Option<PartialDate>) -> Result<Vec<Loaded>, FolderError> {
    if path.join(MAIN_FILE).is_file() {
        return Ok(vec![one(path, today)?]);
    }
    let mut folders: Vec<PathBuf> =
        entries(path)?.into_iter().filter(|entry| entry.join(MAIN_FILE).is_file()).collect();
    folders.sort();
    if folders.is_empty() {
        return Err(FolderError::Empty { path: path.to_owned() });
    }
    folders.iter().map(|folder| one(folder, today)).collect()
}

fn one(folder: &Path, today: Option<PartialDate>) -> Result<Loaded, FolderError> {
    Ok(load::consultation(&id(folder), &sources(folder)?, today))
}

/// What a consultation is called: the name of its folder.
pub fn id(folder: &Path) -> String {
    // `heard check .` still names the consultation after its folder.
    let named = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    named.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The files that a consultation is made of, in the order of their names, and its pictures.
///
/// # Errors
/// [`FolderError`] for the first that cannot be read.
pub fn sources(folder: &Path) -> Result<Vec<Source>, FolderError> {
    let mut sources = texts(folder, "", &["toml", "po"])?;
    let pictures = folder.join(FOLDER);
    if pictures.is_dir() {
        sources.extend(texts(&pictures, FOLDER, &["svg"])?);
    }
    Ok(sources)
}

/// The files with these endings, named by `prefix` and their own names.
fn texts(folder: &Path, prefix: &str, endings: &[&str]) -> Result<Vec<Source>, FolderError> {
    let mut sources = Vec::new();
    for path in entries(folder)? {
        if path.extension().is_some_and(|found| endings.iter().any(|ending| found == *ending)) {
            let text = fs::read_to_string(&path).map_err(|source| match source.kind() {
                io::ErrorKind::InvalidData => FolderError::Encoding { path: path.clone() },
                _ => FolderError::Read { path: path.clone(), source },
            })?;
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            sources.push(Source { name: format!("{prefix}{}", name.unwrap_or_default()), text });
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sources)
}

/// Puts a file in place of the one there was, or leaves that as it was.
///
/// # Errors
/// [`FolderError::Write`].
pub fn replace(path: &Path, text: &str) -> Result<(), FolderError> {
    let failed = |source| FolderError::Write { path: path.to_owned(), source };
    let beside = path.with_extension("new");
    fs::write(&beside, text).and_then(|()| fs::rename(&beside, path)).map_err(failed)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, FolderError> {
    let failed = |source| FolderError::Read { path: folder.to_owned(), source };
    fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect()
}
