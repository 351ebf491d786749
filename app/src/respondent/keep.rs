//! The question before the first question: may a draft be kept? Nothing is chosen beforehand.

use maud::{Markup, html};
use questionnaire::{
    form::{ACTION, KEEP, PAGE},
    journey::action::AT_KEEP,
};

use super::{errors, message, on_exit, reader::Reader, screen::Screen, typed::choice_id};
use crate::messages::Key;

const ERROR: &str = "_keep-error";

/// The page that asks.
pub(super) fn keep(reader: &Reader, screen: &Screen) -> Markup {
    let wrong = !screen.problems.is_empty();
    let hours = reader.setting.questionnaire.draft_hours;
    let yes_hint = reader.say_with(Key::KeepYesHint, &[("hours", hours.into())]);
    let no_hint = reader.say(Key::KeepNoHint);
    html! {
        (message::notice(reader, screen))
        (errors::summary(reader, &screen.problems))
        form id="answers" method="post" novalidate autocomplete="off" {
            input type="hidden" name=(PAGE) value=(AT_KEEP);
            .govuk-form-group.govuk-form-group--error[wrong] {
                fieldset class="govuk-fieldset" aria-describedby=[wrong.then_some(ERROR)] {
                    legend class="govuk-fieldset__legend govuk-fieldset__legend--l" {
                        h1 class="govuk-fieldset__heading" tabindex="-1" {
                            (reader.say(Key::KeepHeading))
                        }
                    }
                    div class="h-prose" {
                        p { (reader.say(Key::KeepBody)) }
                        p { (reader.say(Key::KeepWarning)) }
                    }
                    @if wrong {
                        p class="govuk-error-message" id=(ERROR) {
                            span class="govuk-visually-hidden" {
                                (reader.say(Key::ProblemPrefix)) " "
                            }
                            (reader.say(Key::KeepRequired))
                        }
                    }
                    div class="h-options" {
                        (answer(screen, 0, true, &reader.say(Key::KeepYes), &yes_hint))
                        (answer(screen, 1, false, &reader.say(Key::KeepNo), &no_hint))
                    }
                }
            }
            (on_exit::on_exit(reader, screen))
            div class="h-actions" {
                button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                    (reader.say(Key::Continue))
                }
            }
        }
    }
}

fn answer(screen: &Screen, index: usize, keep: bool, label: &str, hint: &str) -> Markup {
    let id = choice_id(KEEP, index);
    let hint_id = format!("{KEEP}-{}-hint", index + 1);
    let value = if keep { "yes" } else { "no" };
    html! {
        div class="h-option" {
            input class="h-option__input" type="radio" id=(id) name=(KEEP) value=(value)
                checked[screen.journey.keep == Some(keep)] aria-describedby=(hint_id);
            label class="h-option__label" for=(id) { (label) }
            div class="govuk-hint h-option__hint" id=(hint_id) { (hint) }
        }
    }
}
