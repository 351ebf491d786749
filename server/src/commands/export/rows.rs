//! Responses row by row, into a file.

use std::path::Path;

use exports::{Detail, Heading, Look, Values};
use store::Taken;

use super::{
    Opened, Refused,
    part::{Part, refused},
};
use crate::{
    config::Export,
    file::Format,
    rows::{Rows, RowsError, workbook, writer},
};

/// Writes the file, and says what is in it.
pub(super) async fn write(
    opened: &Opened,
    options: &Export,
    output: &Path,
) -> Result<String, Refused> {
    let said = |error: RowsError| said(output, error);
    let mut part = Part::new(output)?;
    let detail = if options.exact { Detail::Exact } else { Detail::Protected };
    let Opened { store, consultation, questionnaire, now, .. } = opened;
    let rows = Rows::now(store, consultation, questionnaire, *now).await;
    let mut rows = rows.map_err(said)?;
    let counted = rows.count(detail).await.map_err(said)?;
    let codebook = counted.protection.codebook();
    let out = part.writer()?;
    let mut writer = match options.format {
        Format::Codebook | Format::CodebookHtml => {
            let mut text = Vec::new();
            match options.format {
                Format::Codebook => codebook.markdown(&mut text)?,
                _ => codebook.html(&mut text)?,
            }
            part.try_to(|file| std::io::Write::write_all(file, &text))?;
            part.becomes_whole()?;
            return Ok(format!("the codebook of {} rows", name(detail)));
        }
        Format::Xlsx => {
            let lines = opened.tables().await?;
            workbook(out, look(options), &counted, lines, part.folder())
        }
        Format::Csv | Format::Json | Format::Sav => {
            writer(out, options.format, look(options), &counted)
        }
    }
    .map_err(said)?;
    rows.write(&counted, &mut *writer, async || Ok(())).await.map_err(said)?;
    let complete = writer.finish().map_err(|error| said(error.into()))?;
    // Before anybody has it under its name.
    let taken = Taken {
        at: *now,
        who: None,
        slug: options.slug.clone(),
        format: options.format.ending().to_owned(),
        exact: options.exact,
        responses: complete.rows,
    };
    store.record_taken(taken).await?;
    part.becomes_whole()?;
    let plural = if complete.rows == 1 { "row" } else { "rows" };
    let detail = name(detail);
    Ok(format!("{} {plural}, {detail}; for analysts and not for publication", complete.rows))
}

fn look(options: &Export) -> Look {
    let (heading, values) = if options.labels {
        (Heading::Labels, Values::Labels)
    } else {
        (Heading::Names, Values::Codes)
    };
    Look { heading, values, mark: options.mark }
}

fn name(detail: Detail) -> &'static str {
    match detail {
        Detail::Protected => "protected",
        Detail::Exact => "exact",
    }
}

/// A line for people.
fn said(output: &Path, error: RowsError) -> Refused {
    match error {
        RowsError::Io(error) | RowsError::File(exports::Error::Io(error)) => {
            refused(output, &error)
        }
        error => Refused(format!("{error}. No file was written")),
    }
}
