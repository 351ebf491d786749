//! Definitions and responses for tests, made in code.

use proptest::prelude::*;
use questionnaire::{
    condition::{Expression, Target},
    definition::{
        Choice, Confirmation, Interlude, Kind, Missing, Opening, Page, Question, Questionnaire,
        Statement,
    },
    prose::Prose,
    text::{Language, Text},
};

use crate::{column::Value, dataset::Dataset};

pub(crate) fn option(value: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label: Text::default(),
        hint: Text::default(),
        exclusive: false,
        missing: None,
        write_in: false,
        picture: String::new(),
    }
}

pub(crate) fn none_of_these() -> Choice {
    Choice { exclusive: true, ..option("none") }
}

pub(crate) fn declined() -> Choice {
    Choice { missing: Some(Missing::Declined), ..option("declined") }
}

pub(crate) fn question(id: &str, required: bool, kind: Kind) -> Question {
    Question {
        id: id.to_owned(),
        label: Text::default(),
        hint: Text::default(),
        required,
        sensitive: false,
        required_message: Text::default(),
        kind,
    }
}

pub(crate) fn page(question: Question) -> Page {
    Page {
        id: question.id.clone(),
        section: "all".to_owned(),
        show_if: None,
        ends: false,
        after_review: false,
        heading: None,
        body: Prose::default(),
        notice: Prose::default(),
        signposts: Vec::new(),
        signposts_by_answers: false,
        questions: vec![question],
    }
}

pub(crate) fn questionnaire(pages: Vec<Page>) -> Questionnaire {
    let interlude = || Interlude { heading: Text::default(), body: Prose::default() };
    Questionnaire {
        slug: "sample".to_owned(),
        version: 1,
        languages: vec![Language::from("en")],
        name: Text::default(),
        audience: Text::default(),
        draft_hours: 1,
        drafts: questionnaire::definition::Drafts::Open,
        code_days: 1,
        start: Opening { heading: Text::default(), body: Prose::default() },
        sections: Vec::new(),
        pages,
        review: interlude(),
        send: interlude(),
        confirmation: Confirmation {
            heading: Text::default(),
            body: Prose::default(),
            signposts: Vec::new(),
            signposts_by_answers: false,
        },
    }
}

pub(crate) fn one() -> Kind {
    Kind::ChooseOne { options: vec![option("yes"), option("no"), declined()] }
}

pub(crate) fn several(max: Option<u32>) -> Kind {
    let options = ["police", "court", "support"].map(option);
    Kind::ChooseSeveral {
        options: options.into_iter().chain([none_of_these(), declined()]).collect(),
        max,
    }
}

pub(crate) fn scale() -> Kind {
    let statement = |id: &str| Statement { id: id.to_owned(), label: Text::default() };
    Kind::Scale {
        statements: vec![statement("heard"), statement("informed")],
        options: vec![option("agree"), option("disagree"), declined()],
    }
}

/// One question of each kind; the second is asked of those who said yes to the first.
pub(crate) fn of_each_kind() -> Questionnaire {
    let said_yes = Target { question: "reported".to_owned(), statement: None };
    let show_if = Some(Expression::Chosen(said_yes, "yes".to_owned()));
    questionnaire(vec![
        page(question("reported", true, one())),
        Page { show_if, ..page(question("contact", false, several(None))) },
        page(question("felt", false, scale())),
        page(question(
            "age",
            false,
            Kind::Number { min: None, max: None, decimals: 0, unit: Text::default() },
        )),
        page(question(
            "when",
            false,
            Kind::Date { precision: questionnaire::date::Precision::Month, min: None, max: None },
        )),
        page(question("district", false, Kind::PostcodeDistrict)),
    ])
}

/// One response to [`of_each_kind`], as its columns have it.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) day: i32,
    pub(crate) version: u32,
    /// reported, contact, felt.heard, felt.informed, age, when, district.
    pub(crate) values: Vec<Value>,
}

/// Any response to [`of_each_kind`].
pub(crate) fn response() -> impl Strategy<Value = Response> {
    let together = (1..8_u64).prop_map(Value::Several);
    let alone = prop::sample::select(vec![8, 16]).prop_map(Value::Several);
    let contact = prop_oneof![6 => together, 2 => alone, 1 => Just(Value::NoAnswer)];
    let point = || prop_oneof![1 => Just(Value::NoAnswer), 4 => (0..3_u8).prop_map(Value::One)];
    let or_none = |value: BoxedStrategy<Value>| prop_oneof![1 => Just(Value::NoAnswer), 3 => value];
    let date = (2000..2004_u32, 1..=12_u32).prop_map(|(y, m)| Value::Date(y << 16 | m << 8));
    let districts = vec![*b"L8\0\0", *b"CH41", *b"L20\0"];
    (
        (20_000..20_030_i32, 1..4_u32),
        prop_oneof![1 => Just(Value::Absent), 9 => (0..3_u8).prop_map(Value::One)],
        contact,
        (point(), point()),
        or_none((0..120_i64).prop_map(Value::Number).boxed()),
        or_none(date.boxed()),
        or_none(prop::sample::select(districts).prop_map(Value::District).boxed()),
    )
        .prop_map(
            |((day, version), reported, contact, (heard, informed), age, when, place)| {
                let contact = if reported == Value::One(0) { contact } else { Value::NotAsked };
                let values = vec![reported, contact, heard, informed, age, when, place];
                Response { day, version, values }
            },
        )
}

/// These responses as a data set.
pub(crate) fn dataset(responses: &[Response]) -> (Questionnaire, Dataset) {
    let questionnaire = of_each_kind();
    let mut dataset = Dataset::new(&questionnaire);
    for response in responses {
        dataset.add(response.day, response.version, response.values.clone());
    }
    (questionnaire, dataset)
}
