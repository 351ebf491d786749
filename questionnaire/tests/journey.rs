//! What holds for every journey, tried on walks made up from seeds through every questionnaire that
//! is shipped and every fixture.
#![cfg(all(feature = "generate", feature = "load"))]
#![expect(clippy::panic, clippy::unwrap_used, reason = "tests")]

#[path = "support/fixture.rs"]
mod fixture;

use std::{collections::BTreeSet, fmt, fs, path::Path, sync::LazyLock};

use proptest::prelude::*;
use questionnaire::{
    definition::{Kind, Page, Question, Questionnaire},
    form::{self, ACTION, Form, PAGE},
    generate::{self, Step},
    journey::{Action, Journey, Outcome, Position},
    record::{Layout, Record},
    refit::refit,
    route::{Route, Stop},
    submission::{Refusal, Submission},
    validate,
};

static ALL: LazyLock<Vec<Questionnaire>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = Vec::new();
    for parent in ["consultations", "fixtures"] {
        for entry in fs::read_dir(root.join(parent)).unwrap() {
            let path = entry.unwrap().path();
            if path.join("consultation.toml").is_file() {
                let name = path.file_name().unwrap().to_str().unwrap();
                folders.push(format!("{parent}/{name}"));
            }
        }
    }
    folders.sort();
    folders.iter().flat_map(|folder| fixture::consultation(folder)).collect()
});

/// The journey that a step leads to; none where nothing came of it or all is erased.
fn after<'a>(step: &Step<'a>) -> Option<&'a Journey> {
    match step.outcome {
        Ok(
            Outcome::Next(next)
            | Outcome::Elsewhere(next)
            | Outcome::Refused(next, _)
            | Outcome::Send(next, _),
        ) => Some(next),
        Ok(Outcome::Erase) | Err(_) => None,
    }
}

/// Walks, and checks every step that leads somewhere.
fn every_step(
    questionnaire: &Questionnaire,
    seed: u64,
    mut check: impl FnMut(&Step<'_>, &Journey) -> Result<(), TestCaseError>,
) -> Result<Journey, TestCaseError> {
    let mut checked = Ok(());
    let last = generate::walk(questionnaire, seed, |step| {
        if let (Ok(()), Some(next)) = (&checked, after(step)) {
            checked = check(step, next);
        }
    });
    checked.map(|()| last)
}

/// The form that a page shows to someone who comes back to it.
fn shown_again(page: &Page, journey: &Journey) -> Form {
    let mut form = Form::from_iter([(PAGE, &page.id)]);
    for question in &page.questions {
        if let Some(answer) = journey.answers.get(&question.id) {
            form.0.extend(form::of_answer(question, answer).unwrap().0);
        }
    }
    form
}

fn next(outcome: Result<Outcome, questionnaire::journey::Unreadable>) -> Journey {
    match outcome {
        Ok(Outcome::Next(journey)) => journey,
        other => panic!("not a plain step onwards: {other:?}"),
    }
}

/// A questionnaire, told apart by its address where a walk through it fails.
#[derive(Clone, Copy)]
struct Named(&'static Questionnaire);

impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.slug)
    }
}

