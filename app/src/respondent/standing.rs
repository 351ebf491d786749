//! The pages around a questionnaire that nothing happens on: privacy, help, leaving, closed, and
//! what a browser is told when something is wrong. Rendered by the server alone, in the same frame.

use std::collections::BTreeMap;

use maud::{Markup, html};
use questionnaire::{directory::Directory, prose::Block, text::Language};

use super::{help::Help, prose::blocks, reader::direction, skeleton};
use crate::{
    document::{self, Head},
    messages::{Argument, Key, Messages},
};

/// A page that nothing happens on.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The page title.
    pub title: String,
    /// First-level heading.
    pub heading: String,
    /// What it says.
    pub body: Vec<Block>,
    /// The language of `body`, where it is not the page's.
    pub body_language: Option<Language>,
    /// What it says after that, in parts that may each be in a language of their own.
    pub parts: Vec<(Vec<Block>, Option<Language>)>,
    /// Services to list.
    pub directory: Directory,
    /// The languages they are written in, the source language first.
    pub languages: Vec<Language>,
    /// Where to go from here: words and address.
    pub onwards: Option<(String, String)>,
    /// Lists of further links, each with its heading: what is open, what is not.
    pub links: Vec<(String, Vec<(String, String)>)>,
    /// Name of the survey or the site, for the header.
    pub name: String,
    /// Who asks, for the header; may be empty.
    pub organisation: String,
    /// Address of the questionnaire it belongs to; empty where it belongs to none.
    pub slug: String,
    /// Address of the help page, where there is one.
    pub help: Option<String>,
}

/// Interface texts in one language, for pages without a questionnaire.
#[derive(Clone, Copy, Debug)]
pub struct Say<'a> {
    /// Interface texts, by language.
    pub messages: &'a BTreeMap<Language, Messages>,
    /// The language wanted.
    pub language: &'a Language,
}

impl Say<'_> {
    /// The words of a message.
    pub fn say(&self, key: Key) -> String {
        self.say_with(key, &[])
    }

    /// The words of a message with its arguments.
    pub fn say_with(&self, key: Key, arguments: &[(&str, Argument)]) -> String {
        self.messages
            .get(self.language)
            .or_else(|| self.messages.values().next())
            .map(|messages| messages.say_with(key, arguments))
            .unwrap_or_default()
    }
}

/// The whole page as HTML.
pub fn standing_page(say: &Say<'_>, page: &Standing, head: &Head<'_>) -> String {
    let head = Head {
        title: &page.title,
        language: say.language.as_str(),
        direction: direction(say.language),
        ..*head
    };
    document::html(&head, "h-page", &markup(say, page).into_string())
}

fn markup(say: &Say<'_>, page: &Standing) -> Markup {
    let help = Help { say: *say, directory: &page.directory, languages: &page.languages };
    let body_language = page.body_language.as_ref().map(Language::as_str);
    html! {
        a class="govuk-skip-link" href="#main-content" { (say.say(Key::SkipLink)) }
        header class="h-header" {
            div class="h-header__name" {
                span class="h-header__service" { (page.name) }
                span class="h-header__organisation" { (page.organisation) }
            }
        }
        main class="h-main" id="main-content" {
            h1 class="h-heading" tabindex="-1" { (page.heading) }
            // Where people come for help, danger stands before everything else.
            @if page.help.is_none() { (help.urgent()) }
            @if !page.body.is_empty() {
                div class="h-prose" lang=[body_language] { (blocks(&page.body)) }
            }
            @for (part, language) in &page.parts {
                div class="h-prose" lang=[language.as_ref().map(Language::as_str)] {
                    (blocks(part))
                }
            }
            @for (heading, links) in page.links.iter().filter(|(_, links)| !links.is_empty()) {
                @if !heading.is_empty() { h2 class="h-subheading" { (heading) } }
                ul class="h-links" {
                    @for (words, to) in links { li { a href=(to) { (words) } } }
                }
            }
            @if page.help.is_some() { (help.urgent()) }
            (help.others())
            @if let Some((words, to)) = &page.onwards {
                p class="h-prose" { a href=(to) { (words) } }
            }
        }
        @if let Some(help) = &page.help {
            aside class="h-help" aria-label=(say.say(Key::HelpRegion)) {
                p { a href=(help) { (say.say(Key::HelpLink)) } }
            }
        }
        (footer(say, page))
    }
}

/// The pages around the questionnaire, in the order of every other page.
fn footer(say: &Say<'_>, page: &Standing) -> Markup {
    let place = |name: &str| {
        let source = page.languages.first() == Some(say.language);
        let query = if source { String::new() } else { format!("?lang={}", say.language.as_str()) };
        format!("/{}/{name}{query}", page.slug)
    };
    html! {
        @if !page.slug.is_empty() {
            footer class="h-footer" { (skeleton::places(&|key| say.say(key), &place)) }
        }
    }
}
