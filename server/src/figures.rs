//! The results, kept up to date: rebuilt from the database when the program starts, extended after
//! every commit. Counts leave only as protected figures.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use questionnaire::{consultation::Disclosure, definition::Questionnaire};
use results::{
    Axis, CrossError, CrossTable, Dataset, Exact, Figure, Filter, ForAnalysts, NotARow, Protected,
    ProtectedTable, Spec, TableRule, Translation, Volume, cross, cross_exact,
    statistics::{Limits, RakingError, Target, WeightedTable, Weighting, rake, weighted},
    tables,
};
use store::{Commits, Definition, DefinitionHash, Event, Store, StoreError, Stored};
use tokio::{sync::watch, time::sleep};

use crate::catalogue::Catalogue;

/// Before the database is asked once more for what it could not give.
const PAUSE: Duration = Duration::from_secs(1);

/// A protected table looks at so many questions at most: rows and columns. One answer to pick people
/// by would be a third, and then tables that are not part of each other give hidden counts away: among
/// three questions, one in five (docs/statistics.md).
const MOST_QUESTIONS: usize = 2;

/// The results of every questionnaire that is served.
#[derive(Clone, Debug)]
pub struct Figures(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    sets: RwLock<BTreeMap<String, Set>>,
    /// Goes up whenever the results have changed.
    changes: watch::Sender<u64>,
}

/// The results of one questionnaire.
#[derive(Debug)]
struct Set {
    dataset: Dataset,
    questionnaire: Questionnaire,
    disclosure: Disclosure,
    /// How rows stored under each version of it read under the one that is served.
    translations: HashMap<DefinitionHash, Translation>,
}

impl Figures {
    /// Reads everything that is stored, and follows what comes.
    ///
    /// # Errors
    /// [`StoreError`] where the database cannot be read.
    pub async fn follow(store: &Store, catalogue: &Catalogue) -> Result<Self, StoreError> {
        let definitions = store.definitions().await?;
        let mut sets: BTreeMap<String, Set> = catalogue
            .entries()
            .iter()
            .filter(|entry| !entry.is_easy_read())
            .map(|entry| {
                let questionnaire = entry.questionnaire();
                let set = Set {
                    dataset: Dataset::new(questionnaire),
                    questionnaire: questionnaire.clone(),
                    disclosure: entry.consultation.disclosure,
                    translations: translations(questionnaire, &entry.counted(), &definitions),
                };
                (questionnaire.slug.clone(), set)
            })
            .collect();
        let commits = load(&mut sets, store).await?;
        let figures =
            Self(Arc::new(Inner { sets: RwLock::new(sets), changes: watch::Sender::new(0) }));
        tokio::spawn(figures.clone().extend(store.clone(), commits));
        Ok(figures)
    }

    /// The protected tables of a questionnaire.
    pub fn tables(&self, slug: &str) -> Option<Vec<ProtectedTable>> {
        let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
        let set = sets.get(slug)?;
        Some(tables(&set.dataset, &set.questionnaire, &set.disclosure))
    }

    /// What may be frozen of a questionnaire: how many responses, and their protected tables. Where
    /// answers still come, only those that are settled on the day `upto` count; see
    /// [`Dataset::settled`].
    pub fn settled(&self, slug: &str, upto: Option<i32>) -> Option<(Volume, Vec<ProtectedTable>)> {
        let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
        let set = sets.get(slug)?;
        let counted = match upto {
            Some(today) => &set.dataset.settled(today, &set.disclosure),
            None => &set.dataset,
        };
        let tables = tables(counted, &set.questionnaire, &set.disclosure);
        Some((Volume::of(counted), tables))
    }

