//! A small questionnaire with every kind of question, and responses to it, for tests.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use questionnaire::{
    answer::{Answer, Answers},
    consultation::Consultation,
    date::PartialDate,
    definition::Questionnaire,
    load::{self, Source},
    record::Record,
    submission::Submission,
    text::Language,
};

use crate::{Codebook, Reader, Row, Terms, Words};

const MAIN: &str = r#"
name = "Support"
organisation = "The office"
languages = ["en", "cy"]
questionnaires = ["survey"]
privacy = "Private."
leaving = "Leave."
help = "Help."
"#;

pub(crate) const SURVEY: &str = r#"
slug = "survey"
version = 3
name = "Survey"
audience = "Everyone"
[start]
heading = "Start"
body = "Welcome."
[review]
heading = "Check"
[confirmation]
heading = "Sent"
body = "Thanks."
[[section]]
id = "s"
title = "Part"
[[page]]
id = "told"
section = "s"
[[page.question]]
id = "told"
type = "choose-one"
label = { en = "Did you tell?", cy = "Ddywedoch chi?" }
options = [
  { value = "yes", label = { en = "Yes", cy = "Do" } },
  { value = "no", label = "=No" },
  { value = "unsure", label = "Not sure", missing = "dont-know" },
  { value = "forgot", label = "I forgot", missing = "dont-know" },
]
[[page]]
id = "crimes"
section = "s"
show_if = "${told} = 'yes'"
[[page.question]]
id = "crimes"
type = "choose-several"
label = "Which?"
options = [
  { value = "theft", label = "Theft" },
  { value = "hate-crime", label = "Hate crime", write_in = true },
  { value = "declined", label = "No comment", missing = "declined" },
]
[[page]]
id = "felt"
section = "s"
[[page.question]]
id = "felt"
type = "scale"
label = "How was it?"
statements = [{ id = "heard", label = "Heard" }, { id = "safe", label = "Safe" }]
options = [{ value = "agree", label = "Agree" }, { value = "disagree", label = "Disagree" }]
[[page]]
id = "more"
section = "s"
heading = "More"
[[page.question]]
id = "loss"
type = "number"
label = "Loss"
decimals = 2
min = 0
unit = "pounds"
[[page.question]]
id = "change"
type = "number"
label = "Change"
[[page.question]]
id = "born"
type = "date"
precision = "year"
label = "Born"
[[page.question]]
id = "moved"
type = "date"
precision = "day"
label = "Moved"
[[page.question]]
id = "district"
type = "postcode-district"
label = "District"
[[page.question]]
id = "why"
type = "long-text"
label = "Why?"
"#;

pub(crate) fn consultation(survey: &str) -> Consultation {
    let source = |name: &str, text: &str| Source { name: name.to_owned(), text: text.to_owned() };
    let files = [source("consultation.toml", MAIN), source("survey.toml", survey)];
    let loaded = load::consultation("support", &files, None);
    loaded.consultation.unwrap_or_else(|| panic!("{:?}", loaded.mistakes))
}

pub(crate) fn survey(survey: &str) -> Questionnaire {
    consultation(survey).questionnaires.remove(0).questionnaire
}

pub(crate) fn codebook(questionnaire: &Questionnaire, identifying: &[&str]) -> Codebook {
    let identifying: Vec<String> = identifying.iter().map(|id| (*id).to_owned()).collect();
    let terms = Terms {
        language: &Language::from("en"),
        words: &Words::english(),
        identifying: &identifying,
        made_on: PartialDate::new(2026, Some(11), Some(25)).unwrap(),
    };
    Codebook::new(questionnaire, &terms)
}

pub(crate) fn one(value: &str) -> Answer {
    Answer::One { value: value.to_owned(), text: None }
}

/// The closed answers as they are stored.
pub(crate) fn closed(questionnaire: &Questionnaire, answers: &[(&str, Answer)]) -> Vec<u8> {
    let answers: Answers =
        answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
    Record::new(questionnaire, &Submission::new(questionnaire, &answers).unwrap()).closed
}

pub(crate) fn row(
    questionnaire: &Questionnaire,
    codebook: &Codebook,
    answers: &[(&str, Answer)],
) -> Row {
    let mut row = Row::default();
    let closed = closed(questionnaire, answers);
    Reader::new(codebook, questionnaire, questionnaire).read(&closed, &mut row).unwrap();
    row
}

/// One answer of each kind.
pub(crate) fn answers() -> Vec<(&'static str, Answer)> {
    let several = Answer::Several { values: vec!["theft".to_owned()], texts: [].into() };
    vec![
        ("told", one("yes")),
        ("crimes", several),
        ("felt", Answer::Scale([("safe".to_owned(), "disagree".to_owned())].into())),
        ("loss", Answer::Number("0.25".to_owned().try_into().unwrap())),
        ("change", Answer::Number("-97".to_owned().try_into().unwrap())),
        ("born", Answer::Date(PartialDate::parse("1980").unwrap())),
        ("moved", Answer::Date(PartialDate::parse("2020-02-29").unwrap())),
        ("district", Answer::District("L8".to_owned())),
        ("why", Answer::Text("Because.".to_owned())),
    ]
}
