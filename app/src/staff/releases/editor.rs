//! The words of the public page.

use maud::{Markup, html};

use super::{Outcome, Releases};
use crate::respondent::{TextArea, text_area};

/// The form, or a word that there is one for analysts.
pub(super) fn editor(page: &Releases) -> Markup {
    let draft = &page.draft;
    html! {
        section class="h-take" aria-labelledby="words" {
            h2 class="h-part__title" id="words" { "We asked, you said, we did" }
            @if let Some(saved) = &draft.saved { p { (saved) } }
            ul class="h-contents__list" {
                @if draft.saved.is_some() {
                    li { a href={ "/staff/" (page.slug) "/releases/preview" } { "See it as it was saved last" } }
                }
                @if draft.is_public { li { a href={ "/" (page.slug) "/results" } { "See what everybody sees" } } }
            }
            @if page.may_publish { (form(page)) }
        }
    }
}

fn form(page: &Releases) -> Markup {
    let draft = &page.draft;
    html! {
        form method="post" action={ "/staff/" (page.slug) "/releases" } {
            div class="govuk-form-group" {
                label class="govuk-label" for="number" { "Figures of" }
                select class="h-select" id="number" name="number" {
                    @for line in &page.releases {
                        option value=(line.number) selected[line.number == draft.number] {
                            "Release " (line.number) ", " (line.when)
                        }
                    }
                }
            }
            (area(page, "asked", "We asked", &draft.asked))
            (area(page, "said", "You said", &draft.said))
            (area(page, "did", "We did", &draft.did))
            details class="govuk-details" {
                summary class="govuk-details__summary" {
                    span class="govuk-details__summary-text" { "How to write it, and the names of the tables" }
                }
                div class="govuk-details__text" {
                    p {
                        "Leave an empty line between paragraphs. Begin a sub-heading with “## ” and each entry \
                         of a list with “- ”. Put **two stars** around what is important. A link is written \
                         [what it is](https://…)."
                    }
                    p {
                        "Tables that compare are frozen if they are kept on the page “Compare”, of protected \
                         figures."
                    }
                    p {
                        "A table stands where its name is on a line of its own, with an empty line above and \
                         below:"
                    }
                    ul {
                        @for (name, question) in &page.tables {
                            li { code { "[[" (name) "]]" } " " (question) }
                        }
                    }
                }
            }
            div class="h-actions" {
                button class="govuk-button" type="submit" name="action" value="publish" { "Publish" }
                button class="govuk-button govuk-button--secondary" type="submit" name="action" value="save" {
                    "Save, and show nobody yet"
                }
                @if draft.is_public {
                    button class="govuk-button govuk-button--secondary" type="submit" name="action" value="take-down" {
                        "Take the page down"
                    }
                }
            }
        }
    }
}

fn area(page: &Releases, name: &'static str, label: &str, value: &str) -> Markup {
    let wrong = match &page.outcome {
        Some(Outcome::Problems(problems)) => {
            problems.iter().filter(|(_, control)| *control == name).collect()
        }
        _ => Vec::new(),
    };
    let id = format!("{name}-error");
    html! {
        div class={ "govuk-form-group" @if !wrong.is_empty() { " govuk-form-group--error" } } {
            label class="govuk-label" for=(name) { (label) }
            @if !wrong.is_empty() {
                div id=(id) {
                    @for (words, _) in &wrong {
                        p class="govuk-error-message" {
                            span class="govuk-visually-hidden" { "Error: " }
                            (words)
                        }
                    }
                }
            }
            (text_area(&TextArea {
                name,
                value,
                described_by: (!wrong.is_empty()).then_some(id.as_str()),
                rows: 10,
                wrong: !wrong.is_empty(),
            }))
        }
    }
}
