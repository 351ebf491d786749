//! What has been frozen, and the button that freezes.

use maud::{Markup, html};

use super::{Line, Releases};
use crate::messages::grouped;

/// The list, the latest first.
pub(super) fn list(page: &Releases) -> Markup {
    html! {
        section class="h-take" aria-labelledby="frozen" {
            h2 class="h-part__title" id="frozen" { "Releases" }
            p {
                "A release freezes the protected figures of every questionnaire of this consultation. It \
                 is never changed. A later release changes a figure only by as many people as make it \
                 safe; a table with a smaller change stays as it was."
            }
            @if page.releases.is_empty() { p { "Nothing has been released yet." } }
            @else { (table(page)) }
            @if page.may_publish {
                form method="post" action={ "/staff/" (page.slug) "/releases" } {
                    button class="govuk-button" id="freeze" type="submit" name="action" value="freeze" {
                        "Freeze the figures as they are now"
                    }
                }
            } @else {
                p { "Figures are released and published by analysts, and your account is not one." }
            }
        }
    }
}

fn table(page: &Releases) -> Markup {
    html! {
        div class="h-table-wrap" role="region" aria-labelledby="frozen-lines" tabindex="0" {
            table class="h-table" {
                caption class="govuk-visually-hidden" id="frozen-lines" { "Releases, the latest first" }
                thead {
                    tr {
                        th scope="col" { "Release" }
                        th scope="col" { "When, and by whom" }
                        th class="h-num" scope="col" { "Responses" }
                        th scope="col" { "Files" }
                        th scope="col" { "Seen by" }
                    }
                }
                tbody { @for line in &page.releases { (self::line(&page.slug, line)) } }
            }
        }
    }
}

fn line(slug: &str, line: &Line) -> Markup {
    let address = format!("/{slug}/results/{}", line.number);
    html! {
        tr {
            th scope="row" { (line.number) }
            td { (line.when) ", " (line.who) }
            td class="h-num" { (grouped(line.responses)) }
            td {
                a href=(address) { "Report" span class="govuk-visually-hidden" { " of release " (line.number) } }
                ", "
                a href={ (address) ".csv" } { "CSV" span class="govuk-visually-hidden" { " of release " (line.number) } }
                ", "
                a href={ (address) ".json" } { "JSON" span class="govuk-visually-hidden" { " of release " (line.number) } }
                br;
                span class="h-hash" { "SHA-256 " (line.hash) }
            }
            td { @if line.is_public { "everybody" } @else { "staff" } }
        }
    }
}
