//! The responses as anybody else would keep them: a column of small whole numbers for each question,
//! each statement of a scale, and each option of several.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use questionnaire::{
    definition::Questionnaire,
    record::{Cell, Encoding, Layout},
};
use results::Dataset;
use store::{DefinitionHash, Store};

/// Rows as they are stored, one after the other.
pub(crate) struct Rows {
    days: Vec<i32>,
    closed: Vec<u8>,
    layout: Layout,
}

/// A column of all responses.
pub(crate) struct Column {
    /// As it is called in SQL: `question`, `question.statement`, `question:option`.
    pub(crate) name: String,
    pub(crate) values: Vec<u8>,
}

impl Rows {
    pub(crate) async fn read(store: &Store, questionnaire: &Questionnaire, hash: &str) -> Self {
        let hash = DefinitionHash::from_text(hash).unwrap();
        let (mut days, mut closed) = (Vec::new(), Vec::new());
        let show = |row: store::Stored<'_>| {
            assert_eq!(row.questionnaire_hash, hash, "responses to another questionnaire");
            days.push(row.day);
            closed.extend_from_slice(row.closed);
        };
        store.follow(show).await.unwrap();
        Self { days, closed, layout: Layout::of(questionnaire) }
    }

    pub(crate) fn len(&self) -> usize {
        self.days.len()
    }

    /// Bytes of one row.
    pub(crate) fn width(&self) -> usize {
        self.layout.width
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.closed.chunks_exact(self.layout.width)
    }

    pub(crate) fn dataset(&self, questionnaire: &Questionnaire) -> Dataset {
        let mut dataset = Dataset::new(questionnaire);
        for (day, row) in self.days.iter().zip(self.rows()) {
            dataset.push(*day, row).unwrap();
        }
        dataset
    }

    pub(crate) fn columns(&self, questionnaire: &Questionnaire) -> Vec<Column> {
        let of = |cell: &Cell| {
            let at = |offset: usize| self.rows().map(move |row| row[offset]);
            let mut columns = vec![Column { name: name(cell), values: at(cell.offset).collect() }];
            let (_, question) = questionnaire.question(&cell.question).unwrap();
            match cell.encoding {
                Encoding::Choice => {}
                Encoding::Several(_) => {
                    for (index, option) in question.kind.options().iter().enumerate() {
                        let bytes = at(cell.offset + 1 + index / 8);
                        columns.push(Column {
                            name: format!("{}:{}", cell.question, option.value),
                            values: bytes.map(|byte| byte >> (index % 8) & 1).collect(),
                        });
                    }
                }
                Encoding::Number | Encoding::Date | Encoding::District => {
                    unreachable!("the shipped questionnaire asks for none")
                }
            }
            columns
        };
        self.layout.cells.iter().flat_map(of).collect()
    }
}

/// How a cell is called in SQL.
fn name(cell: &Cell) -> String {
    cell.statement
        .as_ref()
        .map_or_else(|| cell.question.clone(), |statement| format!("{}.{statement}", cell.question))
}

/// Writes the columns for a program that reads CSV.
pub(crate) fn write(columns: &[Column], path: &Path) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    let names: Vec<_> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    writeln!(file, "{}", names.join(",")).unwrap();
    let rows = columns[0].values.len();
    let mut line = Vec::new();
    for row in 0..rows {
        line.clear();
        for column in columns {
            write!(line, "{},", column.values[row]).unwrap();
        }
        *line.last_mut().unwrap() = b'\n';
        file.write_all(&line).unwrap();
    }
    file.flush().unwrap();
}
