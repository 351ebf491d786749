//! One wasm program made ready for browsers: its JavaScript half written by wasm-bindgen and bundled,
//! the wasm made smaller.

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;

use wasm_bindgen_cli_support::{Bindgen, EncodeInto, Output};

use crate::asset::Asset;
use crate::error::{Error, InFile};
use crate::layout::Layout;
use crate::{script, seam};

/// wasm-bindgen writes this name into both halves, so it must say nothing.
const STEM: &str = "a";

/// The script and the wasm of the bundle `name`.
pub(crate) fn make(layout: &Layout, name: &'static str) -> Result<[Asset; 2], Error> {
    let compiled = layout.compiled(name);
    if !compiled.exists() {
        return Err(Error::NotCompiled(compiled));
    }
    let folder = layout.workshop(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).in_file(&folder)?;
    }
    let mut output = bind(name, &compiled, &folder)?;
    let program = output.wasm_mut();
    seam::offer_only(program, &script::bundle(layout, name, &folder)?);
    let glue = folder.join(format!("{STEM}.js"));
    let text = fs::read_to_string(&glue).in_file(&glue)?;
    fs::write(&glue, script::handing_over(&text, &seam::asked_for(program))).in_file(&glue)?;
    let script = seam::shorten(program, &script::bundle(layout, name, &folder)?);
    let wasm = optimise(layout, name, &program.emit_wasm())?;
    Ok([
        Asset::hashed(format!("{name}.wasm"), "wasm", wasm),
        Asset::hashed(format!("{name}.js"), "js", script.into_bytes()),
    ])
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

/// Writes the script, and any that crates brought along, to `folder`.
fn bind(name: &'static str, compiled: &Path, folder: &Path) -> Result<Output, Error> {
    let failed = |error: &dyn fmt::Display| Error::Bindgen { name, message: format!("{error:#}") };
    let run = || {
        Bindgen::new()
            .input_path(compiled)
            .out_name(STEM)
            .web(true)?
            .typescript(false)
            // The page says where the wasm is; the script cannot know its hashed address.
            .omit_default_module_path(true)
            // Every browser that has what FEATURES asks for has it.
            .encode_into(EncodeInto::Always)
            .remove_producers_section(true)
            .generate_output()
    };
    let mut output = run().map_err(|error| failed(&error))?;
    output.emit(folder).map_err(|error| failed(&error))?;
    if folder.join("package.json").exists() {
        let problem = "asks for npm packages, which nothing here would bundle".to_owned();
        return Err(Error::Script { name, problem });
    }
    Ok(output)
}

fn optimise(layout: &Layout, name: &'static str, bound: &[u8]) -> Result<Vec<u8>, Error> {
    let named = layout.named(name);
    let bound_path = layout.workshop(name).join("bound.wasm");
    let smaller = layout.workshop(name).join("smaller.wasm");
    fs::write(&bound_path, bound).in_file(&bound_path)?;
    wasm_opt(layout, name, &["-g", "-Oz", "--flatten", "--rereloop", "-Oz"], &bound_path, &named)?;
    wasm_opt(layout, name, &["--strip-debug"], &named, &smaller)?;
    fs::read(&smaller).in_file(&smaller)
}

fn wasm_opt(
    layout: &Layout,
    name: &'static str,
    passes: &[&str],
    from: &Path,
    to: &Path,
) -> Result<(), Error> {
    let program = layout.optimiser();
    let output = Command::new(&program)
        .args(FEATURES)
        .args(passes)
        .arg("-o")
        .args([to, from])
        .output()
        .map_err(|source| Error::ToolMissing { program, source })?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(Error::Optimiser { name, message });
    }
    Ok(())
}
