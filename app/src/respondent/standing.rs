//! The pages around a questionnaire that nothing happens on: privacy, help, leaving, closed, and
//! what a browser is told when something is wrong. Rendered by the server alone, in the same frame.

use maud::{Markup, html};
use questionnaire::{
    date::PartialDate,
    directory::Directory,
    map::Map,
    prose::Block,
    text::{Language, Localised},
};

use super::{
    errors::date_words,
    exit,
    help::Help,
    languages::languages,
    prose::{Way, blocks},
    reader::{Said, said, within},
};
use crate::{
    document::{self, Head},
    messages::{Argument, Key, Messages, direction},
};

/// A page that nothing happens on.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The page title.
    pub title: String,
    /// First-level heading.
    pub heading: String,
    /// What it says, in one language after the other.
    pub body: Vec<Said<Vec<Block>>>,
    /// What else there is, such as a form.
    pub content: Option<Markup>,
    /// Services to list.
    pub directory: Directory,
    /// Where to go from here.
    pub onwards: Option<Link>,
    /// Lists of further links, each with its heading: what is open, what is not.
    pub links: Vec<(String, Vec<Link>)>,
    /// Name of the survey or the site, for the header.
    pub name: Said,
    /// Who asks, for the header; may be empty.
    pub organisation: Said,
    /// It belongs to an Easy Read edition, and is shown in the same large letters.
    pub easy_read: bool,
    /// Address of the help page, where there is one.
    pub help: Option<String>,
    /// Where the form that leaves goes.
    pub exit: String,
    /// The languages it is there in, source language first.
    pub languages: Vec<Language>,
}

/// A link to another page of this site, which keeps the reader's language.
#[derive(Clone, Debug)]
pub struct Link {
    /// What is written.
    pub words: Said,
    /// Where it leads.
    pub to: String,
    /// The languages that page is there in, source language first.
    pub languages: Vec<Language>,
}

/// Interface texts in one language, for pages without a questionnaire.
#[derive(Clone, Copy, Debug)]
pub struct Say<'a> {
    /// Interface texts, by language.
    pub messages: &'a Map<Language, Messages>,
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
        let messages = self.messages.get(self.language);
        messages.map(|messages| messages.say_with(key, arguments)).unwrap_or_default()
    }

    /// A text of a definition that is written in `languages`, source language first.
    pub fn text<T: Clone + Default>(&self, text: &Localised<T>, languages: &[Language]) -> Said<T> {
        said(text, self.language, languages)
    }

    /// The address of a page that is there in `languages`, in the reader's language if it is one of
    /// them.
    pub fn to(&self, address: &str, languages: &[Language]) -> String {
        let source = languages.first();
        let language = Some(self.language).filter(|wanted| languages.contains(wanted)).or(source);
        let way = Way { language: language.unwrap_or(self.language), source };
        way.to(address).into_owned()
    }
}

/// A day in digits, as it is typed on the pages: day, month and year, in that order.
pub fn day_in_digits(day: PartialDate) -> String {
    date_words(day)
}

/// The whole page as HTML.
pub fn standing_page(say: &Say<'_>, page: &Standing, head: &Head<'_>) -> String {
    let head = Head {
        title: &page.title,
        language: say.language.as_str(),
        direction: direction(say.language),
        easy_read: page.easy_read,
        ..*head
    };
    document::html(&head, "h-page", &markup(say, page).into_string())
}

fn markup(say: &Say<'_>, page: &Standing) -> Markup {
    let help = Help { say: *say, directory: &page.directory, languages: &page.languages };
    let way = Way { language: say.language, source: page.languages.first() };
    let Standing { name, organisation, .. } = page;
    html! {
        (exit::skips(&|key| say.say(key)))
        header class="h-header" {
            div class="h-header__name" {
                span class="h-header__service" lang=[&name.lang] dir=[name.dir] { (name.text) }
                span class="h-header__organisation" lang=[&organisation.lang]
                    dir=[organisation.dir]
                {
                    (organisation.text)
                }
            }
            (languages(&page.languages, say.messages, say.language))
        }
        section class="h-exit" aria-label=(say.say(Key::ExitRegion)) {
            (exit::exit(&|key| say.say(key), Some(&page.exit), false))
        }
        main class="h-main" id="main-content" {
            h1 class="h-heading" tabindex="-1" { (page.heading) }
            // Where people come for help, danger stands before everything else.
            @if page.help.is_none() { (help.urgent()) }
            @for said in &page.body { (blocks(said, &way)) }
            @if let Some(content) = &page.content { (content) }
            @for (heading, links) in page.links.iter().filter(|(_, links)| !links.is_empty()) {
                @if !heading.is_empty() { h2 class="h-subheading" { (heading) } }
                ul class="h-prose" {
                    @for link in links { li { (anchor(say, link)) } }
                }
            }
            @if page.help.is_some() { (help.urgent()) }
            (help.others())
            @if let Some(link) = &page.onwards {
                p class="h-prose" { (anchor(say, link)) }
            }
        }
        @if let Some(help) = &page.help {
            aside class="h-help" aria-label=(say.say(Key::HelpRegion)) {
                p { a href=(way.to(help)) { (say.say(Key::HelpLink)) } }
            }
        }
    }
}

fn anchor(say: &Say<'_>, link: &Link) -> Markup {
    html! { a href=(say.to(&link.to, &link.languages)) { (within(&link.words)) } }
}
