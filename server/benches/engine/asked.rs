//! What is asked, of Heard and in SQL, and that both counted the same.

use std::collections::BTreeMap;

use questionnaire::{
    definition::{Kind, Questionnaire},
    record::ANSWERED,
};
use results::{Axis, CrossTable, Exact, Filter, Spec, cross::Category};

/// What a statement of SQL answers with.
pub(crate) type Answer = Vec<Vec<i64>>;

/// A question to the responses.
pub(crate) struct Asked {
    pub(crate) what: &'static str,
    /// What has to be read for it, in eighths of a byte a response: a byte for each choice, a bit
    /// for each option of several.
    pub(crate) eighths: usize,
    pub(crate) task: Task,
    /// In SQL, for a table that is named later.
    pub(crate) selects: Vec<Select>,
    /// The condition in SQL; empty for everybody.
    pub(crate) condition: String,
    /// The columns of the condition.
    pub(crate) filtered_by: Vec<&'static str>,
}

/// What Heard is asked.
pub(crate) enum Task {
    Table(Spec),
    /// Tables of all questions, each alone.
    Profile(Filter),
}

/// A statement of SQL but for its table and its condition.
pub(crate) enum Select {
    /// How many have each combination of these columns.
    Groups(Vec<String>),
    /// How many chose each of these options.
    Sums(Vec<String>),
}

impl Select {
    pub(crate) fn sql(&self, from: &str, condition: &str) -> String {
        let condition =
            if condition.is_empty() { String::new() } else { format!(" WHERE {condition}") };
        match self {
            Self::Groups(columns) => {
                let columns = list(columns);
                format!("SELECT {columns}, count(*) FROM {from}{condition} GROUP BY {columns}")
            }
            Self::Sums(columns) => {
                let sums: Vec<_> = columns.iter().map(|name| format!("sum(\"{name}\")")).collect();
                format!("SELECT {} FROM {from}{condition}", sums.join(", "))
            }
        }
    }
}

