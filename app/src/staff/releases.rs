//! Freezing figures for publication, and what is said around them: plain forms, which need no script.
//! What it shows of a release is what everybody may see once it is published.

mod editor;
mod list;

use leptos::prelude::*;
use maud::{Markup, html};

use super::frame::around;
use crate::document::{self, Head};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Releases {
    /// The name that is signed in.
    pub account: String,
    /// The questionnaire's address, through which the page was reached.
    pub slug: String,
    /// The consultation's name.
    pub consultation: String,
    /// Whom the questionnaire is for.
    pub audience: String,
    /// Whether whoever is signed in may freeze and publish.
    pub may_publish: bool,
    /// The releases, the latest first.
    pub releases: Vec<Line>,
    /// What was written so far.
    pub draft: Draft,
    /// What can be put between the words: name and question of every table of the release that the
    /// draft is about.
    pub tables: Vec<(String, String)>,
    /// What came of the last press of a button.
    pub outcome: Option<Outcome>,
}

/// One release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1 on.
    pub number: u32,
    /// Day and time of day in words.
    pub when: String,
    /// The account.
    pub who: String,
    /// How many responses its figures are of.
    pub responses: u64,
    /// The SHA-256 of its file.
    pub hash: String,
    /// Everybody may see it.
    pub is_public: bool,
}

/// What is said around the figures of a release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Whose figures they are.
    pub number: u32,
    /// What was asked.
    pub asked: String,
    /// What people said.
    pub said: String,
    /// What was done.
    pub did: String,
    /// When it was saved, by whom, and whether everybody may see it; nothing where it was not.
    pub saved: Option<String>,
    /// Something is public, be it this or what was saved before.
    pub is_public: bool,
}

/// What came of the last press of a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done, and this is what.
    Done(String),
    /// It was not, for these reasons: each a sentence without its full stop, and the control that it
    /// is about.
    Problems(Vec<(String, &'static str)>),
}

/// Renders the page.
pub fn releases_page(page: &Releases, stylesheet: &str) -> String {
    let error = if matches!(page.outcome, Some(Outcome::Problems(_))) { "Error: " } else { "" };
    let title = format!("{error}Publish – {} – Heard", page.consultation);
    let head =
        Head { title: &title, language: "en", direction: "ltr", stylesheet, ..Head::default() };
    let content = content(page).into_string();
    let body = Owner::new().with(|| {
        let content = view! { <div inner_html=content></div> };
        around(&page.account, false, content.into_any()).to_html()
    });
    document::html(&head, "h-staff", &body)
}

fn content(page: &Releases) -> Markup {
    html! {
        nav class="h-crumbs" aria-label="Breadcrumb" {
            a href="/staff" { "All questionnaires" }
            " / "
            a href={ "/staff/" (page.slug) } { (page.audience) }
        }
        @match &page.outcome {
            Some(Outcome::Problems(problems)) => (summary(problems)),
            Some(Outcome::Done(done)) => div class="h-message" role="status" { p { (done) } },
            None => {}
        }
        div class="h-desk__head" {
            div {
                h1 class="h-heading" { "Publish" }
                p class="h-sub" { (page.consultation) }
            }
        }
        (list::list(page))
        @if !page.releases.is_empty() { (editor::editor(page)) }
    }
}

fn summary(problems: &[(String, &'static str)]) -> Markup {
    html! {
        div class="govuk-error-summary" id="problems" tabindex="-1" {
            div role="alert" {
                h2 class="govuk-error-summary__title" { "There is a problem" }
                ul class="govuk-error-summary__list" {
                    @for (words, control) in problems { li { a href={ "#" (control) } { (words) } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(may_publish: bool) -> Releases {
        let line = Line {
            number: 2,
            when: "2 November 2026, 14:05".to_owned(),
            who: "<ada>".to_owned(),
            responses: 1204,
            hash: "ab".repeat(32),
            is_public: false,
        };
        let draft = Draft { number: 2, said: "</textarea><b>".to_owned(), ..Draft::default() };
        Releases {
            account: "a.jones".to_owned(),
            slug: "views".to_owned(),
            consultation: "Support <2026>".to_owned(),
            audience: "Everyone".to_owned(),
            may_publish,
            releases: vec![line],
            draft,
            tables: vec![("views:told".to_owned(), "Did you tell?".to_owned())],
            outcome: None,
        }
    }

    #[test]
    fn analysts_get_forms_and_others_see_what_there_is() {
        let [analyst, viewer] = [true, false].map(|may| releases_page(&page(may), "/a/staff.css"));
        for html in [&analyst, &viewer] {
            for words in ["&lt;ada&gt;", "1,204", "/views/results/2.json", "Support &lt;2026&gt;"] {
                assert!(html.contains(words), "{words}: {html}");
            }
            assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
        }
        let form = "method=\"post\" action=\"/staff/views/releases\"";
        assert_eq!((analyst.matches(form).count(), viewer.matches(form).count()), (2, 0));
        assert!(analyst.contains("&lt;/textarea&gt;&lt;b&gt;"), "{analyst}");
        assert!(analyst.contains("[[views:told]]"), "{analyst}");
    }

    #[test]
    fn a_problem_leads_to_what_it_is_about() {
        let problems = vec![("Line 2: HTML. Write plain text".to_owned(), "said")];
        let page = Releases { outcome: Some(Outcome::Problems(problems)), ..page(true) };
        let html = releases_page(&page, "");
        assert!(html.contains("<title>Error: Publish"), "{html}");
        assert!(html.contains("<a href=\"#said\">Line 2: HTML."), "{html}");
        assert!(html.contains("id=\"said\""), "{html}");
    }
}
