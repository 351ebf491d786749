//! What is chosen and typed for one question.

use super::Random;
use crate::{
    answer::Decimal,
    date::{PartialDate, Precision},
    definition::{Choice, ContactField, Kind, Question, WRITE_IN_MAX},
    form::{DATE_PARTS, Form, part},
};

/// Pieces that typed text is made of: what people write, in several scripts, and what breaks things.
const PIECES: [&str; 16] = [
    "I felt safe",
    "nobody told me",
    " ",
    "  ",
    "\r\n",
    "\n",
    "\r",
    "\t",
    "Mae’n ddrwg gen i",
    "شكرا",
    "🌧️",
    "e\u{301}",
    "<b>&amp;</b>",
    "\u{0}",
    "\u{200b}",
    "=1+1",
];

/// Adds controls that answer the question. With `careless`, what they say need not be an answer.
pub(super) fn answer(random: &mut Random, question: &Question, careless: bool, form: &mut Form) {
    let id = question.id.as_str();
    match &question.kind {
        Kind::ChooseOne { options } => {
            one(random, id, options, careless, form);
            if careless {
                one(random, id, options, true, form);
            }
            write_ins(random, id, options, careless, form);
        }
        Kind::ChooseSeveral { options, max } => {
            several(random, id, options, *max, careless, form);
            write_ins(random, id, options, careless, form);
        }
        Kind::Scale { statements, options } => {
            for statement in statements {
                if random.percent(85) {
                    one(random, &part(id, &statement.id), options, careless, form);
                }
            }
        }
        Kind::ShortText { max } | Kind::LongText { max } => {
            form.push(id, text(random, *max, careless));
        }
        Kind::Number { min, max, decimals, .. } => {
            form.push(id, number(random, *min, *max, *decimals, careless));
        }
        Kind::Date { precision, min, max } => {
            date(random, id, *precision, [*min, *max], careless, form);
        }
        Kind::PostcodeDistrict => form.push(id, district(random, careless)),
        Kind::Contact { fields } => {
            for field in fields {
                if random.percent(70) {
                    form.push(part(id, field.part()), contact(random, *field, careless));
                }
            }
        }
    }
}

fn one(random: &mut Random, field: &str, options: &[Choice], careless: bool, form: &mut Form) {
    if careless && random.percent(20) {
        form.push(field, "no-such-option");
    } else if let Some(choice) = random.pick(options) {
        form.push(field, &choice.value);
    }
}

fn several(
    random: &mut Random,
    field: &str,
    options: &[Choice],
    max: Option<u32>,
    careless: bool,
    form: &mut Form,
) {
    let (alone, together): (Vec<&Choice>, Vec<&Choice>) =
        options.iter().partition(|choice| choice.excludes());
    if let Some(choice) = random.pick(&alone).filter(|_| random.percent(20)) {
        form.push(field, &choice.value);
        if !careless {
            return;
        }
    }
    let most = u32::try_from(together.len()).unwrap_or(u32::MAX);
    let most = if careless { most } else { max.unwrap_or(most).min(most) };
    // Drawn with repeats: the same option twice counts once, and the order is nobody's.
    for _ in 0..random.below(most.saturating_add(1)) {
        if careless {
            one(random, field, options, true, form);
        } else if let Some(choice) = random.pick(&together) {
            form.push(field, &choice.value);
        }
    }
}

fn write_ins(random: &mut Random, id: &str, options: &[Choice], careless: bool, form: &mut Form) {
    for choice in options.iter().filter(|choice| choice.write_in) {
        // Also beside options that were not chosen: text stays in its field when minds change.
        if random.percent(60) {
            form.push(part(id, &choice.value), text(random, WRITE_IN_MAX, careless));
        }
    }
}

fn text(random: &mut Random, max: u32, careless: bool) -> String {
    if random.percent(5) {
        let over = if careless { random.below(3) } else { 0 };
        return "é".repeat(usize::try_from(max + over).unwrap_or(0));
    }
    let mut text = String::new();
    for _ in 0..random.below(12) {
        text.push_str(random.pick(&PIECES).copied().unwrap_or_default());
    }
    text
}

