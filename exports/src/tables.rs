//! Protected tables as lines: one for each figure, with the names that scripts need and the words
//! that people need. The figures come protected from `results`, and nothing here can undo it: what
//! is not shown has words where the others have a number.

mod json;

use std::io::Write;

use questionnaire::{
    definition::{Kind, Questionnaire},
    text::{Language, Text},
};
use results::{Figure, Key, ProtectedTable, Row, Shown};

pub use crate::xlsx::tables as workbook;
use crate::{Complete, Error, csv::builder, harmless};
pub use json::json;

/// What the columns are called.
pub const COLUMNS: [&str; 9] = [
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

/// One figure of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The question's identifier.
    pub question: String,
    /// The question.
    pub question_text: String,
    /// The statement's identifier, for a scale; else empty.
    pub statement: String,
    /// The statement, for a scale; else empty.
    pub statement_text: String,
    /// What the figure counts.
    pub of: Of,
    /// The option's value, the year or the district; else empty.
    pub answer: String,
    /// The same for people.
    pub answer_text: String,
    /// How many.
    pub count: Count,
    /// Of all substantive answers, 1 to 99.
    pub percent: Option<u8>,
}

/// A figure, as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Count {
    /// A rounded count.
    Number(u64),
    /// What is said instead.
    Words(String),
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
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

impl Of {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Missing => "missing",
            Self::Base => "base",
            Self::NoAnswer => "no-answer",
            Self::NotAsked => "not-asked",
        }
    }
}

/// The words that go with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The question.
    pub question: String,
    /// The statement, for a scale; else empty.
    pub statement: String,
    /// The options, in the definition's order.
    pub options: Vec<String>,
}

/// The figures of all tables, in their order. Texts are in `language`, or in the source language
/// where they are not translated.
pub fn lines(
    questionnaire: &Questionnaire,
    tables: &[ProtectedTable],
    language: &Language,
) -> Vec<Line> {
    lines_in(tables, |table| {
        let (_, question) = questionnaire.question(&table.question)?;
        let text = |text: &Text| {
            let spoken = text.in_language(language, &questionnaire.languages);
            spoken.map(|spoken| spoken.value.clone()).unwrap_or_default()
        };
        let statement = match &question.kind {
            Kind::Scale { statements, .. } => {
                statements.iter().find(|one| Some(&one.id) == table.statement.as_ref())
            }
            _ => None,
        };
        Some(Words {
            question: text(&question.label),
            statement: statement.map(|one| text(&one.label)).unwrap_or_default(),
            options: question.kind.options().iter().map(|choice| text(&choice.label)).collect(),
        })
    })
}

/// The figures of all tables for which there are words, in their order.
pub fn lines_in(
    tables: &[ProtectedTable],
    words: impl Fn(&ProtectedTable) -> Option<Words>,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for table in tables {
        let Some(words) = words(table) else { continue };
        let about = About { table, words };
        for row in &table.rows {
            let of = if row.in_base { Of::Answer } else { Of::Missing };
            let percent = row.percent.map(results::Percent::get);
            lines.push(about.line(of, about.answer(row), row.figure, percent));
        }
        let sums = [
            (Of::Base, "Gave an answer", Some(table.base)),
            (Of::NoAnswer, "Passed it over", table.no_answer),
            (Of::NotAsked, "Were not asked", table.not_asked),
        ];
        for (of, words, figure) in sums {
            if let Some(figure) = figure {
                lines.push(about.line(of, (String::new(), words.to_owned()), figure, None));
            }
        }
    }
    lines
}

/// Writes lines as CSV.
///
/// # Errors
/// [`Error`]; what has been written is then not a file.
pub fn csv(out: impl Write, lines: &[Line]) -> Result<Complete, Error> {
    let mut file = builder().from_writer(out);
    file.write_record(COLUMNS)?;
    for line in lines {
        let count = match &line.count {
            Count::Number(number) => number.to_string(),
            Count::Words(words) => harmless(words).into_owned(),
        };
        file.write_record([
            &*harmless(&line.question),
            &*harmless(&line.question_text),
            &*harmless(&line.statement),
            &*harmless(&line.statement_text),
            line.of.name(),
            &*harmless(&line.answer),
            &*harmless(&line.answer_text),
            &count,
            &line.percent.map(|percent| percent.to_string()).unwrap_or_default(),
        ])?;
    }
    file.flush()?;
    let rows = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    Ok(Complete { rows })
}

/// What a table is about.
struct About<'a> {
    table: &'a ProtectedTable,
    words: Words,
}

impl About<'_> {
    /// The value of what a row counts, and its words.
    fn answer(&self, row: &Row) -> (String, String) {
        match &row.key {
            Key::Option { index, value } => {
                let label = self.words.options.get(*index).unwrap_or(value);
                (value.clone(), label.clone())
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
        (answer, answer_text): (String, String),
        figure: Figure,
        percent: Option<u8>,
    ) -> Line {
        Line {
            question: self.table.question.clone(),
            question_text: self.words.question.clone(),
            statement: self.table.statement.clone().unwrap_or_default(),
            statement_text: self.words.statement.clone(),
            of,
            answer,
            answer_text,
            count: count(figure),
            percent,
        }
    }
}

/// In the words of the results page, where nobody at all is "none".
fn count(figure: Figure) -> Count {
    match figure.shown() {
        Shown::About(rounded) => Count::Number(rounded),
        Shown::FewerThan(1) => Count::Words("none".to_owned()),
        Shown::FewerThan(threshold) => Count::Words(format!("fewer than {threshold}")),
        Shown::Withheld => Count::Words("not shown".to_owned()),
    }
}

#[cfg(test)]
mod tests;
