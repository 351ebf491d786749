//! The respondent's page as the server sends it.

use std::sync::Arc;

use leptos::prelude::*;
use questionnaire::consultation::Edition;

use crate::{
    document::{self, Head, Program, WayOut},
    messages::direction,
    respondent::{Reader, Screen, Setting, respondent, title},
};

/// Renders a screen as a whole page.
pub fn respondent_page(
    setting: &Arc<Setting>,
    screen: Screen,
    stylesheet: &str,
    way_out: WayOut<'_>,
    program: Option<Program<'_>>,
) -> String {
    let reader = Reader::new(Arc::clone(setting), screen.language.as_ref());
    let title = title(&reader, &screen);
    let body = Owner::new().with(|| {
        let screen = RwSignal::new(screen);
        respondent(setting, screen).to_html()
    });
    let head = Head {
        title: &title,
        language: reader.language.as_str(),
        direction: direction(&reader.language),
        easy_read: matches!(setting.edition, Edition::EasyRead(_)),
        stylesheet,
        way_out: Some(way_out),
        program,
        refresh: None,
    };
    document::html(&head, "h-page", &body)
}
