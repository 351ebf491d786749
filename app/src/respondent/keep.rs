//! The question before the first question: may a draft be kept? Nothing is chosen beforehand.

use leptos::prelude::*;
use questionnaire::{
    form::{ACTION, KEEP, PAGE},
    journey::action::AT_KEEP,
};

use super::{errors, message, reader::Reader, screen::Screen};
use crate::messages::Key;

/// The page that asks.
pub(super) fn keep(reader: &Reader, screen: &Screen) -> impl IntoView + use<> {
    let wrong = !screen.problems.is_empty();
    let error = wrong.then(|| {
        view! {
            <p class="govuk-error-message" id="_keep-error">
                <span class="govuk-visually-hidden">{reader.say(Key::ProblemPrefix)} " "</span>
                {reader.say(Key::KeepRequired)}
            </p>
        }
    });
    let group = if wrong { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
    let hours = reader.setting.questionnaire.draft_hours;
    let yes_hint = reader.say_with(Key::KeepYesHint, &[("hours", hours.into())]);
    view! {
        {message::notice(reader, screen)}
        {errors::summary(reader, &screen.problems)}
        <form id="answers" method="post" novalidate autocomplete="off">
            <input type="hidden" name=PAGE value=AT_KEEP/>
            <div class=group>
                <fieldset
                    class="govuk-fieldset"
                    aria-describedby=wrong.then_some("_keep-error")
                >
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
                        <h1 class="govuk-fieldset__heading" tabindex="-1">
                            {reader.say(Key::KeepHeading)}
                        </h1>
                    </legend>
                    <div class="h-prose">
                        <p>{reader.say(Key::KeepBody)}</p>
                        <p>{reader.say(Key::KeepWarning)}</p>
                    </div>
                    {error}
                    <div class="h-options">
                        {answer(screen, 0, "yes", true, reader.say(Key::KeepYes), yes_hint)}
                        {answer(
                            screen,
                            1,
                            "no",
                            false,
                            reader.say(Key::KeepNo),
                            reader.say(Key::KeepNoHint),
                        )}
                    </div>
                </fieldset>
            </div>
            <div class="h-actions">
                <button class="govuk-button" type="submit" name=ACTION value="continue">
                    {reader.say(Key::Continue)}
                </button>
            </div>
        </form>
    }
}

fn answer(
    screen: &Screen,
    index: usize,
    value: &'static str,
    meaning: bool,
    label: String,
    hint: String,
) -> impl IntoView + use<> {
    let id = super::typed::choice_id(KEEP, index);
    let hint_id = format!("{KEEP}-{}-hint", index + 1);
    let checked = screen.journey.keep == Some(meaning);
    view! {
        <div class="h-option">
            <input
                class="h-option__input"
                type="radio"
                id=id.clone()
                name=KEEP
                value=value
                checked=checked
                aria-describedby=hint_id.clone()
            />
            <label class="h-option__label" for=id>{label}</label>
            <div class="govuk-hint h-option__hint" id=hint_id>{hint}</div>
        </div>
    }
}
