//! Signing in: a plain form that needs no script. It never says whether it was the name or the
//! password that was wrong, nor whether there is such a name.

use leptos::prelude::*;

use crate::document::{self, Head};

/// What has become of the last attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// There was none.
    None,
    /// The name or the password is not right.
    Wrong,
    /// There were too many; the next one counts after so many seconds.
    Wait(u64),
    /// It could not be looked at.
    Fault,
}

impl Attempt {
    /// What to say, if anything.
    fn words(self) -> Option<String> {
        Some(match self {
            Self::None => return None,
            Self::Wrong => "The name or the password is not right".to_owned(),
            Self::Wait(1) => "Too many attempts: wait a second, then try again".to_owned(),
            Self::Wait(seconds) => {
                format!("Too many attempts: wait {seconds} seconds, then try again")
            }
            Self::Fault => "You could not be signed in just now. Try again in a minute".to_owned(),
        })
    }
}

/// Renders the page, with the name that was typed.
pub fn sign_in_page(name: &str, attempt: Attempt, stylesheet: &str) -> String {
    let error = attempt.words();
    let title = if error.is_some() { "Error: Sign in – Heard" } else { "Sign in – Heard" };
    let head = Head { title, language: "en", direction: "ltr", stylesheet, ..Head::default() };
    let body = Owner::new().with(|| body(name.to_owned(), error).to_html());
    document::html(&head, "h-staff", &body)
}

fn body(name: String, error: Option<String>) -> impl IntoView {
    let in_error = error.is_some();
    let group =
        if in_error { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
    let input = if in_error { "govuk-input govuk-input--error" } else { "govuk-input" };
    let described = in_error.then_some("name-error");
    let invalid = in_error.then_some("true");
    view! {
        <a class="govuk-skip-link" href="#main-content">"Skip to main content"</a>
        <header class="h-bar-top">
            <div class="h-bar-top__inner">
                <a class="h-bar-top__name" href="/staff">"Heard"</a>
            </div>
        </header>
        <main class="h-desk h-desk--narrow" id="main-content">
            {error.clone().map(summary)}
            <h1 class="h-heading">"Sign in"</h1>
            <form method="post" action="/staff/sign-in">
                <div class=group>
                    <label class="govuk-label" for="name">"Name"</label>
                    {error.map(inline)}
                    <input
                        class=input
                        type="text"
                        id="name"
                        name="name"
                        value=name
                        autocomplete="username"
                        autocapitalize="none"
                        spellcheck="false"
                        aria-describedby=described
                        aria-invalid=invalid
                        required
                    />
                </div>
                <div class="govuk-form-group">
                    <label class="govuk-label" for="password">"Password"</label>
                    <input
                        class=input
                        type="password"
                        id="password"
                        name="password"
                        autocomplete="current-password"
                        aria-describedby=described
                        aria-invalid=invalid
                        required
                    />
                </div>
                <div class="h-actions">
                    <button class="govuk-button" type="submit">"Sign in"</button>
                </div>
            </form>
        </main>
    }
}

fn summary(error: String) -> impl IntoView {
    view! {
        <div class="govuk-error-summary" id="problems" tabindex="-1">
            <div role="alert">
                <h2 class="govuk-error-summary__title">"There is a problem"</h2>
                <ul class="govuk-error-summary__list">
                    <li><a href="#name">{error}</a></li>
                </ul>
            </div>
        </div>
    }
}

fn inline(error: String) -> impl IntoView {
    view! {
        <p class="govuk-error-message" id="name-error">
            <span class="govuk-visually-hidden">"Error:"</span>
            " "
            {error}
        </p>
    }
}
