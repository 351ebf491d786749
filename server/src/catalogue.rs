//! The consultations that are served, by address.

use std::sync::Arc;

use app::{
    messages::{Messages, load::LocaleError, statement::Statement},
    respondent::{Help, Say, Setting, Signpost},
};
use questionnaire::{
    consultation::{self, Consultation, Edition, LEAVE_TO, Published},
    definition::{Confirmation, Questionnaire},
    directory::Service,
    map::Map,
    text::Language,
};
use sha2::{Digest, Sha256};

use crate::{assets::Assets, clock::Window};

/// Everything that is served.
#[derive(Debug)]
pub struct Catalogue {
    /// Interface texts, by language.
    pub messages: Map<Language, Messages>,
    /// The accessibility statement.
    pub statement: Statement,
    /// Questionnaires by address, in the order of the consultations.
    entries: Vec<Entry>,
}

/// One questionnaire that is served.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The consultation it belongs to.
    pub consultation: Arc<Consultation>,
    /// What the browser is told once.
    pub setting: Arc<Setting>,
    /// Where the browser finds it.
    pub setting_address: String,
    /// When it takes answers.
    pub window: Window,
}

impl Catalogue {
    /// Makes the catalogue, and the file for browsers that goes with each questionnaire.
    ///
    /// # Errors
    /// A sentence for people: a time zone or an interface text that cannot be used.
    pub fn new(consultations: Vec<Consultation>, assets: &mut Assets) -> Result<Self, String> {
        let messages =
            app::messages::load::all().map_err(|error: LocaleError| error.to_string())?;
        let statement = Statement::read().map_err(|error| error.to_string())?;
        let mut entries = Vec::new();
        for consultation in consultations {
            can_be_spoken(&consultation, &messages)?;
            let window = Window::of(&consultation)?;
            let consultation = Arc::new(consultation);
            for published in &consultation.questionnaires {
                let setting = setting(&consultation, published, &messages);
                entries.push(Entry {
                    consultation: Arc::clone(&consultation),
                    setting_address: assets.add(setting.to_bytes()),
                    setting: Arc::new(setting),
                    window,
                });
            }
        }
        Ok(Self { messages, statement, entries })
    }

    /// The questionnaire at this address.
    pub fn get(&self, slug: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.questionnaire().slug == slug)
    }

    /// The languages that any questionnaire is offered in, in their order.
    pub fn languages(&self) -> Vec<Language> {
        let mut languages = Vec::new();
        for language in self.entries.iter().flat_map(|entry| &entry.questionnaire().languages) {
            if !languages.contains(language) {
                languages.push(language.clone());
            }
        }
        languages
    }

    /// Where leaving a page leads, by the page's path.
    pub fn leave_to(&self, path: &str) -> &str {
        let slug = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        let entry = self.get(slug).or(self.entries.first());
        entry.map_or(LEAVE_TO, |entry| entry.consultation.leave_to.as_str())
    }

    /// Every questionnaire, each with its Easy Read edition right after it.
    pub fn with_editions(&self) -> impl Iterator<Item = &Entry> {
        let full = self.entries.iter().filter(|entry| !entry.is_easy_read());
        full.flat_map(|entry| entry.counted().into_iter().filter_map(|slug| self.get(slug)))
    }

    /// Every questionnaire, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

impl Entry {
    /// The addresses of this questionnaire and of its other edition.
    pub fn editions(&self) -> Vec<&str> {
        let own = self.questionnaire().slug.as_str();
        match &self.setting.edition {
            Edition::Full(other) | Edition::EasyRead(other) => vec![own, other],
            Edition::Only => vec![own],
        }
    }

    /// Whether it is the Easy Read edition of another: then its answers are counted there.
    pub fn is_easy_read(&self) -> bool {
        matches!(self.setting.edition, Edition::EasyRead(_))
    }

    /// The addresses of the questionnaires whose answers are counted here: its own, and that of its
    /// Easy Read edition.
    pub fn counted(&self) -> Vec<&str> {
        self.setting.edition.counted(&self.questionnaire().slug)
    }

    /// The questionnaire.
    pub fn questionnaire(&self) -> &Questionnaire {
        &self.setting.questionnaire
    }
}

/// Whether there are buttons and messages in the language that a consultation is written in, which
/// stands in for every other.
///
/// # Errors
/// A sentence for people where there are none.
pub fn can_be_spoken(
    consultation: &Consultation,
    messages: &Map<Language, Messages>,
) -> Result<(), String> {
    match consultation.languages.first() {
        Some(source) if !messages.contains_key(source) => {
            let known: Vec<&str> = messages.keys().map(Language::as_str).collect();
            Err(format!(
                "{} is written in “{}”, and Heard has buttons and messages only in {}",
                consultation.id,
                source.as_str(),
                known.join(", ")
            ))
        }
        _ => Ok(()),
    }
}

fn setting(
    consultation: &Consultation,
    published: &Published,
    messages: &Map<Language, Messages>,
) -> Setting {
    let questionnaire = published.questionnaire.clone();
    let messages: Map<_, _> = messages
        .iter()
        .filter(|(language, _)| questionnaire.languages.contains(language))
        .map(|(language, messages)| (language.clone(), messages.clone()))
        .collect();
    Setting {
        tag: tag(&questionnaire.slug),
        leave_site: consultation::site(&consultation.leave_to).to_owned(),
        cover_minutes: consultation.cover_minutes,
        organisation: consultation.organisation.clone(),
        hash: published.hash.clone(),
        signposts: signposts(consultation, published, &messages),
        pictures: published.pictures.clone().into_iter().collect(),
        edition: published.edition.clone(),
        messages,
        questionnaire,
    }
}

/// A phone is sent the services that its pages may point to, and no others.
fn signposts(
    consultation: &Consultation,
    published: &Published,
    messages: &Map<Language, Messages>,
) -> Vec<Signpost> {
    let Published { questionnaire, help_for, .. } = published;
    let Confirmation { signposts, signposts_by_answers, .. } = &questionnaire.confirmation;
    let named: Vec<&String> =
        questionnaire.pages.iter().flat_map(|page| &page.signposts).chain(signposts).collect();
    let by_answers =
        *signposts_by_answers || questionnaire.pages.iter().any(|page| page.signposts_by_answers);
    let show_for = |id: &str| help_for.get(id).filter(|_| by_answers).cloned();
    let directory = &consultation.directory;
    let card = |service: &Service, language: &Language| {
        let say = Say { messages, language };
        let help = Help { say, directory, languages: &consultation.languages };
        (language.clone(), help.card(service).into_string())
    };
    let signpost = |service: &Service| Signpost {
        id: service.id.clone(),
        show_for: show_for(&service.id),
        card: messages.keys().map(|language| card(service, language)).collect(),
    };
    let shown =
        |service: &&Service| named.contains(&&service.id) || show_for(&service.id).is_some();
    directory.services.iter().filter(shown).map(signpost).collect()
}

/// A name for cookies and browser storage that says nothing to somebody who looks at them.
fn tag(slug: &str) -> String {
    let digest = Sha256::digest(slug.as_bytes());
    data_encoding::HEXLOWER.encode(&digest).chars().take(6).collect()
}
