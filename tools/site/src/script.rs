//! The JavaScript half of a wasm program: one file, with nothing in it that is not used.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, InFile};
use crate::layout::Layout;

/// All that a page uses of what wasm-bindgen writes. Everything else falls away.
const ENTRY: &str = "export { default } from './a.js';";

/// Any browser that runs the wasm reads JavaScript as new as this.
const TARGET: &str = "--target=es2020";

/// wasm-bindgen can free what the browser's garbage collector finds. Nothing here waits for that, and
/// the classes that crates offer to scripts, which hang on it, are never made.
const WITHOUT: [&str; 2] =
    ["--define:FinalizationRegistry=undefined", "--define:Symbol.dispose=undefined"];

/// Puts the scripts that wasm-bindgen has written to `folder` into one.
pub(crate) fn bundle(layout: &Layout, name: &'static str, folder: &Path) -> Result<String, Error> {
    let entry = folder.join("entry.js");
    fs::write(&entry, ENTRY).in_file(&entry)?;
    let program = layout.bundler();
    let output = Command::new(&program)
        .arg(&entry)
        .args(["--bundle", "--format=esm", "--minify", "--log-level=warning", TARGET])
        .args(WITHOUT)
        .output()
        .map_err(|source| Error::ToolMissing { program, source })?;
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    let script = String::from_utf8_lossy(&output.stdout).into_owned();
    // A warning is reason enough to stop: it is about a script that nobody will look at again.
    if !output.status.success() || !said.is_empty() || script.is_empty() {
        return Err(Error::Script { name, problem: said });
    }
    if imports_anything(&script) {
        let problem = "imports a file that would not be there".to_owned();
        return Err(Error::Script { name, problem });
    }
    Ok(script)
}

/// Takes out of wasm-bindgen's script what it hands to the wasm under names that are not `wanted`.
/// Each of these is a function of its own, on lines that this release of wasm-bindgen indents so.
pub(crate) fn handing_over(script: &str, wanted: &BTreeSet<&str>) -> String {
    let name = |line: &str| {
        let (name, _) = line.strip_prefix("        __wb")?.split_once(": function(")?;
        Some(format!("__wb{name}"))
    };
    let mut kept = String::with_capacity(script.len());
    let mut within_unwanted = false;
    for line in script.lines() {
        within_unwanted |= name(line).is_some_and(|name| !wanted.contains(name.as_str()));
        if !within_unwanted {
            kept.push_str(line);
            kept.push('\n');
        }
        within_unwanted &= !line.starts_with("        }");
    }
    kept
}

fn imports_anything(script: &str) -> bool {
    ["import\"", "import'", "from\"", "from'", "import(", "import{", "import*"]
        .iter()
        .any(|form| script.contains(form))
}

/// A script that is sent as it is written, without lines that are a comment and nothing else, empty
/// lines and indentation. It looks at whole lines, so a text that goes over several lines must not
/// be in it; none of ours has one.
pub(crate) fn without_comments(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !line.starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_seen_however_it_is_written() {
        assert!(imports_anything(r#"import"./b.js";"#));
        assert!(imports_anything(r#"import{a as b}from"./b.js";"#));
        assert!(imports_anything("const a=await import('./b.js')"));
        assert!(!imports_anything("const important=1;export{important as default};"));
    }

    #[test]
    fn only_what_is_wanted_is_handed_over() {
        let script = "\
const import0 = {
        __wbg_a_1: function(arg0) {
            if (arg0) {
                return 1;
            }
        },
        __wbg_b_2: function() { return handleError(function (arg0) {
            return arg0;
        }, arguments); },
        __wbg_c_3: function(arg0) {
            return 3;
        },
    };
";
        let kept = handing_over(script, &BTreeSet::from(["__wbg_c_3"]));
        assert_eq!(
            kept,
            "\
const import0 = {
        __wbg_c_3: function(arg0) {
            return 3;
        },
    };
"
        );
        assert_eq!(
            handing_over(script, &BTreeSet::from(["__wbg_a_1", "__wbg_b_2", "__wbg_c_3"])),
            script
        );
    }

    #[test]
    fn what_a_browser_does_not_need_is_not_sent() {
        let text = "// Why.\n\n  const a = \"// not one\"; // said\n    // Why not.\n  a();\n";
        assert_eq!(without_comments(text), "const a = \"// not one\"; // said\na();\n");
    }
}
