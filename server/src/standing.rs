//! The pages around the questionnaires: the list of what is open, privacy, help, leaving, closed,
//! and what a browser is told when something is wrong.

use app::{
    document::Head,
    messages::{Key, grouped, statement::Own},
    respondent::{Say, Standing, standing_page},
};
use axum::{
    extract::{Path, RawQuery, State as Shared},
    http::{StatusCode, Uri},
    response::{Html, IntoResponse, Response},
};
use questionnaire::{
    consultation::{Accessibility, CivilTime, Consultation},
    directory::Directory,
    prose::{Block, Inline, Prose},
    text::{Language, Text},
};

use crate::{catalogue::Entry, clock::Phase, state::State};

/// The list of what is open.
pub async fn home(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    let language = language(&state, query.as_deref());
    let say = Say { messages: &state.catalogue.messages, language: &language };
    let now = state.clock.now();
    let (open, shut): (Vec<_>, Vec<_>) =
        state.catalogue.entries().iter().partition(|entry| entry.window.phase(now) == Phase::Open);
    let link = |entry: &&Entry| {
        let audience = text(&entry.questionnaire().audience, &language, &entry.consultation);
        (audience, format!("/{}", entry.questionnaire().slug))
    };
    let none = open.is_empty().then(|| paragraph(say.say(Key::HomeNone)));
    let shut = shut.iter().map(link).collect();
    let page = Standing {
        links: vec![
            (String::new(), open.iter().map(link).collect()),
            (say.say(Key::HomeClosedHeading), shut),
        ],
        body: none.into_iter().collect(),
        ..plain(&say, Key::TitleHome, Key::HomeHeading)
    };
    show(&state, &say, StatusCode::OK, &page)
}

/// The privacy notice.
pub async fn privacy(
    Shared(state): Shared<State>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    notice(&state, &slug, query.as_deref(), (Key::TitlePrivacy, Key::FooterPrivacy), |c| {
        (&c.privacy, None)
    })
}

/// Where to get help.
pub async fn help(
    Shared(state): Shared<State>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    notice(&state, &slug, query.as_deref(), (Key::TitleHelp, Key::FooterHelp), |c| {
        (&c.help, Some(&c.directory))
    })
}

/// What leaving quickly does and cannot do.
pub async fn leaving(
    Shared(state): Shared<State>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    notice(&state, &slug, query.as_deref(), (Key::TitleLeaving, Key::FooterLeaving), |c| {
        (&c.leaving, None)
    })
}

/// The accessibility statement.
pub async fn accessibility(
    Shared(state): Shared<State>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let language = language(&state, query.as_deref());
    let say = Say { messages: &state.catalogue.messages, language: &language };
    let page = of_entry(&say, entry, Key::AccessibilityHeading);
    let Accessibility { contact, gaps, date } = &entry.consultation.accessibility;
    let own = Own {
        name: page.name.clone(),
        organisation: page.organisation.clone(),
        date: date.map(app::respondent::date_words),
        gaps: prose(gaps, &language, &entry.consultation),
        contact: prose(contact, &language, &entry.consultation),
    };
    let page = Standing {
        title: title(&say, Key::TitleAccessibility, entry),
        parts: state.catalogue.statement.parts(&language, &own),
        onwards: Some((say.say(Key::BackToSurvey), format!("/{slug}"))),
        ..page
    };
    show(&state, &say, StatusCode::OK, &page)
}

/// A questionnaire that does not take answers now.
pub fn shut(state: &State, entry: &Entry, language: &Language) -> Response {
    let say = Say { messages: &state.catalogue.messages, language };
    let consultation = &entry.consultation;
    let before = entry.window.phase(state.clock.now()) == Phase::Before;
    let (heading, body, time) = if before {
        (Key::NotYetHeading, Key::NotYetBody, consultation.opens)
    } else {
        (Key::ClosedHeading, Key::ClosedBody, consultation.closes)
    };
    let date = time.map(|time| day_words(time, !before)).unwrap_or_default();
    let mut blocks = vec![paragraph(say.say_with(body, &[("date", date.into())]))];
    if !before {
        blocks.extend(prose(&consultation.closed, language, consultation).0);
    }
    let title = title(&say, Key::TitleClosed, entry);
    let page = Standing {
        title,
        body: blocks,
        directory: consultation.directory.clone(),
        ..of_entry(&say, entry, heading)
    };
    // What is not there yet may come; what has closed is gone.
    let status = if before { StatusCode::NOT_FOUND } else { StatusCode::GONE };
    show(state, &say, status, &page)
}

