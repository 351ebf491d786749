//! Every address, in one table, and the layers around all of them.

use std::sync::Arc;

use app::{
    respondent::{PASSED, carry, lock, send::ssr::Receiver},
    staff::figures::ssr::AtDesk,
};
use axum::{
    BoxError, Router,
    error_handling::HandleErrorLayer,
    extract::{DefaultBodyLimit, Request, State as Shared},
    http::{HeaderMap, StatusCode, Uri},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use leptos::prelude::provide_context;
use tower::{ServiceBuilder, limit::GlobalConcurrencyLimitLayer, load_shed::LoadShedLayer};
use tower_http::{
    catch_panic::CatchPanicLayer, csrf::CsrfLayer, limit::RequestBodyLimitLayer,
    timeout::TimeoutLayer,
};

use crate::{
    hygiene, leaving, passing, published, reception::FrontDesk, respond, staff, staff::StaffDesk,
    standing, state::State, withdrawal,
};

/// The whole program as a service. `concurrency` requests are worked on at once; further ones are
/// asked to come back, before anything is read from them.
pub fn router(state: State, concurrency: usize) -> Router {
    let around = ServiceBuilder::new()
        // From the outside in: what is first here sees every answer last.
        .layer(middleware::from_fn(hygiene::headers))
        .layer(middleware::from_fn_with_state(state.clone(), hygiene::error_pages))
        .layer(CatchPanicLayer::new())
        .layer(HandleErrorLayer::new(async |_: BoxError| hygiene::overloaded()))
        .layer(LoadShedLayer::new())
        .layer(GlobalConcurrencyLimitLayer::new(concurrency))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            hygiene::LONGEST_REQUEST,
        ))
        .layer(CsrfLayer::new())
        .layer(RequestBodyLimitLayer::new(hygiene::LARGEST_BODY))
        .layer(DefaultBodyLimit::max(hygiene::LARGEST_BODY));
    let respondents = Router::new()
        .route("/", get(standing::home).post(respond::leave))
        .route("/{slug}", get(respond::get).post(respond::post))
        .route("/{slug}/privacy", get(standing::privacy))
        .route("/{slug}/help", get(standing::help))
        .route("/{slug}/leaving", get(standing::leaving))
        .route("/{slug}/accessibility", get(standing::accessibility))
        .route("/{slug}/results", get(published::page))
        .route("/{slug}/results/{name}", get(published::release))
        .route("/{slug}/withdraw", get(withdrawal::page).post(withdrawal::withdraw))
        .route_layer(middleware::from_fn_with_state(state.clone(), leaving::guard));
    Router::new()
        .merge(respondents)
        .route("/health", get(health))
        .route("/favicon.ico", get(asset))
        .route("/favicon.svg", get(asset))
        .route("/a/{name}", get(asset))
        .route(carry::PATH, post(respond::give))
        .route(lock::PATH, post(respond::lock))
        .route(PASSED, post(passing::passed))
        .route("/api/{function}", post(function))
        .route("/staff", get(staff::overview))
        .route("/staff/sign-in", get(staff::form).post(staff::sign_in))
        .route("/staff/sign-out", post(staff::sign_out))
        .route("/staff/live", get(staff::live))
        .route("/staff/{slug}", get(staff::results))
        .route("/staff/{slug}/compare", get(staff::table).post(staff::keep))
        .route("/staff/{slug}/taking-part", get(staff::turnout))
        .route("/staff/{slug}/releases", get(staff::releases).post(staff::act))
        .route("/staff/{slug}/releases/preview", get(staff::preview))
        .route("/staff/{slug}/download", get(staff::download).post(staff::take))
        .route("/staff/{slug}/download/{file}", get(staff::file))
        .fallback(standing::missing)
        .layer(around)
        .with_state(state)
}

/// Alive, and able to store answers.
async fn health(Shared(state): Shared<State>) -> Response {
    if state.store.is_accepting() {
        "ok\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database accepts nothing; restart\n").into_response()
    }
}

async fn asset(Shared(state): Shared<State>, uri: Uri, headers: HeaderMap) -> Response {
    state.assets.respond(uri.path(), &headers)
}

/// Server functions.
async fn function(Shared(state): Shared<State>, request: Request) -> Response {
    let desk: AtDesk = Arc::new(StaffDesk::new(state.clone(), request.headers()));
    let context = move || {
        let reception: Receiver = Arc::new(FrontDesk(state.clone()));
        provide_context(reception);
        provide_context(Arc::clone(&desk));
    };
    leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
}
