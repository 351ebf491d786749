//! The list of what is left in a respondent's browser, for the privacy page.

use maud::{Markup, html};

use super::{
    standing::Say,
    traces::{HOUR, Life, Place, Trace},
};
use crate::messages::Key;

/// The list, with its heading; and what is counted, which leaves nothing.
pub fn trace_list(say: &Say<'_>, traces: &[Trace]) -> Markup {
    html! {
        section class="h-traces" {
            h2 class="h-subheading" { (say.say(Key::TraceHeading)) }
            p { (say.say(Key::TraceBody)) }
            @for trace in traces {
                dl class="h-traces__one" {
                    (row(&say.say(Key::TraceName), &html! { bdi dir="ltr" { (trace.name) } }))
                    (row(&say.say(Key::TraceWhere), &html! { (say.say(place(trace.place))) }))
                    (row(&say.say(Key::TraceLife), &html! { (life(say, trace.life)) }))
                    (row(&say.say(Key::TracePurpose), &html! { (say.say(trace.purpose)) }))
                }
            }
        }
        section {
            h2 class="h-subheading" { (say.say(Key::CountedHeading)) }
            p { (say.say(Key::CountedBody)) }
        }
    }
}

fn row(what: &str, is: &Markup) -> Markup {
    html! {
        div class="h-traces__row" {
            dt { (what) }
            dd { (is) }
        }
    }
}

fn place(place: Place) -> Key {
    match place {
        Place::Cookie => Key::TraceCookie,
        Place::Storage => Key::TraceStorage,
    }
}

fn life(say: &Say<'_>, life: Life) -> String {
    match life {
        Life::Browser => say.say(Key::TraceBrowser),
        Life::Seconds(seconds) if seconds % HOUR == 0 => {
            say.say_with(Key::TraceHours, &[("hours", (seconds / HOUR).into())])
        }
        Life::Seconds(seconds) => {
            say.say_with(Key::TraceMinutes, &[("minutes", seconds.div_ceil(60).into())])
        }
    }
}
