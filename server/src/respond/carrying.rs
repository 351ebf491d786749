//! Carrying on on another device: the journey is sealed under a code that only the respondent has.
//! What was answered is read here for the time of one request, and reaches the disk sealed alone.

use app::respondent::{
    NoCode,
    carry::{Asked, Carried, Given},
};
use axum::{
    body::Bytes,
    extract::State as Shared,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use questionnaire::{
    code::Code,
    journey::{OnExit, Position},
};
use store::{DraftHandle, DraftKey};
use zeroize::Zeroizing;

use super::keeping::{Again, Draft, hour};
use crate::{
    catalogue::Entry,
    clock,
    codes::{Busy, Purpose},
    hygiene, random,
    state::State,
};

/// Gives the browser's driver a code for its journey.
pub async fn give(Shared(state): Shared<State>, body: Bytes) -> Response {
    let Ok(Asked { carried, before }) = postcard::from_bytes(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let Some(entry) = state.catalogue.get(&carried.slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match seal(&state, entry, &carried, before.as_deref()).await {
        Ok(given) => {
            let kind = [(header::CONTENT_TYPE, "application/octet-stream")];
            (kind, postcard::to_allocvec(&given).unwrap_or_default()).into_response()
        }
        Err(_) => hygiene::overloaded(),
    }
}

/// Seals a journey under a new code. The one it had before, by its handle, is then of no more use.
pub(super) async fn seal(
    state: &State,
    entry: &Entry,
    carried: &Carried,
    before: Option<&str>,
) -> Result<Given, NoCode> {
    let days = entry.questionnaire().code_days;
    let ahead = clock::day_ahead(state.clock.now(), &entry.consultation.timezone, days);
    let (until, end) = ahead.ok_or(NoCode::Busy)?;
    let code = Code::new(random::bytes());
    let key = key(state, &code).await.map_err(|Busy| NoCode::Busy)?;
    let json = Zeroizing::new(serde_json::to_vec(carried).map_err(|_| NoCode::Busy)?);
    let expires = (end + 3599).div_euclid(3600);
    let stored = state.store.put_draft(&key, &json, random::bytes(), expires).await;
    stored.map_err(|_| NoCode::Busy)?;
    if let Some(handle) = before.and_then(DraftHandle::from_text)
        && state.store.erase_draft_of(handle).await.is_err()
    {
        tracing::warn!("what an earlier code opens could not be erased; it expires by itself");
    }
    Ok(Given { code: code.to_text(), handle: key.handle().to_text(), until })
}

/// The journey under a code. Whether a code was never given, has expired, was used up or is
/// another questionnaire's, the answer is the same: none.
pub(super) async fn open(state: &State, entry: &Entry, code: &Code) -> Result<Option<Draft>, Busy> {
    let slug = &entry.questionnaire().slug;
    state.codes.take_try(slug, state.clock.now())?;
    let key = key(state, code).await?;
    let json = state.store.draft(&key, hour(state)).await.map_err(|_| Busy)?.map(Zeroizing::new);
    let carried = json.and_then(|json| serde_json::from_slice::<Carried>(&json).ok());
    let Some(carried) = carried.filter(|carried| carried.slug == *slug) else { return Ok(None) };
    state.codes.give_back(slug);
    let mut journey = carried.journey;
    // It is another device: what may be kept there is asked anew, and then it goes on.
    journey.keep = None;
    journey.on_exit = OnExit::default();
    journey.position = Position::Keep;
    Ok(Some(Draft {
        hash: carried.hash,
        id: carried.id,
        ticket: carried.ticket,
        language: carried.language,
        journey,
        given: Some(key.handle().to_text()),
        showing: None,
        left: false,
        again: Again::default(),
        dropped: Vec::new(),
        changed: false,
    }))
}

async fn key(state: &State, code: &Code) -> Result<DraftKey, Busy> {
    let symbols = Zeroizing::new(code.symbols().to_vec());
    Ok(DraftKey::new(state.codes.stretch(Purpose::Carrying, symbols).await?))
}
