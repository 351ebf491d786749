//! What was released and published: read from the database as it was frozen, and nothing of it worked
//! out from responses.

use app::{
    messages::Key,
    published::{Files, Frozen, Piece, Release, Story, report, story},
    respondent::Say,
};
use axum::{
    extract::{Path, RawQuery, State as Shared},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use exports::tables;
use questionnaire::load::text;
use store::{Publication, StoreError};

use crate::{catalogue::Entry, file::Format, staff, standing, state::State};

/// Nothing to show, and why.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The database does not give it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is stored is not a release.
    #[error("a stored release cannot be read: {0}")]
    Body(#[from] serde_json::Error),
}

/// A release, with the name of its file.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its figures and their words.
    pub release: Release,
    /// As it was stored.
    pub stored: store::Release,
}

impl Kept {
    /// Reads one that was stored.
    ///
    /// # Errors
    /// [`Unreadable::Body`].
    pub fn read(stored: store::Release) -> Result<Self, Unreadable> {
        Ok(Self { release: serde_json::from_slice(&stored.body)?, stored })
    }

    /// SHA-256 of its file, in hexadecimal digits.
    pub fn hash(&self) -> String {
        HEXLOWER.encode(&self.stored.hash)
    }

    fn files(&self, slug: &str) -> Files {
        let address =
            |slug: &str, ending: &str| format!("/{slug}/results/{}{ending}", self.release.number);
        let csv = |set: &Frozen| {
            let (slug, whom) = (&set.outline.slug, &set.outline.audience);
            let any = !set.compared.is_empty();
            let compared = (address(slug, ".compared.csv"), format!("{whom}, compared"));
            let single = (address(slug, ".csv"), whom.clone());
            std::iter::once(single).chain(any.then_some(compared)).collect::<Vec<_>>()
        };
        Files {
            report: address(slug, ""),
            json: (address(slug, ".json"), self.hash()),
            csv: self.release.sets.iter().flat_map(csv).collect(),
        }
    }
}

/// What people said, and what was done.
pub async fn page(
    Shared(state): Shared<State>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match state.store.published(&entry.consultation.id).await {
        Ok(Some(publication)) => told(&state, entry, query.as_deref(), &publication).await,
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => unreadable(&error.into()),
    }
}

/// A release as a page (`3`) or a file (`3.csv`, `3.json`): for everybody once it was published, and
/// for staff before.
pub async fn release(
    Shared(state): Shared<State>,
    Path((slug, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (number, ending) = name.split_once('.').unwrap_or((&name, ""));
    let Ok(number) = number.parse::<u32>() else { return StatusCode::NOT_FOUND.into_response() };
    let kept = match seen(&state, entry, number, &headers).await {
        Ok(Some(kept)) => kept,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return unreadable(&error),
    };
    match ending {
        "" => {
            let content = |say: &Say<'_>| report(say, &kept.release, &kept.files(&slug));
            let keys = (Key::TitleReport, Key::ReportHeading);
            standing::published(&state, entry, query.as_deref(), keys, content)
        }
        "json" => file(&slug, &format!("release-{number}"), Format::Json, kept.stored.body),
        "compared.csv" => compared(&kept.release, &slug).map_or_else(
            || StatusCode::NOT_FOUND.into_response(),
            |text| file(&slug, &format!("release-{number}-compared"), Format::Csv, text),
        ),
        "csv" => csv(&kept.release, &slug).map_or_else(
            || StatusCode::NOT_FOUND.into_response(),
            |text| file(&slug, &format!("release-{number}"), Format::Csv, text),
        ),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The public page of a publication, whoever may see it.
pub async fn told(
    state: &State,
    entry: &Entry,
    query: Option<&str>,
    publication: &Publication,
) -> Response {
    let kept = match kept(state, &entry.consultation.id, publication.number).await {
        Ok(Some(kept)) => kept,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return unreadable(&error),
    };
    let Publication { asked, said, did, .. } = publication;
    // What was saved was read without problems then.
    let part = |text: &str| pieces(&kept.release, "", text).unwrap_or_default();
    let told = Story { asked: part(asked), said: part(said), did: part(did) };
    let slug = &entry.questionnaire().slug;
    let content = |say: &Say<'_>| story(say, &kept.release, &told, &kept.files(slug));
    let keys = (Key::TitleResults, Key::ResultsHeading);
    standing::published(state, entry, query, keys, content)
}

/// A text of staff with the tables that it names; `what` is what a problem with it calls it.
///
/// # Errors
/// What is wrong with it, one sentence each, without its full stop.
pub fn pieces<'a>(
    release: &'a Release,
    what: &str,
    written: &str,
) -> Result<Vec<Piece<'a>>, Vec<String>> {
    let blocks = text::read(what, written).map_err(|mistakes| {
        let say = |mistake: questionnaire::load::Mistake| {
            let advice = mistake.advice.trim_end_matches('.');
            format!("Line {}: {} {advice}", mistake.line, mistake.what)
        };
        mistakes.into_iter().map(say).collect::<Vec<_>>()
    })?;
    release.pieces(blocks)
}

/// Every release of a consultation, the first one first.
///
/// # Errors
/// [`Unreadable`].
pub async fn all(state: &State, consultation: &str) -> Result<Vec<Kept>, Unreadable> {
    state.store.releases(consultation).await?.into_iter().map(Kept::read).collect()
}

async fn kept(state: &State, consultation: &str, number: u32) -> Result<Option<Kept>, Unreadable> {
    state.store.release(consultation, number).await?.map(Kept::read).transpose()
}

/// A release that whoever asks may see.
async fn seen(
    state: &State,
    entry: &Entry,
    number: u32,
    headers: &HeaderMap,
) -> Result<Option<Kept>, Unreadable> {
    let consultation = &entry.consultation.id;
    let is_public = state.store.published(consultation).await?.is_some()
        && state.store.published_releases(consultation).await?.contains(&number);
    if is_public || staff::is_signed_in(state, headers).await {
        kept(state, consultation, number).await
    } else {
        Ok(None)
    }
}

fn compared(release: &Release, slug: &str) -> Option<Vec<u8>> {
    let set = release.sets.iter().find(|set| set.outline.slug == slug)?;
    if set.compared.is_empty() {
        return None;
    }
    staff::tables_as_csv(set.compared.iter().map(|one| &one.table))
}

fn csv(release: &Release, slug: &str) -> Option<Vec<u8>> {
    let set = release.sets.iter().find(|set| set.outline.slug == slug)?;
    let lines = tables::lines_in(&set.figures.tables, |table| {
        let shown = release.tables().find(|shown| shown.table == table)?;
        let statement = shown.asked.statement.as_ref();
        Some(tables::Words {
            question: shown.asked.label.clone(),
            statement: statement.map(|(_, words)| words.clone()).unwrap_or_default(),
            options: shown.asked.options.clone(),
        })
    });
    let mut out = Vec::new();
    tables::csv(&mut out, &lines).ok().map(|_| out)
}

/// A file that is saved and not shown.
/// `what` is said in its name.
fn file(slug: &str, what: &str, format: Format, body: Vec<u8>) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    let disposition = format!("attachment; filename=\"{slug}-{what}.{}\"", format.ending());
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

fn unreadable(error: &Unreadable) -> Response {
    tracing::error!(%error, "a release could not be read");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
