//! The main stories of a respondent, step by step, in small questionnaires.
#![cfg(feature = "load")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "tests")]

#[path = "support/fixture.rs"]
mod fixture;

use questionnaire::{
    answer::Answer,
    definition::Questionnaire,
    form::{ACTION, Form, KEEP, ON_EXIT, PAGE},
    journey::{Journey, Keep, OnExit, Outcome, Position},
    submission::Submission,
    validate::{Problem, ProblemKind},
};

/// Somebody on their way through a fixture.
struct Respondent {
    questionnaire: Questionnaire,
    journey: Journey,
}

impl Respondent {
    /// On the first page, with the start page and the question about drafts behind them.
    fn of(fixture: &str) -> Self {
        let mut questionnaires = fixture::consultation(&format!("fixtures/{fixture}"));
        let mut respondent =
            Self { questionnaire: questionnaires.remove(0), journey: Journey::default() };
        respondent.goes_on("_start", &[]);
        assert_eq!(respondent.journey.position, Position::Interruption);
        respondent.goes_on("_interruption", &[]);
        assert_eq!(respondent.journey.position, Position::Keep);
        respondent.goes_on("_keep", &[(KEEP, "no")]);
        respondent
    }

    fn submits(&mut self, form: &Form) -> Outcome {
        let outcome = self.journey.clone().step(&self.questionnaire, form).unwrap();
        match &outcome {
            Outcome::Next(next)
            | Outcome::Refused(next, _)
            | Outcome::Elsewhere(next)
            | Outcome::Send(next, _) => self.journey = next.clone(),
            Outcome::Erase => self.journey = Journey::default(),
        }
        outcome
    }

    /// Sends the form of a page with Continue.
    fn sends_page(&mut self, page: &str, fields: &[(&str, &str)]) -> Outcome {
        let mut form = Form::from_iter([(PAGE, page)]);
        for (name, value) in fields {
            form.push(*name, *value);
        }
        self.submits(&form)
    }

    #[track_caller]
    fn goes_on(&mut self, page: &str, fields: &[(&str, &str)]) {
        let outcome = self.sends_page(page, fields);
        assert!(matches!(outcome, Outcome::Next(_)), "{outcome:?}");
    }

    /// Presses a button other than Continue.
    fn presses(&mut self, page: &str, button: &str) -> Outcome {
        self.sends_page(page, &[(ACTION, button)])
    }

    #[track_caller]
    fn is_on(&self, page: &str) {
        assert_eq!(self.journey.position, Position::Page(page.to_owned()));
    }

    #[track_caller]
    fn checks_answers(&self) {
        assert_eq!(self.journey.position, Position::Review);
    }

    fn answered(&self, question: &str) -> bool {
        self.journey.answers.contains_key(question)
    }
}

