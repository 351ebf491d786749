//! Who can help: a list of services, as plain links that work without script.

use leptos::{either::Either, prelude::*};
use questionnaire::{
    definition::Service,
    text::{Language, Text},
};

use super::{
    errors::date_words,
    reader::{Reader, Said},
};
use crate::messages::{Argument, Key};

/// The services with these identifiers; nothing where there are none.
pub(super) fn services(reader: &Reader, ids: &[String]) -> Option<impl IntoView + use<>> {
    let found: Vec<_> =
        ids.iter().filter_map(|id| reader.setting.questionnaire.service(id)).cloned().collect();
    (!found.is_empty()).then(|| {
        view! {
            <section class="h-services" aria-labelledby="services">
                <h2 class="h-subheading" id="services">{reader.say(Key::Services)}</h2>
                {list(reader, &found)}
            </section>
        }
    })
}

/// A list of services.
fn list(reader: &Reader, services: &[Service]) -> impl IntoView + use<> {
    let say = |key, arguments: &[(&str, Argument)]| reader.say_with(key, arguments);
    let items: Vec<_> =
        services.iter().map(|service| item_in(service, &reader.language, &say)).collect();
    view! { <ul class="h-services__list">{items}</ul> }
}

/// Says an interface text with its arguments.
type SayWith<'a> = &'a dyn Fn(Key, &[(&str, Argument)]) -> String;

/// One service, for a reader of `language`.
pub(super) fn item_in(
    service: &Service,
    language: &Language,
    say: SayWith<'_>,
) -> impl IntoView + use<> {
    let name = in_language(&service.name, language);
    let about = in_language(&service.about, language);
    let hours = (!service.hours.is_empty()).then(|| in_language(&service.hours, language));
    let checked = say(Key::ServiceChecked, &[("date", date_words(service.checked).into())]);
    let call = number(say, "tel", Key::ServiceCall, &service.phone);
    let text = number(say, "sms", Key::ServiceText, &service.sms);
    let site = (!service.web.is_empty()).then(|| {
        let shown = service.web.trim_start_matches("https://").trim_end_matches('/').to_owned();
        view! { <li><a href=service.web.clone() rel="noreferrer nofollow">{shown}</a></li> }
    });
    view! {
        <li class="h-service">
            <h3 class="h-service__name" lang=name.lang>{name.text}</h3>
            <p class="h-service__about" lang=about.lang>{about.text}</p>
            <ul class="h-service__ways">{call} {text} {site}</ul>
            <p class="h-service__hours">
                {hours.map(|hours| view! { <span lang=hours.lang>{hours.text}</span> " · " })}
                {checked}
            </p>
        </li>
    }
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
fn number(say: SayWith<'_>, scheme: &str, key: Key, number: &str) -> impl IntoView + use<> {
    if number.is_empty() {
        return Either::Left(());
    }
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let words = say(key, &[("number", number.into())]);
    Either::Right(view! { <li><a href=format!("{scheme}:{digits}")>{words}</a></li> })
}
