//! Radio buttons, checkboxes and scales.

use super::{Problem, ProblemKind, finish, text};
use crate::{
    answer::Answer,
    definition::{Choice, Question, Statement, WRITE_IN_MAX},
    form::{Form, part},
    map::Map,
};

type Read = Result<Option<Answer>, Vec<Problem>>;

pub(super) fn one(question: &Question, options: &[Choice], form: &Form) -> Read {
    let mut problems = Vec::new();
    let chosen = chosen(question, &question.id, options, form, &mut problems);
    let answer = match chosen.as_slice() {
        [] => None,
        [choice] => {
            let text = write_in(question, choice, form, &mut problems);
            Some(Answer::One { value: choice.value.clone(), text })
        }
        _ => {
            // Radio buttons cannot do this; a made-up form can.
            problems.push(Problem::new(question, &question.id, ProblemKind::UnknownOption));
            None
        }
    };
    finish(answer, problems)
}

pub(super) fn several(
    question: &Question,
    options: &[Choice],
    max: Option<u32>,
    form: &Form,
) -> Read {
    let mut problems = Vec::new();
    let chosen = chosen(question, &question.id, options, form, &mut problems);
    if chosen.is_empty() {
        return finish(None, problems);
    }
    if let (Some(alone), 2..) = (chosen.iter().find(|choice| choice.excludes()), chosen.len()) {
        let kind = ProblemKind::Exclusive(alone.value.clone());
        problems.push(Problem::new(question, &question.id, kind));
    } else if let Some(max) = max.filter(|max| chosen.len() > *max as usize) {
        problems.push(Problem::new(question, &question.id, ProblemKind::TooMany { max }));
    }
    let texts = chosen
        .iter()
        .filter_map(|choice| {
            Some((choice.value.clone(), write_in(question, choice, form, &mut problems)?))
        })
        .collect();
    let values = chosen.iter().map(|choice| choice.value.clone()).collect();
    finish(Some(Answer::Several { values, texts }), problems)
}

pub(super) fn scale(
    question: &Question,
    statements: &[Statement],
    options: &[Choice],
    form: &Form,
) -> Read {
    let mut problems = Vec::new();
    let mut points = Map::new();
    for statement in statements {
        let field = part(&question.id, &statement.id);
        match chosen(question, &field, options, form, &mut problems).as_slice() {
            [] => {}
            [choice] => {
                points.insert(statement.id.clone(), choice.value.clone());
            }
            _ => problems.push(Problem::new(question, &field, ProblemKind::UnknownOption)),
        }
    }
    let answer = (!points.is_empty()).then_some(Answer::Scale(points));
    finish(answer, problems)
}

/// The options chosen under a control's name, once each and in the definition's order.
fn chosen<'a>(
    question: &Question,
    field: &str,
    options: &'a [Choice],
    form: &Form,
    problems: &mut Vec<Problem>,
) -> Vec<&'a Choice> {
    let known = |value: &str| options.iter().any(|choice| choice.value == value);
    if form.all(field).any(|value| !known(value)) {
        problems.push(Problem::new(question, field, ProblemKind::UnknownOption));
    }
    options.iter().filter(|choice| form.has(field, &choice.value)).collect()
}

/// What was written in beside a chosen option that offers it. Text beside an option that was not
/// chosen is ignored: it may be left over from a change of mind.
fn write_in(
    question: &Question,
    choice: &Choice,
    form: &Form,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    if !choice.write_in {
        return None;
    }
    let field = part(&question.id, &choice.value);
    let text = text::one_line(form.get(&field)?);
    text::limit(question, &field, &text, WRITE_IN_MAX, problems);
    (!text.is_empty()).then_some(text)
}
