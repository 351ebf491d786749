//! What every staff page has around it, and how the figures on it stay up to date.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    board::{Latest, Started},
    overview::overview,
    results::results,
};

/// How the page gets to know of new responses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// It does not: it was rendered, and nothing has taken it over yet.
    #[default]
    Rendered,
    /// As soon as one is stored.
    Live,
    /// The connection is lost; it is tried again.
    Lost,
}

/// Everything inside `<body>` of the overview and of a questionnaire's results. Whoever sets the
/// signals changes the figures; the page around them stays, and so does the focus.
pub fn board(
    started: &Arc<Started>,
    latest: RwSignal<Latest>,
    link: RwSignal<Link>,
) -> impl IntoView + use<> {
    let content = match &started.outline {
        Some(outline) => results(outline, latest, status(latest, link)).into_any(),
        None => overview(latest, status(latest, link)).into_any(),
    };
    around(&started.account, started.outline.is_none(), content)
}

/// What is around the content of every page of somebody who is signed in.
pub(super) fn around(account: &str, is_overview: bool, content: AnyView) -> impl IntoView + use<> {
    let account = account.to_owned();
    view! {
        <a class="govuk-skip-link" href="#main-content">"Skip to main content"</a>
        <header class="h-bar-top">
            <div class="h-bar-top__inner">
                <a class="h-bar-top__name" href="/staff">"Heard"</a>
                <nav class="h-bar-top__nav" aria-label="Staff">
                    <ul class="h-bar-top__links">
                        <li>
                            <a href="/staff" aria-current=is_overview.then_some("page")>
                                "Results"
                            </a>
                        </li>
                    </ul>
                </nav>
                <form class="h-bar-top__account" method="post" action="/staff/sign-out">
                    <span>{account}</span>
                    <button class="h-link" type="submit">"Sign out"</button>
                </form>
            </div>
        </header>
        <main class="h-desk" id="main-content">{content}</main>
    }
}

/// When the figures were read. It changes once a minute at the most, so that somebody who listens
/// is not told of every response.
fn status(latest: RwSignal<Latest>, link: RwSignal<Link>) -> impl IntoView {
    let words = move || {
        let at = latest.with(|latest| latest.at.clone());
        match link.get() {
            Link::Rendered => format!("As of {at}"),
            Link::Live => format!("Live. Updated at {at}"),
            Link::Lost => format!("No connection. As of {at}, trying again"),
        }
    };
    view! {
        <div class="h-live" class:h-live--paused=move || link.get() != Link::Live>
            <span class="h-live__dot" aria-hidden="true"></span>
            <p role="status">{words}</p>
            // An empty reference is the page itself.
            <a href="">"Refresh"</a>
        </div>
    }
}
