//! What the staff pages show now. Whoever calls this has made sure that it may be seen.

use app::staff::board::{Day, Figures, Intake, Latest, News, Summary};

use super::{days, outline::words};
use crate::{
    catalogue::Entry,
    clock::{self, Phase},
    state::State,
};

/// So many days are listed, the latest ones with responses.
const DAYS: usize = 30;

/// Every questionnaire.
pub(super) fn overview(state: &State) -> Latest {
    let entries = state.catalogue.entries();
    let counted = entries.iter().filter(|entry| !entry.is_easy_read());
    let summaries = counted.map(|entry| summary(state, entry)).collect();
    latest(state, entries.first(), News::Overview(summaries))
}

/// The results of one; `None` where none such is served.
pub(super) fn results(state: &State, slug: &str) -> Option<Latest> {
    let entry = state.catalogue.get(slug)?;
    let volume = state.figures.volume(slug)?;
    let period = volume.days().first().zip(volume.days().last());
    let figures = Figures {
        hash: entry.setting.hash.clone(),
        total: volume.total(),
        period: period.map(|((first, _), (last, _))| (days::plain(*first), days::plain(*last))),
        tables: state.figures.tables(slug)?,
    };
    Some(latest(state, Some(entry), News::Results(figures)))
}

fn latest(state: &State, entry: Option<&Entry>, news: News) -> Latest {
    let timezone = entry.map_or("UTC", |entry| entry.consultation.timezone.as_str());
    Latest { at: days::time(state.clock.now(), timezone), news }
}

fn summary(state: &State, entry: &Entry) -> Summary {
    let questionnaire = entry.questionnaire();
    let now = state.clock.now();
    let today = clock::day(now, &entry.consultation.timezone);
    let volume = state.figures.volume(&questionnaire.slug);
    let by_day = volume.as_ref().map(results::Volume::days).unwrap_or_default();
    Summary {
        slug: questionnaire.slug.clone(),
        consultation: words(entry, &entry.consultation.name),
        audience: words(entry, &questionnaire.audience),
        state: intake(entry, now),
        total: volume.as_ref().map_or(0, results::Volume::total),
        last_week: by_day.iter().filter(|(day, _)| *day > today - 7).map(|(_, n)| n).sum(),
        days: by_day
            .iter()
            .rev()
            .take(DAYS)
            .map(|(day, n)| Day { date: days::with_weekday(*day), responses: *n })
            .collect(),
    }
}

fn intake(entry: &Entry, now: i64) -> Intake {
    let closes = entry.consultation.closes.map(days::closes);
    match entry.window.phase(now) {
        Phase::Before => {
            Intake::NotYet(entry.consultation.opens.map(days::opens).unwrap_or_default())
        }
        Phase::Open => Intake::Open(closes),
        Phase::Closed => Intake::Closed(closes.unwrap_or_default()),
    }
}
