#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use proptest::prelude::*;
use questionnaire::date::PartialDate;

use super::*;
use crate::filter::FilterError;
use crate::{
    calendar,
    column::Value,
    filter::State,
    sample::{self, Response},
    table::Counting,
};

const ONE: [&str; 3] = ["yes", "no", "declined"];
const SEVERAL: [&str; 5] = ["police", "court", "support", "none", "declined"];
const POINTS: [&str; 3] = ["agree", "disagree", "declined"];

fn districts(names: &[&str]) -> Filter {
    let districts = names.iter().map(|name| (*name).to_owned()).collect();
    Filter::District { question: "district".to_owned(), districts }
}

fn chose(value: &str) -> Filter {
    let question = "contact".to_owned();
    Filter::Chose { question, statement: None, value: value.to_owned() }
}

fn groups() -> Axis {
    // A response from L8 after the middle of the month is in the first group alone.
    let day = Some(PartialDate::parse("2024-10-20").unwrap());
    let group = |name: &str, filter| Group { name: name.to_owned(), filter };
    Axis::Groups(vec![
        group("Liverpool", districts(&["L8", "L20"])),
        group("late", Filter::Came { from: day, to: None }),
    ])
}

fn any_axis() -> impl Strategy<Value = Axis> {
    let question = |question: &'static str, statement: Option<&'static str>| {
        any::<bool>().prop_map(move |missing| Axis::Question {
            question: question.to_owned(),
            statement: statement.map(str::to_owned),
            missing,
        })
    };
    prop_oneof![
        question("reported", None),
        question("contact", None),
        question("felt", Some("heard")),
        question("felt", Some("informed")),
        prop::sample::select(&ONE[..2]).prop_map(|value| Axis::chose("reported", value)),
        prop::sample::select(&SEVERAL[..4]).prop_map(|value| Axis::chose("contact", value)),
        Just(groups()),
        Just(Axis::Weeks),
    ]
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let state =
        Filter::Is { question: "reported".to_owned(), statement: None, state: State::Answered };
    prop::sample::select(vec![
        Filter::everybody(),
        state,
        chose("court"),
        Filter::Not(Box::new(districts(&["CH41"]))),
        Filter::Any(vec![chose("police"), Filter::Version(2)]),
    ])
}

/// Whether a response is counted on an axis at all, and in which of its categories.
fn places(axis: &Axis, response: &Response, first_week: i32) -> Option<Vec<usize>> {
    let column = |question: &str, statement: Option<&str>| match (question, statement) {
        ("reported", _) => (response.values[0], &ONE[..]),
        ("contact", _) => (response.values[1], &SEVERAL[..]),
        (_, Some("heard")) => (response.values[2], &POINTS[..]),
        _ => (response.values[3], &POINTS[..]),
    };
    let chosen = |value: Value| -> Vec<usize> {
        match value {
            Value::One(index) => vec![usize::from(index)],
            Value::Several(set) => (0..5).filter(|i| set >> i & 1 == 1).collect(),
            _ => Vec::new(),
        }
    };
    match axis {
        Axis::Question { question, statement, missing } => {
            let (value, options) = column(question, statement.as_deref());
            let chosen = chosen(value);
            if *missing && value == Value::NoAnswer {
                return Some(vec![options.len()]);
            }
            // The way to decline is the last option, and nothing goes with it.
            let is_missing = chosen.contains(&(options.len() - 1));
            (!chosen.is_empty() && (*missing || !is_missing)).then_some(chosen)
        }
        Axis::Chose { question, value } => {
            let (answer, options) = column(question, None);
            let chosen = chosen(answer);
            if chosen.is_empty() || chosen.contains(&(options.len() - 1)) {
                return None;
            }
            let is_it = chosen.iter().any(|index| options[*index] == value);
            Some(vec![usize::from(!is_it)])
        }
        Axis::Groups(_) => match response.values[6] {
            Value::District(name) if name[0] == b'L' => Some(vec![0]),
            // Day 20,016 was 20 October 2024.
            _ if response.day >= 20_016 => Some(vec![1]),
            _ => None,
        },
        Axis::Weeks => {
            let week = calendar::week_number(response.day) - first_week;
            Some(vec![usize::try_from(week).unwrap()])
        }
    }
}

