//! A draft was found: carry on, or delete it?

use leptos::prelude::*;
use questionnaire::form::{ACTION, PAGE};

use super::reader::Reader;
use crate::messages::Key;

/// Value of the page control on this page. It is the drivers' own: a journey knows nothing of it.
pub const AT_RESUME: &str = "_resume";

/// The page that asks.
pub(super) fn resume(
    reader: &Reader,
    expires: &str,
    dropped: &[String],
    changed: bool,
) -> impl IntoView + use<> {
    let questionnaire = &reader.setting.questionnaire;
    let expires = (!expires.is_empty()).then(|| {
        let words = reader.say_with(Key::ResumeExpires, &[("time", expires.into())]);
        view! { <p>{words}</p> }
    });
    let news = (changed && !dropped.is_empty()).then(|| {
        // A question that is gone has no words any more; its identifier would mean nothing.
        let named: Vec<_> = dropped
            .iter()
            .filter_map(|id| questionnaire.question(id))
            .map(|(_, question)| {
                let label = reader.text(&question.label);
                view! { <li lang=label.lang>{label.text}</li> }
            })
            .collect();
        view! {
            <div class="h-message">
                <h2 class="h-message__title">{reader.say(Key::ResumeChanged)}</h2>
                <p>{reader.say(Key::ResumeDropped)}</p>
                <ul>{named}</ul>
            </div>
        }
    });
    view! {
        <h1 class="h-heading" tabindex="-1">{reader.say(Key::ResumeHeading)}</h1>
        <div class="h-prose"><p>{reader.say(Key::ResumeBody)}</p>{expires}</div>
        {news}
        <form id="answers" method="post" novalidate autocomplete="off">
            <input type="hidden" name=PAGE value=AT_RESUME/>
            <div class="h-actions">
                <button class="govuk-button" type="submit" name=ACTION value="continue">
                    {reader.say(Key::ResumeGo)}
                </button>
                <button
                    class="govuk-button govuk-button--secondary"
                    type="submit"
                    name=ACTION
                    value="erase"
                >
                    {reader.say(Key::ResumeErase)}
                </button>
            </div>
        </form>
    }
}
