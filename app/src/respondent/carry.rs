//! Carrying on on another device: a code is asked for here, and typed in there. Between the two the
//! journey lies on the server, sealed under the code.

use maud::{Markup, html};
use questionnaire::{
    date::PartialDate,
    form::{ACTION, CODE, PAGE},
    journey::Journey,
    text::Language,
    validate::ProblemKind,
};
use serde::{Deserialize, Serialize};

use super::{
    code,
    errors::date_words,
    reader::Reader,
    screen::{Screen, Show},
    skeleton::address,
};
use crate::messages::Key;

/// Value of the page control of the form that a code is typed into. Like the next, it is the
/// drivers' own: a journey knows nothing of codes.
pub const AT_CARRY: &str = "_carry";
/// Value of the page control on the page that shows a code.
pub const AT_GIVEN: &str = "_given";
/// What the button that asks for a code does.
pub const ASK: &str = "code";
/// Where the browser's driver asks for one.
pub const PATH: &str = "/api/code";

/// A journey on its way to another device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The questionnaire's address.
    pub slug: String,
    /// Hash of the questionnaire it was made with.
    pub hash: String,
    /// Identifier of the submission it will become.
    pub id: String,
    /// The server's word on when the journey began.
    pub ticket: String,
    /// The language it is read in.
    pub language: Option<Language>,
    /// The journey.
    pub journey: Journey,
}

/// What the browser's driver asks: a code for this journey, in place of the one with this handle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The journey.
    pub carried: Carried,
    /// The code that it had before.
    pub before: Option<String>,
}

/// A code that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// As it is shown.
    pub code: String,
    /// Names the code to the server, and opens nothing.
    pub handle: String,
    /// The last day on which it can be used.
    pub until: PartialDate,
}

/// The field for a code, on the start page: behind a line that opens, since few people have one.
pub(super) fn entry(reader: &Reader, screen: &Screen) -> Markup {
    let problem = screen.problems.iter().find(|problem| problem.field == CODE);
    let problem = problem.map(|problem| self::problem(&problem.kind));
    let typed = screen.typed.as_ref().and_then(|typed| typed.get(CODE)).unwrap_or_default();
    html! {
        details class="h-details" open[problem.is_some()] {
            summary class="h-details__summary" { (reader.say(Key::CarryHave)) }
            form id="carry" method="post" action=(address(reader, "")) novalidate autocomplete="off"
                data-plain
            {
                input type="hidden" name=(PAGE) value=(AT_CARRY);
                (code::field(&|key, arguments| reader.say_with(key, arguments), typed, problem))
                button class="govuk-button govuk-button--secondary" type="submit" name=(ACTION)
                    value="continue"
                {
                    (reader.say(Key::CarryOpen))
                }
            }
        }
    }
}

/// What to say of a problem with a code.
pub(super) fn problem(kind: &ProblemKind) -> Key {
    match kind {
        ProblemKind::NotACode(slip) => code::problem(*slip),
        ProblemKind::TooManyCodes => Key::CodesBusy,
        _ => Key::CarryNothing,
    }
}

/// The button that asks for a code, at the end of every page where there is something to carry on
/// with. It submits the page's own form, so that what was typed comes along.
pub(super) fn ask(reader: &Reader, screen: &Screen) -> Markup {
    let ends = screen.journey.ends(&reader.setting.questionnaire);
    let begun = !screen.journey.position.is_before_keeping();
    html! {
        @if screen.show == Show::Journey && begun && !ends {
            li {
                button class="h-link" type="submit" form="answers" name=(ACTION) value=(ASK) {
                    (reader.say(Key::CarryAsk))
                }
            }
        }
    }
}

/// The page that shows a code.
pub(super) fn given(reader: &Reader, given: &str, until: PartialDate) -> Markup {
    let until = reader.say_with(Key::CarryUntil, &[("date", date_words(until).into())]);
    html! {
        h1 class="h-heading" tabindex="-1" { (reader.say(Key::CodeHeading)) }
        (code::shown(given))
        div class="h-prose" {
            p { (until) }
            ul {
                li { (reader.say(Key::CarryWrite)) }
                li { (reader.say(Key::CarryWhoever)) }
                li { (reader.say(Key::CarryNow)) }
                li { (reader.say(Key::CarryErase)) }
            }
        }
        form id="answers" method="post" novalidate autocomplete="off" {
            input type="hidden" name=(PAGE) value=(AT_GIVEN);
            div class="h-actions" {
                button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                    (reader.say(Key::BackToSurvey))
                }
            }
        }
    }
}
