//! The sealed draft between two steps of the plain-form driver.

use app::respondent::{Notice, Screen, Show, carry::Given};
use axum::http::HeaderMap;
use questionnaire::{
    form::Form,
    journey::{Journey, Keep, OnExit, Position},
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
    /// The code that the journey has, by its handle.
    #[serde(default)]
    pub(super) given: Option<String>,
    /// A code that is on the screen, until the respondent goes on.
    #[serde(default)]
    pub(super) showing: Option<Given>,
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
            given: None,
            showing: None,
            dropped: Vec::new(),
            changed: false,
        }
    }

    /// What the screen shows of it.
    pub(super) fn screen(&self) -> Screen {
        let Again { typed, problems, notice } = self.again.clone();
        let screen = Screen { typed, problems, notice, ..self.offer() };
        if let Some(Given { code, until, .. }) = self.showing.clone() {
            return Screen { show: Show::Code { code, until }, ..screen };
        }
        // Nobody else is asked about the device with answers given.
        let opened = self.journey.position == Position::Keep
            && self.journey.keep.is_none()
            && self.given.is_some();
        Screen { notice: screen.notice.or(opened.then_some(Notice::Opened)), ..screen }
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
        let begun = !self.journey.position.is_before_keeping();
        self.changed || self.left || (begun && is_from_elsewhere(headers))
    }
}

/// Whether somebody comes from another page or none: typed the address, or followed a link.
pub(super) fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    matches!(site, Some("none" | "cross-site" | "same-site"))
}

/// The draft that the cookie opens, carried over to the questionnaire as it is now.
pub(super) async fn load(
    state: &State,
    entry: &Entry,
    held: &Held,
) -> Result<Option<Draft>, StoreError> {
    let Some(key) = &held.key else { return Ok(None) };
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

/// Seals the draft; the cookies that open it.
pub(super) async fn keep(
    state: &State,
    entry: &Entry,
    held: &Held,
    draft: &Draft,
) -> Result<Vec<String>, StoreError> {
    let key = held.key.clone().unwrap_or_else(|| DraftKey::new(random::bytes()));
    let (tag, hours) = (&entry.setting.tag, entry.questionnaire().draft_hours);
    let json = serde_json::to_vec(draft).map_err(|_| StoreError::Failed)?;
    let (keep, expires) = (draft.journey.keep, expires(state, hours));
    let mut cookies = Vec::new();
    match &held.lock {
        Some(lock) if keep == Some(Keep::Locked) => {
            state.store.extend_lock(lock, expires).await?;
            cookies.push(cookie::lock(tag, lock, hours, draft.journey.on_exit));
        }
        // Something else was chosen since. The lock takes its draft along, which is then sealed anew.
        Some(lock) => {
            state.store.end_lock(lock).await?;
            cookies.push(cookie::forget_lock(tag));
        }
        None => {}
    }
    state.store.put_draft(&key, &json, random::bytes(), expires).await?;
    // Whoever did not choose otherwise is forgotten by the browser when it is closed.
    cookies.push(cookie::key(tag, &key, (keep == Some(Keep::Open)).then_some(hours)));
    Ok(cookies)
}

/// Ends what the cookies open, as the respondent wished: the cookies with which it stays, if it does.
/// Where it cannot be told, it does not.
pub(super) async fn leave(state: &State, entry: &Entry, held: &Held) -> Option<Vec<String>> {
    let tag = &entry.setting.tag;
    let draft = load(state, entry, held).await.ok().flatten();
    let stays = draft.filter(|draft| {
        draft.journey.on_exit == OnExit::Keep
            && match draft.journey.keep {
                Some(Keep::Open) => true,
                Some(Keep::Locked) => held.lock.is_some(),
                Some(Keep::Nothing) | None => false,
            }
    });
    match stays {
        Some(draft) => {
            let draft = Draft { left: true, ..draft };
            let mut cookies = keep(state, entry, held, &draft).await.unwrap_or_default();
            if cookies.is_empty() {
                tracing::warn!("a draft could not be marked as left; for a while a cookie says it");
            }
            if held.lock.is_some() {
                cookies.push(cookie::forget_key(tag));
            }
            Some(cookies)
        }
        // It is locked, and its cookie says that it stays.
        None if held.key.is_none() && held.lock_stays => Some(Vec::new()),
        None => {
            erase(state, held).await;
            None
        }
    }
}

/// Erases the draft that the cookie opens, and its lock. Where that fails, the keys are forgotten all
/// the same, and what is left cannot be opened by anybody.
pub(super) async fn erase(state: &State, held: &Held) {
    if let Some(key) = &held.key
        && state.store.erase_draft(key).await.is_err()
    {
        tracing::warn!("a draft could not be erased; it expires by itself");
    }
    if let Some(lock) = &held.lock
        && state.store.end_lock(lock).await.is_err()
    {
        tracing::warn!("a lock could not be destroyed; it expires by itself");
    }
}

/// When what is kept for so many hours from now expires, in hours since 1970.
pub(super) fn expires(state: &State, hours: u32) -> i64 {
    hour(state) + i64::from(hours) + 1
}

pub(super) fn hour(state: &State) -> i64 {
    state.clock.now().div_euclid(3600)
}
