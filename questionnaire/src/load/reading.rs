//! Reading the questionnaires of a consultation, and after them their Easy Read editions.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{
    Loaded, Source, catalogues, directory, easy, file::File, names, note_slug, pictures::Pictures,
    questionnaire, questionnaire_file, stem, table::Value, translations::Passages, used,
};
use crate::{
    condition::Expression,
    consultation::{Consultation, Edition, Published},
    definition::Questionnaire,
    text::Language,
};

/// Reading the questionnaires of a consultation, one after the other.
pub(super) struct Reading<'r, 'a> {
    pub(super) id: &'r str,
    pub(super) files: &'a [Source],
    pub(super) pictures: &'r Pictures<'a>,
    /// The services that there are; none where one may have been lost because its file is broken.
    pub(super) services: Option<&'r names::Names<'a>>,
    pub(super) help: &'r mut directory::Conditions<'a>,
    /// Files that were read.
    pub(super) listed: Vec<String>,
    /// Every questionnaire could be read.
    pub(super) whole: bool,
    pub(super) consultation: &'r mut Consultation,
    pub(super) loaded: &'r mut Loaded,
}

/// The Easy Read edition that a questionnaire names: its file, and where the questionnaire is.
type Named<'a> = (&'a Source, usize);

impl<'a> Reading<'_, 'a> {
    /// Reads those that consultation.toml names, and after them their Easy Read editions.
    pub(super) fn all(&mut self, named: &[(&str, Value<'_>)]) {
        let mut editions = Vec::new();
        self.listed.extend(named.iter().map(|(name, _)| format!("{name}.toml")));
        for (name, place) in named {
            match questionnaire_file(self.files, name, place) {
                Some(source) => editions.extend(self.one(source, &place.file.languages, None)),
                None => self.whole = false,
            }
        }
        let languages = self.consultation.languages.clone();
        for (source, full) in editions {
            self.listed.push(source.name.clone());
            self.one(source, &languages, Some(full));
        }
    }

    /// Reads one; `full` is the place of the questionnaire that it is the Easy Read edition of.
    fn one(
        &mut self,
        source: &'a Source,
        languages: &[Language],
        full: Option<usize>,
    ) -> Option<Named<'a>> {
        let (mut file, root) = File::parse(source);
        file.languages = questionnaire::languages(&file, &root, languages);
        file.catalogues = catalogues(self.files, source, &file.languages);
        file.pictures = Some(self.pictures);
        self.listed.extend(used(&source.name, &file));
        let (id, slugs) = (self.id, &mut self.loaded.slugs);
        let questionnaire = questionnaire::read(&file, &root, self.services, |slug, at| {
            note_slug(id, slug, &file, at, slugs);
        });
        let named = questionnaire::easy_read(&file, &root).and_then(|place| {
            if full.is_some() {
                let what = "An Easy Read edition cannot have an Easy Read edition.";
                place.mistake(what, "Leave the line out.");
                return None;
            }
            let found = questionnaire_file(self.files, place.word(), &place);
            if found.is_some_and(|found| self.listed.contains(&found.name)) {
                let what = format!("“{}” is a questionnaire already.", place.word());
                place.mistake(what, "Write the Easy Read edition in a file of its own.");
                return None;
            }
            found
        });
        let mut edition = Edition::Only;
        if let Some(published) =
            full.and_then(|full| self.consultation.questionnaires.get_mut(full))
        {
            let of = &published.questionnaire;
            if file.is_sound() {
                let full_file = self.loaded.slugs.iter().find(|slug| slug.address == of.slug);
                let full_file = full_file.map_or("", |slug| slug.file.as_str());
                self.loaded.notes.extend(easy::check(&file, &questionnaire, (of, full_file)));
            }
            edition = Edition::EasyRead(of.slug.clone());
            published.edition = Edition::Full(questionnaire.slug.clone());
        }
        // Nor is a question that could not be read one that is not there.
        self.whole &= file.is_sound();
        let languages = file.languages.clone();
        let found = file.finish();
        self.loaded.mistakes.extend(found.mistakes);
        self.loaded.notes.extend(found.notes);
        let texts =
            Passages { stem: stem(&source.name).to_owned(), languages, texts: found.passages };
        self.loaded.texts.push(texts);
        let help_for = self.help.resolve(&questionnaire);
        let place = self.consultation.questionnaires.len();
        self.consultation.questionnaires.push(published(questionnaire, help_for, edition));
        named.map(|source| (source, place))
    }
}

/// A questionnaire with the hash of what it says, and what belongs to it beside that: which answers
/// services are shown for, and pictures.
fn published(
    mut questionnaire: Questionnaire,
    help_for: BTreeMap<String, Expression>,
    edition: Edition,
) -> Published {
    let mut pictures = BTreeMap::new();
    let questions = questionnaire.pages.iter_mut().flat_map(|page| &mut page.questions);
    for question in questions {
        let id = question.id.clone();
        for option in question.kind.options_mut() {
            let picture = std::mem::take(&mut option.picture);
            if !picture.is_empty() {
                pictures.insert(crate::form::part(&id, &option.value), picture);
            }
        }
    }
    // Fields have a fixed order and maps are sorted, so the same definition gives the same bytes.
    // It cannot fail: every map has text for its keys.
    let bytes = serde_json::to_vec(&questionnaire).unwrap_or_default();
    let hash = HEXLOWER.encode(&Sha256::digest(bytes));
    Published { hash, questionnaire, help_for, pictures, edition }
}
