//! `DuckDB`, through its Python package: `tools/bench/duckdb_side.py` has a table of one byte a column,
//! and answers with times and with what it found.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use crate::{
    answers::Column,
    asked::{Answer, Asked, Select, Task},
};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tools/bench/duckdb_side.py");

/// What it took with so many threads.
pub(crate) struct Duck {
    pub(crate) version: String,
    pub(crate) threads: usize,
    /// Reading the columns from a file in its preferred format.
    pub(crate) load: [f64; 2],
    /// For each question, the fastest way.
    pub(crate) asked: Vec<([f64; 2], Vec<Answer>)>,
}

/// Asks with as many threads as it wants, and with one.
pub(crate) fn ask(python: &str, csv: &Path, columns: &[Column], asked: &[Asked]) -> Vec<Duck> {
    let questions: Vec<Value> = asked.iter().map(|asked| json!(ways(asked))).collect();
    let names: Vec<_> = columns.iter().map(|column| &column.name).collect();
    let task = json!({ "csv": csv, "columns": names, "questions": questions });
    let mut child = Command::new(python)
        .arg(SCRIPT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    serde_json::to_writer(child.stdin.take().unwrap(), &task).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "DuckDB failed");
    let said: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    said.iter()
        .map(|run| Duck {
            version: run["version"].as_str().unwrap().to_owned(),
            threads: usize::try_from(run["threads"].as_u64().unwrap()).unwrap(),
            load: times(&run["load"]),
            asked: run["questions"].as_array().unwrap().iter().zip(asked).map(best).collect(),
        })
        .collect()
}

/// Ways to put a question, each some statements one after the other.
fn ways(asked: &Asked) -> Vec<Vec<String>> {
    let select = |from: &str, condition: &str| -> Vec<String> {
        asked.selects.iter().map(|select| select.sql(from, condition)).collect()
    };
    let direct = select("answers", &asked.condition);
    if matches!(asked.task, Task::Table(_)) {
        return vec![direct];
    }
    let copy =
        format!("CREATE TEMP TABLE picked AS SELECT * FROM answers WHERE {}", asked.condition);
    let copied = [vec![copy], select("picked", ""), vec!["DROP TABLE picked".to_owned()]].concat();
    vec![direct, copied, sets(asked)]
}

/// All choices in one statement.
fn sets(asked: &Asked) -> Vec<String> {
    let columns: Vec<_> = asked
        .selects
        .iter()
        .filter_map(|select| match select {
            Select::Groups(columns) => Some(format!("\"{}\"", columns[0])),
            Select::Sums(_) => None,
        })
        .collect();
    let sets: Vec<_> = columns.iter().map(|column| format!("({column})")).collect();
    let groups = format!(
        "SELECT {}, count(*) FROM answers WHERE {} GROUP BY GROUPING SETS ({})",
        columns.join(", "),
        asked.condition,
        sets.join(", "),
    );
    let sums = asked.selects.iter().filter(|select| matches!(select, Select::Sums(_)));
    let sums = sums.map(|select| select.sql("answers", &asked.condition));
    [groups].into_iter().chain(sums).collect()
}

fn best((ways, asked): (&Value, &Asked)) -> ([f64; 2], Vec<Answer>) {
    let ways = ways.as_array().unwrap().iter();
    let ways = ways.map(|way| (times(&way["times"]), answers(&way["found"], asked)));
    let mut ways: Vec<_> = ways.collect();
    assert!(ways.iter().all(|(_, found)| *found == ways[0].1), "{}: ways differ", asked.what);
    ways.sort_by(|(a, _), (b, _)| a[1].total_cmp(&b[1]));
    ways.swap_remove(0)
}

/// What was found, a sorted answer for each select, however it was put.
fn answers(found: &Value, asked: &Asked) -> Vec<Answer> {
    let found: Vec<Vec<Vec<Option<i64>>>> = serde_json::from_value(found.clone()).unwrap();
    let whole = |rows: &[Vec<Option<i64>>]| -> Answer {
        rows.iter().map(|row| row.iter().map(|cell| cell.unwrap()).collect()).collect()
    };
    let mut answers: Vec<Answer> = if found.len() == asked.selects.len() {
        found.iter().map(|rows| whole(rows)).collect()
    } else {
        let (sets, sums) = found.split_first().unwrap();
        let of_choice = |choice: usize| {
            let rows =
                sets.iter().filter_map(|row| Some(vec![row[choice]?, row.last().copied()??]));
            rows.collect()
        };
        let choices = (0..asked.selects.len() - sums.len()).map(of_choice);
        choices.chain(sums.iter().map(|rows| whole(rows))).collect()
    };
    for answer in &mut answers {
        answer.sort();
    }
    answers
}

fn times(value: &Value) -> [f64; 2] {
    serde_json::from_value(value.clone()).unwrap()
}
