//! The directory of help, as the server writes it: one service's card, and all of them on a page.
//!
//! The page lists services by need in `<details>`. Somebody who is watched must be able to look for
//! help with one thing without leaving word of it, so everything that would is ruled out:
//!
//! - a form or a link that filters puts the need into the address, and so into the history;
//! - a link within the page does too: browsers list `…/help#domestic-abuse` as a page of its own;
//! - radio buttons with a stylesheet that filters leave the address alone, but browsers write the
//!   state of controls to the disk, to restore a tab after a crash.
//!
//! Opening `<details>` does none of this, needs no script, can be found by the browser's own search,
//! and shows on the screen only what was opened.

use maud::{Markup, html};
use questionnaire::{
    directory::{Directory, Named, Service},
    text::{Language, Text},
};

use super::{
    errors::date_words,
    reader::{PLACE, Said, put_in},
    standing::Say,
};
use crate::messages::Key;

/// A directory, and for whom it is written.
#[derive(Clone, Copy, Debug)]
pub struct Help<'a> {
    /// Interface texts, and the language wanted.
    pub say: Say<'a>,
    /// The directory.
    pub directory: &'a Directory,
    /// The languages it is written in, the source language first.
    pub languages: &'a [Language],
}

impl Help<'_> {
    /// What there is to read about a service.
    pub fn card(&self, service: &Service) -> Markup {
        let name = self.text(&service.name);
        let about = self.text(&service.about);
        html! {
            h3 class="h-service__name" lang=[name.lang] dir=[name.dir] { (name.text) }
            p class="h-service__about" lang=[about.lang] dir=[about.dir] { (about.text) }
            ul class="h-service__ways" {
                (self.number("tel", Key::ServiceCall, &service.phone))
                (self.number("tel", Key::ServiceRelay, &service.textphone))
                (self.number("sms", Key::ServiceText, &service.sms))
                @if !service.web.is_empty() {
                    li {
                        a href=(service.web) rel="noreferrer nofollow" dir="ltr" {
                            (service.web.trim_start_matches("https://").trim_end_matches('/'))
                        }
                    }
                }
            }
            ul class="h-service__facts" { (self.facts(service)) }
        }
    }

    /// What is worth knowing before one calls.
    fn facts(&self, service: &Service) -> Markup {
        let hours = self.text(&service.hours);
        let places: Vec<Said> = self
            .directory
            .districts
            .iter()
            .filter(|district| service.districts.contains(&district.id))
            .map(|district| self.text(&district.label))
            .collect();
        // One language for all of them, since they stand in one sentence.
        let other = places.iter().find(|place| place.lang.is_some());
        let (lang, dir) = other.map_or((None, None), |place| (place.lang.clone(), place.dir));
        let names: Vec<_> = places.into_iter().map(|place| place.text).collect();
        let checked = ("date", date_words(service.checked).into());
        html! {
            @if !hours.text.is_empty() { li lang=[hours.lang] dir=[hours.dir] { (hours.text) } }
            (self.fact(Key::ServiceCost, self.text(&service.cost)))
            (self.fact(Key::ServiceLanguages, self.text(&service.languages)))
            (self.fact(Key::ServicePlaces, Said { text: names.join(", "), lang, dir }))
            li { (self.say.say_with(Key::ServiceChecked, &[checked])) }
        }
    }

    fn fact(&self, key: Key, fact: Said) -> Markup {
        html! {
            @if !fact.text.is_empty() {
                li { (self.around(key, &html! { span lang=[fact.lang] dir=[fact.dir] { (fact.text) } })) }
            }
        }
    }

    /// A link that calls or writes to a number, where the service has one.
    fn number(&self, scheme: &str, key: Key, number: &str) -> Markup {
        let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        // A number reads from left to right in every language.
        let number = html! { bdi class="h-number" dir="ltr" { (number) } };
        html! {
            @if !digits.is_empty() {
                li { a href={ (scheme) ":" (digits) } { (self.around(key, &number)) } }
            }
        }
    }

    /// The words of a message around something that is markup.
    fn around(&self, key: Key, what: &Markup) -> Markup {
        put_in(&self.say.say_with(key, &[("what", PLACE.into())]), what)
    }

    /// Services for danger to life.
    pub(super) fn urgent(&self) -> Markup {
        let emergency: Vec<_> = self.directory.emergency().collect();
        self.open_part("emergency", Key::HelpEmergency, &emergency)
    }

    /// Every other service, by what it is for.
    pub(super) fn others(&self) -> Markup {
        let Self { directory, .. } = self;
        let general: Vec<_> = directory.general().collect();
        let general_heading =
            if directory.needs.is_empty() { Key::Services } else { Key::HelpAnyone };
        html! {
            (self.open_part("services", general_heading, &general))
            (self.closed_parts("needs", (Key::HelpNeeds, Key::HelpNeedsHint), &directory.needs, |id| {
                directory.for_need(id).collect()
            }))
            (self.closed_parts(
                "districts",
                (Key::HelpDistricts, Key::HelpDistrictsHint),
                &directory.districts,
                |id| directory.for_district(id).collect(),
            ))
        }
    }

    fn open_part(&self, id: &str, heading: Key, services: &[&Service]) -> Markup {
        html! {
            @if !services.is_empty() {
                section class="h-services" aria-labelledby=(id) {
                    h2 class="h-subheading" id=(id) { (self.say.say(heading)) }
                    (self.list(services))
                }
            }
        }
    }

    /// A part for each of some words, to be opened one by one.
    fn closed_parts<'d>(
        &self,
        id: &str,
        (heading, hint): (Key, Key),
        words: &'d [Named],
        services: impl Fn(&'d str) -> Vec<&'d Service>,
    ) -> Markup {
        let parts: Vec<_> = words
            .iter()
            .map(|word| (self.text(&word.label), services(&word.id)))
            .filter(|(_, services)| !services.is_empty())
            .collect();
        html! {
            @if !parts.is_empty() {
                section class="h-services" aria-labelledby=(id) {
                    h2 class="h-subheading" id=(id) { (self.say.say(heading)) }
                    p class="h-services__why" { (self.say.say(hint)) }
                    @for (label, services) in &parts {
                        details class="h-need" {
                            summary class="h-need__name" lang=[&label.lang] dir=[label.dir] { (label.text) }
                            (self.list(services))
                        }
                    }
                }
            }
        }
    }

    fn list(&self, services: &[&Service]) -> Markup {
        html! {
            ul class="h-services__list" {
                @for service in services { li class="h-service" { (self.card(service)) } }
            }
        }
    }

    fn text(&self, text: &Text) -> Said {
        self.say.text(text, self.languages)
    }
}
