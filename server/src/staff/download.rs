//! What staff take away: the page, protected tables and codebooks for everybody who is signed in,
//! and responses row by row for analysts.

mod body;
mod rows;
mod tables;

use app::staff::download::{Download, Problem, Taken, download_page};
use axum::{
    extract::{Path, RawForm, State as Shared},
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use exports::{Detail, Heading, Look, Values};
use questionnaire::date::PartialDate;

use super::{days, outline::words, visitor::Visitor};
use crate::{catalogue::Entry, clock, file::Format, state::State};

/// The page shows at most so many of those who took rows.
const SHOWN: u32 = 500;

/// The page.
pub async fn page(
    visitor: Visitor,
    Path(slug): Path<String>,
    Shared(state): Shared<State>,
) -> Response {
    match state.catalogue.get(&slug) {
        Some(entry) => show(&state, &visitor, entry, StatusCode::OK, None).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Tables and the codebook.
pub async fn file(
    _visitor: Visitor,
    Path((slug, name)): Path<(String, String)>,
    Shared(state): Shared<State>,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    tables::file(&state, entry, &name)
}

/// Rows.
pub async fn take(
    visitor: Visitor,
    Path(slug): Path<String>,
    Shared(state): Shared<State>,
    RawForm(form): RawForm,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let taken = match Wanted::read(&visitor, &form) {
        Ok(wanted) => rows::take(&state, &visitor, entry, wanted).await,
        Err(problem) => Err(problem),
    };
    match taken {
        Ok(response) => response,
        Err(problem) => {
            let status = match problem {
                Problem::NotForYou => StatusCode::FORBIDDEN,
                Problem::NoFormat | Problem::NotUnderstood => StatusCode::UNPROCESSABLE_ENTITY,
                Problem::Busy | Problem::Fault => StatusCode::SERVICE_UNAVAILABLE,
            };
            show(&state, &visitor, entry, status, Some(problem)).await
        }
    }
}

/// What somebody who may have rows wants.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    format: Format,
    detail: Detail,
    look: Look,
}

impl Wanted {
    /// Reads the form. What is not said to be protected is exact, and needs the tick.
    fn read(visitor: &Visitor, form: &[u8]) -> Result<Self, Problem> {
        if !visitor.staff.role.may_take_rows() {
            return Err(Problem::NotForYou);
        }
        let field = |name| form_urlencoded::parse(form).find(|(key, _)| key == name);
        let is = |name, value| field(name).is_some_and(|(_, found)| found == value);
        let detail = if is("detail", "protected") { Detail::Protected } else { Detail::Exact };
        if detail == Detail::Exact && !is("understood", "yes") {
            return Err(Problem::NotUnderstood);
        }
        let format = field("format").and_then(|(_, name)| Format::from_name(&name));
        let (heading, values) = if is("labels", "yes") {
            (Heading::Labels, Values::Labels)
        } else {
            (Heading::Names, Values::Codes)
        };
        let look = Look { heading, values, mark: is("mark", "yes") };
        Ok(Self { format: format.ok_or(Problem::NoFormat)?, detail, look })
    }
}

async fn show(
    state: &State,
    visitor: &Visitor,
    entry: &Entry,
    status: StatusCode,
    problem: Option<Problem>,
) -> Response {
    let questionnaire = entry.questionnaire();
    // One more than are shown, so that it is known whether there are more.
    let taken = match state.store.taken(&questionnaire.slug, SHOWN + 1).await {
        Ok(taken) => taken,
        Err(error) => {
            tracing::error!(%error, "who took rows could not be looked up");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let shown = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    let more = taken.len() > shown;
    let download = Download {
        account: visitor.staff.name.clone(),
        slug: questionnaire.slug.clone(),
        consultation: words(entry, &entry.consultation.name),
        audience: words(entry, &questionnaire.audience),
        may_take_rows: visitor.staff.role.may_take_rows(),
        threshold: entry.consultation.disclosure.threshold,
        identifies: !entry.consultation.identifying.is_empty(),
        taken: taken.into_iter().take(shown).map(|one| line(entry, one)).collect(),
        more,
        problem,
    };
    let page = download_page(&download, state.assets.address("staff.css"));
    (status, Html(page)).into_response()
}

fn line(entry: &Entry, taken: store::Taken) -> Taken {
    let timezone = &entry.consultation.timezone;
    let day = days::plain(clock::day(taken.at, timezone));
    Taken {
        when: format!("{day}, {}", days::time(taken.at, timezone)),
        who: taken.who,
        format: taken.format,
        exact: taken.exact,
        responses: taken.responses,
    }
}

/// Sends a body as a file: it is saved, not shown, and kept nowhere on the way. `what` says what is
/// in it, such as `tables`.
pub(super) fn attached(
    body: impl IntoResponse,
    entry: &Entry,
    day: PartialDate,
    what: &str,
    format: Format,
) -> Response {
    // Letters, digits and hyphens, so that the name needs no quoting of its own.
    let slug = &entry.questionnaire().slug;
    let disposition = format!("attachment; filename=\"{slug}-{day}-{what}.{}\"", format.ending());
    let mut response = body.into_response();
    let headers = response.headers_mut();
    let media_type = HeaderValue::from_static(format.media_type());
    headers.insert(header::CONTENT_TYPE, media_type);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    match HeaderValue::from_str(&disposition) {
        Ok(disposition) => drop(headers.insert(header::CONTENT_DISPOSITION, disposition)),
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
    response
}
