#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use proptest::prelude::*;

use super::*;
use crate::{
    column::Value,
    sample::{self, Response},
};

const COLUMNS: [(&str, Option<&str>); 7] = [
    ("reported", None),
    ("contact", None),
    ("felt", Some("heard")),
    ("felt", Some("informed")),
    ("age", None),
    ("when", None),
    ("district", None),
];

fn options(column: usize) -> &'static [&'static str] {
    match column {
        0 => &["yes", "no", "declined"],
        1 => &["police", "court", "support", "none", "declined"],
        2 | 3 => &["agree", "disagree", "declined"],
        _ => &[],
    }
}

fn any_part() -> impl Strategy<Value = Filter> {
    let place = |column: usize| {
        let (question, statement) = COLUMNS[column];
        (question.to_owned(), statement.map(str::to_owned))
    };
    let option =
        (0..4_usize).prop_flat_map(|column| (Just(column), prop::sample::select(options(column))));
    let option = option.prop_map(move |(column, value)| {
        let (question, statement) = place(column);
        Filter::Chose { question, statement, value: value.to_owned() }
    });
    let states = vec![
        State::Answered,
        State::Missing,
        State::Declined,
        State::DontKnow,
        State::NotApplicable,
        State::NoAnswer,
        State::NotAsked,
        State::NotInVersion,
    ];
    let is = (0..7_usize, prop::sample::select(states)).prop_map(move |(column, state)| {
        let (question, statement) = place(column);
        Filter::Is { question, statement, state }
    });
    let decimal = |range| {
        prop::option::of((range, 0..2_u8).prop_map(|(n, d)| Decimal::new(n * 10, d).unwrap()))
    };
    let number = (decimal(0..6_i64), decimal(60..120_i64)).prop_map(|(from, to)| Filter::Number {
        question: "age".to_owned(),
        from,
        to,
    });
    let month = |years| {
        let parts = (years, prop::option::of(1..=12_u8));
        prop::option::of(parts.prop_map(|(y, m)| PartialDate::new(y, m, None).unwrap()))
    };
    let when = (month(1999..2002_u16), month(2002..2005_u16)).prop_map(|(from, to)| Filter::Date {
        question: "when".to_owned(),
        from,
        to,
    });
    let names = prop::sample::subsequence(vec!["L8", "L20", "CH41", "M1"], 0..=4);
    let district = names.prop_map(|names| {
        let districts = names.into_iter().map(str::to_owned).collect();
        Filter::District { question: "district".to_owned(), districts }
    });
    let came = (1..=31_u8, prop::option::of(1..=30_u8)).prop_map(|(first, last)| {
        let day = |month, day| PartialDate::new(2024, Some(month), Some(day)).unwrap();
        Filter::Came { from: Some(day(10, first)), to: last.map(|last| day(11, last)) }
    });
    let version = (1..5_u32).prop_map(Filter::Version);
    prop_oneof![
        4 => option, 4 => is, 1 => number, 1 => when, 1 => district, 1 => came, 1 => version
    ]
}

fn any_filter() -> impl Strategy<Value = Filter> {
    any_part().prop_recursive(4, 24, 4, |inner| {
        let several = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            several().prop_map(Filter::All),
            several().prop_map(Filter::Any),
            inner.clone().prop_map(|filter| Filter::Not(Box::new(filter))),
        ]
    })
}

/// Whether a filter holds of a response, by what its words mean.
fn holds(filter: &Filter, response: &Response) -> bool {
    let column = |id: &str, statement: Option<&str>| {
        COLUMNS.iter().position(|place| *place == (id, statement)).unwrap()
    };
    match filter {
        Filter::All(parts) => parts.iter().all(|part| holds(part, response)),
        Filter::Any(parts) => parts.iter().any(|part| holds(part, response)),
        Filter::Not(inner) => !holds(inner, response),
        Filter::Chose { question, statement, value } => {
            let column = column(question, statement.as_deref());
            chosen(column, response).contains(&value.as_str())
        }
        Filter::Is { question, statement, state } => {
            let column = column(question, statement.as_deref());
            let declined = chosen(column, response).contains(&"declined");
            match (state, response.values[column]) {
                (State::Missing | State::Declined, _) => declined,
                (State::DontKnow | State::NotApplicable, _)
                | (State::Answered, Value::NoAnswer | Value::NotAsked | Value::Absent) => false,
                (State::NoAnswer, value) => value == Value::NoAnswer,
                (State::NotAsked, value) => value == Value::NotAsked,
                (State::NotInVersion, value) => value == Value::Absent,
                (State::Answered, _) => !declined,
            }
        }
        Filter::Number { from, to, .. } => {
            let Value::Number(number) = response.values[4] else { return false };
            let number = Decimal::new(number, 0).unwrap();
            from.is_none_or(|from| number >= from) && to.is_none_or(|to| number <= to)
        }
        Filter::Date { from, to, .. } => {
            let Value::Date(packed) = response.values[5] else { return false };
            let given = ((packed >> 16) as u16, (packed >> 8 & 255) as u8);
            let parts = |date: PartialDate, month| (date.year(), date.month().unwrap_or(month));
            from.is_none_or(|from| given >= parts(from, 1))
                && to.is_none_or(|to| given <= parts(to, 12))
        }
        Filter::District { districts, .. } => {
            let Value::District(letters) = response.values[6] else { return false };
            let name = String::from_utf8(letters.to_vec()).unwrap();
            districts.iter().any(|district| district == name.trim_end_matches('\0'))
        }
        Filter::Came { from, to } => {
            // Day 20,000 was 4 October 2024.
            let october = response.day - 20_000 + 4;
            let (month, day) = if october > 31 { (11, october - 31) } else { (10, october) };
            let day = PartialDate::new(2024, Some(month), Some(u8::try_from(day).unwrap()));
            let day = day.unwrap();
            from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to)
        }
        Filter::Version(version) => response.version == *version,
    }
}