fn is_selected(filter: &Filter, response: &Response) -> bool {
    let contact = |option: usize| match response.values[1] {
        Value::Several(set) => set >> option & 1 == 1,
        _ => false,
    };
    match filter {
        Filter::Is { .. } => matches!(response.values[0], Value::One(0 | 1)),
        Filter::Chose { .. } => contact(1),
        Filter::Not(_) => response.values[6] != Value::District(*b"CH41"),
        Filter::Any(_) => contact(0) || response.version == 2,
        _ => true,
    }
}

fn rule() -> TableRule {
    TableRule::from(Disclosure::default())
}

fn exact(responses: &[Response], spec: &Spec) -> Result<CrossTable<Exact>, CrossError> {
    let (questionnaire, dataset) = sample::dataset(responses);
    let reader = ForAnalysts::role_was_checked();
    cross_exact(&dataset, &questionnaire, spec, &rule(), reader)
}

proptest! {
    #[test]
    fn a_table_is_what_counting_one_by_one_gives(
        axes in prop::collection::vec(any_axis(), 1..=3),
        filter in any_filter(),
        responses in prop::collection::vec(sample::response(), 1..120),
    ) {
        let spec = Spec { filter, axes };
        let table = exact(&responses, &spec);
        prop_assume!(table != Err(CrossError::SameTwice));
        let table = table.unwrap();
        let first_week =
            responses.iter().map(|response| calendar::week_number(response.day)).min().unwrap();
        let selected: Vec<_> =
            responses.iter().filter(|response| is_selected(&spec.filter, response)).collect();
        prop_assert_eq!(table.selected.get(), selected.len() as u64);
        let in_base: Vec<Vec<Vec<usize>>> = selected
            .iter()
            .filter_map(|response| {
                spec.axes.iter().map(|axis| places(axis, response, first_week)).collect()
            })
            .collect();
        let count = |nodes: [Option<usize>; 3]| {
            let is_in = |places: &&Vec<Vec<usize>>| {
                places.iter().zip(nodes).all(|(in_axis, node)| {
                    node.is_none_or(|node| in_axis.contains(&node))
                })
            };
            in_base.iter().filter(is_in).count() as u64
        };
        for sheet in &table.sheets {
            prop_assert_eq!(sheet.base.get(), count([None, None, sheet.layer]));
            for (index, column) in sheet.columns.iter().enumerate() {
                prop_assert_eq!(column.count.get(), count([None, Some(index), sheet.layer]));
            }
            for (index, row) in sheet.rows.iter().enumerate() {
                let total = count([Some(index), None, sheet.layer]);
                prop_assert_eq!(row.total.count.get(), total);
                for (column, cell) in row.cells.iter().enumerate() {
                    let expected = count([Some(index), Some(column), sheet.layer]);
                    prop_assert_eq!(cell.count.get(), expected);
                    let tenths = (expected * 1000 + total / 2).checked_div(total);
                    let share = cell.of_row.map(|share| u64::from(share.tenths()));
                    prop_assert_eq!(share, tenths);
                }
            }
        }
    }

    /// The two ways of counting agree, whichever would be taken.
    #[test]
    fn sets_and_codes_give_the_same_numbers(
        responses in prop::collection::vec(sample::response(), 0..200),
        filtered in any::<bool>(),
    ) {
        let (questionnaire, dataset) = sample::dataset(&responses);
        let axes =
            [Axis::question("reported"), Axis::statement("felt", "heard"), Axis::statement("felt", "informed")];
        let axes: Vec<_> =
            axes.iter().map(|axis| Resolved::of(axis, &dataset, &questionnaire).unwrap()).collect();
        let selection = districts(&["L8"]).plan(&questionnaire).unwrap().select(&dataset);
        let selection = filtered.then_some(selection.words());
        let [by_codes, by_sets] = count::both_ways(&axes, responses.len(), selection);
        prop_assert_eq!(by_codes, by_sets);
    }
}

