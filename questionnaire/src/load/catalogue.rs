//! The translations of one file into one language, while the file is read: which of its texts they
//! are for, and what is to be said about them.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Source,
    file::File,
    po::{self, Entry, Po},
    report::{Mistake, Note, NotePlace},
};
use crate::text::Language;

/// Translations by the text they are for.
pub(super) struct Catalogue<'a> {
    /// The language they are in.
    pub(super) language: Language,
    /// The file they are in.
    pub(super) file: File<'a>,
    entries: BTreeMap<String, Entry>,
    /// Texts that were asked for.
    asked: RefCell<BTreeSet<String>>,
    /// Translations of a text that has changed since.
    stale: RefCell<Vec<NotePlace>>,
    /// Texts that have no translation.
    untranslated: RefCell<usize>,
}

impl<'a> Catalogue<'a> {
    /// Reads a file, and notes what is wrong with it.
    pub(super) fn read(source: &'a Source, language: Language) -> Self {
        let file = File::plain(source);
        let entries = checked(&file, po::read(file.text()), &language);
        Self {
            entries: entries.entries.into_iter().map(|e| (e.context().to_owned(), e)).collect(),
            language,
            file,
            asked: RefCell::default(),
            stale: RefCell::default(),
            untranslated: RefCell::default(),
        }
    }

    /// The translation of a text, if there is one. `source` is what the text says now, `name` what
    /// people recognise it by.
    pub(super) fn find(&self, context: &str, source: &str, name: &str) -> Option<&Entry> {
        self.asked.borrow_mut().insert(context.to_owned());
        let entry = self.entries.get(context).filter(|entry| !is_empty(entry));
        let Some(entry) = entry else {
            *self.untranslated.borrow_mut() += 1;
            return None;
        };
        if is_stale(entry, source) {
            let line = self.file.line(entry.id.locate(0));
            self.stale.borrow_mut().push(NotePlace { line, name: name.to_owned() });
        }
        Some(entry)
    }

    /// A text that is translated somewhere else: it does not count as untranslated.
    pub(super) fn pass_over(&self, context: &str) -> Option<&Entry> {
        self.asked.borrow_mut().insert(context.to_owned());
        self.entries.get(context).filter(|entry| !is_empty(entry))
    }

    /// What was found. `whole` says that every text was asked for; `source` is the language the
    /// texts were written in.
    pub(super) fn finish(
        self,
        whole: bool,
        source: Option<&Language>,
    ) -> (Vec<Mistake>, Vec<Note>) {
        let name = self.file.name.to_owned();
        let (source, language) = (source.map_or("", Language::as_str), self.language.as_str());
        let note = |what: String, places: Vec<NotePlace>| Note { file: name.clone(), what, places };
        let (asked, mut stale) = (self.asked.into_inner(), self.stale.into_inner());
        let mut notes = Vec::new();
        let untranslated = self.untranslated.into_inner();
        if untranslated > 0 {
            let what = format!(
                "{} not yet translated into “{language}”, and shown in “{source}”",
                of_all(untranslated, asked.len())
            );
            notes.push(note(what, Vec::new()));
        }
        if !stale.is_empty() {
            stale.sort();
            let what = match stale.len() {
                1 => {
                    format!("the “{source}” of 1 text has changed since the “{language}” was made")
                }
                count => format!(
                    "the “{source}” of {count} texts has changed since the “{language}” was made"
                ),
            };
            notes.push(note(what, stale));
        }
        let is_asked = |entry: &&Entry| asked.contains(entry.context());
        let fuzzy = self.entries.values().filter(is_asked).filter(|e| e.is_fuzzy() && !is_empty(e));
        let fuzzy = fuzzy.count();
        if fuzzy > 0 {
            let (marked, them) = match fuzzy {
                1 => ("1 translation is marked “fuzzy”: it is shown".to_owned(), "it"),
                count => {
                    (format!("{count} translations are marked “fuzzy”: they are shown"), "them")
                }
            };
            let what = format!("{marked}, and somebody who knows “{language}” has to check {them}");
            notes.push(note(what, Vec::new()));
        }
        let gone = self.entries.values().filter(|entry| whole && !is_asked(entry));
        let mut gone: Vec<_> = gone
            .map(|entry| NotePlace {
                line: self.file.line(entry.id.locate(0)),
                name: entry.context().to_owned(),
            })
            .collect();
        if !gone.is_empty() {
            gone.sort();
            let what = match gone.len() {
                1 => "1 translation is for a text that is no longer there".to_owned(),
                count => format!("{count} translations are for texts that are no longer there"),
            };
            notes.push(note(what, gone));
        }
        (self.file.finish().mistakes, notes)
    }
}

/// Notes what is wrong in a file: what could not be read, a header for another language, a text
/// translated twice.
pub(super) fn checked(file: &File<'_>, po: Po, language: &Language) -> Po {
    for fault in &po.faults {
        file.mistake(fault.at, fault.what.as_str(), fault.advice);
    }
    if let Some(header) = &po.header
        && let Some(named) = header_language(&header.translation.value)
        && primary(named) != primary(language.as_str())
    {
        file.mistake(
            header.id.locate(0),
            format!(
                "The header says that this is “{named}”, and the name of the file that it is “{}”.",
                language.as_str()
            ),
            "Put the right one into “Language:”, or give the file its right name.",
        );
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in &po.entries {
        let at = entry.context.as_ref().map_or(0, |context| context.locate(0));
        match first.get(entry.context()) {
            Some(line) => file.mistake(
                at,
                format!("There are two translations for {}.", entry.context()),
                format!("Leave one of them out; the first is on line {line}."),
            ),
            None => drop(first.insert(entry.context(), file.line(at))),
        }
    }
    po
}

/// Whether nothing was written as a translation yet.
pub(super) fn is_empty(entry: &Entry) -> bool {
    entry.translation.value.trim().is_empty()
}

/// Whether the text has changed since the translation was made. How lines are broken is no change.
pub(super) fn is_stale(entry: &Entry, source: &str) -> bool {
    let waits = entry.is_fuzzy() && entry.previous.is_some();
    waits || !says_the_same(&entry.id.value, source)
}

/// Whether two texts differ in nothing but spaces and line breaks.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// What the header names as its language.
fn header_language(header: &str) -> Option<&str> {
    let mut lines = header.lines();
    let named = lines.find_map(|line| line.strip_prefix("Language:"))?.trim();
    (!named.is_empty()).then_some(named)
}

/// The language without region or script: tools write `cy_GB` for `cy`.
fn primary(tag: &str) -> String {
    tag.split(['-', '_', '@']).next().unwrap_or_default().to_lowercase()
}

fn of_all(count: usize, all: usize) -> String {
    match count {
        1 => format!("1 of {all} texts is"),
        count => format!("{count} of {all} texts are"),
    }
}
