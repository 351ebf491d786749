//! The page on who is taking part.

use app::staff::turnout::{Group, Held, Reach, Step, TurnoutPage, Week, Weighted, turnout_page};
use axum::{
    extract::{Path, State as Shared},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use questionnaire::{definition::Page, journey::BEGUN};
use results::{Key, ProtectedTable, passed, statistics::RakingError};
use store::{Passed, StoreError};

use super::{
    days,
    outline::words,
    populations::{fitting, targets},
    visitor::Visitor,
};
use crate::{catalogue::Entry, hygiene, state::State};

/// The page.
pub async fn page(
    visitor: Visitor,
    Path(slug): Path<String>,
    Shared(state): Shared<State>,
) -> Response {
    let Some(entry) = state.catalogue.get(&slug).filter(|entry| !entry.is_easy_read()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(reach) = reach(&state, entry).await else { return hygiene::overloaded() };
    let volume = state.figures.volume(&slug);
    let by_day = volume.as_ref().map(results::Volume::days).unwrap_or_default();
    let tables = state.figures.tables(&slug).unwrap_or_default();
    let page = TurnoutPage {
        account: visitor.staff.name.clone(),
        consultation: words(entry, &entry.consultation.name),
        audience: words(entry, &entry.questionnaire().audience),
        total: volume.as_ref().map_or(0, results::Volume::total),
        weeks: weeks(by_day),
        reach,
        held: held(entry, &tables),
        weighted: weighted(&state, entry),
        slug,
    };
    Html(turnout_page(&page, state.assets.address("staff.css"))).into_response()
}

/// Every week from the first with a response to the last, those without any among them.
fn weeks(by_day: &[(i32, u64)]) -> Vec<Week> {
    // 1 January 1970 was a Thursday.
    let week = |day: i32| (day + 3).div_euclid(7);
    let (Some((first, _)), Some((last, _))) = (by_day.first(), by_day.last()) else {
        return Vec::new();
    };
    let weeks = (week(*first)..=week(*last)).map(|number| Week {
        monday: days::plain(number * 7 - 3),
        responses: by_day.iter().filter(|(day, _)| week(*day) == number).map(|(_, n)| n).sum(),
    });
    weeks.collect()
}

/// How far people come in the questionnaire and in its Easy Read edition.
async fn reach(state: &State, entry: &Entry) -> Result<Vec<Reach>, StoreError> {
    let rule = entry.consultation.disclosure;
    let mut reach = Vec::new();
    for slug in entry.counted() {
        let Some(edition) = state.catalogue.get(slug) else { continue };
        let counts = state.store.passed(slug).await?;
        let figure = |page: &str| {
            let found = counts.iter().find(|Passed { page: known, .. }| known == page);
            passed(found.map_or(0, |passed| passed.times), &rule)
        };
        let questionnaire = edition.questionnaire();
        let pages = questionnaire.pages.iter().filter(|page| !page.ends);
        let steps = pages.map(|page| Step {
            page: title(edition, page),
            some: page.show_if.is_some(),
            passed: figure(&page.id),
        });
        reach.push(Reach {
            slug: slug.to_owned(),
            title: if edition.is_easy_read() { "Easy Read edition" } else { "" }.to_owned(),
            begun: figure(BEGUN),
            steps: steps.collect(),
        });
    }
    Ok(reach)
}

/// What a page is called: its heading, or else its first question.
fn title(entry: &Entry, page: &Page) -> String {
    let heading = page.heading.as_ref().map(|heading| words(entry, heading));
    let question = || page.questions.first().map(|question| words(entry, &question.label));
    heading.filter(|heading| !heading.is_empty()).or_else(question).unwrap_or_default()
}

/// The responses held against every population that fits.
fn held(entry: &Entry, tables: &[ProtectedTable]) -> Vec<Held> {
    let fitting = fitting(entry);
    let held = fitting.iter().enumerate().filter_map(|(index, fitting)| {
        let table = tables.iter().find(|table| table.question == fitting.question.id)?;
        let groups = fitting.groups.iter().filter_map(|(option, people)| {
            let is_row =
                |key: &Key| matches!(key, Key::Option { value, .. } if *value == option.value);
            let row = table.rows.iter().find(|row| is_row(&row.key))?;
            let label = words(entry, &option.label);
            Some(Group { label, figure: row.figure, people: *people })
        });
        Some(Held {
            index,
            question: words(entry, &fitting.question.label),
            source: fitting.population.source.clone(),
            minimum_base: entry.consultation.disclosure.minimum_base,
            groups: groups.collect(),
        })
    });
    held.collect()
}

fn weighted(state: &State, entry: &Entry) -> Option<Weighted> {
    let targets = targets(entry);
    if targets.is_empty() {
        return None;
    }
    let weighting = state.figures.weighting(&entry.questionnaire().slug, &targets)?;
    Some(match weighting {
        Ok((design_effect, effective_base)) => Weighted::Possible { design_effect, effective_base },
        Err(RakingError::TooFew { .. }) => Weighted::Not(
            "From at least one of the groups above too few have answered: their weights would be a \
             few people’s answers multiplied."
                .to_owned(),
        ),
        Err(_) => Weighted::Not(
            "No weights between a fifth and five make these responses like the people above."
                .to_owned(),
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_mondays_and_none_is_left_out() {
        // Sunday 1 November 2026, Monday the 2nd, and Tuesday the 17th.
        let weeks = weeks(&[(20_758, 2), (20_759, 3), (20_774, 1)]);
        let said: Vec<(&str, u64)> =
            weeks.iter().map(|week| (week.monday.as_str(), week.responses)).collect();
        assert_eq!(
            said,
            [
                ("26 October 2026", 2),
                ("2 November 2026", 3),
                ("9 November 2026", 0),
                ("16 November 2026", 1),
            ]
        );
        assert_eq!(super::weeks(&[]), []);
    }
}
