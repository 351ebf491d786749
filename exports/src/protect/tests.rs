#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use questionnaire::answer::Answer;

use super::*;
use crate::sample::{self, SURVEY, codebook, one, survey};

const NAMED: [&str; 5] = ["told", "crimes", "loss", "moved", "felt"];

/// Protects so many rows of each, and gives the codebook and the rows.
fn protect(of_each: &[(usize, Vec<(&str, Answer)>)]) -> (Codebook, Vec<Row>) {
    let survey = survey(SURVEY);
    let exact = codebook(&survey, &NAMED);
    let mut census = Census::new(&exact);
    let mut rows = Vec::new();
    for (count, answers) in of_each {
        let row = sample::row(&survey, &exact, answers);
        for _ in 0..*count {
            census.add(&row);
            rows.push(row.clone());
        }
    }
    let protection = census.protect(10);
    let protected = rows.iter().map(|row| {
        let mut protected = Row::default();
        protection.apply(row, &mut protected);
        protected
    });
    let protected = protected.collect();
    (protection.codebook().clone(), protected)
}

fn cells(codebook: &Codebook, rows: &[Row], name: &str) -> Vec<Cell> {
    let at = codebook.variables.iter().position(|variable| variable.name == name).unwrap();
    rows.iter().map(|row| row.cells()[at]).collect()
}

fn date(text: &str) -> Answer {
    Answer::Date(PartialDate::parse(text).unwrap())
}

#[test]
fn rare_answers_are_grouped() {
    let (codebook, rows) = protect(&[
        (20, vec![("told", one("yes"))]),
        (3, vec![("told", one("no"))]),
        (2, vec![("told", one("unsure"))]),
    ]);
    let told = cells(&codebook, &rows, "told");
    // Three are too few for a group, so the others go with them.
    assert!(told[..23].iter().all(|cell| *cell == Cell::Code(GROUPED)));
    assert_eq!(told[24], Cell::Missing(missing::DONT_KNOW));
    let values = &codebook.variables[0].values;
    assert_eq!(values.len(), 1, "{values:?}");
    assert_eq!(codebook.detail, Detail::Protected);
}

#[test]
fn dates_lose_their_day_and_rare_years_go() {
    let (codebook, rows) = protect(&[
        (10, vec![("moved", date("2020-02-29"))]),
        (10, vec![("moved", date("2021-01-01"))]),
        (6, vec![("moved", date("1950-05-05"))]),
        (6, vec![("moved", date("1960-05-05"))]),
    ]);
    let moved = cells(&codebook, &rows, "moved");
    assert_eq!(moved[0], Cell::Date(PartialDate::parse("2020").unwrap()));
    assert_eq!(moved[10], Cell::Date(PartialDate::parse("2021").unwrap()));
    assert!(moved[20..].iter().all(|cell| *cell == HIDDEN));
}

#[test]
fn districts_are_grouped_though_nobody_named_them() {
    let lives = |name: &str| vec![("district", Answer::District(name.to_owned()))];
    let (codebook, rows) = protect(&[(12, lives("L8")), (9, lives("CH41")), (1, lives("L1"))]);
    let district = cells(&codebook, &rows, "district");
    assert_eq!(district[0], Cell::District(Short::new("L8").unwrap()));
    let grouped = Cell::District(Short::new(GROUPED_TEXT).unwrap());
    assert!(district[12..].iter().all(|cell| *cell == grouped));
}

#[test]
fn what_cannot_be_grouped_is_left_out() {
    let chose = |values: &[&str]| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        vec![("told", one("yes")), ("crimes", Answer::Several { values, texts: [].into() })]
    };
    let (codebook, _) = protect(&[
        (15, chose(&["theft"])),
        (15, chose(&["theft", "hate-crime"])),
        (4, chose(&["hate-crime"])),
    ]);
    let names: Vec<&str> = codebook.variables.iter().map(|v| v.name.as_str()).collect();
    // All but four chose theft. The number is identifying, and has no categories.
    assert!(!names.contains(&"crimes_theft") && !names.contains(&"loss"), "{names:?}");
    assert!(names.contains(&"crimes_hate_crime") && names.contains(&"change"), "{names:?}");
    let left_out = codebook.left_out.iter().filter(|l| l.why == Why::Identifying);
    assert_eq!(left_out.map(|l| l.name.as_str()).collect::<Vec<_>>(), ["crimes_theft", "loss"]);
}

#[test]
fn an_answer_that_comes_after_the_count_is_rare() {
    let survey = survey(SURVEY);
    let exact = codebook(&survey, &NAMED);
    let protection = Census::new(&exact).protect(10);
    let mut row = Row::default();
    protection.apply(&sample::row(&survey, &exact, &sample::answers()), &mut row);
    let rows = [row];
    let cell = |name: &str| cells(protection.codebook(), &rows, name)[0];
    assert_eq!(cell("told"), Cell::Code(GROUPED));
    assert_eq!(cell("crimes_theft"), HIDDEN);
    assert_eq!(cell("moved"), HIDDEN);
    assert_eq!(cell("felt_safe"), Cell::Code(GROUPED));
    assert_eq!(cell("district"), Cell::District(Short::new(GROUPED_TEXT).unwrap()));
}

#[test]
fn exact_rows_are_as_they_were() {
    let survey = survey(SURVEY);
    let exact = codebook(&survey, &NAMED);
    let row = sample::row(&survey, &exact, &sample::answers());
    let mut same = Row::default();
    let protection = Protection::exact(&exact);
    protection.apply(&row, &mut same);
    assert_eq!((same, protection.codebook()), (row, &exact));
}
