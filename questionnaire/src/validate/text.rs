//! Typed text: lines, paragraphs and postcode districts.

use super::{Problem, ProblemKind, digits, finish};
use crate::{answer::Answer, definition::Question, form::Form};

type Read = Result<Option<Answer>, Vec<Problem>>;

pub(super) fn line(question: &Question, max: u32, form: &Form) -> Read {
    read(question, max, form, one_line)
}

pub(super) fn lines(question: &Question, max: u32, form: &Form) -> Read {
    read(question, max, form, |typed| without_control_characters(&line_feeds(typed), true))
}

/// The first half of a postcode: one or two letters, a digit, and perhaps one more digit or letter
/// (Royal Mail's outward codes). Where somebody types the whole postcode, the second half is
/// dropped here and never stored: it can single out a few households.
pub(super) fn district(question: &Question, form: &Form) -> Read {
    let typed = digits::plain(&one_line(form.get(&question.id).unwrap_or_default()));
    if typed.is_empty() {
        return Ok(None);
    }
    let letters = letters(&typed);
    let outward = without_inward(&letters);
    let problem = || vec![Problem::new(question, &question.id, ProblemKind::NotADistrict)];
    if is_outward(outward) {
        Ok(Some(Answer::District(outward.to_owned())))
    } else {
        Err(problem())
    }
}

fn read(question: &Question, max: u32, form: &Form, clean: impl Fn(&str) -> String) -> Read {
    let text = clean(form.get(&question.id).unwrap_or_default());
    let mut problems = Vec::new();
    limit(question, &question.id, &text, max, &mut problems);
    finish((!text.is_empty()).then_some(Answer::Text(text)), problems)
}

/// Text on one line: line breaks become spaces, the ends are trimmed.
pub(super) fn one_line(typed: &str) -> String {
    without_control_characters(&line_feeds(typed).replace('\n', " "), false)
}

/// Notes a problem where the text is longer than `max` characters (Unicode scalar values, which a
/// browser can count the same way).
pub(super) fn limit(
    question: &Question,
    field: &str,
    text: &str,
    max: u32,
    problems: &mut Vec<Problem>,
) {
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if length > max {
        let kind = ProblemKind::TooLong { max, over: length - max };
        problems.push(Problem::new(question, field, kind));
    }
}

/// Browsers send `\r\n`, scripts send `\n`: one of them is kept, so that both count alike.
fn line_feeds(typed: &str) -> String {
    let mut before = None;
    let kept = |c: &char| !(before.replace(*c) == Some('\r') && *c == '\n');
    typed.chars().filter(kept).map(|c| if c == '\r' { '\n' } else { c }).collect()
}

/// Control characters carry no meaning in an answer and break exports.
fn without_control_characters(text: &str, line_breaks: bool) -> String {
    let kept = |c: &char| !c.is_control() || *c == '\t' || (line_breaks && *c == '\n');
    text.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// What was typed, in capitals and without spaces. No letter beyond ASCII is part of a postcode, and
/// the tables of capitals of all scripts weigh as much as a tenth of the program on a phone.
fn letters(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect()
}

/// A full postcode always ends in a digit and two letters.
fn without_inward(letters: &str) -> &str {
    let Some((cut, _)) = letters.char_indices().rev().nth(2) else { return letters };
    let (outward, inward) = letters.split_at(cut);
    let mut characters = inward.chars();
    let is_inward = characters.next().is_some_and(|c| c.is_ascii_digit())
        && characters.all(|c| c.is_ascii_alphabetic());
    if is_inward && is_outward(outward) { outward } else { letters }
}

fn is_outward(text: &str) -> bool {
    let area = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = text.get(area..).unwrap_or_default().as_bytes();
    (1..=2).contains(&area)
        && match rest {
            [digit] => digit.is_ascii_digit(),
            [digit, last] => {
                digit.is_ascii_digit() && (last.is_ascii_digit() || last.is_ascii_uppercase())
            }
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_postcodes_lose_their_second_half() {
        for (typed, kept) in [
            ("L8 1TH", "L8"),
            ("ch41", "CH41"),
            ("CH41 5EU", "CH41"),
            ("EC1A 1BB", "EC1A"),
            ("w1a0ax", "W1A"),
            ("M11AE", "M1"),
        ] {
            assert_eq!(without_inward(&letters(typed)), kept, "{typed}");
            assert!(is_outward(kept));
        }
        for typed in ["", "L", "8", "LLL8", "L888", "L8 ?", "LIVERPOOL", "É8"] {
            assert!(!is_outward(without_inward(typed)), "{typed}");
        }
    }
}
