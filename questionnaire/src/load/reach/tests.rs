use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    answer::{Answer, Answers, Decimal},
    condition::{Comparison, Target},
    date::{PartialDate, Precision},
    definition::{Choice, Confirmation, Interlude, Kind, Opening, Questionnaire, Statement},
    map::Map,
    prose::Prose,
    route::Route,
    text::Text,
    validate,
};

/// A condition on questions that are not known yet: numbers stand for whatever there will be.
#[derive(Clone, Debug)]
enum Sketch {
    Leaf(usize, usize, usize),
    Not(Box<Sketch>),
    And(Vec<Sketch>),
    Or(Vec<Sketch>),
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let leaf = (0..10_usize, 0..6_usize, 0..4_usize).prop_map(|(q, a, b)| Sketch::Leaf(q, a, b));
    leaf.prop_recursive(3, 8, 3, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.clone().prop_map(|inner| Sketch::Not(Box::new(inner))),
            parts().prop_map(Sketch::And),
            parts().prop_map(Sketch::Or),
        ]
    })
}

const COMPARISONS: [Comparison; 6] = [
    Comparison::Equal,
    Comparison::NotEqual,
    Comparison::Less,
    Comparison::AtMost,
    Comparison::Greater,
    Comparison::AtLeast,
];

impl Sketch {
    /// The condition on these questions.
    fn on(&self, questions: &[Question]) -> Expression {
        let all = |parts: &[Sketch]| parts.iter().map(|part| part.on(questions)).collect();
        match self {
            Self::Not(inner) => Expression::Not(Box::new(inner.on(questions))),
            Self::And(parts) => Expression::And(all(parts)),
            Self::Or(parts) => Expression::Or(all(parts)),
            Self::Leaf(question, by, value) => {
                leaf(&questions[question % questions.len()], *by, *value)
            }
        }
    }
}

fn leaf(question: &Question, by: usize, value: usize) -> Expression {
    let id = question.id.clone();
    let whole = Target { question: id.clone(), statement: None };
    let comparison = COMPARISONS[by];
    match &question.kind {
        Kind::Number { .. } if value < 3 => {
            let halves = i64::try_from(value * 3 + by).unwrap_or(0);
            Expression::Number(id, comparison, decimal(halves * 5, 1))
        }
        Kind::Date { .. } if value < 3 => {
            let dates = ["2019", "2020-06", "2021", "2021-02-03", "2022", "2022-12"];
            Expression::Date(id, comparison, date(dates[by]))
        }
        Kind::ChooseSeveral { .. } if value == 3 => {
            Expression::Count(id, comparison, u32::try_from(by).unwrap_or(0))
        }
        Kind::Scale { statements, options } if value < 3 => {
            let statement = Some(statements[value % statements.len()].id.clone());
            let target = Target { question: id, statement };
            match by {
                0 => Expression::Answered(target),
                _ => Expression::Chosen(target, options[by % options.len()].value.clone()),
            }
        }
        Kind::ChooseOne { options } | Kind::ChooseSeveral { options, .. } if value < 3 => {
            Expression::Chosen(whole, options[by % options.len()].value.clone())
        }
        _ => Expression::Answered(whole),
    }
}

fn decimal(units: i64, decimals: u8) -> Decimal {
    Decimal::new(units, decimals).unwrap_or_else(|_| unreachable!("in range"))
}

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap_or_else(|_| unreachable!("a date"))
}

fn kind(index: usize) -> Kind {
    let option = |value: &str| Choice {
        value: value.into(),
        label: Text::default(),
        hint: Text::default(),
        exclusive: value == "none",
        missing: None,
        write_in: false,
        picture: String::new(),
    };
    let options = |values: &[&str]| values.iter().map(|value| option(value)).collect();
    let statement = |id: &str| Statement { id: id.into(), label: Text::default() };
    let max = [None, Some(1), Some(2)][index % 3];
    match index % 5 {
        0 => Kind::ChooseOne { options: options(&["a", "b", "c"]) },
        1 => Kind::ChooseSeveral { options: options(&["a", "none", "b", "c"]), max },
        2 => Kind::Scale {
            statements: vec![statement("s"), statement("t")],
            options: options(&["a", "b"]),
        },
        3 => Kind::Number {
            min: Some(decimal(1, 0)),
            max: Some(decimal(5, 0)),
            decimals: 0,
            unit: Text::default(),
        },
        _ => Kind::Date {
            precision: Precision::Year,
            min: Some(date("2020")),
            max: Some(date("2022-06")),
        },
    }
}

/// Every answer that can be given to a question.
fn all_answers(question: &Question) -> Vec<Option<Answer>> {
    let points = [None, Some("a"), Some("b")];
    let mut answers: Vec<Answer> = match &question.kind {
        Kind::ChooseOne { options } => options
            .iter()
            .map(|option| Answer::One { value: option.value.clone(), text: None })
            .collect(),
        Kind::ChooseSeveral { options, .. } => (1..16)
            .map(|set| Answer::Several {
                values: (0..4)
                    .filter(|bit| set >> bit & 1 == 1)
                    .map(|bit| options[bit].value.clone())
                    .collect(),
                texts: Map::new(),
            })
            .collect(),
        Kind::Scale { .. } => points
            .iter()
            .flat_map(|s| points.iter().map(move |t| [("s", *s), ("t", *t)]))
            .map(|pairs| {
                let given =
                    pairs.into_iter().filter_map(|(id, point)| Some((id.into(), point?.into())));
                Answer::Scale(given.collect())
            })
            .filter(|answer| *answer != Answer::Scale(Map::new()))
            .collect(),
        Kind::Number { .. } => (0..7).map(|n| Answer::Number(decimal(n, 0))).collect(),
        _ => (2018..2024)
            .filter_map(|year| PartialDate::new(year, None, None).ok())
            .map(Answer::Date)
            .collect(),
    };
    answers.retain(|answer| validate::check(question, answer).is_ok());
    std::iter::once(None).chain(answers.into_iter().map(Some)).collect()
}

