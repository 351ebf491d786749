//! One format with as many rows as one likes, and the most memory that it took.

use std::{
    error::Error,
    fs::{self, File},
    io::BufWriter,
    path::Path,
};

use exports::{
    Codebook, CsvRows, JsonRows, Look, Reader, Row, RowWriter, SavRows, Terms, Words, Workbook,
};
use questionnaire::{record::Record, text::Language};

use super::made_up;

/// So many different responses, over and over.
const DIFFERENT: usize = 1000;

pub(super) fn write(
    format: &str,
    rows: &str,
    consultation: &str,
    file: &str,
) -> Result<(), Box<dyn Error>> {
    let rows: u64 = rows.parse()?;
    let consultation = made_up::consultation(consultation)?;
    let published = consultation.questionnaires.first().ok_or("there is no questionnaire")?;
    let questionnaire = &published.questionnaire;
    let english = Language::from("en");
    let terms = Terms {
        language: &english,
        words: &Words::english(),
        identifying: &[],
        made_on: made_up::day()?,
    };
    let codebook = Codebook::new(questionnaire, &terms);
    let closed: Vec<Vec<u8>> = made_up::responses(questionnaire, DIFFERENT)?
        .iter()
        .map(|response| Record::new(questionnaire, response).closed)
        .collect();
    let reader = Reader::new(&codebook, questionnaire, questionnaire);
    let out = BufWriter::new(File::create(file)?);
    let waiting = Path::new(file).parent().unwrap_or(Path::new("."));
    let look = Look::default();
    let mut writer: Box<dyn RowWriter> = match format {
        "csv" => Box::new(CsvRows::new(out, &codebook, look)?),
        "json" => Box::new(JsonRows::new(out, &codebook, look)?),
        "xlsx" => Box::new(Workbook::new(out, &codebook, Vec::new(), look, waiting)?),
        "sav" => Box::new(SavRows::new(out, &codebook, rows)?),
        _ => return Err(format!("there is no format {format}").into()),
    };
    let mut row = Row::default();
    for (_, closed) in (0..rows).zip(closed.iter().cycle()) {
        reader.read(closed, &mut row)?;
        writer.put(&row)?;
    }
    let complete = writer.finish()?;
    let bytes = fs::metadata(file)?.len();
    // What Linux says of this process.
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: unknown");
    eprintln!(
        "{format}: {} rows of {} variables, {bytes} bytes, {}",
        complete.rows,
        codebook.variables.len(),
        peak.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    Ok(())
}
