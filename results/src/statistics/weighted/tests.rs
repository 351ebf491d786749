#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use questionnaire::consultation::Disclosure;

use super::*;
use crate::{
    column::Value,
    sample::{self, Response},
    statistics::{Limits, Target, rake},
};

/// Of those who said yes most felt heard, of those who said no few did. So many of either declined to
/// say, and a tenth passed it over.
fn responses_with(declined: [usize; 2]) -> Vec<Response> {
    let some = |reported: u8, heard: Value, count: usize| {
        let values = vec![
            Value::One(reported),
            if reported == 0 { Value::Several(1) } else { Value::NotAsked },
            heard,
            Value::NoAnswer,
            Value::NoAnswer,
            Value::NoAnswer,
            Value::NoAnswer,
        ];
        std::iter::repeat_n(Response { day: 0, version: 1, values }, count)
    };
    let heard = Value::One;
    let groups = [
        some(0, heard(0), 80),
        some(0, heard(1), 20),
        some(0, heard(2), declined[0]),
        some(0, Value::NoAnswer, 10),
        some(1, heard(0), 60),
        some(1, heard(1), 240),
        some(1, heard(2), declined[1]),
        some(1, Value::NoAnswer, 30),
    ];
    groups.into_iter().flatten().collect()
}

fn responses() -> Vec<Response> {
    responses_with([10, 30])
}

fn rule() -> TableRule {
    TableRule::from(Disclosure::default())
}

fn find(responses: &[Response], filter: &Filter, axis: &Axis) -> Result<WeightedTable, NoWeighted> {
    let (questionnaire, dataset) = sample::dataset(responses);
    let target = Target { axis: Axis::question("reported"), totals: vec![1.0, 1.0] };
    let rule = rule();
    let weighting =
        rake(&dataset, &questionnaire, &[target], &Limits::default(), &rule.figures).unwrap();
    weighted(&dataset, &questionnaire, &weighting, (filter, axis), &rule)
}

#[test]
fn shares_are_of_the_published_make_up() {
    let table = find(&responses(), &Filter::everybody(), &Axis::statement("felt", "heard"));
    let table = table.unwrap();
    // Plainly, 140 of 400; weighted, the mean of 80 % and 20 %.
    let percents: Vec<_> =
        table.rows.iter().map(|row| row.percent.map(WeightedPercent::get)).collect();
    assert_eq!(percents, [Some(50), Some(50)]);
    assert!((table.design_effect.get() - 1.33).abs() < 1e-9);
    assert_eq!(table.effective_base.figure().rounded(), Some(300));
    let interval = table.interval(0).unwrap();
    assert_eq!(Some(interval), wilson(150.0, 300.0));
}

#[test]
fn options_that_go_together_are_taken_one_at_a_time() {
    let find = |axis: &Axis| find(&responses(), &Filter::everybody(), axis);
    let question = "contact".to_owned();
    let together = CrossError::OptionsTogether { question };
    assert_eq!(find(&Axis::question("contact")), Err(NoWeighted::Table(together)));
    // All who were asked said "police", so that their share would say it of each of them.
    assert_eq!(find(&Axis::chose("contact", "police")), Err(NoWeighted::Hidden));
}

#[test]
fn nothing_weighted_is_shown_where_a_figure_is_hidden() {
    let few = responses_with([1, 2]);
    let with_missing = Axis::Question {
        question: "felt".to_owned(),
        statement: Some("heard".to_owned()),
        missing: true,
    };
    let everybody = Filter::everybody();
    assert!(find(&few, &everybody, &Axis::statement("felt", "heard")).is_ok());
    assert_eq!(find(&few, &everybody, &with_missing), Err(NoWeighted::Hidden));
}

#[test]
fn weights_are_for_the_responses_that_they_were_made_for() {
    let (questionnaire, dataset) = sample::dataset(&responses());
    let target = Target { axis: Axis::question("reported"), totals: vec![1.0, 1.0] };
    let rule = rule();
    let weighting =
        rake(&dataset, &questionnaire, &[target], &Limits::default(), &rule.figures).unwrap();
    let (_, larger) = sample::dataset(&[responses(), responses()].concat());
    let axis = Axis::question("reported");
    let found = weighted(&larger, &questionnaire, &weighting, (&Filter::everybody(), &axis), &rule);
    assert_eq!(found, Err(NoWeighted::OtherResponses));
}
