#![expect(clippy::unwrap_used, reason = "tests")]
use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::{
    answer::Decimal,
    condition::{Comparison, Target},
    date::{PartialDate, Precision},
    definition::{Choice, Kind, Question, Statement},
    text::Text,
};

fn question(id: &str, kind: Kind) -> Question {
    Question {
        id: id.into(),
        label: Text::default(),
        hint: Text::default(),
        required: false,
        sensitive: false,
        required_message: Text::default(),
        kind,
    }
}

fn options(values: &[&str]) -> Vec<Choice> {
    let option = |value: &&str| Choice {
        value: (*value).into(),
        label: Text::default(),
        hint: Text::default(),
        exclusive: false,
        missing: None,
        write_in: false,
        picture: String::new(),
    };
    values.iter().map(option).collect()
}

fn questions() -> Vec<Question> {
    let statement = |id: &str| Statement { id: id.into(), label: Text::default() };
    vec![
        question("told", Kind::ChooseOne { options: options(&["yes", "no", "18-24"]) }),
        question(
            "crimes",
            Kind::ChooseSeveral { options: options(&["fraud", "theft", "other"]), max: None },
        ),
        question(
            "treated",
            Kind::Scale {
                statements: vec![statement("respect"), statement("speed")],
                options: options(&["agree", "disagree"]),
            },
        ),
        question(
            "staff",
            Kind::Number { min: None, max: None, decimals: 2, unit: Text::default() },
        ),
        question("when", Kind::Date { precision: Precision::Month, min: None, max: None }),
        question("words", Kind::LongText { max: 10 }),
    ]
}

/// Reads a condition of page 1, where the questions above are on page 0 and `later` on page 1.
fn read_after(questions: &[Question], source: &str) -> (Option<Expression>, Vec<Fault>) {
    let later = question("later", Kind::PostcodeDistrict);
    let mut asked = Asked::default();
    for question in questions {
        asked.add(0, &question.id, Some(question));
    }
    asked.add(0, "unreadable", None);
    asked.add(1, "later", Some(&later));
    asked.before(1);
    read(source, &asked)
}

fn accepted(source: &str) -> Expression {
    let (expression, faults) = read_after(&questions(), source);
    assert_eq!(faults, [], "{source}");
    expression.unwrap_or(Expression::Constant(false))
}

#[test]
fn a_condition_is_read_as_the_guide_says() {
    let told = || Target { question: "told".into(), statement: None };
    let no = || Expression::Chosen(told(), "no".into());
    let not = |inner| Expression::Not(Box::new(inner));
    assert_eq!(accepted("${told} = 'no'"), no());
    assert_eq!(accepted("\"no\"=${ told }"), no());
    assert_eq!(accepted("${told} != 'no'"), not(no()));
    assert_eq!(accepted("${told} = ''"), not(Expression::Answered(told())));
    assert_eq!(accepted("selected(${told}, 'no')"), no());
    assert_eq!(
        accepted("${told} = 'no' or ${told} != '' and not(true())"),
        Expression::Or(vec![
            no(),
            Expression::And(vec![Expression::Answered(told()), not(Expression::Constant(true))])
        ])
    );
    assert_eq!(
        accepted("2 <= count-selected(${crimes})"),
        Expression::Count("crimes".into(), Comparison::AtLeast, 2)
    );
    let three = Decimal::new(-30, 1).unwrap_or_else(|_| unreachable!("in range"));
    assert_eq!(
        accepted("${staff}>-3.0"),
        Expression::Number("staff".into(), Comparison::Greater, three)
    );
}

#[test]
fn what_cannot_be_read_is_explained() {
    let mut report = String::new();
    for source in [
        "",
        "${told}",
        "${told} = 'maybe'",
        "${told} = 'nn'",
        "${tols} = 'no'",
        "${later} = ''",
        "${told.respect} = 'no'",
        "${told} > 'no'",
        "${told} = no",
        "${told} = 1",
        "${told} == 'no'",
        "told = 'no'",
        "${told} = 'no' AND true()",
        "${told} = 'no' ${told} = 'yes'",
        "${told} = 'no' and",
        "${told} = ‘no’",
        "(${told} = 'no'",
        "${told} = 'no')",
        "${told = 'no'",
        "${told} = 'no",
        "${told} = ${crimes}",
        "'a' = 'b'",
        "${crimes} = 'fraud'",
        "selected(${crimes}, 'frad')",
        "selected(${crimes})",
        "selcted(${crimes}, 'fraud')",
        "selected(${crimes}, 'fraud') = true()",
        "count-selected(${crimes})",
        "count-selected(${told}) > 1",
        "count-selected(${crimes}) > 1.5",
        "${treated} = 'agree'",
        "${treated.respekt} = 'agree'",
        "${treated.respect} = 'agreed'",
        "${staff} = '3'",
        "${staff} + 1 > 2",
        "${staff} > 1.2.3",
        "${when} > '2024-01'",
        "${when} > date('2024-13')",
        "${when} > today()",
        "${words} = 'x'",
        "1 < ${staff} < 3",
        "regex(${words}, 'x')",
        "${told} = 'nn' and ${crimes} = 'fraud'",
    ] {
        let (expression, faults) = read_after(&questions(), source);
        assert_eq!(expression, None, "{source}");
        assert!(!faults.is_empty(), "{source}");
        writeln!(report, "{source}").unwrap();
        for fault in faults {
            assert!(source.is_char_boundary(fault.at), "{source}");
            let column = source[..fault.at].chars().count();
            let indent = " ".repeat(column);
            writeln!(report, "{indent}^ {} {}", fault.what, fault.advice).unwrap();
        }
    }
    insta::assert_snapshot!(report);
}

