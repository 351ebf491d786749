//! The plain-form driver of the respondents' side: a post is one step of the journey, answered by a
//! redirect to the same address, or by the same page and what is wrong with it. Between steps the
//! journey is in a sealed draft whose key only the respondent's cookie has.

mod carrying;
mod cookie;
mod keeping;
mod locking;
mod page;

use app::respondent::{
    AT_RESUME, NoCode, NotSent, Notice, Screen, Show,
    carry::{ASK, AT_CARRY, AT_GIVEN, Carried},
    fitting,
    lock::{AT_PIN, AT_UNLOCK},
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
    code::Code,
    form::{ACTION, CODE, Form, PAGE, TICKET},
    journey::{Journey, Outcome, Position},
    submission::Submission,
    validate::{self, ProblemKind},
};

pub use self::{carrying::give, locking::serve as lock};
use self::{
    cookie::Held,
    keeping::{Again, Draft},
    page::Visit,
};
use crate::{
    catalogue::Entry,
    clock::Phase,
    codes,
    hygiene::Nonce,
    leaving::{self, Left},
    reception, standing,
    state::State,
    withdrawal,
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
    if let Some(ticket) = held.sent {
        return visit.show(StatusCode::OK, sent(ticket, Vec::new()), None);
    }
    let Ok(draft) = keeping::load(&state, entry, &held).await else {
        return crate::hygiene::overloaded();
    };
    let now = state.clock.now();
    let may_go_on = draft.as_ref().is_some_and(|draft| {
        entry.window.takes(now, state.signer.begun(&slug, &draft.ticket).unwrap_or(now))
    });
    if entry.window.phase(now) != Phase::Open && !may_go_on {
        return standing::shut(&state, entry, &visit.language(None)).await;
    }
    if locking::is_due(&held, draft.as_ref(), &headers) {
        return locking::ask(&visit, StatusCode::OK, None);
    }
    match draft {
        None => visit.show(StatusCode::OK, Screen::default(), None),
        Some(draft) if locking::is_missing(&held, &draft) => {
            visit.show(StatusCode::OK, Screen { show: Show::Pin, ..draft.screen() }, Some(&draft))
        }
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
    if form.get(ACTION) == Some("withdrawal") {
        return withdrawal_code(&visit, form.get(TICKET).unwrap_or_default()).await;
    }
    // Pressing "Send" twice ends where pressing it once does.
    if held.sent.is_some() && form.get(ACTION) != Some("erase") {
        return visit.same_address();
    }
    let Ok(draft) = keeping::load(&state, entry, &held).await else {
        return crate::hygiene::overloaded();
    };
    if form.get(ACTION) == Some("release") {
        return release(&visit, &held).await;
    }
    let now = state.clock.now();
    // A page from the middle of a journey, without the rest of it.
    let lost = draft.is_none() && form.get(PAGE).is_some_and(|page| !page.starts_with('_'));
    let draft = draft.unwrap_or_else(|| Draft {
        journey: Journey::retraced(entry.questionnaire(), &form),
        ..Draft::new(&state, entry, now)
    });
    let begun = state.signer.begun(&slug, &draft.ticket).unwrap_or(now);
    if !entry.window.takes(now, begun) {
        return standing::shut(&state, entry, &visit.language(None)).await;
    }
    if form.get(ACTION) != Some("erase") {
        match form.get(PAGE) {
            // From now on it is a draft of the questionnaire as it is now, and neither that nor that
            // it was left is news.
            Some(AT_RESUME) => return go_on(&visit, &held, Draft { left: false, ..draft }).await,
            Some(AT_GIVEN) => return go_on(&visit, &held, Draft { showing: None, ..draft }).await,
            Some(AT_CARRY) => return carry_on(&visit, &held, form).await,
            Some(AT_UNLOCK) => return locking::unlock(&visit, held, form).await,
            Some(AT_PIN) => return locking::choose(&visit, held, draft, form).await,
            _ if lost && held.lock.is_some() => {
                return locking::ask(&visit, StatusCode::UNPROCESSABLE_ENTITY, Some(form));
            }
            _ if form.get(ACTION) == Some(ASK) => return code(&visit, &held, draft, form).await,
            _ => {}
        }
    }
    let draft = draft.going_on();
    let step = draft.journey.clone().step(entry.questionnaire(), &form);
    let notice = if lost { Notice::Lost } else { Notice::Elsewhere };
    let elsewhere = || Again { notice: Some(notice.clone()), ..Again::default() };
    match step {
        Err(_) => again(&visit, &headers, &held, Draft { again: elsewhere(), ..draft }).await,
        Ok(Outcome::Erase) => {
            keeping::erase(&state, &held).await;
            let notice = Some(Notice::Erased);
            let response = visit.show(StatusCode::OK, Screen { notice, ..Screen::default() }, None);
            cookie::forget(response, &entry.setting.tag)
        }
        Ok(Outcome::Next(journey)) => {
            state.passing.step(entry, &draft.journey, &journey);
            let said = if lost { elsewhere() } else { Again::default() };
            let draft = Draft { journey, again: said, ..draft };
            if draft.journey.ends(entry.questionnaire()) {
                return ended(&visit, &held, &draft).await;
            }
            match keeping::keep(&state, entry, &held, &draft).await {
                Ok(cookies) => cookie::put(visit.same_address(), &cookies),
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
/// in the sealed draft. Others get the page at once, and so does whoever's draft cannot be kept:
/// the page still shows everything, and sending it again is another attempt.
async fn again(visit: &Visit<'_>, headers: &HeaderMap, held: &Held, draft: Draft) -> Response {
    let kept = keeping::keep(visit.state, visit.entry, held, &draft).await;
    let navigates = headers.get("sec-fetch-dest").is_some_and(|into| into == "document");
    let response = if navigates && kept.is_ok() {
        visit.same_address()
    } else {
        visit.show(StatusCode::UNPROCESSABLE_ENTITY, draft.screen(), Some(&draft))
    };
    cookie::put(response, &kept.unwrap_or_default())
}

/// Goes on where the draft is, carried over to the questionnaire as it is now.
async fn go_on(visit: &Visit<'_>, held: &Held, draft: Draft) -> Response {
    match keeping::keep(visit.state, visit.entry, held, &draft).await {
        Ok(cookies) => cookie::put(visit.same_address(), &cookies),
        Err(_) => crate::hygiene::overloaded(),
    }
}

/// Gives a code to carry on with elsewhere. It is shown from the draft, so that reading the page again
/// does not make another one.
async fn code(visit: &Visit<'_>, held: &Held, mut draft: Draft, form: Form) -> Response {
    let questionnaire = visit.entry.questionnaire();
    let page = form.get(PAGE).and_then(|id| questionnaire.page(id));
    if let Some((index, _)) = page {
        draft.journey = draft.journey.absorbing(questionnaire, index, &form);
    }
    let carried = Carried {
        slug: questionnaire.slug.clone(),
        hash: draft.hash.clone(),
        id: draft.id.clone(),
        ticket: draft.ticket.clone(),
        language: Some(visit.language(draft.language.as_ref())),
        journey: draft.journey.clone(),
    };
    match carrying::seal(visit.state, visit.entry, &carried, draft.given.as_deref()).await {
        Ok(given) => {
            draft.given = Some(given.handle.clone());
            go_on(visit, held, Draft { showing: Some(given), ..draft }).await
        }
        Err(why) => {
            let notice = Some(Notice::NoCode(why));
            let screen = Screen { notice, typed: Some(form), ..draft.screen() };
            visit.show(StatusCode::SERVICE_UNAVAILABLE, screen, Some(&draft))
        }
    }
}

/// Opens answers with a code from elsewhere, in place of what there may be here.
async fn carry_on(visit: &Visit<'_>, held: &Held, form: Form) -> Response {
    let code = Code::read(form.get(CODE).unwrap_or_default());
    let opened = match code {
        Err(slip) => Err(ProblemKind::NotACode(slip)),
        Ok(code) => match carrying::open(visit.state, visit.entry, &code).await {
            Ok(Some(draft)) => Ok(draft),
            Ok(None) => Err(ProblemKind::NoSuchCode),
            Err(codes::Busy) => Err(ProblemKind::TooManyCodes),
        },
    };
    match opened {
        Ok(draft) => go_on(visit, held, draft).await,
        Err(kind) => {
            let status = match kind {
                ProblemKind::TooManyCodes => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let problems = validate::code_problem(kind);
            visit.show(status, Screen { problems, typed: Some(form), ..Screen::default() }, None)
        }
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
    match keeping::leave(state, entry, held).await {
        _ if *held == Held::default() => response,
        Some(cookies) => cookie::put(response, &cookies),
        None => cookie::forget(response, &entry.setting.tag),
    }
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

/// The screen that confirms.
fn sent(ticket: String, fitting: Vec<String>) -> Screen {
    Screen { show: Show::Sent { ticket, code: None, fitting }, ..Screen::default() }
}

/// The thank-you page with the code that takes the response back. It is the answer itself, since the
/// code is kept nowhere; asking again shows the same one, and the cookie lets somebody ask again who
/// has reloaded the page.
async fn withdrawal_code(visit: &Visit<'_>, ticket: &str) -> Response {
    let slug = &visit.entry.questionnaire().slug;
    let (status, code, notice) = match withdrawal::code(visit.state, slug, ticket).await {
        Ok(code) => (StatusCode::OK, Some(code.to_text()), None),
        Err(NoCode::Late) => (StatusCode::GONE, None, Some(Notice::NoCode(NoCode::Late))),
        Err(why) => (StatusCode::SERVICE_UNAVAILABLE, None, Some(Notice::NoCode(why))),
    };
    let show = Show::Sent { ticket: ticket.to_owned(), code, fitting: Vec::new() };
    let response =
        visit.show(status, Screen { show, notice: notice.clone(), ..Screen::default() }, None);
    match notice {
        None => cookie::put(response, &[cookie::sent(&visit.entry.setting.tag, ticket)]),
        Some(_) => response,
    }
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
        given: draft.given.clone(),
        answers: submission.answers().clone(),
    };
    match reception::receive(visit.state, delivery).await {
        Ok(receipt) => {
            keeping::erase(visit.state, held).await;
            let tag = &entry.setting.tag;
            let cookies = [cookie::sent(tag, &receipt.ticket), cookie::forget_lock(tag)];
            let by_answers = entry.questionnaire().confirmation.signposts_by_answers;
            let fitting =
                if by_answers { fitting(&entry.setting, &draft.journey) } else { Vec::new() };
            // What fits the answers is known now, and not once they are erased. So the page that
            // says it is the answer itself; loaded again, it is the same page without it.
            let response = if fitting.is_empty() {
                visit.same_address()
            } else {
                let screen = sent(receipt.ticket, fitting);
                visit.show(StatusCode::OK, Screen { language: draft.language, ..screen }, None)
            };
            cookie::put(response, &cookies)
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
