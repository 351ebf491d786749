//! The sealed draft between two steps of the plain-form driver.

use app::respondent::{Notice, Screen};
use axum::http::HeaderMap;
use questionnaire::{
    form::Form,
    journey::{Journey, OnExit, Position},
    refit::refit,
    text::Language,
    validate::Problem,
};
use serde::{Deserialize, Serialize};
use store::{DraftKey, StoreError};

use super::cookie::{self, Held};
use crate::{catalogue::Entry, random, state::State};

/// A journey as it is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Draft {
    /// Hash of the questionnaire it was made with.
    pub(super) hash: String,
    /// Identifier of the submission it will become.
    pub(super) id: String,
    /// When the journey began, in our own words.
    pub(super) ticket: String,
    /// The language it is read in.
    pub(super) language: Option<Language>,
    /// The journey.
    pub(super) journey: Journey,
    /// It was left quickly: it is offered, and not shown, until somebody says that they carry on.
    #[serde(default)]
    pub(super) left: bool,
    /// What is to be said of the last form, where it did not simply lead on: said until the next.
    #[serde(default)]
    pub(super) again: Again,
    /// Questions whose answers no longer fit, by identifier.
    #[serde(skip)]
    pub(super) dropped: Vec<String>,
    /// The questionnaire has changed since.
    #[serde(skip)]
    pub(super) changed: bool,
}

/// Why a page is shown again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Again {
    /// What was typed.
    pub(super) typed: Option<Form>,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
    /// Something to say above the page.
    pub(super) notice: Option<Notice>,
}

impl Draft {
    /// The draft of a journey that begins now.
    pub(super) fn new(state: &State, entry: &Entry, now: i64) -> Self {
        Self {
            hash: entry.setting.hash.clone(),
            id: random::hex::<16>(),
            ticket: state.signer.ticket(&entry.questionnaire().slug, now),
            language: None,
            journey: Journey::default(),
            left: false,
            again: Again::default(),
            dropped: Vec::new(),
            changed: false,
        }
    }

    /// What the screen shows of it.
    pub(super) fn screen(&self) -> Screen {
        let Again { typed, problems, notice } = self.again.clone();
        Screen { typed, problems, notice, ..self.offer() }
    }

    /// The same without what was said of the last form: for somebody who comes back to it.
    pub(super) fn offer(&self) -> Screen {
        Screen { language: self.language.clone(), ..Screen::of(self.journey.clone()) }
    }

    /// The draft as another step is taken in it.
    pub(super) fn going_on(self) -> Self {
        Self { left: false, again: Again::default(), ..self }
    }

    /// Whether somebody comes back to it from elsewhere, rather than going on in it: then it is
    /// offered, not shown. Browsers too old to say where a request comes from go on.
    pub(super) fn is_found(&self, headers: &HeaderMap) -> bool {
        let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
        let before = [Position::Start, Position::Interruption, Position::Keep];
        let begun = !before.contains(&self.journey.position);
        self.changed
            || self.left
            || (begun && matches!(site, Some("none" | "cross-site" | "same-site")))
    }
}

/// The draft that the cookie opens, carried over to the questionnaire as it is now.
pub(super) async fn load(
    state: &State,
    entry: &Entry,
    held: &Held,
) -> Result<Option<Draft>, StoreError> {
    let Held::Key(key) = held else { return Ok(None) };
    let Some(json) = state.store.draft(key, hour(state)).await? else { return Ok(None) };
    let Ok(mut draft) = serde_json::from_slice::<Draft>(&json) else { return Ok(None) };
    if draft.hash != entry.setting.hash {
        let answers = std::mem::take(&mut draft.journey.answers);
        (draft.journey.answers, draft.dropped) = refit(entry.questionnaire(), answers);
        draft.changed = true;
        draft.hash.clone_from(&entry.setting.hash);
    }
    draft.journey = draft.journey.settled(entry.questionnaire());
    Ok(Some(draft))
}

/// Seals the draft; the cookie that opens it.
pub(super) async fn keep(
    state: &State,
    entry: &Entry,
    held: &Held,
    draft: &Draft,
) -> Result<String, StoreError> {
    let key = match held {
        Held::Key(key) => key.clone(),
        _ => DraftKey::new(random::bytes()),
    };
    let hours = entry.questionnaire().draft_hours;
    let json = serde_json::to_vec(draft).map_err(|_| StoreError::Failed)?;
    let expires = hour(state) + i64::from(hours) + 1;
    state.store.put_draft(&key, &json, random::bytes(), expires).await?;
    // Whoever did not say yes is forgotten by the browser when it is closed.
    let kept = (draft.journey.keep == Some(true)).then_some(hours);
    Ok(cookie::key(&entry.setting.tag, &key, kept))
}

/// Ends the draft that the cookie opens, as the respondent wished: whether it stays. Where it cannot
/// be told, it does not.
pub(super) async fn leave(state: &State, entry: &Entry, held: &Held) -> bool {
    let draft = load(state, entry, held).await.ok().flatten();
    let stays = draft
        .filter(|draft| draft.journey.keep == Some(true) && draft.journey.on_exit == OnExit::Keep);
    let Some(draft) = stays else {
        erase(state, held).await;
        return false;
    };
    if keep(state, entry, held, &Draft { left: true, ..draft }).await.is_err() {
        tracing::warn!("a draft could not be marked as left; for a while a cookie says it");
    }
    true
}

/// Erases the draft that the cookie opens. Where that fails, the key is forgotten all the same, and
/// what is left cannot be opened by anybody.
pub(super) async fn erase(state: &State, held: &Held) {
    if let Held::Key(key) = held
        && state.store.erase_draft(key).await.is_err()
    {
        tracing::warn!("a draft could not be erased; it expires by itself");
    }
}

fn hour(state: &State) -> i64 {
    state.clock.now().div_euclid(3600)
}
