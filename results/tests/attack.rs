//! An attack on disclosure control: somebody who has every protected table of a questionnaire, its
//! definition and the number of responses sets up all that follows as a linear program, and asks it
//! between which bounds each suppressed count lies. It must not do better than "small".
//!
//! The attacker here gets more than is published: also the exact number of people who were put a
//! question, wherever the promise allows everybody to know it. There is one way to see figures,
//! through [`results::tables`]; charts, descriptions and exports are made of the same tables. No
//! filter is offered to anybody, so there is none to attack.
#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

#[path = "attack/model.rs"]
mod model;
#[path = "attack/program.rs"]
mod program;
#[path = "attack/respondents.rs"]
mod respondents;
#[path = "../../tools/sources.rs"]
mod sources;

use questionnaire::{
    consultation::{Consultation, Disclosure},
    definition::{Page, Questionnaire},
    load,
    record::Record,
    submission::Submission,
};
use results::{Dataset, ProtectedTable, tables};

use model::{Knowledge, Model};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../consultations/victim-support");

fn shipped() -> Consultation {
    let sources = sources::sources(SHIPPED.as_ref()).unwrap();
    load::consultation("victim-support", &sources, None).consultation.unwrap()
}

/// The tables of these responses, protected as if the definition were `known_as`.
fn published(
    known_as: &Questionnaire,
    questionnaire: &Questionnaire,
    responses: &[Submission],
    rule: &Disclosure,
) -> Vec<ProtectedTable> {
    let mut dataset = Dataset::new(known_as);
    for response in responses {
        dataset.push(0, &Record::new(questionnaire, response).closed).unwrap();
    }
    tables(&dataset, known_as, rule)
}

/// What came of an attack.
#[derive(Debug, Default)]
struct Attack {
    /// How many suppressed counts were gone for.
    tried: usize,
    /// Those that were narrowed down.
    narrowed: Vec<String>,
}

fn attack(
    questionnaire: &Questionnaire,
    responses: &[Submission],
    tables: &[ProtectedTable],
    rule: &Disclosure,
    knowledge: Knowledge,
) -> Attack {
    let model = Model::new(questionnaire, responses, tables, rule, knowledge);
    model.program.assert_holds_of_the_truth();
    let most = f64::from(rule.threshold - 1);
    let mut attack = Attack::default();
    for target in model.small() {
        let (low, high) = model.program.range(&target.terms);
        attack.tried += 1;
        if low > 1e-6 || high < most - 1e-6 {
            attack.narrowed.push(format!("{}: {low:.2} to {high:.2}", target.name));
        }
    }
    attack
}

/// The same questions, but nothing is known of who is asked which: then each table is protected by
/// itself.
fn untied(questionnaire: &Questionnaire) -> Questionnaire {
    let untied = |page: &Page| Page { show_if: None, ..page.clone() };
    let pages = questionnaire.pages.iter().filter(|page| !page.ends).map(untied).collect();
    Questionnaire { pages, ..questionnaire.clone() }
}

/// Everything at once, of one questionnaire, with so many made-up responses.
fn assert_safe(slug: &str, size: usize, seeds: std::ops::Range<u64>) {
    let consultation = shipped();
    let published_as = consultation.questionnaires.iter().find(|p| p.questionnaire.slug == slug);
    let questionnaire = &published_as.unwrap().questionnaire;
    for seed in seeds {
        let responses = respondents::some(questionnaire, size, seed);
        let tables = published(questionnaire, questionnaire, &responses, &consultation.disclosure);
        let found =
            attack(questionnaire, &responses, &tables, &consultation.disclosure, Knowledge::More);
        assert!(found.tried > 20, "{slug}, {size}, {seed}: only {} counts", found.tried);
        assert!(found.narrowed.is_empty(), "{slug}, {size}, {seed}: {:#?}", found.narrowed);
    }
}

#[test]
fn nothing_is_recovered_from_the_survey_of_victims_with_60_responses() {
    assert_safe("your-views", 60, 0..4);
}

#[test]
fn nothing_is_recovered_from_the_survey_of_victims_with_200_responses() {
    assert_safe("your-views", 200, 10..14);
}

#[test]
fn nothing_is_recovered_from_the_survey_of_victims_with_720_responses() {
    assert_safe("your-views", 720, 20..22);
}

#[test]
fn nothing_is_recovered_from_the_survey_of_groups() {
    let groups = shipped().questionnaires[1].questionnaire.slug.clone();
    for (size, seed) in [(60, 30), (200, 31), (720, 32)] {
        assert_safe(&groups, size, seed..seed + 2);
    }
}

/// So that the tests above are known to see an attack where there is one.
#[test]
fn the_attack_recovers_counts_where_each_table_is_protected_by_itself() {
    let consultation = shipped();
    let questionnaire = &consultation.questionnaires[0].questionnaire;
    let rule = &consultation.disclosure;
    for (size, seeds) in [(200, 10..14), (720, 20..22)] {
        let mut narrowed = 0;
        for seed in seeds {
            let responses = respondents::some(questionnaire, size, seed);
            let tables = published(&untied(questionnaire), questionnaire, &responses, rule);
            let found = attack(questionnaire, &responses, &tables, rule, Knowledge::Page);
            narrowed += found.narrowed.len();
        }
        assert!(narrowed > 0, "{size}: none");
    }
}

/// Protection that shows nothing would pass every attack.
#[test]
fn figures_are_shown_all_the_same() {
    let consultation = shipped();
    let questionnaire = &consultation.questionnaires[0].questionnaire;
    let shown = |size, seed| {
        let responses = respondents::some(questionnaire, size, seed);
        let tables = published(questionnaire, questionnaire, &responses, &consultation.disclosure);
        let shows_any =
            |table: &&ProtectedTable| table.rows.iter().any(|row| row.figure.rounded().is_some());
        (tables.iter().filter(shows_any).count(), tables.len())
    };
    // With 60 responses, nearly every count is small.
    for (size, seed, least) in [(60, 0, 4), (200, 10, 36), (720, 20, 43)] {
        let (shown, all) = shown(size, seed);
        assert!(shown >= least, "{size}: {shown} of {all} tables show a figure");
    }
}
