//! The overview and the results as the server sends them.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Link, board, board::Started};
use crate::document::{self, Head, Program};

/// Where there is no script, a page loads itself again after so many seconds.
const REFRESH: u32 = 30;

/// Renders a page with figures. `program` says where its script is, if it has one; what it starts
/// from is put in here.
pub fn board_page(
    started: &Arc<Started>,
    stylesheet: &str,
    program: Option<Program<'_>>,
) -> String {
    let text = started.to_text();
    let body = Owner::new().with(|| {
        let latest = RwSignal::new(started.latest.clone());
        board(started, latest, RwSignal::new(Link::default())).to_html()
    });
    let title = match &started.outline {
        Some(outline) => format!("{} – Results – Heard", outline.audience),
        None => "Results – Heard".to_owned(),
    };
    let head = Head {
        easy_read: false,
        title: &title,
        language: "en",
        direction: "ltr",
        stylesheet,
        program: program.map(|program| Program { started: &text, ..program }),
        refresh: Some(REFRESH),
        way_out: None,
    };
    document::html(&head, "h-staff", &body)
}