fn number(
    random: &mut Random,
    min: Option<Decimal>,
    max: Option<Decimal>,
    decimals: u8,
    careless: bool,
) -> String {
    const ODD: [&str; 9] =
        ["many", "1e3", "-", "0.1234567", "1.", ".5", "999999999999", "1234567890123", "-0.05"];
    if careless {
        return random.pick(&ODD).copied().unwrap_or_default().to_owned();
    }
    let units = |limit: Option<Decimal>, otherwise: i64| {
        limit.and_then(|limit| limit.with_decimals(decimals)).map_or(otherwise, Decimal::units)
    };
    let least = units(min, 0);
    let most = units(max, least.saturating_add(5000)).max(least);
    let span = u32::try_from(most - least).unwrap_or(u32::MAX - 1);
    let drawn = least + i64::from(random.below(span.saturating_add(1)));
    let typed = Decimal::new(drawn, decimals).map(|number| number.to_string()).unwrap_or_default();
    match random.below(4) {
        0 => format!(" {typed} "),
        1 if typed.len() == 4 && !typed.contains(['-', '.']) => {
            format!("{},{}", typed.get(..1).unwrap_or_default(), typed.get(1..).unwrap_or_default())
        }
        _ => typed,
    }
}

fn date(
    random: &mut Random,
    id: &str,
    precision: Precision,
    [min, max]: [Option<PartialDate>; 2],
    careless: bool,
    form: &mut Form,
) {
    const MONTHS: [&str; 6] = ["3", "03", " 12 ", "Mawrth", "sept.", "december"];
    const ODD: [&str; 10] = ["", "", "", "", "0", "13", "31", "ma", "-1", "99999"];
    let first = min.map_or(1990, PartialDate::year);
    let last = max.map_or(2026, PartialDate::year).max(first);
    let year = u32::from(first) + random.below(u32::from(last - first) + 1);
    let mut parts = [
        (random.below(28) + 1).to_string(),
        random.pick(&MONTHS).copied().unwrap_or_default().to_owned(),
        year.to_string(),
    ];
    if careless {
        for typed in &mut parts {
            if random.percent(60) {
                random.pick(&ODD).copied().unwrap_or_default().clone_into(typed);
            }
        }
    }
    let asked = match precision {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Year => 2,
    };
    for (name, typed) in DATE_PARTS.into_iter().zip(parts).skip(asked) {
        form.push(part(id, name), typed);
    }
}

fn district(random: &mut Random, careless: bool) -> String {
    const GIVEN: [&str; 8] =
        ["L8", "l8 1th", "CH41", "ch41 5eu", "EC1A 1BB", "w1a0ax", " M1 ", "M11AE"];
    const ODD: [&str; 7] = ["LIVERPOOL", "8", "É8", "ß8", "L888", "L8 ?", "123 High Street"];
    let typed = if careless { random.pick(&ODD) } else { random.pick(&GIVEN) };
    typed.copied().unwrap_or_default().to_owned()
}

fn contact(random: &mut Random, field: ContactField, careless: bool) -> String {
    let given: [&str; 3] = match (field, careless) {
        (ContactField::Name, false) => ["Sam", " Siân  Ó Briain ", "محمد"],
        (ContactField::Email, false) => ["sam@example.org", " a@b.cymru ", "s+1@mail.example.org"],
        (ContactField::Phone, false) => ["0151 496 0000", "+44 (151) 496-0000", "999999 ext"],
        (ContactField::Safe, false) => ["after six\r\nno messages", "any time", "-"],
        (ContactField::Email, true) => ["sam", "sam@example.", "s m@example.org"],
        (ContactField::Phone, true) => ["12", "+1234567890123456", "0151/4960000"],
        (ContactField::Name | ContactField::Safe, true) => {
            return text(random, crate::definition::CONTACT_MAX, true);
        }
    };
    random.pick(&given).copied().unwrap_or_default().to_owned()
}
