//! Signposts: services that help, beside a question and at the end. Plain links that work without
//! script.

use maud::{Markup, PreEscaped, html};
use questionnaire::{
    condition::Expression, journey::Journey, map::Map, route::Route, text::Language,
};
use serde::{Deserialize, Serialize};

use super::{reader::Reader, screen::Setting};
use crate::messages::Key;

/// A service that pages may point to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signpost {
    /// The service's identifier.
    pub id: String,
    /// It fits these answers, where a page asks for services that fit.
    pub show_for: Option<Expression>,
    /// What there is to read about it, by language: HTML that the server has written, so that
    /// nothing which writes it travels to a phone.
    pub card: Map<Language, String>,
}

/// The services that fit a journey's answers, by identifier. Worked out where the page is shown, on
/// the device or while it is being answered, and never recorded.
pub fn fitting(setting: &Setting, journey: &Journey) -> Vec<String> {
    let visible = Route::visible(&setting.questionnaire, &journey.answers);
    let fits = |signpost: &&Signpost| signpost.show_for.as_ref().is_some_and(|c| c.holds(&visible));
    setting.signposts.iter().filter(fits).map(|signpost| signpost.id.clone()).collect()
}

/// The services that fit, and after them those with these identifiers; nothing where there are none.
pub(super) fn services(reader: &Reader, ids: &[String], fitting: &[String]) -> Markup {
    let card = |id: &String| {
        let signpost = reader.setting.signposts.iter().find(|signpost| signpost.id == *id)?;
        signpost.card.get(&reader.language)
    };
    let always = ids.iter().filter(|id| !fitting.contains(id));
    let cards: Vec<_> = fitting.iter().chain(always).filter_map(card).collect();
    html! {
        @if !cards.is_empty() {
            section class="h-services" aria-labelledby="services" {
                h2 class="h-subheading" id="services" { (reader.say(Key::Services)) }
                @if !fitting.is_empty() {
                    p class="h-services__why" { (reader.say(Key::ServicesFit)) }
                }
                ul class="h-services__list" {
                    @for card in cards { li class="h-service" { (PreEscaped(card)) } }
                }
            }
        }
    }
}
