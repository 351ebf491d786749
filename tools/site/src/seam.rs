//! Where a wasm program and its script meet: what either hands to the other, and under which names.
//! wasm-bindgen makes names long, so that none is made twice in all the crates there are; two halves
//! that are built together and know nobody else do with short ones.

use std::collections::{BTreeMap, BTreeSet};

use walrus::{Module, passes::gc};

/// Takes away what the wasm offers and the script does not use, and all that only served it.
pub(crate) fn offer_only(wasm: &mut Module, script: &str) {
    let used: BTreeSet<&str> = words(script).collect();
    let unused: Vec<_> = wasm
        .exports
        .iter()
        .filter(|export| !used.contains(export.name.as_str()))
        .map(walrus::Export::id)
        .collect();
    for export in unused {
        wasm.exports.delete(export);
    }
    gc::run(wasm);
}

/// The names under which the wasm asks the script for something.
pub(crate) fn asked_for(wasm: &Module) -> BTreeSet<&str> {
    wasm.imports.iter().map(|import| import.name.as_str()).collect()
}

/// Gives everything that is handed over a short name on both sides; returns the script.
pub(crate) fn shorten(wasm: &mut Module, script: &str) -> String {
    let mut names = Names::default();
    for export in wasm.exports.iter_mut() {
        names.shorten(&mut export.name);
    }
    for import in wasm.imports.iter_mut() {
        names.shorten(&mut import.name);
    }
    names.put_into(script)
}

/// Short names by the long ones they stand for.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    /// Only names that wasm-bindgen has made: any other might be a word of the browser's as well.
    fn shorten(&mut self, name: &mut String) {
        if name.contains("__wb") || name.starts_with("wasm_bindgen_") {
            let next = self.0.len();
            let short = self.0.entry(std::mem::take(name)).or_insert_with(|| short(next));
            name.clone_from(short);
        }
    }

    fn put_into(&self, script: &str) -> String {
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_of_word) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|c| !is_of_word(c)).unwrap_or(from.len()));
            out.push_str(before);
            out.push_str(self.0.get(word).map_or(word, String::as_str));
            rest = after;
        }
        out + rest
    }
}

/// `a` to `z`, then `aa` and so on.
fn short(number: usize) -> String {
    let last = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    let before = number / 26;
    if before == 0 { last.to_string() } else { format!("{}{last}", short(before - 1)) }
}

fn words(script: &str) -> impl Iterator<Item = &str> {
    script.split(|c| !is_of_word(c)).filter(|word| !word.is_empty())
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let names: BTreeSet<String> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!(
            [short(0), short(25), short(26), short(701), short(702)],
            ["a", "z", "aa", "zz", "aaa"]
        );
    }

    #[test]
    fn whole_names_are_replaced_and_nothing_else() {
        let mut names = Names::default();
        let [mut long, mut longer, mut common] =
            ["__wbg_get_1f", "__wbg_get_1f2", "memory"].map(str::to_owned);
        for name in [&mut long, &mut longer, &mut common] {
            names.shorten(name);
        }
        assert_eq!([long, longer, common], ["a", "b", "memory"]);

        let script = "x={__wbg_get_1f:1,__wbg_get_1f2:2};w.memory;é.__wbg_get_1f()";
        assert_eq!(names.put_into(script), "x={a:1,b:2};w.memory;é.a()");
    }
}
