//! Puts tokens together by recursive descent. Knows no questions: see [`super::resolve`].

use super::{
    DEEPEST, Fault,
    lexer::{Token, TokenKind},
};
use crate::condition::Comparison;

/// A part of a condition and its first byte.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) at: usize,
    pub(super) kind: NodeKind<'a>,
}

#[derive(Clone, Debug)]
pub(super) enum NodeKind<'a> {
    And(Vec<Node<'a>>),
    Or(Vec<Node<'a>>),
    Compare(Box<Node<'a>>, Comparison, Box<Node<'a>>),
    Call(&'a str, Vec<Node<'a>>),
    Reference(&'a str, Option<&'a str>),
    Text(&'a str),
    Number(&'a str),
}

/// Puts tokens together. `end` is the length of the source.
pub(super) fn parse<'a>(tokens: &[Token<'a>], end: usize) -> Result<Node<'a>, Fault> {
    let mut parser = Parser { tokens, next: 0, end, depth: 0 };
    let node = parser.or()?;
    match parser.peek() {
        None => Ok(node),
        Some(TokenKind::Close) => Err(parser.fault(
            "There is a closing bracket too many.",
            "Leave it out, or add the opening one.",
        )),
        Some(TokenKind::Compare(_)) => Err(parser.fault(
            "Two comparisons are strung together.",
            "Write them one by one, with “and” between them.",
        )),
        Some(TokenKind::Word(word)) if matches!(word.to_lowercase().as_str(), "and" | "or") => {
            let advice = format!("Write “{}” in lower case.", word.to_lowercase());
            Err(parser.fault(format!("“{word}” is not understood here."), advice))
        }
        Some(_) => Err(parser.fault(
            "The condition goes on where it should have ended.",
            "Put “and” or “or” between two parts.",
        )),
    }
}

struct Parser<'t, 'a> {
    tokens: &'t [Token<'a>],
    next: usize,
    end: usize,
    depth: usize,
}

impl<'a> Parser<'_, 'a> {
    fn or(&mut self) -> Result<Node<'a>, Fault> {
        self.chain("or", NodeKind::Or, Self::and)
    }

    fn and(&mut self) -> Result<Node<'a>, Fault> {
        self.chain("and", NodeKind::And, Self::comparison)
    }

    /// Parts with a word between them; a single part stands for itself.
    fn chain(
        &mut self,
        word: &str,
        join: fn(Vec<Node<'a>>) -> NodeKind<'a>,
        part: fn(&mut Self) -> Result<Node<'a>, Fault>,
    ) -> Result<Node<'a>, Fault> {
        let first = part(self)?;
        if self.peek() != Some(TokenKind::Word(word)) {
            return Ok(first);
        }
        let at = first.at;
        let mut parts = vec![first];
        while self.peek() == Some(TokenKind::Word(word)) {
            self.next += 1;
            parts.push(part(self)?);
        }
        Ok(Node { at, kind: join(parts) })
    }

    fn comparison(&mut self) -> Result<Node<'a>, Fault> {
        let left = self.operand()?;
        let Some(TokenKind::Compare(comparison)) = self.peek() else { return Ok(left) };
        self.next += 1;
        let right = self.operand()?;
        let at = left.at;
        Ok(Node { at, kind: NodeKind::Compare(Box::new(left), comparison, Box::new(right)) })
    }

    fn operand(&mut self) -> Result<Node<'a>, Fault> {
        let at = self.at();
        let kind = match self.peek() {
            None => {
                return Err(self.fault(
                    "The condition breaks off.",
                    "Write the rest of it, or leave out its last word.",
                ));
            }
            Some(TokenKind::Open) => {
                return self.nested(|parser| {
                    let node = parser.or()?;
                    parser.close()?;
                    Ok(node)
                });
            }
            Some(TokenKind::Reference(question, statement)) => {
                NodeKind::Reference(question, statement)
            }
            Some(TokenKind::Text(text)) => NodeKind::Text(text),
            Some(TokenKind::Number(number)) => NodeKind::Number(number),
            Some(TokenKind::Word(word)) => return self.call(word),
            Some(TokenKind::Close | TokenKind::Comma | TokenKind::Compare(_)) => {
                return Err(self.fault(
                    "Something is missing here in the condition.",
                    "Write a question, ${question}, or a value, such as 'yes'.",
                ));
            }
        };
        self.next += 1;
        Ok(Node { at, kind })
    }

    fn call(&mut self, name: &'a str) -> Result<Node<'a>, Fault> {
        let at = self.at();
        if matches!(name, "and" | "or") {
            return Err(self.fault(
                format!("“{name}” stands where a part of the condition should."),
                format!("Write a part before “{name}” and one after it."),
            ));
        }
        if self.tokens.get(self.next + 1).map(|token| token.kind) != Some(TokenKind::Open) {
            let advice = match name {
                "not" | "true" | "false" => format!("Write “{name}()” with brackets."),
                _ => format!(
                    "If it is a question, write ${{{name}}}; if it is an option, write '{name}'."
                ),
            };
            return Err(self.fault(format!("“{name}” is not understood here."), advice));
        }
        self.next += 1;
        let arguments = self.nested(|parser| {
            let mut arguments = Vec::new();
            if parser.peek() != Some(TokenKind::Close) {
                arguments.push(parser.or()?);
                while parser.peek() == Some(TokenKind::Comma) {
                    parser.next += 1;
                    arguments.push(parser.or()?);
                }
            }
            parser.close()?;
            Ok(arguments)
        })?;
        Ok(Node { at, kind: NodeKind::Call(name, arguments) })
    }

    /// Reads what stands behind an opening bracket, as long as the brackets are not too deep.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.depth == DEEPEST {
            return Err(self.fault(
                format!("There are more than {DEEPEST} brackets inside each other."),
                "Write the condition in a simpler way.",
            ));
        }
        self.depth += 1;
        self.next += 1;
        let read = read(self)?;
        self.depth -= 1;
        Ok(read)
    }

    fn close(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(TokenKind::Close) => {
                self.next += 1;
                Ok(())
            }
            None => Err(self.fault("A closing bracket is missing.", "Add “)” at the end.")),
            Some(_) => Err(self.fault(
                "A closing bracket is missing, or a word between two parts.",
                "Add “)” here, or put “and”, “or” or a comma between the parts.",
            )),
        }
    }

    fn peek(&self) -> Option<TokenKind<'a>> {
        self.tokens.get(self.next).map(|token| token.kind)
    }

    /// Where the next token stands; at the end, right behind the last.
    fn at(&self) -> usize {
        let last = || self.tokens.last().map_or(self.end, |token| token.end);
        self.tokens.get(self.next).map_or_else(last, |token| token.at)
    }

    fn fault(&self, what: impl Into<String>, advice: impl Into<String>) -> Fault {
        Fault::new(self.at(), what, advice)
    }
}
