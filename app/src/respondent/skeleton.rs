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
    form::{ACTION, PAGE},
    journey::{Position, action::AT_START},
};

use super::{
    keep, message, page,
    prose::prose,
    reader::Reader,
    resume, review,
    screen::{Screen, Setting, Show},
    services::services,
};
use crate::messages::Key;

/// Everything inside `<body>`: the first screen comes from the server, later ones from whoever sets
/// the signal.
pub fn respondent(setting: &Arc<Setting>, screen: RwSignal<Screen>) -> impl IntoView + use<> {
    let language = Memo::new(move |_| screen.read().language.clone());
    let setting = StoredValue::new(Arc::clone(setting));
    let reader = move || Reader::new(setting.get_value(), language.read().as_ref());
    let by_screen = move |part: fn(&Reader, &Screen) -> Markup| {
        move || screen.with(|screen| part(&reader(), screen).into_string())
    };
    let by_language = move |part: fn(&Reader) -> Markup| move || part(&reader()).into_string();
    view! {
        <a class="govuk-skip-link" href="#main-content">{move || reader().say(Key::SkipLink)}</a>
        <header class="h-header" inner_html=by_screen(header)></header>
        <main class="h-main" id="main-content" inner_html=by_screen(content)></main>
        <aside
            class="h-help"
            aria-label=move || reader().say(Key::HelpRegion)
            inner_html=by_language(help)
        ></aside>
        <footer class="h-footer" inner_html=by_language(footer)></footer>
        <p class="govuk-visually-hidden" id="status" role="status"></p>
    }
}

/// The name of the survey, who asks, the languages, and the way back.
fn header(reader: &Reader, screen: &Screen) -> Markup {
    let questionnaire = &reader.setting.questionnaire;
    let name = reader.text(&questionnaire.name);
    let organisation = reader.text(&reader.setting.organisation);
    html! {
        div class="h-header__name" {
            span class="h-header__service" lang=[name.lang] { (name.text) }
            span class="h-header__organisation" lang=[organisation.lang] { (organisation.text) }
        }
        (languages(reader))
        (backward(reader, screen))
    }
}

/// The languages, each in itself. Links, so that they work without script.
fn languages(reader: &Reader) -> Markup {
    let languages: Vec<_> = reader
        .setting
        .questionnaire
        .languages
        .iter()
        .filter_map(|language| Some((language, reader.setting.messages.get(language)?)))
        .collect();
    html! {
        @if languages.len() > 1 {
            nav class="h-languages" aria-label=(reader.say(Key::LanguageNav)) {
                ul class="h-languages__list" {
                    @for (language, messages) in languages {
                        @let (tag, name) = (language.as_str(), messages.say(Key::LanguageName));
                        li {
                            @if *language == reader.language {
                                span aria-current="true" lang=(tag) { (name) }
                            } @else {
                                a href={ "?lang=" (tag) } rel="alternate" hreflang=(tag) lang=(tag) {
                                    (name)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Back, where there is something to go back to. It submits the page's own form, so that what was
/// typed comes along; the form's default button stands before it, so that Enter never goes back.
fn backward(reader: &Reader, screen: &Screen) -> Markup {
    if screen.show != Show::Journey || screen.journey.position == Position::Start {
        return Markup::default();
    }
    // A page where the questionnaire ends has no form of its own.
    let end = screen.journey.page(&reader.setting.questionnaire).filter(|(_, page)| page.ends);
    let form = if end.is_some() { "end" } else { "answers" };
    html! {
        div class="h-backward" {
            @if let Some((_, page)) = end {
                form id="end" method="post" {
                    input type="hidden" name=(PAGE) value=(page.id);
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
fn content(reader: &Reader, screen: &Screen) -> Markup {
    match (&screen.show, &screen.journey.position) {
        (Show::Sent { fitting }, _) => sent(reader, fitting),
        (Show::Resume { expires, dropped, changed }, _) => {
            resume::resume(reader, expires, dropped, *changed)
        }
        (Show::Journey, Position::Start) => start(reader, screen),
        (Show::Journey, Position::Keep) => keep::keep(reader, screen),
        (Show::Journey, Position::Review) => review::review(reader, screen),
        (Show::Journey, Position::Send) => review::send(reader, screen),
        (Show::Journey, Position::Page(id)) => match reader.setting.questionnaire.page(id) {
            Some((index, asked)) => page::page(reader, screen, index, asked),
            None => start(reader, screen),
        },
    }
}

fn start(reader: &Reader, screen: &Screen) -> Markup {
    let opening = &reader.setting.questionnaire.start;
    let heading = reader.text(&opening.heading);
    html! {
        (message::notice(reader, screen))
        h1 class="h-heading" tabindex="-1" lang=[heading.lang] { (heading.text) }
        (prose(reader, &opening.body))
        form id="answers" method="post" novalidate autocomplete="off" {
            input type="hidden" name=(PAGE) value=(AT_START);
            div class="h-actions" {
                button class="govuk-button" type="submit" name=(ACTION) value="continue" {
                    (reader.say(Key::Start))
                }
            }
        }
    }
}

fn sent(reader: &Reader, fitting: &[String]) -> Markup {
    let confirmation = &reader.setting.questionnaire.confirmation;
    let heading = reader.text(&confirmation.heading);
    html! {
        h1 class="h-heading" tabindex="-1" lang=[heading.lang] { (heading.text) }
        (prose(reader, &confirmation.body))
        (services(reader, &confirmation.signposts, fitting))
    }
}

fn help(reader: &Reader) -> Markup {
    html! { p { a href=(place(reader, "help")) { (reader.say(Key::HelpLink)) } } }
}

/// What stands at the end of every page. Deleting is a form of its own, outside `main`.
fn footer(reader: &Reader) -> Markup {
    html! {
        (places(&|key| reader.say(key), &|name| place(reader, name)))
        form class="h-forget" id="forget" method="post" {
            button class="h-link" type="submit" name=(ACTION) value="erase" {
                (reader.say(Key::Erase))
            }
        }
    }
}

/// Links to the pages around the questionnaire, in the same order everywhere.
pub(super) fn places(say: &dyn Fn(Key) -> String, place: &dyn Fn(&str) -> String) -> Markup {
    let places = [
        ("privacy", Key::FooterPrivacy),
        ("help", Key::FooterHelp),
        ("leaving", Key::FooterLeaving),
        ("accessibility", Key::FooterAccessibility),
    ];
    html! {
        nav aria-label=(say(Key::FooterNav)) {
            ul class="h-footer__links" {
                @for (name, key) in places { li { a href=(place(name)) { (say(key)) } } }
            }
        }
    }
}

/// Address of a page around the questionnaire, in the reader's language.
fn place(reader: &Reader, name: &str) -> String {
    let questionnaire = &reader.setting.questionnaire;
    let source = questionnaire.source_language() == Some(&reader.language);
    let language = if source { String::new() } else { format!("?lang={}", reader.language.0) };
    format!("/{}/{name}{language}", questionnaire.slug)
}
