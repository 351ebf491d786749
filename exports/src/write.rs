//! What all writers of rows have in common. Not what a file looks like.

use crate::{Codebook, Error, Row};

/// Writes rows, one at a time. Nothing is whole before [`RowWriter::finish`]: a writer that is
/// dropped leaves a beginning of a file, or nothing.
///
/// How a reader tells a beginning from a whole file:
///
/// - SPSS: the number of rows stands at the beginning, and readers refuse a file with fewer;
/// - JSON: the closing bracket is missing, and no parser accepts that;
/// - a workbook: nothing is written before the end;
/// - CSV has no end by itself. Whoever passes it on must break the connection off instead of ending
///   it, or write to another name and give the file its own once it is whole.
pub trait RowWriter {
    /// Writes a row of this writer's codebook.
    ///
    /// # Errors
    /// [`Error`]; the file can then no longer become whole.
    fn put(&mut self, row: &Row) -> Result<(), Error>;

    /// Writes what makes a whole file of it, and flushes.
    ///
    /// # Errors
    /// [`Error`]; what has been written is then not a file.
    fn finish(self: Box<Self>) -> Result<Complete, Error>;
}

/// A file that is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "only this says that a file is whole"]
pub struct Complete {
    /// Rows in it, without the header row.
    pub rows: u64,
}

/// Counts rows, and refuses those of another codebook.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tally {
    variables: usize,
    pub(crate) rows: u64,
}

impl Tally {
    pub(crate) fn of(codebook: &Codebook) -> Self {
        Self { variables: codebook.variables.len(), rows: 0 }
    }

    pub(crate) fn count(&mut self, row: &Row) -> Result<(), Error> {
        if row.cells().len() != self.variables {
            let (expected, found) = (self.variables, row.cells().len());
            return Err(Error::NotARow { expected, found });
        }
        self.rows += 1;
        Ok(())
    }
}
