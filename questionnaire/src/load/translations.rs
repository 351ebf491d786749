//! What `heard translations` does: brings the translation files of a consultation up to date with
//! its texts. Nothing that somebody translated is ever lost, and what need not change is written as
//! it was, byte for byte.

use std::collections::BTreeMap;

use super::{
    Loaded, Source,
    catalogue::{checked, is_empty, says_the_same},
    file::File,
    po::{self, Entry, Po, Quoted},
    report::Mistake,
};
use crate::text::Language;

/// A text of a consultation, as translators meet it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// What translations know it by.
    pub(super) context: String,
    /// What it says in the source language.
    pub(super) source: String,
    /// What people recognise it by.
    pub(super) name: String,
    /// The byte where it stands.
    pub(super) at: usize,
    /// The languages it has in the file itself.
    pub(super) here: Vec<Language>,
}

/// The texts of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passages {
    /// Its name without `.toml`.
    pub(super) stem: String,
    /// The languages it may be in, source language first.
    pub(super) languages: Vec<Language>,
    /// The texts themselves.
    pub(super) texts: Vec<Passage>,
}

/// A translation file, brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated {
    /// Its name, such as `victims.cy.po`.
    pub file: String,
    /// What it says now.
    pub text: String,
    /// Texts that it had no entry for.
    pub added: usize,
    /// Translations whose text has changed since they were made; new ones among all of them are
    /// marked fuzzy, with the text they were made from.
    pub stale: usize,
    /// Translations that went along with a text to its new place, to be checked there.
    pub moved: usize,
    /// Translations that were put aside, at the end of the file, because their text is gone.
    pub put_aside: usize,
    /// Translations that were taken back from there.
    pub taken_back: usize,
    /// Texts without a translation.
    pub untranslated: usize,
    /// Translations that somebody still has to check.
    pub fuzzy: usize,
}

/// The name of a translation file.
pub fn file_name(stem: &str, language: &Language) -> String {
    format!("{stem}.{}.po", language.as_str())
}

