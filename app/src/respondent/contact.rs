//! Contact details. They are the one thing a browser might be asked to remember, and it is told not
//! to: on a shared device a remembered address would give its owner away (WCAG 2.2, 1.3.5, is
//! knowingly set aside here for safety).

use leptos::{either::Either, prelude::*};
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
) -> impl IntoView + use<> {
    fields.iter().map(|field| control(reader, question, *field, values, problems)).collect_view()
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

fn control(
    reader: &Reader,
    question: &Question,
    field: ContactField,
    values: &Form,
    problems: &[Problem],
) -> impl IntoView + use<> {
    let name = part(&question.id, field.part());
    let value = values.get(&name).unwrap_or_default().to_owned();
    let error = inline(reader, question, &name, problems);
    let wrong = error.is_some();
    let hint = (field == ContactField::Safe).then(|| reader.say(Key::ContactSafeHint));
    let hint_id = format!("{name}-hint");
    let described: Vec<_> =
        hint.iter().map(|_| hint_id.clone()).chain(error.iter().map(|e| e.id.clone())).collect();
    let described_by = (!described.is_empty()).then(|| described.join(" "));
    let kind = match field {
        ContactField::Email => "email",
        ContactField::Phone => "tel",
        ContactField::Name | ContactField::Safe => "text",
    };
    let group = if wrong { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
    let input = if wrong { "govuk-input govuk-input--error" } else { "govuk-input" };
    let labelled = name.clone();
    let control = if field == ContactField::Safe {
        Either::Left(text_area(TextArea { name, value, described_by, rows: "3", wrong }))
    } else {
        Either::Right(view! {
            <input
                class=input
                type=kind
                id=name.clone()
                name=name
                value=value
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=wrong.then_some("true")
            />
        })
    };
    view! {
        <div class=group>
            <label class="govuk-label" for=labelled>
                {reader.say(label(field))} " "
                <span class="h-optional">"("{reader.say(Key::Optional)}")"</span>
            </label>
            {hint.map(|hint| view! { <div class="govuk-hint" id=hint_id>{hint}</div> })}
            {error.map(|error| error.view)}
            {control}
        </div>
    }
}
