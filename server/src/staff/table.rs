//! The page that compares: reads what was picked, asks for the tables, and puts them into words. What
//! was picked can be kept for others.

pub(super) mod file;
mod lay_out;
mod lists;
mod needs;
mod says;
mod wanted;

use app::{
    document::Program,
    staff::table::{Kept, Picked, Problem, Shown, TablePage, table_page},
};
use axum::{
    Extension,
    extract::{Path, RawForm, RawQuery, State as Shared},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use results::{CrossError, CrossTable, Exact, ForAnalysts, Protected, View, filter::FilterError};
use store::Taken;

use self::wanted::{Side, Wanted};
use super::{outline::words, visitor::Visitor};
use crate::{catalogue::Entry, hygiene, hygiene::Nonce, state::State};

/// A name under which a choice is kept is at most so long, in characters.
const LONGEST_NAME: usize = 80;

/// What is picked takes at most so many bytes in an address.
const LONGEST_QUERY: usize = 4_000;

/// The page.
pub async fn page(
    visitor: Visitor,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    Shared(state): Shared<State>,
    Extension(nonce): Extension<Nonce>,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug).filter(|entry| !entry.is_easy_read()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let picked = Picked::read(query.as_deref().unwrap_or_default());
    let may_see_exact = visitor.staff.role.may_take_rows();
    if picked.exact && !may_see_exact {
        return StatusCode::FORBIDDEN.into_response();
    }
    let as_file = query.as_deref().unwrap_or_default().ends_with("&format=csv");
    let outcome = if picked.rows.is_empty() {
        None
    } else if picked.exact {
        match exact(&state, &visitor, entry, &picked).await {
            Ok(outcome) => Some(outcome),
            Err(response) => return response,
        }
    } else {
        Some(protected(&state, entry, &picked))
    };
    if let (true, Some(Ok(tables))) = (as_file, &outcome) {
        let what = if picked.exact { "exact-table" } else { "table" };
        return file::file(&state, entry, tables, what);
    }
    let status = match &outcome {
        Some(Err(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let Ok(kept) = state.store.kept(&slug).await else { return hygiene::overloaded() };
    // Others' exact choices are no use to somebody who may not open them.
    let kept = kept.into_iter().filter(|kept| may_see_exact || !Picked::read(&kept.query).exact);
    let page = TablePage {
        account: visitor.staff.name.clone(),
        consultation: words(entry, &entry.consultation.name),
        audience: words(entry, &entry.questionnaire().audience),
        may_see_exact,
        questions: lists::questions(entry),
        times: lists::times(entry),
        answers: if picked.exact { lists::answers(entry) } else { Vec::new() },
        versions: if picked.exact { state.figures.versions(&slug) } else { Vec::new() },
        picked,
        kept: kept
            .map(|kept| Kept {
                id: kept.id,
                name: kept.name,
                address: format!("/staff/{slug}/compare?{}", kept.query),
            })
            .collect(),
        outcome,
        slug,
    };
    let address = |name| state.assets.address(name);
    let program = (!address("staff.js").is_empty()).then_some(Program {
        script: address("staff.js"),
        wasm: address("staff.wasm"),
        nonce: &nonce.0,
        started: "",
        setting: None,
    });
    (status, Html(table_page(&page, address("staff.css"), program))).into_response()
}

/// Keeps what was picked, or removes what was kept.
pub async fn keep(
    visitor: Visitor,
    Path(slug): Path<String>,
    Shared(state): Shared<State>,
    RawForm(form): RawForm,
) -> Response {
    if state.catalogue.get(&slug).is_none_or(Entry::is_easy_read) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let field = |name: &str| {
        let mut fields = form_urlencoded::parse(&form);
        fields.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    let mut query = String::new();
    let done = if let Some(id) = field("drop").and_then(|id| id.parse().ok()) {
        state.store.drop_kept(&slug, id).await
    } else {
        let picked = Picked::read(&field("query").unwrap_or_default());
        let name: String = field("name").unwrap_or_default();
        let name = name.trim().chars().filter(|letter| !letter.is_control());
        let name: String = name.take(LONGEST_NAME).collect();
        query = picked.query();
        let is_one = !name.is_empty() && !picked.rows.is_empty() && query.len() <= LONGEST_QUERY;
        if !is_one || picked.exact && !visitor.staff.role.may_take_rows() {
            return StatusCode::UNPROCESSABLE_ENTITY.into_response();
        }
        state.store.keep(&slug, &name, &query).await
    };
    match done {
        Ok(()) => {
            let address = format!("/staff/{slug}/compare?{query}#kept");
            (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
        }
        Err(_) => hygiene::overloaded(),
    }
}

fn protected(state: &State, entry: &Entry, picked: &Picked) -> Result<Vec<Shown>, Problem> {
    if !picked.layers.is_empty() || picked.has_conditions() {
        return Err(Problem {
            words: "Protected tables are of everybody, since what they show of a few people could be put \
                    together. Take the conditions out, or ask an analyst for exact figures"
                .to_owned(),
            control: "rows",
        });
    }
    let questionnaire = entry.questionnaire();
    let wanted = Wanted::read(entry, picked)?;
    let tables: Vec<CrossTable<Protected>> = wanted
        .specs()
        .iter()
        .map(|spec| state.figures.cross(&questionnaire.slug, spec).unwrap_or(Err(CrossError::Axes)))
        .collect::<Result<_, _>>()
        .map_err(|error| problem(&error))?;
    show(state, entry, &wanted, &tables)
}

/// The exact tables; each is recorded before anybody sees it. `Err` where that cannot be done.
async fn exact(
    state: &State,
    visitor: &Visitor,
    entry: &Entry,
    picked: &Picked,
) -> Result<Result<Vec<Shown>, Problem>, Response> {
    let reader = ForAnalysts::role_was_checked();
    let questionnaire = entry.questionnaire();
    let wanted = match Wanted::read(entry, picked) {
        Ok(wanted) => wanted,
        Err(problem) => return Ok(Err(problem)),
    };
    let table = |spec| {
        let made = state.figures.cross_exact(&questionnaire.slug, spec, reader);
        made.unwrap_or(Err(CrossError::Axes))
    };
    let tables: Result<Vec<CrossTable<Exact>>, CrossError> =
        wanted.specs().iter().map(table).collect();
    let tables = match tables {
        Ok(tables) => tables,
        Err(error) => return Ok(Err(problem(&error))),
    };
    let selected = tables.first().and_then(|table| Exact::number(table.selected));
    if selected == Some(0) {
        return Ok(Err(Problem {
            words: "Nobody is counted. Take a condition out".to_owned(),
            control: "not1",
        }));
    }
    let taken = Taken {
        at: state.clock.now(),
        who: Some(visitor.staff.name.clone()),
        slug: questionnaire.slug.clone(),
        format: "table".to_owned(),
        exact: true,
        responses: selected.unwrap_or(0),
    };
    if let Err(error) = state.store.record_taken(taken).await {
        tracing::error!(%error, "an exact table could not be recorded, and is not shown");
        return Err(StatusCode::SERVICE_UNAVAILABLE.into_response());
    }
    Ok(show(state, entry, &wanted, &tables))
}

/// A table that was kept, of what may be frozen; nothing where there is none that is protected.
pub(super) fn frozen(
    state: &State,
    entry: &Entry,
    query: &str,
    upto: Option<i32>,
) -> Option<Shown> {
    let picked = Picked::read(query);
    if picked.exact || picked.has_conditions() || !picked.layers.is_empty() {
        return None;
    }
    let wanted = Wanted::read(entry, &picked).ok()?;
    let slug = &entry.questionnaire().slug;
    let tables = state.figures.settled_cross(slug, upto, &wanted.specs())?;
    if wanted.are_needs() {
        needs::lay_out(entry, &wanted, &tables)
    } else {
        // Without weights: those are of everything that has come by now.
        lay_out::sheet(entry, &wanted, &tables, 0).map(|mut shown| {
            let rule = entry.consultation.disclosure;
            shown.sentences = says::sentences(&shown, &wanted, &tables, rule);
            shown
        })
    }
}

fn show<V: lay_out::Words>(
    state: &State,
    entry: &Entry,
    wanted: &Wanted<'_>,
    tables: &[CrossTable<V>],
) -> Result<Vec<Shown>, Problem> {
    let shown = if wanted.are_needs() {
        needs::lay_out(entry, wanted, tables).map(|shown| vec![shown])
    } else {
        lay_out::lay_out(state, entry, wanted, tables)
    };
    shown.ok_or_else(|| problem(&CrossError::Axes))
}

/// Why there is no table, and what to do about it.
fn problem(error: &CrossError) -> Problem {
    let (words, control) = match error {
        CrossError::SameTwice => {
            ("The same question is picked twice. Pick another for the columns", "columns")
        }
        CrossError::NeverCrossed { .. } => (
            "These two questions may not be shown together in this consultation. Pick another",
            "columns",
        ),
        CrossError::TooLarge { .. } | CrossError::Categories => {
            ("The table would be too large. Pick a question with fewer answers", "columns")
        }
        CrossError::Definition(FilterError::UnknownOption { .. }) => {
            ("The address names an answer that is not there any more. Pick another", "rows")
        }
        CrossError::Definition(_) => {
            ("A condition does not fit the questionnaire. Pick others", "rows")
        }
        _ => ("There is no such table. Pick other questions", "rows"),
    };
    Problem { words: words.to_owned(), control }
}
