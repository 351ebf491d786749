//! What each asset weighs as browsers receive it, how much it may weigh, and what weighs most in it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use crate::error::{Error, InFile};
use crate::layout::{BUNDLES, Layout};
use crate::output::{self, twin, within};
use crate::parts;

/// One promise about weight: these assets together, at most so many bytes of brotli.
struct Budget {
    what: &'static str,
    assets: &'static [&'static str],
    /// The promise, in bytes.
    bytes: u64,
}

/// A respondent may be on an old phone with little signal; staff sit at desks.
const BUDGETS: [Budget; 4] = [
    Budget {
        what: "respondent's program",
        assets: &["leave.js", "respondent.js", "respondent.wasm"],
        bytes: 100 * 1024,
    },
    Budget { what: "the way out of it", assets: &["leave.js"], bytes: 2_500 },
    Budget { what: "respondent's style", assets: &["respondent.css"], bytes: 12 * 1024 },
    Budget { what: "staff program", assets: &["staff.js", "staff.wasm"], bytes: 200 * 1024 },
];

/// A table of what `target/site` weighs; an error with the same table when a budget is broken.
pub(crate) fn run(layout: &Layout) -> Result<String, Error> {
    let site = layout.site();
    let mut weights = BTreeMap::new();
    for (name, address) in output::manifest(layout)? {
        let path = twin(&within(&site, &address), "br");
        weights.insert(name, fs::metadata(&path).in_file(&path)?.len());
    }
    judge(&weights, &parts(layout)?)
}

/// What the programs consist of, largest part first: whoever breaks a budget wants to know where.
fn parts(layout: &Layout) -> Result<String, Error> {
    let mut report = String::new();
    for name in BUNDLES {
        // The site can be there without what it was made from.
        let path = layout.named(name);
        if path.exists() {
            let wasm = fs::read(&path).in_file(&path)?;
            let table = parts::table(&wasm).map_err(|source| Error::Wasm { path, source })?;
            let heading = format!("{name}.wasm");
            let _ = write!(report, "\n\n{heading:<28}{:>12}{:>19}{table}", "raw bytes", "%");
        }
    }
    Ok(report)
}

/// `weights`: bytes of brotli by asset. `parts` is told along with the verdict.
fn judge(weights: &BTreeMap<String, u64>, parts: &str) -> Result<String, Error> {
    let mut report = format!("{:<28}{:>12}\n", "asset", "brotli bytes");
    for (name, bytes) in weights {
        let _ = writeln!(report, "{name:<28}{bytes:>12}");
    }
    let _ = write!(report, "\n{:<28}{:>12}{:>12}{:>7}", "budget", "used", "allowed", "%");
    let mut over = Vec::new();
    for budget in &BUDGETS {
        if let Some(missing) = budget.assets.iter().find(|name| !weights.contains_key(**name)) {
            return Err(Error::NothingToWeigh(missing));
        }
        let used: u64 = budget.assets.iter().map(|name| weights[*name]).sum();
        let share = used * 100 / budget.bytes;
        let _ = write!(report, "\n{:<28}{used:>12}{:>12}{share:>7}", budget.what, budget.bytes);
        if used > budget.bytes {
            over.push(budget.what);
        }
    }
    report.push_str(parts);
    if over.is_empty() {
        Ok(report)
    } else {
        Err(Error::Overweight { report, over: over.join(", ") })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

    use super::*;

    fn weights(js: u64, wasm: u64) -> BTreeMap<String, u64> {
        let mut weights: BTreeMap<String, u64> =
            BUDGETS.iter().flat_map(|budget| budget.assets).map(|&name| (name.into(), 1)).collect();
        weights.extend([("respondent.js".to_owned(), js), ("respondent.wasm".to_owned(), wasm)]);
        weights
    }

    #[test]
    fn script_and_wasm_are_weighed_together() {
        let limit = BUDGETS[0].bytes;
        // The script of the way out weighs one byte here.
        assert!(judge(&weights(2_400, limit - 2_401), "").is_ok());
        let error = judge(&weights(2_401, limit - 2_401), "").unwrap_err().to_string();
        assert!(error.contains("Over budget: respondent's program"), "{error}");
    }

    #[test]
    fn an_asset_that_is_not_there_does_not_count_as_light() {
        let mut weights = weights(1, 1);
        weights.remove("staff.wasm");
        assert!(matches!(judge(&weights, ""), Err(Error::NothingToWeigh("staff.wasm"))));
    }
}
