//! Pictures beside options: SVG files in the folder `pictures`. What is shown is not the file but what
//! is written anew from it, with shapes and nothing else: no script, no style, no link, no reference
//! to anything outside. It stands in the page itself, so that no request and no cache tells which
//! questions somebody saw.

mod drawing;

use std::collections::BTreeMap;

use super::{
    Source,
    report::{Mistake, Note},
    suggest,
    table::Value,
};
use crate::consultation::Published;

/// The folder that pictures are in, with its slash.
pub const FOLDER: &str = "pictures/";

/// The pictures of a consultation.
pub(super) struct Pictures<'a> {
    /// By name without folder and ending.
    drawings: BTreeMap<&'a str, String>,
}

impl<'a> Pictures<'a> {
    /// Those among a consultation's files, and what is wrong with them.
    pub(super) fn read(files: &'a [Source]) -> (Self, Vec<Mistake>) {
        let mut drawings = BTreeMap::new();
        let mut mistakes = Vec::new();
        for source in files {
            let name = source.name.strip_prefix(FOLDER);
            if let Some(name) = name.and_then(|name| name.strip_suffix(".svg")) {
                let (drawing, wrong) = drawing::read(source);
                drawings.insert(name, drawing);
                mistakes.extend(wrong);
            }
        }
        (Self { drawings }, mistakes)
    }

    /// Those that no option shows.
    pub(super) fn unused(&self, questionnaires: &[Published]) -> Vec<Note> {
        let is_shown = |drawing: &String| {
            questionnaires.iter().flat_map(|q| q.pictures.values()).any(|shown| shown == drawing)
        };
        let unused = self.drawings.iter().filter(|(_, drawing)| !is_shown(drawing));
        let notes = unused.map(|(name, _)| Note {
            file: format!("{FOLDER}{name}.svg"),
            what: "this file is not used: no option shows it".to_owned(),
            places: Vec::new(),
        });
        notes.collect()
    }
}

/// The picture that a value names; empty where there is none.
pub(super) fn named(value: &Value<'_>) -> String {
    let wanted = value.word();
    let drawings = value.file.pictures.map(|pictures| &pictures.drawings);
    let drawing = drawings.and_then(|drawings| drawings.get(wanted));
    if drawing.is_none() && !wanted.is_empty() {
        let names = drawings.into_iter().flat_map(BTreeMap::keys).copied();
        let advice = suggest::advice(wanted, names);
        value.mistake(format!("There is no picture {FOLDER}{wanted}.svg."), advice);
    }
    drawing.cloned().unwrap_or_default()
}
