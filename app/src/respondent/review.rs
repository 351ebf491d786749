//! "Check your answers": everything on the route, each to change or to remove; and the same for
//! what comes after the review, on the page that sends.

use std::collections::BTreeSet;

use leptos::{either::Either, prelude::*};
use questionnaire::{
    answer::Answer,
    definition::{Interlude, Kind, Page, PageIndex, Question},
    form::{ACTION, PAGE},
    journey::action::{AT_REVIEW, AT_SEND},
    route::Route,
};

use super::{contact, errors, message, prose::prose, reader::Reader, screen::Screen};
use crate::messages::Key;

/// The review of everything before it.
pub(super) fn review(reader: &Reader, screen: &Screen) -> impl IntoView + use<> {
    let questionnaire = &reader.setting.questionnaire;
    let route = Route::of(questionnaire, &screen.journey.answers);
    let sends = route.after_review.is_empty();
    check(reader, screen, &questionnaire.review, &route.questions, AT_REVIEW, sends)
}

/// The last page before sending, with what came after the review.
pub(super) fn send(reader: &Reader, screen: &Screen) -> impl IntoView + use<> {
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
) -> impl IntoView + use<> {
    let heading = reader.text(&words.heading);
    let button = if sends { Key::Send } else { Key::Continue };
    let sections = sections(reader, screen, pages);
    view! {
        {message::notice(reader, screen)}
        {errors::summary(reader, &screen.problems)}
        <form id="answers" method="post" novalidate autocomplete="off">
            <input type="hidden" name=PAGE value=at/>
            // First in the form, so that Enter goes on and never changes an answer.
            <button
                class="h-default"
                type="submit"
                name=ACTION
                value="continue"
                tabindex="-1"
                aria-hidden="true"
            >
                {reader.say(button)}
            </button>
            <h1 class="h-heading" tabindex="-1" lang=heading.lang>{heading.text}</h1>
            {prose(reader, &words.body)}
            {sections}
            <div class="h-actions">
                <button class="govuk-button" type="submit" name=ACTION value="continue">
                    {reader.say(button)}
                </button>
            </div>
        </form>
    }
}

/// The answers by section, in the order they were asked.
fn sections(reader: &Reader, screen: &Screen, pages: &[PageIndex]) -> Vec<AnyView> {
    let questionnaire = &reader.setting.questionnaire;
    let asked: Vec<(&Page, &Question)> = pages
        .iter()
        .filter_map(|index| questionnaire.pages.get(*index))
        .flat_map(|page| page.questions.iter().map(move |question| (page, question)))
        .collect();
    let mut seen = BTreeSet::new();
    asked
        .iter()
        .map(|(page, _)| page.section.as_str())
        .filter(|section| seen.insert((*section).to_owned()))
        .map(|section| {
            let rows: Vec<_> = asked
                .iter()
                .filter(|(page, _)| page.section == section)
                .map(|(page, question)| row(reader, screen, page, question))
                .collect();
            let id = format!("section-{section}");
            let labelled_by = id.clone();
            let title = questionnaire.sections.iter().find(|s| s.id == section);
            let title = title.map(|section| reader.text(&section.title));
            let (title, lang) = title.map_or_else(Default::default, |said| (said.text, said.lang));
            view! {
                <section class="h-answers" aria-labelledby=labelled_by>
                    <h2 class="h-subheading" id=id lang=lang>{title}</h2>
                    <dl class="h-summary">{rows}</dl>
                </section>
            }
            .into_any()
        })
        .collect()
}

fn row(
    reader: &Reader,
    screen: &Screen,
    page: &Page,
    question: &Question,
) -> impl IntoView + use<> {
    let label = reader.text(&question.label);
    let about = reader.say_with(Key::YourAnswerTo, &[("question", label.text.clone().into())]);
    let answer = screen.journey.answers.get(&question.id);
    let change = if answer.is_some() { Key::Change } else { Key::Answer };
    let action = |key: Key, value: String, about: String| {
        view! {
            <button class="h-link" type="submit" name=ACTION value=value>
                {reader.say(key)}
                <span class="govuk-visually-hidden">" "{about}</span>
            </button>
        }
    };
    // What the journey cannot go on without can be changed, not removed.
    let remove = (answer.is_some() && !question.required)
        .then(|| action(Key::Remove, format!("remove:{}", question.id), about.clone()));
    let value_class = if answer.is_some() {
        "h-summary__value"
    } else {
        "h-summary__value h-summary__value--none"
    };
    view! {
        <div class="h-summary__row">
            <dt class="h-summary__key" lang=label.lang>{label.text}</dt>
            <dd class=value_class>
                {match answer {
                    Some(answer) => Either::Left(value(reader, question, answer)),
                    None => Either::Right(reader.say(Key::NotAnswered)),
                }}
            </dd>
            <dd class="h-summary__actions">
                {action(change, format!("change:{}", page.id), about)}
                {remove}
            </dd>
        </div>
    }
}

/// An answer in words.
fn value(reader: &Reader, question: &Question, answer: &Answer) -> AnyView {
    let option = |value: &str| {
        let choice = question.kind.options().iter().find(|choice| choice.value == value);
        choice.map(|choice| reader.text(&choice.label).text).unwrap_or_default()
    };
    let written = |value: &str, text: Option<&String>| match text {
        Some(text) => format!("{}: {text}", option(value)),
        None => option(value),
    };
    match answer {
        Answer::One { value, text } => written(value, text.as_ref()).into_any(),
        Answer::Several { values, texts } => {
            lines(values.iter().map(|value| written(value, texts.get(value))))
        }
        Answer::Scale(points) => {
            let Kind::Scale { statements, .. } = &question.kind else { return ().into_any() };
            lines(statements.iter().filter_map(|statement| {
                let point = points.get(&statement.id)?;
                Some(format!("{}: {}", reader.text(&statement.label).text, option(point)))
            }))
        }
        Answer::Text(text) => text
            .split('\n')
            .filter(|line| !line.trim().is_empty())
            .map(|line| view! { <p>{line.to_owned()}</p> })
            .collect_view()
            .into_any(),
        Answer::Number(number) => {
            let unit = match &question.kind {
                Kind::Number { unit, .. } => reader.text(unit).text,
                _ => String::new(),
            };
            format!("{number} {unit}").trim_end().to_owned().into_any()
        }
        Answer::Date(date) => errors::date_words(*date).into_any(),
        Answer::District(district) => district.clone().into_any(),
        Answer::Contact(fields) => lines(
            fields
                .iter()
                .map(|(field, value)| format!("{}: {value}", reader.say(contact::label(*field)))),
        ),
    }
}

fn lines(lines: impl Iterator<Item = String>) -> AnyView {
    let items: Vec<_> = lines.map(|line| view! { <li>{line}</li> }).collect();
    view! { <ul class="h-summary__list">{items}</ul> }.into_any()
}
