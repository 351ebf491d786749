//! `heard export`: what the dashboard shows, as a table for scripts and spreadsheets. The figures
//! are the protected ones; nothing else leaves.

mod table;

use std::io::{self, Write};

use store::{Access, Options, Store};

use super::{Refused, find, serve};
use crate::{
    assets::Assets,
    catalogue::Catalogue,
    config::{Export, Format},
    figures::Figures,
    random,
};

/// Writes the results of a questionnaire to standard output.
pub(super) async fn export(options: Export) -> Result<(), Refused> {
    let written = read(&options).await?;
    match io::stdout().lock().write_all(&written) {
        // Whoever reads it has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// The results as they are written.
async fn read(options: &Export) -> Result<Vec<u8>, Refused> {
    let consultations = serve::consultations(&options.consultations.consultations)?;
    let questionnaire = find(&consultations, &options.slug)?.1.questionnaire.clone();
    let database = &options.database.database;
    // Opening it would make it, and an empty table would look like a result.
    if !database.try_exists()? {
        return Err(Refused(format!("there is no database {}", database.display())));
    }
    let catalogue = Catalogue::new(consultations, &mut Assets::embedded()).map_err(Refused)?;
    let store = Store::open(database, Options::new(Access::Beside, random::bytes())).await?;
    let figures = Figures::follow(&store, &catalogue).await;
    store.close().await;
    let tables = figures?.tables(&options.slug).unwrap_or_default();
    match options.format {
        Format::Csv => Ok(table::csv(&questionnaire, &tables)?),
    }
}

#[cfg(test)]
mod tests;