fn walks() -> impl Strategy<Value = (Named, u64)> {
    let all: Vec<Named> = ALL.iter().map(Named).collect();
    (prop::sample::select(all), any::<u64>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_journey_stands_where_its_answers_lead((Named(questionnaire), seed) in walks()) {
        every_step(questionnaire, seed, |_, next| {
            prop_assert_eq!(&next.clone().settled(questionnaire), next);
            Ok(())
        })?;
    }

    #[test]
    fn every_stored_answer_fits_and_can_be_shown_again((Named(questionnaire), seed) in walks()) {
        let last = every_step(questionnaire, seed, |_, next| {
            for (id, answer) in &next.answers {
                let (_, question) = questionnaire.question(id).unwrap();
                prop_assert_eq!(validate::check(question, answer), Ok(()));
                let shown = form::of_answer(question, answer).unwrap();
                prop_assert_eq!(validate::read(question, &shown), Ok(Some(answer.clone())));
            }
            Ok(())
        })?;
        let refitted = refit(questionnaire, last.answers.clone());
        prop_assert_eq!(refitted, (last.answers, Vec::new()));
    }

    #[test]
    fn a_journey_survives_being_stored((Named(questionnaire), seed) in walks()) {
        every_step(questionnaire, seed, |_, next| {
            let stored = serde_json::to_string(next).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Journey>(&stored).unwrap(), next);
            Ok(())
        })?;
    }

    #[test]
    fn an_early_end_leads_back_to_all_that_was_answered((Named(questionnaire), seed) in walks()) {
        every_step(questionnaire, seed, |_, next| {
            let Some((_, page)) = next.page(questionnaire).filter(|(_, page)| page.ends) else {
                return Ok(());
            };
            let mut form = Form::from_iter([(PAGE, &page.id)]);
            form.0.extend(next.trace(questionnaire).0);
            let again = Journey::retraced(questionnaire, &form);
            prop_assert_eq!(&again.position, &next.position);
            prop_assert_eq!(&again.answers, &next.answers);
            prop_assert_eq!(again.keep, next.keep);
            Ok(())
        })?;
    }

    #[test]
    fn a_form_changes_the_answers_of_its_own_page_alone((Named(questionnaire), seed) in walks()) {
        every_step(questionnaire, seed, |step, next| {
            let own = match Action::of(questionnaire, step.form) {
                Ok(Action::Continue(page) | Action::Skip(page)) => Some(page),
                Ok(Action::Back(from)) => match *from {
                    Action::Continue(page) => Some(page),
                    _ => None,
                },
                _ => None,
            };
            let removed = step.form.get(ACTION).and_then(|action| action.strip_prefix("remove:"));
            for (index, page) in questionnaire.pages.iter().enumerate() {
                for question in &page.questions {
                    if own != Some(index) && removed != Some(&question.id) {
                        let (before, now) =
                            (step.before.answers.get(&question.id), next.answers.get(&question.id));
                        prop_assert_eq!(before, now, "{}", question.id);
                    }
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_refusal_says_what_is_wrong_on_the_page_it_shows((Named(questionnaire), seed) in walks()) {
        every_step(questionnaire, seed, |step, next| {
            let Ok(Outcome::Refused(_, problems)) = step.outcome else { return Ok(()) };
            prop_assert!(!problems.is_empty());
            let Some((_, page)) = next.page(questionnaire) else {
                prop_assert_eq!(&next.position, &Position::Keep);
                return Ok(());
            };
            for problem in problems {
                let question = page.questions.iter().find(|q| q.id == problem.question);
                prop_assert!(question.is_some(), "{problem:?} is not on {}", page.id);
                prop_assert!(problem.field.starts_with(&problem.question));
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_form_for_a_page_out_of_reach_moves_nothing((Named(questionnaire), seed) in walks()) {
        every_step(questionnaire, seed, |step, next| {
            let route = Route::of(questionnaire, &step.before.answers);
            match Action::of(questionnaire, step.form) {
                Ok(Action::Continue(page) | Action::Skip(page) | Action::Change(page))
                    if !route.has(page) =>
                {
                    prop_assert!(matches!(step.outcome, Ok(Outcome::Elsewhere(_))));
                    prop_assert_eq!(&next.position, &step.before.position);
                    prop_assert_eq!(Route::of(questionnaire, &next.answers), route);
                }
                _ => {}
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_is_required_cannot_be_skipped((Named(questionnaire), seed) in walks()) {
        every_step(questionnaire, seed, |step, next| {
            let Ok(Action::Skip(index)) = Action::of(questionnaire, step.form) else {
                return Ok(());
            };
            let page = questionnaire.pages.get(index).unwrap();
            let reached = Route::of(questionnaire, &step.before.answers).has(index);
            if reached && page.questions.iter().any(|question| question.required) {
                prop_assert!(matches!(step.outcome, Ok(Outcome::Refused(..))));
                prop_assert_eq!(&next.answers, &step.before.answers);
                prop_assert_eq!(&next.position, &Position::Page(page.id.clone()));
            }
            Ok(())
        })?;
    }

    #[test]
    fn back_keeps_what_was_typed((Named(questionnaire), seed) in walks()) {
        every_step(questionnaire, seed, |step, next_journey| {
            let Ok(Action::Continue(_)) = Action::of(questionnaire, step.form) else {
                return Ok(());
            };
            let Ok(Outcome::Next(_)) = step.outcome else { return Ok(()) };
            let mut leaving = step.form.clone();
            leaving.push(ACTION, "back");
            let back = next(step.before.clone().step(questionnaire, &leaving));
            prop_assert_eq!(&back.answers, &next_journey.answers);
            let again = next(back.step(questionnaire, step.form));
            prop_assert_eq!(&again.answers, &next_journey.answers);
            Ok(())
        })?;
    }

    #[test]
    fn changing_nothing_leads_back_to_the_check((Named(questionnaire), seed) in walks()) {
        let mut journey = generate::walk(questionnaire, seed, |_| {});
        let route = Route::of(questionnaire, &journey.answers);
        journey.position = Position::Review;
        let seen = |page: &Page| journey.passed.contains(&page.id);
        if !route.reaches_review()
            || !route.questions.iter().all(|index| seen(&questionnaire.pages[*index]))
        {
            return Ok(());
        }
        for index in &route.questions {
            let page = &questionnaire.pages[*index];
            let change = Form::from_iter([(ACTION, format!("change:{}", page.id))]);
            let changing = next(journey.clone().step(questionnaire, &change));
            prop_assert_eq!(&changing.position, &Position::Page(page.id.clone()));
            let form = shown_again(page, &changing);
            let checked = next(changing.step(questionnaire, &form));
            prop_assert_eq!(&checked.position, &Position::Review);
            prop_assert_eq!(&checked.answers, &journey.answers);
            prop_assert!(!checked.changing);
        }
    }

    #[test]
    fn what_is_sent_is_what_lies_on_the_route_and_can_be_read_back((Named(questionnaire), seed) in walks()) {
        let mut sent = None;
        let last = every_step(questionnaire, seed, |step, _| {
            if let Ok(Outcome::Send(_, submission)) = step.outcome {
                sent = Some(submission.clone());
            }
            Ok(())
        })?;
        let route = Route::of(questionnaire, &last.answers);
        let submission = match Submission::new(questionnaire, &last.answers) {
            Ok(submission) => submission,
            Err(refusal) => {
                prop_assert_eq!(sent, None);
                let page = match refusal {
                    Refusal::Ends(page) => Stop::Ends(page),
                    Refusal::Problems(page, problems) => {
                        prop_assert!(!problems.is_empty());
                        Stop::Required(page)
                    }
                };
                prop_assert_eq!(route.stop, Some(page));
                return Ok(());
            }
        };
        if let Some(sent) = sent {
            prop_assert_eq!(&sent, &submission);
        }
        let on_route: BTreeSet<&str> = route
            .pages()
            .flat_map(|index| &questionnaire.pages[index].questions)
            .map(|question| question.id.as_str())
            .collect();
        let asked = last.answers.iter().filter(|(id, _)| on_route.contains(id.as_str()));
        let expected = asked.map(|(id, answer)| (id.clone(), answer.clone())).collect();
        prop_assert_eq!(submission.answers(), &expected);

        let record = Record::new(questionnaire, &submission);
        prop_assert_eq!(record.closed.len(), Layout::of(questionnaire).width);
        let is_contact = |question: &Question| matches!(question.kind, Kind::Contact { .. });
        let contacts = questionnaire.questions().filter(|(_, question)| is_contact(question));
        // Known gap: a record has room for the contact details of one question alone.
        if contacts.count() <= 1 {
            prop_assert_eq!(record.answers(questionnaire), Some(expected));
        }
    }
}

/// The properties above say something only about walks that go somewhere.
#[test]
fn walks_see_every_page_and_come_to_an_end() {
    const WALKS: usize = 250;
    for questionnaire in ALL.iter() {
        let (mut shown, mut sent) = (BTreeSet::new(), 0);
        for seed in 0..WALKS {
            generate::walk(questionnaire, u64::try_from(seed).unwrap(), |step| {
                let page = after(step).and_then(|next| next.page(questionnaire));
                shown.extend(page.map(|(index, _)| index));
                sent += usize::from(matches!(step.outcome, Ok(Outcome::Send(..))));
            });
        }
        let slug = &questionnaire.slug;
        let missed = questionnaire.pages.iter().enumerate().filter(|(i, _)| !shown.contains(i));
        let missed: Vec<&str> = missed.map(|(_, page)| page.id.as_str()).collect();
        assert_eq!(missed, Vec::<&str>::new(), "{slug}: pages that no walk has seen");
        assert!(sent > WALKS / 4, "{slug}: only {sent} of {WALKS} walks were sent");
    }
}
