//! Conditions as people write them: the part of `XLSForm`'s expression language that a questionnaire
//! needs, parsed and resolved against the questions asked earlier. Evaluating them is the business
//! of [`crate::condition`].

mod asked;
mod lexer;
mod parser;
mod resolve;
#[cfg(test)]
mod tests;

pub(super) use asked::Asked;

use crate::condition::Expression;

/// How deep parentheses and functions may stand in each other. Far beyond what anybody writes, and
/// far within what the program's stack holds.
const DEEPEST: usize = 64;

/// What is wrong with a condition: where in its text (a byte), what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: String,
    pub(super) advice: String,
    /// It is about a question that is not there; it may only have been lost.
    pub(super) absence: bool,
}

impl Fault {
    fn new(at: usize, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { at, what: what.into(), advice: advice.into(), absence: false }
    }
}

/// Parses a condition and resolves it. `None` without a fault where it looks at a question that
/// could not be read itself.
pub(super) fn read(source: &str, asked: &Asked<'_>) -> (Option<Expression>, Vec<Fault>) {
    match lexer::lex(source).and_then(|tokens| parser::parse(&tokens, source.len())) {
        Ok(tree) => resolve::resolve(&tree, asked),
        Err(fault) => (None, vec![fault]),
    }
}
