//! One question: its label or legend, its hint, its error and its control. As the page's only
//! question it is also the page's heading, so that a screen reader hears it once.

use maud::{Markup, html};
use questionnaire::{
    date::Precision,
    definition::{Kind, Question},
    form::Form,
    text::Text,
    validate::{Problem, first_field},
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
) -> Markup {
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
    let wrong = errors::any(question, problems);
    let label = reader.text(&question.label);
    let about = html! {
        @if let Some(hint) = hint {
            div class="govuk-hint" id=(hint_id) lang=[hint.lang] dir=[hint.dir] { (hint.text) }
        }
        @if let Some(error) = &error { (error.line) }
    };
    html! {
        .govuk-form-group.govuk-form-group--error[wrong] {
            @if is_group(&question.kind) {
                fieldset class="govuk-fieldset" aria-describedby=[described_by] {
                    (legend(&label, is_heading))
                    (about)
                    (group_controls(reader, question, values, problems))
                }
            } @else {
                (field_label(question, &label, is_heading))
                (about)
                (field(reader, question, values, problems, described_by.as_deref()))
            }
        }
    }
}

/// Whether a question has several controls, which then need a legend.
fn is_group(kind: &Kind) -> bool {
    match kind {
        Kind::ChooseOne { .. }
        | Kind::ChooseSeveral { .. }
        | Kind::Scale { .. }
        | Kind::Contact { .. } => true,
        Kind::Date { precision, .. } => *precision != Precision::Year,
        _ => false,
    }
}

fn legend(label: &Said, is_heading: bool) -> Markup {
    html! {
        @if is_heading {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--l" lang=[&label.lang] dir=[label.dir] {
                h1 class="govuk-fieldset__heading" tabindex="-1" { (label.text) }
            }
        } @else {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--m" lang=[&label.lang] dir=[label.dir] {
                (label.text)
            }
        }
    }
}

fn field_label(question: &Question, label: &Said, is_heading: bool) -> Markup {
    let control = first_field(question);
    html! {
        @if is_heading {
            h1 class="govuk-label-wrapper" tabindex="-1" {
                label class="govuk-label govuk-label--l" for=(control) lang=[&label.lang] dir=[label.dir] {
                    (label.text)
                }
            }
        } @else {
            label class="govuk-label govuk-label--m" for=(control) lang=[&label.lang] dir=[label.dir] {
                (label.text)
            }
        }
    }
}

/// The error shown above the controls: about the question as a whole, or about its only control.
fn group_error(reader: &Reader, question: &Question, problems: &[Problem]) -> Option<Inline> {
    match question.kind {
        Kind::Scale { .. } | Kind::Contact { .. } => None,
        // What is wrong with the line that describes an option is said beside that line.
        Kind::ChooseOne { .. } | Kind::ChooseSeveral { .. } => {
            inline(reader, question, &question.id, problems)
        }
        _ => {
            let problem = problems.iter().find(|problem| problem.question == question.id)?;
            inline(reader, question, &problem.field, problems)
        }
    }
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
    Some(Said::here(text))
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

fn unit(question: &Question) -> Option<&Text> {
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
) -> Markup {
    match &question.kind {
        Kind::ChooseOne { options } => {
            choice::options(reader, question, options, Control::Radio, values, problems)
        }
        Kind::ChooseSeveral { options, .. } => {
            choice::options(reader, question, options, Control::Checkbox, values, problems)
        }
        Kind::Scale { statements, options } => {
            scale::statements(reader, question, statements, options, values, problems)
        }
        Kind::Date { precision, .. } => {
            date::controls(reader, question, *precision, values, problems, None)
        }
        Kind::Contact { fields } => contact::controls(reader, question, fields, values, problems),
        _ => Markup::default(),
    }
}

fn field(
    reader: &Reader,
    question: &Question,
    values: &Form,
    problems: &[Problem],
    described_by: Option<&str>,
) -> Markup {
    let id = question.id.as_str();
    let value = values.get(id).unwrap_or_default();
    let wrong = errors::any(question, problems);
    if let Kind::Date { precision, .. } = &question.kind {
        return date::controls(reader, question, *precision, values, problems, described_by);
    }
    if let Kind::LongText { max } = &question.kind {
        return html! {
            (text_area(&TextArea { name: id, value, described_by, rows: 8, wrong }))
            p class="govuk-hint h-limit" id=(limit_id(question)) {
                (reader.say_with(Key::TextLimit, &[("max", (*max).into())]))
            }
            // Filled while somebody types; what it says is also said aloud, though not at every key.
            p class="h-count" id={ (id) "-count" } aria-hidden="true" {}
        };
    }
    let is_district = matches!(question.kind, Kind::PostcodeDistrict);
    let keypad = match &question.kind {
        Kind::Number { decimals: 0, .. } => Some("numeric"),
        Kind::Number { .. } => Some("decimal"),
        _ => None,
    };
    let input = html! {
        input.govuk-input.govuk-input--width-5[is_district || keypad.is_some()]
            .govuk-input--error[wrong]
            type="text" inputmode=[keypad] id=(id) name=(id) value=(value)
            dir=(if is_district { "ltr" } else { "auto" })
            spellcheck=[is_district.then_some("false")]
            autocapitalize=[is_district.then_some("characters")]
            aria-describedby=[described_by] aria-invalid=[wrong.then_some("true")];
    };
    match unit(question).map(|unit| reader.text(unit)) {
        None => input,
        Some(unit) => html! {
            div class="h-field" {
                (input)
                span class="h-field__unit" id=(unit_id(question)) lang=[unit.lang] dir=[unit.dir] { (unit.text) }
            }
        },
    }
}
