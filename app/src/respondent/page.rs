//! One page of the questionnaire: what is said, what is asked, and the ways on.

use leptos::{either::Either, prelude::*};
use questionnaire::{
    definition::{Page, PageIndex},
    form::{ACTION, PAGE},
};

use super::{
    errors, message, progress, prose::prose, question::question, reader::Reader, screen::Screen,
    services::services, typed,
};
use crate::messages::Key;

/// A page with its form.
pub(super) fn page(
    reader: &Reader,
    screen: &Screen,
    index: PageIndex,
    page: &Page,
) -> impl IntoView + use<> {
    let values = typed::values(page, screen);
    let heading = page.heading.as_ref().map(|heading| {
        let heading = reader.text(heading);
        view! { <h1 class="h-heading" tabindex="-1" lang=heading.lang>{heading.text}</h1> }
    });
    let is_heading = heading.is_none() && page.questions.len() == 1;
    let questions: Vec<_> = page
        .questions
        .iter()
        .map(|asked| question(reader, asked, is_heading, &values, &screen.problems))
        .collect();
    let notice = prose(reader, &page.notice)
        .map(|notice| view! { <div class="h-notice" role="note">{notice}</div> });
    let form = view! {
        {caption(reader, screen, index, page)}
        {notice}
        {heading}
        {prose(reader, &page.body)}
        {questions}
    };
    let help = services(reader, &page.signposts);
    view! {
        {message::notice(reader, screen)}
        {errors::summary(reader, &screen.problems)}
        {if page.ends {
            Either::Left(view! {
                {form}
                <p>{reader.say(Key::EndNothingSent)}</p>
                {help}
            })
        } else {
            Either::Right(view! {
                <form id="answers" method="post" novalidate autocomplete="off">
                    <input type="hidden" name=PAGE value=page.id.clone()/>
                    {form}
                    {actions(reader, page)}
                </form>
                {help}
            })
        }}
    }
}

/// The small line above the question: the section, and how far along.
fn caption(
    reader: &Reader,
    screen: &Screen,
    index: PageIndex,
    page: &Page,
) -> impl IntoView + use<> {
    let section = reader.setting.questionnaire.sections.iter().find(|s| s.id == page.section);
    let section = section.map(|section| {
        let title = reader.text(&section.title);
        view! { <span class="h-caption__section" lang=title.lang>{title.text}</span> }
    });
    let progress = progress::place(reader, &screen.journey, index).map(|(number, total)| {
        let words =
            reader.say_with(Key::QuestionOf, &[("number", number.into()), ("total", total.into())]);
        view! { <span class="h-caption__progress">{words}</span> }
    });
    view! { <p class="h-caption">{section} " " {progress}</p> }
}

/// Continue, and a way past where the page does not need an answer.
fn actions(reader: &Reader, page: &Page) -> impl IntoView + use<> {
    let skippable = !page.questions.is_empty() && !page.questions.iter().any(|q| q.required);
    let skip = skippable.then(|| {
        view! {
            <button
                class="govuk-button govuk-button--secondary"
                type="submit"
                name=ACTION
                value="skip"
            >
                {reader.say(Key::Skip)}
            </button>
        }
    });
    view! {
        <div class="h-actions">
            <button class="govuk-button" type="submit" name=ACTION value="continue">
                {reader.say(Key::Continue)}
            </button>
            {skip}
        </div>
    }
}
