//! The frame around every screen, in the order that keyboard and screen reader meet it.
//!
//! The frame is a Leptos view, which the browser takes over and which follows a signal. What is
//! inside each part of it is a document, not a program: `maud` writes it, escaping everything, and
//! the same function serves the server's page and the browser's next step. A whole new part for
//! every step also means that no control is carried over from one question to the next with
//! something typed into it.

use std::sync::Arc;

use leptos::prelude::*;
use maud::{Markup, html};
use questionnaire::{
    consultation::Edition,
    form::{ACTION, PAGE},
    journey::{Position, action::AT_START},
};

use super::{
    carry, errors, exit, interruption, keep,
    languages::languages,
    lock, message, page,
    prose::{Way, prose},
    reader::Reader,
    resume, review,
    screen::{Screen, Setting, Show},
    sent,
};
use crate::messages::Key;

/// Everything inside `<body>`: the first screen comes from the server, later ones from whoever sets
/// the signal. A part that has not changed is left alone.
pub fn respondent(setting: &Arc<Setting>, screen: RwSignal<Screen>) -> impl IntoView + use<> {
    // One type of closure for every part: each type brings its own copy of what follows a signal.
    let part = |part: fn(&Reader, &Screen) -> String| {
        let setting = Arc::clone(setting);
        move || {
            screen.with(|screen| {
                part(&Reader::new(Arc::clone(&setting), screen.language.as_ref()), screen)
            })
        }
    };
    view! {
        <div inner_html=part(skips)></div>
        <header class="h-header" inner_html=part(header)></header>
        <section
            class="h-exit"
            aria-label=part(|reader, _| reader.say(Key::ExitRegion))
            inner_html=part(way_out)
        ></section>
        <main class="h-main" id="main-content" inner_html=part(content)></main>
        <aside
            class="h-help"
            aria-label=part(|reader, _| reader.say(Key::HelpRegion))
            inner_html=part(help)
        ></aside>
        <footer class="h-footer" inner_html=part(footer)></footer>
        <p class="govuk-visually-hidden" id="status" role="status"></p>
    }
}

fn skips(reader: &Reader, _: &Screen) -> String {
    exit::skips(&|key| reader.say(key)).into_string()
}

fn way_out(reader: &Reader, _: &Screen) -> String {
    exit::exit(&|key| reader.say(key), None, true).into_string()
}

/// The name of the survey, who asks, the languages, and the way back.
fn header(reader: &Reader, screen: &Screen) -> String {
    let questionnaire = &reader.setting.questionnaire;
    let name = reader.text(&questionnaire.name);
    let organisation = reader.text(&reader.setting.organisation);
    html! {
        div class="h-header__name" {
            span class="h-header__service" lang=[name.lang] dir=[name.dir] { (name.text) }
            span class="h-header__organisation" lang=[organisation.lang] dir=[organisation.dir] { (organisation.text) }
        }
        (languages(&questionnaire.languages, &reader.setting.messages, &reader.language))
        (backward(reader, screen))
    }
    .into_string()
}

/// Back, where there is something to go back to. It submits the page's own form, so that what was
/// typed comes along; the form's default button stands before it, so that Enter never goes back.
fn backward(reader: &Reader, screen: &Screen) -> Markup {
    match screen.show {
        Show::Journey if screen.journey.position != Position::Start => {}
        Show::Pin => {}
        _ => return Markup::default(),
    }
    // A page where the questionnaire ends has no form of its own.
    let end = screen.journey.page(&reader.setting.questionnaire).filter(|(_, page)| page.ends);
    let form = if end.is_some() { "end" } else { "answers" };
    html! {
        div class="h-backward" {
            @if let Some((_, page)) = end {
                form id="end" method="post" {
                    input type="hidden" name=(PAGE) value=(page.id);
                    // Nothing is kept any more, but going back leads to what was answered.
                    @for (name, value) in screen.journey.trace(&reader.setting.questionnaire).0 {
                        input type="hidden" name=(name) value=(value);
                    }
                }
            } @else {
                button class="h-default" type="submit" form="answers" name=(ACTION)
                    value="continue" tabindex="-1" aria-hidden="true"
                {
                    (reader.say(Key::Continue))
                }
            }
            button class="govuk-back-link h-back" type="submit" form=(form) name=(ACTION)
                value="back"
            {
                (reader.say(Key::Back))
            }
        }
    }
}

