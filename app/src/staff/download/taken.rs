//! Who has taken rows: everybody who is signed in sees it.

use leptos::prelude::*;

use super::Taken;
use crate::messages::grouped;

/// The list, the latest first.
pub(super) fn taken(taken: &[Taken], more: bool) -> impl IntoView + use<> {
    let content = if taken.is_empty() {
        view! { <p>"Nobody has taken rows or opened exact tables yet."</p> }.into_any()
    } else {
        table(taken).into_any()
    };
    let rest = more.then(|| view! { <p>{format!("The latest {} are shown.", taken.len())}</p> });
    view! {
        <section aria-labelledby="taken">
            <h2 class="h-part__title" id="taken">"Who has taken rows or opened exact tables"</h2>
            {content}
            {rest}
        </section>
    }
}

fn table(taken: &[Taken]) -> impl IntoView + use<> {
    let lines = taken.iter().map(line).collect_view();
    view! {
        <div class="h-table-wrap" role="region" aria-labelledby="taken-lines" tabindex="0">
            <table class="h-table">
                <caption class="govuk-visually-hidden" id="taken-lines">
                    "Files of rows and exact tables, the latest first"
                </caption>
                <thead>
                    <tr>
                        <th scope="col">"When"</th>
                        <th scope="col">"Who"</th>
                        <th scope="col">"What"</th>
                        <th class="h-num" scope="col">"Responses"</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

fn line(taken: &Taken) -> impl IntoView + use<> {
    let detail = if taken.exact { "exact" } else { "protected" };
    view! {
        <tr>
            <th scope="row">{taken.when.clone()}</th>
            <td>{taken.who.clone().unwrap_or_else(|| "The command line".to_owned())}</td>
            <td>{format!("{}, {detail}", taken.format.to_uppercase())}</td>
            <td class="h-num">{grouped(taken.responses)}</td>
        </tr>
    }
}
