//! The table itself, and what is said about it.

use maud::{Markup, html};
use results::{Figure, statistics::Interval};

use crate::staff::words;

/// A table with all its words.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What it is of: the question along the rows, who is counted.
    pub caption: String,
    /// What its figures say, and what tests say of them, a sentence each.
    pub sentences: Vec<String>,
    /// What the percentages are of, and what else somebody has to know.
    pub notes: Vec<String>,
    /// What the columns are about; empty where there is one column, of all.
    pub across: String,
    /// The columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Line>,
    /// How many are in each column, and then in all; nothing where rows have bases of their own.
    pub bases: Vec<Figure>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Line {
    /// The answer.
    pub label: String,
    /// A cell for each column, and then one for all.
    pub cells: Vec<Cell>,
}

/// How many gave an answer, and how large a part they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// How many.
    pub count: Figure,
    /// The share in whole per cent, and the 95 % interval that it lies in.
    pub share: Option<(u8, Option<Interval>)>,
}

/// The table with its sentences above and its notes below.
pub(super) fn shown(table: &Shown) -> Markup {
    let compares = !table.columns.is_empty();
    html! {
        section class="h-result" aria-labelledby="table" {
            h2 class="h-result__sentence" id="table" { (table.caption) }
            @for sentence in &table.sentences { p class="h-result__about" { (sentence) } }
            div class="h-table-wrap" role="region" aria-labelledby="table-caption" tabindex="0" {
                table class="h-table h-cross" {
                    caption class="govuk-visually-hidden" id="table-caption" { "Table: " (table.caption) }
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
                        }
                    }
                    tbody {
                        @for line in &table.rows {
                            tr {
                                th scope="row" { (line.label) }
                                @for cell in &line.cells { (self::cell(cell)) }
                            }
                        }
                        @if !table.bases.is_empty() {
                            tr class="h-total" {
                                th scope="row" { "Gave an answer" }
                                @for base in &table.bases { (count(*base)) }
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
    let Some((percent, interval)) = cell.share else { return count(cell.count) };
    html! {
        td class="h-num" {
            span class="h-cross__share" { (percent) "%" }
            @if let Some(interval) = interval {
                span class="h-cross__interval" { (words::interval(interval)) }
            }
            span class="h-cross__count" { (words::figure(cell.count)) }
        }
    }
}

fn count(figure: Figure) -> Markup {
    let class = if figure.rounded().is_some() { "h-num" } else { "h-num h-suppressed" };
    html! { td class=(class) { (words::figure(figure)) } }
}