/// Names, as SQL wants them.
pub(crate) fn list(columns: &[String]) -> String {
    columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

/// All that is asked.
pub(crate) fn all(questionnaire: &Questionnaire) -> Vec<Asked> {
    let picked = picked(questionnaire);
    let (condition, filtered_by) = (picked.1, vec!["crimes:violence", "when", "district"]);
    let two = || vec![Axis::statement("satisfied", "whole"), Axis::question("age_band")];
    let three = || [vec![Axis::question("told_police")], two()].concat();
    let tables = |what, axes: Vec<Axis>, is_filtered: bool| {
        let columns: Vec<_> = axes.iter().map(column).collect();
        Asked {
            what,
            eighths: 8 * columns.len() + if is_filtered { 8 + 8 + 1 } else { 0 },
            task: Task::Table(Spec {
                filter: if is_filtered { picked.0.clone() } else { Filter::everybody() },
                axes,
            }),
            selects: vec![Select::Groups(columns)],
            condition: if is_filtered { condition.clone() } else { String::new() },
            filtered_by: if is_filtered { filtered_by.clone() } else { Vec::new() },
        }
    };
    let (selects, eighths) = profile(questionnaire);
    vec![
        tables("two-way", two(), false),
        tables("two-way, filtered", two(), true),
        tables("three-way", three(), false),
        tables("three-way, filtered", three(), true),
        Asked {
            what: "all tallies, filtered",
            eighths,
            task: Task::Profile(picked.0.clone()),
            selects,
            condition,
            filtered_by,
        },
    ]
}

/// Victims of violence within the last three years who live in Merseyside, in both languages.
fn picked(questionnaire: &Questionnaire) -> (Filter, String) {
    let chose = |question: &str, value: &str| Filter::Chose {
        question: question.to_owned(),
        statement: None,
        value: value.to_owned(),
    };
    let code = |question: &str, value: &str| {
        let (_, question) = questionnaire.question(question).unwrap();
        let mut options = question.kind.options().iter();
        usize::from(ANSWERED) + options.position(|option| option.value == value).unwrap()
    };
    let years = ["six-months", "one-year", "three-years"];
    let filter = Filter::All(vec![
        chose("crimes", "violence"),
        Filter::Any(years.iter().map(|value| chose("when", value)).collect()),
        Filter::Not(Box::new(chose("district", "elsewhere"))),
    ]);
    let years: Vec<_> = years.iter().map(|value| code("when", value).to_string()).collect();
    let condition = format!(
        "\"crimes:violence\" = 1 AND \"when\" IN ({}) AND \"district\" <> {}",
        years.join(", "),
        code("district", "elsewhere"),
    );
    (filter, condition)
}

/// A statement for each choice and each statement of a scale, and one for all options of which
/// several can be chosen; and how many eighths of a byte a response they read.
fn profile(questionnaire: &Questionnaire) -> (Vec<Select>, usize) {
    let (mut groups, mut options) = (Vec::new(), Vec::new());
    for (_, question) in questionnaire.questions() {
        match &question.kind {
            Kind::ChooseOne { .. } => groups.push(question.id.clone()),
            Kind::Scale { statements, .. } => {
                groups.extend(statements.iter().map(|s| format!("{}.{}", question.id, s.id)));
            }
            Kind::ChooseSeveral { options: of, .. } => {
                let of = of.iter().filter(|option| option.missing.is_none());
                options.extend(of.map(|option| format!("{}:{}", question.id, option.value)));
            }
            _ => {}
        }
    }
    let eighths = 8 * groups.len() + options.len();
    let groups = groups.into_iter().map(|column| Select::Groups(vec![column]));
    (groups.chain([Select::Sums(options)]).collect(), eighths)
}

fn column(axis: &Axis) -> String {
    match axis {
        Axis::Question { question, statement: None, .. } => question.clone(),
        Axis::Question { question, statement: Some(statement), .. } => {
            format!("{question}.{statement}")
        }
        _ => unreachable!("no such axis is asked for"),
    }
}

/// That a table says what SQL found.
pub(crate) fn agrees(table: &CrossTable<Exact>, found: &Answer) {
    let found: BTreeMap<&[i64], i64> = found
        .iter()
        .map(|row| row.split_last().map(|(count, codes)| (codes, *count)).unwrap())
        .collect();
    let codes = |head: usize| -> Vec<i64> {
        let of = |category: &Category| match category {
            Category::Option { index, .. } => i64::from(ANSWERED) + i64::try_from(*index).unwrap(),
            _ => unreachable!("categories are options"),
        };
        table
            .heads
            .get(head)
            .map(|head| head.categories.iter().map(of).collect())
            .unwrap_or_default()
    };
    let (rows, columns, layers) = (codes(0), codes(1), codes(2));
    let mut cells = 0;
    let mut same = |key: &[i64], count: u64| {
        let expected = found.get(key).copied().unwrap_or(0);
        assert_eq!(i64::try_from(count).unwrap(), expected, "{key:?}");
        cells += 1;
    };
    for sheet in &table.sheets {
        let layer = sheet.layer.map(|layer| layers[layer]);
        if layer.is_none() && !layers.is_empty() {
            continue;
        }
        for (row, code) in sheet.rows.iter().zip(&rows) {
            if columns.is_empty() {
                same(&[*code], row.total.count.get());
            }
            for (cell, column) in row.cells.iter().zip(&columns) {
                let key: Vec<_> = [*code, *column].into_iter().chain(layer).collect();
                same(&key, cell.count.get());
            }
        }
    }
    assert_eq!(cells, rows.len() * columns.len().max(1) * layers.len().max(1));
}

/// That the tables of single questions say what SQL found.
pub(crate) fn agree(tables: &[CrossTable<Exact>], selects: &[Select], found: &[Answer]) {
    let (mut choices, mut sums) = (Vec::new(), Vec::new());
    for (select, answer) in selects.iter().zip(found) {
        match select {
            Select::Groups(_) => choices.push(answer),
            Select::Sums(_) => sums.extend(answer.concat()),
        }
    }
    let (mut choices, mut sums) = (choices.into_iter(), sums.into_iter());
    for table in tables {
        if matches!(table.heads[0].counting, results::Counting::Answers) {
            agrees(table, choices.next().unwrap());
        } else {
            for row in &table.sheets[0].rows {
                let sum = sums.next().unwrap();
                assert_eq!(i64::try_from(row.total.count.get()).unwrap(), sum);
            }
        }
    }
    assert!(choices.next().is_none() && sums.next().is_none(), "a question without a table");
}
