//! Making a release: figures as they may be published, held to all that was released before.

use app::{
    published::{Compared, Frozen, Release},
    staff::{
        board::{Asked, Figures, Outline},
        table::Picked,
    },
};
use axum::http::StatusCode;
use questionnaire::consultation::Disclosure;
use results::{Figure, ProtectedTable, are_apart, release};
use store::{Kept, NewRelease, Released};

use super::{
    super::{
        days,
        outline::{outline, words},
        table::frozen,
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
    let mut sets: Vec<Frozen> = Vec::new();
    let counted = state.catalogue.entries().iter();
    let counted =
        counted.filter(|other| other.consultation.id == consultation.id && !other.is_easy_read());
    for other in counted {
        let slug = &other.questionnaire().slug;
        let before = earlier
            .iter()
            .filter_map(|kept| kept.release.sets.iter().find(|set| set.outline.slug == *slug));
        let kept = state.store.kept(slug).await.map_err(|error| Refusal::fault(&error.into()))?;
        let Some(fresh) = fresh(state, other, upto, &kept) else { continue };
        sets.push(held(&before.collect::<Vec<_>>(), fresh, consultation.disclosure));
    }
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
fn fresh(state: &State, entry: &Entry, upto: Option<i32>, kept: &[Kept]) -> Option<Frozen> {
    let (volume, tables) = state.figures.settled(&entry.questionnaire().slug, upto)?;
    let period = volume.days().first().zip(volume.days().last());
    let figures = Figures {
        hash: entry.setting.hash.clone(),
        total: volume.total(),
        period: period.map(|((first, _), (last, _))| (days::plain(*first), days::plain(*last))),
        tables,
    };
    let compared = kept.iter().filter_map(|kept| {
        Some(Compared {
            name: named(&entry.questionnaire().slug, &kept.name),
            query: kept.query.clone(),
            table: frozen(state, entry, &kept.query, upto)?,
        })
    });
    Some(Frozen { outline: outline(entry), figures, compared: compared.collect() })
}

/// How a text names a table that compares: `your-views:~police-by-district`. No question is called so.
fn named(slug: &str, name: &str) -> String {
    let letters = name
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter.to_ascii_lowercase() } else { '-' });
    let name: String = letters.collect();
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
    format!("{slug}:~{}", words.join("-"))
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
    let tables = release(&earlier, fresh.figures.tables.clone(), &rule);
    // What moved by too little stays as it was, and a table with it in its margin would tell by how much.
    let fresh_tables = &fresh.figures.tables;
    let stays = |picked: &str| {
        let is_it = |table: &&ProtectedTable| {
            let (id, statement) =
                picked.split_once('.').map_or((picked, None), |(id, s)| (id, Some(s)));
            table.question == id && table.statement.as_deref() == statement
        };
        tables.iter().find(is_it) != fresh_tables.iter().find(is_it)
    };
    let compared = fresh.compared.iter().filter_map(|one| {
        let Picked { rows, columns, .. } = Picked::read(&one.query);
        compared(before, one, stays(&rows) || stays(&columns), rule)
    });
    let compared = compared.collect();
    let figures = Figures { tables, ..fresh.figures };
    let outline = worded(fresh.outline, &figures, last);
    Frozen { outline, figures, compared }
}

/// A table that compares, held to every earlier one of the same choice: as a whole it is new, or as it
/// was released last, and if it never was, it is not released. `stays`: one of its questions stays as it was.
fn compared(before: &[&Frozen], now: &Compared, stays: bool, rule: Disclosure) -> Option<Compared> {
    let earlier = before.iter().flat_map(|set| &set.compared);
    let mut earlier: Vec<_> = earlier.filter(|one| one.query == now.query).collect();
    let figures: Vec<Figure> = now.table.figures().collect();
    let is_apart = |one: &&Compared| {
        let before: Vec<Figure> = one.table.figures().collect();
        are_apart(&before, &figures, &rule)
    };
    if !stays && earlier.iter().all(is_apart) {
        return Some(now.clone());
    }
    earlier.pop().map(|last| Compared { name: now.name.clone(), ..last.clone() })
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
