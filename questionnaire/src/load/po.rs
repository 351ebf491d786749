//! Reads translations in gettext's PO format, which translators' tools write. Strict like the rest of
//! the loader: whatever is wrong is said with its place, and nothing upsets the reader.
//!
//! No crate does this: those there are know no places, or break off at the first fault, or drop the
//! entries of texts that are gone. Of the format, plurals are not read, because texts have none.

mod quoted;
mod write;

use std::ops::Range;

pub(super) use quoted::Quoted;

/// A file, read.
#[derive(Debug, Default)]
pub(super) struct Po {
    /// The entry for the empty text: says what the file is.
    pub(super) header: Option<Entry>,
    /// The translations, in order.
    pub(super) entries: Vec<Entry>,
    /// Entries that were put aside (`#~`), in order.
    pub(super) obsolete: Vec<Entry>,
    /// Comments after the last entry.
    pub(super) rest: Vec<String>,
    /// What is wrong.
    pub(super) faults: Vec<Fault>,
}

/// Something wrong in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The byte where it is.
    pub(super) at: usize,
    /// What is wrong, as a sentence.
    pub(super) what: String,
    /// What to do about it, as a sentence.
    pub(super) advice: &'static str,
}

/// One text and its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Comments of people, and every other comment that is only kept; whole lines.
    pub(super) comments: Vec<String>,
    /// What the program says about the text (`#.`), without that mark.
    pub(super) extracted: Vec<String>,
    /// Flags (`#,`), such as `fuzzy`.
    pub(super) flags: Vec<String>,
    /// The text that the translation was made from, where it has changed since (`#| msgid`).
    pub(super) previous: Option<Quoted>,
    /// Which text it is.
    pub(super) context: Option<Quoted>,
    /// The text in the source language.
    pub(super) id: Quoted,
    /// The translation; empty while there is none.
    pub(super) translation: Quoted,
    /// Its bytes in the file.
    pub(super) raw: Range<usize>,
}

impl Entry {
    /// Whether somebody still has to look at the translation.
    pub(super) fn is_fuzzy(&self) -> bool {
        self.flags.iter().any(|flag| flag == "fuzzy")
    }

    /// Which text it is; empty for the header.
    pub(super) fn context(&self) -> &str {
        self.context.as_ref().map_or("", |context| context.value.as_str())
    }
}

/// Reads a file.
pub(super) fn read(text: &str) -> Po {
    let mut reader = Reader::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        reader.line(line, start);
        if !line.trim().is_empty() {
            reader.entry.raw.end = end;
        }
        start = end;
    }
    reader.finish();
    let left = std::mem::take(&mut reader.entry);
    reader.po.rest = left.comments;
    reader.po
}

/// What a quoted text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Context,
    Id,
    Translation,
    Previous,
    /// Of a plural, which no text has.
    Plural,
    /// Known, and of no use here.
    Other,
}

/// The lines so far.
#[derive(Default)]
struct Reader {
    po: Po,
    entry: Entry,
    /// Which fields the entry has.
    has: Vec<Field>,
    obsolete: bool,
    /// The field that the next line goes on with.
    open: Option<Field>,
}

impl Reader {
    fn line(&mut self, line: &str, start: usize) {
        let trimmed = line.trim_start();
        let at = start + line.len() - trimmed.len();
        let line = trimmed.trim_end();
        if line.is_empty() {
            return;
        }
        let Some(mark) = line.strip_prefix('#') else {
            self.statement(line, at, at, false, false);
            return;
        };
        match mark.chars().next() {
            Some('~') => {
                let rest = &mark[1..];
                let previous = rest.starts_with('|');
                let rest = if previous { &rest[1..] } else { rest };
                let shift = line.len() - rest.trim_start().len();
                self.statement(rest.trim_start(), at + shift, at, true, previous);
            }
            Some('|') => {
                let rest = mark[1..].trim_start();
                self.statement(rest, at + line.len() - rest.len(), at, false, true);
            }
            kind => {
                self.begin(at);
                self.comment(kind, line);
            }
        }
    }

    fn comment(&mut self, kind: Option<char>, line: &str) {
        self.open = None;
        let rest = line.get(2..).unwrap_or_default().trim();
        match kind {
            Some(',') => {
                let flags = rest.split(',').map(|flag| flag.trim().to_owned());
                self.entry.flags.extend(flags.filter(|flag| !flag.is_empty()));
            }
            Some('.') => self.entry.extracted.push(rest.to_owned()),
            _ => self.entry.comments.push(line.to_owned()),
        }
    }

