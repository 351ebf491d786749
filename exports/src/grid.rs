//! A plain table as a CSV file.

use std::io::Write;

use crate::{Complete, Error, csv::builder, harmless};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Words, which no spreadsheet may take for a formula.
    Text(String),
    /// A number, as it is written.
    Number(String),
}

/// Writes a header row and rows as CSV.
///
/// # Errors
/// [`Error`]; what has been written is then not a file.
pub fn grid(out: impl Write, header: &[&str], rows: &[Vec<Entry>]) -> Result<Complete, Error> {
    let mut file = builder().from_writer(out);
    file.write_record(header)?;
    for row in rows {
        for entry in row {
            match entry {
                Entry::Text(text) => file.write_field(&*harmless(text))?,
                Entry::Number(number) => file.write_field(number)?,
            }
        }
        file.write_record(None::<&[u8]>)?;
    }
    file.flush()?;
    Ok(Complete { rows: u64::try_from(rows.len()).unwrap_or(u64::MAX) })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn numbers_are_numbers_and_no_text_is_a_formula() {
        let mut out = Vec::new();
        let row = vec![Entry::Text("=1+1".to_owned()), Entry::Number("-2".to_owned())];
        let complete = grid(&mut out, &["answer", "count"], &[row]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\"answer\",\"count\"\r\n\"'=1+1\",-2\r\n");
        assert_eq!(complete.rows, 1);
    }
}
