//! Protected tables as JSON: one array of objects, an object a line. The keys are the names of the
//! columns; a count is a number or the words that are said instead.

use std::io::Write;

use serde_json::{Value, json};

use super::{COLUMNS, Count, Line};
use crate::{Complete, Error};

/// Writes lines as JSON. What has no value is null.
///
/// # Errors
/// [`Error`]; what has been written is then not a file.
pub fn json(mut out: impl Write, lines: &[Line]) -> Result<Complete, Error> {
    out.write_all(b"[")?;
    for (index, line) in lines.iter().enumerate() {
        out.write_all(if index == 0 { b"\n{" } else { b",\n{" })?;
        for (column, (name, value)) in COLUMNS.iter().zip(values(line)).enumerate() {
            let comma = if column == 0 { "" } else { "," };
            write!(out, "{comma}\"{name}\":{value}")?;
        }
        out.write_all(b"}")?;
    }
    out.write_all(b"\n]\n")?;
    out.flush()?;
    Ok(Complete { rows: u64::try_from(lines.len()).unwrap_or(u64::MAX) })
}

/// The values of a line, in the order of the columns.
fn values(line: &Line) -> [Value; 9] {
    let text = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    [
        text(&line.question),
        text(&line.question_text),
        text(&line.statement),
        text(&line.statement_text),
        text(line.of.name()),
        text(&line.answer),
        text(&line.answer_text),
        match &line.count {
            Count::Number(number) => json!(number),
            Count::Words(words) => json!(words),
        },
        json!(line.percent),
    ]
}
