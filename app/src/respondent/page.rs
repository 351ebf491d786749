//! One page of the questionnaire: what is said, what is asked, and the ways on.

use maud::{Markup, html};
use questionnaire::{
    definition::{Page, PageIndex},
    form::{ACTION, PAGE},
};

use super::{
    errors, message, progress,
    prose::prose,
    question::question,
    reader::Reader,
    screen::Screen,
    services::{fitting, services},
    typed,
};
use crate::messages::Key;

/// A page with its form.
pub(super) fn page(reader: &Reader, screen: &Screen, index: PageIndex, page: &Page) -> Markup {
    let content = content(reader, screen, index, page);
    let fits = page.signposts_by_answers;
    let fitting = if fits { fitting(&reader.setting, &screen.journey) } else { Vec::new() };
    let help = services(reader, &page.signposts, &fitting);
    html! {
        (message::notice(reader, screen))
        (errors::summary(reader, &screen.problems))
        @if page.ends {
            (content)
            p { (reader.say(Key::EndNothingSent)) }
            (help)
        } @else {
            form id="answers" method="post" novalidate autocomplete="off" {
                input type="hidden" name=(PAGE) value=(page.id);
                (content)
                (actions(reader, page))
            }
            (help)
        }
    }
}

fn content(reader: &Reader, screen: &Screen, index: PageIndex, page: &Page) -> Markup {
    let values = typed::values(page, screen);
    let heading = page.heading.as_ref().map(|heading| reader.text(heading));
    let is_heading = heading.is_none() && page.questions.len() == 1;
    html! {
        (caption(reader, screen, index, page))
        @if !page.notice.is_empty() {
            div class="h-notice" role="note" { (prose(reader, &page.notice)) }
        }
        @if let Some(heading) = heading {
            h1 class="h-heading" tabindex="-1" lang=[heading.lang] dir=[heading.dir] { (heading.text) }
        }
        (prose(reader, &page.body))
        @for asked in &page.questions {
            (question(reader, asked, is_heading, &values, &screen.problems))
        }
    }
}

/// The small line above the question: the section, and how far along.
fn caption(reader: &Reader, screen: &Screen, index: PageIndex, page: &Page) -> Markup {
    let sections = &reader.setting.questionnaire.sections;
    let section = sections.iter().find(|section| section.id == page.section);
    let section = section.map(|section| reader.text(&section.title));
    let place = progress::place(reader, &screen.journey, index);
    html! {
        p class="h-caption" {
            @if let Some(section) = section {
                span class="h-caption__section" lang=[section.lang] dir=[section.dir] { (section.text) }
            }
            " "
            @if let Some((number, total)) = place {
                span class="h-caption__progress" {
                    (reader.say_with(
                        Key::QuestionOf,
                        &[("number", number.into()), ("total", total.into())],
                    ))
                }
            }
        }
    }
}

/// Continue, and a way past where the page does not need an answer.
fn actions(reader: &Reader, page: &Page) -> Markup {
    let skippable = !page.questions.is_empty() && !page.questions.iter().any(|q| q.required);
    html! {
        div class="h-actions" {
            button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                (reader.say(Key::Continue))
            }
            @if skippable {
                button class="govuk-button govuk-button--secondary" type="submit" name=(ACTION)
                    value="skip"
                {
                    (reader.say(Key::Skip))
                }
            }
        }
    }
}
