//! Who is taking part: responses by week, how far people come, and how the responses are spread
//! compared with the people whom the consultation is about. Every figure on answers is protected, and
//! every sentence is worked out of figures as they are shown.

mod held;
mod reach;
mod weeks;

use leptos::prelude::*;
use maud::{Markup, html};

use super::{frame::around, words};
use crate::document::{self, Head};

pub use held::{Group, Held, Weighted};
pub use reach::{Reach, Step};
pub use weeks::Week;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct TurnoutPage {
    /// The name that is signed in.
    pub account: String,
    /// The questionnaire's address.
    pub slug: String,
    /// The consultation's name.
    pub consultation: String,
    /// Whom the questionnaire is for.
    pub audience: String,
    /// All responses.
    pub total: u64,
    /// Responses by week: every week from the first response to the latest, in order.
    pub weeks: Vec<Week>,
    /// How far people came: in the questionnaire, and in its Easy Read edition if it has one.
    pub reach: Vec<Reach>,
    /// The spread of the responses held against published figures.
    pub held: Vec<Held>,
    /// What weighting to all of these would do, or why it cannot be done; nothing without any.
    pub weighted: Option<Weighted>,
}

/// Renders the page.
pub fn turnout_page(page: &TurnoutPage, stylesheet: &str) -> String {
    let title = format!("Taking part – {} – Heard", page.audience);
    let head =
        Head { title: &title, language: "en", direction: "ltr", stylesheet, ..Head::default() };
    let content = content(page).into_string();
    let body = Owner::new().with(|| {
        let content = view! { <div inner_html=content></div> };
        around(&page.account, false, content.into_any()).to_html()
    });
    document::html(&head, "h-staff", &body)
}

fn content(page: &TurnoutPage) -> Markup {
    html! {
        nav class="h-crumbs" aria-label="Breadcrumb" {
            a href="/staff" { "All questionnaires" }
            " / "
            a href={ "/staff/" (page.slug) } { (page.audience) }
        }
        div class="h-desk__head" {
            div {
                h1 class="h-heading" { "Taking part" }
                p class="h-sub" {
                    (page.audience) ". " (page.consultation) ". " (words::responses(page.total)) "."
                }
            }
        }
        section class="h-part" aria-labelledby="when" {
            h2 class="h-part__title" id="when" { "When responses came" }
            (weeks::weeks(&page.weeks))
        }
        section class="h-part" aria-labelledby="far" {
            h2 class="h-part__title" id="far" { "How far people come" }
            @for reach in &page.reach { (reach::reach(reach, page.total, page.reach.len())) }
        }
        section class="h-part" aria-labelledby="who" {
            h2 class="h-part__title" id="who" { "Whom we hear from" }
            @if page.held.is_empty() {
                p {
                    "There is nothing to hold the responses against. Add published figures, such as those \
                     of the census, as [[population]] in consultation.toml."
                }
            }
            @for held in &page.held { (held::held(held)) }
            @if let Some(weighted) = &page.weighted { (held::weighted(weighted)) }
        }
    }
}

#[cfg(test)]
mod tests;
