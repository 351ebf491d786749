//! Statements that are all answered on one scale. Each is a group of its own, so that it can be read
//! on a phone and heard in a screen reader; never a grid.

use leptos::prelude::*;
use questionnaire::{
    definition::{Choice, Question, Statement},
    form::{Form, part},
    validate::Problem,
};

use super::{
    choice::{Control, option},
    errors::inline,
    reader::Reader,
};

/// The statements of a scale question.
pub(super) fn statements(
    reader: &Reader,
    question: &Question,
    statements: &[Statement],
    points: &[Choice],
    values: &Form,
    problems: &[Problem],
) -> impl IntoView + use<> {
    statements
        .iter()
        .map(|statement| {
            let name = part(&question.id, &statement.id);
            let text = reader.text(&statement.label);
            let error = inline(reader, question, &name, problems);
            let described_by = error.as_ref().map(|error| error.id.clone());
            let radio = |(index, choice): (usize, &Choice)| {
                option(reader, &name, index, choice, Control::Radio, values)
            };
            let (on_scale, other): (Vec<_>, Vec<_>) =
                points.iter().enumerate().partition(|(_, choice)| choice.missing.is_none());
            let on_scale: Vec<_> = on_scale.into_iter().map(radio).collect();
            let other: Vec<_> = other.into_iter().map(radio).collect();
            view! {
                <fieldset class="govuk-fieldset h-statement" aria-describedby=described_by>
                    <legend class="govuk-fieldset__legend h-statement__text" lang=text.lang>
                        {text.text}
                    </legend>
                    {error.map(|error| error.view)}
                    <div class="h-scale">
                        <div class="h-scale__points">{on_scale}</div>
                        {(!other.is_empty())
                            .then(|| view! { <div class="h-scale__other">{other}</div> })}
                    </div>
                </fieldset>
            }
        })
        .collect_view()
}
