//! The question before the first question: may a draft be kept? Nothing is chosen beforehand.

use maud::{Markup, html};
use questionnaire::{
    form::{ACTION, KEEP, PAGE},
    journey::{Keep, action::AT_KEEP},
};

use super::{errors, message, on_exit, reader::Reader, screen::Screen, typed::choice_id};
use crate::messages::Key;

const ERROR: &str = "_keep-error";

/// The page that asks.
pub(super) fn keep(reader: &Reader, screen: &Screen) -> Markup {
    let wrong = !screen.problems.is_empty();
    let offered = Keep::offered(reader.setting.questionnaire.drafts);
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
                        @for (index, keep) in offered.iter().enumerate() {
                            (answer(reader, screen, index, *keep))
                        }
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

fn answer(reader: &Reader, screen: &Screen, index: usize, keep: Keep) -> Markup {
    let id = choice_id(KEEP, index);
    let hint_id = format!("{KEEP}-{}-hint", index + 1);
    let hours = ("hours", reader.setting.questionnaire.draft_hours.into());
    let (label, hint) = match keep {
        Keep::Nothing => (Key::KeepNo, Key::KeepNoHint),
        Keep::Locked => (Key::KeepLocked, Key::KeepLockedHint),
        Keep::Open => (Key::KeepYes, Key::KeepYesHint),
    };
    html! {
        div class="h-option" {
            input class="h-option__input" type="radio" id=(id) name=(KEEP) value=(keep.value())
                checked[screen.journey.keep == Some(keep)] aria-describedby=(hint_id);
            label class="h-option__label" for=(id) { (reader.say(label)) }
            div class="govuk-hint h-option__hint" id=(hint_id) { (reader.say_with(hint, &[hours])) }
        }
    }
}
