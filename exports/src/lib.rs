//! What leaves as a file: responses row by row and protected tables, in the formats that analysts
//! use. Who may have a file, and that somebody had it, is the caller's affair; so is opening it.
//!
//! A [`Codebook`] says which variables there are and what their codes mean. A [`Reader`] makes a
//! [`Row`] of each stored response. [`Protection`] takes out of the rows what would point to a
//! person. A [`RowWriter`] writes them, one at a time and without keeping them, and
//! [`RowWriter::finish`] is what makes a whole file of it.
//!
//! Pure: no clock and no random numbers, and nothing is opened; everything is written to what the
//! caller hands over. (Workbooks alone keep what they are to become in an unnamed temporary file,
//! in the folder that the caller names.)
#![forbid(unsafe_code)]

pub mod codebook;
mod csv;
mod error;
mod grid;
mod harmless;
mod json;
mod look;
pub mod protect;
mod real;
pub mod row;
mod sav;
pub mod tables;
mod words;
mod write;
mod xlsx;

#[cfg(test)]
mod sample;

pub use codebook::{Codebook, Terms};
pub use csv::CsvRows;
pub use error::Error;
pub use grid::{Entry as GridEntry, grid};
pub use harmless::harmless;
pub use json::JsonRows;
pub use look::{Heading, Look, Values};
pub use protect::{Census, Detail, Protection};
pub use row::{Cell, Reader, Row, Unreadable};
pub use sav::SavRows;
pub use words::Words;
pub use write::{Complete, RowWriter};
pub use xlsx::Workbook;
