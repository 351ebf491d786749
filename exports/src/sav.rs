//! Rows as a system file of SPSS (`.sav`). After the format's description in PSPP's developer manual
//! ("System File Format"), which is the only public one; what SPSS 14 and later read. Compressed
//! byte by byte, encoded in UTF-8.
//!
//! The number of rows stands at the beginning. So it has to be known before, and a reader notices
//! where a file has fewer.

mod bytes;
mod data;
mod dictionary;
mod label;

use std::io::Write;

use crate::{
    Cell, Codebook, Complete, Error, Row, RowWriter, codebook::Kind, real::real, write::Tally,
};
use data::Packer;

/// Writes rows for SPSS.
#[derive(Debug)]
pub struct SavRows<W: Write> {
    data: Packer<W>,
    kinds: Vec<Kind>,
    promised: u64,
    tally: Tally,
}

impl<W: Write> SavRows<W> {
    /// Writes the dictionary of a file with exactly so many rows.
    ///
    /// # Errors
    /// [`Error`] where nothing can be written.
    pub fn new(mut out: W, codebook: &Codebook, rows: u64) -> Result<Self, Error> {
        out.write_all(&dictionary::dictionary(codebook, rows))?;
        let kinds = codebook.variables.iter().map(|variable| variable.kind).collect();
        Ok(Self { data: Packer::new(out), kinds, promised: rows, tally: Tally::of(codebook) })
    }

    fn counted(&self) -> Error {
        Error::RowCount { promised: self.promised, written: self.tally.rows }
    }
}

impl<W: Write> RowWriter for SavRows<W> {
    fn put(&mut self, row: &Row) -> Result<(), Error> {
        self.tally.count(row)?;
        if self.tally.rows > self.promised {
            return Err(self.counted());
        }
        for (cell, kind) in row.cells().iter().zip(&self.kinds) {
            match (*cell, kind) {
                (Cell::Code(code) | Cell::Missing(code), Kind::District) => {
                    self.data.text(&code.to_string())?;
                }
                (Cell::Code(code) | Cell::Missing(code), _) => self.data.number(real(code, 0))?,
                (Cell::Number(number), _) => {
                    self.data.number(real(number.units(), number.decimals()))?;
                }
                (Cell::Date(date), Kind::Date(precision)) => {
                    self.data.number(bytes::date(date, *precision))?;
                }
                (Cell::Date(date), _) => self.data.number(f64::from(date.year()))?,
                (Cell::District(name), _) => self.data.text(name.as_str())?,
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Complete, Error> {
        if self.tally.rows != self.promised {
            return Err(self.counted());
        }
        self.data.finish()?;
        Ok(Complete { rows: self.tally.rows })
    }
}

#[cfg(test)]
mod tests;