    /// A protected table of several questions; nothing where there is no such questionnaire.
    ///
    /// # Errors
    /// [`CrossError`] where there is no such table.
    pub fn cross(
        &self,
        slug: &str,
        spec: &Spec,
    ) -> Option<Result<CrossTable<Protected>, CrossError>> {
        let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
        let set = sets.get(slug)?;
        let rule = TableRule { most_questions: MOST_QUESTIONS, ..TableRule::from(set.disclosure) };
        Some(cross(&set.dataset, &set.questionnaire, spec, &rule))
    }

    /// Protected tables of several questions, of what may be frozen as [`Self::settled`] says.
    pub fn settled_cross(
        &self,
        slug: &str,
        upto: Option<i32>,
        specs: &[Spec],
    ) -> Option<Vec<CrossTable<Protected>>> {
        let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
        let set = sets.get(slug)?;
        let counted = match upto {
            Some(today) => &set.dataset.settled(today, &set.disclosure),
            None => &set.dataset,
        };
        let rule = TableRule { most_questions: MOST_QUESTIONS, ..TableRule::from(set.disclosure) };
        let table = |spec| cross(counted, &set.questionnaire, spec, &rule).ok();
        specs.iter().map(table).collect()
    }

    /// A table of several questions as it was counted, for analysts; nothing where there is no such
    /// questionnaire.
    ///
    /// # Errors
    /// [`CrossError`] where there is no such table.
    pub fn cross_exact(
        &self,
        slug: &str,
        spec: &Spec,
        reader: ForAnalysts,
    ) -> Option<Result<CrossTable<Exact>, CrossError>> {
        let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
        let set = sets.get(slug)?;
        let rule = TableRule::from(set.disclosure);
        Some(cross_exact(&set.dataset, &set.questionnaire, spec, &rule, reader))
    }

    /// The versions of a questionnaire that there are responses to.
    pub fn versions(&self, slug: &str) -> Vec<u32> {
        let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
        sets.get(slug).map(|set| set.dataset.stored_versions()).unwrap_or_default()
    }

    /// What weighting a questionnaire's responses to published figures does: by so much more a share
    /// varies, and as many responses without weights would be as sure. Nothing where there is no such
    /// questionnaire.
    ///
    /// # Errors
    /// [`RakingError`] where there are no such weights.
    pub fn weighting(
        &self,
        slug: &str,
        targets: &[Target],
    ) -> Option<Result<(f64, Figure), RakingError>> {
        let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
        let set = sets.get(slug)?;
        let weighting = set.rake(targets);
        Some(weighting.map(|weighting| {
            let base = weighting.effective_base(&set.disclosure);
            (weighting.design_effect().get(), base.figure())
        }))
    }

    /// The weighted shares of a question's answers; nothing where there is no such questionnaire, or
    /// there are none.
    pub fn weighted(
        &self,
        slug: &str,
        targets: &[Target],
        filter: &Filter,
        axis: &Axis,
    ) -> Option<WeightedTable> {
        let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
        let set = sets.get(slug)?;
        let weighting = set.rake(targets).ok()?;
        let rule = TableRule { most_questions: MOST_QUESTIONS, ..TableRule::from(set.disclosure) };
        // A weighted share is a sum over groups, and with it a hidden part of it could be narrowed.
        let hides = |target: &Target| {
            let spec =
                Spec { filter: filter.clone(), axes: vec![axis.clone(), target.axis.clone()] };
            cross(&set.dataset, &set.questionnaire, &spec, &rule).map_or_else(
                |error| error != CrossError::SameTwice,
                |table| table.sheets.iter().any(results::cross::Sheet::hides_any),
            )
        };
        if targets.iter().any(hides) {
            return None;
        }
        let of = (filter, axis);
        weighted(&set.dataset, &set.questionnaire, &weighting, of, &rule).ok()
    }

    /// How many responses there are, in all and by day.
    pub fn volume(&self, slug: &str) -> Option<Volume> {
        let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
        Some(Volume::of(&sets.get(slug)?.dataset))
    }

