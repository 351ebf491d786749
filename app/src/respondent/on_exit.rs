//! What "Exit this page" does with answers that are kept: a choice of its own, below the question
//! whether they may be kept at all. Nothing is chosen beforehand; unanswered, they are deleted.

use maud::{Markup, html};
use questionnaire::{
    form::ON_EXIT,
    journey::{Keep, OnExit},
};

use super::{reader::Reader, screen::Screen, typed::choice_id};
use crate::messages::Key;

const HINT: &str = "_exit-hint";

/// The choice.
pub(super) fn on_exit(reader: &Reader, screen: &Screen) -> Markup {
    html! {
        div class="govuk-form-group" {
            fieldset class="govuk-fieldset" aria-describedby=(HINT) {
                legend class="govuk-fieldset__legend govuk-fieldset__legend--m" {
                    (reader.say(Key::OnExitHeading))
                }
                div class="govuk-hint" id=(HINT) { (reader.say(Key::OnExitHint)) }
                div class="h-options" {
                    @for (index, choice) in OnExit::ALL.into_iter().enumerate() {
                        (option(reader, screen, index, choice))
                    }
                }
            }
        }
    }
}

fn option(reader: &Reader, screen: &Screen, index: usize, choice: OnExit) -> Markup {
    let id = choice_id(ON_EXIT, index);
    let label = match choice {
        OnExit::Erase => Key::OnExitErase,
        OnExit::Keep => Key::OnExitKeep,
    };
    // "Delete" is also what an unanswered question comes to; without a yes nobody has chosen it.
    let keeps = matches!(screen.journey.keep, Some(Keep::Locked | Keep::Open));
    let kept = keeps && screen.journey.on_exit == choice;
    let chosen = screen.typed.as_ref().map_or(kept, |form| form.has(ON_EXIT, choice.value()));
    html! {
        div class="h-option" {
            input class="h-option__input" type="radio" id=(id) name=(ON_EXIT)
                value=(choice.value()) checked[chosen];
            label class="h-option__label" for=(id) { (reader.say(label)) }
        }
    }
}
