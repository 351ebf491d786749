//! The Easy Read edition of a questionnaire: fewer of its pages, in other words, with pictures. It
//! asks the same questions and takes the same answers, so a response from it is a response to the
//! questionnaire; what it does not ask counts as not asked.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::definition::{Confirmation, Interlude, Opening, Page, Questionnaire, Section};

/// What is different in the Easy Read edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Easy {
    /// People with learning disabilities have tested it.
    #[serde(default)]
    pub tested: bool,
    /// The page before the first question.
    pub start: Opening,
    /// All sections, with their titles in easy words.
    pub sections: Vec<Section>,
    /// The pages it has: each is one of the questionnaire's, in the same order, with the same
    /// identifiers, conditions and kinds of answer.
    pub pages: Vec<Page>,
    /// "Check your answers".
    pub review: Interlude,
    /// The last page before sending.
    pub send: Interlude,
    /// The page that confirms.
    pub confirmation: Confirmation,
}

impl Questionnaire {
    /// The Easy Read edition as a questionnaire, which can be shown, answered and checked like any
    /// other. `None` where there is none.
    pub fn easy_read(&self) -> Option<Self> {
        let Easy { tested: _, start, sections, pages, review, send, confirmation } =
            Easy::clone(self.easy.as_ref()?);
        Some(Self {
            slug: self.slug.clone(),
            version: self.version,
            languages: self.languages.clone(),
            name: self.name.clone(),
            audience: self.audience.clone(),
            draft_hours: self.draft_hours,
            start,
            sections,
            pages,
            review,
            send,
            confirmation,
            easy: None,
        })
    }

    /// The edition that was answered: the Easy Read one where `easy` says so and there is one.
    pub fn edition(&self, easy: bool) -> Cow<'_, Self> {
        let edition = easy.then(|| self.easy_read()).flatten();
        edition.map_or(Cow::Borrowed(self), Cow::Owned)
    }
}
