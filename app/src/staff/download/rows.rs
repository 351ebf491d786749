//! Responses row by row: one form for protected ones, one for exact ones.

use leptos::prelude::*;

use super::{Download, Problem};

/// Formats, as forms name them and as people read them.
const FORMATS: [(&str, &str); 6] = [
    ("csv", "CSV"),
    ("xlsx", "Workbook (XLSX), with codebook and tables"),
    ("sav", "SPSS (SAV)"),
    ("json", "JSON"),
    ("codebook-html", "Only the codebook of these rows, as a page (HTML)"),
    ("codebook", "Only the codebook of these rows, as text (Markdown)"),
];

/// The forms, for those who may have rows.
pub(super) fn rows(download: &Download) -> impl IntoView + use<> {
    let forms = if download.may_take_rows {
        forms(download).into_any()
    } else {
        view! { <p>"Rows are for analysts. Your account has figures and not rows."</p> }.into_any()
    };
    view! {
        <section class="h-take" aria-labelledby="rows">
            <h2 class="h-part__title" id="rows">"Responses row by row"</h2>
            {forms}
        </section>
    }
}

fn forms(download: &Download) -> impl IntoView + use<> {
    let missing = (download.problem == Some(Problem::NotUnderstood)).then(|| {
        view! {
            <p class="govuk-error-message" id="exact-error">
                <span class="govuk-visually-hidden">"Error:"</span>
                " "
                {Problem::NotUnderstood.words().0}
            </p>
        }
    });
    let described = missing.is_some().then_some("exact-error");
    view! {
        <p>
            "One line for each response, without what people wrote and without how to reach them. \
             Rows are for analysts and never for publication: several harmless answers together \
             may point to one person. Every file of rows is recorded below."
        </p>
        <h3>"Protected rows"</h3>
        <p>{protection(download)}</p>
        <form method="post" action=action(download)>
            <input type="hidden" name="detail" value="protected" />
            {controls("protected")}
            <div class="h-actions">
                <button class="govuk-button" type="submit">"Download protected rows"</button>
            </div>
        </form>
        <h3>"Exact rows"</h3>
        <p>
            "Nothing is grouped or left out: a rare answer stands in them as it was given, and \
             whoever knows a little about a person may recognise them and learn the rest. Take \
             them only where protected rows do not do."
        </p>
        <form method="post" action=action(download)>
            <input type="hidden" name="detail" value="exact" />
            {controls("exact")}
            {missing}
            <div class="h-option">
                <input
                    class="h-option__input"
                    type="checkbox"
                    id="exact-understood"
                    name="understood"
                    value="yes"
                    aria-describedby=described
                />
                <label class="h-option__label" for="exact-understood">
                    "I need exact rows. I will keep them where only analysts can read them, and \
                     neither publish them nor pass them on."
                </label>
            </div>
            <div class="h-actions">
                <button class="govuk-button" type="submit">"Download exact rows"</button>
            </div>
        </form>
    }
}

fn action(download: &Download) -> String {
    format!("/staff/{}/download", download.slug)
}

fn protection(download: &Download) -> String {
    let threshold = download.threshold;
    if download.identifies {
        format!(
            "Of the questions that the consultation calls identifying, answers that fewer than \
             {threshold} people gave are grouped or left out, and of dates only the year is there."
        )
    } else {
        "This consultation names no identifying question. So nothing but postcode districts is \
         grouped, and everything else is as it was answered."
            .to_owned()
    }
}

/// What both forms have.
fn controls(form: &str) -> impl IntoView + use<> {
    let format = format!("{form}-format");
    let options = FORMATS.map(|(value, words)| view! { <option value=value>{words}</option> });
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label" for=format.clone()>"Format"</label>
            <select class="h-select" id=format name="format">{options.collect_view()}</select>
        </div>
        <div class="h-options">
            {tick(format!("{form}-labels"), "labels", "Words instead of codes (not for SPSS, which has both)")}
            {tick(format!("{form}-mark"), "mark", "For CSV in Excel: mark the file as UTF-8")}
        </div>
    }
}

fn tick(id: String, name: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <div class="h-option">
            <input class="h-option__input" type="checkbox" id=id.clone() name=name value="yes" />
            <label class="h-option__label" for=id>{words}</label>
        </div>
    }
}
