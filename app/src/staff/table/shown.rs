//! The table itself, and what is said about it.

use maud::{Markup, html};
use results::{Figure, statistics::Interval};
use serde::{Deserialize, Serialize};

use crate::{messages::grouped, staff::words};

/// A table with all its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// What it is of: the question along the rows, who is counted.
    pub caption: String,
    /// What its figures say, and what tests say of them, a sentence each.
    pub sentences: Vec<String>,
    /// Which of several tables it is, where there are several.
    pub layer: String,
    /// What the percentages are of, and what else somebody has to know.
    pub notes: Vec<String>,
    /// What the columns are about; empty where there is one column, of all.
    pub across: String,
    /// The columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Line>,
    /// How many are in each column, and then in all; nothing where rows have bases of their own.
    pub bases: Vec<Count>,
    /// Further lines below, such as of means: what they are, and what stands in each column and in all.
    pub below: Vec<(String, Vec<String>)>,
    /// For each row its share with weights; empty where there are none.
    pub weighted: Vec<Option<Share>>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The answer.
    pub label: String,
    /// A cell for each column, and then one for all.
    pub cells: Vec<Cell>,
}

/// How many gave an answer, and how large a part they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// How many.
    pub count: Count,
    /// How large a part.
    pub share: Option<Share>,
}

/// How large a part, and the 95 % interval that it lies in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The percentage as it is read, such as "12%".
    pub percent: String,
    /// The interval as it is read, such as "9 to 16%"; may be empty.
    pub interval: String,
}

impl Share {
    /// A percentage with its interval.
    pub fn new(percent: String, interval: Option<Interval>) -> Self {
        Self { percent, interval: interval.map(words::interval).unwrap_or_default() }
    }
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// Under the consultation's rule.
    Protected(Figure),
    /// As it was counted, for analysts.
    Exact(u64),
}

impl Shown {
    /// Every figure that is not worked out of others, in order; none of an exact table.
    pub fn figures(&self) -> impl Iterator<Item = Figure> {
        let cells = self.rows.iter().flat_map(|line| line.cells.iter().map(|cell| cell.count));
        cells.chain(self.bases.iter().copied()).filter_map(|count| match count {
            Count::Protected(figure) => Some(figure),
            Count::Exact(_) => None,
        })
    }
}

impl Count {
    /// The number that is shown, if one is.
    pub fn number(self) -> Option<u64> {
        match self {
            Self::Protected(figure) => figure.rounded(),
            Self::Exact(count) => Some(count),
        }
    }

    /// The number, or why there is none.
    pub fn words(self) -> String {
        match self {
            Self::Protected(figure) => words::figure(figure),
            Self::Exact(count) => grouped(count),
        }
    }
}

/// The table with its sentences above and its notes below.
pub(crate) fn shown(table: &Shown, id: &str, exact: bool) -> Markup {
    let compares = !table.columns.is_empty();
    html! {
        section class="h-result" aria-labelledby=(id) {
            h2 class="h-result__sentence" id=(id) {
                @if exact { "Exact: " }
                (table.caption)
                @if !table.layer.is_empty() { " " (table.layer) }
            }
            @for sentence in &table.sentences { p class="h-result__about" { (sentence) } }
            div class="h-table-wrap" role="region" aria-labelledby={ (id) "-t" } tabindex="0" {
                table class="h-table h-cross" {
                    caption class="govuk-visually-hidden" id={ (id) "-t" } {
                        "Table: " (table.caption) " " (table.layer)
                    }
                    thead {
                        @if compares {
                            tr {
                                td {}
                                th scope="colgroup" colspan=(table.columns.len()) { (table.across) }
                                td {}
                            }
                        }
                        tr {
                            th scope="col" { "Answer" }
                            @for column in &table.columns { th class="h-num" scope="col" { (column) } }
                            th class="h-num" scope="col" { "All" }
                            @if !table.weighted.is_empty() {
                                th class="h-num" scope="col" { "All, weighted" }
                            }
                        }
                    }
                    tbody {
                        @for (row, line) in table.rows.iter().enumerate() {
                            tr {
                                th scope="row" { (line.label) }
                                @for cell in &line.cells { (self::cell(cell)) }
                                @if let Some(share) = table.weighted.get(row) { (weighted(share.as_ref())) }
                            }
                        }
                        @if !table.bases.is_empty() {
                            tr class="h-total" {
                                th scope="row" { "Gave an answer" }
                                @for base in &table.bases { (count(*base)) }
                                @if !table.weighted.is_empty() { td {} }
                            }
                        }
                        @for (label, cells) in &table.below {
                            tr {
                                th scope="row" { (label) }
                                @for cell in cells { td class="h-num h-words" { (cell) } }
                                @if !table.weighted.is_empty() { td {} }
                            }
                        }
                    }
                }
            }
            ul class="h-notes" { @for note in &table.notes { li { (note) } } }
        }
    }
}

fn cell(cell: &Cell) -> Markup {
    let Some(share) = &cell.share else { return count(cell.count) };
    html! {
        td class="h-num" {
            span class="h-cross__share" { (share.percent) }
            @if !share.interval.is_empty() {
                span class="h-cross__interval" { (share.interval) }
            }
            span class="h-cross__count" { (cell.count.words()) }
        }
    }
}

/// A share with weights: it has no count, since weighted ones are nobody's.
fn weighted(share: Option<&Share>) -> Markup {
    html! {
        td class="h-num" {
            @match share {
                Some(share) => {
                    span class="h-cross__share" { (share.percent) }
                    @if !share.interval.is_empty() {
                        span class="h-cross__interval" { (share.interval) }
                    }
                },
                None => (words::NOT_SHOWN),
            }
        }
    }
}

fn count(count: Count) -> Markup {
    let class = if count.number().is_some() { "h-num" } else { "h-num h-suppressed" };
    html! { td class=(class) { (count.words()) } }
}
