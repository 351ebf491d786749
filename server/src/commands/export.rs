//! `heard export`: what the dashboard gives out, for scripts: protected tables, the codebook, and
//! responses row by row for analysts. How a file looks is the `exports` crate's affair.

mod part;
mod rows;

use std::io::{self, Write};

use exports::tables;
use questionnaire::{consultation::Consultation, definition::Questionnaire};
use store::{Access, Options, Store};

use self::part::Part;
use super::{Refused, find, say, serve};
use crate::{
    assets::Assets,
    catalogue::Catalogue,
    clock::{Clock, SystemClock},
    config::Export,
    figures::Figures,
    file::Format,
    random,
    rows::{codebook, day, language},
};

/// Writes a file, or what can be printed to standard output. Whoever stops it is left with nothing.
pub(super) async fn export(options: Export) -> Result<(), Refused> {
    tokio::select! {
        done = write(&options) => done,
        () = serve::told_to_stop() => Err(Refused("stopped; no file was written".to_owned())),
    }
}

async fn write(options: &Export) -> Result<(), Refused> {
    match &options.output {
        Some(output) if options.rows => {
            let opened = Opened::new(options).await?;
            let said = rows::write(&opened, options, output).await;
            opened.store.close().await;
            say(&format!("{}: {}", output.display(), said?));
            Ok(())
        }
        Some(output) => {
            let mut part = Part::new(output)?;
            let written = read(options).await?;
            part.try_to(|file| file.write_all(&written))?;
            part.becomes_whole()
        }
        None => match io::stdout().lock().write_all(&read(options).await?) {
            // Whoever reads it has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => Ok(done?),
        },
    }
}

/// Protected tables or the codebook, as they are written. Either is some hundred lines.
async fn read(options: &Export) -> Result<Vec<u8>, Refused> {
    let opened = Opened::new(options).await?;
    let written = opened.small(options).await;
    opened.store.close().await;
    written
}

/// What an export is made from.
struct Opened {
    store: Store,
    consultation: Consultation,
    questionnaire: Questionnaire,
    catalogue: Catalogue,
    /// Seconds since 1970.
    now: i64,
}

impl Opened {
    async fn new(options: &Export) -> Result<Self, Refused> {
        let consultations = serve::consultations(&options.consultations.consultations)?;
        let (consultation, published) = find(&consultations, &options.slug)?;
        let (consultation, questionnaire) = (consultation.clone(), published.questionnaire.clone());
        let database = &options.database.database;
        // Opening it would make it, and an empty table would look like a result.
        if !database.try_exists()? {
            let line = "there is no database; say where it is with --database";
            return Err(Refused(format!("{}: {line}", database.display())));
        }
        let catalogue = Catalogue::new(consultations, &mut Assets::embedded()).map_err(Refused)?;
        let store = Store::open(database, Options::new(Access::Beside, random::bytes())).await?;
        Ok(Self { store, consultation, questionnaire, catalogue, now: SystemClock.now() })
    }

    /// A file without rows.
    async fn small(&self, options: &Export) -> Result<Vec<u8>, Refused> {
        let mut out = Vec::new();
        match options.format {
            Format::Codebook | Format::CodebookHtml => {
                let codebook = codebook(&self.consultation, &self.questionnaire, self.now)?;
                match options.format {
                    Format::Codebook => codebook.markdown(&mut out)?,
                    _ => codebook.html(&mut out)?,
                }
                return Ok(out);
            }
            Format::Csv | Format::Json | Format::Sav | Format::Xlsx => {}
        }
        let lines = self.tables().await?;
        let complete = match options.format {
            Format::Json => tables::json(&mut out, &lines)?,
            Format::Xlsx => {
                let title = codebook(&self.consultation, &self.questionnaire, self.now)?.title;
                let made_on = day(&self.consultation, self.now)?;
                tables::workbook(io::Cursor::new(&mut out), &title, made_on, &lines)?
            }
            _ => {
                if options.mark {
                    out.write_all("\u{feff}".as_bytes())?;
                }
                tables::csv(&mut out, &lines)?
            }
        };
        tracing::debug!(complete.rows, "tables are written");
        Ok(out)
    }

    /// The lines of all protected tables.
    async fn tables(&self) -> Result<Vec<tables::Line>, Refused> {
        let figures = Figures::follow(&self.store, &self.catalogue).await?;
        let tables = figures.tables(&self.questionnaire.slug).unwrap_or_default();
        Ok(tables::lines(&self.questionnaire, &tables, &language(&self.questionnaire)))
    }
}

#[cfg(test)]
mod tests;
