//! Every questionnaire of a consultation in every format, and beside it what was answered, written
//! by other code: what the files are held against.

use std::{
    error::Error,
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use exports::{
    Census, Codebook, CsvRows, Heading, JsonRows, Look, Protection, Reader, Row, RowWriter,
    SavRows, Terms, Values, Words, Workbook, tables,
};
use questionnaire::{
    consultation::Consultation, definition::Questionnaire, record::Record, route::Route,
    submission::Submission, text::Language,
};
use results::Dataset;

use super::made_up;

pub(super) fn write(
    consultation: &str,
    folder: &str,
    responses: &str,
) -> Result<(), Box<dyn Error>> {
    let consultation = &made_up::consultation(consultation)?;
    for published in &consultation.questionnaires {
        let questionnaire = &published.questionnaire;
        let responses = &made_up::responses(questionnaire, responses.parse()?)?;
        for language in &questionnaire.languages {
            let name = format!("{}.{}", questionnaire.slug, language.as_str());
            let folder = Path::new(folder).join(name);
            fs::create_dir_all(&folder)?;
            let files = Files { consultation, questionnaire, language, responses };
            files.answers(&folder)?;
            files.rows(&folder)?;
        }
    }
    Ok(())
}

struct Files<'a> {
    consultation: &'a Consultation,
    questionnaire: &'a Questionnaire,
    language: &'a Language,
    responses: &'a [Submission],
}

impl Files<'_> {
    /// The definition, and each response as the rules of the questionnaire have it.
    fn answers(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let definition = serde_json::json!({
            "questionnaire": self.questionnaire,
            "language": self.language,
            "identifying": self.consultation.identifying,
            "threshold": self.consultation.disclosure.threshold,
        });
        fs::write(folder.join("definition.json"), serde_json::to_vec(&definition)?)?;
        let mut out = BufWriter::new(File::create(folder.join("answers.jsonl"))?);
        for response in self.responses {
            let route = Route::of(self.questionnaire, response.answers());
            let asked: Vec<&str> = route
                .pages()
                .filter_map(|page| self.questionnaire.pages.get(page))
                .flat_map(|page| page.questions.iter().map(|question| question.id.as_str()))
                .collect();
            let line = serde_json::json!({ "answers": response.answers(), "asked": asked });
            writeln!(out, "{line}")?;
        }
        Ok(out.flush()?)
    }

    fn rows(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let terms = Terms {
            language: self.language,
            words: &Words::english(),
            identifying: &self.consultation.identifying,
            made_on: made_up::day()?,
        };
        let exact = Codebook::new(self.questionnaire, &terms);
        let reader = Reader::new(&exact, self.questionnaire, self.questionnaire);
        let mut census = Census::new(&exact);
        let (mut rows, mut row) = (Vec::new(), Row::default());
        for response in self.responses {
            reader.read(&Record::new(self.questionnaire, response).closed, &mut row)?;
            census.add(&row);
            rows.push(row.clone());
        }
        let lines = self.tables()?;
        let protected = census.protect(self.consultation.disclosure.threshold);
        for (name, protection) in [("exact", Protection::exact(&exact)), ("protected", protected)] {
            let kept = rows.iter().map(|row| {
                let mut kept = Row::default();
                protection.apply(row, &mut kept);
                kept
            });
            let file = |ending: &str| folder.join(format!("{name}.{ending}"));
            all(protection.codebook(), &kept.collect::<Vec<_>>(), &lines, &file)?;
        }
        let complete = tables::csv(File::create(folder.join("tables.csv"))?, &lines)?;
        same(complete.rows, lines.len())
    }

    fn tables(&self) -> Result<Vec<tables::Line>, Box<dyn Error>> {
        let mut dataset = Dataset::new(self.questionnaire);
        for response in self.responses {
            dataset.push(0, &Record::new(self.questionnaire, response).closed)?;
        }
        let rule = &self.consultation.disclosure;
        let tables = results::tables(&dataset, self.questionnaire, rule);
        Ok(tables::lines(self.questionnaire, &tables, self.language))
    }
}

/// Every format of these rows.
fn all(
    codebook: &Codebook,
    rows: &[Row],
    lines: &[tables::Line],
    file: &dyn Fn(&str) -> PathBuf,
) -> Result<(), Box<dyn Error>> {
    let out = |ending: &str| File::create(file(ending)).map(BufWriter::new);
    let codes = Look::default();
    let labels = Look { heading: Heading::Labels, values: Values::Labels, mark: true };
    let waiting = &std::env::temp_dir();
    let count = u64::try_from(rows.len())?;
    let writers: [Box<dyn RowWriter>; 7] = [
        Box::new(CsvRows::new(out("csv")?, codebook, codes)?),
        Box::new(CsvRows::new(out("labels.csv")?, codebook, labels)?),
        Box::new(JsonRows::new(out("json")?, codebook, codes)?),
        Box::new(JsonRows::new(out("labels.json")?, codebook, labels)?),
        Box::new(Workbook::new(out("xlsx")?, codebook, lines.to_vec(), codes, waiting)?),
        Box::new(Workbook::new(out("labels.xlsx")?, codebook, lines.to_vec(), labels, waiting)?),
        Box::new(SavRows::new(out("sav")?, codebook, count)?),
    ];
    for mut writer in writers {
        for row in rows {
            writer.put(row)?;
        }
        same(writer.finish()?.rows, rows.len())?;
    }
    codebook.markdown(out("md")?)?;
    Ok(codebook.html(out("html")?)?)
}

fn same(written: u64, wanted: usize) -> Result<(), Box<dyn Error>> {
    if written == u64::try_from(wanted)? { Ok(()) } else { Err("rows are missing".into()) }
}
