//! A table of two questions under a filter: picked with a plain form, so that the address holds the
//! choice and can be sent to a colleague. Every figure is protected; what stands beside one (percentages,
//! intervals, tests) is worked out from figures as they are shown.

mod shown;

use leptos::prelude::*;
use maud::{Markup, html};

use super::frame::around;
use crate::document::{self, Head};

use shown::shown;
pub use shown::{Cell, Line, Shown};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct TablePage {
    /// The name that is signed in.
    pub account: String,
    /// The questionnaire's address.
    pub slug: String,
    /// The consultation's name.
    pub consultation: String,
    /// Whom the questionnaire is for.
    pub audience: String,
    /// Questions that can be rows or columns, by part of the questionnaire.
    pub questions: Vec<Group>,
    /// Answers that people can be picked by, by question.
    pub answers: Vec<Group>,
    /// What was picked.
    pub picked: Picked,
    /// The table, or why there is none; nothing where nothing was picked yet.
    pub outcome: Option<Result<Shown, Problem>>,
}

/// Entries of a list that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they have in common.
    pub title: String,
    /// Value and words of each.
    pub entries: Vec<(String, String)>,
}

/// What was picked, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// The question along the rows.
    pub rows: String,
    /// The question along the columns; may be empty.
    pub columns: String,
    /// The answer that all who are counted gave; may be empty.
    pub only: String,
    /// Percentages are of each row, and not of each column.
    pub of_rows: bool,
}

/// Why there is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What to do, as a sentence without its full stop.
    pub words: String,
    /// The control that it is about.
    pub control: &'static str,
}

/// Renders the page.
pub fn table_page(page: &TablePage, stylesheet: &str) -> String {
    let error = if matches!(page.outcome, Some(Err(_))) { "Error: " } else { "" };
    let title = format!("{error}Compare – {} – Heard", page.audience);
    let head =
        Head { title: &title, language: "en", direction: "ltr", stylesheet, ..Head::default() };
    let content = content(page).into_string();
    let body = Owner::new().with(|| {
        let content = view! { <div inner_html=content></div> };
        around(&page.account, false, content.into_any()).to_html()
    });
    document::html(&head, "h-staff", &body)
}

fn content(page: &TablePage) -> Markup {
    let results = format!("/staff/{}", page.slug);
    html! {
        nav class="h-crumbs" aria-label="Breadcrumb" {
            a href="/staff" { "All questionnaires" }
            " / "
            a href=(results) { (page.audience) }
        }
        @if let Some(Err(problem)) = &page.outcome { (summary(problem)) }
        div class="h-desk__head" {
            div {
                h1 class="h-heading" { "Compare" }
                p class="h-sub" { (page.audience) ". " (page.consultation) "." }
            }
        }
        (form(page))
        @match &page.outcome {
            Some(Ok(table)) => (shown(table)),
            Some(Err(_)) => {},
            None => p { "Pick a question for the rows, and one for the columns if you want to compare." },
        }
    }
}

fn form(page: &TablePage) -> Markup {
    let Picked { rows, columns, only, of_rows } = &page.picked;
    html! {
        form class="h-builder" method="get" {
            (select("rows", "Rows", &page.questions, rows, None))
            (select("columns", "Columns", &page.questions, columns, Some("No columns")))
            (select("only", "Only people who answered", &page.answers, only, Some("Everybody")))
            div class="govuk-form-group" {
                label class="govuk-label" for="of" { "Percentages" }
                select class="h-select" id="of" name="of" {
                    option value="columns" { "of each column" }
                    option value="rows" selected[*of_rows] { "of each row" }
                }
            }
            button class="govuk-button" type="submit" { "Show the table" }
        }
    }
}

fn select(
    name: &str,
    label: &str,
    groups: &[Group],
    picked: &str,
    nothing: Option<&str>,
) -> Markup {
    html! {
        div class="govuk-form-group" {
            label class="govuk-label" for=(name) { (label) }
            select class="h-select" id=(name) name=(name) {
                @if let Some(nothing) = nothing { option value="" { (nothing) } }
                @for group in groups {
                    optgroup label=(group.title) {
                        @for (value, words) in &group.entries {
                            option value=(value) selected[value == picked] { (words) }
                        }
                    }
                }
            }
        }
    }
}

fn summary(problem: &Problem) -> Markup {
    html! {
        div class="govuk-error-summary" id="problems" tabindex="-1" {
            div role="alert" {
                h2 class="govuk-error-summary__title" { "There is a problem" }
                ul class="govuk-error-summary__list" {
                    li { a href={ "#" (problem.control) } { (problem.words) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
