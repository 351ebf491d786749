//! What a wasm program consists of: how much of it is code of which crate, and how much is not code.

use std::collections::BTreeMap;
use std::fmt::Write;

use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload};

/// No more lines than these are shown; what is left stands in one line.
const SHOWN: usize = 14;

/// A table of the biggest parts of a program that still has the names of its functions. Bytes before
/// compression, which takes them to about a third.
pub(crate) fn table(wasm: &[u8]) -> Result<String, BinaryReaderError> {
    let parts = parts(wasm)?;
    let all: usize = parts.values().sum();
    let mut parts: Vec<(String, usize)> = parts.into_iter().collect();
    parts.sort_by(|(one, a), (other, b)| b.cmp(a).then(one.cmp(other)));
    let rest = parts.split_off(parts.len().min(SHOWN));
    parts.push((format!("{} smaller parts", rest.len()), rest.iter().map(|(_, size)| size).sum()));
    let mut table = String::new();
    for (name, size) in parts.iter().filter(|(_, size)| *size > 0) {
        let thousandths = size * 1000 / all.max(1);
        let share = format!("{}.{}", thousandths / 10, thousandths % 10);
        let _ = write!(table, "\n{name:<28}{size:>12}{share:>19}");
    }
    Ok(table)
}

/// Bytes by part.
fn parts(wasm: &[u8]) -> Result<BTreeMap<String, usize>, BinaryReaderError> {
    let mut parts = BTreeMap::new();
    let mut bodies = Vec::new();
    let (mut imported, mut names) = (0, BTreeMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::CodeSectionStart { .. } => {}
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(data) => {
                parts.insert("(texts and tables)".to_owned(), data.range().len());
            }
            Payload::ImportSection(imports) => {
                imported = imports.count();
                *parts.entry("(seams)".to_owned()).or_default() += imports.range().len();
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(name) = section.as_known() {
                    for subsection in name {
                        if let Name::Function(functions) = subsection? {
                            for naming in functions {
                                let naming = naming?;
                                names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            other => {
                let size = other.as_section().map_or(0, |(_, range)| range.len());
                *parts.entry("(seams)".to_owned()).or_default() += size;
            }
        }
    }
    for (index, size) in (imported..).zip(bodies) {
        let part = names.get(&index).and_then(|name| owner(name)).unwrap_or("(other code)");
        *parts.entry(part.to_owned()).or_default() += size;
    }
    Ok(parts)
}

/// The crate for whose sake a function is there: the first one in its name that is not Rust's own,
/// since `Vec<Page>` is grown for the sake of pages. `None` where the name tells of no crate.
fn owner(name: &str) -> Option<&str> {
    let mut crates = name.match_indices("::").filter_map(|(at, _)| {
        // `app[1343d3649b7a086c]::` or `app::`, and not the end of a path inside it.
        let before = name.get(..at)?;
        let before = match before.strip_suffix(']') {
            Some(hashed) => hashed.rsplit_once('[')?.0,
            None => before,
        };
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |i| i + 1);
        let inside = before.get(..start)?.ends_with("::");
        let found = before.get(start..)?;
        let is_crate = found.starts_with(|c: char| c.is_ascii_lowercase());
        (is_crate && !inside).then_some(found)
    });
    let first = crates.next()?;
    if is_rust(first) { crates.find(|found| !is_rust(found)).or(Some(first)) } else { Some(first) }
}

fn is_rust(name: &str) -> bool {
    ["alloc", "core", "std"].contains(&name)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

    use super::*;

    #[test]
    fn a_function_is_there_for_the_sake_of_a_crate() {
        for (name, crate_name) in [
            ("app[1343d3649b7a086c]::respondent::page::page", Some("app")),
            (
                "<alloc[7e]::vec::Vec<questionnaire[01]::definition::Page>>::push",
                Some("questionnaire"),
            ),
            ("<alloc::vec::Vec<u8>>::push", Some("alloc")),
            ("core::ptr::drop_in_place::<postcard::de::Deserializer>", Some("postcard")),
            ("memcpy", None),
        ] {
            assert_eq!(owner(name), crate_name, "{name}");
        }
    }

    #[test]
    fn every_byte_of_code_and_data_is_counted_once() {
        // (module (func $app::a (export "a")) (memory 1) (data (i32.const 0) "abc"))
        let wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x05\x03\x01\0\x01\
            \x07\x05\x01\x01a\0\0\x0a\x04\x01\x02\0\x0b\x0b\x09\x01\0\x41\0\x0b\x03abc\
            \0\x10\x04name\x01\x09\x01\0\x06app::a";
        let parts = parts(wasm).unwrap();
        assert_eq!(parts["app"], 2);
        assert_eq!(parts["(texts and tables)"], 9);
        assert_eq!(parts["(seams)"], 4 + 2 + 3 + 5);
        assert!(table(wasm).unwrap().contains("app"));
    }
}