fn error(spec: &Spec) -> CrossError {
    let (questionnaire, dataset) = sample::dataset(&[]);
    cross(&dataset, &questionnaire, spec, &rule()).unwrap_err()
}

fn of(axes: Vec<Axis>) -> Spec {
    Spec { axes, ..Spec::default() }
}

#[test]
fn what_makes_no_table_is_refused_by_kind() {
    assert_eq!(error(&of(Vec::new())), CrossError::Axes);
    assert_eq!(error(&of(vec![groups(); 4])), CrossError::Axes);
    let age = CrossError::NoOptions { question: "age".to_owned() };
    assert_eq!(error(&of(vec![Axis::question("age")])), age);
    let unknown = FilterError::UnknownQuestion { question: "x".to_owned() };
    assert_eq!(error(&of(vec![Axis::question("x")])), CrossError::Definition(unknown));
    let declined = Axis::chose("reported", "declined");
    assert!(matches!(error(&of(vec![declined])), CrossError::Definition(_)));
    let twice = vec![Axis::question("reported"), Axis::chose("reported", "yes")];
    assert_eq!(error(&of(twice)), CrossError::SameTwice);
    assert_eq!(error(&of(vec![Axis::Groups(Vec::new())])), CrossError::Categories);
    assert_eq!(error(&of(vec![Axis::Weeks])), CrossError::Categories);
}

#[test]
fn pairs_that_are_never_crossed_are_not_crossed_by_a_filter_either() {
    let pair = ("reported".to_owned(), "contact".to_owned());
    let rule = TableRule { never_crossed: vec![pair], ..rule() };
    let (questionnaire, dataset) = sample::dataset(&[]);
    let forbidden = |spec: &Spec| {
        let reader = ForAnalysts::role_was_checked();
        let exactly = cross_exact(&dataset, &questionnaire, spec, &rule, reader).map(|_| ());
        let protected = cross(&dataset, &questionnaire, spec, &rule).map(|_| ());
        let is_forbidden = |result| matches!(result, Err(CrossError::NeverCrossed { .. }));
        (is_forbidden(protected), is_forbidden(exactly))
    };
    let (one, other) = (Axis::question("reported"), Axis::chose("contact", "court"));
    let alone = of(vec![one.clone()]);
    assert_eq!(forbidden(&alone), (false, false));
    assert_eq!(forbidden(&of(vec![one, other.clone()])), (true, true));
    assert_eq!(forbidden(&Spec { filter: chose("court"), ..alone }), (true, true));
    let name = "had contact".to_owned();
    let group = Axis::Groups(vec![Group { name, filter: chose("court") }]);
    assert_eq!(forbidden(&of(vec![Axis::question("reported"), group])), (true, true));
}

#[test]
fn absurd_tables_are_refused_before_they_are_counted() {
    let many = |id: &str| {
        let options: Vec<_> = (0..65).map(|i| sample::option(&format!("o{i}"))).collect();
        sample::page(sample::question(
            id,
            true,
            questionnaire::definition::Kind::ChooseOne { options },
        ))
    };
    let questionnaire = sample::questionnaire(vec![many("a"), many("b")]);
    let dataset = Dataset::new(&questionnaire);
    let spec = of(vec![Axis::question("a"), Axis::question("b")]);
    let refused = cross(&dataset, &questionnaire, &spec, &rule());
    assert_eq!(refused, Err(CrossError::TooLarge { cells: 65 * 65 }));
}

#[test]
fn a_protected_table_looks_at_few_questions() {
    let (questionnaire, dataset) = sample::dataset(&[]);
    let rule = TableRule { most_questions: 2, ..rule() };
    let axes = vec![Axis::question("reported"), Axis::chose("contact", "court")];
    let spec = Spec { filter: districts(&["L8"]), axes };
    assert_eq!(
        cross(&dataset, &questionnaire, &spec, &rule),
        Err(CrossError::TooManyQuestions { questions: 3, most: 2 })
    );
}

