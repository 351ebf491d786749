//! One table made of the protected ones that it took.

use app::staff::table::{Cell, Line, Shown};
use questionnaire::definition::{Choice, Kind};
use results::{
    CrossTable, Figure, Percent, Protected,
    cross::{Category, Sheet},
    statistics,
};

use super::{Place, Wanted, says};
use crate::{catalogue::Entry, staff::outline::words};

/// The table with its words; nothing where the tables are not those that are wanted.
pub(super) fn lay_out(
    entry: &Entry,
    wanted: &Wanted<'_>,
    tables: &[CrossTable<Protected>],
) -> Option<Shown> {
    let rule = entry.consultation.disclosure;
    let sheets: Vec<&Sheet<Protected>> =
        tables.iter().filter_map(|table| table.sheets.first()).collect();
    let label = |option: &&Choice| words(entry, &option.label);
    // Of several options each has a table of its own; else the tables say which options they have.
    let labels = |side: usize, place: Place<'_>| -> Vec<String> {
        let options = place.question.kind.options();
        if place.is_of_several() {
            let answers = options.iter().filter(|option| option.missing.is_none());
            return answers.map(|option| label(&option)).collect();
        }
        let head = tables.first().and_then(|table| table.heads.get(side));
        let categories = head.map(|head| head.categories.as_slice()).unwrap_or_default();
        let options = categories.iter().filter_map(|category| match category {
            Category::Option { index, .. } => options.get(*index),
            _ => None,
        });
        options.map(|option| label(&option)).collect()
    };
    let columns = wanted.columns.map(|place| labels(1, place)).unwrap_or_default();
    let several_rows = wanted.rows.is_of_several();
    let several_columns = wanted.columns.is_some_and(Place::is_of_several);
    let find = Find { sheets: &sheets, several_rows, several_columns, of_rows: wanted.of_rows };
    let line = |(row, label)| {
        let cells = (0..columns.len()).map(|column| find.cell(row, Some(column)));
        let cells = cells.chain([find.cell(row, None)]);
        let cells: Option<Vec<Cell>> =
            cells.map(|found| Some(cell(found?, rule.minimum_base))).collect();
        Some(Line { label, cells: cells? })
    };
    let rows: Option<Vec<Line>> = (0..).zip(labels(0, wanted.rows)).map(line).collect();
    let bases = if several_columns {
        Vec::new()
    } else {
        let of_columns = (0..columns.len()).map(|column| find.base(Some(column)));
        of_columns.chain([find.base(None)]).flatten().collect()
    };
    let mut shown = Shown {
        caption: caption(entry, wanted),
        sentences: Vec::new(),
        notes: says::notes(wanted, rule),
        across: wanted.columns.map(|place| title(entry, place)).unwrap_or_default(),
        columns,
        rows: rows?,
        bases,
    };
    shown.sentences = says::sentences(&shown, wanted, tables, rule);
    Some(shown)
}

/// Finds what belongs into a cell of the table.
struct Find<'a> {
    sheets: &'a [&'a Sheet<Protected>],
    /// Each row is the first row of a sheet of its own.
    several_rows: bool,
    /// Each column is the first column of a sheet of its own.
    several_columns: bool,
    of_rows: bool,
}

/// A count, its share, and what the share is of.
type Found = (Figure, Option<Percent>, Option<Figure>);

impl Find<'_> {
    /// A cell of a column, or (`None`) of all columns together.
    fn cell(&self, row: usize, column: Option<usize>) -> Option<Found> {
        let (sheet, row) = if self.several_rows {
            (self.sheets.get(row)?, 0)
        } else {
            (self.sheets.first()?, row)
        };
        let Some(column) = column else {
            let total = &sheet.rows.get(row)?.total;
            return Some((total.count, total.of_base, Some(sheet.base)));
        };
        let (sheet, column) =
            if self.several_columns { (self.sheets.get(column)?, 0) } else { (sheet, column) };
        let line = sheet.rows.get(row)?;
        let cell = line.cells.get(column)?;
        Some(if self.of_rows {
            (cell.count, cell.of_row, Some(line.total.count))
        } else {
            (cell.count, cell.of_column, sheet.columns.get(column).map(|total| total.count))
        })
    }

    /// How many gave an answer, in a column or in all.
    fn base(&self, column: Option<usize>) -> Option<Figure> {
        let sheet = self.sheets.first()?;
        match column {
            None => Some(sheet.base),
            Some(column) => sheet.columns.get(column).map(|total| total.count),
        }
    }
}

fn cell((count, percent, whole): Found, minimum_base: u32) -> Cell {
    let interval =
        whole.and_then(|whole| statistics::share::<Protected>(count, whole, minimum_base));
    Cell { count, share: percent.map(|percent| (percent.get(), interval)) }
}

/// A question as a title; a statement after what it is a statement on.
pub(super) fn title(entry: &Entry, place: Place<'_>) -> String {
    let question = words(entry, &place.question.label);
    let statement = match (&place.question.kind, place.statement) {
        (Kind::Scale { statements, .. }, Some(id)) => {
            statements.iter().find(|statement| statement.id == id)
        }
        _ => None,
    };
    match statement {
        Some(statement) => format!("{question} {}", words(entry, &statement.label)),
        None => question,
    }
}

fn caption(entry: &Entry, wanted: &Wanted<'_>) -> String {
    let rows = title(entry, wanted.rows);
    let Some((place, value)) = wanted.only else { return rows };
    let options = place.question.kind.options();
    let answer = options.iter().find(|option| option.value == value);
    let answer = answer.map(|option| words(entry, &option.label)).unwrap_or_default();
    format!("{rows} Only people who answered “{answer}” to “{}”", title(entry, place))
}
