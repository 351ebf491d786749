//! Where everything lies, seen from the project's root.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, InFile};

/// The two wasm programs, by the names of `frontend`'s binaries.
pub(crate) const BUNDLES: [&str; 2] = ["respondent", "staff"];

#[derive(Debug)]
pub(crate) struct Layout {
    root: PathBuf,
}

impl Layout {
    pub(crate) fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// What the compiler made of one bundle.
    pub(crate) fn compiled(&self, bundle: &str) -> PathBuf {
        let file = format!("{bundle}.wasm");
        self.root.join("target/web/wasm32-unknown-unknown/wasm-release").join(file)
    }

    /// For intermediate files of one bundle.
    pub(crate) fn workshop(&self, bundle: &str) -> PathBuf {
        self.root.join("target/site-work").join(bundle)
    }

    /// The optimised wasm with the names of its functions, for [`crate::weigh`].
    pub(crate) fn named(&self, bundle: &str) -> PathBuf {
        self.workshop(bundle).join("named.wasm")
    }

    pub(crate) fn optimiser(&self) -> PathBuf {
        self.root.join("node_modules/.bin/wasm-opt")
    }

    pub(crate) fn bundler(&self) -> PathBuf {
        self.root.join("node_modules/.bin/esbuild")
    }

    /// They change whenever other releases of the optimiser and the bundler are installed.
    pub(crate) fn releases(&self) -> [PathBuf; 2] {
        ["binaryen", "esbuild"]
            .map(|name| self.root.join("node_modules").join(name).join("package.json"))
    }

    /// The committed stylesheets, in order of name.
    pub(crate) fn stylesheets(&self) -> Result<Vec<PathBuf>, Error> {
        let mut found = files_in(&self.root.join("style"))?;
        found.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
        Ok(found)
    }

    /// Scripts that are sent as they are written, in order of name.
    pub(crate) fn scripts(&self) -> Result<Vec<PathBuf>, Error> {
        files_in(&self.root.join("script"))
    }

    /// Files that browsers ask for by name, in order of name.
    pub(crate) fn public(&self) -> Result<Vec<PathBuf>, Error> {
        files_in(&self.root.join("public"))
    }

    /// What the server embeds.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The site while it is written.
    pub(crate) fn unfinished(&self) -> PathBuf {
        self.root.join("target/site-unfinished")
    }

    pub(crate) fn manifest(&self) -> PathBuf {
        self.site().join("manifest.json")
    }

    /// Beside the site and not in it, since the server embeds everything that is in it.
    pub(crate) fn stamp(&self) -> PathBuf {
        self.root.join("target/site.stamp")
    }
}

/// The visible files of a folder, sorted; none if there is no such folder.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).in_file(folder)? {
        let path = entry.in_file(folder)?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes()[0] == b'.');
        if path.is_file() && !hidden {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
