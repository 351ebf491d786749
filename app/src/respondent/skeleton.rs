//! The frame around every screen, in the order that keyboard and screen reader meet it, and the
//! choice of what goes inside.

use std::sync::Arc;

use leptos::prelude::*;
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
    let slug = setting.questionnaire.slug.clone();
    let reader = {
        let setting = Arc::clone(setting);
        Memo::new(move |_| {
            ReaderOf(Reader::new(Arc::clone(&setting), screen.read().language.as_ref()))
        })
    };
    let say = move |key: Key| move || reader.with(|reader| reader.0.say(key));
    let header = move || reader.with(|reader| header(&reader.0));
    let at = move |place: &str| format!("/{slug}/{place}");
    let (privacy, help, leaving) = (at("privacy"), at("help"), at("leaving"));
    let help_again = help.clone();
    view! {
        <a class="govuk-skip-link" href="#main-content">{say(Key::SkipLink)}</a>
        <header class="h-header">
            {header}
            {move || reader.with(|reader| screen.with(|screen| backward(&reader.0, screen)))}
        </header>
        <main class="h-main" id="main-content">
            // A new key for every step: no control is ever carried over to another question, with
            // whatever was typed into it.
            <For
                each=move || [screen.get()]
                key=|screen| (screen.step, screen.language.clone())
                children=move |screen| reader.with(|reader| content(&reader.0, &screen))
            />
        </main>
        <aside class="h-help" aria-label=say(Key::HelpRegion)>
            <p><a href=help>{say(Key::HelpLink)}</a></p>
        </aside>
        <footer class="h-footer">
            <ul class="h-footer__links">
                <li><a href=privacy>{say(Key::FooterPrivacy)}</a></li>
                <li><a href=help_again>{say(Key::FooterHelp)}</a></li>
                <li><a href=leaving>{say(Key::FooterLeaving)}</a></li>
            </ul>
            <form class="h-forget" id="forget" method="post">
                <button class="h-link" type="submit" name=ACTION value="erase">
                    {say(Key::Erase)}
                </button>
            </form>
            <p class="govuk-visually-hidden" id="status" role="status"></p>
        </footer>
    }
}

/// A reader is the same reader when it reads the same language: what there is to read never changes.
struct ReaderOf(Reader);

impl PartialEq for ReaderOf {
    fn eq(&self, other: &Self) -> bool {
        self.0.language == other.0.language
    }
}

/// The name of the survey, who asks, and the languages.
pub(super) fn header(reader: &Reader) -> impl IntoView + use<> {
    let questionnaire = &reader.setting.questionnaire;
    let name = reader.text(&questionnaire.name);
    let organisation = reader.text(&reader.setting.organisation);
    let languages: Vec<_> = questionnaire
        .languages
        .iter()
        .filter_map(|language| Some((language, reader.setting.messages.get(language)?)))
        .map(|(language, messages)| {
            let tag = language.0.clone();
            let own_name = messages.say(Key::LanguageName);
            let item = if *language == reader.language {
                view! { <span aria-current="true" lang=tag>{own_name}</span> }.into_any()
            } else {
                view! {
                    <a href=format!("?lang={tag}") rel="alternate" hreflang=tag.clone() lang=tag.clone()>
                        {own_name}
                    </a>
                }
                .into_any()
            };
            view! { <li>{item}</li> }
        })
        .collect();
    let languages = (languages.len() > 1).then(|| {
        view! {
            <nav class="h-languages" aria-label=reader.say(Key::LanguageNav)>
                <ul class="h-languages__list">{languages}</ul>
            </nav>
        }
    });
    view! {
        <div class="h-header__name">
            <span class="h-header__service" lang=name.lang>{name.text}</span>
            <span class="h-header__organisation" lang=organisation.lang>{organisation.text}</span>
        </div>
        {languages}
    }
}

/// Back, where there is something to go back to. It submits the page's own form, so that what was
/// typed comes along; the form's default button stands before it, so that Enter never goes back.
fn backward(reader: &Reader, screen: &Screen) -> Option<impl IntoView + use<>> {
    let ends =
        screen.journey.page(&reader.setting.questionnaire).is_some_and(|(_, page)| page.ends);
    let has_back = screen.show == Show::Journey && screen.journey.position != Position::Start;
    has_back.then(|| {
        let onwards = (!ends).then(|| {
            view! {
                <button
                    class="h-default"
                    type="submit"
                    form="answers"
                    name=ACTION
                    value="continue"
                    tabindex="-1"
                    aria-hidden="true"
                >
                    {reader.say(Key::Continue)}
                </button>
            }
        });
        // A page where the questionnaire ends has no form of its own.
        let own_form = ends.then(|| {
            let page = match &screen.journey.position {
                Position::Page(id) => id.clone(),
                _ => String::new(),
            };
            view! {
                <form id="leave-end" method="post">
                    <input type="hidden" name=PAGE value=page/>
                </form>
            }
        });
        let form = if ends { "leave-end" } else { "answers" };
        view! {
            <div class="h-backward">
                {own_form}
                {onwards}
                <button
                    class="govuk-back-link h-back"
                    type="submit"
                    form=form
                    name=ACTION
                    value="back"
                >
                    {reader.say(Key::Back)}
                </button>
            </div>
        }
    })
}

/// What the screen is about.
fn content(reader: &Reader, screen: &Screen) -> AnyView {
    match (&screen.show, &screen.journey.position) {
        (Show::Sent, _) => sent(reader).into_any(),
        (Show::Resume { expires, dropped, changed }, _) => {
            resume::resume(reader, expires, dropped, *changed).into_any()
        }
        (Show::Journey, Position::Start) => start(reader, screen).into_any(),
        (Show::Journey, Position::Keep) => keep::keep(reader, screen).into_any(),
        (Show::Journey, Position::Review) => review::review(reader, screen).into_any(),
        (Show::Journey, Position::Send) => review::send(reader, screen).into_any(),
        (Show::Journey, Position::Page(id)) => match reader.setting.questionnaire.page(id) {
            Some((index, asked)) => page::page(reader, screen, index, asked).into_any(),
            None => start(reader, screen).into_any(),
        },
    }
}

fn start(reader: &Reader, screen: &Screen) -> impl IntoView + use<> {
    let opening = &reader.setting.questionnaire.start;
    let heading = reader.text(&opening.heading);
    view! {
        {message::notice(reader, screen)}
        <h1 class="h-heading" tabindex="-1" lang=heading.lang>{heading.text}</h1>
        {prose(reader, &opening.body)}
        <form id="answers" method="post" novalidate autocomplete="off">
            <input type="hidden" name=PAGE value=AT_START/>
            <div class="h-actions">
                <button class="govuk-button" type="submit" name=ACTION value="continue">
                    {reader.say(Key::Start)}
                </button>
            </div>
        </form>
    }
}

fn sent(reader: &Reader) -> impl IntoView + use<> {
    let confirmation = &reader.setting.questionnaire.confirmation;
    let heading = reader.text(&confirmation.heading);
    view! {
        <h1 class="h-heading" tabindex="-1" lang=heading.lang>{heading.text}</h1>
        {prose(reader, &confirmation.body)}
        {services(reader, &confirmation.signposts)}
    }
}
