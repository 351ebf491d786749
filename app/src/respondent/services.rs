//! Who can help: a list of services, as plain links that work without script.

use maud::{Markup, html};
use questionnaire::{
    definition::Service,
    text::{Language, Text},
};

use super::{
    errors::date_words,
    reader::{Reader, Said},
};
use crate::messages::{Argument, Key};

/// Says an interface text with its arguments.
type SayWith<'a> = &'a dyn Fn(Key, &[(&str, Argument)]) -> String;

/// The services with these identifiers; nothing where there are none.
pub(super) fn services(reader: &Reader, ids: &[String]) -> Markup {
    let questionnaire = &reader.setting.questionnaire;
    let found: Vec<_> = ids.iter().filter_map(|id| questionnaire.service(id)).collect();
    section(&found, &reader.language, &|key, arguments| reader.say_with(key, arguments))
}

/// A section with these services, for a reader of `language`; nothing where there are none.
pub(super) fn section(services: &[&Service], language: &Language, say: SayWith<'_>) -> Markup {
    html! {
        @if !services.is_empty() {
            section class="h-services" aria-labelledby="services" {
                h2 class="h-subheading" id="services" { (say(Key::Services, &[])) }
                ul class="h-services__list" {
                    @for service in services { (item(service, language, say)) }
                }
            }
        }
    }
}

fn item(service: &Service, language: &Language, say: SayWith<'_>) -> Markup {
    let name = in_language(&service.name, language);
    let about = in_language(&service.about, language);
    let hours = in_language(&service.hours, language);
    let checked = ("date", date_words(service.checked).into());
    html! {
        li class="h-service" {
            h3 class="h-service__name" lang=[name.lang] { (name.text) }
            p class="h-service__about" lang=[about.lang] { (about.text) }
            ul class="h-service__ways" {
                (number(say, "tel", Key::ServiceCall, &service.phone))
                (number(say, "sms", Key::ServiceText, &service.sms))
                @if !service.web.is_empty() {
                    li {
                        a href=(service.web) rel="noreferrer nofollow" {
                            (without_scheme(&service.web))
                        }
                    }
                }
            }
            p class="h-service__hours" {
                @if !hours.text.is_empty() { span lang=[hours.lang] { (hours.text) } " · " }
                (say(Key::ServiceChecked, &[checked]))
            }
        }
    }
}

/// An address as people write it.
fn without_scheme(address: &str) -> &str {
    address.strip_prefix("https://").unwrap_or(address).trim_end_matches('/')
}

/// A service's text in the language, else in the first there is.
fn in_language(text: &Text, language: &Language) -> Said {
    let others: Vec<_> = text.0.keys().cloned().collect();
    match text.in_language(language, &others) {
        Some(spoken) => Said {
            text: spoken.value.clone(),
            lang: spoken.other_language.map(|language| language.0.clone()),
        },
        None => Said { text: String::new(), lang: None },
    }
}

/// A link that calls or writes to a number, where the service has one.
fn number(say: SayWith<'_>, scheme: &str, key: Key, number: &str) -> Markup {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    html! {
        @if !digits.is_empty() {
            li { a href={ (scheme) ":" (digits) } { (say(key, &[("number", number.into())])) } }
        }
    }
}
