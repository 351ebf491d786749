//! The plain-form driver of the respondents' side: a post is one step of the journey, answered by a
//! redirect to the same address, or by the same page and what is wrong with it. Between steps the
//! journey is in a sealed draft whose key only the respondent's cookie has.

mod cookie;
mod keeping;
mod page;

use app::respondent::{
    AT_RESUME, NotSent, Notice, Screen, Show, fitting,
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
    journey::{Outcome, Position},
    submission::Submission,
};

use self::{cookie::Held, keeping::Draft, page::Visit};
use crate::{clock::Phase, hygiene::Nonce, reception, standing, state::State};

/// Shows where the respondent is.
pub async fn get(
    Shared(state): Shared<State>,
    Extension(nonce): Extension<Nonce>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let visit = Visit { state: &state, entry, nonce: &nonce, query: query.as_deref() };
    let held = cookie::read(&headers, &entry.setting.tag);
    if held == Held::Sent {
        return visit.show(StatusCode::OK, sent(Vec::new()), None);
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
            visit.show(StatusCode::OK, Screen { show, ..draft.screen() }, Some(&draft))
        }
        Some(draft) => visit.show(StatusCode::OK, draft.screen(), Some(&draft)),
    }
}

/// Takes one step.
pub async fn post(
    Shared(state): Shared<State>,
    Extension(nonce): Extension<Nonce>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let visit = Visit { state: &state, entry, nonce: &nonce, query: query.as_deref() };
    let form: Form = form_urlencoded::parse(&body).into_owned().collect();
    let held = cookie::read(&headers, &entry.setting.tag);
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
    let draft = draft.unwrap_or_else(|| Draft::new(&state, entry, now));
    let begun = state.signer.begun(&slug, &draft.ticket).unwrap_or(now);
    if !entry.window.takes(now, begun) {
        return standing::shut(&state, entry, &visit.language(None));
    }
    if form.get(PAGE) == Some(AT_RESUME) && form.get(ACTION) != Some("erase") {
        return visit.same_address();
    }
    let step = draft.journey.clone().step(entry.questionnaire(), &form);
    let screen = |draft: &Draft| draft.screen();
    match step {
        Err(_) => {
            let notice = Some(Notice::Elsewhere);
            let screen = Screen { notice, ..screen(&draft) };
            visit.show(StatusCode::UNPROCESSABLE_ENTITY, screen, Some(&draft))
        }
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
            let draft = Draft { journey, ..draft };
            let kept = keeping::keep(&state, entry, &held, &draft).await;
            let screen = Screen { problems, typed: Some(form), ..draft.screen() };
            let response = visit.show(StatusCode::UNPROCESSABLE_ENTITY, screen, Some(&draft));
            kept.map_or(response.status().into_response(), |cookie| cookie::put(response, &cookie))
        }
        Ok(Outcome::Elsewhere(journey)) => {
            let draft = Draft { journey, ..draft };
            let kept = keeping::keep(&state, entry, &held, &draft).await;
            let screen = Screen { notice: Some(Notice::Elsewhere), ..draft.screen() };
            let response = visit.show(StatusCode::UNPROCESSABLE_ENTITY, screen, Some(&draft));
            kept.map_or(response.status().into_response(), |cookie| cookie::put(response, &cookie))
        }
        Ok(Outcome::Send(journey, submission)) => {
            let draft = Draft { journey, ..draft };
            send(&visit, &held, draft, &submission).await
        }
    }
}

/// Where the questionnaire ends and nothing is sent, nothing stays behind either: the page is the
/// answer itself, since there is no draft that a redirect could lead to.
async fn ended(visit: &Visit<'_>, held: &Held, draft: &Draft) -> Response {
    keeping::erase(visit.state, held).await;
    let response = visit.show(StatusCode::OK, draft.screen(), None);
    cookie::forget(response, &visit.entry.setting.tag)
}

async fn release(visit: &Visit<'_>, held: &Held) -> Response {
    keeping::erase(visit.state, held).await;
    cookie::forget(StatusCode::NO_CONTENT.into_response(), &visit.entry.setting.tag)
}

/// The screen that confirms.
fn sent(fitting: Vec<String>) -> Screen {
    Screen { show: Show::Sent { fitting }, ..Screen::default() }
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
            let by_answers = entry.questionnaire().confirmation.signposts_by_answers;
            let fitting =
                if by_answers { fitting(&entry.setting, &draft.journey) } else { Vec::new() };
            // What fits the answers is known now, and not once they are erased. So the page that
            // says it is the answer itself; loaded again, it is the same page without it.
            let response = if fitting.is_empty() {
                visit.same_address()
            } else {
                visit.show(
                    StatusCode::OK,
                    Screen { language: draft.language, ..sent(fitting) },
                    None,
                )
            };
            cookie::put(response, &cookie::sent(&entry.setting.tag))
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
