//! Why the site could not be built, in words for the person at the terminal.

use std::io;
use std::path::{Path, PathBuf};

/// One reason to stop. Nothing is half-built afterwards: `target/site` is replaced as a whole or
/// not at all.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("{path}: {source}")]
    File { path: PathBuf, source: io::Error },

    #[error("{0} is missing. Run `make web` from the project's root, which compiles it first")]
    NotCompiled(PathBuf),

    #[error("{0} is missing. Run `make web` from the project's root")]
    NotBuilt(PathBuf),

    #[error("wasm-bindgen, {name}: {message}")]
    Bindgen { name: &'static str, message: String },

    #[error("{program} could not be started ({source}). Run `npm ci` from the project's root")]
    ToolMissing { program: PathBuf, source: io::Error },

    #[error("wasm-opt, {name}: {message}")]
    Optimiser { name: &'static str, message: String },

    #[error("{name}.js: {problem}")]
    Script { name: &'static str, problem: String },

    #[error("{path}: loads {address:?}. A page makes no request that was not hashed into it")]
    StyleLoads { path: PathBuf, address: String },

    #[error("two assets are called {0:?}")]
    SameName(String),

    #[error("{path}: {source}")]
    Manifest { path: PathBuf, source: serde_json::Error },

    #[error("{path}: {source}")]
    Wasm { path: PathBuf, source: wasmparser::BinaryReaderError },

    #[error("{0} has a budget and is not in the site")]
    NothingToWeigh(&'static str),

    #[error("{report}\n\nOver budget: {over}. A slow phone pays for every byte")]
    Overweight { report: String, over: String },
}

/// Says which file it was, which `std::io::Error` does not.
pub(crate) trait InFile<T> {
    fn in_file(self, path: &Path) -> Result<T, Error>;
}

impl<T> InFile<T> for io::Result<T> {
    fn in_file(self, path: &Path) -> Result<T, Error> {
        self.map_err(|source| Error::File { path: path.to_path_buf(), source })
    }
}
