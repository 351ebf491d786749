//! Statements that are all answered on one scale. Each is a group of its own, so that it can be read
//! on a phone and heard in a screen reader; never a grid.

use maud::{Markup, html};
use questionnaire::{
    definition::{Choice, Question, Statement},
    form::{Form, part},
    validate::Problem,
};

use super::{
    choice::{Control, option},
    errors::inline,
    reader::Reader,
};

/// The statements of a scale question.
pub(super) fn statements(
    reader: &Reader,
    question: &Question,
    statements: &[Statement],
    points: &[Choice],
    values: &Form,
    problems: &[Problem],
) -> Markup {
    let (on_scale, other): (Vec<_>, Vec<_>) =
        points.iter().enumerate().partition(|(_, choice)| choice.missing.is_none());
    html! {
        @for statement in statements {
            @let name = part(&question.id, &statement.id);
            @let text = reader.text(&statement.label);
            @let error = inline(reader, question, &name, problems);
            fieldset class="govuk-fieldset h-statement"
                aria-describedby=[error.as_ref().map(|error| &error.id)]
            {
                legend class="govuk-fieldset__legend h-statement__text" lang=[text.lang] dir=[text.dir] {
                    (text.text)
                }
                @if let Some(error) = &error { (error.line) }
                div class="h-scale" {
                    div class="h-scale__points" {
                        @for (index, choice) in &on_scale {
                            (option(reader, &name, *index, choice, Control::Radio, values))
                        }
                    }
                    @if !other.is_empty() {
                        div class="h-scale__other" {
                            @for (index, choice) in &other {
                                (option(reader, &name, *index, choice, Control::Radio, values))
                            }
                        }
                    }
                }
            }
        }
    }
}
