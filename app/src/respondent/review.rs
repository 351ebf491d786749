//! "Check your answers": everything on the route, each to change or to remove; and the same for
//! what comes after the review, on the page that sends.

use maud::{Markup, html};
use questionnaire::{
    answer::Answer,
    definition::{Interlude, Kind, Page, PageIndex, Question},
    form::{ACTION, PAGE},
    journey::action::{AT_REVIEW, AT_SEND},
    route::Route,
};

use super::{
    contact, errors, message,
    prose::prose,
    reader::{PLACE, Reader, put_in, within},
    screen::Screen,
};
use crate::messages::Key;

/// The review of everything before it.
pub(super) fn review(reader: &Reader, screen: &Screen) -> Markup {
    let questionnaire = &reader.setting.questionnaire;
    let route = Route::of(questionnaire, &screen.journey.answers);
    let sends = route.after_review.is_empty();
    check(reader, screen, &questionnaire.review, &route.questions, AT_REVIEW, sends)
}

/// The last page before sending, with what came after the review.
pub(super) fn send(reader: &Reader, screen: &Screen) -> Markup {
    let questionnaire = &reader.setting.questionnaire;
    let route = Route::of(questionnaire, &screen.journey.answers);
    check(reader, screen, &questionnaire.send, &route.after_review, AT_SEND, true)
}

fn check(
    reader: &Reader,
    screen: &Screen,
    words: &Interlude,
    pages: &[PageIndex],
    at: &'static str,
    sends: bool,
) -> Markup {
    let heading = reader.text(&words.heading);
    let button = reader.say(if sends { Key::Send } else { Key::Continue });
    html! {
        (message::notice(reader, screen))
        (errors::summary(reader, &screen.problems))
        form id="answers" method="post" novalidate autocomplete="off" {
            input type="hidden" name=(PAGE) value=(at);
            h1 class="h-heading" tabindex="-1" lang=[heading.lang] dir=[heading.dir] { (heading.text) }
            (prose(reader, &words.body))
            (sections(reader, screen, pages))
            div class="h-actions" {
                button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                    (button)
                }
            }
        }
    }
}

/// The answers by section, in the order they were asked.
fn sections(reader: &Reader, screen: &Screen, pages: &[PageIndex]) -> Markup {
    let questionnaire = &reader.setting.questionnaire;
    let asked: Vec<(&Page, &Question)> = pages
        .iter()
        .filter_map(|index| questionnaire.pages.get(*index))
        .flat_map(|page| page.questions.iter().map(move |question| (page, question)))
        .collect();
    let in_section =
        |id: &str| asked.iter().filter(|(page, _)| page.section == id).collect::<Vec<_>>();
    html! {
        @for section in &questionnaire.sections {
            @let questions = in_section(&section.id);
            @if !questions.is_empty() {
                @let title = reader.text(&section.title);
                section class="h-answers" aria-labelledby={ "section-" (section.id) } {
                    h2 class="h-subheading" id={ "section-" (section.id) } lang=[title.lang] dir=[title.dir] {
                        (title.text)
                    }
                    dl class="h-summary" {
                        @for (page, question) in questions {
                            (row(reader, screen, page, question))
                        }
                    }
                }
            }
        }
    }
}

fn row(reader: &Reader, screen: &Screen, page: &Page, question: &Question) -> Markup {
    let label = reader.text(&question.label);
    let about = reader.say_with(Key::YourAnswerTo, &[("question", PLACE.into())]);
    let about = put_in(&about, &within(&label));
    let answer = screen.journey.answers.get(&question.id);
    let change = if answer.is_some() { Key::Change } else { Key::Answer };
    let action = |key: Key, verb: &str, of: &str| {
        html! {
            button class="h-link" type="submit" name=(ACTION) value={ (verb) ":" (of) } {
                (reader.say(key))
                span class="govuk-visually-hidden" { " " (about) }
            }
        }
    };
    html! {
        div class="h-summary__row" {
            dt class="h-summary__key" lang=[&label.lang] dir=[label.dir] { (label.text) }
            dd.h-summary__value.h-summary__value--none[answer.is_none()] {
                @match answer {
                    Some(answer) => { (value(reader, question, answer)) }
                    None => { (reader.say(Key::NotAnswered)) }
                }
            }
            dd class="h-summary__actions" {
                (action(change, "change", &page.id))
                // What the journey cannot go on without can be changed, not removed.
                @if answer.is_some() && !question.required {
                    (action(Key::Remove, "remove", &question.id))
                }
            }
        }
    }
}

/// An answer in words.
fn value(reader: &Reader, question: &Question, answer: &Answer) -> Markup {
    let option = |value: &str| {
        let choice = question.kind.options().iter().find(|choice| choice.value == value);
        choice.map(|choice| within(&reader.text(&choice.label))).unwrap_or_default()
    };
    let written = |value: &str, text: Option<&String>| match text {
        Some(text) => html! { (option(value)) ": " bdi { (text) } },
        None => option(value),
    };
    match answer {
        Answer::One { value, text } => written(value, text.as_ref()),
        Answer::Several { values, texts } => {
            lines(values.iter().map(|value| written(value, texts.get(value))))
        }
        Answer::Scale(points) => {
            let Kind::Scale { statements, .. } = &question.kind else { return Markup::default() };
            lines(statements.iter().filter_map(|statement| {
                let point = points.get(&statement.id)?;
                let label = within(&reader.text(&statement.label));
                Some(html! { (label) ": " (option(point)) })
            }))
        }
        Answer::Text(text) => html! {
            @for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
                p dir="auto" { (line) }
            }
        },
        Answer::Number(number) => {
            let unit = match &question.kind {
                Kind::Number { unit, .. } if !unit.is_empty() => Some(reader.text(unit)),
                _ => None,
            };
            html! { (number) @if let Some(unit) = unit { " " (within(&unit)) } }
        }
        Answer::Date(date) => html! { (errors::date_words(*date)) },
        Answer::District(district) => html! { (district) },
        Answer::Contact(fields) => lines(fields.iter().map(|(field, value)| {
            let label = reader.say(contact::label(*field));
            html! { (label) ": " bdi dir=[contact::direction(*field)] { (value) } }
        })),
    }
}

fn lines(lines: impl Iterator<Item = Markup>) -> Markup {
    html! {
        ul class="h-summary__list" { @for line in lines { li { (line) } } }
    }
}
