//! Conditions, as the loader leaves them: parsed, type-checked, and resolved to what they ask of
//! single answers. There is one evaluator, here.

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Answer, Decimal},
    date::PartialDate,
    map::Map,
};

/// A condition on earlier answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expression {
    /// Always or never.
    Constant(bool),
    /// The opposite.
    Not(Box<Expression>),
    /// All of them.
    And(Vec<Expression>),
    /// At least one of them.
    Or(Vec<Expression>),
    /// There is an answer.
    Answered(Target),
    /// The answer is, or includes, this option.
    Chosen(Target, String),
    /// How many options were chosen, compared with a number; none counts as 0.
    Count(String, Comparison, u32),
    /// The number, compared with another; never holds without an answer.
    Number(String, Comparison, Decimal),
    /// The date, compared with another by the earliest day of each; never holds without an answer.
    Date(String, Comparison, PartialDate),
}

/// What a condition looks at: a question, or one statement of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The question's identifier.
    pub question: String,
    /// The statement's identifier, for a scale.
    #[serde(default)]
    pub statement: Option<String>,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    fn compare<T: PartialOrd>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Greater => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// The answers a condition may see: those on the route so far.
pub type Visible<'a> = Map<&'a str, &'a Answer>;

impl Expression {
    /// Whether the condition holds for these answers.
    pub fn holds(&self, answers: &Visible<'_>) -> bool {
        match self {
            Self::Constant(value) => *value,
            Self::Not(inner) => !inner.holds(answers),
            Self::And(parts) => parts.iter().all(|part| part.holds(answers)),
            Self::Or(parts) => parts.iter().any(|part| part.holds(answers)),
            Self::Answered(target) => match &target.statement {
                None => answers.contains_key(target.question.as_str()),
                Some(_) => target.point(answers).is_some(),
            },
            Self::Chosen(target, option) => match answers.get(target.question.as_str()) {
                Some(Answer::One { value, .. }) => value == option,
                Some(Answer::Several { values, .. }) => values.contains(option),
                Some(Answer::Scale(_)) => target.point(answers) == Some(option.as_str()),
                _ => false,
            },
            Self::Count(question, comparison, number) => {
                let chosen = match answers.get(question.as_str()) {
                    Some(Answer::Several { values, .. }) => values.len(),
                    _ => 0,
                };
                comparison.compare(&chosen, &(*number as usize))
            }
            Self::Number(question, comparison, number) => match answers.get(question.as_str()) {
                Some(Answer::Number(given)) => {
                    // `=` must not care how many decimals either side is written with.
                    let order = given.partial_cmp(number);
                    order
                        .is_some_and(|order| comparison.compare(&order, &std::cmp::Ordering::Equal))
                }
                _ => false,
            },
            Self::Date(question, comparison, date) => match answers.get(question.as_str()) {
                Some(Answer::Date(given)) => {
                    comparison.compare(&earliest_day(*given), &earliest_day(*date))
                }
                _ => false,
            },
        }
    }

    /// Every question the condition looks at, with repeats.
    pub fn questions(&self) -> Vec<&str> {
        match self {
            Self::Constant(_) => Vec::new(),
            Self::Not(inner) => inner.questions(),
            Self::And(parts) | Self::Or(parts) => {
                parts.iter().flat_map(Expression::questions).collect()
            }
            Self::Answered(target) | Self::Chosen(target, _) => vec![target.question.as_str()],
            Self::Count(question, ..) | Self::Number(question, ..) | Self::Date(question, ..) => {
                vec![question.as_str()]
            }
        }
    }
}

impl Target {
    /// The point chosen for the statement.
    fn point<'a>(&self, answers: &Visible<'a>) -> Option<&'a str> {
        match answers.get(self.question.as_str()) {
            Some(Answer::Scale(points)) => points.get(self.statement.as_ref()?).map(String::as_str),
            _ => None,
        }
    }
}

fn earliest_day(date: PartialDate) -> (u16, u8, u8) {
    (date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|_| unreachable!("test input"))
    }

    #[test]
    fn numbers_compare_by_value_and_never_without_an_answer() {
        let answer = Answer::Number(number("2.50"));
        let answers = Visible::from([("n", &answer)]);
        let compare = |c, n| Expression::Number("n".into(), c, number(n));
        assert!(compare(Comparison::Equal, "2.5").holds(&answers));
        assert!(compare(Comparison::AtLeast, "2.5").holds(&answers));
        assert!(!compare(Comparison::NotEqual, "2.5").holds(&answers));
        assert!(compare(Comparison::Less, "3").holds(&answers));
        assert!(!compare(Comparison::Less, "3").holds(&Visible::new()));
        assert!(!compare(Comparison::NotEqual, "3").holds(&Visible::new()));
    }

    #[test]
    fn no_options_chosen_counts_as_none() {
        let none = Expression::Count("q".into(), Comparison::Equal, 0);
        assert!(none.holds(&Visible::new()));
    }
}
