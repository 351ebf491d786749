//! One table with its sentence. The table is the chart: a bar stands in the row whose number it
//! draws, so nothing is said by the bar alone.

use std::sync::Arc;

use leptos::prelude::*;
use questionnaire::consultation::Disclosure;
use results::{Counting, ProtectedTable, Shown};

use super::{
    board::Asked,
    headline::headline,
    lines::{Line, Share, has_shares, lines},
    words,
};

/// The section of one closed question or one statement.
pub(super) fn result(
    asked: Arc<Asked>,
    slug: &str,
    rule: Disclosure,
    table: Memo<Option<ProtectedTable>>,
) -> impl IntoView + use<> {
    let id = asked.anchor();
    let label = label(&asked);
    let caption = format!("Answers to: {label}");
    let compare = (!asked.options.is_empty()).then(|| compare(&asked, slug, &label));
    let sentence = {
        let asked = Arc::clone(&asked);
        move || table.with(|table| table.as_ref().map(|table| headline(&asked, table)))
    };
    let share_head = move || {
        let shares = table.with(|table| table.as_ref().is_some_and(has_shares));
        shares.then(|| view! { <th scope="col">"Share and 95% interval"</th> })
    };
    let basis = move || table.with(|table| table.as_ref().map(|table| basis(table, rule)));
    let rows = move || table.with(|table| table.as_ref().map(|table| rows(&asked, table, rule)));
    view! {
        <section class="h-result">
            <h3 class="h-result__sentence" id=id.clone()>{sentence}</h3>
            <p class="h-result__about"><strong>{label}</strong>" "{basis}</p>
            <div class="h-table-wrap" role="region" aria-labelledby=format!("{id}-t") tabindex="0">
                <table class="h-table">
                    <caption class="govuk-visually-hidden" id=format!("{id}-t")>{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Answer"</th>
                            {share_head}
                            <th class="h-num" scope="col">"Count"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {compare}
        </section>
    }
}

/// The way to the same question by groups.
fn compare(asked: &Asked, slug: &str, label: &str) -> impl IntoView + use<> {
    let statement = asked.statement.as_ref().map(|(id, _)| format!(".{id}")).unwrap_or_default();
    let address = format!("/staff/{slug}/compare?rows={}{statement}", asked.question);
    let about = format!(" for the question {label}");
    view! {
        <p class="h-result__more">
            <a href=address>"Compare groups"<span class="govuk-visually-hidden">{about}</span></a>
        </p>
    }
}

pub(crate) fn label(asked: &Asked) -> String {
    match &asked.statement {
        Some((_, statement)) => format!("{} {statement}", ended(&asked.label)),
        None => asked.label.clone(),
    }
}

/// A statement follows what it is a statement on, so that one has to end.
fn ended(label: &str) -> String {
    if label.ends_with(['?', '.', ':', '!', '…']) {
        label.to_owned()
    } else {
        format!("{label}:")
    }
}

/// What the percentages are of, or why there are none.
pub(crate) fn basis(table: &ProtectedTable, rule: Disclosure) -> String {
    let sums = match table.counting {
        Counting::People => " One person could choose several, so they add up to more than 100%.",
        Counting::Answers => "",
    };
    match table.base.shown() {
        Shown::About(base) if has_shares(table) => {
            format!(
                "Percentages are of the about {} who gave an answer.{sums}",
                words::people(base)
            )
        }
        Shown::About(base) if base < u64::from(rule.minimum_base) => {
            format!(
                "No percentages, because fewer than {} people gave an answer.",
                rule.minimum_base
            )
        }
        Shown::About(_) => "No percentage can be shown.".to_owned(),
        Shown::FewerThan(_) => "No percentages, because too few people gave an answer.".to_owned(),
        Shown::Withheld => {
            "No percentages, because how many people gave an answer is not shown.".to_owned()
        }
    }
}

/// The answers, how many gave one, and in how many ways the others did not.
fn rows(asked: &Asked, table: &ProtectedTable, rule: Disclosure) -> impl IntoView + use<> {
    lines(asked, table, rule).into_iter().map(line).collect_view()
}

fn line(line: Line) -> impl IntoView {
    let count = if line.figure.rounded().is_some() { "h-num" } else { "h-num h-suppressed" };
    view! {
        <tr class=line.class>
            <th scope="row">{line.name}</th>
            {line.share.map(share)}
            <td class=count>{words::figure(line.figure)}</td>
        </tr>
    }
}

fn share(share: Share) -> impl IntoView {
    // One shape for all, so that a figure that is shown from now on changes in its place.
    let (class, number, bar, interval) = match share {
        Share::Percent(percent, interval) => (
            "h-measure__number",
            format!("{percent}%"),
            format!("h-bar h-bar-{percent}"),
            interval.map(words::interval).unwrap_or_default(),
        ),
        Share::NotShown => {
            ("h-suppressed", words::NOT_SHOWN.to_owned(), String::new(), String::new())
        }
        Share::Nothing => ("", String::new(), String::new(), String::new()),
    };
    view! {
        <td class="h-measure">
            <span class=class>{number}</span>
            <span class=bar aria-hidden="true"></span>
            <span class="h-measure__interval">{interval}</span>
        </td>
    }
}
