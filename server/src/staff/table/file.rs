//! Tables as a CSV file: a line for each answer in each column, as it is shown on the page.

use app::staff::table::{Cell, Count, Shown};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use exports::{GridEntry, grid};

use crate::{catalogue::Entry, file::Format, rows::day, staff::download::attached, state::State};

const HEADER: [&str; 7] = ["table", "answer", "column", "count", "percent", "from", "to"];

/// The file. `what` is said in its name.
pub(super) fn file(state: &State, entry: &Entry, tables: &[Shown], what: &str) -> Response {
    let rows: Vec<Vec<GridEntry>> = tables.iter().flat_map(rows).collect();
    let mut out = Vec::new();
    let made = day(&entry.consultation, state.clock.now());
    if let (Ok(_), Ok(day)) = (grid(&mut out, &HEADER, &rows), made) {
        attached(out, entry, day, what, Format::Csv)
    } else {
        tracing::error!("a table could not be written as a file");
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }
}

fn rows(table: &Shown) -> Vec<Vec<GridEntry>> {
    let columns = || table.columns.iter().map(String::as_str).chain(["All"]);
    let name = format!("{} {}", table.caption, table.layer);
    let of_line = table.rows.iter().flat_map(|line| {
        let cells = columns().zip(&line.cells);
        cells.map(|(column, cell)| row(name.trim(), &line.label, column, cell))
    });
    let of_bases = columns().zip(&table.bases).map(|(column, base)| {
        let cell = Cell { count: *base, share: None };
        row(name.trim(), "Gave an answer", column, &cell)
    });
    of_line.chain(of_bases).collect()
}

fn row(table: &str, answer: &str, column: &str, cell: &Cell) -> Vec<GridEntry> {
    let text = |text: &str| GridEntry::Text(text.to_owned());
    let number = |number: Option<String>| GridEntry::Number(number.unwrap_or_default());
    let share = cell.share.as_ref();
    let interval = share.and_then(|share| share.interval);
    let percent = share.map(|share| share.percent.trim_end_matches('%').to_owned());
    let end = |end: Option<f64>| number(end.map(|end| format!("{:.1}", end * 100.0)));
    vec![
        text(table),
        text(answer),
        text(column),
        count(cell.count),
        number(percent),
        end(interval.map(|interval| interval.low)),
        end(interval.map(|interval| interval.high)),
    ]
}

fn count(count: Count) -> GridEntry {
    match count.number() {
        Some(number) => GridEntry::Number(number.to_string()),
        None => GridEntry::Text(count.words()),
    }
}
