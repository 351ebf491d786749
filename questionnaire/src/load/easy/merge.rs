//! A question in easy words: the same question, with fewer options and statements where the file says
//! so. An option keeps its value, and so the place where its answers are counted.

use super::{no_such, unknown};
use crate::{
    definition::{Choice, Kind, Missing, Question, Statement},
    load::{
        names::{Names, Style},
        pictures::Pictures,
        table::Table,
    },
    text::Text,
};

/// Keys of a question.
pub(super) const KEYS: [&str; 7] =
    ["id", "label", "hint", "required_message", "options", "statements", "unit"];

/// A question in the file's words.
pub(super) fn question(table: &Table<'_>, of: &Question, pictures: &mut Pictures<'_>) -> Question {
    let otherwise = |key, other: &Text| {
        if table.key_at(key).is_some() { table.text(key) } else { other.clone() }
    };
    let question = Question {
        label: table.text("label"),
        hint: table.text_if_any("hint"),
        required_message: otherwise("required_message", &of.required_message),
        kind: kind(table, &of.kind, pictures),
        ..of.clone()
    };
    let options = question.kind.options();
    let declines = options.iter().any(|choice| choice.missing == Some(Missing::Declined));
    if question.sensitive && !options.is_empty() && !declines {
        let at = table.key_at("options").unwrap_or(table.at);
        table.file.mistake(
            at,
            format!("{} is sensitive, and leaves out the way to decline.", table.name),
            "Keep the option for those who would rather not say.",
        );
    }
    question
}

fn kind(table: &Table<'_>, of: &Kind, pictures: &mut Pictures<'_>) -> Kind {
    let mut kind = of.clone();
    match &mut kind {
        Kind::ChooseOne { options } | Kind::ChooseSeveral { options, .. } => {
            no_key(table, "statements");
            no_key(table, "unit");
            reword_options(table, options, pictures);
        }
        Kind::Scale { statements, options } => {
            no_key(table, "unit");
            reword_options(table, options, pictures);
            reword_statements(table, statements);
        }
        Kind::Number { unit, .. } => {
            no_key(table, "options");
            no_key(table, "statements");
            if table.key_at("unit").is_some() {
                *unit = table.text("unit");
            }
        }
        _ => ["options", "statements", "unit"].into_iter().for_each(|key| no_key(table, key)),
    }
    kind
}

fn no_key(table: &Table<'_>, key: &str) {
    if let Some(at) = table.key_at(key) {
        let what = format!("{} is of a type that has no “{key}”.", table.name);
        table.file.mistake(at, what, "Leave it out.");
    }
}

/// Puts the options that the file names in the place of all of them, in its order and its words.
fn reword_options(table: &Table<'_>, options: &mut Vec<Choice>, pictures: &mut Pictures<'_>) {
    let Some(value) = table.get("options") else { return };
    let mut names = Names::new(Style::Value, "options here");
    let mut chosen = Vec::new();
    for entry in value.entries("options: { value = \"…\", label = \"…\" }") {
        let id = entry.raw().as_table().and_then(|table| table.get("value")?.get_ref().as_str());
        let name = id.map_or_else(|| entry.name.clone(), |id| format!("option “{id}”"));
        let Some(option) = entry.table(name, &["value", "label", "hint", "picture"]) else {
            continue;
        };
        let id = names.read(&option, "value");
        let Some(of) = options.iter().find(|choice| choice.value == id) else {
            if let Some(value) = option.get("value").filter(|_| !id.is_empty()) {
                let known = options.iter().map(|choice| choice.value.as_str());
                no_such(&value, &format!("option for {}", table.name), id, known);
            }
            continue;
        };
        let picture = option.get("picture").map(|picture| pictures.get(&picture));
        chosen.push(Choice {
            label: option.text("label"),
            hint: option.text_if_any("hint"),
            picture: picture.unwrap_or_default(),
            ..of.clone()
        });
    }
    if chosen.len() < 2 && table.file.is_sound() {
        let what = format!("{} leaves nothing to choose between.", value.name);
        value.mistake(what, "Offer two options or more.");
    }
    *options = chosen;
}

/// Puts the statements that the file names in the place of all of them.
fn reword_statements(table: &Table<'_>, statements: &mut Vec<Statement>) {
    if table.key_at("statements").is_none() {
        return;
    }
    let mut names = Names::new(Style::Identifier, "statements here");
    let looks = "{ id = \"…\", label = \"…\" }";
    let mut chosen = Vec::new();
    for statement in table.tables("statements", looks, "statement", &["id", "label"]) {
        let id = names.read(&statement, "id");
        if statements.iter().any(|of| of.id == id) {
            chosen.push(Statement { id: id.to_owned(), label: statement.text("label") });
        } else {
            let known = statements.iter().map(|of| of.id.as_str());
            unknown(&statement, &format!("statement in {}", table.name), id, known);
        }
    }
    *statements = chosen;
}
