//! "Exit this page" and "Hide my answers": what stands on every page of a respondent, whatever the
//! page shows. It works as a plain form; `script/leave.js` makes it instant, and shows what cannot
//! be done without script.

use maud::{Markup, html};
use questionnaire::form::ACTION;

use crate::messages::Key;

/// Says an interface text in the reader's language.
type Say<'a> = &'a dyn Fn(Key) -> String;

/// Value of [`ACTION`] of the button that leaves. It never reaches a journey: whoever gets it ends
/// what is kept, and leads elsewhere.
pub const LEAVE: &str = "leave";

/// Identifier of the form around that button.
pub const FORM: &str = "exit";

/// The first two things that a keyboard meets: past the frame, and out.
pub(super) fn skips(say: Say<'_>) -> Markup {
    html! {
        a class="govuk-skip-link" href="#main-content" { (say(Key::SkipLink)) }
        // With script it leaves at once; without, it leads to the button.
        a class="govuk-skip-link" href="#leave" data-leave { (say(Key::Exit)) }
    }
}

/// The way out. `to` is where its form goes, where that is not the page's own address; `answers`
/// says whether there are answers on the page, which may be hidden.
pub(super) fn exit(say: Say<'_>, to: Option<&str>, answers: bool) -> Markup {
    html! {
        @if answers {
            button class="h-exit__hide h-scripted" id="hide" type="button" { (say(Key::Hide)) }
        }
        form class="h-exit__form" id=(FORM) method="post" action=[to] autocomplete="off" {
            button class="h-exit__button" id="leave" type="submit" name=(ACTION) value=(LEAVE)
                data-leave
            {
                span class="govuk-visually-hidden" { (say(Key::ExitEmergency)) " " }
                (say(Key::Exit))
                // How often Shift was pressed, for those who see it.
                span class="h-exit__presses" aria-hidden="true" { i {} i {} i {} }
            }
        }
        p class="govuk-visually-hidden" id="exit-status" role="status"
            data-one=(say(Key::ExitTwoMore)) data-two=(say(Key::ExitOneMore))
            data-over=(say(Key::ExitExpired)) data-going=(say(Key::ExitGoing)) {}
        @if answers {
            div class="h-cover" id="cover" role="dialog" aria-modal="true"
                aria-labelledby="cover-heading" hidden
            {
                h2 class="h-subheading" id="cover-heading" { (say(Key::HiddenHeading)) }
                p { (say(Key::HiddenBody)) }
                button class="govuk-button" id="reveal" type="button" { (say(Key::Reveal)) }
            }
        }
    }
}
