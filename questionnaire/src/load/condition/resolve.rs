//! Resolves a parsed condition to what it asks of single answers, and holds each part against the
//! question it looks at.

mod compare;

use super::{
    Asked, Fault,
    asked::Found,
    parser::{Node, NodeKind},
};
use crate::{
    answer::Decimal,
    condition::{Expression, Target},
    date::PartialDate,
    definition::{Choice, Kind},
    load::suggest,
};

/// The functions there are, and how each is written.
const FUNCTIONS: [(&str, &str); 6] = [
    ("selected", "selected(${question}, 'option')"),
    ("count-selected", "count-selected(${question}) >= 2"),
    ("date", "${question} >= date('2024-01')"),
    ("not", "not(${question} = 'yes')"),
    ("true", "true()"),
    ("false", "false()"),
];

/// Resolves a condition. Without an expression and without a fault, a question that it looks at
/// could not be read itself.
pub(super) fn resolve(tree: &Node<'_>, asked: &Asked<'_>) -> (Option<Expression>, Vec<Fault>) {
    let mut resolver = Resolver { asked, faults: Vec::new() };
    let expression = resolver.condition(tree);
    (expression, resolver.faults)
}

struct Resolver<'r> {
    asked: &'r Asked<'r>,
    faults: Vec<Fault>,
}

