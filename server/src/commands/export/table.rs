//! Protected tables as comma-separated values (RFC 4180): one line for each figure, with the names
//! that scripts need and the words that people need.

use questionnaire::{
    definition::{Kind, Question, Questionnaire},
    text::Text,
};
use results::{Figure, Key, ProtectedTable, Row, Shown};

/// What the columns are called.
pub(super) const COLUMNS: [&str; 9] = [
    "question",
    "question_text",
    "statement",
    "statement_text",
    "kind",
    "answer",
    "answer_text",
    "count",
    "percent",
];

/// What a line counts.
#[derive(Clone, Copy)]
enum Of {
    /// A substantive answer: percentages are of these.
    Answer,
    /// A way of not answering that was chosen.
    Missing,
    /// Everyone who gave a substantive answer.
    Base,
    /// Everyone who passed the question over.
    NoAnswer,
    /// Everyone whose answers led elsewhere.
    NotAsked,
}

/// Writes tables.
///
/// # Errors
/// None that a caller could do something about: memory takes everything.
pub(super) fn csv(
    questionnaire: &Questionnaire,
    tables: &[ProtectedTable],
) -> Result<Vec<u8>, csv::Error> {
    let mut file =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    file.write_record(COLUMNS)?;
    for table in tables {
        let Some((_, question)) = questionnaire.question(&table.question) else { continue };
        let asked = Asked::of(questionnaire, question, table);
        for row in &table.rows {
            let of = if row.in_base { Of::Answer } else { Of::Missing };
            let (value, words) = asked.answer(row);
            let percent = row.percent.map(|percent| percent.get().to_string());
            file.write_record(asked.line(of, &value, &words, row.figure, percent))?;
        }
        let sums = [
            (Of::Base, "Gave an answer", Some(table.base)),
            (Of::NoAnswer, "Passed it over", table.no_answer),
            (Of::NotAsked, "Were not asked", table.not_asked),
        ];
        for (of, words, figure) in sums {
            if let Some(figure) = figure {
                file.write_record(asked.line(of, "", words, figure, None))?;
            }
        }
    }
    file.into_inner().map_err(|error| error.into_error().into())
}

/// What a table is about.
struct Asked<'a> {
    questionnaire: &'a Questionnaire,
    question: &'a Question,
    statement: &'a str,
    statement_words: &'a str,
}

impl<'a> Asked<'a> {
    fn of(
        questionnaire: &'a Questionnaire,
        question: &'a Question,
        table: &'a ProtectedTable,
    ) -> Self {
        let statement = table.statement.as_deref().unwrap_or_default();
        let label = match &question.kind {
            Kind::Scale { statements, .. } => {
                statements.iter().find(|one| one.id == statement).map(|one| &one.label)
            }
            _ => None,
        };
        let statement_words = label.map(|label| words(questionnaire, label)).unwrap_or_default();
        Self { questionnaire, question, statement, statement_words }
    }

    /// The value of what a row counts, and its words.
    fn answer(&self, row: &Row) -> (String, String) {
        match &row.key {
            Key::Option { index, value } => {
                let choice = self.question.kind.options().get(*index);
                let label = choice.map(|choice| words(self.questionnaire, &choice.label));
                (value.clone(), label.unwrap_or(value).to_owned())
            }
            Key::Answered => (String::new(), "Gave a number".to_owned()),
            Key::Year(year) => (year.to_string(), year.to_string()),
            Key::District(name) => (name.clone(), name.clone()),
            Key::OtherValues => (String::new(), "All others".to_owned()),
        }
    }

    fn line(
        &self,
        of: Of,
        value: &str,
        words: &str,
        figure: Figure,
        percent: Option<String>,
    ) -> [String; COLUMNS.len()] {
        let kind = match of {
            Of::Answer => "answer",
            Of::Missing => "missing",
            Of::Base => "base",
            Of::NoAnswer => "no-answer",
            Of::NotAsked => "not-asked",
        };
        [
            harmless(&self.question.id),
            harmless(self::words(self.questionnaire, &self.question.label)),
            harmless(self.statement),
            harmless(self.statement_words),
            kind.to_owned(),
            harmless(value),
            harmless(words),
            count(figure),
            percent.unwrap_or_default(),
        ]
    }
}

/// A text in the source language.
fn words<'a>(questionnaire: &Questionnaire, text: &'a Text) -> &'a str {
    let source = questionnaire.source_language();
    source.and_then(|language| text.0.get(language)).map(String::as_str).unwrap_or_default()
}

fn count(figure: Figure) -> String {
    match figure.shown() {
        Shown::About(rounded) => rounded.to_string(),
        Shown::FewerThan(1) => "0".to_owned(),
        Shown::FewerThan(threshold) => format!("fewer than {threshold}"),
        Shown::Withheld => "not shown".to_owned(),
    }
}

/// A text that no spreadsheet takes for a formula.
pub(super) fn harmless(text: &str) -> String {
    let quote = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("{quote}{text}")
}
