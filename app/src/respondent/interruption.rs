//! Before the first question: what leaving quickly does, and what it cannot do. Honest and short;
//! the rest is on the consultation's own page about leaving.

use maud::{Markup, html};
use questionnaire::{
    form::{ACTION, PAGE},
    journey::action::AT_INTERRUPTION,
};

use super::{message, reader::Reader, screen::Screen, skeleton::place};
use crate::messages::Key;

/// The page.
pub(super) fn interruption(reader: &Reader, screen: &Screen) -> Markup {
    let setting = &reader.setting;
    let minutes = setting.cover_minutes;
    html! {
        (message::notice(reader, screen))
        h1 class="h-heading" tabindex="-1" { (reader.say(Key::InterruptionHeading)) }
        div class="h-prose" {
            p {
                (reader.say_with(
                    Key::InterruptionOpens,
                    &[("site", setting.leave_site.as_str().into())],
                ))
            }
            ul {
                li { (reader.say(Key::InterruptionErases)) }
                li { (reader.say(Key::InterruptionBack)) }
                li class="h-scripted" { (reader.say(Key::InterruptionShift)) }
            }
            p class="h-scripted" {
                (reader.say(Key::InterruptionHide))
                @if minutes > 0 {
                    " "
                    (reader.say_with(
                        Key::InterruptionHidesItself,
                        &[("minutes", minutes.into())],
                    ))
                }
            }
            h2 { (reader.say(Key::InterruptionCannotHeading)) }
            p {
                (reader.say(Key::InterruptionCannot)) " "
                a href=(place(reader, "leaving")) { (reader.say(Key::FooterLeaving)) }
            }
        }
        form id="answers" method="post" novalidate autocomplete="off" {
            input type="hidden" name=(PAGE) value=(AT_INTERRUPTION);
            div class="h-actions" {
                button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                    (reader.say(Key::Continue))
                }
            }
        }
    }
}
