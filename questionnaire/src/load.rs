//! Loading a consultation from its files, strictly: every mistake is reported at once, with file,
//! line, column and what to do about it. Reads no files itself and knows no clock: whoever calls
//! brings the files' contents and the day.
//!
//! The format is described in `docs/consultations.md`.

mod catalogue;
mod compared;
mod condition;
mod consultation;
mod dates;
mod directory;
mod easy;
mod file;
mod identifying;
mod literal;
mod markdown;
mod names;
mod numbers;
mod options;
mod page;
pub mod pictures;
mod po;
mod question;
mod questionnaire;
mod reach;
mod reading;
mod report;
mod suggest;
mod syntax;
mod table;
pub mod text;
mod texts;
pub mod translations;
mod written;

pub use consultation::is_language;
pub use report::{Mistake, Note, NotePlace};

use std::collections::BTreeMap;

use self::{
    catalogue::Catalogue, file::File, pictures::Pictures, table::Value, translations::Passages,
};
use crate::{consultation::Consultation, date::PartialDate, text::Language};

/// The file that every consultation has.
pub const MAIN_FILE: &str = "consultation.toml";

/// After so many days, somebody should make sure again that a service's details are right.
const CHECKED_WITHIN_DAYS: i64 = 90;

/// A file of a consultation's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name in the folder, such as `victims.toml` or `victims.cy.po`.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// What came of loading a consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The consultation; none where there is a mistake.
    pub consultation: Option<Consultation>,
    /// Everything that must be put right, in the order of the files.
    pub mistakes: Vec<Mistake>,
    /// What else is worth knowing.
    pub notes: Vec<Note>,
    /// The address of each questionnaire.
    slugs: Vec<Slug>,
    /// The texts of each file.
    texts: Vec<Passages>,
}

/// Where the address of a questionnaire is written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Slug {
    address: String,
    /// The file with its folder.
    file: String,
    line: usize,
    column: usize,
}

/// Loads the consultation of a folder. `id` is the folder's name; `files` are the `.toml` files in
/// it, their translations (`.po`) and the pictures (`pictures/*.svg`), in any order. With `today`,
/// services whose details were checked long ago are noted.
pub fn consultation(id: &str, files: &[Source], today: Option<PartialDate>) -> Loaded {
    let Some(main) = files.iter().find(|source| source.name == MAIN_FILE) else {
        return Loaded {
            consultation: None,
            mistakes: vec![Mistake {
                file: MAIN_FILE.to_owned(),
                line: 1,
                column: 1,
                what: format!("There is no file of this name in the folder “{id}”."),
                advice: "Write one: it holds the dates, the notices and the services.".to_owned(),
            }],
            notes: Vec::new(),
            slugs: Vec::new(),
            texts: Vec::new(),
        };
    };
    let (mut file, root) = File::parse(main);
    file.languages = consultation::languages(&file, &root);
    file.catalogues = catalogues(files, main, &file.languages);
    let services = files.iter().find(|source| source.name == directory::FILE);
    let services = services.map(|source| {
        let (mut services, root) = File::parse(source);
        services.languages.clone_from(&file.languages);
        services.catalogues = catalogues(files, source, &file.languages);
        (services, root)
    });
    let mut loaded = Loaded {
        consultation: None,
        mistakes: Vec::new(),
        notes: Vec::new(),
        slugs: Vec::new(),
        texts: Vec::new(),
    };
    let help = services.as_ref().map(|(file, root)| (file, directory::file(file, root)));
    let consultation = read_all(id, &file, &root, help, files, today, &mut loaded);
    // In front of what was found in the questionnaires.
    for file in services.into_iter().map(|(file, _)| file).chain([file]) {
        let (stem, languages) = (stem(file.name).to_owned(), file.languages.clone());
        let found = file.finish();
        loaded.mistakes.splice(0..0, found.mistakes);
        loaded.notes.splice(0..0, found.notes);
        loaded.texts.insert(0, Passages { stem, languages, texts: found.passages });
    }
    loaded.consultation = loaded.mistakes.is_empty().then_some(consultation);
    loaded
}

/// Addresses that two questionnaires of different consultations have.
pub fn clashes(consultations: &[Loaded]) -> Vec<Mistake> {
    let mut first: BTreeMap<&str, (usize, &Slug)> = BTreeMap::new();
    let mut mistakes = Vec::new();
    for (index, loaded) in consultations.iter().enumerate() {
        for slug in &loaded.slugs {
            let (owner, other) = *first.entry(&slug.address).or_insert((index, slug));
            // Within one consultation, this is a mistake already.
            if owner != index {
                mistakes.push(Mistake {
                    file: slug.file.clone(),
                    line: slug.line,
                    column: slug.column,
                    what: format!("The address “{}” is taken by {}.", slug.address, other.file),
                    advice: "Choose another address for one of the two.".to_owned(),
                });
            }
        }
    }
    mistakes
}

