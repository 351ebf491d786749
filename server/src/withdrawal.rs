//! Taking a response back. After sending, the thank-you page carries a ticket for an hour; for it
//! there is a code, on request. With the code, and nothing else, the response can be erased later.

use app::respondent::{NoCode, Withdraw};
use axum::{
    body::Bytes,
    extract::{Path, RawQuery, State as Shared},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use data_encoding::BASE64URL_NOPAD;
use questionnaire::{
    code::Code,
    form::{CODE, Form},
};
use store::{SubmissionId, WithdrawalKey};
use zeroize::Zeroizing;

use crate::{
    catalogue::Entry,
    clock,
    codes::{Busy, Purpose},
    random, standing,
    state::State,
};

/// A ticket is good for so many seconds.
const TICKET_LIFE: i64 = 60 * 60;

const TICKET: &[u8] = b"withdrawal ticket";

/// The ticket of a response that has just been stored. Only this server can read it.
pub fn ticket(state: &State, slug: &str, id: SubmissionId, now: i64) -> String {
    let until = now + TICKET_LIFE;
    let ticket = Zeroizing::new([&until.to_be_bytes()[..], &id.0].concat());
    let sealed = state.store.seal(TICKET, slug.as_bytes(), &ticket, random::bytes());
    sealed.map(|sealed| BASE64URL_NOPAD.encode(&sealed)).unwrap_or_default()
}

/// The response that a ticket is for; none where the ticket is too old or not one of ours.
fn response(state: &State, slug: &str, ticket: &str, now: i64) -> Option<SubmissionId> {
    let sealed = BASE64URL_NOPAD.decode(ticket.as_bytes()).ok()?;
    let ticket = state.store.unseal(TICKET, slug.as_bytes(), &sealed)?;
    let (until, id) = ticket.split_first_chunk()?;
    (now < i64::from_be_bytes(*until)).then_some(SubmissionId(id.try_into().ok()?))
}

/// The code for a ticket. Asking again gives the same one.
///
/// # Errors
/// Why there is none.
pub async fn code(state: &State, slug: &str, ticket: &str) -> Result<Code, NoCode> {
    let now = state.clock.now();
    let id = response(state, slug, ticket, now).ok_or(NoCode::Late)?;
    let code = state.signer.withdrawal_code(&id);
    let key = key(state, &code).await.map_err(|Busy| NoCode::Busy)?;
    match state.store.allow_withdrawal(id, &key, random::bytes()).await {
        Ok(true) => Ok(code),
        // It has been taken back already.
        Ok(false) => Err(NoCode::Late),
        Err(_) => Err(NoCode::Busy),
    }
}

async fn key(state: &State, code: &Code) -> Result<WithdrawalKey, Busy> {
    let symbols = Zeroizing::new(code.symbols().to_vec());
    Ok(WithdrawalKey::new(state.codes.stretch(Purpose::Withdrawal, symbols).await?))
}

/// The page that asks for the code.
pub async fn page(
    Shared(state): Shared<State>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    show(&state, &slug, query.as_deref(), StatusCode::OK, &Withdraw::Asks)
}

/// Takes the response under the code back.
pub async fn withdraw(
    Shared(state): Shared<State>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let form: Form = form_urlencoded::parse(&body).into_owned().collect();
    let typed = form.get(CODE).unwrap_or_default();
    let (status, outcome) = match Code::read(typed) {
        Err(slip) => (StatusCode::UNPROCESSABLE_ENTITY, Withdraw::Slip(typed.to_owned(), slip)),
        Ok(code) => match take_back(&state, entry, &code).await {
            Ok(true) => (StatusCode::OK, Withdraw::Done),
            Ok(false) => (StatusCode::UNPROCESSABLE_ENTITY, Withdraw::Nothing(typed.to_owned())),
            Err(Busy) => (StatusCode::TOO_MANY_REQUESTS, Withdraw::Busy(typed.to_owned())),
        },
    };
    let mut response = show(&state, &slug, query.as_deref(), status, &outcome);
    if status == StatusCode::TOO_MANY_REQUESTS {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    response
}

/// Whether there was something to take back. Whatever the reason that there was not (a code that
/// was used before, of another questionnaire, or of nobody), the answer is the same.
async fn take_back(state: &State, entry: &Entry, code: &Code) -> Result<bool, Busy> {
    let (slug, now) = (&entry.questionnaire().slug, state.clock.now());
    state.codes.take_try(slug, now)?;
    let key = key(state, code).await?;
    let day = clock::day(now, &entry.consultation.timezone);
    // Whoever comes back need not know which edition it was.
    let mut withdrawn = Ok(false);
    for edition in entry.editions() {
        if matches!(withdrawn, Ok(false)) {
            withdrawn = state.store.withdraw(&key, edition, day, random::bytes()).await;
        }
    }
    if !matches!(withdrawn, Ok(false)) {
        state.codes.give_back(slug);
    }
    withdrawn.map_err(|_| Busy)
}

fn show(
    state: &State,
    slug: &str,
    query: Option<&str>,
    status: StatusCode,
    outcome: &Withdraw,
) -> Response {
    let Some(entry) = state.catalogue.get(slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    standing::withdraw(state, entry, query, status, outcome)
}