    /// A keyword with a quoted text, or a quoted text that goes on with the one before. `whole` is
    /// the first byte of the line with its mark.
    fn statement(&mut self, line: &str, at: usize, whole: usize, obsolete: bool, previous: bool) {
        if line.is_empty() {
            return;
        }
        if line.starts_with('"') {
            match self.open {
                Some(field) => self.quoted(field, line, at),
                None => self.fault(
                    at,
                    "A text stands here that belongs to no entry.",
                    "Begin the entry with msgctxt, msgid and msgstr.",
                ),
            }
            return;
        }
        let end = line.find([' ', '\t', '"']).unwrap_or(line.len());
        let (word, rest) = line.split_at(end);
        let (field, plural) = match word {
            "msgctxt" if previous => (Field::Other, false),
            "msgid" if previous => (Field::Previous, false),
            "msgctxt" => (Field::Context, false),
            "msgid" => (Field::Id, false),
            "msgstr" => (Field::Translation, false),
            "msgid_plural" => (Field::Other, !previous),
            _ if word.starts_with("msgstr[") => (Field::Translation, true),
            _ => {
                self.open = None;
                self.fault(
                    at,
                    "This line is neither a comment nor part of an entry.",
                    "A line begins with “#”, msgctxt, msgid, msgstr or a quotation mark.",
                );
                return;
            }
        };
        if field == Field::Context && self.has.contains(&Field::Id) {
            // The next entry begins, although this one has no translation.
            self.finish();
        }
        if field != Field::Translation && !plural {
            self.begin(whole);
        }
        self.obsolete = obsolete;
        if plural && !self.has.contains(&Field::Plural) {
            self.has.push(Field::Plural);
            self.fault(
                at,
                "This entry has plural forms, which the texts of a consultation have not.",
                "Write one msgid and one msgstr.",
            );
        } else if !plural && self.has.contains(&field) && field != Field::Other {
            self.fault(at, format!("There is a second {word} in this entry."), "Leave one out.");
        }
        self.has.push(field);
        self.open = Some(field);
        let rest = rest.trim_start();
        self.quoted(field, rest, at + line.len() - rest.len());
    }

    fn quoted(&mut self, field: Field, line: &str, at: usize) {
        let mut unused = Quoted::default();
        let text = match field {
            Field::Context => self.entry.context.get_or_insert_default(),
            Field::Id => &mut self.entry.id,
            Field::Translation => &mut self.entry.translation,
            Field::Previous => self.entry.previous.get_or_insert_default(),
            Field::Plural | Field::Other => &mut unused,
        };
        if let Err(fault) = text.push(line, at) {
            self.po.faults.push(fault);
        }
    }

    /// A line that belongs to a new entry where the one before has its translation.
    fn begin(&mut self, at: usize) {
        if self.has.contains(&Field::Translation) {
            self.finish();
        }
        if self.has.is_empty() && self.is_bare() {
            self.entry.raw = at..at;
        }
    }

    /// Whether the entry has no comment either.
    fn is_bare(&self) -> bool {
        let Entry { comments, extracted, flags, previous, .. } = &self.entry;
        comments.is_empty() && extracted.is_empty() && flags.is_empty() && previous.is_none()
    }

    /// Ends the entry.
    fn finish(&mut self) {
        self.open = None;
        let has = std::mem::take(&mut self.has);
        let obsolete = std::mem::take(&mut self.obsolete);
        if has.is_empty() {
            return;
        }
        let entry = std::mem::take(&mut self.entry);
        let at = entry.raw.start;
        let missing = [(Field::Id, "msgid"), (Field::Translation, "msgstr")];
        let missing = missing.into_iter().find(|(field, _)| !has.contains(field));
        if let Some((_, word)) = missing {
            let what = format!("This entry has no {word}.");
            self.fault(at, what, "Write msgctxt, msgid and msgstr, in this order.");
        } else if obsolete {
            self.po.obsolete.push(entry);
        } else if entry.context.is_some() {
            self.po.entries.push(entry);
        } else if !entry.id.value.is_empty() {
            self.fault(
                at,
                "This entry does not say which text it is for: it has no msgctxt.",
                "Run `heard translations`, which writes an entry for each text.",
            );
        } else if self.po.header.is_some() {
            self.fault(at, "There is a second header in this file.", "Leave one of the two out.");
        } else {
            self.po.header = Some(entry);
        }
    }

    fn fault(&mut self, at: usize, what: impl Into<String>, advice: &'static str) {
        self.po.faults.push(Fault { at, what: what.into(), advice });
    }
}

#[cfg(test)]
mod tests;
