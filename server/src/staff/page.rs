//! The pages with figures, for those who are signed in.

use std::sync::Arc;

use app::{
    document::Program,
    staff::{
        board::{Latest, Outline, Started},
        board_page,
    },
};
use axum::{
    Extension,
    extract::{Path, State as Shared},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use super::{board, outline::outline, visitor::Visitor};
use crate::{hygiene::Nonce, state::State};

/// Every questionnaire, and how many responses came.
pub async fn overview(
    visitor: Visitor,
    Shared(state): Shared<State>,
    Extension(nonce): Extension<Nonce>,
) -> Response {
    let latest = board::overview(&state);
    show(&state, &visitor, &nonce, None, latest)
}

/// The results of one.
pub async fn results(
    visitor: Visitor,
    Path(slug): Path<String>,
    Shared(state): Shared<State>,
    Extension(nonce): Extension<Nonce>,
) -> Response {
    match (state.catalogue.get(&slug), board::results(&state, &slug)) {
        (Some(entry), Some(latest)) => show(&state, &visitor, &nonce, Some(outline(entry)), latest),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn show(
    state: &State,
    visitor: &Visitor,
    nonce: &Nonce,
    outline: Option<Outline>,
    latest: Latest,
) -> Response {
    let started = Arc::new(Started { account: visitor.staff.name.clone(), outline, latest });
    let address = |name| state.assets.address(name);
    let program = (!address("staff.js").is_empty()).then_some(Program {
        script: address("staff.js"),
        wasm: address("staff.wasm"),
        nonce: &nonce.0,
        started: "",
        setting: None,
    });
    Html(board_page(&started, address("staff.css"), program)).into_response()
}
