//! Responses by week, as a chart with its sentence and its table. The numbers are exact: how many
//! came says nothing about what anybody answered.

use maud::{Markup, html};

use crate::{messages::grouped, staff::words};

/// One week's responses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday, in words.
    pub monday: String,
    /// How many came.
    pub responses: u64,
}

/// The height of the drawing, in its own units; it is as wide as ten for each week.
const HEIGHT: u64 = 100;

pub(super) fn weeks(weeks: &[Week]) -> Markup {
    let Some(most) = weeks.iter().map(|week| week.responses).max() else {
        return html! { p { "No responses yet." } };
    };
    html! {
        figure class="h-result h-chart" aria-labelledby="weeks" {
            h3 class="h-result__sentence" id="weeks" { (headline(weeks, most)) }
            p class="h-result__about" {
                "Responses in each week from Monday to Sunday, those of the current week so far."
            }
            p class="h-chart__top" aria-hidden="true" { (grouped(most)) }
            (drawing(weeks, most))
            @if let [first, .., last] = weeks {
                p class="h-chart__ends" aria-hidden="true" {
                    span { (first.monday) }
                    span { (last.monday) }
                }
            }
            details {
                summary { "Show the numbers: responses by week" }
                table class="h-table" {
                    caption class="govuk-visually-hidden" { "Responses by week" }
                    thead {
                        tr { th scope="col" { "Week of" } th class="h-num" scope="col" { "Responses" } }
                    }
                    tbody {
                        @for week in weeks {
                            tr {
                                th scope="row" { (week.monday) }
                                td class="h-num" { (grouped(week.responses)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Bars alone: its numbers stand beside it, where they keep their size on a small screen.
fn drawing(weeks: &[Week], most: u64) -> Markup {
    let width = weeks.len() * 10;
    html! {
        svg class="h-chart__drawing" role="img" aria-labelledby="weeks-title weeks-about"
            viewBox={ "0 0 " (width) " " (HEIGHT) } preserveAspectRatio="none" {
            title id="weeks-title" { "Responses by week" }
            desc id="weeks-about" { (about(weeks, most)) }
            line class="h-chart__line" x1="0" x2=(width) y1="0" y2="0" {}
            @for (index, week) in weeks.iter().enumerate() {
                // A response is never drawn as none.
                @let high = (week.responses * HEIGHT).checked_div(most).unwrap_or(0);
                @let high = if week.responses > 0 { high.max(1) } else { 0 };
                rect class="h-chart__bar" x=(index * 10 + 1) y=(HEIGHT - high) width="8" height=(high) {}
            }
            line class="h-chart__line" x1="0" x2=(width) y1=(HEIGHT) y2=(HEIGHT) {}
        }
    }
}

fn headline(weeks: &[Week], most: u64) -> String {
    let best: Vec<&Week> = weeks.iter().filter(|week| week.responses == most).collect();
    match best.as_slice() {
        [only] if weeks.len() == 1 => {
            format!("{} in the week of {}", words::responses(most), only.monday)
        }
        [one] => format!("Most came in the week of {}: {}", one.monday, words::responses(most)),
        [first, .., last] => format!(
            "Most came in {} weeks, between those of {} and {}: {} each",
            best.len(),
            first.monday,
            last.monday,
            words::responses(most)
        ),
        [] => String::new(),
    }
}

/// What the drawing shows, for those who do not see it.
fn about(weeks: &[Week], most: u64) -> String {
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return String::new() };
    let fewest = weeks.iter().map(|week| week.responses).min().unwrap_or(0);
    format!(
        "A bar for each of the {} weeks from that of {} to that of {}. The most in a week are {}, the \
         fewest {}. In the latest it is {}.",
        weeks.len(),
        first.monday,
        last.monday,
        grouped(most),
        grouped(fewest),
        grouped(last.responses)
    )
}