    /// Says whenever the results have changed.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.0.changes.subscribe()
    }

    async fn extend(self, store: Store, mut commits: Commits) {
        while let Some(first) = commits.next().await {
            let mut next = Some(first);
            let mut withdrawn = false;
            {
                let mut sets = self.0.sets.write().unwrap_or_else(PoisonError::into_inner);
                while let Some(event) = next {
                    match event {
                        Event::Stored(row) => {
                            push(&mut sets, row.questionnaire_hash, row.day, &row.closed);
                        }
                        Event::Withdrawn(_) => withdrawn = true,
                    }
                    next = commits.ready();
                }
            }
            if withdrawn {
                let Some(after) = self.rebuild(&store).await else { return };
                commits = after;
            }
            self.0.changes.send_modify(|change| *change += 1);
        }
    }

    /// Reads everything again, after a response was taken back: a column does not know which of its
    /// rows was whose. All of it, since what is read and what follows must meet at one moment. None
    /// once the store is closed.
    async fn rebuild(&self, store: &Store) -> Option<Commits> {
        loop {
            let mut fresh: BTreeMap<String, Set> = {
                let sets = self.0.sets.read().unwrap_or_else(PoisonError::into_inner);
                sets.iter().map(|(slug, set)| (slug.clone(), set.emptied())).collect()
            };
            match load(&mut fresh, store).await {
                Ok(commits) => {
                    *self.0.sets.write().unwrap_or_else(PoisonError::into_inner) = fresh;
                    return Some(commits);
                }
                Err(StoreError::Stopped) => return None,
                Err(error) => {
                    tracing::warn!(%error, "the results could not be read again; trying once more");
                    sleep(PAUSE).await;
                }
            }
        }
    }
}

impl Set {
    fn rake(&self, targets: &[Target]) -> Result<Weighting, RakingError> {
        let limits = Limits::default();
        rake(&self.dataset, &self.questionnaire, targets, &limits, &self.disclosure)
    }

    /// The same without any responses.
    fn emptied(&self) -> Self {
        Self {
            dataset: Dataset::new(&self.questionnaire),
            questionnaire: self.questionnaire.clone(),
            disclosure: self.disclosure,
            translations: self.translations.clone(),
        }
    }
}

/// How the rows of every version of a questionnaire, and of its Easy Read edition, read under the one
/// that is served.
fn translations(
    served: &Questionnaire,
    counted: &[&str],
    definitions: &[Definition],
) -> HashMap<DefinitionHash, Translation> {
    definitions
        .iter()
        .filter(|definition| counted.contains(&definition.slug.as_str()))
        .filter_map(|definition| {
            let old = serde_json::from_str(&definition.json).ok()?;
            Some((definition.hash, Translation::between(&old, served)))
        })
        .collect()
}

/// Reads everything that is stored into sets that are empty; what follows.
async fn load(sets: &mut BTreeMap<String, Set>, store: &Store) -> Result<Commits, StoreError> {
    let sets = sets.values_mut();
    let mut loading: Vec<_> = sets.map(|set| (set.dataset.loading(), &set.translations)).collect();
    let show = |row: Stored<'_>| {
        for (loading, translations) in &mut loading {
            if let Some(translation) = translations.get(&row.questionnaire_hash) {
                let pushed = loading.push(row.day, row.closed, translation);
                complain(pushed, row.questionnaire_hash);
            }
        }
    };
    store.follow(show).await
}

fn push(sets: &mut BTreeMap<String, Set>, hash: DefinitionHash, day: i32, closed: &[u8]) {
    // A database may hold responses to consultations that are not served at present.
    for set in sets.values_mut() {
        if let Some(translation) = set.translations.get(&hash) {
            complain(set.dataset.push_translated(day, closed, translation), hash);
        }
    }
}

fn complain(pushed: Result<(), NotARow>, hash: DefinitionHash) {
    if pushed.is_err() {
        tracing::error!(%hash, "a stored response does not fit its definition");
    }
}
