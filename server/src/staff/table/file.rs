//! Tables as a CSV file: a line for each answer in each column, as it is shown on the page.

use app::staff::table::{Cell, Count, Shown};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use exports::{GridEntry, grid};

use crate::{catalogue::Entry, file::Format, rows::day, staff::download::attached, state::State};

const HEADER: [&str; 6] = ["table", "answer", "column", "count", "percent", "interval"];

/// The file. `what` is said in its name.
pub(super) fn file(state: &State, entry: &Entry, tables: &[Shown], what: &str) -> Response {
    let made = day(&entry.consultation, state.clock.now());
    if let (Some(text), Ok(day)) = (csv(tables), made) {
        attached(text, entry, day, what, Format::Csv)
    } else {
        tracing::error!("a table could not be written as a file");
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }
}

/// What stands in it.
pub fn csv<'a>(tables: impl IntoIterator<Item = &'a Shown>) -> Option<Vec<u8>> {
    let rows: Vec<Vec<GridEntry>> = tables.into_iter().flat_map(rows).collect();
    let mut out = Vec::new();
    grid(&mut out, &HEADER, &rows).ok().map(|_| out)
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
    let share = cell.share.as_ref();
    let percent = share.map(|share| share.percent.trim_end_matches('%').to_owned());
    let interval = share.map(|share| share.interval.as_str()).unwrap_or_default();
    vec![
        text(table),
        text(answer),
        text(column),
        count(cell.count),
        GridEntry::Number(percent.unwrap_or_default()),
        text(interval),
    ]
}

fn count(count: Count) -> GridEntry {
    match count.number() {
        Some(number) => GridEntry::Number(number.to_string()),
        None => GridEntry::Text(count.words()),
    }
}