#[track_caller]
fn kinds(outcome: Outcome) -> Vec<ProblemKind> {
    match outcome {
        Outcome::Refused(_, problems) => problems.into_iter().map(|p: Problem| p.kind).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

#[track_caller]
fn sent(outcome: Outcome) -> Submission {
    match outcome {
        Outcome::Send(_, submission) => submission,
        other => panic!("not sent: {other:?}"),
    }
}

fn one(value: &str) -> Answer {
    Answer::One { value: value.to_owned(), text: None }
}

#[test]
fn what_leaving_does_is_said_once_and_can_be_gone_back_to() {
    let mut respondent = Respondent::of("fx-ends");
    respondent.is_on("go");
    respondent.presses("go", "back");
    assert_eq!(respondent.journey.position, Position::Keep);
    respondent.presses("_keep", "back");
    assert_eq!(respondent.journey.position, Position::Interruption);
    respondent.presses("_interruption", "back");
    assert_eq!(respondent.journey.position, Position::Start);
    // Whoever has answered the question about keeping has read it.
    respondent.goes_on("_start", &[]);
    respondent.is_on("go");
    // A page that was left open moves nobody.
    respondent.goes_on("_interruption", &[]);
    respondent.is_on("go");
}

#[test]
fn leaving_deletes_unless_it_was_asked_to_keep() {
    let mut respondent = Respondent::of("fx-ends");
    let chosen = [
        (&[(KEEP, "yes")][..], OnExit::Erase),
        (&[(KEEP, "yes"), (ON_EXIT, "keep")], OnExit::Keep),
        (&[(KEEP, "yes"), (ON_EXIT, "erase")], OnExit::Erase),
        (&[(KEEP, "yes"), (ON_EXIT, "something else")], OnExit::Erase),
    ];
    for (fields, on_exit) in chosen {
        respondent.goes_on("_keep", fields);
        assert_eq!(respondent.journey.on_exit, on_exit, "{fields:?}");
    }
}

#[test]
fn where_the_questionnaire_ends_nothing_can_be_sent() {
    let mut respondent = Respondent::of("fx-ends");
    respondent.goes_on("go", &[("go", "no")]);
    respondent.is_on("not-been");
    assert!(respondent.journey.ends(&respondent.questionnaire));

    let outcome = respondent.sends_page("_review", &[]);
    assert!(matches!(outcome, Outcome::Elsewhere(_)), "{outcome:?}");
    respondent.is_on("not-been");

    // A slip of the finger is put right.
    respondent.presses("not-been", "back");
    respondent.is_on("go");
    respondent.goes_on("go", &[("go", "yes")]);
    respondent.is_on("note");
}

#[test]
fn only_an_early_end_can_be_come_to_from_nothing() {
    let questionnaire = fixture::consultation("fixtures/fx-ends").remove(0);
    let retraced = |fields: &[(&str, &str)]| {
        Journey::retraced(&questionnaire, &fields.iter().copied().collect())
    };
    let end = (PAGE, "not-been");
    let there = retraced(&[end, (KEEP, "yes"), ("go", "no")]);
    assert_eq!(there.position, Position::Page("not-been".to_owned()));
    assert_eq!(there.keep, Some(Keep::Open));
    // Not with answers that lead elsewhere, without any, with none that are ours, or to other pages.
    assert_eq!(retraced(&[end, ("go", "yes")]), Journey::default());
    assert_eq!(retraced(&[end]), Journey::default());
    assert_eq!(retraced(&[end, ("go", "unknown")]), Journey::default());
    assert_eq!(retraced(&[(PAGE, "note"), ("go", "yes")]), Journey::default());
}

#[test]
fn a_condition_shows_its_page_or_not() {
    for (go, shown) in [("yes", "equal"), ("no", "unequal")] {
        let mut respondent = Respondent::of("fx-conditions");
        respondent.goes_on("go", &[("go", go)]);
        for page in ["with", "figures", "feel"] {
            respondent.presses(page, "skip");
        }
        respondent.is_on(shown);
    }
}

#[test]
fn an_option_that_excludes_the_others_is_not_taken_with_them() {
    let mut respondent = Respondent::of("fx-several-choice");
    let outcome = respondent.sends_page("like", &[("like", "trees"), ("like", "nothing")]);
    assert_eq!(kinds(outcome), [ProblemKind::Exclusive("nothing".into())]);
    respondent.is_on("like");
    respondent.goes_on("like", &[("like", "nothing")]);
    respondent.is_on("more");

    let three = [("more", "trees"), ("more", "paths"), ("more", "toilets")];
    assert_eq!(kinds(respondent.sends_page("more", &three)), [ProblemKind::TooMany { max: 2 }]);
}

#[test]
fn a_change_that_opens_a_page_leads_there_and_then_to_the_check() {
    let mut respondent = Respondent::of("fx-conditions");
    respondent.goes_on("go", &[("go", "no")]);
    respondent.goes_on("with", &[("with", "alone")]);
    for page in ["figures", "feel", "unequal", "answered", "nested", "always"] {
        respondent.is_on(page);
        respondent.presses(page, "skip");
    }
    respondent.checks_answers();

    respondent.presses("_review", "change:with");
    respondent.goes_on("with", &[("with", "dog")]);
    respondent.is_on("selected");
    respondent.goes_on("selected", &[]);
    respondent.is_on("not");
    respondent.goes_on("not", &[]);
    respondent.checks_answers();

    // The other way opens nothing new.
    respondent.presses("_review", "change:with");
    respondent.goes_on("with", &[("with", "alone")]);
    respondent.checks_answers();
}

#[test]
fn back_from_a_change_keeps_it_and_returns_to_the_check() {
    let mut respondent = Respondent::of("fx-one-choice");
    respondent.goes_on("often", &[("often", "daily")]);
    respondent.goes_on("health", &[]);
    respondent.presses("_review", "change:often");
    respondent.sends_page("often", &[("often", "never"), (ACTION, "back")]);
    respondent.checks_answers();
    assert_eq!(respondent.journey.answers.get("often"), Some(&one("never")));
}

#[test]
fn an_answer_can_be_removed_at_the_check() {
    let mut respondent = Respondent::of("fx-one-choice");
    respondent.goes_on("often", &[("often", "daily")]);
    respondent.goes_on("health", &[("health", "rather-not")]);
    respondent.presses("_review", "remove:health");
    respondent.checks_answers();
    let submission = sent(respondent.sends_page("_review", &[]));
    assert_eq!(submission.answers().keys().collect::<Vec<_>>(), ["often"]);
}

#[test]
fn removing_an_answer_that_is_needed_leads_to_its_page_and_back_to_the_check() {
    let mut respondent = Respondent::of("fx-required");
    respondent.goes_on("agree", &[("agree", "yes")]);
    respondent.goes_on("number", &[("ticket", "12")]);
    respondent.goes_on("note", &[("note", "Thanks")]);
    respondent.checks_answers();

    respondent.presses("_review", "remove:ticket");
    respondent.is_on("number");
    respondent.goes_on("number", &[("ticket", "13")]);
    respondent.checks_answers();

    // The same, from another tab, while an earlier answer is being changed.
    respondent.presses("_review", "change:agree");
    respondent.presses("_review", "remove:ticket");
    respondent.is_on("agree");
    respondent.goes_on("agree", &[("agree", "yes")]);
    respondent.is_on("number");
    respondent.goes_on("number", &[("ticket", "14")]);
    respondent.checks_answers();
}

#[test]
fn what_is_required_is_asked_for_however_one_tries() {
    let mut respondent = Respondent::of("fx-required");
    assert_eq!(kinds(respondent.sends_page("agree", &[])), [ProblemKind::Required]);
    assert_eq!(kinds(respondent.presses("agree", "skip")), [ProblemKind::Required]);
    let outcome = respondent.sends_page("note", &[("note", "Hello")]);
    assert!(matches!(outcome, Outcome::Elsewhere(_)), "{outcome:?}");
    assert_eq!(kinds(respondent.sends_page("_send", &[])), [ProblemKind::Required]);
    respondent.is_on("agree");
}

#[test]
fn a_form_from_a_stale_page_is_stored_under_its_own_question() {
    let mut respondent = Respondent::of("fx-one-choice");
    respondent.goes_on("often", &[("often", "daily")]);
    respondent.is_on("health");
    // The browser's Back shows the first page again, and it is sent once more.
    respondent.goes_on("often", &[("often", "never")]);
    respondent.is_on("health");
    assert_eq!(respondent.journey.answers.get("often"), Some(&one("never")));
    assert!(!respondent.answered("health"));
}

#[test]
fn an_answer_off_the_route_is_kept_and_not_sent() {
    let mut respondent = Respondent::of("fx-after-review");
    respondent.goes_on("note", &[("note", "More trees")]);
    respondent.goes_on("_review", &[]);
    respondent.goes_on("more", &[("more", "yes")]);
    respondent.goes_on("age", &[("age", "40-plus")]);
    respondent.presses("_send", "change:more");
    respondent.goes_on("more", &[("more", "no")]);
    assert_eq!(respondent.journey.position, Position::Send);
    assert!(respondent.answered("age"));

    let submission = sent(respondent.sends_page("_send", &[]));
    assert_eq!(submission.answers().keys().collect::<Vec<_>>(), ["more", "note"]);
}

#[test]
fn pages_after_the_review_lead_to_the_page_that_sends() {
    let mut respondent = Respondent::of("fx-after-review");
    respondent.goes_on("note", &[]);
    respondent.checks_answers();
    respondent.goes_on("_review", &[]);
    respondent.is_on("more");
    respondent.presses("more", "back");
    respondent.checks_answers();
    respondent.goes_on("_review", &[]);
    respondent.presses("more", "skip");
    assert_eq!(respondent.journey.position, Position::Send);
    respondent.presses("_send", "back");
    respondent.is_on("more");
    respondent.goes_on("more", &[("more", "yes")]);
    respondent.is_on("age");
    respondent.goes_on("age", &[]);
    let submission = sent(respondent.sends_page("_send", &[]));
    assert_eq!(submission.answers().get("more"), Some(&one("yes")));
}

#[test]
fn whether_to_keep_a_draft_has_to_be_answered() {
    let mut questionnaires = fixture::consultation("fixtures/fx-one-choice");
    let questionnaire = questionnaires.remove(0);
    let mut respondent = Respondent { questionnaire, journey: Journey::default() };
    respondent.goes_on("_start", &[]);
    assert_eq!(kinds(respondent.sends_page("_keep", &[])), [ProblemKind::Required]);
    assert_eq!(respondent.journey.keep, None);
    respondent.goes_on("_keep", &[(KEEP, "yes")]);
    respondent.is_on("often");
    assert_eq!(respondent.presses("often", "erase"), Outcome::Erase);
    assert_eq!(respondent.journey, Journey::default());
}
