//! Dates, typed in parts. Never `<input type="date">`: it is hard to use with a screen reader, and
//! it cannot ask for a month or a year alone.

use maud::{Markup, html};
use questionnaire::{
    date::Precision,
    definition::Question,
    form::{Form, part},
    validate::{DatePart, Problem},
};

use super::reader::Reader;
use crate::messages::Key;

/// The controls of a date question: one for a year, a row of them for more.
pub(super) fn controls(
    reader: &Reader,
    question: &Question,
    precision: Precision,
    values: &Form,
    problems: &[Problem],
    described_by: Option<&str>,
) -> Markup {
    let parts: &[DatePart] = match precision {
        Precision::Year => {
            return input(question, DatePart::Year, values, problems, described_by);
        }
        Precision::Month => &[DatePart::Month, DatePart::Year],
        Precision::Day => &[DatePart::Day, DatePart::Month, DatePart::Year],
    };
    html! {
        div class="govuk-date-input" {
            @for date_part in parts {
                @let label = match date_part {
                    DatePart::Day => Key::Day,
                    DatePart::Month => Key::Month,
                    DatePart::Year => Key::Year,
                };
                div class="govuk-date-input__item" {
                    div class="govuk-form-group" {
                        label class="govuk-label govuk-date-input__label"
                            for=(part(&question.id, date_part.name()))
                        {
                            (reader.say(label))
                        }
                        (input(question, *date_part, values, problems, None))
                    }
                }
            }
        }
    }
}

/// The hint with an example; a definition's own hint comes first.
pub(super) fn example(precision: Precision) -> Key {
    match precision {
        Precision::Year => Key::YearHint,
        Precision::Month => Key::MonthHint,
        Precision::Day => Key::DateHint,
    }
}

fn input(
    question: &Question,
    date_part: DatePart,
    values: &Form,
    problems: &[Problem],
    described_by: Option<&str>,
) -> Markup {
    let name = part(&question.id, date_part.name());
    let wrong = problems.iter().any(|problem| problem.field == name);
    let width = match date_part {
        DatePart::Year => "govuk-input--width-4",
        // Wide enough for the name of a month, which is accepted as well.
        DatePart::Month => "govuk-input--width-3",
        DatePart::Day => "govuk-input--width-2",
    };
    // Months may be typed as words, which a keypad of digits would not allow.
    let keypad = (date_part != DatePart::Month).then_some("numeric");
    html! {
        input.govuk-input.govuk-date-input__input.(width).govuk-input--error[wrong]
            type="text" inputmode=[keypad] id=(name) name=(name)
            value=(values.get(&name).unwrap_or_default())
            aria-describedby=[described_by] aria-invalid=[wrong.then_some("true")];
    }
}