/// Reads consultation.toml and every questionnaire that it names. `help` is what services.toml says,
/// where there is one.
fn read_all<'a>(
    id: &str,
    file: &'a File<'a>,
    root: &'a toml::de::DeTable<'a>,
    help: Option<(&'a File<'a>, directory::Read<'a>)>,
    files: &'a [Source],
    today: Option<PartialDate>,
    loaded: &mut Loaded,
) -> Consultation {
    let read = consultation::read(id, file, root);
    let mut consultation = read.consultation;
    let mut listed = used(MAIN_FILE, file);
    let (source, mut help) = match help {
        None => (file, read.help),
        Some((source, help)) => {
            listed.extend(used(directory::FILE, source));
            if let Some(at) = read.services {
                file.mistake(
                    at,
                    format!("Services stand in this file and in {} as well.", directory::FILE),
                    format!("Keep them in one place: move these to {}.", directory::FILE),
                );
            }
            (source, help)
        }
    };
    loaded.notes.extend(today.and_then(|today| services_to_check(source, &help, today)));
    consultation.directory = std::mem::take(&mut help.directory);
    let (pictures, mistakes) = Pictures::read(files);
    loaded.mistakes.extend(mistakes);
    let mut reading = reading::Reading {
        id,
        files,
        pictures: &pictures,
        services: source.is_whole().then_some(&help.names),
        help: &mut help.conditions,
        listed,
        whole: true,
        consultation: &mut consultation,
        loaded,
    };
    reading.all(&read.questionnaires);
    let (whole, listed) = (reading.whole, reading.listed);
    help.conditions.finish(whole);
    identifying::check(&read.identifying, &consultation, whole);
    compared::check(&read.populations, &consultation, whole);
    loaded.notes.extend(pictures.unused(&consultation.questionnaires));
    let is_picture = |source: &&Source| source.name.starts_with(pictures::FOLDER);
    let unlisted =
        files.iter().filter(|source| !listed.contains(&source.name) && !is_picture(source));
    loaded.notes.extend(unlisted.map(|source| Note {
        file: source.name.clone(),
        what: format!("this file is not used: {}", why_unused(&source.name, &listed)),
        places: Vec::new(),
    }));
    consultation
}

/// A file and its translations.
fn used(name: &str, file: &File<'_>) -> Vec<String> {
    let translations = file.catalogues.iter().map(|catalogue| catalogue.file.name.to_owned());
    std::iter::once(name.to_owned()).chain(translations).collect()
}

/// Why nothing is read from a file.
fn why_unused(name: &str, used: &[String]) -> String {
    let Some(name) = name.strip_suffix(".po") else {
        return "“questionnaires” in consultation.toml does not name it".to_owned();
    };
    let Some((stem, language)) = name.rsplit_once('.') else {
        return "the name of a translation says what it is of and which language it is in, such as \
                victims.cy.po"
            .to_owned();
    };
    let of = format!("{stem}.toml");
    if used.contains(&of) {
        format!("“{language}” is not the name of a language that {of} is translated into")
    } else {
        format!("there is no questionnaire {of}")
    }
}

/// The name of a file without its ending.
fn stem(name: &str) -> &str {
    name.strip_suffix(".toml").unwrap_or(name)
}

/// The translations of a file that are files of their own. `languages` are those it may be in,
/// source language first.
fn catalogues<'a>(files: &'a [Source], of: &Source, languages: &[Language]) -> Vec<Catalogue<'a>> {
    let translations = languages.iter().skip(1).filter_map(|language| {
        let name = translations::file_name(stem(&of.name), language);
        let source = files.iter().find(|source| source.name == name)?;
        Some(Catalogue::read(source, language.clone()))
    });
    translations.collect()
}

/// The file of a questionnaire that consultation.toml names.
fn questionnaire_file<'a>(
    files: &'a [Source],
    name: &str,
    place: &Value<'_>,
) -> Option<&'a Source> {
    let file_name = format!("{name}.toml");
    if [MAIN_FILE, directory::FILE].contains(&file_name.as_str()) {
        place.mistake(
            format!("The file {file_name} cannot be a questionnaire as well."),
            "Write each questionnaire in a file of its own.",
        );
        return None;
    }
    let found = files.iter().find(|source| source.name == file_name);
    if found.is_none() {
        let own = [MAIN_FILE, directory::FILE];
        let others = files.iter().filter(|source| !own.contains(&source.name.as_str()));
        let others = others.filter_map(|source| source.name.strip_suffix(".toml"));
        let advice = match name.strip_suffix(".toml") {
            Some(bare) => format!("Leave out the ending: “{bare}”."),
            None => suggest::advice(name, others),
        };
        place.mistake(format!("There is no file “{file_name}” in the folder."), advice);
    }
    found
}

/// Remembers an address, and notes one that another questionnaire of the consultation has.
fn note_slug(id: &str, slug: &str, file: &File<'_>, at: usize, slugs: &mut Vec<Slug>) {
    let (line, column) = file.position(at);
    if let Some(other) = slugs.iter().find(|other| other.address == slug) {
        let what = format!("The address “{slug}” is taken by {}.", other.file);
        file.mistake(at, what, "Choose another address for one of the two.");
    }
    let (address, file) = (slug.to_owned(), format!("{id}/{}", file.name));
    slugs.push(Slug { address, file, line, column });
}

/// A note on services whose details nobody has made sure of for long.
fn services_to_check(
    source: &File<'_>,
    help: &directory::Read<'_>,
    today: PartialDate,
) -> Option<Note> {
    let services = help.directory.services.iter().zip(&help.checked);
    let old = services
        .filter(|(service, _)| dates::days_between(service.checked, today) > CHECKED_WITHIN_DAYS);
    let places: Vec<NotePlace> = old
        .map(|(service, value)| NotePlace {
            line: value.file.line(value.at()),
            name: format!("service “{}”, checked on {}", service.id, service.checked),
        })
        .collect();
    let what = format!("nobody has made sure of these for more than {CHECKED_WITHIN_DAYS} days");
    (!places.is_empty()).then(|| Note { file: source.name.to_owned(), what, places })
}

#[cfg(test)]
mod tests;