#[test]
fn a_question_that_could_not_be_read_is_not_reported_again() {
    assert_eq!(read_after(&questions(), "${unreadable} = 'x' or true()"), (None, vec![]));
}

#[test]
fn brackets_beyond_all_reason_are_refused() {
    let nested = |depth| format!("{}true(){}", "not(".repeat(depth), ")".repeat(depth));
    assert_eq!(read_after(&[], &nested(DEEPEST - 1)).1, []);
    assert_eq!(read_after(&[], &nested(DEEPEST)).1.len(), 1);
    assert_eq!(read_after(&[], &"(".repeat(1_000_000)).1.len(), 1);
}

/// Any expression about the questions above.
fn expression() -> impl Strategy<Value = Expression> {
    let comparison = || {
        prop::sample::select(vec![
            Comparison::Equal,
            Comparison::NotEqual,
            Comparison::Less,
            Comparison::AtMost,
            Comparison::Greater,
            Comparison::AtLeast,
        ])
    };
    let target = prop::sample::select(vec![
        ("told", None, "18-24"),
        ("crimes", None, "theft"),
        ("treated", Some("speed"), "disagree"),
    ]);
    let target = target.prop_map(|(question, statement, option)| {
        (Target { question: question.into(), statement: statement.map(Into::into) }, option)
    });
    let answered =
        prop::sample::select(vec!["told", "crimes", "treated", "staff", "when", "words"]);
    let answered = answered.prop_map(|id| Target { question: id.into(), statement: None });
    let number = (-999_999_i64..999_999, 0..=6_u8)
        .prop_filter_map("a decimal", |(units, decimals)| Decimal::new(units, decimals).ok());
    let date = (1..=9999_u16, prop::option::of(1..=12_u8))
        .prop_filter_map("a date", |(year, month)| PartialDate::new(year, month, None).ok());
    let leaf = prop_oneof![
        any::<bool>().prop_map(Expression::Constant),
        target.prop_map(|(target, option)| Expression::Chosen(target, option.into())),
        answered.prop_map(Expression::Answered),
        (comparison(), any::<u32>()).prop_map(|(by, count)| Expression::Count(
            "crimes".into(),
            by,
            count
        )),
        (comparison(), number).prop_map(|(by, number)| Expression::Number(
            "staff".into(),
            by,
            number
        )),
        (comparison(), date).prop_map(|(by, date)| Expression::Date("when".into(), by, date)),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 2..5);
        prop_oneof![
            inner.clone().prop_map(|inner| Expression::Not(Box::new(inner))),
            parts().prop_map(Expression::And),
            parts().prop_map(Expression::Or),
        ]
    })
}

/// An expression as people write it.
fn written(expression: &Expression) -> String {
    let sign = |comparison: &Comparison| match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "!=",
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::Greater => ">",
        Comparison::AtLeast => ">=",
    };
    let target = |target: &Target| match &target.statement {
        None => format!("${{{}}}", target.question),
        Some(statement) => format!("${{{}.{statement}}}", target.question),
    };
    // `and` binds tighter than `or`; a chain inside a chain of its own kind needs brackets to stay
    // one.
    let join = |parts: &[Expression], word: &str| {
        let part = |part: &Expression| match part {
            Expression::Or(_) => format!("({})", written(part)),
            Expression::And(_) if word == "and" => format!("({})", written(part)),
            _ => written(part),
        };
        parts.iter().map(part).collect::<Vec<_>>().join(&format!(" {word} "))
    };
    match expression {
        Expression::Constant(value) => format!("{value}()"),
        Expression::Not(inner) => format!("not({})", written(inner)),
        Expression::And(parts) => join(parts, "and"),
        Expression::Or(parts) => join(parts, "or"),
        Expression::Answered(answered) => format!("{} != ''", target(answered)),
        Expression::Chosen(chosen, option) => format!("selected({}, '{option}')", target(chosen)),
        Expression::Count(id, by, count) => {
            format!("count-selected(${{{id}}}) {} {count}", sign(by))
        }
        Expression::Number(id, by, number) => format!("${{{id}}} {} {number}", sign(by)),
        Expression::Date(id, by, date) => format!("${{{id}}} {} date('{date}')", sign(by)),
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(expression in expression()) {
        let (read, faults) = read_after(&questions(), &written(&expression));
        prop_assert_eq!(faults, vec![]);
        prop_assert_eq!(read, Some(expression));
    }

    #[test]
    fn no_text_upsets_the_parser(source in any::<String>()) {
        for fault in read_after(&questions(), &source).1 {
            prop_assert!(source.is_char_boundary(fault.at));
        }
    }

    #[test]
    fn no_jumble_of_tokens_upsets_the_parser(
        tokens in prop::collection::vec(
            prop::sample::select(vec![
                "${told}", "${crimes}", "${treated.speed}", "'no'", "''", "(", ")", ",", "=", "!=",
                "<", "and", "or", "not(", "selected(", "count-selected(", "date(", "true()", "1",
                "-2.5", "${", "'", "-", "é",
            ]),
            0..30,
        ),
    ) {
        let source = tokens.join(" ");
        let (expression, faults) = read_after(&questions(), &source);
        prop_assert_eq!(expression.is_some(), faults.is_empty());
        for fault in faults {
            prop_assert!(source.is_char_boundary(fault.at));
        }
    }
}
