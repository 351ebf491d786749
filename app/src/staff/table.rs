//! A table of questions: picked with a plain form, so that the address holds the choice and can be sent
//! to a colleague. In the protected view every figure is protected, and what stands beside one
//! (percentages, intervals, tests) is worked out from figures as they are shown. Analysts have an
//! exact view as well, marked as such, in which they can pick whom to count.

mod form;
mod shown;

use leptos::prelude::*;
use maud::{Markup, html};

use super::frame::around;
use crate::document::{self, Head, Program};

use form::form;
pub(crate) use shown::shown;
pub use shown::{Cell, Count, Line, Share, Shown};

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
    /// Whether whoever is signed in may see exact tables.
    pub may_see_exact: bool,
    /// Questions that can be rows, columns or layers, by part of the questionnaire.
    pub questions: Vec<Group>,
    /// Stretches of time that can be columns or layers.
    pub times: Group,
    /// Answers that people can be picked by, by question; none in the protected view.
    pub answers: Vec<Group>,
    /// Versions of the questionnaire that there are responses to.
    pub versions: Vec<u32>,
    /// What was picked.
    pub picked: Picked,
    /// Addresses that were kept for everybody.
    pub kept: Vec<Kept>,
    /// The tables, or why there are none; nothing where nothing was picked yet.
    pub outcome: Option<Result<Vec<Shown>, Problem>>,
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
    /// Figures as they were counted, for analysts.
    pub exact: bool,
    /// The question along the rows.
    pub rows: String,
    /// The question along the columns; may be empty.
    pub columns: String,
    /// The question of which each answer has a table of its own; may be empty.
    pub layers: String,
    /// Percentages are of each row, and not of each column.
    pub of_rows: bool,
    /// Who is counted: everybody where there are none.
    pub conditions: Vec<Condition>,
    /// Whether one of the conditions is enough.
    pub any: bool,
    /// Responses since this day; may be empty.
    pub from: String,
    /// Responses up to this day; may be empty.
    pub to: String,
    /// Responses to this version of the questionnaire; may be empty.
    pub version: String,
}

/// One condition on those who are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// They did not give the answer.
    pub not: bool,
    /// `question=option`, or `question.statement=option`.
    pub answer: String,
}

/// A choice that somebody kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its number.
    pub id: i64,
    /// What it was called.
    pub name: String,
    /// The address that shows it.
    pub address: String,
}

/// Why there is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What to do, as a sentence without its full stop.
    pub words: String,
    /// The control that it is about.
    pub control: &'static str,
}

/// Renders the page. `program` says where its script is, if it has one.
pub fn table_page(page: &TablePage, stylesheet: &str, program: Option<Program<'_>>) -> String {
    let error = if matches!(page.outcome, Some(Err(_))) { "Error: " } else { "" };
    let exact = if page.picked.exact { "Exact figures – " } else { "" };
    let title = format!("{error}{exact}Compare – {} – Heard", page.audience);
    let head = Head {
        title: &title,
        language: "en",
        direction: "ltr",
        stylesheet,
        program,
        ..Head::default()
    };
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
                @if page.may_see_exact { (views(page.picked.exact)) }
            }
        }
        @if page.picked.exact { (marked()) }
        (form(page))
        div id="tables" {
            @match &page.outcome {
                Some(Ok(tables)) => {
                    p class="h-result__more" {
                        a href={ "?" (page.picked.query()) "&format=csv" } { "Download as CSV" }
                    }
                    @for (index, table) in tables.iter().enumerate() {
                        (shown(table, &format!("table-{index}"), page.picked.exact))
                    }
                },
                Some(Err(_)) => {},
                None => p {
                    "Pick a question for the rows, and one for the columns if you want to compare."
                },
            }
        }
        (form::keep(page))
    }
}

/// The way from one view to the other.
fn views(exact: bool) -> Markup {
    html! {
        nav aria-label="Views" {
            ul class="h-contents__list" {
                li { a href="?" aria-current=[(!exact).then_some("page")] { "Protected figures" } }
                li { a href="?view=exact" aria-current=[exact.then_some("page")] { "Exact figures" } }
            }
        }
    }
}

/// What stands on every page with exact figures.
fn marked() -> Markup {
    html! {
        div class="h-message h-message--warning" {
            p {
                strong { "Exact figures. Not for publication, and not for others." }
                " They may show what single people answered. Each table that you open is recorded with your \
                 name, on the page where responses are downloaded."
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
