//! Reads one question.

use super::{
    dates,
    names::{Names, Style},
    numbers,
    options::{self, Lists, Use},
    table::Table,
};
use crate::{
    date::Precision,
    definition::{Choice, ContactField, Kind, Missing, Question, Statement},
};

/// Keys that every question may have.
const COMMON: [&str; 7] =
    ["id", "type", "label", "hint", "required", "required_message", "sensitive"];

/// Types of question as files name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    ChooseOne,
    ChooseSeveral,
    Scale,
    ShortText,
    LongText,
    Number,
    Date,
    PostcodeDistrict,
    Contact,
}

/// Each type's name and the further keys it may have.
const TYPES: [(&str, Type, &[&str]); 9] = [
    ("choose-one", Type::ChooseOne, &["options", "list"]),
    ("choose-several", Type::ChooseSeveral, &["options", "list", "max"]),
    ("scale", Type::Scale, &["statements", "options", "list"]),
    ("short-text", Type::ShortText, &["max"]),
    ("long-text", Type::LongText, &["max"]),
    ("number", Type::Number, &["min", "max", "decimals", "unit"]),
    ("date", Type::Date, &["precision", "min", "max"]),
    ("postcode-district", Type::PostcodeDistrict, &[]),
    ("contact", Type::Contact, &["fields"]),
];

/// Every key that a question of some type may have.
pub(super) fn all_keys() -> Vec<&'static str> {
    let further = TYPES.iter().flat_map(|(_, _, keys)| keys.iter().copied());
    COMMON.into_iter().chain(further).collect()
}

/// Reads a question; `None` where nobody could tell what kind of answer it takes.
pub(super) fn read<'a>(table: &Table<'a>, id: &'a str, lists: &Lists<'a>) -> Option<Question> {
    let label = table.text("label");
    let hint = table.text_if_any("hint");
    let required = table.flag("required");
    let sensitive = table.flag("sensitive");
    let required_message = table.text_if_any("required_message");
    if let Some(message) = table.get("required_message").filter(|_| !required) {
        message.mistake(
            format!("{} is never shown, because the question is not required.", message.name),
            "Leave it out, or write required = true if the journey cannot go on without an answer.",
        );
    }
    let kind = kind(table, lists)?;
    if sensitive {
        check_declining(table, &kind);
    }
    Some(Question { id: id.to_owned(), label, hint, required, sensitive, required_message, kind })
}

fn kind<'a>(table: &Table<'a>, lists: &Lists<'a>) -> Option<Kind> {
    let names: Vec<(&str, usize)> =
        TYPES.iter().enumerate().map(|(index, (name, ..))| (*name, index)).collect();
    let index = table.need("type", "\"choose-one\"")?.one_of(&names)?;
    let (name, kind, keys) = TYPES.get(index)?;
    check_further_keys(table, name, keys);
    let options = |used| Some(options::of_question(table, lists, used)).filter(|o| !o.is_empty());
    Some(match kind {
        Type::ChooseOne => Kind::ChooseOne { options: options(Use::One)? },
        Type::ChooseSeveral => {
            let options = options(Use::Several)?;
            let most = u32::try_from(options.len()).unwrap_or(u32::MAX);
            let max = table.get("max").and_then(|max| max.whole(1..=most));
            Kind::ChooseSeveral { options, max }
        }
        Type::Scale => {
            let (statements, options) = (statements(table), options(Use::Scale));
            Kind::Scale { statements, options: options? }
        }
        Type::ShortText => Kind::ShortText { max: table.whole_or("max", 1..=1000, 200) },
        Type::LongText => Kind::LongText { max: table.whole_or("max", 1..=20_000, 2000) },
        Type::Number => numbers::read(table),
        Type::Date => {
            let precision = table.need("precision", "\"month\"")?.one_of(&[
                ("year", Precision::Year),
                ("month", Precision::Month),
                ("day", Precision::Day),
            ])?;
            let (min, max) = dates::limits(table);
            Kind::Date { precision, min, max }
        }
        Type::PostcodeDistrict => Kind::PostcodeDistrict,
        Type::Contact => Kind::Contact { fields: fields(table)? },
    })
}

/// Notes keys that other types of question have and this one has not.
fn check_further_keys(table: &Table<'_>, name: &str, keys: &[&str]) {
    let further = TYPES.iter().flat_map(|(_, _, keys)| keys.iter().copied());
    let mut strays: Vec<&str> = further.filter(|key| !keys.contains(key)).collect();
    strays.sort_unstable();
    strays.dedup();
    for key in strays {
        if let Some(at) = table.key_at(key) {
            let all: Vec<&str> = COMMON.iter().chain(keys).copied().collect();
            let what = format!("A question of type “{name}” has no key “{key}”.");
            let advice = format!("Leave it out; there are {}.", super::suggest::list(&all));
            table.file.mistake(at, what, advice);
        }
    }
}

fn statements(table: &Table<'_>) -> Vec<Statement> {
    let Some(list) = table.need("statements", "[{ id = \"…\", label = \"…\" }]") else {
        return Vec::new();
    };
    let mut names = Names::new(Style::Identifier, "statements here");
    let looks = "{ id = \"…\", label = \"…\" }";
    let statements = table.tables("statements", looks, "statement", &["id", "label"]);
    if list.is_empty_list() {
        list.mistake(format!("{} is empty.", list.name), "Write one statement or more.");
    }
    let statements = statements.into_iter().map(|table| Statement {
        id: names.read(&table, "id").to_owned(),
        label: table.text("label"),
    });
    statements.collect()
}

fn fields(table: &Table<'_>) -> Option<Vec<ContactField>> {
    let value = table.need("fields", "[\"name\", \"email\"]")?;
    let words = value.words();
    if value.is_empty_list() {
        let what = format!("{} is empty.", value.name);
        value.mistake(what, "Name one or more of “name”, “email”, “phone”, “safe”.");
    }
    let fields = words.into_iter().filter_map(|(_, entry)| {
        entry.one_of(&[
            ("name", ContactField::Name),
            ("email", ContactField::Email),
            ("phone", ContactField::Phone),
            ("safe", ContactField::Safe),
        ])
    });
    Some(fields.collect())
}

/// Notes a question on a sensitive subject that offers no way to decline.
fn check_declining(table: &Table<'_>, kind: &Kind) {
    let options = kind.options();
    let declines = |choice: &Choice| choice.missing == Some(Missing::Declined);
    if !options.is_empty() && !options.iter().any(declines) {
        let at = table.key_at("sensitive").unwrap_or(table.at);
        table.file.mistake(
            at,
            format!("{} is sensitive, and has no option for those who would rather not say.", table.name),
            "Add one: { value = \"rather-not\", label = \"Prefer not to say\", missing = \"declined\" }.",
        );
    }
}
