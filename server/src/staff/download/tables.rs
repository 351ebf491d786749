//! Protected tables and the codebook: some hundred lines, put together before they are sent.

use std::io::Cursor;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use exports::tables;

use super::attached;
use crate::{
    catalogue::Entry,
    file::Format,
    rows::{RowsError, codebook, day, language},
    state::State,
};

/// The file of this name.
pub(super) fn file(state: &State, entry: &Entry, name: &str) -> Response {
    let (what, format) = match name {
        "tables.csv" => ("tables", Format::Csv),
        "tables.xlsx" => ("tables", Format::Xlsx),
        "tables.json" => ("tables", Format::Json),
        "codebook.md" => ("codebook", Format::Codebook),
        "codebook.html" => ("codebook", Format::CodebookHtml),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let now = state.clock.now();
    let made = day(&entry.consultation, now)
        .and_then(|day| Ok((day, written(state, entry, format, now)?)));
    match made {
        Ok((day, written)) => attached(written, entry, day, what, format),
        Err(error) => {
            tracing::error!(%error, "tables could not be written");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn written(state: &State, entry: &Entry, format: Format, now: i64) -> Result<Vec<u8>, RowsError> {
    let questionnaire = entry.questionnaire();
    let mut out = Vec::new();
    // The codebook of exact rows, which is the same whatever was answered: which answers are rare is
    // not for everybody.
    let codebook = codebook(&entry.consultation, questionnaire, now)?;
    let complete = match format {
        Format::Codebook => return Ok(codebook.markdown(&mut out).map(|()| out)?),
        Format::CodebookHtml => return Ok(codebook.html(&mut out).map(|()| out)?),
        Format::Json => tables::json(&mut out, &lines(state, entry))?,
        Format::Xlsx => {
            let (title, day) = (&codebook.title, codebook.made_on);
            tables::workbook(Cursor::new(&mut out), title, day, &lines(state, entry))?
        }
        Format::Csv | Format::Sav => tables::csv(&mut out, &lines(state, entry))?,
    };
    tracing::debug!(complete.rows, "tables are written");
    Ok(out)
}

/// The lines of all protected tables.
pub(super) fn lines(state: &State, entry: &Entry) -> Vec<tables::Line> {
    let questionnaire = entry.questionnaire();
    let tables = state.figures.tables(&questionnaire.slug).unwrap_or_default();
    tables::lines(questionnaire, &tables, &language(questionnaire))
}