/// What the screen is about.
fn content(reader: &Reader, screen: &Screen) -> String {
    let content = match (&screen.show, &screen.journey.position) {
        (Show::Sent { ticket, code, fitting }, _) => {
            sent::sent(reader, screen, (ticket, code.as_deref()), fitting)
        }
        (Show::Pin, _) => lock::choose(reader, screen),
        (Show::Unlock { server }, _) => lock::unlock(reader, screen, *server),
        (Show::Code { code, until }, _) => carry::given(reader, code, *until),
        (Show::Resume { expires, dropped, changed }, _) => {
            resume::resume(reader, expires, dropped, *changed)
        }
        (Show::Journey, Position::Start) => start(reader, screen),
        (Show::Journey, Position::Interruption) => interruption::interruption(reader, screen),
        (Show::Journey, Position::Keep) => keep::keep(reader, screen),
        (Show::Journey, Position::Review) => review::review(reader, screen),
        (Show::Journey, Position::Send) => review::send(reader, screen),
        (Show::Journey, Position::Page(id)) => match reader.setting.questionnaire.page(id) {
            Some((index, asked)) => page::page(reader, screen, index, asked),
            None => start(reader, screen),
        },
    };
    content.into_string()
}

fn start(reader: &Reader, screen: &Screen) -> Markup {
    let opening = &reader.setting.questionnaire.start;
    let heading = reader.text(&opening.heading);
    html! {
        (message::notice(reader, screen))
        (errors::summary(reader, &screen.problems))
        h1 class="h-heading" tabindex="-1" lang=[heading.lang] dir=[heading.dir] { (heading.text) }
        (other_edition(reader))
        (prose(reader, &opening.body))
        form id="answers" method="post" novalidate autocomplete="off" {
            input type="hidden" name=(PAGE) value=(AT_START);
            div class="h-actions" {
                button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                    (reader.say(Key::Start))
                }
            }
        }
        (carry::entry(reader, screen))
    }
}

/// The way to the Easy Read edition or from it, before anything is read or answered here: each has
/// its own answers.
fn other_edition(reader: &Reader) -> Markup {
    let (slug, words) = match &reader.setting.edition {
        Edition::Only => return Markup::default(),
        Edition::Full(easy) => (easy, Key::StartEasyRead),
        Edition::EasyRead(full) => (full, Key::StartFull),
    };
    html! {
        p class="h-edition" {
            a href=(Way::of(reader).to(&format!("/{slug}"))) { (reader.say(words)) }
        }
    }
}

fn help(reader: &Reader, _: &Screen) -> String {
    html! { p { a href=(place(reader, "help")) { (reader.say(Key::HelpLink)) } } }.into_string()
}

/// What stands at the end of every page. Deleting is a form of its own, outside `main`.
fn footer(reader: &Reader, screen: &Screen) -> String {
    html! {
        ul class="h-footer__links" {
            (carry::ask(reader, screen))
            li { a href=(place(reader, "privacy")) { (reader.say(Key::FooterPrivacy)) } }
            li { a href=(place(reader, "help")) { (reader.say(Key::FooterHelp)) } }
            li { a href=(place(reader, "leaving")) { (reader.say(Key::FooterLeaving)) } }
            li {
                a href=(place(reader, "accessibility")) { (reader.say(Key::FooterAccessibility)) }
            }
        }
        form class="h-forget" id="forget" method="post" {
            button class="h-link" type="submit" name=(ACTION) value="erase" {
                (reader.say(Key::Erase))
            }
        }
    }
    .into_string()
}

/// Address of a page around the questionnaire, in the reader's language.
pub(super) fn place(reader: &Reader, name: &str) -> String {
    address(reader, &format!("/{name}"))
}

/// Address of the questionnaire and what follows in it, in the reader's language.
pub(super) fn address(reader: &Reader, rest: &str) -> String {
    let address = format!("/{}{rest}", reader.setting.questionnaire.slug);
    Way::of(reader).to(&address).into_owned()
}
