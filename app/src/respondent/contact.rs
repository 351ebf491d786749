//! Contact details. They are the one thing a browser might be asked to remember, and it is told not
//! to: on a shared device a remembered address would give its owner away (WCAG 2.2, 1.3.5, is
//! knowingly set aside here for safety).

use maud::{Markup, html};
use questionnaire::{
    definition::{ContactField, Question},
    form::{Form, part},
    validate::Problem,
};

use super::{
    errors::inline,
    reader::Reader,
    text_area::{TextArea, text_area},
};
use crate::messages::Key;

/// One group per field.
pub(super) fn controls(
    reader: &Reader,
    question: &Question,
    fields: &[ContactField],
    values: &Form,
    problems: &[Problem],
) -> Markup {
    html! {
        @for field in fields { (control(reader, question, *field, values, problems)) }
    }
}

/// The label of a field.
pub(super) fn label(field: ContactField) -> Key {
    match field {
        ContactField::Name => Key::ContactName,
        ContactField::Email => Key::ContactEmail,
        ContactField::Phone => Key::ContactPhone,
        ContactField::Safe => Key::ContactSafe,
    }
}

/// The direction of what is typed there, where it does not depend on the language: addresses and
/// numbers run from left to right everywhere.
pub(super) fn direction(field: ContactField) -> Option<&'static str> {
    matches!(field, ContactField::Email | ContactField::Phone).then_some("ltr")
}

fn control(
    reader: &Reader,
    question: &Question,
    field: ContactField,
    values: &Form,
    problems: &[Problem],
) -> Markup {
    let name = part(&question.id, field.part());
    let value = values.get(&name).unwrap_or_default();
    let error = inline(reader, question, &name, problems);
    let wrong = error.is_some();
    let hint_id = format!("{name}-hint");
    let hint = (field == ContactField::Safe).then_some(hint_id.as_str());
    let described: Vec<&str> =
        hint.into_iter().chain(error.as_ref().map(|error| error.id.as_str())).collect();
    let described_by = (!described.is_empty()).then(|| described.join(" "));
    let kind = match field {
        ContactField::Email => "email",
        ContactField::Phone => "tel",
        ContactField::Name | ContactField::Safe => "text",
    };
    html! {
        .govuk-form-group.govuk-form-group--error[wrong] {
            label class="govuk-label" for=(name) {
                (reader.say(label(field))) " "
                span class="h-optional" { "(" (reader.say(Key::Optional)) ")" }
            }
            @if let Some(hint) = hint {
                div class="govuk-hint" id=(hint) { (reader.say(Key::ContactSafeHint)) }
            }
            @if let Some(error) = &error { (error.line) }
            @if field == ContactField::Safe {
                (text_area(&TextArea {
                    name: &name,
                    value,
                    described_by: described_by.as_deref(),
                    rows: 3,
                    wrong,
                }))
            } @else {
                input.govuk-input.govuk-input--error[wrong]
                    type=(kind) id=(name) name=(name) value=(value) spellcheck="false"
                    dir=(direction(field).unwrap_or("auto"))
                    aria-describedby=[described_by] aria-invalid=[wrong.then_some("true")];
            }
        }
    }
}
