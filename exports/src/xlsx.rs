//! Rows as a workbook (Office Open XML): a sheet of data, one of the codebook, and one of the
//! protected tables. Cells are numbers or texts and never formulas, whatever a text looks like.

mod sheets;

use std::{
    io::{Seek, Write},
    path::Path,
};

use questionnaire::date::PartialDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Worksheet, XlsxError};

use crate::{
    Cell, Codebook, Complete, Error, Heading, Look, Row, RowWriter, Values,
    codebook::{Kind, Variable},
    tables::Line,
    write::Tally,
};

/// The most columns that a worksheet has.
const COLUMNS: u16 = 16_384;

/// The most rows that a worksheet has, without the header row.
const ROWS: u32 = 1_048_575;

/// A sheet of so many bytes or more needs another kind of archive (ZIP64), which some older programs
/// do not open.
const LARGE: u64 = 1 << 32;

/// The index of the sheet of data.
const DATA: usize = 0;

/// Writes rows as a workbook. Until [`RowWriter::finish`] nothing is written to `out`; the rows wait
/// in a temporary file without a name.
pub struct Workbook<W> {
    out: W,
    book: rust_xlsxwriter::Workbook,
    codebook: Codebook,
    lines: Vec<Line>,
    values: Values,
    tally: Tally,
    /// The sheet of data has at most so many bytes, before it is compressed.
    bytes: u64,
}

impl<W: Write + Seek + Send> Workbook<W> {
    /// Begins a workbook. `waiting` is an existing folder that has room for the rows and that nobody
    /// else can read; `lines` are those of the tables' sheet.
    ///
    /// # Errors
    /// [`Error`] where there are too many variables or the folder does not take a file.
    pub fn new(
        out: W,
        codebook: &Codebook,
        lines: Vec<Line>,
        look: Look,
        waiting: &Path,
    ) -> Result<Self, Error> {
        let found = codebook.variables.len();
        if found > usize::from(COLUMNS) {
            return Err(Error::TooManyVariables { found });
        }
        let mut book = rust_xlsxwriter::Workbook::new();
        book.set_tempdir(waiting)?;
        book.set_properties(&about(&codebook.title, codebook.made_on)?);
        let sheet = book.add_worksheet_with_constant_memory()?.set_name("data")?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, variable) in (0..COLUMNS).zip(&codebook.variables) {
            let heading = match look.heading {
                Heading::Names => &variable.name,
                Heading::Labels => &variable.label,
            };
            sheets::text(sheet, 0, column, heading)?;
        }
        let (values, tally) = (look.values, Tally::of(codebook));
        Ok(Self { out, book, codebook: codebook.clone(), lines, values, tally, bytes: 0 })
    }
}

impl<W: Write + Seek + Send> RowWriter for Workbook<W> {
    fn put(&mut self, row: &Row) -> Result<(), Error> {
        self.tally.count(row)?;
        let number = u32::try_from(self.tally.rows).ok().filter(|number| *number <= ROWS);
        let number = number.ok_or(Error::TooManyRows { most: ROWS })?;
        let sheet = self.book.worksheet_from_index(DATA)?;
        for (column, (variable, cell)) in (0..COLUMNS).zip(row.of(&self.codebook.variables)) {
            self.bytes += write(sheet, (number, column), variable, cell, self.values)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Complete, Error> {
        let sheet = self.book.add_worksheet_with_constant_memory()?.set_name("codebook")?;
        sheets::codebook(sheet, &self.codebook)?;
        let sheet = self.book.add_worksheet_with_constant_memory()?.set_name("tables")?;
        sheets::tables(sheet, &self.lines)?;
        self.book.use_zip_large_file(self.bytes >= LARGE);
        self.book.save_to_writer(&mut self.out)?;
        self.out.flush()?;
        Ok(Complete { rows: self.tally.rows })
    }
}

/// Writes a workbook of protected tables alone: one sheet, `tables`. `title` is what it says of
/// itself, and `made_on` the day on which it is made.
///
/// # Errors
/// [`Error`]; what has been written is then not a file.
pub fn tables<W: Write + Seek + Send>(
    mut out: W,
    title: &str,
    made_on: PartialDate,
    lines: &[Line],
) -> Result<Complete, Error> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.set_properties(&about(title, made_on)?);
    // There are some hundred lines, so they need not wait in a file.
    sheets::tables(book.add_worksheet().set_name("tables")?, lines)?;
    book.save_to_writer(&mut out)?;
    out.flush()?;
    Ok(Complete { rows: u64::try_from(lines.len()).unwrap_or(u64::MAX) })
}

/// What a workbook says of itself.
fn about(title: &str, made_on: PartialDate) -> Result<DocProperties, XlsxError> {
    let (month, day) = (made_on.month().unwrap_or(1), made_on.day().unwrap_or(1));
    let day = ExcelDateTime::from_ymd(made_on.year().max(1900), month, day)?;
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&day))
}

/// Writes a cell, and gives the most bytes that it takes.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    variable: &Variable,
    cell: Cell,
    values: Values,
) -> Result<u64, XlsxError> {
    match cell {
        Cell::Code(code) | Cell::Missing(code) => {
            match variable.label_of(code).filter(|_| values == Values::Labels) {
                Some(label) => sheets::text(sheet, row, column, label),
                None => sheets::number(sheet, row, column, code, 0),
            }
        }
        Cell::Number(number) => {
            sheets::number(sheet, row, column, number.units(), number.decimals())
        }
        Cell::Date(date) if variable.kind == Kind::YEAR => {
            sheets::number(sheet, row, column, i64::from(date.year()), 0)
        }
        // As text: a spreadsheet's days begin in 1900, and it has no months.
        Cell::Date(date) => sheets::text(sheet, row, column, &date.to_string()),
        Cell::District(name) => sheets::text(sheet, row, column, name.as_str()),
    }
}

impl<W> std::fmt::Debug for Workbook<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook").field("rows", &self.tally.rows).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