#[test]
fn a_specification_survives_an_address() {
    let spec = Spec {
        filter: Filter::Any(vec![chose("court"), districts(&["L8"])]),
        axes: vec![Axis::statement("felt", "heard"), groups(), Axis::Weeks],
    };
    let text = serde_json::to_string(&spec).unwrap();
    assert_eq!(serde_json::from_str::<Spec>(&text).unwrap(), spec);
    let short = r#"{"axes":[{"question":{"question":"reported"}}]}"#;
    assert_eq!(serde_json::from_str::<Spec>(short).unwrap(), of(vec![Axis::question("reported")]));
}

#[test]
fn options_that_go_together_are_counted_as_people() {
    let responses: Vec<Response> = Vec::new();
    let table = exact(&responses, &of(vec![Axis::question("contact"), Axis::question("reported")]));
    let heads = table.unwrap().heads;
    assert_eq!(heads[0].counting, Counting::People);
    assert_eq!(heads[1].counting, Counting::Answers);
}

/// Options that go together, or one that excludes the others.
fn chosen() -> impl Strategy<Value = u64> {
    prop_oneof![0..8_u64, Just(8), Just(16)]
}

#[test]
fn options_that_go_together_are_tabulated_one_at_a_time() {
    let together = CrossError::OptionsTogether { question: "contact".to_owned() };
    assert_eq!(error(&of(vec![Axis::question("contact")])), together);
    assert_eq!(error(&of(vec![Axis::question("reported"), Axis::question("contact")])), together);
    let (questionnaire, dataset) = sample::dataset(&[]);
    let one = of(vec![Axis::question("reported"), Axis::chose("contact", "court")]);
    assert!(cross(&dataset, &questionnaire, &one, &rule()).is_ok());
}

proptest! {
    #[test]
    fn what_was_wanted_and_got_is_what_counting_one_by_one_gives(
        answers in prop::collection::vec((chosen(), chosen()), 1..80),
    ) {
        let question = |id: &str| sample::page(sample::question(id, false, sample::several(None)));
        let questionnaire = sample::questionnaire(vec![question("wanted"), question("got")]);
        let mut dataset = Dataset::new(&questionnaire);
        let value = |set: u64| if set == 0 { Value::NoAnswer } else { Value::Several(set) };
        for (wanted, got) in &answers {
            dataset.add(0, 1, vec![value(*wanted), value(*got)]);
        }
        let (filter, reader) = (Filter::everybody(), ForAnalysts::role_was_checked());
        let questions = ("wanted", "got");
        let needs =
            wanted_and_got_exact(&dataset, &questionnaire, &filter, questions, &rule(), reader);
        let needs = needs.unwrap();
        let values: Vec<_> = needs.iter().map(|need| need.value.as_str()).collect();
        prop_assert_eq!(values, &SEVERAL[..4]);
        let in_base: Vec<_> = answers
            .iter()
            .filter(|(wanted, got)| (1..16).contains(wanted) && (1..16).contains(got))
            .collect();
        for (option, need) in needs.iter().enumerate() {
            let count = |wanted: bool, got: bool| {
                let is_it = |(w, g): &&&(u64, u64)| {
                    (w >> option & 1 == 1) == wanted && (g >> option & 1 == 1) == got
                };
                in_base.iter().filter(is_it).count() as u64
            };
            prop_assert_eq!(need.base.get(), in_base.len() as u64);
            prop_assert_eq!(need.met.get(), count(true, true));
            prop_assert_eq!(need.unmet.get(), count(true, false));
            prop_assert_eq!(need.unasked.get(), count(false, true));
            prop_assert_eq!(need.wanted.get(), count(true, true) + count(true, false));
            prop_assert_eq!(need.got.get(), count(true, true) + count(false, true));
        }
    }
}

#[test]
fn questions_without_an_option_in_common_make_no_table() {
    let (questionnaire, dataset) = sample::dataset(&[]);
    let found = wanted_and_got(
        &dataset,
        &questionnaire,
        &Filter::everybody(),
        ("reported", "age"),
        &rule(),
    );
    assert_eq!(found, Err(CrossError::Categories));
}
