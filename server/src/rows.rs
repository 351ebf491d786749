//! From stored responses to a file of rows, for the command line and for the dashboard alike. The
//! responses are gone through twice as of one moment: once to count, so that rare answers and the
//! number of rows are known, and once to write. Nothing is kept of them in between.
//!
//! Who may have rows, and that it is recorded, is the caller's affair.

use std::{
    collections::HashMap,
    io::{self, Seek, Write},
    path::Path,
    sync::Arc,
};

use exports::{
    Census, Codebook, CsvRows, Detail, JsonRows, Look, Protection, Reader, Row, RowWriter, SavRows,
    Terms, Unreadable, Words, Workbook, tables,
};
use questionnaire::{
    consultation::Consultation, date::PartialDate, definition::Questionnaire, text::Language,
};
use store::{DefinitionHash, Snapshot, Store, StoreError};
use tokio::sync::Semaphore;

use crate::{clock, file::Format};

/// Responses to one questionnaire, as of one moment.
#[derive(Debug)]
pub struct Rows {
    snapshot: Snapshot,
    /// The addresses that they were sent to.
    slugs: Vec<String>,
    questionnaire: Questionnaire,
    threshold: u32,
    /// The codebook of exact rows.
    exact: Codebook,
    /// Every version that somebody may have answered.
    versions: Vec<(DefinitionHash, Questionnaire)>,
}

/// What is known of rows before the first of them is written.
#[derive(Debug)]
pub struct Counted {
    /// What is done to them.
    pub protection: Protection,
    /// How many there are.
    pub responses: u64,
}

