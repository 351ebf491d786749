//! Rows as JSON: one array of objects, an object a line. An array and not a file of lines, because
//! an array that was broken off cannot be read.

use std::io::Write;

use crate::{
    Cell, Codebook, Complete, Error, Look, Row, RowWriter, Values,
    codebook::{Kind, Variable},
    write::Tally,
};

/// Writes rows as JSON. The keys are the names of the variables; codes and years are numbers, other
/// numbers have the digits that they were answered with, and dates, districts and labels are
/// strings.
#[derive(Debug)]
pub struct JsonRows<W: Write> {
    out: W,
    columns: Vec<Column>,
    tally: Tally,
}

/// A variable, as far as it is written the same way in each row.
#[derive(Debug)]
struct Column {
    /// With quotation marks and colon.
    key: String,
    is_year: bool,
    /// Codes with their labels in quotation marks; none where codes are written.
    labels: Vec<(i64, String)>,
}

impl<W: Write> JsonRows<W> {
    /// Writes the beginning.
    ///
    /// # Errors
    /// [`Error`] where nothing can be written.
    pub fn new(mut out: W, codebook: &Codebook, look: Look) -> Result<Self, Error> {
        let columns = codebook.variables.iter().map(|variable| Column::of(variable, look.values));
        let columns = columns.collect::<Result<_, _>>()?;
        out.write_all(b"[")?;
        Ok(Self { out, columns, tally: Tally::of(codebook) })
    }
}

impl Column {
    fn of(variable: &Variable, values: Values) -> Result<Self, Error> {
        let all = variable.values.iter().chain(&variable.missing);
        let labels = all
            .filter(|_| values == Values::Labels)
            .map(|value| Ok((value.code, serde_json::to_string(&value.label)?)))
            .collect::<Result<_, Error>>()?;
        let key = format!("{}:", serde_json::to_string(&variable.name)?);
        Ok(Self { key, is_year: variable.kind == Kind::YEAR, labels })
    }

    fn write(&self, out: &mut impl Write, cell: Cell) -> Result<(), Error> {
        out.write_all(self.key.as_bytes())?;
        match cell {
            Cell::Code(code) | Cell::Missing(code) => {
                match self.labels.iter().find(|(labelled, _)| *labelled == code) {
                    Some((_, label)) => out.write_all(label.as_bytes())?,
                    None => write!(out, "{code}")?,
                }
            }
            // A decimal is a number of JSON as it is written.
            Cell::Number(number) => write!(out, "{number}")?,
            Cell::Date(date) if self.is_year => write!(out, "{}", date.year())?,
            Cell::Date(date) => write!(out, "\"{date}\"")?,
            Cell::District(name) => serde_json::to_writer(out, name.as_str())?,
        }
        Ok(())
    }
}

impl<W: Write> RowWriter for JsonRows<W> {
    fn put(&mut self, row: &Row) -> Result<(), Error> {
        let start: &[u8] = if self.tally.rows == 0 { b"\n{" } else { b",\n{" };
        self.tally.count(row)?;
        self.out.write_all(start)?;
        for (index, (column, cell)) in self.columns.iter().zip(row.cells()).enumerate() {
            if index > 0 {
                self.out.write_all(b",")?;
            }
            column.write(&mut self.out, *cell)?;
        }
        Ok(self.out.write_all(b"}")?)
    }

    fn finish(mut self: Box<Self>) -> Result<Complete, Error> {
        self.out.write_all(b"\n]\n")?;
        self.out.flush()?;
        Ok(Complete { rows: self.tally.rows })
    }
}
