//! One file while it is read: where things stand in it, and what was found wrong so far.

use std::{cell::RefCell, collections::BTreeMap, ops::Range};

use toml::de::DeTable;

use super::{
    Source,
    catalogue::Catalogue,
    literal::Literal,
    pictures::Pictures,
    report::{Mistake, Note, NotePlace},
    syntax,
    translations::Passage,
};
use crate::text::Language;

/// A file while it is read. Mistakes are collected, never returned: reading goes on with an empty
/// value, and the whole consultation is thrown away in the end.
pub(super) struct File<'a> {
    pub(super) name: &'a str,
    text: &'a str,
    line_starts: Vec<usize>,
    /// The languages texts may be in, source language first; none where that is not known.
    pub(super) languages: Vec<Language>,
    /// Its translations that are files of their own.
    pub(super) catalogues: Vec<Catalogue<'a>>,
    /// The pictures that its options may have.
    pub(super) pictures: Option<&'a Pictures<'a>>,
    /// Lines where the TOML itself is wrong. What stands there is lost, and so may be things that
    /// the rest of the file relies on.
    broken_lines: Vec<usize>,
    mistakes: RefCell<Vec<Mistake>>,
    untranslated: RefCell<BTreeMap<Language, Vec<NotePlace>>>,
    /// Texts whose links are not those of the source language.
    linked_otherwise: RefCell<BTreeMap<Language, Vec<NotePlace>>>,
    /// Its texts so far.
    passages: RefCell<Vec<Passage>>,
}

/// What was found in a file.
pub(super) struct Found {
    /// Mistakes in the order of the file, and then those in its translations.
    pub(super) mistakes: Vec<Mistake>,
    /// Notes on the file and on its translations.
    pub(super) notes: Vec<Note>,
    /// Its texts, in the order of the file.
    pub(super) passages: Vec<Passage>,
}

impl<'a> File<'a> {
    /// A file of any kind.
    pub(super) fn plain(source: &'a Source) -> Self {
        // Some editors of old begin a file with a mark that is not part of it.
        let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
        let newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            name: &source.name,
            text,
            line_starts: std::iter::once(0).chain(newlines).collect(),
            languages: Vec::new(),
            catalogues: Vec::new(),
            pictures: None,
            broken_lines: Vec::new(),
            mistakes: RefCell::default(),
            untranslated: RefCell::default(),
            linked_otherwise: RefCell::default(),
            passages: RefCell::default(),
        }
    }

    /// Parses a TOML file, noting every syntax error.
    pub(super) fn parse(source: &'a Source) -> (Self, DeTable<'a>) {
        let mut file = Self::plain(source);
        let (root, errors) = DeTable::parse_recoverable(file.text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            let (line, _) = file.position(at);
            // One slip often upsets the parser several times; the first is the one to look at.
            if !file.broken_lines.contains(&line) {
                let (what, advice) = syntax::explain(error.message());
                file.mistake(at, what, advice);
                file.broken_lines.push(line);
            }
        }
        (file, root.into_inner())
    }

    /// Notes a mistake at a byte of the file. What is wrong is a sentence.
    pub(super) fn mistake(&self, at: usize, what: impl Into<String>, advice: impl Into<String>) {
        let (line, column) = self.position(at);
        if self.broken_lines.contains(&line) {
            return;
        }
        let (what, advice) = (capital(&what.into()), advice.into());
        let mistake = Mistake { file: self.name.to_owned(), line, column, what, advice };
        self.mistakes.borrow_mut().push(mistake);
    }

    /// Notes that something is not there. Left out where the TOML is broken, because it may well be
    /// there and have been lost.
    pub(super) fn absence(&self, at: usize, what: impl Into<String>, advice: impl Into<String>) {
        if self.is_whole() {
            self.mistake(at, what, advice);
        }
    }

    /// Notes that a text is not translated into a language.
    pub(super) fn untranslated(&self, language: &Language, at: usize, name: String) {
        let place = NotePlace { line: self.position(at).0, name };
        self.untranslated.borrow_mut().entry(language.clone()).or_default().push(place);
    }

    /// Notes that the links of a text are not the same in a language as in the source language.
    pub(super) fn linked_otherwise(&self, language: &Language, at: usize, name: String) {
        let place = NotePlace { line: self.position(at).0, name };
        self.linked_otherwise.borrow_mut().entry(language.clone()).or_default().push(place);
    }

    /// Remembers a text that was read.
    pub(super) fn remember(&self, passage: Passage) {
        self.passages.borrow_mut().push(passage);
    }

    /// Its texts so far, each as translators meet it.
    pub(super) fn passages(&self) -> std::cell::Ref<'_, [Passage]> {
        std::cell::Ref::map(self.passages.borrow(), Vec::as_slice)
    }

    /// What it says.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Whether nothing was found wrong so far.
    pub(super) fn is_sound(&self) -> bool {
        self.mistakes.borrow().is_empty()
    }

    /// Whether the TOML itself is right, so that nothing of it was lost.
    pub(super) fn is_whole(&self) -> bool {
        self.broken_lines.is_empty()
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.position(at).0
    }

    /// A string of the file, able to say where each byte of its value stands.
    pub(super) fn literal(&self, span: Range<usize>) -> Literal<'a> {
        Literal::new(self.text.get(span.clone()).unwrap_or_default(), span.start)
    }

    /// What was found.
    pub(super) fn finish(self) -> Found {
        let whole = self.is_sound();
        let mut mistakes = self.mistakes.into_inner();
        mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
        mistakes.dedup();
        let note = |what: String, places: Vec<NotePlace>| {
            let mut places = places;
            places.sort();
            Note { file: self.name.to_owned(), what, places }
        };
        let mut notes = Vec::new();
        for (language, places) in self.untranslated.into_inner() {
            let language = language.as_str();
            let what = match places.len() {
                1 => format!("1 text is not yet translated into “{language}”"),
                count => format!("{count} texts are not yet translated into “{language}”"),
            };
            notes.push(note(what, places));
        }
        let source = self.languages.first().map_or("", Language::as_str);
        for (language, places) in self.linked_otherwise.into_inner() {
            let language = language.as_str();
            let what = format!("the links in “{language}” are not those in “{source}”");
            notes.push(note(what, places));
        }
        for catalogue in self.catalogues {
            let (further, about) = catalogue.finish(whole, self.languages.first());
            mistakes.extend(further);
            notes.extend(about);
        }
        let mut passages = self.passages.into_inner();
        passages.sort_by_key(|passage| passage.at);
        Found { mistakes, notes, passages }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(super) fn position(&self, at: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|index| self.line_starts.get(index));
        let before = start.and_then(|start| self.text.get(*start..at)).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}

/// A sentence with a capital, whatever it begins with.
fn capital(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
