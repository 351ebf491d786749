//! The pages around a questionnaire that nothing happens on: privacy, help, leaving, closed, and
//! what a browser is told when something is wrong. Rendered by the server alone, in the same frame.

use std::collections::BTreeMap;

use leptos::prelude::*;
use questionnaire::{definition::Service, prose::Block, text::Language};

use super::{prose::block, reader::direction};
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
    /// Services to list.
    pub services: Vec<Service>,
    /// Where to go from here: words and address.
    pub onwards: Option<(String, String)>,
    /// Lists of further links, each with its heading: what is open, what is not.
    pub links: Vec<(String, Vec<(String, String)>)>,
    /// Name of the survey or the site, for the header.
    pub name: String,
    /// Who asks, for the header; may be empty.
    pub organisation: String,
    /// Address of the help page, where there is one.
    pub help: Option<String>,
}

/// Interface texts in one language, for pages without a questionnaire.
#[derive(Clone, Debug)]
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
    let body = Owner::new().with(|| view(say, page).to_html());
    let head = Head {
        title: &page.title,
        language: say.language.as_str(),
        direction: direction(say.language),
        ..*head
    };
    document::html(&head, "h-page", &body)
}

fn view(say: &Say<'_>, page: &Standing) -> impl IntoView + use<> {
    let services: Vec<_> = page.services.iter().map(|service| service_item(say, service)).collect();
    let services = (!services.is_empty()).then(|| {
        view! {
            <section class="h-services" aria-labelledby="services">
                <h2 class="h-subheading" id="services">{say.say(Key::Services)}</h2>
                <ul class="h-services__list">{services}</ul>
            </section>
        }
    });
    let links = page
        .links
        .iter()
        .filter(|(_, links)| !links.is_empty())
        .map(|(heading, links)| {
            let items: Vec<_> = links
                .iter()
                .map(|(words, to)| view! { <li><a href=to.clone()>{words.clone()}</a></li> })
                .collect();
            view! {
                <h2 class="h-subheading">{heading.clone()}</h2>
                <div class="h-prose"><ul>{items}</ul></div>
            }
        })
        .collect_view();
    let onwards = page.onwards.as_ref().map(|(words, to)| {
        view! { <p class="h-prose"><a href=to.clone()>{words.clone()}</a></p> }
    });
    let help = page.help.clone().map(|help| {
        view! {
            <aside class="h-help" aria-label=say.say(Key::HelpRegion)>
                <p><a href=help>{say.say(Key::HelpLink)}</a></p>
            </aside>
        }
    });
    view! {
        <a class="govuk-skip-link" href="#main-content">{say.say(Key::SkipLink)}</a>
        <header class="h-header">
            <div class="h-header__name">
                <span class="h-header__service">{page.name.clone()}</span>
                <span class="h-header__organisation">{page.organisation.clone()}</span>
            </div>
        </header>
        <main class="h-main" id="main-content">
            <h1 class="h-heading" tabindex="-1">{page.heading.clone()}</h1>
            <div class="h-prose" lang=page.body_language.as_ref().map(|l| l.0.clone())>
                {page.body.iter().map(block).collect_view()}
            </div>
            {links}
            {services}
            {onwards}
        </main>
        {help}
    }
}

fn service_item(say: &Say<'_>, service: &Service) -> impl IntoView + use<> {
    super::services::item_in(service, say.language, &|key, arguments| say.say_with(key, arguments))
}