/// What a page of the generated questionnaires is made of.
type Plan = (usize, bool, Option<Sketch>, bool);

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let ends = prop::bool::weighted(0.2);
    let plan = (0..15_usize, any::<bool>(), prop::option::of(sketch()), ends);
    prop::collection::vec(plan, 2..6)
}

fn page(index: usize, show_if: Option<Expression>, ends: bool, questions: Vec<Question>) -> Page {
    Page {
        id: format!("p{index}"),
        section: String::new(),
        show_if,
        ends,
        after_review: false,
        heading: None,
        body: Prose::default(),
        notice: Prose::default(),
        signposts: Vec::new(),
        signposts_by_answers: false,
        questions,
    }
}

fn pages(plans: &[Plan]) -> Vec<Page> {
    let mut questions: Vec<Question> = Vec::new();
    let mut pages = Vec::new();
    for (index, (wanted, required, sketch, ends)) in plans.iter().enumerate() {
        let show_if = sketch.as_ref().filter(|_| !questions.is_empty()).map(|s| s.on(&questions));
        let question = Question {
            id: format!("q{index}"),
            label: Text::default(),
            hint: Text::default(),
            required: *required,
            sensitive: false,
            required_message: Text::default(),
            kind: kind(*wanted),
        };
        let asked = if *ends { Vec::new() } else { vec![question] };
        questions.extend(asked.clone());
        pages.push(page(index, show_if, *ends, asked));
    }
    pages
}

fn questionnaire(pages: Vec<Page>) -> Questionnaire {
    let interlude = || Interlude { heading: Text::default(), body: Prose::default() };
    Questionnaire {
        slug: String::new(),
        version: 1,
        languages: Vec::new(),
        name: Text::default(),
        audience: Text::default(),
        draft_hours: 1,
        drafts: crate::definition::Drafts::Open,
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

/// The pages that some answers lead to, and whether some lead to the sending, found by trying
/// every answer to every question.
fn by_brute_force(questionnaire: &Questionnaire) -> (BTreeSet<PageIndex>, bool) {
    let questions: Vec<_> = questionnaire.questions().map(|(_, question)| question).collect();
    let choices: Vec<_> = questions.iter().map(|question| all_answers(question)).collect();
    let mut reached = BTreeSet::new();
    let mut sent = false;
    let mut turn = vec![0; questions.len()];
    loop {
        let given = questions.iter().zip(&choices).zip(&turn);
        let answers: Answers = given
            .filter_map(|((question, choices), at)| {
                Some((question.id.clone(), choices[*at].clone()?))
            })
            .collect();
        let route = Route::of(questionnaire, &answers);
        reached.extend(route.pages());
        sent |= route.stop.is_none();
        // Counts on, the first question fastest, until every wheel has come round.
        let Some(wheel) = (0..turn.len()).find(|wheel| turn[*wheel] + 1 < choices[*wheel].len())
        else {
            return (reached, sent);
        };
        turn[wheel] += 1;
        turn[..wheel].fill(0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn it_finds_what_trying_everything_finds(plans in plans()) {
        let pages = pages(&plans);
        let found = unreached(&pages);
        let (reached, sent) = by_brute_force(&questionnaire(pages.clone()));
        let end = found.iter().find_map(|unreached| match unreached {
            Unreached::EverythingAfter(index) => Some(*index),
            Unreached::Page(_) => None,
        });
        prop_assert_eq!(end.is_none(), sent);
        for index in 0..pages.len() {
            let reported = found.contains(&Unreached::Page(index));
            let beyond = end.is_some_and(|end| index > end);
            prop_assert_eq!(reported || beyond, !reached.contains(&index), "page {}", index);
        }
    }
}

#[test]
fn too_many_combinations_are_not_judged() {
    // Twelve statements of which each point matters: far more than are tried.
    let ids: Vec<String> = (0..12).map(|index| format!("s{index}")).collect();
    let statements =
        ids.iter().map(|id| Statement { id: id.clone(), label: Text::default() }).collect();
    let Kind::Scale { options, .. } = kind(2) else { unreachable!("a scale") };
    let question = Question {
        id: "q".into(),
        label: Text::default(),
        hint: Text::default(),
        required: false,
        sensitive: false,
        required_message: Text::default(),
        kind: Kind::Scale { statements, options },
    };
    let chosen = |option: &str| {
        let target = |id: &String| Target { question: "q".into(), statement: Some(id.clone()) };
        ids.iter().map(|id| Expression::Chosen(target(id), option.into())).collect::<Vec<_>>()
    };
    let never = Expression::And([chosen("a"), chosen("b")].concat());
    let pages = [page(0, None, false, vec![question]), page(1, Some(never), false, Vec::new())];
    assert_eq!(search(&pages, 1), Outcome::Unknown);
    assert_eq!(unreached(&pages), []);
}
