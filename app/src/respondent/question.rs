//! One question: its label or legend, its hint, its error and its control. As the page's only
//! question it is also the page's heading, so that a screen reader hears it once.

use leptos::{either::Either, prelude::*};
use questionnaire::{
    definition::{Kind, Question},
    form::Form,
    validate::Problem,
};

use super::{
    choice::{self, Control},
    contact, date,
    errors::{self, Inline, inline},
    reader::{Reader, Said},
    scale,
    text_area::{TextArea, text_area},
};
use crate::messages::Key;

/// A question with its controls.
pub(super) fn question(
    reader: &Reader,
    question: &Question,
    is_heading: bool,
    values: &Form,
    problems: &[Problem],
) -> impl IntoView + use<> {
    let hint = hint(reader, question);
    let hint_id = format!("{}-hint", question.id);
    let error = group_error(reader, question, problems);
    let described: Vec<String> = hint
        .iter()
        .map(|_| hint_id.clone())
        .chain(error.iter().map(|error| error.id.clone()))
        .chain(limit(question).map(|_| limit_id(question)))
        .chain(unit(question).map(|_| unit_id(question)))
        .collect();
    let described_by = (!described.is_empty()).then(|| described.join(" "));
    let hint = hint.map(|hint| {
        view! { <div class="govuk-hint" id=hint_id lang=hint.lang.clone()>{hint.text}</div> }
    });
    let error = error.map(|error| error.view);
    let wrong = errors::any(question, problems);
    let group = if wrong { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
    let label = reader.text(&question.label);
    let inner = if is_group(&question.kind) {
        let controls = group_controls(reader, question, values, problems);
        let role = matches!(question.kind, Kind::Date { .. }).then_some("group");
        Either::Left(view! {
            <fieldset class="govuk-fieldset" role=role aria-describedby=described_by>
                {legend(label, is_heading)}
                {hint}
                {error}
                {controls}
            </fieldset>
        })
    } else {
        let control = field(reader, question, values, wrong, described_by);
        Either::Right(view! { {field_label(question, label, is_heading)} {hint} {error} {control} })
    };
    view! { <div class=group>{inner}</div> }
}

/// Whether a question has several controls, which then need a legend.
fn is_group(kind: &Kind) -> bool {
    match kind {
        Kind::ChooseOne { .. }
        | Kind::ChooseSeveral { .. }
        | Kind::Scale { .. }
        | Kind::Contact { .. } => true,
        Kind::Date { precision, .. } => *precision != questionnaire::date::Precision::Year,
        _ => false,
    }
}

fn legend(label: Said, is_heading: bool) -> impl IntoView + use<> {
    if is_heading {
        Either::Left(view! {
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--l" lang=label.lang>
                <h1 class="govuk-fieldset__heading" tabindex="-1">{label.text}</h1>
            </legend>
        })
    } else {
        Either::Right(view! {
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m" lang=label.lang>
                {label.text}
            </legend>
        })
    }
}

fn field_label(question: &Question, label: Said, is_heading: bool) -> impl IntoView + use<> {
    let control = errors_target(question);
    if is_heading {
        Either::Left(view! {
            <h1 class="govuk-label-wrapper" tabindex="-1">
                <label class="govuk-label govuk-label--l" for=control lang=label.lang>
                    {label.text}
                </label>
            </h1>
        })
    } else {
        Either::Right(view! {
            <label class="govuk-label govuk-label--m" for=control lang=label.lang>{label.text}</label>
        })
    }
}

/// The control that an error about the whole question points to.
fn errors_target(question: &Question) -> String {
    questionnaire::validate::first_field(question)
}

/// The error shown above the controls: about the question as a whole, or about its only control.
fn group_error(reader: &Reader, question: &Question, problems: &[Problem]) -> Option<Inline> {
    if matches!(question.kind, Kind::Scale { .. } | Kind::Contact { .. }) {
        return None;
    }
    let problem = errors::of_group(question, problems)
        .or_else(|| problems.iter().find(|problem| problem.question == question.id))?;
    inline(reader, question, &problem.field, problems)
}

/// The hint: the definition's, or what the kind of question always says.
fn hint(reader: &Reader, question: &Question) -> Option<Said> {
    if !question.hint.is_empty() {
        return Some(reader.text(&question.hint));
    }
    let text = match &question.kind {
        Kind::ChooseSeveral { max: Some(max), .. } => {
            reader.say_with(Key::ChooseUpTo, &[("max", (*max).into())])
        }
        Kind::ChooseSeveral { .. } => reader.say(Key::ChooseSeveral),
        Kind::Date { precision, .. } => reader.say(date::example(*precision)),
        Kind::PostcodeDistrict => reader.say(Key::DistrictHint),
        _ => return None,
    };
    Some(Said { text, lang: None })
}

fn limit(question: &Question) -> Option<u32> {
    match question.kind {
        Kind::LongText { max } => Some(max),
        _ => None,
    }
}

fn limit_id(question: &Question) -> String {
    format!("{}-limit", question.id)
}

fn unit(question: &Question) -> Option<&questionnaire::text::Text> {
    match &question.kind {
        Kind::Number { unit, .. } if !unit.is_empty() => Some(unit),
        _ => None,
    }
}

fn unit_id(question: &Question) -> String {
    format!("{}-unit", question.id)
}

fn group_controls(
    reader: &Reader,
    question: &Question,
    values: &Form,
    problems: &[Problem],
) -> AnyView {
    match &question.kind {
        Kind::ChooseOne { options } => {
            choice::options(reader, question, options, Control::Radio, values).into_any()
        }
        Kind::ChooseSeveral { options, .. } => {
            choice::options(reader, question, options, Control::Checkbox, values).into_any()
        }
        Kind::Scale { statements, options } => {
            scale::statements(reader, question, statements, options, values, problems).into_any()
        }
        Kind::Date { precision, .. } => {
            date::controls(reader, question, *precision, values, problems, None).into_any()
        }
        Kind::Contact { fields } => {
            contact::controls(reader, question, fields, values, problems).into_any()
        }
        _ => ().into_any(),
    }
}

fn field(
    reader: &Reader,
    question: &Question,
    values: &Form,
    wrong: bool,
    described_by: Option<String>,
) -> AnyView {
    let id = question.id.clone();
    let value = values.get(&id).unwrap_or_default().to_owned();
    let class = |more: &str| {
        let error = if wrong { " govuk-input--error" } else { "" };
        format!("govuk-input{more}{error}")
    };
    let invalid = wrong.then_some("true");
    match &question.kind {
        Kind::LongText { max } => {
            let limit = reader.say_with(Key::TextLimit, &[("max", (*max).into())]);
            view! {
                {text_area(TextArea { name: id, value, described_by, rows: "8", wrong })}
                <p class="govuk-hint h-limit" id=limit_id(question)>{limit}</p>
            }
            .into_any()
        }
        Kind::Number { decimals, .. } => {
            let keypad = if *decimals == 0 { "numeric" } else { "decimal" };
            let unit = unit(question).map(|unit| {
                let unit = reader.text(unit);
                view! {
                    <span class="h-field__unit" id=unit_id(question) lang=unit.lang>{unit.text}</span>
                }
            });
            view! {
                <div class="h-field">
                    <input
                        class=class(" govuk-input--width-5")
                        type="text"
                        inputmode=keypad
                        id=id.clone()
                        name=id
                        value=value
                        aria-describedby=described_by
                        aria-invalid=invalid
                    />
                    {unit}
                </div>
            }
            .into_any()
        }
        Kind::Date { precision, .. } => {
            date::controls(reader, question, *precision, values, &[], described_by).into_any()
        }
        Kind::PostcodeDistrict => view! {
            <input
                class=class(" govuk-input--width-5")
                type="text"
                id=id.clone()
                name=id
                value=value
                spellcheck="false"
                autocapitalize="characters"
                aria-describedby=described_by
                aria-invalid=invalid
            />
        }
        .into_any(),
        _ => view! {
            <input
                class=class("")
                type="text"
                id=id.clone()
                name=id
                value=value
                aria-describedby=described_by
                aria-invalid=invalid
            />
        }
        .into_any(),
    }
}