/// Brings the translations of a consultation into `language` up to date: one for each of its files,
/// except for questionnaires that are not offered in it. A language that the consultation is not
/// offered in yet is prepared for all of them. `files` are those that it was loaded from.
///
/// # Errors
/// The mistakes in the translation files, where there are any: then nothing may be written.
pub fn update(
    loaded: &Loaded,
    files: &[Source],
    language: &Language,
) -> Result<Vec<Updated>, Vec<Mistake>> {
    let offered = loaded.texts.iter().any(|texts| texts.languages.contains(language));
    let wanted = loaded.texts.iter();
    let wanted = wanted.filter(|texts| !offered || texts.languages.contains(language));
    let mut updates = Vec::new();
    let mut mistakes = Vec::new();
    for texts in wanted {
        let name = file_name(&texts.stem, language);
        let before = files.iter().find(|source| source.name == name);
        match before.map_or_else(|| Ok(Po::default()), |source| parse(source, language)) {
            Err(wrong) => mistakes.extend(wrong),
            Ok(po) => {
                let text = before.map_or("", |source| without_mark(&source.text));
                let mut update = Update::new(name, text, po, language);
                update.match_up(&texts.texts);
                updates.push((update, texts));
            }
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    // A text may have gone to another file, so what is left over in each is offered to all.
    for index in 0..updates.len() {
        let (before, rest) = updates.split_at_mut(index);
        let Some(((update, _), after)) = rest.split_first_mut() else { break };
        update.adopt(before.iter_mut().chain(after).map(|(other, _)| other));
    }
    let write =
        |(update, texts): (Update<'_>, &Passages)| update.write(&header(&texts.stem, language));
    Ok(updates.into_iter().map(write).collect())
}

fn parse(source: &Source, language: &Language) -> Result<Po, Vec<Mistake>> {
    let file = File::plain(source);
    let po = checked(&file, po::read(file.text()), language);
    let mistakes = file.finish().mistakes;
    if mistakes.is_empty() { Ok(po) } else { Err(mistakes) }
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The first entry of a new file.
fn header(stem: &str, language: &Language) -> Entry {
    let language = language.as_str();
    let says = format!(
        "Project-Id-Version: {stem}\nLanguage: {language}\nMIME-Version: 1.0\n\
         Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    );
    Entry {
        comments: vec![format!("# The texts of {stem}.toml in “{language}”.")],
        translation: Quoted::from(says.as_str()),
        ..Entry::default()
    }
}

/// One file while it is brought up to date.
struct Update<'a> {
    language: &'a Language,
    before: &'a str,
    header: Option<Entry>,
    rest: Vec<String>,
    /// Entries by text, those still to be asked for.
    entries: BTreeMap<String, Entry>,
    /// Each text that needs an entry, with the one that was found.
    found: Vec<(&'a Passage, Option<Entry>)>,
    /// Entries of texts that are translated in the file itself, where there are any all the same: it
    /// is for whoever wrote them to decide.
    kept: Vec<Entry>,
    /// Entries of texts that are gone, those that were put aside before first.
    obsolete: Vec<Entry>,
    /// How many of them were put aside before.
    settled: usize,
    done: Updated,
}

impl<'a> Update<'a> {
    fn new(name: String, before: &'a str, po: Po, language: &'a Language) -> Self {
        let entries = po.entries.into_iter().map(|entry| (entry.context().to_owned(), entry));
        Self {
            language,
            before,
            header: po.header,
            rest: po.rest,
            entries: entries.collect(),
            found: Vec::new(),
            kept: Vec::new(),
            obsolete: po.obsolete,
            settled: 0,
            done: Updated {
                file: name,
                text: String::new(),
                added: 0,
                stale: 0,
                moved: 0,
                put_aside: 0,
                taken_back: 0,
                untranslated: 0,
                fuzzy: 0,
            },
        }
    }

    /// Finds the entry of each text, and puts the others aside.
    fn match_up(&mut self, passages: &'a [Passage]) {
        for passage in passages {
            if passage.here.contains(self.language) {
                self.kept.extend(self.entries.remove(&passage.context));
            } else {
                let entry = self.take(passage);
                self.found.push((passage, entry));
            }
        }
        self.settled = self.obsolete.len();
        let gone = std::mem::take(&mut self.entries).into_values();
        self.obsolete.extend(gone.filter(|entry| !is_empty(entry)));
    }

    /// The entry for a text, if there is one, also where it was put aside.
    fn take(&mut self, passage: &Passage) -> Option<Entry> {
        if let Some(entry) = self.entries.remove(&passage.context) {
            return Some(entry);
        }
        let at = self.obsolete.iter().position(|entry| entry.context() == passage.context)?;
        self.done.taken_back += 1;
        // Written anew, without the marks of what is put aside.
        Some(Entry { raw: 0..0, ..self.obsolete.remove(at) })
    }

    /// Takes the translations of the same words under a name that is gone, here or in one of the
    /// other files: somebody has renamed a page or moved a question.
    fn adopt<'o>(&mut self, others: impl Iterator<Item = &'o mut Self>)
    where
        'a: 'o,
    {
        let mut others: Vec<_> = others.collect();
        for index in 0..self.found.len() {
            let Some((passage, None)) = self.found.get(index) else { continue };
            let passage = *passage;
            let adopted = self.give(passage);
            let adopted = adopted.or_else(|| others.iter_mut().find_map(|o| o.give(passage)));
            if let (Some(entry), Some(place)) = (adopted, self.found.get_mut(index)) {
                self.done.moved += 1;
                place.1 = Some(entry);
            }
        }
    }

    /// Gives a translation of these words away to their new place. There it has to be checked,
    /// because the same words may be said otherwise.
    fn give(&mut self, passage: &Passage) -> Option<Entry> {
        let same =
            |entry: &Entry| !is_empty(entry) && says_the_same(&entry.id.value, &passage.source);
        let at = self.obsolete.iter().position(same)?;
        self.settled -= usize::from(at < self.settled);
        let mut entry = self.obsolete.remove(at);
        if entry.context() != passage.context {
            mark_fuzzy(&mut entry);
        }
        Some(Entry { raw: 0..0, context: Some(passage.context.as_str().into()), ..entry })
    }

    /// The file as it is from now on. A new one begins with `header`.
    fn write(mut self, header: &Entry) -> Updated {
        let mut parts = vec![match self.header.take() {
            Some(header) => self.as_it_was(&header),
            None => header.lines(false),
        }];
        for (passage, entry) in std::mem::take(&mut self.found) {
            parts.push(self.entry(passage, entry));
        }
        let kept = self.kept.iter().filter(|entry| !is_empty(entry));
        parts.extend(kept.map(|entry| self.as_it_was(entry)));
        self.done.put_aside = self.obsolete.len() - self.settled;
        parts.extend(self.obsolete.iter().enumerate().map(|(index, entry)| {
            if index < self.settled { self.as_it_was(entry) } else { entry.lines(true) }
        }));
        if !self.rest.is_empty() {
            parts.push(self.rest.join("\n"));
        }
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
        Updated { text: parts.join("\n\n") + "\n", ..self.done }
    }

    /// The lines of an entry that is there from now on.
    fn entry(&mut self, passage: &Passage, entry: Option<Entry>) -> String {
        let Some(mut entry) = entry else {
            self.done.added += 1;
            self.done.untranslated += 1;
            return Entry {
                extracted: vec![passage.name.clone()],
                context: Some(passage.context.as_str().into()),
                id: passage.source.as_str().into(),
                ..Entry::default()
            }
            .lines(false);
        };
        let was = entry.clone();
        entry.extracted = vec![passage.name.clone()];
        if entry.id.value != passage.source {
            let old = std::mem::replace(&mut entry.id, passage.source.as_str().into());
            follow(&mut entry, old);
        }
        if is_empty(&entry) {
            self.done.untranslated += 1;
        } else {
            self.done.fuzzy += usize::from(entry.is_fuzzy());
            self.done.stale += usize::from(entry.is_fuzzy() && entry.previous.is_some());
        }
        if entry == was { self.as_it_was(&entry) } else { entry.lines(false) }
    }

    /// An entry as it stands in the file.
    fn as_it_was(&self, entry: &Entry) -> String {
        match self.before.get(entry.raw.clone()) {
            Some(raw) if !raw.is_empty() => raw.replace("\r\n", "\n"),
            _ => entry.lines(false),
        }
    }
}

/// The text has changed from `old` to what it says now: the translation has to follow.
fn follow(entry: &mut Entry, old: Quoted) {
    let now = &entry.id.value;
    if is_empty(entry) {
        entry.previous = None;
    } else if entry.previous.as_ref().is_some_and(|text| says_the_same(&text.value, now)) {
        // It says again what the translation was made from.
        entry.previous = None;
    } else if !says_the_same(&old.value, now) {
        // What it was made from stays on record, however often the text changes after that.
        entry.previous = entry.previous.take().or(Some(old));
        mark_fuzzy(entry);
    }
}

fn mark_fuzzy(entry: &mut Entry) {
    if !entry.is_fuzzy() {
        entry.flags.push("fuzzy".to_owned());
    }
}

#[cfg(test)]
mod tests;
