//! Problems in words: the summary at the top of the page and the line beside each control. Both say
//! the same, never blame, and say what to do.

use maud::{Markup, html};
use questionnaire::{
    date::PartialDate,
    definition::Question,
    form,
    validate::{DatePart, Problem, ProblemKind},
};

use super::{
    carry, lock,
    reader::{PLACE, Reader, put_in, within},
};
use crate::messages::Key;

/// The line beside a control.
pub(super) struct Inline {
    /// Its identifier, for `aria-describedby`.
    pub(super) id: String,
    /// The line itself.
    pub(super) line: Markup,
}

/// What is wrong with one control, if anything is.
pub(super) fn inline(
    reader: &Reader,
    question: &Question,
    field: &str,
    problems: &[Problem],
) -> Option<Inline> {
    let problem = problems.iter().find(|problem| problem.field == field)?;
    let id = format!("{field}-error");
    let words = words(reader, Some(question), problem);
    let line = html! {
        p class="govuk-error-message" id=(id) {
            span class="govuk-visually-hidden" { (reader.say(Key::ProblemPrefix)) " " }
            (words)
        }
    };
    Some(Inline { id, line })
}

/// The summary; nothing where nothing is wrong.
pub(super) fn summary(reader: &Reader, problems: &[Problem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            div class="govuk-error-summary" id="problems" tabindex="-1" {
                div role="alert" {
                    h2 class="govuk-error-summary__title" { (reader.say(Key::ProblemHeading)) }
                    ul class="govuk-error-summary__list" {
                        @for problem in problems {
                            @let question = reader.setting.questionnaire.question(&problem.question);
                            @let words = words(reader, question.map(|(_, q)| q), problem);
                            li { a href={ "#" (problem.field) } { (words) } }
                        }
                    }
                }
            }
        }
    }
}

/// The sentence for a problem.
fn words(reader: &Reader, question: Option<&Question>, problem: &Problem) -> Markup {
    let say = |key| reader.say(key);
    let sentence = match &problem.kind {
        ProblemKind::Required if problem.field == form::KEEP => say(Key::KeepRequired),
        ProblemKind::Required => {
            if let Some(question) = question.filter(|q| !q.required_message.is_empty()) {
                return within(&reader.text(&question.required_message));
            }
            say(Key::ErrorRequired)
        }
        ProblemKind::UnknownOption => say(Key::ErrorUnknownOption),
        ProblemKind::Exclusive(value) => {
            let label = question
                .and_then(|question| question.kind.options().iter().find(|c| c.value == *value))
                .map(|choice| within(&reader.text(&choice.label)))
                .unwrap_or_default();
            let sentence = reader.say_with(Key::ErrorExclusive, &[("option", PLACE.into())]);
            return put_in(&sentence, &label);
        }
        ProblemKind::TooMany { max } => {
            reader.say_with(Key::ErrorTooMany, &[("max", (*max).into())])
        }
        ProblemKind::TooLong { max, over } => {
            reader.say_with(Key::ErrorTooLong, &[("max", (*max).into()), ("over", (*over).into())])
        }
        ProblemKind::NotANumber => say(Key::ErrorNotANumber),
        ProblemKind::TooManyDecimals { max: 0 } => say(Key::ErrorWhole),
        ProblemKind::TooManyDecimals { max } => {
            reader.say_with(Key::ErrorDecimals, &[("max", u32::from(*max).into())])
        }
        ProblemKind::TooSmall { min } => {
            reader.say_with(Key::ErrorTooSmall, &[("min", min.to_string().into())])
        }
        ProblemKind::TooLarge { max } => {
            reader.say_with(Key::ErrorTooLarge, &[("max", max.to_string().into())])
        }
        ProblemKind::DateMissing(DatePart::Day) => say(Key::ErrorDayMissing),
        ProblemKind::DateMissing(DatePart::Month) => say(Key::ErrorMonthMissing),
        ProblemKind::DateMissing(DatePart::Year) => say(Key::ErrorYearMissing),
        ProblemKind::NotADate => say(Key::ErrorNotADate),
        ProblemKind::TooEarly { min } => {
            reader.say_with(Key::ErrorTooEarly, &[("date", date_words(*min).into())])
        }
        ProblemKind::TooLate { max } => {
            reader.say_with(Key::ErrorTooLate, &[("date", date_words(*max).into())])
        }
        ProblemKind::NotADistrict => say(Key::ErrorDistrict),
        ProblemKind::NotAnEmail => say(Key::ErrorEmail),
        ProblemKind::NotAPhone => say(Key::ErrorPhone),
        kind @ (ProblemKind::NotACode(_) | ProblemKind::NoSuchCode | ProblemKind::TooManyCodes) => {
            say(carry::problem(kind))
        }
        kind @ (ProblemKind::PinLength | ProblemKind::PinEasy | ProblemKind::PinWrong { .. }) => {
            lock::problem(reader, kind)
        }
    };
    html! { (sentence) }
}

/// A date as it is typed on the page: day, month and year in digits, in that order.
pub(super) fn date_words(date: PartialDate) -> String {
    let parts = [date.day().map(u16::from), date.month().map(u16::from), Some(date.year())];
    let parts: Vec<_> = parts.into_iter().flatten().map(|part| part.to_string()).collect();
    parts.join(" ")
}

/// Whether anything is wrong with a question.
pub(super) fn any(question: &Question, problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.question == question.id)
}
