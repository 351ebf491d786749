//! Radio buttons and checkboxes.

use maud::{Markup, PreEscaped, html};
use questionnaire::{
    definition::{Choice, Question, WRITE_IN_MAX},
    form::{Form, part},
    validate::Problem,
};

use super::{errors::inline, reader::Reader, typed::choice_id};
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
    problems: &[Problem],
) -> Markup {
    let first_alone = choices.iter().position(Choice::excludes).filter(|index| *index > 0);
    html! {
        div class="h-options" {
            @for (index, choice) in choices.iter().enumerate() {
                @if first_alone == Some(index) { p class="h-or" { (reader.say(Key::Or)) } }
                (option(reader, &question.id, index, choice, control, values))
                @if choice.write_in { (write_in(reader, question, choice, values, problems)) }
            }
        }
    }
}

/// One option: the control, its label and its hint.
pub(super) fn option(
    reader: &Reader,
    name: &str,
    index: usize,
    choice: &Choice,
    control: Control,
    values: &Form,
) -> Markup {
    let id = choice_id(name, index);
    let hint_id = format!("{name}-{}-hint", index + 1);
    let label = reader.text(&choice.label);
    let hint = (!choice.hint.is_empty()).then(|| reader.text(&choice.hint));
    let (kind, exclusive) = match control {
        Control::Radio => ("radio", false),
        Control::Checkbox => ("checkbox", choice.excludes()),
    };
    html! {
        div class="h-option" {
            input class="h-option__input" type=(kind) id=(id) name=(name) value=(choice.value)
                checked[values.has(name, &choice.value)]
                data-behaviour=[exclusive.then_some("exclusive")]
                aria-describedby=[hint.as_ref().map(|_| &hint_id)];
            label class="h-option__label" for=(id) lang=[label.lang] dir=[label.dir] {
                (picture(reader, name, choice))
                (label.text)
            }
            @if let Some(hint) = hint {
                div class="govuk-hint h-option__hint" id=(hint_id) lang=[hint.lang] dir=[hint.dir] { (hint.text) }
            }
        }
    }
}

/// The picture beside the words, which say all that it shows. It is SVG that the loader has written
/// itself from shapes alone, so it is markup already.
fn picture(reader: &Reader, question: &str, choice: &Choice) -> Markup {
    let picture = reader.setting.pictures.get(part(question, &choice.value).as_str());
    html! {
        @if let Some(picture) = picture {
            span class="h-picture" aria-hidden="true" { (PreEscaped(picture)) }
        }
    }
}

/// The line to describe an option. It follows its option, and the stylesheet shows it once that is
/// chosen; a browser too old for that shows it always. No script, no ARIA that radios may not have.
fn write_in(
    reader: &Reader,
    question: &Question,
    choice: &Choice,
    values: &Form,
    problems: &[Problem],
) -> Markup {
    let name = part(&question.id, &choice.value);
    let label = reader.text(&choice.label);
    let error = inline(reader, question, &name, problems);
    let wrong = error.is_some();
    html! {
        div class="h-write-in" {
            label class="govuk-label" for=(name) {
                span class="govuk-visually-hidden" lang=[label.lang] dir=[label.dir] { (label.text) ": " }
                (reader.say(Key::WriteIn))
            }
            @if let Some(error) = &error { (error.line) }
            input.govuk-input.govuk-input--error[wrong] type="text" id=(name) name=(name)
                dir="auto" value=(values.get(&name).unwrap_or_default()) maxlength=(WRITE_IN_MAX)
                aria-describedby=[error.as_ref().map(|error| &error.id)]
                aria-invalid=[wrong.then_some("true")];
        }
    }
}
