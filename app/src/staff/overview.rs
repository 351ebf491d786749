//! The first staff page: every questionnaire, and how many responses came on which day.

use leptos::prelude::*;

use super::{
    board::{Day, Intake, Latest, Summary},
    words,
};
use crate::messages::grouped;

/// The overview.
pub(super) fn overview(latest: RwSignal<Latest>, status: impl IntoView) -> impl IntoView {
    let sentence = move || latest.with(|latest| sentence(latest.overview()));
    let lines = move || latest.with(|latest| lines(latest.overview()));
    let days = move || latest.with(|latest| latest.overview().iter().map(days).collect_view());
    view! {
        <div class="h-desk__head">
            <div>
                <h1 class="h-heading">{sentence}</h1>
                <p class="h-sub">"Numbers of responses are exact. Figures on answers are protected."</p>
            </div>
            {status}
        </div>
        <div class="h-table-wrap" role="region" aria-labelledby="questionnaires" tabindex="0">
            <table class="h-table">
                <caption id="questionnaires">"Questionnaires"</caption>
                <thead>
                    <tr>
                        <th scope="col">"For"</th>
                        <th scope="col">"Consultation"</th>
                        <th scope="col">"State"</th>
                        <th class="h-num" scope="col">"Last 7 days"</th>
                        <th class="h-num" scope="col">"Responses"</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        <div class="h-days">{days}</div>
    }
}

/// The sentence that the page says.
fn sentence(summaries: &[Summary]) -> String {
    let total: u64 = summaries.iter().map(|summary| summary.total).sum();
    let responses = words::responses(total);
    match summaries.len() {
        0 => "No consultation is served".to_owned(),
        1 => format!("{responses} so far"),
        many => format!("{responses} to {many} questionnaires so far"),
    }
}

fn lines(summaries: &[Summary]) -> impl IntoView + use<> {
    let line = |summary: &Summary| {
        view! {
            <tr>
                <th scope="row">
                    <a href=format!("/staff/{}", summary.slug)>{summary.audience.clone()}</a>
                </th>
                <td>{summary.consultation.clone()}</td>
                <td>{state(&summary.state)}</td>
                <td class="h-num">{grouped(summary.last_week)}</td>
                <td class="h-num">{grouped(summary.total)}</td>
            </tr>
        }
    };
    summaries.iter().map(line).collect_view()
}

fn state(state: &Intake) -> String {
    match state {
        Intake::NotYet(day) => format!("Opens on {day}"),
        Intake::Open(None) => "Open".to_owned(),
        Intake::Open(Some(day)) => format!("Open until the end of {day}"),
        Intake::Closed(day) => format!("Closed since the end of {day}"),
    }
}

fn days(summary: &Summary) -> impl IntoView + use<> {
    let id = format!("days-{}", summary.slug);
    let sentence = match summary.last_week {
        0 => "No responses in the last 7 days".to_owned(),
        count => format!("{} in the last 7 days", words::responses(count)),
    };
    let most = summary.days.iter().map(|day| day.responses).max().unwrap_or(0);
    let lines = summary.days.iter().map(|day| line(day, most)).collect_view();
    let table = (!summary.days.is_empty()).then(|| {
        view! {
            <div class="h-table-wrap" role="region" aria-labelledby=id.clone() tabindex="0">
                <table class="h-table">
                    <caption class="govuk-visually-hidden" id=id.clone()>
                        {format!("Responses per day: {}", summary.audience)}
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col">"Day"</th>
                            <th scope="col">"Responses"</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        }
    });
    view! {
        <section class="h-result">
            <h2 class="h-result__sentence">{sentence}</h2>
            <p class="h-result__about">{about(summary)}</p>
            <p class="h-result__more">
                <a href=format!("/staff/{}/taking-part", summary.slug)>
                    "Who is taking part"
                    <span class="govuk-visually-hidden">{format!(": {}", summary.audience)}</span>
                </a>
            </p>
            {table}
        </section>
    }
}

fn about(summary: &Summary) -> String {
    let audience = &summary.audience;
    match summary.days.len() {
        0 => format!("{audience}. Nobody has answered yet."),
        _ => format!(
            "{audience}. Responses per day, the latest day first; days without any are left out."
        ),
    }
}

fn line(day: &Day, most: u64) -> impl IntoView + use<> {
    // Of the busiest day that is shown; a response is never drawn as none.
    let percent = (day.responses * 100).checked_div(most).unwrap_or(0).max(1);
    view! {
        <tr>
            <th scope="row">{day.date.clone()}</th>
            <td class="h-measure">
                <span class="h-measure__number">{grouped(day.responses)}</span>
                <span class=format!("h-bar h-bar-{percent}") aria-hidden="true"></span>
            </td>
        </tr>
    }
}
