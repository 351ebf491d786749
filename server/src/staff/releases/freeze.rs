//! Making a release: figures as they may be published, held to all that was released before.

use app::{
    published::{Frozen, Release},
    staff::board::{Asked, Figures, Outline},
};
use axum::http::StatusCode;
use questionnaire::consultation::Disclosure;
use results::{ProtectedTable, release};
use store::{NewRelease, Released};

use super::{
    super::{
        days,
        outline::{outline, words},
    },
    Refusal,
};
use crate::{
    catalogue::Entry,
    clock::{self, GRACE},
    published::{self, Unreadable},
    state::State,
};

/// Freezes the figures of all questionnaires of a consultation; what to say of it.
pub(super) async fn freeze(state: &State, who: &str, entry: &Entry) -> Result<String, Refusal> {
    let consultation = &entry.consultation;
    let earlier = published::all(state, &consultation.id).await;
    let earlier = earlier.map_err(|error| Refusal::fault(&error))?;
    let now = state.clock.now();
    let today = clock::day(now, &consultation.timezone);
    // As long as answers come, only whole batches of days count, so that no two releases differ by
    // a few people. Afterwards nothing can follow, and everything counts.
    let is_over = entry.window.closes.is_some_and(|closes| now >= closes.saturating_add(GRACE));
    let upto = (!is_over).then_some(today);
    let sets: Vec<Frozen> = state
        .catalogue
        .entries()
        .iter()
        .filter(|other| other.consultation.id == consultation.id && !other.is_easy_read())
        .filter_map(|other| {
            let slug = &other.questionnaire().slug;
            let before = earlier
                .iter()
                .filter_map(|kept| kept.release.sets.iter().find(|set| set.outline.slug == *slug));
            let fresh = fresh(state, other, upto)?;
            Some(held(&before.collect::<Vec<_>>(), fresh, consultation.disclosure))
        })
        .collect();
    let last = earlier.last();
    if sets.iter().all(|set| set.figures.total == 0) {
        return Err(refused(
            "There is nothing to release yet: figures are released of whole days, once enough \
             people have answered on them",
        ));
    }
    if last.is_some_and(|last| last.release.sets == sets) {
        return Err(refused(
            "Too little has changed since the last release: the difference would say something \
             about a few people",
        ));
    }
    let number = last.map_or(0, |last| last.release.number).saturating_add(1);
    let release = Release {
        consultation: consultation.id.clone(),
        name: words(entry, &consultation.name),
        number,
        made_on: days::plain(today),
        sets,
    };
    let fault = |error: Unreadable| Refusal::fault(&error);
    let body = serde_json::to_vec(&release).map_err(|error| fault(error.into()))?;
    let new = NewRelease {
        consultation: release.consultation,
        number,
        at: now,
        who: who.to_owned(),
        body,
    };
    match state.store.add_release(new).await.map_err(|error| fault(error.into()))? {
        Released::Stored => Ok(format!("Release {number} is frozen. Staff can see it.")),
        Released::Overtaken => {
            Err(refused("Somebody else made a release at the same moment. Look at it first"))
        }
    }
}

fn refused(words: &str) -> Refusal {
    Refusal::of(StatusCode::CONFLICT, words, "freeze")
}

/// The figures of one questionnaire as they are.
fn fresh(state: &State, entry: &Entry, upto: Option<i32>) -> Option<Frozen> {
    let (volume, tables) = state.figures.settled(&entry.questionnaire().slug, upto)?;
    let period = volume.days().first().zip(volume.days().last());
    let figures = Figures {
        hash: entry.setting.hash.clone(),
        total: volume.total(),
        period: period.map(|((first, _), (last, _))| (days::plain(*first), days::plain(*last))),
        tables,
    };
    Some(Frozen { outline: outline(entry), figures })
}

/// The same, held to what was released of it before, the latest last.
fn held(before: &[&Frozen], fresh: Frozen, rule: Disclosure) -> Frozen {
    let Some(last) = before.last() else { return fresh };
    // How many people answered is a figure like any other.
    let is_near =
        |set: &&Frozen| set.figures.total.abs_diff(fresh.figures.total) < u64::from(rule.threshold);
    if before.iter().any(is_near) {
        return (*last).clone();
    }
    let earlier: Vec<Vec<ProtectedTable>> =
        before.iter().map(|set| set.figures.tables.clone()).collect();
    let tables = release(&earlier, fresh.figures.tables, &rule);
    let figures = Figures { tables, ..fresh.figures };
    let outline = worded(fresh.outline, &figures, last);
    Frozen { outline, figures }
}

/// A table that is released as it was keeps its words, which may have been others then.
fn worded(mut outline: Outline, figures: &Figures, last: &Frozen) -> Outline {
    let was = |asked: &Asked| {
        let parts = last.outline.parts.iter().flat_map(|part| &part.asked);
        let mut parts = parts.filter(|was| {
            asked.table_in(figures).is_some_and(|table| was.table_in(&last.figures) == Some(table))
        });
        parts.next().cloned()
    };
    for asked in outline.parts.iter_mut().flat_map(|part| &mut part.asked) {
        if let Some(was) = was(asked) {
            *asked = was;
        }
    }
    outline
}
