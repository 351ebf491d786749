//! Codes on a page: the field that one is typed into, and how one is shown.

use maud::{Markup, html};
use questionnaire::{code::Slip, form::CODE};

use crate::messages::{Argument, Key};

/// Says an interface text with its arguments.
type SayWith<'a> = &'a dyn Fn(Key, &[(&str, Argument)]) -> String;

/// What to say of a slip.
pub(super) fn problem(slip: Slip) -> Key {
    match slip {
        Slip::Length => Key::CodeLength,
        Slip::Character => Key::CodeSlip,
    }
}

/// The field, with what was typed and what is the matter with it.
pub(super) fn field(say: SayWith<'_>, typed: &str, problem: Option<Key>) -> Markup {
    let (hint, error) = ("_code-hint", "_code-error");
    let described = if problem.is_some() { format!("{hint} {error}") } else { hint.to_owned() };
    html! {
        .govuk-form-group.govuk-form-group--error[problem.is_some()] {
            label class="govuk-label govuk-label--m" for=(CODE) { (say(Key::CodeLabel, &[])) }
            div class="govuk-hint" id=(hint) { (say(Key::CodeHint, &[])) }
            @if let Some(problem) = problem {
                p class="govuk-error-message" id=(error) {
                    span class="govuk-visually-hidden" { (say(Key::ProblemPrefix, &[])) " " }
                    (say(problem, &[]))
                }
            }
            input.govuk-input.h-code-field.govuk-input--error[problem.is_some()] type="text"
                id=(CODE) name=(CODE) value=(typed) autocapitalize="characters" spellcheck="false"
                aria-describedby=(described) aria-invalid=[problem.map(|_| "true")];
        }
    }
}

/// A code in large letters; one press selects all of it.
pub(super) fn shown(code: &str) -> Markup {
    html! { p class="h-code" translate="no" { (code) } }
}
