//! What responses are compared with: published figures on the people whom a consultation is about
//! (`[[population]]`), and stretches of time (`[[wave]]`).

use super::{
    dates, suggest,
    table::{Table, Value},
};
use crate::{
    consultation::{Consultation, Population, Wave},
    definition::{Choice, Kind, Question},
};

/// Populations as they were read, each with where its question and its options are named.
pub(super) struct Read<'a> {
    pub(super) population: Population,
    question: Option<Value<'a>>,
    options: Vec<Option<Value<'a>>>,
    at: Table<'a>,
}

/// Reads the populations.
pub(super) fn populations<'a>(root: &Table<'a>) -> Vec<Read<'a>> {
    let keys = ["question", "source", "people"];
    let tables = root.tables("population", "[[population]]", "population", &keys);
    tables.into_iter().map(population).collect()
}

fn population(table: Table<'_>) -> Read<'_> {
    let question = table.need("question", "\"…\"");
    table.need("source", "\"Census 2021\"");
    table.need("people", "[{ option = \"…\", number = 1000 }]");
    let mut people = Vec::new();
    let mut options = Vec::new();
    for one in table.tables("people", "{ option, number }", "entry", &["option", "number"]) {
        one.need("option", "\"…\"");
        one.need("number", "1000");
        people.push((one.word("option"), one.whole_or("number", 1..=u32::MAX, 1)));
        options.push(one.get("option"));
    }
    let id = question.as_ref().map(Value::word).unwrap_or_default().to_owned();
    let population = Population { question: id, source: table.word("source"), people };
    Read { population, question, options, at: table }
}

/// Notes what no question asks. With `whole`, all questionnaires could be read.
pub(super) fn check(populations: &[Read<'_>], consultation: &Consultation, whole: bool) {
    if !whole {
        return;
    }
    let questionnaires = consultation.questionnaires.iter();
    let questions: Vec<&Question> = questionnaires
        .flat_map(|published| published.questionnaire.questions().map(|(_, question)| question))
        .collect();
    for read in populations {
        let Some(place) = &read.question else { continue };
        let id = &read.population.question;
        let is_one = |question: &&&Question| matches!(question.kind, Kind::ChooseOne { .. });
        let Some(question) = questions.iter().filter(|question| question.id == *id).find(is_one)
        else {
            let ids = questions.iter().filter(is_one).map(|question| question.id.as_str());
            let what = format!("No questionnaire has a question “{id}” with one answer to choose.");
            place.mistake(what, suggest::advice(id, ids));
            continue;
        };
        options(read, question);
    }
}

fn options(read: &Read<'_>, question: &Question) {
    let known = || question.kind.options().iter().filter(|option| option.missing.is_none());
    let people = &read.population.people;
    for (index, ((value, _), place)) in people.iter().zip(&read.options).enumerate() {
        let Some(place) = place else { continue };
        if !known().any(|option: &Choice| option.value == *value) {
            let what = format!("“{}” has no answer “{value}”.", question.id);
            place.mistake(what, suggest::advice(value, known().map(|o| o.value.as_str())));
        } else if people.iter().take(index).any(|(other, _)| other == value) {
            place.mistake(format!("“{value}” is twice in this list."), "Leave one of them out.");
        }
    }
    if people.len() < 2 {
        let what = "A population of fewer than two groups has no shares.";
        read.at.file.mistake(
            read.at.at,
            what,
            "Give the number of people for two answers or more.",
        );
    }
}

/// Reads the waves: in order, and none that reaches into the next.
pub(super) fn waves(root: &Table<'_>) -> Vec<Wave> {
    let mut waves: Vec<Wave> = Vec::new();
    for table in root.tables("wave", "[[wave]]", "wave", &["label", "from", "to"]) {
        table.need("label", "\"…\"");
        let day = |key, example| table.need(key, example).and_then(|value| dates::day(&value));
        let (Some(from), Some(to)) = (day("from", "2027-01-11"), day("to", "2027-02-07")) else {
            continue;
        };
        if dates::days_between(from, to) < 0 {
            table.file.mistake(
                table.at,
                "The wave ends before it begins.",
                "Look at “from” and “to”.",
            );
        } else if waves.last().is_some_and(|last| dates::days_between(last.to, from) < 1) {
            table.file.mistake(
                table.at,
                "The wave begins before the one above has ended.",
                "Give waves in order of time, each from the day after the last one's “to” or later.",
            );
        }
        waves.push(Wave { label: table.word("label"), from, to });
    }
    waves
}
