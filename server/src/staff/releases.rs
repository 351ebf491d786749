//! Freezing figures and saying something around them: for analysts; others who are signed in see what
//! there is.

mod freeze;

use app::staff::releases::{Draft, Line, Outcome, Releases, releases_page};
use axum::{
    extract::{Path, RawForm, RawQuery, State as Shared},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use store::{Publication, Publicity};

use super::{days, outline::words, visitor::Visitor};
use crate::{
    catalogue::Entry,
    clock,
    published::{self, Kept, Unreadable},
    state::State,
};

/// The page.
pub async fn page(
    visitor: Visitor,
    Path(slug): Path<String>,
    Shared(state): Shared<State>,
) -> Response {
    match state.catalogue.get(&slug).filter(|entry| !entry.is_easy_read()) {
        Some(entry) => show(&state, &visitor, entry, StatusCode::OK, None, None).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// What was saved last, as everybody would see it.
pub async fn preview(
    _visitor: Visitor,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    Shared(state): Shared<State>,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match state.store.publication(&entry.consultation.id).await {
        Ok(Some(publication)) => {
            published::told(&state, entry, query.as_deref(), &publication).await
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => unavailable(&error.into()),
    }
}

/// A button was pressed.
pub async fn act(
    visitor: Visitor,
    Path(slug): Path<String>,
    Shared(state): Shared<State>,
    RawForm(form): RawForm,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug).filter(|entry| !entry.is_easy_read()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let wanted = Wanted::read(&form);
    let done = if visitor.staff.role.may_publish() {
        act_on(&state, &visitor, entry, &wanted).await
    } else {
        Err(Refusal::not_an_analyst())
    };
    let (status, outcome) = match done {
        Ok(done) => (StatusCode::OK, Outcome::Done(done)),
        Err(Refusal { status, problems }) => (status, Outcome::Problems(problems)),
    };
    let typed = (status != StatusCode::OK && wanted.action != "freeze").then_some(wanted);
    show(&state, &visitor, entry, status, Some(outcome), typed).await
}

/// Why a button did nothing.
#[derive(Debug)]
struct Refusal {
    status: StatusCode,
    problems: Vec<(String, &'static str)>,
}

impl Refusal {
    fn of(status: StatusCode, words: &str, control: &'static str) -> Self {
        Self { status, problems: vec![(words.to_owned(), control)] }
    }

    fn not_an_analyst() -> Self {
        let words = "Figures are released and published by analysts, and your account is not one. Ask \
                     whoever looks after Heard";
        Self::of(StatusCode::FORBIDDEN, words, "frozen")
    }

    fn fault(error: &Unreadable) -> Self {
        tracing::error!(%error, "a release could not be stored or read");
        let words = "It could not be saved. Try again in a minute; if it happens again, tell whoever \
                     looks after Heard";
        Self::of(StatusCode::SERVICE_UNAVAILABLE, words, "frozen")
    }
}

/// What a form says.
#[derive(Debug, Default)]
struct Wanted {
    action: String,
    number: u32,
    asked: String,
    said: String,
    did: String,
}

impl Wanted {
    fn read(form: &[u8]) -> Self {
        let mut wanted = Self::default();
        for (name, value) in form_urlencoded::parse(form) {
            // A form sends every line break as two characters.
            let text = || value.replace("\r\n", "\n");
            match name.as_ref() {
                "action" => wanted.action = value.into_owned(),
                "number" => wanted.number = value.parse().unwrap_or_default(),
                "asked" => wanted.asked = text(),
                "said" => wanted.said = text(),
                "did" => wanted.did = text(),
                _ => {}
            }
        }
        wanted
    }
}

async fn act_on(
    state: &State,
    visitor: &Visitor,
    entry: &Entry,
    wanted: &Wanted,
) -> Result<String, Refusal> {
    let publicity = match wanted.action.as_str() {
        "freeze" => return freeze::freeze(state, &visitor.staff.name, entry).await,
        "save" => Publicity::Draft,
        "publish" => Publicity::Published,
        "take-down" => Publicity::TakenDown,
        _ => {
            return Err(Refusal::of(
                StatusCode::UNPROCESSABLE_ENTITY,
                "Press one of the buttons",
                "frozen",
            ));
        }
    };
    let all = published::all(state, &entry.consultation.id).await;
    let all = all.map_err(|error| Refusal::fault(&error))?;
    let Some(kept) = all.iter().find(|kept| kept.release.number == wanted.number) else {
        let words = "Choose the release whose figures belong to the words";
        return Err(Refusal::of(StatusCode::UNPROCESSABLE_ENTITY, words, "number"));
    };
    check(kept, wanted, publicity)?;
    let publication = Publication {
        consultation: entry.consultation.id.clone(),
        at: state.clock.now(),
        who: visitor.staff.name.clone(),
        number: wanted.number,
        asked: wanted.asked.clone(),
        said: wanted.said.clone(),
        did: wanted.did.clone(),
        state: publicity,
    };
    let stored = state.store.add_publication(publication).await;
    stored.map_err(|error| Refusal::fault(&error.into()))?;
    let done = match publicity {
        Publicity::Draft => "It is saved. Nobody but staff sees it until you publish it.",
        Publicity::Published => {
            "It is published: everybody can see the page and the files of this release."
        }
        Publicity::TakenDown => {
            "The page and its files are taken down. Whoever has a copy still has it."
        }
    };
    Ok(done.to_owned())
}

/// Whether every part can be shown, and there is something to publish.
fn check(kept: &Kept, wanted: &Wanted, publicity: Publicity) -> Result<(), Refusal> {
    let parts = [
        ("asked", "We asked", &wanted.asked),
        ("said", "You said", &wanted.said),
        ("did", "We did", &wanted.did),
    ];
    let problems: Vec<_> = parts
        .iter()
        .filter_map(|(control, name, text)| {
            let wrong = published::pieces(&kept.release, name, text).err()?;
            Some(wrong.into_iter().map(|words| (words, *control)))
        })
        .flatten()
        .collect();
    if !problems.is_empty() {
        return Err(Refusal { status: StatusCode::UNPROCESSABLE_ENTITY, problems });
    }
    if publicity == Publicity::Published && wanted.said.trim().is_empty() {
        let words = "Write what people said before you publish";
        return Err(Refusal::of(StatusCode::UNPROCESSABLE_ENTITY, words, "said"));
    }
    Ok(())
}

async fn show(
    state: &State,
    visitor: &Visitor,
    entry: &Entry,
    status: StatusCode,
    outcome: Option<Outcome>,
    typed: Option<Wanted>,
) -> Response {
    match put_together(state, visitor, entry, outcome, typed).await {
        Ok(page) => {
            (status, Html(releases_page(&page, state.assets.address("staff.css")))).into_response()
        }
        Err(error) => unavailable(&error),
    }
}

async fn put_together(
    state: &State,
    visitor: &Visitor,
    entry: &Entry,
    outcome: Option<Outcome>,
    typed: Option<Wanted>,
) -> Result<Releases, Unreadable> {
    let consultation = &entry.consultation;
    let all = published::all(state, &consultation.id).await?;
    let published = state.store.published(&consultation.id).await?;
    let shown = state.store.published_releases(&consultation.id).await?;
    let saved = state.store.publication(&consultation.id).await?;
    let line = |kept: &Kept| Line {
        number: kept.release.number,
        when: moment(entry, kept.stored.at),
        who: kept.stored.who.clone(),
        responses: kept.release.responses(),
        hash: kept.hash(),
        is_public: published.is_some() && shown.contains(&kept.release.number),
    };
    let mut draft = saved.map_or_else(Draft::default, |saved| draft(entry, saved));
    draft.is_public = published.is_some();
    if let Some(Wanted { number, asked, said, did, .. }) = typed {
        draft = Draft { number, asked, said, did, ..draft };
    }
    let of = all.iter().find(|kept| kept.release.number == draft.number).or(all.last());
    draft.number = of.map_or(0, |kept| kept.release.number);
    let tables = of.map(|kept| kept.release.tables()).into_iter().flatten();
    let compared = of.map(|kept| kept.release.compared()).into_iter().flatten();
    let names = tables
        .map(|shown| (shown.name(), shown.words()))
        .chain(compared.map(|one| (one.name.clone(), one.table.caption.clone())));
    Ok(Releases {
        account: visitor.staff.name.clone(),
        slug: entry.questionnaire().slug.clone(),
        consultation: words(entry, &consultation.name),
        audience: words(entry, &entry.questionnaire().audience),
        may_publish: visitor.staff.role.may_publish(),
        tables: names.collect(),
        releases: all.iter().rev().map(line).collect(),
        draft,
        outcome,
    })
}

fn draft(entry: &Entry, saved: Publication) -> Draft {
    let what = match saved.state {
        Publicity::Draft => "Saved",
        Publicity::Published => "Published",
        Publicity::TakenDown => "Taken down",
    };
    Draft {
        number: saved.number,
        saved: Some(format!("{what} on {} by {}.", moment(entry, saved.at), saved.who)),
        is_public: false,
        asked: saved.asked,
        said: saved.said,
        did: saved.did,
    }
}

/// Day and time of day in words.
fn moment(entry: &Entry, at: i64) -> String {
    let timezone = &entry.consultation.timezone;
    format!("{}, {}", days::plain(clock::day(at, timezone)), days::time(at, timezone))
}

fn unavailable(error: &Unreadable) -> Response {
    tracing::error!(%error, "releases could not be looked up");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
