//! Radio buttons and checkboxes.

use leptos::prelude::*;
use questionnaire::{
    definition::{Choice, Question, WRITE_IN_MAX},
    form::{Form, part},
};

use super::{reader::Reader, typed::choice_id};
use crate::messages::Key;

/// Which control an option is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// One of them.
    Radio,
    /// Any of them.
    Checkbox,
}

/// The options of a question.
pub(super) fn options(
    reader: &Reader,
    question: &Question,
    choices: &[Choice],
    control: Control,
    values: &Form,
) -> impl IntoView + use<> {
    let alone = |choice: &Choice| choice.missing.is_some() || choice.exclusive;
    let first_alone = choices.iter().position(alone).filter(|index| *index > 0);
    let rows: Vec<_> = choices
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            let or = (first_alone == Some(index))
                .then(|| view! { <p class="h-or">{reader.say(Key::Or)}</p> });
            let write_in =
                choice.write_in.then(|| write_in(reader, question, choice, index, values));
            view! {
                {or}
                {option(reader, &question.id, index, choice, control, values)}
                {write_in}
            }
        })
        .collect();
    view! { <div class="h-options">{rows}</div> }
}

/// One option: the control, its label and its hint.
pub(super) fn option(
    reader: &Reader,
    name: &str,
    index: usize,
    choice: &Choice,
    control: Control,
    values: &Form,
) -> impl IntoView + use<> {
    let id = choice_id(name, index);
    let checked = values.has(name, &choice.value);
    let label = reader.text(&choice.label);
    let hint = (!choice.hint.is_empty()).then(|| reader.text(&choice.hint));
    let hint_id = format!("{name}-{}-hint", index + 1);
    let described_by = hint.as_ref().map(|_| hint_id.clone());
    let (kind, exclusive) = match control {
        Control::Radio => ("radio", false),
        Control::Checkbox => ("checkbox", choice.exclusive || choice.missing.is_some()),
    };
    view! {
        <div class="h-option">
            <input
                class="h-option__input"
                type=kind
                id=id.clone()
                name=name.to_owned()
                value=choice.value.clone()
                checked=checked
                data-behaviour=exclusive.then_some("exclusive")
                aria-describedby=described_by
            />
            <label class="h-option__label" for=id lang=label.lang>{label.text}</label>
            {hint
                .map(|hint| {
                    view! {
                        <div class="govuk-hint h-option__hint" id=hint_id lang=hint.lang>
                            {hint.text}
                        </div>
                    }
                })}
        </div>
    }
}

/// The line to describe an option. It follows its option, and the stylesheet shows it once that is
/// chosen; a browser too old for that shows it always. No script, no ARIA that radios may not have.
fn write_in(
    reader: &Reader,
    question: &Question,
    choice: &Choice,
    index: usize,
    values: &Form,
) -> impl IntoView + use<> {
    let name = part(&question.id, &choice.value);
    let id = format!("{}-{}-text", question.id, index + 1);
    let value = values.get(&name).unwrap_or_default().to_owned();
    let label = reader.text(&choice.label);
    view! {
        <div class="h-write-in">
            <label class="govuk-label" for=id.clone()>
                <span class="govuk-visually-hidden" lang=label.lang>{label.text}": "</span>
                {reader.say(Key::WriteIn)}
            </label>
            <input
                class="govuk-input"
                type="text"
                id=id
                name=name
                value=value
                maxlength=WRITE_IN_MAX.to_string()
            />
        </div>
    }
}
