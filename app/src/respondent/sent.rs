//! "Thank you": the answers have arrived. Who may want to take them back can get a code for that, and
//! has to ask for it.

use maud::{Markup, html};
use questionnaire::form::{ACTION, TICKET};

use super::{
    code, message,
    prose::prose,
    reader::Reader,
    screen::Screen,
    services::services,
    skeleton::{address, place},
};
use crate::messages::Key;

/// The page that confirms.
pub(super) fn sent(
    reader: &Reader,
    screen: &Screen,
    (ticket, code): (&str, Option<&str>),
    fitting: &[String],
) -> Markup {
    let confirmation = &reader.setting.questionnaire.confirmation;
    let heading = reader.text(&confirmation.heading);
    html! {
        (message::notice(reader, screen))
        h1 class="h-heading" tabindex="-1" lang=[heading.lang] dir=[heading.dir] { (heading.text) }
        @if let Some(code) = code { (given(reader, code)) }
        (prose(reader, &confirmation.body))
        (services(reader, &confirmation.signposts, fitting))
        @if code.is_none() && !ticket.is_empty() { (offer(reader, ticket)) }
    }
}

fn given(reader: &Reader, code: &str) -> Markup {
    html! {
        section class="h-message h-message--done" aria-labelledby="code" {
            h2 class="h-message__title" id="code" { (reader.say(Key::CodeHeading)) }
            (code::shown(code))
            p { (reader.say(Key::WithdrawCodeBody)) }
            p { a href=(place(reader, "withdraw")) { (reader.say(Key::WithdrawLink)) } }
        }
    }
}

/// A form for the server in either case: there is nothing on the page that could be lost.
fn offer(reader: &Reader, ticket: &str) -> Markup {
    html! {
        section class="h-offer" aria-labelledby="withdrawal" {
            h2 class="h-subheading" id="withdrawal" { (reader.say(Key::WithdrawOffer)) }
            p class="h-prose" { (reader.say(Key::WithdrawOfferBody)) }
            form method="post" action=(address(reader, "")) autocomplete="off" data-plain {
                input type="hidden" name=(TICKET) value=(ticket);
                button class="govuk-button govuk-button--secondary" type="submit" name=(ACTION)
                    value="withdrawal"
                {
                    (reader.say(Key::WithdrawGet))
                }
            }
        }
    }
}
