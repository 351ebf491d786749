//! `target/site`: every asset with its compressed twins, and the manifest that names them.
//!
//! It is written beside the old one and then takes its place, so nothing stale stays and nobody
//! sees half of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::asset::{Asset, brotli, gzip};
use crate::error::{Error, InFile};
use crate::layout::Layout;

/// Names that templates use, and the addresses they stand for.
pub(crate) type Manifest = BTreeMap<String, String>;

/// Replaces the site with these assets and nothing else.
pub(crate) fn write(layout: &Layout, assets: &[Asset]) -> Result<(), Error> {
    let manifest = manifest_of(assets)?;
    let unfinished = layout.unfinished();
    remove(&unfinished)?;
    for asset in assets {
        let path = within(&unfinished, &asset.address);
        save(&path, &asset.bytes)?;
        save(&twin(&path, "br"), &brotli(&asset.bytes))?;
        save(&twin(&path, "gz"), &gzip(&asset.bytes).in_file(&path)?)?;
    }
    let path = unfinished.join("manifest.json");
    let text = serde_json::to_string_pretty(&manifest)
        .map_err(|source| Error::Manifest { path: path.clone(), source })?;
    save(&path, format!("{text}\n").as_bytes())?;

    let site = layout.site();
    remove(&site)?;
    fs::rename(&unfinished, &site).in_file(&site)
}

/// Reads the manifest of the site as it lies there.
pub(crate) fn manifest(layout: &Layout) -> Result<Manifest, Error> {
    let path = layout.manifest();
    if !path.exists() {
        return Err(Error::NotBuilt(path));
    }
    let text = fs::read(&path).in_file(&path)?;
    serde_json::from_slice(&text).map_err(|source| Error::Manifest { path, source })
}

/// Whether everything the manifest promises is there.
pub(crate) fn is_whole(layout: &Layout) -> bool {
    manifest(layout).is_ok_and(|manifest| {
        manifest.values().all(|address| {
            let path = within(&layout.site(), address);
            path.exists() && twin(&path, "br").exists() && twin(&path, "gz").exists()
        })
    })
}

/// Where an asset with this address lies in `folder`.
pub(crate) fn within(folder: &Path, address: &str) -> PathBuf {
    folder.join(address.trim_start_matches('/'))
}

/// The compressed twin of a file: the same name with one more extension.
pub(crate) fn twin(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

fn manifest_of(assets: &[Asset]) -> Result<Manifest, Error> {
    let mut manifest = Manifest::new();
    for asset in assets {
        if manifest.insert(asset.name.clone(), asset.address.clone()).is_some() {
            return Err(Error::SameName(asset.name.clone()));
        }
    }
    Ok(manifest)
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).in_file(folder)?;
    }
    fs::write(path, bytes).in_file(path)
}

fn remove(folder: &Path) -> Result<(), Error> {
    if folder.exists() { fs::remove_dir_all(folder).in_file(folder) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

    use super::*;

    fn asset(text: &str) -> Asset {
        Asset::hashed("staff.css", "css", text.as_bytes().to_vec())
    }

    #[test]
    fn a_new_site_leaves_nothing_of_the_old_one() {
        let root = tempfile::tempdir().unwrap();
        let layout = Layout::at(root.path());
        let (old, new) = (asset("a{}"), asset("b{}"));

        write(&layout, std::slice::from_ref(&old)).unwrap();
        write(&layout, std::slice::from_ref(&new)).unwrap();

        assert!(!within(&layout.site(), &old.address).exists());
        assert_eq!(fs::read(within(&layout.site(), &new.address)).unwrap(), b"b{}");
        assert_eq!(manifest(&layout).unwrap()["staff.css"], new.address);
        assert!(!layout.unfinished().exists());
    }

    #[test]
    fn a_site_without_one_of_its_files_is_not_whole() {
        let root = tempfile::tempdir().unwrap();
        let layout = Layout::at(root.path());
        let one = asset("a{}");
        write(&layout, std::slice::from_ref(&one)).unwrap();
        assert!(is_whole(&layout));

        fs::remove_file(twin(&within(&layout.site(), &one.address), "br")).unwrap();

        assert!(!is_whole(&layout));
    }

    #[test]
    fn two_assets_may_not_share_a_name() {
        assert!(matches!(manifest_of(&[asset("a{}"), asset("b{}")]), Err(Error::SameName(_))));
    }
}