/// One side of a comparison.
#[derive(Clone, Copy)]
enum Side<'r> {
    Question { question: &'r str, statement: Option<&'r str>, at: usize },
    Count { question: &'r str, at: usize },
    Text(&'r str, usize),
    Number(Decimal, usize),
    Date(PartialDate, usize),
}

impl<'r> Resolver<'r> {
    /// A part that holds or does not hold.
    fn condition(&mut self, node: &Node<'r>) -> Option<Expression> {
        match &node.kind {
            NodeKind::And(parts) => self.all(parts).map(Expression::And),
            NodeKind::Or(parts) => self.all(parts).map(Expression::Or),
            NodeKind::Compare(left, comparison, right) => {
                let (left, right) = (self.side(left)?, self.side(right)?);
                self.compare(left, *comparison, right, node.at)
            }
            NodeKind::Call(name, arguments) => self.function(name, arguments, node.at),
            NodeKind::Reference(question, statement) => {
                let whole = statement.map_or((*question).to_owned(), |s| format!("{question}.{s}"));
                self.fault(
                    node.at,
                    format!("The condition names “{whole}” but does not say what about it."),
                    format!("Write ${{{whole}}} = '…', or ${{{whole}}} != '' if it was answered."),
                )
            }
            NodeKind::Text(_) | NodeKind::Number(_) => self.fault(
                node.at,
                "A value stands alone in the condition.",
                "Compare it with a question: ${question} = 'yes'.",
            ),
        }
    }

    fn all(&mut self, parts: &[Node<'r>]) -> Option<Vec<Expression>> {
        let parts: Vec<Option<Expression>> =
            parts.iter().map(|part| self.condition(part)).collect();
        parts.into_iter().collect()
    }

    fn function(&mut self, name: &str, arguments: &[Node<'r>], at: usize) -> Option<Expression> {
        match (name, arguments) {
            ("true", []) => Some(Expression::Constant(true)),
            ("false", []) => Some(Expression::Constant(false)),
            ("not", [inner]) => Some(Expression::Not(Box::new(self.condition(inner)?))),
            ("selected", [question, option]) => {
                let (question, option) = (self.side(question), self.side(option));
                match (question?, option?) {
                    (Side::Question { question, statement, at }, Side::Text(option, option_at)) => {
                        let kind = self.question(question, at)?;
                        self.chosen(question, statement, at, kind, option, option_at)
                    }
                    _ => self.misused("selected", at),
                }
            }
            ("count-selected", [_]) => self.fault(
                at,
                "“count-selected(…)” is a number, and is not compared with one.",
                "Write count-selected(${question}) >= 2.",
            ),
            ("date", [_]) => self.fault(
                at,
                "“date(…)” is not compared with an answer.",
                "Write ${question} >= date('2024-01').",
            ),
            _ => self.misused(name, at),
        }
    }

    /// A function that is not there, or has other things in its brackets than it should.
    fn misused<T>(&mut self, name: &str, at: usize) -> Option<T> {
        if let Some((name, usage)) = FUNCTIONS.iter().find(|(known, _)| *known == name) {
            let what = format!("“{name}” has the wrong things between its brackets.");
            return self.fault(at, what, format!("Write it like this: {usage}."));
        }
        let advice = match name {
            "today" | "now" => {
                "What is asked must not depend on the day of answering: compare with a fixed date, \
                 date('2024-01')."
                    .to_owned()
            }
            _ => suggest::advice(name, FUNCTIONS.iter().map(|(name, _)| *name)),
        };
        self.fault(at, format!("There is no function “{name}” for conditions."), advice)
    }

    /// One side of a comparison.
    fn side(&mut self, node: &Node<'r>) -> Option<Side<'r>> {
        let at = node.at;
        match &node.kind {
            NodeKind::Reference(question, statement) => {
                Some(Side::Question { question, statement: *statement, at })
            }
            NodeKind::Text(text) => Some(Side::Text(text, at)),
            NodeKind::Number(number) => match Decimal::parse(number) {
                Ok(number) => Some(Side::Number(number, at)),
                Err(_) => self.fault(
                    at,
                    format!("“{number}” is not a number that can be compared."),
                    "Write at most 12 digits, and at most 6 more after a point.",
                ),
            },
            NodeKind::Call(name @ "count-selected", arguments) => match arguments.as_slice() {
                [Node { kind: NodeKind::Reference(question, None), at }] => {
                    Some(Side::Count { question, at: *at })
                }
                _ => self.misused(name, at),
            },
            NodeKind::Call(name @ "date", arguments) => match arguments.as_slice() {
                [Node { kind: NodeKind::Text(text), at }] => match PartialDate::parse(text) {
                    Ok(date) => Some(Side::Date(date, *at)),
                    Err(_) => self.fault(
                        *at,
                        format!("There is no date “{text}”."),
                        "Write year, year and month, or the whole date: '2024', '2024-03' or \
                         '2024-03-27'.",
                    ),
                },
                _ => self.misused(name, at),
            },
            NodeKind::Call("not" | "true" | "false" | "selected", _)
            | NodeKind::And(_)
            | NodeKind::Or(_)
            | NodeKind::Compare(..) => self.fault(
                at,
                "This holds or does not hold by itself, and cannot be compared.",
                "Leave out the comparison; for the opposite write not(…).",
            ),
            NodeKind::Call(name, _) => self.misused(name, at),
        }
    }

    /// That an option was chosen.
    fn chosen(
        &mut self,
        question: &str,
        statement: Option<&str>,
        at: usize,
        kind: &Kind,
        option: &'r str,
        option_at: usize,
    ) -> Option<Expression> {
        if kind.options().is_empty() {
            return self.mismatch(question, kind, Side::Text(option, at));
        }
        if matches!(kind, Kind::Scale { .. }) && statement.is_none() {
            return self.mismatch(question, kind, Side::Text(option, at));
        }
        let target = self.target(question, statement, at, kind);
        let options = kind.options();
        if !options.iter().any(|choice| choice.value == option) {
            let known = options.iter().map(|choice: &Choice| choice.value.as_str());
            let advice = suggest::advice(option, known);
            return self.fault(
                option_at,
                format!("“{question}” has no option “{option}”."),
                advice,
            );
        }
        Some(Expression::Chosen(target?, option.to_owned()))
    }

    /// A question, or a statement of a scale.
    fn target(
        &mut self,
        question: &str,
        statement: Option<&str>,
        at: usize,
        kind: &Kind,
    ) -> Option<Target> {
        let (Kind::Scale { statements, .. }, Some(wanted)) = (kind, statement) else {
            self.no_statement(question, statement, at)?;
            return Some(Target { question: question.to_owned(), statement: None });
        };
        if !statements.iter().any(|statement| statement.id == wanted) {
            let known = statements.iter().map(|statement| statement.id.as_str());
            let advice = suggest::advice(wanted, known);
            return self.fault(at, format!("“{question}” has no statement “{wanted}”."), advice);
        }
        Some(Target { question: question.to_owned(), statement: Some(wanted.to_owned()) })
    }

    fn no_statement(&mut self, question: &str, statement: Option<&str>, at: usize) -> Option<()> {
        let Some(statement) = statement else { return Some(()) };
        self.fault(
            at,
            format!("“{question}” is not a scale, so it has no statement “{statement}”."),
            format!("Write ${{{question}}}."),
        )
    }

    /// A question asked earlier.
    fn question(&mut self, id: &str, at: usize) -> Option<&'r Kind> {
        match self.asked.find(id) {
            Found::Earlier(kind) => Some(kind),
            Found::Unreadable => None,
            Found::TooLate => self.fault(
                at,
                format!("“{id}” is not asked before this page."),
                "Look only at questions on earlier pages, or move this page further down.",
            ),
            Found::Nowhere => {
                let advice = suggest::advice(id, self.asked.earlier());
                let fault = Fault::new(at, format!("There is no question “{id}”."), advice);
                self.faults.push(Fault { absence: true, ..fault });
                None
            }
        }
    }

    fn fault<T>(
        &mut self,
        at: usize,
        what: impl Into<String>,
        advice: impl Into<String>,
    ) -> Option<T> {
        self.faults.push(Fault::new(at, what, advice));
        None
    }
}
