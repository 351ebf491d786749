//! What can be taken away of one questionnaire: plain links and plain forms, which need no script.
//! It shows no figure but how many responses others took.

mod rows;
mod taken;

use leptos::prelude::*;

use super::frame::around;
use crate::document::{self, Head};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Download {
    /// The name that is signed in.
    pub account: String,
    /// The questionnaire's address.
    pub slug: String,
    /// The consultation's name.
    pub consultation: String,
    /// Whom the questionnaire is for.
    pub audience: String,
    /// Whether whoever is signed in may take responses row by row.
    pub may_take_rows: bool,
    /// Fewer people than this are few.
    pub threshold: u32,
    /// Whether the consultation names questions that could point to a person.
    pub identifies: bool,
    /// Who took rows, the latest first.
    pub taken: Vec<Taken>,
    /// There are more of them than the page shows.
    pub more: bool,
    /// Why there is no file.
    pub problem: Option<Problem>,
}

/// That somebody took rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Day and time of day in words.
    pub when: String,
    /// The account; without one, somebody at the command line.
    pub who: Option<String>,
    /// The ending of the file.
    pub format: String,
    /// Not protected.
    pub exact: bool,
    /// How many responses.
    pub responses: u64,
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The account may not take rows.
    NotForYou,
    /// There is no such format.
    NoFormat,
    /// Exact rows were asked for without saying that one knows what they are.
    NotUnderstood,
    /// Others are taking rows just now.
    Busy,
    /// It could not be made.
    Fault,
}

impl Problem {
    /// What to say, and the control that it is about.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::NotForYou => (
                "Rows are for analysts, and your account is not one. Ask whoever looks after Heard",
                "#rows",
            ),
            Self::NoFormat => ("Choose a format", "#protected-format"),
            Self::NotUnderstood => {
                ("Tick the box to say that you know what exact rows are", "#exact-understood")
            }
            Self::Busy => ("Others are taking rows just now. Try again in a minute", "#rows"),
            Self::Fault => (
                "The file could not be made. Try again in a minute; if it happens again, tell \
                 whoever looks after Heard",
                "#rows",
            ),
        }
    }
}

/// Renders the page.
pub fn download_page(download: &Download, stylesheet: &str) -> String {
    let error = if download.problem.is_some() { "Error: " } else { "" };
    let title = format!("{error}Download – {} – Heard", download.audience);
    let head =
        Head { title: &title, language: "en", direction: "ltr", stylesheet, ..Head::default() };
    let body = Owner::new()
        .with(|| around(&download.account, false, content(download).into_any()).to_html());
    document::html(&head, "h-staff", &body)
}

fn content(download: &Download) -> impl IntoView + use<> {
    let results = format!("/staff/{}", download.slug);
    let file = |name: &str| format!("{results}/download/{name}");
    view! {
        <nav class="h-crumbs" aria-label="Breadcrumb">
            <a href="/staff">"All questionnaires"</a>
            " / "
            <a href=results.clone()>{download.audience.clone()}</a>
        </nav>
        {download.problem.map(summary)}
        <div class="h-desk__head">
            <div>
                <h1 class="h-heading">"Download"</h1>
                <p class="h-sub">{download.audience.clone()}". "{download.consultation.clone()}"."</p>
            </div>
        </div>
        <section class="h-take" aria-labelledby="tables">
            <h2 class="h-part__title" id="tables">"Tables"</h2>
            <p>
                "The figures of the results page, protected in the same way. They may be published \
                 as they are."
            </p>
            <ul class="h-contents__list">
                <li><a href=file("tables.csv")>"Tables as CSV"</a></li>
                <li><a href=file("tables.xlsx")>"Tables as a workbook (XLSX)"</a></li>
                <li><a href=file("tables.json")>"Tables as JSON"</a></li>
            </ul>
        </section>
        <section class="h-take" aria-labelledby="codebook">
            <h2 class="h-part__title" id="codebook">"Codebook"</h2>
            <p>"Every question, the variables that it becomes in rows, and what their codes mean."</p>
            <ul class="h-contents__list">
                <li><a href=file("codebook.html")>"Codebook as a page (HTML)"</a></li>
                <li><a href=file("codebook.md")>"Codebook as text (Markdown)"</a></li>
            </ul>
        </section>
        {rows::rows(download)}
        {taken::taken(&download.taken, download.more)}
    }
}

fn summary(problem: Problem) -> impl IntoView {
    let (words, place) = problem.words();
    view! {
        <div class="govuk-error-summary" id="problems" tabindex="-1">
            <div role="alert">
                <h2 class="govuk-error-summary__title">"There is a problem"</h2>
                <ul class="govuk-error-summary__list">
                    <li><a href=place>{words}</a></li>
                </ul>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn download(may_take_rows: bool) -> Download {
        Download {
            account: "a.jones".to_owned(),
            slug: "views".to_owned(),
            consultation: "Support <2026>".to_owned(),
            audience: "Everyone".to_owned(),
            may_take_rows,
            threshold: 10,
            identifies: true,
            taken: Vec::new(),
            more: false,
            problem: None,
        }
    }

    #[test]
    fn everybody_gets_tables_and_analysts_get_forms() {
        let viewer = download_page(&download(false), "/a/staff.css");
        let analyst = download_page(&download(true), "/a/staff.css");
        for page in [&viewer, &analyst] {
            for name in ["tables.csv", "tables.xlsx", "tables.json", "codebook.md", "codebook.html"]
            {
                assert!(page.contains(&format!("href=\"/staff/views/download/{name}\"")), "{name}");
            }
            assert!(page.contains("Nobody has taken rows or opened exact tables yet"), "{page}");
            assert!(page.contains("Support &lt;2026&gt;"), "{page}");
            assert!(!page.contains("<script"), "{page}");
        }
        let form = "method=\"post\" action=\"/staff/views/download\"";
        assert_eq!((viewer.matches(form).count(), analyst.matches(form).count()), (0, 2));
        assert_eq!(analyst.matches("name=\"understood\"").count(), 1);
    }

    #[test]
    fn a_problem_leads_to_what_it_is_about() {
        for problem in [Problem::NoFormat, Problem::NotUnderstood, Problem::Busy, Problem::Fault] {
            let page = download_page(&Download { problem: Some(problem), ..download(true) }, "");
            let (words, place) = problem.words();
            assert!(page.contains("<title>Error: Download"), "{page}");
            assert!(page.contains(words), "{words}");
            assert!(page.contains(&format!("id=\"{}\"", place.trim_start_matches('#'))), "{place}");
        }
    }

    #[test]
    fn whoever_took_rows_stands_there() {
        let line = |who: Option<&str>, exact| Taken {
            when: "2 November 2026, 14:05".to_owned(),
            who: who.map(str::to_owned),
            format: "sav".to_owned(),
            exact,
            responses: 1204,
        };
        let taken = vec![line(Some("<ada>"), true), line(None, false)];
        let page = download_page(&Download { taken, more: true, ..download(false) }, "");
        for words in ["&lt;ada&gt;", "The command line", "SAV, exact", "SAV, protected", "1,204"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(page.contains("The latest 2 are shown"), "{page}");
    }
}
