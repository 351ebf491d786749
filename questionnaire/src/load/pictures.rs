//! Pictures beside options: SVG files in the folder `pictures`. What is served is not the file but what
//! is written anew from it, with shapes and nothing else: no script, no style, no link, no reference
//! to anything outside.

mod drawing;

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{
    Source,
    report::{Mistake, Note},
    suggest,
    table::Value,
};

/// The folder that pictures are in, with its slash.
pub(super) const FOLDER: &str = "pictures/";

/// Digits of the name that follows from a picture's content: enough that no two pictures share one,
/// and the same as those of the other files that browsers fetch.
const NAME_DIGITS: usize = 16;

/// The pictures of a consultation, read as they are asked for.
pub(super) struct Pictures<'a> {
    /// By name without folder and ending.
    files: BTreeMap<&'a str, &'a Source>,
    /// What was made of those that were asked for: the name that follows from the content.
    read: BTreeMap<&'a str, String>,
    drawings: BTreeMap<String, String>,
    mistakes: Vec<Mistake>,
}

impl<'a> Pictures<'a> {
    /// Those among a consultation's files.
    pub(super) fn new(files: &'a [Source]) -> Self {
        let name = |source: &'a Source| {
            Some((source.name.strip_prefix(FOLDER)?.strip_suffix(".svg")?, source))
        };
        Self {
            files: files.iter().filter_map(name).collect(),
            read: BTreeMap::new(),
            drawings: BTreeMap::new(),
            mistakes: Vec::new(),
        }
    }

    /// The picture that a value names, by the name that follows from its content. Empty where there is
    /// none.
    pub(super) fn get(&mut self, value: &Value<'_>) -> String {
        let wanted = value.word();
        let Some((name, source)) = self.files.get_key_value(wanted) else {
            if !wanted.is_empty() {
                value.mistake(
                    format!("There is no picture “{FOLDER}{wanted}.svg”."),
                    suggest::advice(wanted, self.files.keys().copied()),
                );
            }
            return String::new();
        };
        if let Some(read) = self.read.get(name) {
            return read.clone();
        }
        let (drawing, mistakes) = drawing::read(source);
        self.mistakes.extend(mistakes);
        let hash = HEXLOWER.encode(&Sha256::digest(drawing.as_bytes()));
        let hash: String = hash.chars().take(NAME_DIGITS).collect();
        self.drawings.insert(hash.clone(), drawing);
        self.read.insert(name, hash.clone());
        hash
    }

    /// Every picture that is used, by its name; what is wrong with them; and those that nothing shows.
    pub(super) fn finish(self) -> (BTreeMap<String, String>, Vec<Mistake>, Vec<Note>) {
        let used: BTreeSet<&str> = self.read.keys().copied().collect();
        let unused = self.files.iter().filter(|(name, _)| !used.contains(*name));
        let notes = unused.map(|(_, source)| Note {
            file: source.name.clone(),
            what: "this file is not used: no option shows it".to_owned(),
            places: Vec::new(),
        });
        (self.drawings, self.mistakes, notes.collect())
    }
}