/// Why there is no file of rows.
#[derive(Debug, thiserror::Error)]
pub enum RowsError {
    /// The responses could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The day cannot be worked out.
    #[error("the day in the consultation's time zone is not known")]
    NoDay,
    /// A version of the questionnaire that was answered cannot be read.
    #[error(
        "a version of the questionnaire in the database cannot be read; use the program that wrote \
         it, or a later one"
    )]
    Definition,
    /// The bytes of a response are not what its version of the questionnaire says.
    #[error("a response does not fit its questionnaire; restore the database from a backup")]
    NotARow,
    /// An earlier version of the questionnaire accepted lower numbers.
    #[error(
        "an earlier version of the questionnaire accepted numbers in “{variable}” that would now be \
         taken for codes; let its `min` be as low as it was, and they get other codes"
    )]
    Ambiguous {
        /// The variable's name.
        variable: String,
    },
    /// The file could not be put together.
    #[error(transparent)]
    File(#[from] exports::Error),
    /// The file could not be written.
    #[error("the file could not be written: {0}")]
    Io(#[from] io::Error),
    /// Nobody takes it any more.
    #[error("whoever was taking the file has gone")]
    Gone,
}

/// The number itself stays out of what is said and logged.
impl From<Unreadable> for RowsError {
    fn from(error: Unreadable) -> Self {
        match error {
            Unreadable::NotARow => Self::NotARow,
            Unreadable::Ambiguous { variable, .. } => Self::Ambiguous { variable },
        }
    }
}

impl Rows {
    /// The responses that there are now, in files made at `now`, in seconds since 1970.
    ///
    /// # Errors
    /// [`RowsError`].
    pub async fn now(
        store: &Store,
        consultation: &Consultation,
        questionnaire: &Questionnaire,
        now: i64,
    ) -> Result<Self, RowsError> {
        let exact = codebook(consultation, questionnaire, now)?;
        let mut snapshot = store.snapshot().await?;
        let slugs = consultation.counted(&questionnaire.slug).into_iter().map(str::to_owned);
        let slugs: Vec<String> = slugs.collect();
        let versions = snapshot.versions(&slugs).await?.into_iter();
        // One that cannot be read matters only where somebody has answered it.
        let versions =
            versions.filter_map(|one| Some((one.hash, serde_json::from_str(&one.json).ok()?)));
        let versions = versions.collect();
        let threshold = consultation.disclosure.threshold;
        let questionnaire = questionnaire.clone();
        Ok(Self { snapshot, slugs, questionnaire, threshold, exact, versions })
    }

    /// Goes through them once.
    ///
    /// # Errors
    /// [`RowsError`].
    pub async fn count(&mut self, detail: Detail) -> Result<Counted, RowsError> {
        let exact = self.exact.clone();
        let mut census = Census::new(&exact);
        let mut responses = 0;
        let counting = self.each(async |row| {
            census.add(row);
            responses += 1;
            Ok(())
        });
        counting.await?;
        let protection = match detail {
            Detail::Exact => Protection::exact(&exact),
            Detail::Protected => census.protect(self.threshold),
        };
        Ok(Counted { protection, responses })
    }

    /// Writes them, and lets go of the database. After each of them there is a moment `between`,
    /// which may end it. Whoever calls this has to [finish](RowWriter::finish) the file.
    ///
    /// # Errors
    /// [`RowsError`]; the file is then not whole.
    pub async fn write(
        mut self,
        counted: &Counted,
        writer: &mut dyn RowWriter,
        mut between: impl AsyncFnMut() -> Result<(), RowsError>,
    ) -> Result<(), RowsError> {
        let mut protected = Row::default();
        let writing = self.each(async |row| {
            counted.protection.apply(row, &mut protected);
            writer.put(&protected)?;
            between().await
        });
        writing.await
    }

    /// Shows every response as an exact row.
    async fn each(
        &mut self,
        mut show: impl AsyncFnMut(&Row) -> Result<(), RowsError>,
    ) -> Result<(), RowsError> {
        let versions = self.versions.iter();
        let readers: HashMap<DefinitionHash, Reader<'_>> = versions
            .map(|(hash, stored)| (*hash, Reader::new(&self.exact, &self.questionnaire, stored)))
            .collect();
        let mut row = Row::default();
        let showing = self.snapshot.each(&self.slugs, async |stored| {
            let reader = readers.get(&stored.questionnaire_hash).ok_or(RowsError::Definition)?;
            reader.read(stored.closed, &mut row)?;
            show(&row).await
        });
        showing.await
    }
}

/// The codebook of exact rows in a file made at `now`, in seconds since 1970.
///
/// # Errors
/// [`RowsError::NoDay`].
pub fn codebook(
    consultation: &Consultation,
    questionnaire: &Questionnaire,
    now: i64,
) -> Result<Codebook, RowsError> {
    let terms = Terms {
        language: &language(questionnaire),
        words: &Words::english(),
        identifying: &consultation.identifying,
        made_on: day(consultation, now)?,
    };
    Ok(Codebook::new(questionnaire, &terms))
}

/// The day in the consultation's time zone.
///
/// # Errors
/// [`RowsError::NoDay`].
pub fn day(consultation: &Consultation, now: i64) -> Result<PartialDate, RowsError> {
    let day = clock::day_ahead(now, &consultation.timezone, 0);
    day.map(|(day, _)| day).ok_or(RowsError::NoDay)
}

/// The language of files: English, or the source language where there is none.
pub fn language(questionnaire: &Questionnaire) -> Language {
    let english = Language::from("en");
    if questionnaire.languages.contains(&english) {
        return english;
    }
    questionnaire.source_language().cloned().unwrap_or(english)
}

/// Places for those who take rows at the same time. Each keeps one of the database's four readers,
/// and everybody else needs them, too.
pub fn places() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(2))
}

/// Begins a file of rows; for a workbook, see [`workbook`].
///
/// # Errors
/// [`RowsError`] where nothing can be written.
pub fn writer(
    out: impl Write + 'static,
    format: Format,
    look: Look,
    counted: &Counted,
) -> Result<Box<dyn RowWriter>, RowsError> {
    let codebook = counted.protection.codebook();
    Ok(match format {
        Format::Json => Box::new(JsonRows::new(out, codebook, look)?),
        Format::Sav => Box::new(SavRows::new(out, codebook, counted.responses)?),
        Format::Csv | Format::Xlsx | Format::Codebook | Format::CodebookHtml => {
            Box::new(CsvRows::new(out, codebook, look)?)
        }
    })
}

/// Begins a workbook. Its rows wait in the folder `waiting`, in a file without a name.
///
/// # Errors
/// [`RowsError`] where nothing can be written.
pub fn workbook(
    out: impl Write + Seek + Send + 'static,
    look: Look,
    counted: &Counted,
    lines: Vec<tables::Line>,
    waiting: &Path,
) -> Result<Box<dyn RowWriter>, RowsError> {
    let codebook = counted.protection.codebook();
    Ok(Box::new(Workbook::new(out, codebook, lines, look, waiting)?))
}
