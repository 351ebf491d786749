//! The page on which a response is taken back with a code. Rendered by the server alone.

use maud::{Markup, html};
use questionnaire::{code::Slip, form::CODE};

use super::{code, standing::Say};
use crate::messages::Key;

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withdraw {
    /// It asks for the code.
    Asks,
    /// What was typed cannot be a code.
    Slip(String, Slip),
    /// There is nothing under what was typed.
    Nothing(String),
    /// Too many codes are being tried.
    Busy(String),
    /// The response has been erased.
    Done,
}

impl Withdraw {
    /// What is the matter with what was typed.
    pub fn problem(&self) -> Option<Key> {
        match self {
            Self::Asks | Self::Done => None,
            Self::Slip(_, slip) => Some(code::problem(*slip)),
            Self::Nothing(_) => Some(Key::WithdrawNothing),
            Self::Busy(_) => Some(Key::CodesBusy),
        }
    }

    fn typed(&self) -> &str {
        match self {
            Self::Asks | Self::Done => "",
            Self::Slip(typed, _) | Self::Nothing(typed) | Self::Busy(typed) => typed,
        }
    }
}

/// What stands under the page's heading.
pub fn withdraw_form(say: &Say<'_>, outcome: &Withdraw) -> Markup {
    if *outcome == Withdraw::Done {
        return html! { p class="h-prose" { (say.say(Key::WithdrawnBody)) } };
    }
    let problem = outcome.problem();
    html! {
        @if let Some(problem) = problem {
            div class="govuk-error-summary" tabindex="-1" {
                div role="alert" {
                    h2 class="govuk-error-summary__title" { (say.say(Key::ProblemHeading)) }
                    ul class="govuk-error-summary__list" {
                        li { a href={ "#" (CODE) } { (say.say(problem)) } }
                    }
                }
            }
        }
        p class="h-prose" { (say.say(Key::WithdrawBody)) }
        form method="post" novalidate autocomplete="off" {
            (code::field(&|key, arguments| say.say_with(key, arguments), outcome.typed(), problem))
            div class="h-actions" {
                button class="govuk-button" type="submit" { (say.say(Key::WithdrawButton)) }
            }
        }
    }
}
