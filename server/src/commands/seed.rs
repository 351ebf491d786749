//! `heard seed`: made-up responses, for a demonstration or a benchmark. They take the same way as
//! real ones: along the route, held to the rules, stored by the store. Nothing here is about a
//! person, and a database in which people have answered takes none.

mod chance;
mod odds;
mod respondent;
mod victims;
mod words;

use std::{collections::BTreeMap, iter};

use questionnaire::{
    consultation::{Consultation, Published},
    date::PartialDate,
    definition::Questionnaire,
    journey::BEGUN,
    record::Record,
    route::Route,
    submission::Submission,
    text::Language,
};
use sha2::{Digest, Sha256};
use store::{Access, DefinitionHash, NewResponse, Options, Passed, SeedError, Store, SubmissionId};

use self::{chance::Chance, respondent::answers};
use super::{Refused, find, say, serve};
use crate::{
    clock::{self, Clock, SystemClock},
    config::Seed,
    random,
};

/// So many are stored in one transaction.
const AT_ONCE: usize = 10_000;

/// How long the made-up consultation has been open, in days.
const OPEN_FOR: u32 = 56;

/// Of so many attempts at a response, one has to lead to the end of the questionnaire.
const ATTEMPTS: u32 = 100;

/// Makes responses up and stores them.
pub(super) async fn seed(options: Seed) -> Result<(), Refused> {
    let consultations = serve::consultations(&options.consultations.consultations)?;
    let (consultation, published) = find(&consultations, &options.slug)?;
    let today = clock::day(SystemClock.now(), &consultation.timezone);
    let database = &options.database.database;
    let store = Store::open(database, Options::new(Access::Alone, random::bytes())).await?;
    let done = fill(&store, &consultations, published, &options, today).await;
    store.close().await;
    let new = done?;
    say(&format!("{}: {} made up, {new} of them new", options.slug, options.responses));
    Ok(())
}

async fn fill(
    store: &Store,
    consultations: &[Consultation],
    published: &Published,
    options: &Seed,
    today: i32,
) -> Result<usize, Refused> {
    // Before anything is written.
    if store.holdings(&options.slug).await?.real {
        return Err(SeedError::Real.into());
    }
    serve::publish(store, consultations).await?;
    let mut invention = Invention::new(published, options.seed, today)?;
    let (mut left, mut new) = (usize::try_from(options.responses)?, 0);
    while left > 0 {
        let now = left.min(AT_ONCE);
        let responses = (0..now).map(|_| invention.response()).collect::<Result<Vec<_>, _>>()?;
        let passed = passed(&published.questionnaire, &responses);
        let of_these = store.seed(responses).await?;
        // What was there already was counted then.
        if of_these == now {
            store.add_passed(passed).await?;
        }
        new += of_these;
        left -= now;
    }
    Ok(new)
}

/// How far those came who sent these responses; and one more for every four of them, who stopped
/// somewhere on the same way.
fn passed(questionnaire: &Questionnaire, responses: &[NewResponse]) -> Vec<Passed> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (index, response) in responses.iter().enumerate() {
        let answers = response.record.answers(questionnaire).unwrap_or_default();
        let route = Route::of(questionnaire, &answers);
        let pages = route.pages().filter_map(|page| questionnaire.pages.get(page));
        let way: Vec<&str> = iter::once(BEGUN).chain(pages.map(|page| page.id.as_str())).collect();
        // Half of those who stop do so in the first third.
        let stop = if index % 8 == 0 { index / 8 % (way.len() / 3 + 1) } else { index % way.len() };
        let stopped = way.iter().take(if index % 4 == 0 { stop + 1 } else { 0 });
        for page in way.iter().chain(stopped) {
            *counts.entry(*page).or_insert(0) += 1;
        }
    }
    let slug = &questionnaire.slug;
    let passed =
        |(page, times): (&str, u64)| Passed { slug: slug.clone(), page: page.to_owned(), times };
    counts.into_iter().map(passed).collect()
}

/// Responses to one questionnaire, one after another. The same seed and day give the same ones.
struct Invention<'a> {
    questionnaire: &'a Questionnaire,
    hash: DefinitionHash,
    chance: Chance,
    today: i32,
    year: u16,
}

impl<'a> Invention<'a> {
    fn new(published: &'a Published, seed: u64, today: i32) -> Result<Self, Refused> {
        let hash = DefinitionHash::from_text(&published.hash)
            .ok_or_else(|| Refused("the questionnaire has no hash".to_owned()))?;
        let date = clock::civil_day(i64::from(today) * 86_400).unwrap_or_default();
        let year = PartialDate::parse(&date)?.year();
        let chance = Chance::new(seed);
        Ok(Self { questionnaire: &published.questionnaire, hash, chance, today, year })
    }

    /// The next response.
    fn response(&mut self) -> Result<NewResponse, Refused> {
        let submission = self.submission()?;
        Ok(NewResponse {
            id: self.id(),
            questionnaire_hash: self.hash,
            slug: self.questionnaire.slug.clone(),
            day: self.day(),
            language: self.language(),
            record: Record::new(self.questionnaire, &submission),
            synthetic: true,
        })
    }

    /// By chance and by questionnaire, so that the same seed can make up responses to several.
    fn id(&mut self) -> SubmissionId {
        let mut id: [u8; 16] = self.chance.bytes();
        let of = Sha256::digest(self.questionnaire.slug.as_bytes());
        id.iter_mut().zip(of).for_each(|(byte, of)| *byte ^= of);
        SubmissionId(id)
    }

    /// Answers that lead to the end. Somebody whose answers lead elsewhere sends nothing.
    fn submission(&mut self) -> Result<Submission, Refused> {
        (0..ATTEMPTS)
            .find_map(|_| {
                let answers = answers(self.questionnaire, &mut self.chance, self.year);
                Submission::new(self.questionnaire, &answers).ok()
            })
            .ok_or_else(|| {
                Refused("no made-up answers lead to the end of this questionnaire".to_owned())
            })
    }

    /// Most people answer when it opens, or just before it closes.
    fn day(&mut self) -> i32 {
        let draws = [0; 4].map(|_: u32| self.chance.below(OPEN_FOR));
        let day = match self.chance.below(20) {
            0..7 => draws.into_iter().min(),
            7..12 => draws.into_iter().max(),
            _ => draws.into_iter().next(),
        };
        let day = day.unwrap_or_default();
        self.today - (OPEN_FOR - 1 - day).cast_signed()
    }

    /// The source language, mostly.
    fn language(&mut self) -> Language {
        let languages = &self.questionnaire.languages;
        let at = if self.chance.is(0.96) { 0 } else { self.chance.index(languages.len()) };
        languages.get(at).cloned().unwrap_or_else(|| "en".into())
    }
}

#[cfg(test)]
mod tests;
