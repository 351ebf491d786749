//! Whether the work was done already: a hash over everything that the site is made from.

use std::fs;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::error::{Error, InFile};
use crate::layout::{BUNDLES, Layout};

/// Hash over the name and content of every input, this program among them: whoever changes how the
/// site is made has changed the site.
pub(crate) fn of_inputs(layout: &Layout) -> Result<String, Error> {
    let mut inputs: Vec<PathBuf> = BUNDLES.map(|name| layout.compiled(name)).into();
    if let Some(missing) = inputs.iter().find(|path| !path.exists()) {
        return Err(Error::NotCompiled(missing.clone()));
    }
    inputs.extend(std::env::current_exe().ok());
    inputs.extend(layout.releases().into_iter().filter(|path| path.exists()));
    inputs.extend(layout.stylesheets()?);
    inputs.extend(layout.scripts()?);
    inputs.extend(layout.public()?);

    let mut hash = Sha256::new();
    for path in &inputs {
        add(&mut hash, path)?;
    }
    Ok(HEXLOWER.encode(&hash.finalize()))
}

pub(crate) fn is_current(layout: &Layout, inputs: &str) -> bool {
    fs::read_to_string(layout.stamp()).is_ok_and(|recorded| recorded == inputs)
}

pub(crate) fn record(layout: &Layout, inputs: &str) -> Result<(), Error> {
    let path = layout.stamp();
    fs::write(&path, inputs).in_file(&path)
}

/// Lengths go in as well, so that no byte can move from one file to the next unseen.
fn add(hash: &mut Sha256, path: &Path) -> Result<(), Error> {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let content = fs::read(path).in_file(path)?;
    for part in [name, &content] {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    Ok(())
}