/// What a browser is told when something is wrong.
pub fn error(state: &State, say: &Say<'_>, status: StatusCode) -> String {
    let (heading, body) = match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => {
            (Key::PageMissingHeading, Key::PageMissingBody)
        }
        StatusCode::PAYLOAD_TOO_LARGE => (Key::TooLargeHeading, Key::TooLargeBody),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => {
            (Key::BusyHeading, Key::BusyBody)
        }
        StatusCode::FORBIDDEN => (Key::ForeignHeading, Key::ForeignBody),
        _ if status.is_client_error() => (Key::StaleHeading, Key::StaleBody),
        _ => (Key::FaultHeading, Key::FaultBody),
    };
    let page = Standing {
        body: vec![paragraph(say.say(body))],
        onwards: Some((say.say(Key::HomeHeading), "/".to_owned())),
        ..plain(say, heading, heading)
    };
    standing_page(say, &page, &head(state))
}

/// Where nothing else answers.
pub async fn missing(Shared(state): Shared<State>, uri: Uri) -> Response {
    let language = language(&state, uri.query());
    let say = Say { messages: &state.catalogue.messages, language: &language };
    (StatusCode::NOT_FOUND, Html(error(&state, &say, StatusCode::NOT_FOUND))).into_response()
}

/// The language an address asks for, else the source language of the interface.
pub fn language(state: &State, query: Option<&str>) -> Language {
    let known = |language: &Language| state.catalogue.messages.contains_key(language);
    query.and_then(language_in).filter(known).unwrap_or_else(|| "en".into())
}

/// The language that a query names.
pub fn language_in(query: &str) -> Option<Language> {
    let named = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang");
    named.map(|(_, value)| Language(value.into_owned()))
}

fn notice<'a>(
    state: &'a State,
    slug: &str,
    query: Option<&str>,
    (page_title, heading): (Key, Key),
    content: impl Fn(&'a Consultation) -> (&'a Prose, Option<&'a Directory>),
) -> Response {
    let Some(entry) = state.catalogue.get(slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let language = language(state, query);
    let say = Say { messages: &state.catalogue.messages, language: &language };
    let (words, directory) = content(&entry.consultation);
    let (body, body_language) = prose(words, &language, &entry.consultation);
    let page = Standing {
        title: title(&say, page_title, entry),
        body,
        body_language,
        directory: directory.cloned().unwrap_or_default(),
        onwards: Some((say.say(Key::BackToSurvey), format!("/{slug}"))),
        ..of_entry(&say, entry, heading)
    };
    show(state, &say, StatusCode::OK, &page)
}

fn show(state: &State, say: &Say<'_>, status: StatusCode, page: &Standing) -> Response {
    (status, Html(standing_page(say, page, &head(state)))).into_response()
}

fn head(state: &State) -> Head<'_> {
    Head { stylesheet: state.assets.address("respondent.css"), ..Head::default() }
}

fn of_entry(say: &Say<'_>, entry: &Entry, heading: Key) -> Standing {
    let slug = entry.questionnaire().slug.clone();
    let help = format!("/{slug}/help");
    Standing {
        slug,
        name: text(&entry.questionnaire().name, say.language, &entry.consultation),
        organisation: text(&entry.consultation.organisation, say.language, &entry.consultation),
        languages: entry.consultation.languages.clone(),
        help: (heading != Key::FooterHelp).then_some(help),
        ..plain(say, heading, heading)
    }
}

fn plain(say: &Say<'_>, title: Key, heading: Key) -> Standing {
    Standing {
        title: say.say(title),
        heading: say.say(heading),
        body: Vec::new(),
        body_language: None,
        parts: Vec::new(),
        slug: String::new(),
        directory: Directory::default(),
        languages: Vec::new(),
        onwards: None,
        links: Vec::new(),
        name: say.say(Key::TitleHome),
        organisation: String::new(),
        help: None,
    }
}

fn title(say: &Say<'_>, key: Key, entry: &Entry) -> String {
    let name = text(&entry.questionnaire().name, say.language, &entry.consultation);
    say.say_with(key, &[("name", name.into())])
}

fn text(text: &Text, language: &Language, consultation: &Consultation) -> String {
    let spoken = text.in_language(language, &consultation.languages);
    spoken.map(|spoken| spoken.value.clone()).unwrap_or_default()
}

fn prose(
    prose: &Prose,
    language: &Language,
    consultation: &Consultation,
) -> (Vec<Block>, Option<Language>) {
    match prose.in_language(language, &consultation.languages) {
        Some(spoken) => (spoken.value.clone(), spoken.other_language.cloned()),
        None => (Vec::new(), None),
    }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(vec![Inline::Text(text)])
}

/// A day in digits, as it is typed on the pages. What closes at midnight is said to close on the
/// day before.
fn day_words(time: CivilTime, closes: bool) -> String {
    let at_midnight = closes && time.hour == 0 && time.minute == 0;
    let part = |number: u8| i8::try_from(number).unwrap_or(1);
    let year = i16::try_from(time.year).unwrap_or(1);
    let date = jiff::civil::Date::new(year, part(time.month), part(time.day)).ok();
    let shown = date.and_then(|date| if at_midnight { date.yesterday().ok() } else { Some(date) });
    match shown {
        Some(date) => format!("{} {} {}", date.day(), date.month(), date.year()),
        None => grouped(u64::from(time.year)),
    }
}
