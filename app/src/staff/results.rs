//! The results of one questionnaire: a section for each closed question, in the order in which they
//! are asked.

use std::sync::Arc;

use leptos::prelude::*;
use questionnaire::consultation::Disclosure;

use super::{
    board::{Asked, Figures, Latest, Outline, Part},
    result::result,
    words,
};

/// The results.
pub(super) fn results(
    outline: &Outline,
    latest: RwSignal<Latest>,
    status: impl IntoView,
) -> impl IntoView {
    let period = move || latest.with(|latest| latest.results().map(period));
    let contents = outline.parts.iter().map(link).collect_view();
    let parts = outline.parts.iter().map(|part| self::part(part, outline, latest)).collect_view();
    view! {
        <nav class="h-crumbs" aria-label="Breadcrumb">
            <a href="/staff">"All questionnaires"</a>
        </nav>
        <div class="h-desk__head">
            <div>
                <h1 class="h-heading">{outline.audience.clone()}</h1>
                <p class="h-sub">{outline.consultation.clone()}". "{period}</p>
                <ul class="h-contents__list">
                    <li>
                        <a href=format!("/staff/{}/taking-part", outline.slug)>"Taking part"</a>
                    </li>
                    <li><a href=format!("/staff/{}/compare", outline.slug)>"Compare"</a></li>
                    <li><a href=format!("/staff/{}/download", outline.slug)>"Download"</a></li>
                    <li><a href=format!("/staff/{}/releases", outline.slug)>"Publish"</a></li>
                </ul>
            </div>
            {status}
        </div>
        {note(outline.rule)}
        <nav class="h-contents" aria-label="Sections">
            <ul class="h-contents__list">{contents}</ul>
        </nav>
        {parts}
    }
}

/// How many, and from when to when.
fn period(figures: &Figures) -> String {
    let responses = words::responses(figures.total);
    match &figures.period {
        None => "No responses yet".to_owned(),
        Some((first, last)) if first == last => format!("{responses}, on {first}"),
        Some((first, last)) => format!("{responses}, from {first} to {last}"),
    }
}

/// What somebody has to know before reading on.
fn note(rule: Disclosure) -> impl IntoView {
    view! {
        <div class="h-message">
            <p>
                <strong>"Figures protect people."</strong>
                {protection(rule)}
            </p>
            <p>
                <strong>"The sample chose itself."</strong>
                " These are the answers of those who chose to take part. They do not stand for \
                 everybody, and whoever differs from them may not have answered."
            </p>
        </div>
    }
}

fn protection(rule: Disclosure) -> String {
    let Disclosure { threshold, rounding, minimum_base } = rule;
    let small = (threshold > 1)
        .then(|| format!("A count below {threshold} is shown as “fewer than {threshold}”."));
    let rounded =
        (rounding > 1).then(|| format!("Other counts are rounded to the nearest {rounding}."));
    let hidden = "Where a small count could be worked out from other figures, some of those are \
                  “not shown”.";
    let percentages = (minimum_base > 1)
        .then(|| format!("There are no percentages of fewer than {minimum_base} people."));
    let publish = "Publish figures at intervals, not after every response: whoever sees them \
                   before and after a single one may learn something about it.";
    let sentences =
        [small, rounded, Some(hidden.to_owned()), percentages, Some(publish.to_owned())];
    sentences.into_iter().flatten().fold(String::new(), |words, sentence| words + " " + &sentence)
}

fn link(part: &Part) -> impl IntoView + use<> {
    view! { <li><a href=format!("#s-{}", part.id)>{part.title.clone()}</a></li> }
}

fn part(part: &Part, outline: &Outline, latest: RwSignal<Latest>) -> impl IntoView + use<> {
    let id = format!("s-{}", part.id);
    let tables = part.asked.iter().map(|asked| table(asked, outline, latest)).collect_view();
    view! {
        <section class="h-part" aria-labelledby=id.clone()>
            <h2 class="h-part__title" id=id.clone()>{part.title.clone()}</h2>
            {tables}
        </section>
    }
}

/// One table, which only changes when its own figures do.
fn table(asked: &Asked, outline: &Outline, latest: RwSignal<Latest>) -> impl IntoView + use<> {
    let asked = Arc::new(asked.clone());
    let wanted = Arc::clone(&asked);
    let table =
        Memo::new(move |_| latest.with(|latest| wanted.table_in(latest.results()?).cloned()));
    result(asked, &outline.slug, outline.rule, table)
}
