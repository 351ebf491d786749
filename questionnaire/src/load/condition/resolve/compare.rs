//! Comparisons: which value goes with which kind of question.

use super::{Resolver, Side};
use crate::{
    answer::Decimal,
    condition::{Comparison, Expression},
    definition::Kind,
};

impl<'r> Resolver<'r> {
    /// Two sides of a comparison.
    pub(super) fn compare(
        &mut self,
        left: Side<'r>,
        comparison: Comparison,
        right: Side<'r>,
        at: usize,
    ) -> Option<Expression> {
        match (left, right) {
            (Side::Question { question, statement, at }, value) if !value.is_asked() => {
                let kind = self.question(question, at)?;
                self.compare_answer(question, statement, at, kind, comparison, value)
            }
            (Side::Count { question, at }, Side::Number(number, number_at)) => {
                self.compare_count(question, at, comparison, number, number_at)
            }
            (value, asked) if asked.is_asked() && !value.is_asked() => {
                self.compare(asked, turned(comparison), value, at)
            }
            (Side::Count { .. }, _) => self.fault(
                at,
                "“count-selected(…)” is compared with something that is not a number.",
                "Write count-selected(${question}) >= 2.",
            ),
            (Side::Question { .. }, _) => self.fault(
                at,
                "Two answers are compared with each other.",
                "Compare each with a fixed value: ${question} = 'yes'.",
            ),
            _ => self.fault(
                at,
                "Two fixed values are compared with each other.",
                "Put a question on one side: ${question}.",
            ),
        }
    }

    fn compare_answer(
        &mut self,
        question: &str,
        statement: Option<&str>,
        at: usize,
        kind: &Kind,
        comparison: Comparison,
        value: Side<'r>,
    ) -> Option<Expression> {
        let equality = match comparison {
            Comparison::Equal => Some(true),
            Comparison::NotEqual => Some(false),
            _ => None,
        };
        match (kind, value, equality) {
            (_, Side::Text("", _), Some(equal)) => {
                let target = self.target(question, statement, at, kind)?;
                let answered = Expression::Answered(target);
                Some(if equal { Expression::Not(Box::new(answered)) } else { answered })
            }
            (Kind::ChooseSeveral { .. }, Side::Text(option, _), _) => self.fault(
                at,
                format!(
                    "“{question}” lets people choose several options, so it is not equal to one."
                ),
                format!("Write selected(${{{question}}}, '{option}')."),
            ),
            (
                Kind::ChooseOne { .. } | Kind::Scale { .. },
                Side::Text(option, option_at),
                Some(equal),
            ) => {
                let chosen = self.chosen(question, statement, at, kind, option, option_at)?;
                Some(if equal { chosen } else { Expression::Not(Box::new(chosen)) })
            }
            (Kind::Number { .. }, Side::Number(number, _), _) => {
                self.no_statement(question, statement, at)?;
                Some(Expression::Number(question.to_owned(), comparison, number))
            }
            (Kind::Date { .. }, Side::Date(date, _), _) => {
                self.no_statement(question, statement, at)?;
                Some(Expression::Date(question.to_owned(), comparison, date))
            }
            (_, value, _) => self.mismatch(question, kind, value),
        }
    }

    /// A value that does not go with the kind of the question.
    pub(super) fn mismatch(
        &mut self,
        question: &str,
        kind: &Kind,
        value: Side<'r>,
    ) -> Option<Expression> {
        let (is, advice) = match kind {
            Kind::ChooseOne { .. } => {
                ("one of its options", format!("Write ${{{question}}} = 'option'."))
            }
            Kind::ChooseSeveral { .. } => (
                "several options",
                format!(
                    "Write selected(${{{question}}}, 'option') or count-selected(${{{question}}})."
                ),
            ),
            Kind::Scale { .. } => (
                "a point for each statement",
                format!("Write ${{{question}.statement}} = 'option'."),
            ),
            Kind::Number { .. } => {
                ("a number", format!("Write it without quotation marks: ${{{question}}} >= 2."))
            }
            Kind::Date { .. } => ("a date", format!("Write ${{{question}}} >= date('2024-01').")),
            Kind::ShortText { .. }
            | Kind::LongText { .. }
            | Kind::PostcodeDistrict
            | Kind::Contact { .. } => (
                "in people's own words, which a condition cannot look at",
                format!("Ask only whether it was answered: ${{{question}}} != ''."),
            ),
        };
        let what = format!("The answer to “{question}” is {is}; it cannot be compared like this.");
        self.fault(value.at(), what, advice)
    }

    fn compare_count(
        &mut self,
        question: &str,
        at: usize,
        comparison: Comparison,
        number: Decimal,
        number_at: usize,
    ) -> Option<Expression> {
        let kind = self.question(question, at)?;
        if !matches!(kind, Kind::ChooseSeveral { .. }) {
            return self.fault(
                at,
                format!("“{question}” does not let people choose several options."),
                "Use count-selected(…) with a question of type \"choose-several\".",
            );
        }
        match u32::try_from(number.units()) {
            Ok(count) if number.decimals() == 0 => {
                Some(Expression::Count(question.to_owned(), comparison, count))
            }
            _ => self.fault(
                number_at,
                "Options are counted in whole numbers.",
                "Write 0, 1, 2 and so on.",
            ),
        }
    }
}

impl Side<'_> {
    /// Whether it depends on an answer.
    fn is_asked(self) -> bool {
        matches!(self, Self::Question { .. } | Self::Count { .. })
    }

    fn at(self) -> usize {
        match self {
            Self::Question { at, .. }
            | Self::Count { at, .. }
            | Self::Text(_, at)
            | Self::Number(_, at)
            | Self::Date(_, at) => at,
        }
    }
}

/// The comparison that says the same with its sides swapped.
fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same @ (Comparison::Equal | Comparison::NotEqual) => same,
    }
}
