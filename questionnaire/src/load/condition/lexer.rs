//! Splits a condition into tokens.

use super::Fault;
use crate::condition::Comparison;

/// A token and where it stands: first byte, byte after the last.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'a> {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) kind: TokenKind<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum TokenKind<'a> {
    /// `${question}` or `${question.statement}`.
    Reference(&'a str, Option<&'a str>),
    /// `'text'` or `"text"`, without the quotation marks.
    Text(&'a str),
    /// Digits with at most one point, as they are written, and a sign.
    Number(&'a str),
    /// A function, `and` or `or`.
    Word(&'a str),
    Open,
    Close,
    Comma,
    Compare(Comparison),
}

/// Splits a condition into tokens.
pub(super) fn lex(source: &str) -> Result<Vec<Token<'_>>, Fault> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = token(source, at, first, tokens.last().map(|token| token.kind))?;
        tokens.push(Token { at, end: at + length, kind });
        at += length;
    }
    Ok(tokens)
}

fn token<'a>(
    source: &'a str,
    at: usize,
    first: char,
    before: Option<TokenKind<'_>>,
) -> Result<(TokenKind<'a>, usize), Fault> {
    let rest = &source[at..];
    let signed = first == '-'
        && rest[1..].starts_with(|c: char| c.is_ascii_digit())
        && !matches!(
            before,
            Some(TokenKind::Reference(..) | TokenKind::Number(_) | TokenKind::Close)
        );
    Ok(match first {
        '$' => reference(rest, at)?,
        '\'' | '"' => text(rest, first, at)?,
        '(' => (TokenKind::Open, 1),
        ')' => (TokenKind::Close, 1),
        ',' => (TokenKind::Comma, 1),
        '=' | '!' | '<' | '>' => comparison(rest, at)?,
        c if c.is_ascii_digit() || signed => {
            let number = |c: char| !c.is_ascii_digit() && c != '.';
            let length = rest[1..].find(number).map_or(rest.len(), |length| length + 1);
            (TokenKind::Number(&rest[..length]), length)
        }
        c if c.is_alphabetic() || c == '_' => {
            let inside = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
            let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
            (TokenKind::Word(&rest[..length]), length)
        }
        c => return Err(stranger(c, at)),
    })
}

fn reference(rest: &str, at: usize) -> Result<(TokenKind<'_>, usize), Fault> {
    let inner = rest.strip_prefix("${").and_then(|inner| inner.split_once('}'));
    let Some((inner, _)) = inner else {
        return Err(Fault::new(
            at,
            "A question is not written between “${” and “}”.",
            "Write it like this: ${question}.",
        ));
    };
    let length = inner.len() + 3;
    let (question, statement) = match inner.split_once('.') {
        Some((question, statement)) => (question.trim(), Some(statement.trim())),
        None => (inner.trim(), None),
    };
    if question.is_empty() || statement.is_some_and(str::is_empty) {
        return Err(Fault::new(
            at,
            "There is no question between “${” and “}”.",
            "Write the id of a question: ${question}, or ${question.statement} for a scale.",
        ));
    }
    Ok((TokenKind::Reference(question, statement), length))
}

fn text(rest: &str, quote: char, at: usize) -> Result<(TokenKind<'_>, usize), Fault> {
    let inner = &rest[1..];
    let Some(length) = inner.find(quote) else {
        return Err(Fault::new(
            at,
            "A text in the condition is not closed.",
            "Put the same quotation mark at both ends: 'yes'.",
        ));
    };
    Ok((TokenKind::Text(&inner[..length]), length + 2))
}

fn comparison(rest: &str, at: usize) -> Result<(TokenKind<'static>, usize), Fault> {
    const KNOWN: [(&str, Comparison); 6] = [
        ("!=", Comparison::NotEqual),
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("=", Comparison::Equal),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
    ];
    const FOREIGN: [(&str, &str); 5] =
        [("==", "="), ("<>", "!="), ("=<", "<="), ("=>", ">="), ("=!", "!=")];
    if let Some((foreign, ours)) = FOREIGN.iter().find(|(foreign, _)| rest.starts_with(foreign)) {
        let what = format!("“{foreign}” is not understood in a condition.");
        return Err(Fault::new(at, what, format!("Write “{ours}”.")));
    }
    let known = KNOWN.iter().find(|(sign, _)| rest.starts_with(sign));
    let (sign, comparison) = known.ok_or_else(|| stranger('!', at))?;
    Ok((TokenKind::Compare(*comparison), sign.len()))
}

fn stranger(character: char, at: usize) -> Fault {
    let advice = match character {
        '+' | '-' | '*' | '/' | '%' => {
            "A condition cannot reckon: compare an answer with a fixed number."
        }
        '&' => "Write “and”.",
        '|' => "Write “or”.",
        '!' => "Write “not(…)”, or “!=” between two values.",
        '‘' | '’' | '“' | '”' => "Use straight quotation marks: 'yes'.",
        '{' | '}' | '#' => "Write a question like this: ${question}.",
        '[' | ']' => "Use round brackets: ( and ).",
        '≤' => "Write “<=”.",
        '≥' => "Write “>=”.",
        '≠' => "Write “!=”.",
        '.' => "Write the id of a question: ${question}.",
        _ => "Leave it out.",
    };
    Fault::new(at, format!("“{character}” is not understood in a condition."), advice)
}
