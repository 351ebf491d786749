//! Signing in and out. How it goes says nothing about which names exist: an unknown name takes as
//! long, is throttled alike and is answered alike.

use app::staff::{Attempt, sign_in_page};
use axum::{
    Form,
    extract::State as Shared,
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use serde::Deserialize;
use store::{SessionToken, Staff, StoreError};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use super::{
    cookie,
    visitor::{SIGN_IN, Visitor, go},
};
use crate::{password, random, state::State};

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
}

/// Shows nothing that was typed.
impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typed").finish_non_exhaustive()
    }
}

/// The form; those who are signed in go on to the overview.
pub async fn form(Shared(state): Shared<State>, headers: HeaderMap) -> Response {
    match Visitor::of(&state, &headers).await {
        Ok(_) => go("/staff"),
        Err(_) => show(&state, StatusCode::OK, "", Attempt::None),
    }
}

/// An attempt to sign in.
pub async fn sign_in(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Response {
    let Typed { name, password } = typed;
    let name = name.trim();
    match attempt(&state, name, Zeroizing::new(password)).await {
        Ok(Outcome::Welcome(staff)) => match open(&state, &headers, &staff).await {
            Ok(token) => cookie::put(go("/staff"), &token),
            Err(error) => fault(&state, name, error),
        },
        Ok(Outcome::Wrong) => show(&state, StatusCode::UNPROCESSABLE_ENTITY, name, Attempt::Wrong),
        Ok(Outcome::Wait(seconds)) => {
            let page = Attempt::Wait(seconds);
            let mut response = show(&state, StatusCode::TOO_MANY_REQUESTS, name, page);
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            response
        }
        Err(error) => fault(&state, name, error),
    }
}

/// Ends the session, in the database and in the browser.
pub async fn sign_out(Shared(state): Shared<State>, headers: HeaderMap) -> Response {
    if let Some(token) = cookie::read(&headers)
        && let Err(error) = state.store.close_session(&token).await
    {
        // Whoever signs out must not be told that it is done when it is not.
        tracing::error!(%error, "a session could not be ended");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    cookie::forget(go(SIGN_IN))
}

/// What comes of an attempt.
enum Outcome {
    Welcome(Staff),
    Wrong,
    Wait(u64),
}

/// Between looking at the wait and counting the attempt nobody else may come, or a thousand guesses
/// sent at once would all find that there is no wait.
static TURNSTILE: Mutex<()> = Mutex::const_new(());

/// Every attempt counts as a failure before the password is looked at, until it turns out right.
async fn attempt(
    state: &State,
    name: &str,
    password: Zeroizing<String>,
) -> Result<Outcome, StoreError> {
    let now = state.clock.now();
    {
        let _turn = TURNSTILE.lock().await;
        let wait = state.store.wait(name, now).await?;
        if let Ok(seconds @ 1..) = u64::try_from(wait) {
            return Ok(Outcome::Wait(seconds));
        }
        if state.store.record_failure(name, now).await? > 0 {
            tracing::warn!("attempts to sign in to one account are being slowed down");
        }
    }
    let staff = state.store.staff_named(name).await?;
    let hash = staff.as_ref().map(|staff| staff.password_hash.clone());
    let is_right = password::verify(password, hash).await;
    let Some(staff) = staff.filter(|_| is_right) else { return Ok(Outcome::Wrong) };
    state.store.clear_failures(name).await?;
    Ok(Outcome::Welcome(staff))
}

/// A new session, whatever token the browser had before.
async fn open(
    state: &State,
    headers: &HeaderMap,
    staff: &Staff,
) -> Result<SessionToken, StoreError> {
    if let Some(before) = cookie::read(headers) {
        state.store.close_session(&before).await?;
    }
    let token = SessionToken::new(random::bytes());
    let expires = state.clock.now().saturating_add(cookie::LIFE);
    state.store.open_session(&token, staff.id, expires).await?;
    Ok(token)
}

fn fault(state: &State, name: &str, error: StoreError) -> Response {
    tracing::error!(%error, "nobody can sign in just now");
    show(state, StatusCode::SERVICE_UNAVAILABLE, name, Attempt::Fault)
}

fn show(state: &State, status: StatusCode, name: &str, attempt: Attempt) -> Response {
    let page = sign_in_page(name, attempt, state.assets.address("staff.css"));
    (status, Html(page)).into_response()
}
