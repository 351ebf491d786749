//! Tables as they are shown: figures with identifiers, and no text but what the reader gave.

use serde::{Deserialize, Serialize};

use super::Axis;
use crate::{calendar::Week, disclosure::View, filter::Filter, table::Counting};

/// A table of one, two or three axes. What its numbers are, the view says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct CrossTable<V: View> {
    /// Who is counted.
    pub filter: Filter,
    /// How many the filter selects, or all responses.
    pub selected: V::Count,
    /// Rows, then columns, then layers.
    pub heads: Vec<Head>,
    /// One sheet; for three axes first the one of all layers together, then each layer's. Who is
    /// in one has an answer to all questions of the table.
    pub sheets: Vec<Sheet<V>>,
}

/// One side of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// What was asked for.
    pub axis: Axis,
    /// Whether a response is in one of the categories or may be in several.
    pub counting: Counting,
    /// What the rows, columns or layers are.
    pub categories: Vec<Category>,
}

/// One row, column or layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// An option of the question.
    Option {
        /// Its index among the options.
        index: usize,
        /// Its value.
        value: String,
    },
    /// The question was passed over.
    NoAnswer,
    /// Chose the option.
    Chose {
        /// Its value.
        value: String,
    },
    /// Answered, and did not choose the option.
    DidNotChoose {
        /// Its value.
        value: String,
    },
    /// A group that was asked for.
    Group {
        /// Its index among the groups.
        index: usize,
        /// Its name.
        name: String,
    },
    /// A week in which responses came.
    Week(Week),
}

/// A table of rows and maybe columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Sheet<V: View> {
    /// The layer, by index among the categories of the third head; `None` for all together.
    pub layer: Option<usize>,
    /// How many are in the sheet.
    pub base: V::Count,
    /// The rows, in the order of the first head.
    pub rows: Vec<CrossRow<V>>,
    /// The totals of the columns, in the order of the second head; empty where there is none.
    pub columns: Vec<Margin<V>>,
}

impl<V: View> Sheet<V> {
    /// Whether any number of it is hidden.
    pub fn hides_any(&self) -> bool {
        let cells = |row: &CrossRow<V>| row.cells.iter().map(|cell| cell.count).collect::<Vec<_>>();
        let rows = self.rows.iter().flat_map(|row| [vec![row.total.count], cells(row)].concat());
        let columns = self.columns.iter().map(|column| column.count);
        rows.chain(columns).chain([self.base]).any(|count| V::number(count).is_none())
    }
}

/// A row: its total, and its cells if there are columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct CrossRow<V: View> {
    /// How many are in the row.
    pub total: Margin<V>,
    /// The cells, in the order of the columns.
    pub cells: Vec<Cell<V>>,
}

/// A total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Margin<V: View> {
    /// How many.
    pub count: V::Count,
    /// Of the sheet's base.
    pub of_base: Option<V::Share>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Cell<V: View> {
    /// How many.
    pub count: V::Count,
    /// Of the row's total.
    pub of_row: Option<V::Share>,
    /// Of the column's total.
    pub of_column: Option<V::Share>,
    /// Of the sheet's base.
    pub of_base: Option<V::Share>,
}
