//! Why a file could not be written. What was written until then is not a file.

use std::io;

use rust_xlsxwriter::XlsxError;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Whatever it is written to did not take it.
    #[error("the file could not be written")]
    Io(#[source] io::Error),
    /// The workbook could not be put together.
    #[error("the workbook could not be written")]
    Workbook(#[source] Box<XlsxError>),
    /// A worksheet ends before the rows do.
    #[error("a worksheet has room for {most} rows of answers and no more; use another format")]
    TooManyRows {
        /// So many fit.
        most: u32,
    },
    /// A worksheet ends before the variables do.
    #[error("a worksheet has no room for {found} variables; use another format")]
    TooManyVariables {
        /// So many there are.
        found: usize,
    },
    /// The number of rows stands at the beginning of the file, and is another one.
    #[error("{promised} rows were promised and {written} written")]
    RowCount {
        /// As the beginning of the file says.
        promised: u64,
        /// As they came.
        written: u64,
    },
    /// A row that was not read with this codebook.
    #[error("a row has {found} values for {expected} variables")]
    NotARow {
        /// Variables of the codebook.
        expected: usize,
        /// Values of the row.
        found: usize,
    },
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<::csv::Error> for Error {
    fn from(error: ::csv::Error) -> Self {
        Self::Io(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(error) => Self::Io(error),
            other => Self::Workbook(Box::new(other)),
        }
    }
}
