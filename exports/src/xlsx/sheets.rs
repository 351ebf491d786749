//! The sheets of a workbook but for its data, and how a cell is written.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::{
    codebook::{Codebook, Value, Variable},
    real::real,
    tables::{COLUMNS, Count, Line},
};

/// The longest text that a cell takes, in UTF-16 units, is 32,767; so many characters always fit.
const LONGEST: usize = 16_000;

/// What the columns of the codebook's sheet are called.
const CODEBOOK: [&str; 9] =
    ["variable", "question", "part", "label", "type", "code", "value", "meaning", "counts as"];

/// Writes a text, which is one however much it looks like a formula. Gives the most bytes that it
/// takes in the file.
pub(super) fn text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
) -> Result<u64, XlsxError> {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        let kept = text.get(..end).unwrap_or_default();
        sheet.write_string(row, column, format!("{kept}…"))?;
    } else {
        sheet.write_string(row, column, text)?;
    }
    // The cell's place and marks, and what a byte may have to be written as: `_x0001_`.
    Ok(u64::try_from(text.len()).unwrap_or(u64::MAX).saturating_mul(7).saturating_add(80))
}

/// Writes a number. Gives the most bytes that it takes in the file.
pub(super) fn number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    units: i64,
    decimals: u8,
) -> Result<u64, XlsxError> {
    sheet.write_number(row, column, real(units, decimals))?;
    Ok(60)
}

/// Writes a line for each code of each variable, and what is not in the file.
pub(super) fn codebook(sheet: &mut Worksheet, codebook: &Codebook) -> Result<(), XlsxError> {
    let mut row = headings(sheet, &CODEBOOK)?;
    for variable in &codebook.variables {
        let values = variable.values.iter().map(|value| (value, "answer"));
        let missing = variable.missing.iter().map(|value| (value, "missing"));
        for (value, counts_as) in values.chain(missing) {
            code(sheet, row, variable, value, counts_as)?;
            row += 1;
        }
    }
    for left_out in &codebook.left_out {
        text(sheet, row, 0, &left_out.name)?;
        text(sheet, row, 3, &left_out.label)?;
        text(sheet, row, 4, "not in this file")?;
        text(sheet, row, 7, left_out.why.words())?;
        row += 1;
    }
    for note in codebook.notes() {
        row += 1;
        text(sheet, row, 0, &note)?;
    }
    Ok(())
}

fn code(
    sheet: &mut Worksheet,
    row: u32,
    variable: &Variable,
    value: &Value,
    counts_as: &str,
) -> Result<(), XlsxError> {
    text(sheet, row, 0, &variable.name)?;
    text(sheet, row, 1, &variable.question)?;
    text(sheet, row, 2, variable.part.as_deref().unwrap_or_default())?;
    text(sheet, row, 3, &variable.label)?;
    text(sheet, row, 4, variable.kind.words())?;
    number(sheet, row, 5, value.code, 0)?;
    text(sheet, row, 6, &value.value)?;
    text(sheet, row, 7, &value.label)?;
    text(sheet, row, 8, counts_as)?;
    Ok(())
}

/// Writes the lines of protected tables.
pub(super) fn tables(sheet: &mut Worksheet, lines: &[Line]) -> Result<(), XlsxError> {
    let first = headings(sheet, &COLUMNS)?;
    for (row, line) in (first..).zip(lines) {
        let texts = [
            &line.question,
            &line.question_text,
            &line.statement,
            &line.statement_text,
            line.of.name(),
            &line.answer,
            &line.answer_text,
        ];
        for (column, words) in (0..).zip(texts) {
            text(sheet, row, column, words)?;
        }
        match &line.count {
            Count::Number(count) => {
                number(sheet, row, 7, i64::try_from(*count).unwrap_or(i64::MAX), 0)?;
            }
            Count::Words(words) => {
                text(sheet, row, 7, words)?;
            }
        }
        if let Some(percent) = line.percent {
            number(sheet, row, 8, i64::from(percent), 0)?;
        }
    }
    Ok(())
}

/// Writes the first row, and gives the number of the one after it.
fn headings(sheet: &mut Worksheet, headings: &[&str]) -> Result<u32, XlsxError> {
    let bold = Format::new().set_bold();
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(0, column, *heading, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(1)
}
