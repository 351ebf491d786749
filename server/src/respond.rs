//! The plain-form driver of the respondents' side: a post is one step of the journey, answered by a
//! redirect to the same address, or by the same page and what is wrong with it. Between steps the
//! journey is in a sealed draft whose key only the respondent's cookie has.

mod cookie;
mod keeping;
mod page;

use app::respondent::{
    AT_RESUME, NotSent, Notice, Screen, Show,
    send::{Delivery, SendError, ssr::status},
};
use axum::{
    Extension,
    body::Bytes,
    extract::{Path, RawQuery, State as Shared},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use questionnaire::{
    form::{ACTION, Form, PAGE},
    journey::{Journey, Outcome, Position},
    submission::Submission,
};
use store::StoreError;

use self::{
    cookie::Held,
    keeping::{Again, Draft},
    page::Visit,
};
use crate::{
    catalogue::Entry,
    clock::Phase,
    hygiene::Nonce,
    leaving::{self, Left},
    reception, standing,
    state::State,
};

/// Shows where the respondent is.
pub async fn get(
    Shared(state): Shared<State>,
    Extension(nonce): Extension<Nonce>,
    Extension(left): Extension<Left>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let visit = Visit { state: &state, entry, nonce: &nonce, left, query: query.as_deref() };
    let held = cookie::read(&headers, &entry.setting.tag);
    if held == Held::Sent {
        return visit.show(StatusCode::OK, Screen { show: Show::Sent, ..Screen::default() }, None);
    }
    let Ok(draft) = keeping::load(&state, entry, &held).await else {
        return crate::hygiene::overloaded();
    };
    let now = state.clock.now();
    let may_go_on = draft.as_ref().is_some_and(|draft| {
        entry.window.takes(now, state.signer.begun(&slug, &draft.ticket).unwrap_or(now))
    });
    if entry.window.phase(now) != Phase::Open && !may_go_on {
        return standing::shut(&state, entry, &visit.language(None));
    }
    match draft {
        None => visit.show(StatusCode::OK, Screen::default(), None),
        Some(draft) if draft.is_found(&headers) => {
            let show = Show::Resume {
                expires: String::new(),
                dropped: draft.dropped.clone(),
                changed: draft.changed,
            };
            visit.show(StatusCode::OK, Screen { show, ..draft.offer() }, Some(&draft))
        }
        Some(draft) => visit.show(StatusCode::OK, draft.screen(), Some(&draft)),
    }
}

/// Takes one step.
pub async fn post(
    Shared(state): Shared<State>,
    Extension(nonce): Extension<Nonce>,
    Extension(left): Extension<Left>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let visit = Visit { state: &state, entry, nonce: &nonce, left, query: query.as_deref() };
    let form: Form = form_urlencoded::parse(&body).into_owned().collect();
    let held = cookie::read(&headers, &entry.setting.tag);
    if let Some(by) = leaving::asked(&form, left) {
        return leave_entry(&state, entry, &held, leaving::away(&entry.consultation.leave_to, by))
            .await;
    }
    // Pressing "Send" twice ends where pressing it once does.
    if held == Held::Sent && form.get(ACTION) != Some("erase") {
        return visit.same_address();
    }
    let Ok(draft) = keeping::load(&state, entry, &held).await else {
        return crate::hygiene::overloaded();
    };
    if form.get(ACTION) == Some("release") {
        return release(&visit, &held).await;
    }
    let now = state.clock.now();
    let draft = draft.unwrap_or_else(|| Draft {
        journey: Journey::retraced(entry.questionnaire(), &form),
        ..Draft::new(&state, entry, now)
    });
    let begun = state.signer.begun(&slug, &draft.ticket).unwrap_or(now);
    if !entry.window.takes(now, begun) {
        return standing::shut(&state, entry, &visit.language(None));
    }
    if form.get(PAGE) == Some(AT_RESUME) && form.get(ACTION) != Some("erase") {
        return carry_on(&visit, &held, draft).await;
    }
    let draft = draft.going_on();
    let step = draft.journey.clone().step(entry.questionnaire(), &form);
    let elsewhere = || Again { notice: Some(Notice::Elsewhere), ..Again::default() };
    match step {
        Err(_) => again(&visit, &headers, &held, Draft { again: elsewhere(), ..draft }).await,
        Ok(Outcome::Erase) => {
            keeping::erase(&state, &held).await;
            let notice = Some(Notice::Erased);
            let response = visit.show(StatusCode::OK, Screen { notice, ..Screen::default() }, None);
            cookie::forget(response, &entry.setting.tag)
        }
        Ok(Outcome::Next(journey)) => {
            let draft = Draft { journey, ..draft };
            if draft.journey.ends(entry.questionnaire()) {
                return ended(&visit, &held, &draft).await;
            }
            match keeping::keep(&state, entry, &held, &draft).await {
                Ok(cookie) => cookie::put(visit.same_address(), &cookie),
                Err(_) => visit.not_kept(&draft, form),
            }
        }
        Ok(Outcome::Refused(journey, problems)) => {
            let said = Again { typed: Some(form), problems, notice: None };
            again(&visit, &headers, &held, Draft { journey, again: said, ..draft }).await
        }
        Ok(Outcome::Elsewhere(journey)) => {
            let draft = Draft { journey, again: elsewhere(), ..draft };
            again(&visit, &headers, &held, draft).await
        }
        Ok(Outcome::Send(journey, submission)) => {
            let draft = Draft { journey, ..draft };
            send(&visit, &held, draft, &submission).await
        }
    }
}

/// A page is shown again, with what is to be said of the form that came from it. A browser that was
/// answered with the page itself would keep the whole form as part of its history, and Chromium
/// writes that to the disk, answers and all. So it is led to the page, and what is to be said waits
/// in the sealed draft. Others get the page at once.
async fn again(visit: &Visit<'_>, headers: &HeaderMap, held: &Held, draft: Draft) -> Response {
    let kept = keeping::keep(visit.state, visit.entry, held, &draft).await;
    let navigates = headers.get("sec-fetch-dest").is_some_and(|into| into == "document");
    let response = if navigates && kept.is_ok() {
        visit.same_address()
    } else {
        visit.show(StatusCode::UNPROCESSABLE_ENTITY, draft.screen(), Some(&draft))
    };
    with_cookie(response, kept)
}

/// The page with the key of the draft. Where the draft could not be kept, the page still shows
/// everything, and sending it again is another attempt.
fn with_cookie(response: Response, kept: Result<String, StoreError>) -> Response {
    match kept {
        Ok(cookie) => cookie::put(response, &cookie),
        Err(_) => response,
    }
}

/// Leaves a page that belongs to no questionnaire: whatever this browser has under way is ended.
pub async fn leave(
    Shared(state): Shared<State>,
    Extension(left): Extension<Left>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let form: Form = form_urlencoded::parse(&body).into_owned().collect();
    let Some(by) = leaving::asked(&form, left) else {
        return (StatusCode::SEE_OTHER, [(header::LOCATION, "/")]).into_response();
    };
    let mut response = leaving::away(state.catalogue.leave_to("/"), by);
    for entry in state.catalogue.entries() {
        let held = cookie::read(&headers, &entry.setting.tag);
        response = leave_entry(&state, entry, &held, response).await;
    }
    response
}

/// Ends what this browser holds of one questionnaire, unless it was asked to stay.
async fn leave_entry(state: &State, entry: &Entry, held: &Held, response: Response) -> Response {
    if *held == Held::Nothing || keeping::leave(state, entry, held).await {
        response
    } else {
        cookie::forget(response, &entry.setting.tag)
    }
}

/// A draft that was found is carried on with. From now on it is one of the questionnaire as it is
/// now, and neither that nor that it was left is news.
async fn carry_on(visit: &Visit<'_>, held: &Held, draft: Draft) -> Response {
    if !draft.left && !draft.changed {
        return visit.same_address();
    }
    let draft = Draft { left: false, ..draft };
    let kept = keeping::keep(visit.state, visit.entry, held, &draft).await;
    with_cookie(visit.same_address(), kept)
}

/// Where the questionnaire ends and nothing is sent, nothing stays behind either: the page is the
/// answer itself, since there is no draft that a redirect could lead to; and it carries what its Back
/// button needs.
async fn ended(visit: &Visit<'_>, held: &Held, draft: &Draft) -> Response {
    keeping::erase(visit.state, held).await;
    let response = visit.show(StatusCode::OK, draft.screen(), None);
    cookie::forget(response, &visit.entry.setting.tag)
}

async fn release(visit: &Visit<'_>, held: &Held) -> Response {
    keeping::erase(visit.state, held).await;
    cookie::forget(StatusCode::NO_CONTENT.into_response(), &visit.entry.setting.tag)
}

/// The last step: the same function as the browser's driver ends in.
async fn send(visit: &Visit<'_>, held: &Held, draft: Draft, submission: &Submission) -> Response {
    let entry = visit.entry;
    let delivery = Delivery {
        slug: entry.questionnaire().slug.clone(),
        id: draft.id.clone(),
        hash: entry.setting.hash.clone(),
        ticket: draft.ticket.clone(),
        language: visit.language(draft.language.as_ref()).0,
        answers: submission.answers().clone(),
    };
    match reception::receive(visit.state, delivery).await {
        Ok(_) => {
            keeping::erase(visit.state, held).await;
            cookie::put(visit.same_address(), &cookie::sent(&entry.setting.tag))
        }
        Err(error) => {
            let mut screen =
                Screen { notice: Some(Notice::NotSent(NotSent::from(&error))), ..draft.screen() };
            let code = status(&error);
            if let SendError::Refused { page } = error {
                screen.journey.position = Position::Page(page);
            }
            let code = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let mut response = visit.show(code, screen, Some(&draft));
            if code == StatusCode::SERVICE_UNAVAILABLE {
                response
                    .headers_mut()
                    .insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
            }
            response
        }
    }
}
