//! Contact details.

use super::{Problem, ProblemKind, digits, finish, text};
use crate::{
    answer::Answer,
    definition::{CONTACT_MAX, ContactField, Question},
    form::{Form, part},
    map::Map,
};

pub(super) fn read(
    question: &Question,
    fields: &[ContactField],
    form: &Form,
) -> Result<Option<Answer>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut given = Map::new();
    for field in fields {
        let name = part(&question.id, field.part());
        let mut value = text::one_line(form.get(&name).unwrap_or_default());
        if matches!(field, ContactField::Email | ContactField::Phone) {
            value = digits::plain(&value);
        }
        if value.is_empty() {
            continue;
        }
        text::limit(question, &name, &value, CONTACT_MAX, &mut problems);
        if let Some(kind) = wrong(*field, &value) {
            problems.push(Problem::new(question, &name, kind));
        }
        given.insert(*field, value);
    }
    finish((!given.is_empty()).then_some(Answer::Contact(given)), problems)
}

/// Only what is surely a slip: an address nobody can write to, a number nobody can call. More than
/// that would turn away real addresses.
fn wrong(field: ContactField, value: &str) -> Option<ProblemKind> {
    let fits = match field {
        ContactField::Name | ContactField::Safe => return None,
        ContactField::Email => value.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && domain.bytes().any(|byte| byte == b'.')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
                && !value.contains(char::is_whitespace)
        }),
        ContactField::Phone => {
            let digits = value.chars().filter(char::is_ascii_digit).count();
            // Words may stand beside the number, in any script.
            let others = |c: char| matches!(c, ' ' | '+' | '-' | '(' | ')' | '.') || !c.is_ascii();
            (6..=15).contains(&digits)
                && value.chars().all(|c| c.is_ascii_alphanumeric() || others(c))
        }
    };
    let kind = match field {
        ContactField::Email => ProblemKind::NotAnEmail,
        _ => ProblemKind::NotAPhone,
    };
    (!fits).then_some(kind)
}
