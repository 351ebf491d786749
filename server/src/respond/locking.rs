//! Locked drafts. For the plain-form driver the draft lies here, and what opens it is sealed under a
//! cookie and the PIN; for the browser's driver the draft lies on the device, and a share of its key
//! is sealed in the same way. Ten wrong PINs in a row, time, sending and deleting destroy either.

use app::respondent::{
    Notice, Screen, Show, Trouble,
    lock::{Ask, Told},
};
use axum::{
    body::Bytes,
    extract::State as Shared,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use questionnaire::{
    form::{ACTION, FOR, Form, PIN},
    journey::{Keep, Position},
    pin::Pin,
    validate::{self, ProblemKind},
};
use store::{DraftKey, LockKey, LockSecret, NewLock, Opened, StoreError};
use zeroize::Zeroizing;

use super::{
    cookie::{self, Held},
    go_on,
    keeping::{self, Draft, expires, hour},
    page::Visit,
};
use crate::{
    codes::{Busy, Purpose},
    hygiene, random,
    state::State,
};

/// Whether the PIN is to be asked for: the browser was closed in between, or somebody comes from
/// elsewhere, as the first step of looking what is here may be.
pub(super) fn is_due(held: &Held, draft: Option<&Draft>, headers: &HeaderMap) -> bool {
    held.lock.is_some()
        && draft.is_none_or(|draft| {
            draft.journey.keep == Some(Keep::Locked) && keeping::is_from_elsewhere(headers)
        })
}

/// Whether a PIN is still to be chosen.
pub(super) fn is_missing(held: &Held, draft: &Draft) -> bool {
    draft.journey.keep == Some(Keep::Locked)
        && held.lock.is_none()
        && !draft.journey.position.is_before_keeping()
}

/// The page that asks for the PIN. `typed` is what was on a page that was sent meanwhile.
pub(super) fn ask(visit: &Visit<'_>, status: StatusCode, typed: Option<Form>) -> Response {
    let screen = Screen { show: Show::Unlock { server: true }, typed, ..Screen::default() };
    let response = visit.show(status, screen, None);
    cookie::put(response, &[cookie::forget_key(&visit.entry.setting.tag)])
}

/// A PIN was chosen: from now on the draft's key is there only for as long as the browser is open.
pub(super) async fn choose(
    visit: &Visit<'_>,
    mut held: Held,
    mut draft: Draft,
    form: Form,
) -> Response {
    if form.get(ACTION) == Some("back") {
        draft.journey.position = Position::Keep;
        return go_on(visit, &held, draft).await;
    }
    let Some(key) = held.key.clone() else { return visit.same_address() };
    let show = |status, screen: Screen| {
        let screen = Screen { show: Show::Pin, typed: Some(form.clone()), ..screen };
        visit.show(status, screen, Some(&draft))
    };
    let pin = match Pin::choose(form.get(PIN).unwrap_or_default()) {
        Ok(pin) => pin,
        Err(kind) => {
            let problems = validate::pin_problem(kind);
            return show(StatusCode::UNPROCESSABLE_ENTITY, Screen { problems, ..draft.screen() });
        }
    };
    let half = LockKey::new(random::bytes());
    let holds = LockSecret::new(*key.as_bytes());
    let made = make(visit, half.clone(), pin.digits().as_bytes(), holds, Some(&key)).await;
    if made.is_err() {
        let notice = Some(Notice::NoLock(Trouble::Busy));
        return show(StatusCode::SERVICE_UNAVAILABLE, Screen { notice, ..draft.screen() });
    }
    held.lock = Some(half);
    go_on(visit, &held, draft).await
}

/// A PIN was entered.
pub(super) async fn unlock(visit: &Visit<'_>, held: Held, form: Form) -> Response {
    let (state, entry) = (visit.state, visit.entry);
    let Some(lock) = &held.lock else { return visit.same_address() };
    let show = |status, problems, notice| {
        let show = Show::Unlock { server: true };
        // The PIN has to be typed anew; what was on another page stays.
        let typed = form.0.iter().filter(|(name, _)| name != PIN).cloned().collect();
        let screen =
            Screen { show, problems, notice, typed: Some(Form(typed)), ..Screen::default() };
        visit.show(status, screen, None)
    };
    let pin = match Pin::read(form.get(PIN).unwrap_or_default()) {
        Ok(pin) => pin,
        Err(kind) => {
            return show(StatusCode::UNPROCESSABLE_ENTITY, validate::pin_problem(kind), None);
        }
    };
    let opened = open(state, entry.questionnaire().draft_hours, lock, pin.digits().as_bytes());
    match opened.await {
        Ok(Opened::Right(key)) => {
            let key = Some(DraftKey::new(*key.as_bytes()));
            let held = Held { key, ..held };
            let Ok(Some(mut draft)) = keeping::load(state, entry, &held).await else {
                return gone(visit, &held).await;
            };
            let page = form.get(FOR).and_then(|id| entry.questionnaire().page(id));
            if let Some((index, _)) = page {
                draft.journey = draft.journey.absorbing(entry.questionnaire(), index, &form);
            }
            go_on(visit, &held, Draft { left: false, ..draft }).await
        }
        Ok(Opened::Wrong { left: 0 } | Opened::Gone) => gone(visit, &held).await,
        Ok(Opened::Wrong { left }) => {
            let problems = validate::pin_problem(ProblemKind::PinWrong { left: left.into() });
            show(StatusCode::UNPROCESSABLE_ENTITY, problems, None)
        }
        Err(_) => {
            let notice = Some(Notice::NoLock(Trouble::Busy));
            show(StatusCode::SERVICE_UNAVAILABLE, Vec::new(), notice)
        }
    }
}

/// Nobody can open the draft any more.
async fn gone(visit: &Visit<'_>, held: &Held) -> Response {
    keeping::erase(visit.state, held).await;
    let notice = Some(Notice::LockGone);
    let response = visit.show(StatusCode::GONE, Screen { notice, ..Screen::default() }, None);
    cookie::forget(response, &visit.entry.setting.tag)
}

/// What the browser's driver asks.
pub async fn serve(Shared(state): Shared<State>, body: Bytes) -> Response {
    let Ok(ask) = postcard::from_bytes::<Ask>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match answer(&state, ask).await {
        Ok(told) => {
            let kind = [(header::CONTENT_TYPE, "application/octet-stream")];
            (kind, postcard::to_allocvec(&told).unwrap_or_default()).into_response()
        }
        Err(_) => hygiene::overloaded(),
    }
}

async fn answer(state: &State, ask: Ask) -> Result<Told, StoreError> {
    let hours = |slug: &str| {
        let entry = state.catalogue.get(slug).ok_or(StoreError::Failed)?;
        Ok::<_, StoreError>(entry.questionnaire().draft_hours)
    };
    match ask {
        Ask::Make { slug, half, proof } => {
            let share = random::bytes();
            let expires_hour = expires(state, hours(&slug)?);
            let key = LockKey::new(half);
            let proof = stretch(state, &key, &proof).await?;
            let (holds, nonce) = (LockSecret::new(share), random::bytes());
            let lock = NewLock { key, proof, holds, nonce, expires_hour, draft: None };
            state.store.put_lock(lock).await?;
            Ok(Told::Share(share))
        }
        Ask::Open { slug, half, proof } => {
            match open(state, hours(&slug)?, &LockKey::new(half), &proof).await? {
                Opened::Right(share) => Ok(Told::Share(*share.as_bytes())),
                Opened::Wrong { left } => Ok(Told::Wrong { left }),
                Opened::Gone => Ok(Told::Gone),
            }
        }
        Ask::End { half } => {
            state.store.end_lock(&LockKey::new(half)).await?;
            Ok(Told::Gone)
        }
    }
}

async fn make(
    visit: &Visit<'_>,
    key: LockKey,
    pin: &[u8],
    holds: LockSecret,
    draft: Option<&DraftKey>,
) -> Result<(), StoreError> {
    let state = visit.state;
    let proof = stretch(state, &key, pin).await?;
    let expires_hour = expires(state, visit.entry.questionnaire().draft_hours);
    let (nonce, draft) = (random::bytes(), draft.map(DraftKey::handle));
    state.store.put_lock(NewLock { key, proof, holds, nonce, expires_hour, draft }).await
}

async fn open(state: &State, hours: u32, key: &LockKey, pin: &[u8]) -> Result<Opened, StoreError> {
    let proof = stretch(state, key, pin).await?;
    state.store.open_lock(key, &proof, hour(state), expires(state, hours)).await
}

/// Stretches what a PIN came as, salted with the device's half.
async fn stretch(state: &State, key: &LockKey, pin: &[u8]) -> Result<LockSecret, StoreError> {
    let both = Zeroizing::new([key.as_bytes().as_slice(), pin].concat());
    let stretched = state.codes.stretch(Purpose::Lock, both).await;
    stretched.map(LockSecret::new).map_err(|Busy| StoreError::Busy)
}
