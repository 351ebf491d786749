//! How far people come: how many went on from each page, beside how many sent. Counts only: nothing
//! follows a person from page to page, so nothing says who stopped where.

use maud::{Markup, html};
use results::Figure;

use crate::{messages::grouped, staff::words};

/// How far people came in one questionnaire.
#[derive(Clone, Debug)]
pub struct Reach {
    /// Its address, which names the table.
    pub slug: String,
    /// What it is called on the page; empty where it is the only one.
    pub title: String,
    /// How many began, protected.
    pub begun: Figure,
    /// Its pages, in order.
    pub steps: Vec<Step>,
}

/// One page.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it asks.
    pub page: String,
    /// Whether only some are led there.
    pub some: bool,
    /// How many went on from it, protected.
    pub passed: Figure,
}

/// One table. `sent` are the responses of all editions together, and `editions` how many there are.
pub(super) fn reach(reach: &Reach, sent: u64, editions: usize) -> Markup {
    let id = format!("reach-{}", reach.slug);
    html! {
        section class="h-result" aria-labelledby=(id) {
            h3 class="h-result__sentence" id=(id) {
                @if !reach.title.is_empty() { (reach.title) ": " }
                (sentence(reach, sent, editions))
            }
            p class="h-result__about" {
                "How many went on from each page, with an answer or without, and whether or not they sent in the \
                 end. Protected like figures on answers, and up to a quarter of an hour late. Whoever begins \
                 anew counts again. Nothing follows anybody from page to page."
            }
            @if !reach.steps.is_empty() {
                div class="h-table-wrap" role="region" aria-labelledby={ (id) "-t" } tabindex="0" {
                    table class="h-table" {
                        caption class="govuk-visually-hidden" id={ (id) "-t" } {
                            "How many went on from each page"
                            @if !reach.title.is_empty() { ": " (reach.title) }
                        }
                        thead {
                            tr {
                                th scope="col" { "Page" }
                                th class="h-num" scope="col" { "Went on" }
                            }
                        }
                        tbody {
                            tr { th scope="row" { "Began" } (figure(reach.begun)) }
                            @for step in &reach.steps {
                                tr class=[step.some.then_some("h-missing")] {
                                    th scope="row" {
                                        (step.page)
                                        @if step.some { " (not for everybody)" }
                                    }
                                    (figure(step.passed))
                                }
                            }
                            tr class="h-total" {
                                th scope="row" {
                                    @if editions > 1 { "Sent, in all editions" } @else { "Sent" }
                                }
                                td class="h-num" { (grouped(sent)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn sentence(reach: &Reach, sent: u64, editions: usize) -> String {
    let begun = match reach.begun.rounded() {
        None => "Too few beginnings to show were counted".to_owned(),
        Some(begun) => format!("Begun about {} times", grouped(begun)),
    };
    if editions > 1 { begun } else { format!("{begun}, sent {} times", grouped(sent)) }
}

fn figure(figure: Figure) -> Markup {
    let class = if figure.rounded().is_some() { "h-num" } else { "h-num h-suppressed" };
    html! { td class=(class) { (words::figure(figure)) } }
}
