//! Awkward texts, each in a cell of its own, in the files that spreadsheets open: as labels of
//! variables and as labels of their values.

use std::{
    error::Error,
    fs::{self, File},
    path::Path,
};

use exports::{
    Cell, Codebook, CsvRows, Detail, Heading, Look, Row, RowWriter, Values, Words, Workbook,
    codebook::{Kind, Value, Variable},
};
use questionnaire::text::Language;

use super::made_up;

/// Strings of JSON, since some have line breaks in them.
const TEXTS: &str = include_str!("naughty.json");

pub(super) fn write(folder: &str) -> Result<(), Box<dyn Error>> {
    let mut texts: Vec<String> = serde_json::from_str(TEXTS)?;
    texts.push("long ".repeat(3000));
    let variable = |(index, text): (usize, &String)| Variable {
        name: format!("v{index}"),
        label: text.clone(),
        question: format!("v{index}"),
        part: None,
        kind: Kind::Nominal,
        values: vec![Value { code: 1, value: "text".to_owned(), label: text.clone() }],
        missing: Vec::new(),
        identifying: false,
        treatment: None,
    };
    let codebook = Codebook {
        slug: "naughty".to_owned(),
        version: 1,
        title: "Awkward texts".to_owned(),
        language: Language::from("en"),
        made_on: made_up::day()?,
        detail: Detail::Exact,
        words: Words::english(),
        variables: texts.iter().enumerate().map(variable).collect(),
        left_out: Vec::new(),
    };
    fs::create_dir_all(folder)?;
    let folder = Path::new(folder);
    fs::write(folder.join("texts.json"), serde_json::to_vec(&texts)?)?;
    let look = Look { heading: Heading::Labels, values: Values::Labels, mark: true };
    let csv = File::create(folder.join("naughty.csv"))?;
    let xlsx = File::create(folder.join("naughty.xlsx"))?;
    let writers: [Box<dyn RowWriter>; 2] = [
        Box::new(CsvRows::new(csv, &codebook, look)?),
        Box::new(Workbook::new(xlsx, &codebook, Vec::new(), look, &std::env::temp_dir())?),
    ];
    for mut writer in writers {
        writer.put(&texts.iter().map(|_| Cell::Code(1)).collect::<Row>())?;
        if writer.finish()?.rows != 1 {
            return Err("a row is missing".into());
        }
    }
    codebook.markdown(File::create(folder.join("naughty.md"))?)?;
    Ok(codebook.html(File::create(folder.join("naughty.html"))?)?)
}
