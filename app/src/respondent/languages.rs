//! The languages a page is there in, each in itself. Links, so that they work without script.

use maud::{Markup, html};
use questionnaire::{map::Map, text::Language};

use crate::messages::{Key, Messages, direction};

/// The languages; nothing where there is only one. `current` is the page's own.
pub(super) fn languages(
    offered: &[Language],
    messages: &Map<Language, Messages>,
    current: &Language,
) -> Markup {
    let offered = offered.iter().filter_map(|language| Some((language, messages.get(language)?)));
    let offered: Vec<_> = offered.collect();
    let label = messages.get(current).map(|messages| messages.say(Key::LanguageNav));
    html! {
        @if offered.len() > 1 {
            nav class="h-languages" aria-label=[label] {
                ul class="h-languages__list" {
                    @for (language, messages) in offered {
                        @let (tag, name) = (language.as_str(), messages.say(Key::LanguageName));
                        @let dir = Some(direction(language)).filter(|d| *d != direction(current));
                        li {
                            @if language == current {
                                span aria-current="true" lang=(tag) { (name) }
                            } @else {
                                a href={ "?lang=" (tag) } rel="alternate" hreflang=(tag) lang=(tag)
                                    dir=[dir]
                                {
                                    (name)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
