//! One wasm program made ready for browsers: its JavaScript half written by wasm-bindgen, the wasm
//! made smaller, and the scripts it pulls in hashed like everything else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::asset::Asset;
use crate::error::{Error, InFile};
use crate::layout::Layout;

/// wasm-bindgen writes this name into both halves, so it must say nothing.
const STEM: &str = "a";

/// The script and the wasm of the bundle `name`, and any script that the first one imports.
pub(crate) fn make(layout: &Layout, name: &'static str) -> Result<Vec<Asset>, Error> {
    let compiled = layout.compiled(name);
    if !compiled.exists() {
        return Err(Error::NotCompiled(compiled));
    }
    let folder = layout.workshop(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).in_file(&folder)?;
    }
    bind(name, &compiled, &folder)?;

    let wasm = optimise(layout, name, &folder)?;
    let mut assets = vec![Asset::hashed(format!("{name}.wasm"), "wasm", wasm)];

    let script = folder.join(format!("{STEM}.js"));
    let mut script = fs::read_to_string(&script).in_file(&script)?;
    for (specifier, path) in snippets(&folder)? {
        let text = fs::read_to_string(&path).in_file(&path)?;
        let snippet = hashed_snippet(name, &specifier, text)?;
        script = script.replace(&specifier, &sibling(&snippet));
        assets.push(snippet);
    }
    assert_self_contained(name, &script, &assets)?;
    assets.push(Asset::hashed(format!("{name}.js"), "js", script.into_bytes()));
    Ok(assets)
}

/// What rustc's own code needs, and nothing newer: wasm-opt uses every feature that it is allowed
/// to, and a five-year-old phone has not heard of the latest.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

fn bind(name: &'static str, compiled: &Path, folder: &Path) -> Result<(), Error> {
    let run = || {
        Bindgen::new()
            .input_path(compiled)
            .out_name(STEM)
            .web(true)?
            .typescript(false)
            // The page says where the wasm is; the script cannot know its hashed address.
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(folder)
    };
    run().map_err(|error| Error::Bindgen { name, message: format!("{error:#}") })?;
    if folder.join("package.json").exists() {
        let problem = "asks for npm packages, which nothing here would bundle".to_owned();
        return Err(Error::Script { name, problem });
    }
    Ok(())
}

fn optimise(layout: &Layout, name: &'static str, folder: &Path) -> Result<Vec<u8>, Error> {
    let bound = folder.join(format!("{STEM}_bg.wasm"));
    let smaller = folder.join("smaller.wasm");
    let program = layout.optimiser();
    let output = Command::new(&program)
        .args(FEATURES)
        .args(["-Oz", "-o"])
        .args([&smaller, &bound])
        .output()
        .map_err(|source| Error::OptimiserMissing { program, source })?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(Error::Optimiser { name, message });
    }
    fs::read(&smaller).in_file(&smaller)
}

/// Scripts that crates brought along, each with the specifier by which the main script imports it.
fn snippets(folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut found = Vec::new();
    let mut folders = vec![folder.join("snippets")];
    while let Some(next) = folders.pop().filter(|next| next.exists()) {
        for entry in fs::read_dir(&next).in_file(&next)? {
            let path = entry.in_file(&next)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push((format!("./{}", relative.display()), path));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn hashed_snippet(name: &'static str, specifier: &str, text: String) -> Result<Asset, Error> {
    if imports_relatively(&text) {
        let problem = format!("{specifier} imports other files by name; inline them or hash them");
        return Err(Error::Script { name, problem });
    }
    Ok(Asset::hashed(format!("{name}{}", specifier.trim_start_matches('.')), "js", text.into()))
}

/// Every import left in the script must be of a file that is really there.
fn assert_self_contained(
    name: &'static str,
    script: &str,
    snippets: &[Asset],
) -> Result<(), Error> {
    let mut rest = script.to_owned();
    for snippet in snippets {
        rest = rest.replace(&sibling(snippet), "");
    }
    if imports_relatively(&rest) || rest.contains("/snippets/") {
        let problem = "imports a file that would not be there".to_owned();
        return Err(Error::Script { name, problem });
    }
    Ok(())
}

fn imports_relatively(script: &str) -> bool {
    [
        "from './",
        "from \"./",
        "from '../",
        "from \"../",
        "import('.",
        "import(\".",
        "import './",
        "import \"./",
    ]
    .iter()
    .any(|form| script.contains(form))
}

/// How one hashed file imports another: they share a folder.
fn sibling(asset: &Asset) -> String {
    asset.address.replacen("/a/", "./", 1)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

    use super::*;

    #[test]
    fn a_snippet_is_found_by_the_specifier_that_imports_it() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("snippets/crate-1f");
        fs::create_dir_all(&inner).unwrap();
        fs::write(inner.join("inline0.js"), "export const one = 1;").unwrap();

        let found = snippets(folder.path()).unwrap();

        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "./snippets/crate-1f/inline0.js");
    }

    #[test]
    fn a_script_may_import_only_what_was_hashed() {
        let snippet = Asset::hashed("x", "js", b"export const one = 1;".to_vec());
        let script = format!("import {{ one }} from '{}';", sibling(&snippet));

        assert!(assert_self_contained("staff", &script, &[snippet]).is_ok());
        assert!(assert_self_contained("staff", &script, &[]).is_err());
        assert!(assert_self_contained("staff", "const from = './here';", &[]).is_ok());
    }

    #[test]
    fn a_snippet_that_imports_by_name_is_refused() {
        let text = "import { two } from './two.js';".to_owned();
        assert!(hashed_snippet("staff", "./snippets/c/inline0.js", text).is_err());
    }
}
