//! Drafts that only their owner opens: choosing the PIN, and entering it again.
//!
//! The field is plain text that a stylesheet hides, because browsers offer to remember what is typed
//! into a password field, and that would be a trace. Hiding needs no script.

use maud::{Markup, html};
use questionnaire::{
    form::{ACTION, FOR, PAGE, PIN},
    pin::{LONGEST, SHORTEST},
    validate::ProblemKind,
};
use serde::{Deserialize, Serialize};

use super::{errors, message, reader::Reader, screen::Screen};
use crate::messages::Key;

/// Value of the page control where a PIN is chosen. Like the next, it is the drivers' own: a journey
/// knows nothing of PINs.
pub const AT_PIN: &str = "_pin";
/// Value of the page control where it is entered again.
pub const AT_UNLOCK: &str = "_unlock";
/// Where the browser's driver asks about locks.
pub const PATH: &str = "/api/lock";

/// What the browser's driver asks. `half` is the half of a lock's key that the device has, `proof`
/// was made from the PIN and says nothing about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Make a lock.
    Make {
        /// The questionnaire's address.
        slug: String,
        /// Random.
        half: [u8; 32],
        /// Made from the PIN.
        proof: [u8; 32],
    },
    /// Try a PIN.
    Open {
        /// The questionnaire's address.
        slug: String,
        /// Which lock.
        half: [u8; 32],
        /// Made from the PIN.
        proof: [u8; 32],
    },
    /// Destroy the lock.
    End {
        /// Which lock.
        half: [u8; 32],
    },
}

/// What the server says to that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// The share of the draft's key that only the server keeps.
    Share([u8; 32]),
    /// That is not the PIN.
    Wrong {
        /// How many tries are left; with none, the share has been destroyed.
        left: u8,
    },
    /// There is no such lock, or not any more.
    Gone,
}

/// The page on which a PIN is chosen. What is typed can be seen, since that is how it is made sure of;
/// it can be hidden from somebody who looks on.
pub(super) fn choose(reader: &Reader, screen: &Screen) -> Markup {
    let heading = reader.say(Key::PinHeading);
    html! {
        (message::notice(reader, screen))
        (errors::summary(reader, &screen.problems))
        form id="answers" method="post" novalidate autocomplete="off" {
            input type="hidden" name=(PAGE) value=(AT_PIN);
            (field(reader, screen, &heading, Key::PinHide, "h-pin", &html! {
                p { (reader.say(Key::PinKeep)) }
                p { (reader.say(Key::PinForget)) }
            }))
            div class="h-actions" {
                button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                    (reader.say(Key::Continue))
                }
            }
        }
    }
}

/// The page on which it is entered again. Where the draft lies on the server, the form is the server's
/// business in either case.
pub(super) fn unlock(reader: &Reader, screen: &Screen, server: bool) -> Markup {
    let heading = reader.say(Key::UnlockHeading);
    html! {
        (message::notice(reader, screen))
        (errors::summary(reader, &screen.problems))
        form id="answers" method="post" novalidate autocomplete="off" data-plain[server] {
            input type="hidden" name=(PAGE) value=(AT_UNLOCK);
            (elsewhere(screen))
            (field(reader, screen, &heading, Key::PinShow, "h-pin h-pin--hidden", &html! {
                p { (reader.say(Key::UnlockBody)) }
                p { (reader.say(Key::UnlockForgotten)) }
            }))
            div class="h-actions" {
                button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                    (reader.say(Key::CarryOpen))
                }
                button class="govuk-button govuk-button--secondary" type="submit" name=(ACTION)
                    value="erase"
                {
                    (reader.say(Key::ResumeErase))
                }
            }
        }
    }
}

/// What was typed on a page that was sent, or left, before the draft was open: it comes along.
fn elsewhere(screen: &Screen) -> Markup {
    let typed = screen.typed.iter().flat_map(|typed| &typed.0);
    html! {
        @for (name, value) in typed.filter(|(name, _)| name != PIN && name != ACTION) {
            @let name = if name == PAGE { FOR } else { name };
            @if !(name == FOR && value.starts_with('_')) {
                input type="hidden" name=(name) value=(value);
            }
        }
    }
}

fn field(
    reader: &Reader,
    screen: &Screen,
    heading: &str,
    toggle: Key,
    class: &str,
    body: &Markup,
) -> Markup {
    let problem = screen.problems.iter().find(|problem| problem.field == PIN);
    let (hint, error) = ("_pin-hint", "_pin-error");
    let described = if problem.is_some() { format!("{hint} {error}") } else { hint.to_owned() };
    let typed = screen.typed.as_ref().and_then(|typed| typed.get(PIN)).unwrap_or_default();
    html! {
        .govuk-form-group.govuk-form-group--error[problem.is_some()] {
            h1 class="govuk-label-wrapper" tabindex="-1" {
                label class="govuk-label govuk-label--l" for=(PIN) { (heading) }
            }
            div class="h-prose" { (body) }
            div class="govuk-hint" id=(hint) { (length(reader, Key::PinHint)) }
            @if let Some(problem) = problem {
                p class="govuk-error-message" id=(error) {
                    span class="govuk-visually-hidden" { (reader.say(Key::ProblemPrefix)) " " }
                    (self::problem(reader, &problem.kind))
                }
            }
            div class=(class) {
                input.govuk-input.govuk-input--width-5.govuk-input--error[problem.is_some()]
                    type="text" inputmode="numeric" id=(PIN) name=(PIN) value=(typed)
                    spellcheck="false" aria-describedby=(described)
                    aria-invalid=[problem.map(|_| "true")];
                div class="h-option" {
                    input class="h-option__input" type="checkbox" id="_pin-toggle";
                    label class="h-option__label" for="_pin-toggle" { (reader.say(toggle)) }
                }
            }
        }
    }
}

/// What to say of a problem with a PIN.
pub(super) fn problem(reader: &Reader, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::PinEasy => reader.say(Key::PinEasy),
        ProblemKind::PinWrong { left } => {
            reader.say_with(Key::PinWrong, &[("left", (*left).into())])
        }
        _ => length(reader, Key::PinLength),
    }
}

fn length(reader: &Reader, key: Key) -> String {
    reader.say_with(key, &[("min", SHORTEST.into()), ("max", LONGEST.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_script_asks_for_the_end_of_a_lock_in_the_same_words() {
        // `script/leave.js` writes this by hand.
        let asked = postcard::to_allocvec(&Ask::End { half: [7; 32] });
        assert_eq!(asked, Ok([[2].as_slice(), &[7; 32]].concat()));
    }
}