fn chosen(column: usize, response: &Response) -> Vec<&'static str> {
    let options = options(column).iter().copied();
    match response.values[column] {
        Value::One(index) => options.skip(usize::from(index)).take(1).collect(),
        Value::Several(set) => {
            (0..).zip(options).filter(|(i, _)| set >> i & 1 == 1).map(|(_, value)| value).collect()
        }
        _ => Vec::new(),
    }
}

proptest! {
    #[test]
    fn a_filter_selects_what_going_through_them_one_by_one_would(
        filter in any_filter(),
        responses in prop::collection::vec(sample::response(), 0..150),
    ) {
        let (questionnaire, dataset) = sample::dataset(&responses);
        let selected = filter.plan(&questionnaire).unwrap().select(&dataset);
        for (index, response) in responses.iter().enumerate() {
            let is_selected = selected.words()[index / 64] >> (index % 64) & 1 == 1;
            prop_assert_eq!(is_selected, holds(&filter, response), "{:?}", response);
        }
        let expected = responses.iter().filter(|response| holds(&filter, response)).count();
        prop_assert_eq!(selected.count(), expected as u64);
    }

    #[test]
    fn a_filter_survives_an_address(filter in any_filter()) {
        let text = serde_json::to_string(&filter).unwrap();
        prop_assert_eq!(serde_json::from_str::<Filter>(&text).unwrap(), filter);
    }
}

fn chose(question: &str, statement: Option<&str>, value: &str) -> Filter {
    Filter::Chose {
        question: question.to_owned(),
        statement: statement.map(str::to_owned),
        value: value.to_owned(),
    }
}

fn error(filter: &Filter) -> FilterError {
    let mut questionnaire = sample::of_each_kind();
    let text = questionnaire::definition::Kind::LongText { max: 100 };
    questionnaire.pages.push(sample::page(sample::question("words", false, text)));
    filter.check(&questionnaire).unwrap_err()
}

#[test]
fn what_does_not_fit_the_definition_is_refused_by_kind() {
    let question = |id: &str| id.to_owned();
    assert_eq!(
        error(&chose("nothing", None, "yes")),
        FilterError::UnknownQuestion { question: question("nothing") }
    );
    assert_eq!(
        error(&chose("reported", None, "maybe")),
        FilterError::UnknownOption { question: question("reported"), value: "maybe".to_owned() }
    );
    for (id, statement) in [("felt", None), ("felt", Some("seen")), ("reported", Some("heard"))] {
        let unknown = FilterError::UnknownStatement { question: question(id) };
        assert_eq!(error(&chose(id, statement, "agree")), unknown);
    }
    let words = FilterError::NotClosed { question: question("words") };
    assert_eq!(error(&chose("words", None, "x")), words);
    let age = FilterError::AnotherKind { question: question("age") };
    assert_eq!(error(&chose("age", None, "5")), age);
    let number = |id: &str, from, to| {
        let decimal = |n| Some(Decimal::new(n, 1).unwrap());
        Filter::Number { question: question(id), from: decimal(from), to: decimal(to) }
    };
    let when = FilterError::AnotherKind { question: question("when") };
    assert_eq!(error(&number("when", 0, 1)), when);
    assert_eq!(error(&number("age", 2, 1)), FilterError::EmptyRange);
    let exact = Some(PartialDate::parse("2024-02-03").unwrap());
    let filter = Filter::Date { question: question("when"), from: exact, to: None };
    assert_eq!(error(&filter), FilterError::NotAValue { question: question("when") });
    let districts = vec!["TOOLONG".to_owned()];
    let filter = Filter::District { question: question("district"), districts };
    assert_eq!(error(&filter), FilterError::NotAValue { question: question("district") });
    // A mistake is found wherever it is.
    let deep = Filter::Not(Box::new(Filter::Any(vec![chose("reported", None, "maybe")])));
    assert!(matches!(error(&deep), FilterError::UnknownOption { .. }));
}

#[test]
fn a_filter_has_a_size() {
    let many = Filter::All(vec![chose("reported", None, "yes"); MOST_PARTS]);
    assert_eq!(error(&many), FilterError::TooLarge);
    let deep = (0..=MOST_DEPTH).fold(Filter::everybody(), |f, _| Filter::Not(Box::new(f)));
    assert_eq!(error(&deep), FilterError::TooLarge);
}

#[test]
fn limits_between_two_values_are_rounded_inwards() {
    let plan = |from: &str, to: &str| {
        let decimal = |text| Some(Decimal::parse(text).unwrap());
        let filter =
            Filter::Number { question: "age".to_owned(), from: decimal(from), to: decimal(to) };
        let Plan::Number(_, from, to) = filter.plan(&sample::of_each_kind()).unwrap() else {
            return (0, 0);
        };
        (from, to)
    };
    assert_eq!(plan("17.5", "24.5"), (18, 24));
    assert_eq!(plan("-2.5", "-1.5"), (-2, -2));
    assert_eq!(plan("3.2", "3.8"), (4, 3));
}

#[test]
fn what_says_everybody_is_known_by_its_words() {
    assert!(Filter::default().is_everybody());
    assert!(Filter::All(vec![Filter::everybody()]).is_everybody());
    let either = Filter::Any(vec![chose("reported", None, "yes"), chose("reported", None, "no")]);
    assert!(!either.is_everybody());
    assert_eq!(either.questions(), ["reported", "reported"]);
}
