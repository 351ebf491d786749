//! Rows as comma-separated values (RFC 4180, UTF-8): one header row and one line for each response.

use std::io::Write;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use crate::{
    Cell, Codebook, Complete, Error, Heading, Look, Row, RowWriter, Values,
    codebook::{Kind, Variable},
    harmless,
    write::Tally,
};

/// Writes rows as CSV. Every text is in quotation marks, so that no other separator that a
/// spreadsheet may go by splits it, and is [`harmless`]; numbers and codes are bare.
#[derive(Debug)]
pub struct CsvRows<W: Write> {
    file: Writer<W>,
    variables: Vec<Variable>,
    values: Values,
    tally: Tally,
    /// Kept, so that it need not be made again for each value.
    text: Vec<u8>,
}

impl<W: Write> CsvRows<W> {
    /// Writes the header row.
    ///
    /// # Errors
    /// [`Error`] where nothing can be written.
    pub fn new(mut out: W, codebook: &Codebook, look: Look) -> Result<Self, Error> {
        if look.mark {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut file = builder().from_writer(out);
        for variable in &codebook.variables {
            let heading = match look.heading {
                Heading::Names => &variable.name,
                Heading::Labels => &variable.label,
            };
            file.write_field(&*harmless(heading))?;
        }
        file.write_record(None::<&[u8]>)?;
        let mut variables = codebook.variables.clone();
        // Once, and not for each row.
        for variable in &mut variables {
            for value in variable.values.iter_mut().chain(&mut variable.missing) {
                value.label = harmless(&value.label).into_owned();
            }
        }
        let (values, tally) = (look.values, Tally::of(codebook));
        Ok(Self { file, variables, values, tally, text: Vec::new() })
    }
}

/// Writes a value as it stands in a file.
fn value(
    text: &mut Vec<u8>,
    variable: &Variable,
    cell: Cell,
    values: Values,
) -> std::io::Result<()> {
    match cell {
        Cell::Code(code) | Cell::Missing(code) => {
            match variable.label_of(code).filter(|_| values == Values::Labels) {
                Some(label) => text.write_all(label.as_bytes()),
                None => write!(text, "{code}"),
            }
        }
        Cell::Number(number) => write!(text, "{number}"),
        Cell::Date(date) if variable.kind == Kind::YEAR => write!(text, "{}", date.year()),
        Cell::Date(date) => write!(text, "{date}"),
        Cell::District(name) => text.write_all(name.as_str().as_bytes()),
    }
}

/// How every CSV file of this crate is written.
pub(crate) fn builder() -> WriterBuilder {
    let mut builder = WriterBuilder::new();
    builder.terminator(Terminator::CRLF).quote_style(QuoteStyle::NonNumeric);
    builder
}

impl<W: Write> RowWriter for CsvRows<W> {
    fn put(&mut self, row: &Row) -> Result<(), Error> {
        self.tally.count(row)?;
        for (variable, cell) in row.of(&self.variables) {
            self.text.clear();
            value(&mut self.text, variable, cell, self.values)?;
            self.file.write_field(&self.text)?;
        }
        Ok(self.file.write_record(None::<&[u8]>)?)
    }

    fn finish(mut self: Box<Self>) -> Result<Complete, Error> {
        self.file.flush()?;
        Ok(Complete { rows: self.tally.rows })
    }
}

#[cfg(test)]
mod tests;
