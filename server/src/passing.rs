//! Counts how many went on from each page, so that staff see where people stop. Counts alone: what
//! arrives names a page and nothing of whoever was there, and it waits in memory for a quarter of an
//! hour, so that not even the database's file tells when somebody was where.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use axum::{extract::State as Shared, http::StatusCode};
use questionnaire::journey::{BEGUN, Journey};
use store::{Passed, Store};

use crate::{catalogue::Entry, state::State};

/// The counts are written after so much time.
const KEPT: Duration = Duration::from_mins(15);

/// What was counted and has not been written yet: by questionnaire and page.
#[derive(Debug, Default)]
pub struct Passing(Mutex<BTreeMap<(String, String), u64>>);

impl Passing {
    /// Counts a page that was passed; nothing where the questionnaire has none such, since everybody
    /// can say anything.
    pub fn count(&self, entry: &Entry, page: &str) {
        let questionnaire = entry.questionnaire();
        if page == BEGUN || questionnaire.page(page).is_some() {
            let key = (questionnaire.slug.clone(), page.to_owned());
            let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            *counts.entry(key).or_insert(0) += 1;
        }
    }

    /// Counts what a step of a journey has added.
    pub fn step(&self, entry: &Entry, before: &Journey, after: &Journey) {
        let reached = before.milestones();
        let new = after.milestones().into_iter().filter(|page| !reached.contains(page));
        for page in new {
            self.count(entry, page);
        }
    }

    /// Writes what was counted. What cannot be written now is written the next time.
    pub async fn write(&self, store: &Store) {
        let taken = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if taken.is_empty() {
            return;
        }
        let passed = taken.iter().map(|((slug, page), times)| Passed {
            slug: slug.clone(),
            page: page.clone(),
            times: *times,
        });
        if let Err(error) = store.add_passed(passed.collect()).await {
            tracing::warn!(%error, "how far people came could not be written; it is tried again");
            let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for (key, times) in taken {
                *counts.entry(key).or_insert(0) += times;
            }
        }
    }
}

/// Writes the counts for as long as the program runs.
pub async fn keep(state: State) {
    loop {
        tokio::time::sleep(KEPT).await;
        state.passing.write(&state.store).await;
    }
}

/// Takes what a browser says: the questionnaire's address, and then pages, a line each.
pub async fn passed(Shared(state): Shared<State>, body: String) -> StatusCode {
    let mut lines = body.split('\n');
    if let Some(entry) = lines.next().and_then(|slug| state.catalogue.get(slug)) {
        let pages: BTreeSet<&str> = lines.collect();
        for page in pages {
            state.passing.count(entry, page);
        }
    }
    StatusCode::NO_CONTENT
}
