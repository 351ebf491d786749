//! Who can help: a list of services, as plain links that work without script.

use maud::{Markup, html};
use questionnaire::{definition::Service, text::Text};

use super::{
    errors::date_words,
    reader::{PLACE, Reader, Said, put_in},
};
use crate::messages::{Argument, Key};

/// A text of the definition in the reader's language.
type InWords<'a> = &'a dyn Fn(&Text) -> Said;

/// Says an interface text with its arguments.
type SayWith<'a> = &'a dyn Fn(Key, &[(&str, Argument)]) -> String;

/// The services with these identifiers; nothing where there are none.
pub(super) fn services(reader: &Reader, ids: &[String]) -> Markup {
    let questionnaire = &reader.setting.questionnaire;
    let found: Vec<_> = ids.iter().filter_map(|id| questionnaire.service(id)).collect();
    let text = |text: &Text| reader.text(text);
    section(&found, &text, &|key, arguments| reader.say_with(key, arguments))
}

/// A section with these services; nothing where there are none.
pub(super) fn section(services: &[&Service], text: InWords<'_>, say: SayWith<'_>) -> Markup {
    html! {
        @if !services.is_empty() {
            section class="h-services" aria-labelledby="services" {
                h2 class="h-subheading" id="services" { (say(Key::Services, &[])) }
                ul class="h-services__list" {
                    @for service in services { (item(service, text, say)) }
                }
            }
        }
    }
}

fn item(service: &Service, text: InWords<'_>, say: SayWith<'_>) -> Markup {
    let (name, about, hours) = (text(&service.name), text(&service.about), text(&service.hours));
    let checked = ("date", date_words(service.checked).into());
    html! {
        li class="h-service" {
            h3 class="h-service__name" lang=[name.lang] dir=[name.dir] { (name.text) }
            p class="h-service__about" lang=[about.lang] dir=[about.dir] { (about.text) }
            ul class="h-service__ways" {
                (number(say, "tel", Key::ServiceCall, &service.phone))
                (number(say, "sms", Key::ServiceText, &service.sms))
                @if !service.web.is_empty() {
                    li {
                        a href=(service.web) rel="noreferrer nofollow" dir="ltr" {
                            (without_scheme(&service.web))
                        }
                    }
                }
            }
            p class="h-service__hours" {
                @if !hours.text.is_empty() { span lang=[hours.lang] dir=[hours.dir] { (hours.text) } " · " }
                (say(Key::ServiceChecked, &[checked]))
            }
        }
    }
}

/// An address as people write it.
fn without_scheme(address: &str) -> &str {
    address.strip_prefix("https://").unwrap_or(address).trim_end_matches('/')
}

/// A link that calls or writes to a number, where the service has one.
fn number(say: SayWith<'_>, scheme: &str, key: Key, number: &str) -> Markup {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    // Its groups of digits stand in this order in every language.
    let shown = html! { bdi dir="ltr" { (number) } };
    html! {
        @if !digits.is_empty() {
            li {
                a href={ (scheme) ":" (digits) } {
                    (put_in(&say(key, &[("number", PLACE.into())]), &shown))
                }
            }
        }
    }
}
