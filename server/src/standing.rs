//! The pages around the questionnaires: the list of what is open, privacy, help, leaving, closed,
//! and what a browser is told when something is wrong.

use app::{
    document::{Head, WayOut},
    messages::{Key, grouped, statement::Own},
    respondent::{
        Link, Markup, Said, Say, Standing, Withdraw, day_in_digits, standing_page, trace_list,
        traces::traces, withdraw_form,
    },
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
    text::Language,
};

use crate::{catalogue::Entry, clock::Phase, state::State};

/// The stylesheet of pages without figures.
const STYLE: &str = "respondent.css";

/// The list of what is open.
pub async fn home(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    let language = language(&state, query.as_deref());
    let say = Say { messages: &state.catalogue.messages, language: &language };
    let now = state.clock.now();
    let (open, shut): (Vec<_>, Vec<_>) =
        state.catalogue.with_editions().partition(|entry| entry.window.phase(now) == Phase::Open);
    let link = |entry: &&Entry| {
        let questionnaire = entry.questionnaire();
        let words = say.text(&questionnaire.audience, &questionnaire.languages);
        link(words, format!("/{}", questionnaire.slug), entry)
    };
    let mut told = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for entry in state.catalogue.entries() {
        let consultation = &entry.consultation;
        if !seen.contains(&consultation.id.as_str()) {
            seen.push(&consultation.id);
            told.extend(results_link(&state, &say, entry, None).await);
        }
    }
    let none = open.is_empty().then(|| paragraph(say.say(Key::HomeNone)));
    let shut = shut.iter().map(link).collect();
    let page = Standing {
        links: vec![
            (String::new(), open.iter().map(link).collect()),
            (say.say(Key::ResultsHeading), told),
            (say.say(Key::HomeClosedHeading), shut),
        ],
        body: none.into_iter().collect(),
        ..plain(&state, &say, Key::TitleHome, Key::HomeHeading)
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
    let language = language_of(&state, entry, query.as_deref());
    let say = Say { messages: &state.catalogue.messages, language: &language };
    let page = of_entry(&state, &say, entry, Key::AccessibilityHeading);
    let Accessibility { contact, gaps, date } = &entry.consultation.accessibility;
    let own = Own {
        name: page.name.text.clone(),
        organisation: page.organisation.text.clone(),
        date: date.map(day_in_digits),
        gaps: say.text(gaps, &page.languages),
        contact: say.text(contact, &page.languages),
    };
    let back = Said::here(say.say(Key::BackToSurvey));
    let page = Standing {
        title: title(&say, Key::TitleAccessibility, entry),
        body: state.catalogue.statement.parts(&language, &own),
        onwards: Some(link(back, format!("/{slug}"), entry)),
        ..page
    };
    show(&state, &say, StatusCode::OK, &page)
}

/// Taking a response back: the page that asks for the code, or what came of it.
pub fn withdraw(
    state: &State,
    entry: &Entry,
    query: Option<&str>,
    status: StatusCode,
    outcome: &Withdraw,
) -> Response {
    let language = language_of(state, entry, query);
    let say = Say { messages: &state.catalogue.messages, language: &language };
    let done = *outcome == Withdraw::Done;
    let title = title(&say, Key::TitleWithdraw, entry);
    let page = Standing {
        title: if outcome.problem().is_some() {
            say.say_with(Key::TitleError, &[("title", title.into())])
        } else {
            title
        },
        content: Some(withdraw_form(&say, outcome)),
        ..of_entry(
            state,
            &say,
            entry,
            if done { Key::WithdrawnHeading } else { Key::WithdrawHeading },
        )
    };
    show(state, &say, status, &page)
}

/// A questionnaire that does not take answers now.
pub async fn shut(state: &State, entry: &Entry, language: &Language) -> Response {
    let say = Say { messages: &state.catalogue.messages, language };
    let consultation = &entry.consultation;
    let before = entry.window.phase(state.clock.now()) == Phase::Before;
    let (heading, body, time) = if before {
        (Key::NotYetHeading, Key::NotYetBody, consultation.opens)
    } else {
        (Key::ClosedHeading, Key::ClosedBody, consultation.closes)
    };
    let date = time.map(|time| day_words(time, !before)).unwrap_or_default();
    let mut body = vec![paragraph(say.say_with(body, &[("date", date.into())]))];
    if !before {
        body.push(say.text(&consultation.closed, &entry.questionnaire().languages));
    }
    let page = Standing {
        title: title(&say, Key::TitleClosed, entry),
        body,
        directory: consultation.directory.clone(),
        onwards: results_link(state, &say, entry, Some(Key::ResultsHeading)).await,
        ..of_entry(state, &say, entry, heading)
    };
    // What is not there yet may come; what has closed is gone.
    let status = if before { StatusCode::NOT_FOUND } else { StatusCode::GONE };
    show(state, &say, status, &page)
}

/// Something that was published, under a heading of its own.
pub fn published(
    state: &State,
    entry: &Entry,
    query: Option<&str>,
    (page_title, heading): (Key, Key),
    content: impl FnOnce(&Say<'_>) -> Markup,
) -> Response {
    let language = language_of(state, entry, query);
    let say = Say { messages: &state.catalogue.messages, language: &language };
    let name = say.text(&entry.consultation.name, &entry.consultation.languages);
    let page = Standing {
        title: title(&say, page_title, entry),
        body: vec![Said {
            text: vec![Block::Paragraph(vec![Inline::Strong(name.text)])],
            lang: name.lang,
            dir: name.dir,
        }],
        content: Some(content(&say)),
        ..of_entry(state, &say, entry, heading)
    };
    let html = laid_out(state, &say, &page, "results.css");
    Html(html).into_response()
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
        onwards: Some(Link {
            words: Said::here(say.say(Key::HomeHeading)),
            to: "/".to_owned(),
            languages: state.catalogue.languages(),
        }),
        ..plain(state, say, heading, heading)
    };
    laid_out(state, say, &page, STYLE)
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

/// The language an address of a questionnaire asks for, else its source language.
fn language_of(state: &State, entry: &Entry, query: Option<&str>) -> Language {
    let offered = &entry.questionnaire().languages;
    let known = |language: &Language| {
        offered.contains(language) && state.catalogue.messages.contains_key(language)
    };
    let source = || offered.first().cloned().unwrap_or_else(|| "en".into());
    query.and_then(language_in).filter(known).unwrap_or_else(source)
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
    let language = language_of(state, entry, query);
    let say = Say { messages: &state.catalogue.messages, language: &language };
    let (words, directory) = content(&entry.consultation);
    let back = Said::here(say.say(Key::BackToSurvey));
    let page = Standing {
        title: title(&say, page_title, entry),
        body: vec![say.text(words, &entry.questionnaire().languages)],
        directory: directory.cloned().unwrap_or_default(),
        content: (heading == Key::FooterPrivacy)
            .then(|| trace_list(&say, &traces(entry.questionnaire(), &entry.setting.tag))),
        links: if heading == Key::FooterPrivacy { rights(&say, entry) } else { Vec::new() },
        onwards: Some(link(back, format!("/{slug}"), entry)),
        ..of_entry(state, &say, entry, heading)
    };
    show(state, &say, StatusCode::OK, &page)
}

/// Where what was published of a consultation is, if anything was. Its words are the consultation's
/// name, or those of the message.
async fn results_link(
    state: &State,
    say: &Say<'_>,
    entry: &Entry,
    words: Option<Key>,
) -> Option<Link> {
    let consultation = &entry.consultation;
    match state.store.published(&consultation.id).await {
        Ok(published) => published?,
        Err(error) => {
            // The page itself is worth more than this link.
            tracing::error!(%error, "what is published could not be looked up");
            return None;
        }
    };
    let words = match words {
        Some(key) => Said::here(say.say(key)),
        None => say.text(&consultation.name, &consultation.languages),
    };
    Some(link(words, format!("/{}/results", entry.questionnaire().slug), entry))
}

/// What the privacy notice leads to.
fn rights(say: &Say<'_>, entry: &Entry) -> Vec<(String, Vec<Link>)> {
    let words = Said::here(say.say(Key::WithdrawLink));
    let address = format!("/{}/withdraw", entry.questionnaire().slug);
    vec![(String::new(), vec![link(words, address, entry)])]
}

fn show(state: &State, say: &Say<'_>, status: StatusCode, page: &Standing) -> Response {
    (status, Html(laid_out(state, say, page, STYLE))).into_response()
}

fn laid_out(state: &State, say: &Say<'_>, page: &Standing, style: &str) -> String {
    let catalogue = &state.catalogue;
    // A page that belongs to no questionnaire may stand beside answers to any of them.
    let of_page = catalogue.get(page.exit.trim_start_matches('/'));
    let keys: Vec<&str> = match of_page {
        Some(entry) => vec![&entry.setting.tag],
        None => catalogue.entries().iter().map(|entry| entry.setting.tag.as_str()).collect(),
    };
    let way_out = WayOut {
        script: state.assets.address("leave.js"),
        to: catalogue.leave_to(&page.exit),
        keys: &keys.join(" "),
        minutes: 0,
        left: false,
    };
    let stylesheet = state.assets.address(style);
    let head = Head { stylesheet, way_out: Some(way_out), ..Head::default() };
    standing_page(say, page, &head)
}

fn link(words: Said, to: String, entry: &Entry) -> Link {
    Link { words, to, languages: entry.questionnaire().languages.clone() }
}

fn of_entry(state: &State, say: &Say<'_>, entry: &Entry, heading: Key) -> Standing {
    let questionnaire = entry.questionnaire();
    let languages = questionnaire.languages.clone();
    let help = format!("/{}/help", questionnaire.slug);
    Standing {
        name: say.text(&questionnaire.name, &languages),
        organisation: say.text(&entry.consultation.organisation, &languages),
        help: (heading != Key::FooterHelp).then_some(help),
        exit: format!("/{}", questionnaire.slug),
        easy_read: entry.is_easy_read(),
        languages,
        ..plain(state, say, heading, heading)
    }
}

fn plain(state: &State, say: &Say<'_>, title: Key, heading: Key) -> Standing {
    Standing {
        title: say.say(title),
        heading: say.say(heading),
        body: Vec::new(),
        content: None,
        directory: Directory::default(),
        onwards: None,
        links: Vec::new(),
        name: Said::here(say.say(Key::TitleHome)),
        organisation: Said::here(String::new()),
        help: None,
        exit: "/".to_owned(),
        easy_read: false,
        languages: state.catalogue.languages(),
    }
}

fn title(say: &Say<'_>, key: Key, entry: &Entry) -> String {
    let questionnaire = entry.questionnaire();
    let name = say.text(&questionnaire.name, &questionnaire.languages).text;
    say.say_with(key, &[("name", name.into())])
}

fn paragraph(text: String) -> Said<Vec<Block>> {
    Said::here(vec![Block::Paragraph(vec![Inline::Text(text)])])
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
