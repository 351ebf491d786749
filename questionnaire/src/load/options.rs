//! Options of a question, and lists of options that several questions share.

use std::collections::BTreeMap;

use super::{
    names::{Names, Style},
    pictures, suggest,
    table::{Table, Value, below},
};
use crate::definition::{Choice, Missing};

/// Keys of an option.
const KEYS: [&str; 7] = ["value", "label", "hint", "exclusive", "missing", "write_in", "picture"];

/// The most options there may be to choose one from.
const MOST: usize = 250;

/// The most options there may be to choose several from: each is a bit of one word of memory.
const MOST_OF_SEVERAL: usize = 64;

/// What the options are for: not every key makes sense everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// One of them is chosen.
    One,
    /// Several may be chosen.
    Several,
    /// They are the points of a scale.
    Scale,
}

/// Options that were read, and where `exclusive` and `write_in` stand in them.
#[derive(Clone, Default)]
pub(super) struct Options<'a> {
    choices: Vec<Choice>,
    exclusive: Vec<Value<'a>>,
    write_in: Vec<Value<'a>>,
    /// Whether every entry could be read.
    complete: bool,
}

/// Lists by identifier; `None` for one that could not be read.
pub(super) type Lists<'a> = BTreeMap<&'a str, Options<'a>>;

/// Reads every `[[list]]`.
pub(super) fn lists<'a>(root: &Table<'a>) -> Lists<'a> {
    let mut names = Names::new(Style::Name, "lists");
    let mut lists = Lists::new();
    for table in root.tables("list", "[[list]]", "list", &["id", "options"]) {
        let id = names.read(&table, "id");
        let options = table.need("options", "[{ value = \"…\", label = \"…\" }]");
        let options = options.map(|value| read(&value, &table.path));
        lists.entry(id).or_insert(options.unwrap_or_default());
    }
    lists
}

/// Reads the options of a question, its own or those of a list. Empty where that did not succeed.
pub(super) fn of_question<'a>(table: &Table<'a>, lists: &Lists<'a>, used: Use) -> Vec<Choice> {
    let (own, list) = (table.get("options"), table.get("list"));
    if let (Some(_), Some(list)) = (&own, &list) {
        let what = format!("{} has options of its own and a list.", table.name);
        list.mistake(what, "Leave out either “options” or “list”.");
        return Vec::new();
    }
    if let Some(own) = own {
        let options = read(&own, &table.path);
        for (key, stray) in options.strays(used) {
            stray.mistake(
                format!("“{key}” has no meaning in {}.", table.name),
                format!("Leave it out: {}.", reason(key)),
            );
        }
        check_count(&own, &options, used);
        return options.choices;
    }
    let Some(list) = list else {
        table.need("options", "[{ value = \"…\", label = \"…\" }]");
        return Vec::new();
    };
    let name = list.word();
    let Some(options) = lists.get(name) else {
        if !name.is_empty() {
            let advice = suggest::advice(name, lists.keys().copied());
            table.file.absence(list.at(), format!("There is no list “{name}”."), advice);
        }
        return Vec::new();
    };
    for (key, stray) in options.strays(used) {
        list.mistake(
            format!(
                "The list “{name}” has “{key}” on line {}, which has no meaning in {}.",
                list.file.line(stray.at()),
                table.name
            ),
            format!("Write options of its own for this question: {}.", reason(key)),
        );
    }
    check_count(&list, options, used);
    options.choices.clone()
}

impl<'a> Options<'a> {
    /// Keys that have no meaning for this use.
    fn strays(&self, used: Use) -> Vec<(&'static str, &Value<'a>)> {
        let exclusive = self.exclusive.iter().filter(|_| used != Use::Several);
        let write_in = self.write_in.iter().filter(|_| used == Use::Scale);
        exclusive.map(|v| ("exclusive", v)).chain(write_in.map(|v| ("write_in", v))).collect()
    }
}

fn reason(key: &str) -> &'static str {
    match key {
        "exclusive" => "only in a question of type \"choose-several\" can options be combined",
        _ => "a scale offers no line to write in",
    }
}

fn check_count(at: &Value<'_>, options: &Options<'_>, used: Use) {
    let most = if used == Use::Several { MOST_OF_SEVERAL } else { MOST };
    let count = options.choices.len();
    if count < 2 && options.complete {
        let what = format!("{} leaves nothing to choose between: it has {count} of them.", at.name);
        at.mistake(what, "Offer two options or more.");
    } else if count > most {
        let what = format!("{} has {count} entries.", at.name);
        at.mistake(what, format!("Offer at most {most}."));
    }
}

/// Reads a list of options; `path` is that of what they belong to.
fn read<'a>(value: &Value<'a>, path: &str) -> Options<'a> {
    let mut options = Options { complete: true, ..Options::default() };
    let mut names = Names::new(Style::Value, "options here");
    for mut entry in value.entries("options: { value = \"…\", label = \"…\" }") {
        let id = entry.raw().as_table().and_then(|table| table.get("value")?.get_ref().as_str());
        let name = id.map_or_else(|| entry.name.clone(), |id| format!("option “{id}”"));
        entry.path = below(path, &format!("option:{}", id.unwrap_or_default()));
        let Some(table) = entry.table(name, &KEYS) else {
            options.complete = false;
            continue;
        };
        options.choices.push(choice(&table, &mut names));
        options.exclusive.extend(table.get("exclusive").filter(|_| table.flag("exclusive")));
        options.write_in.extend(table.get("write_in").filter(|_| table.flag("write_in")));
    }
    options.complete &= value.raw().is_array();
    options
}

fn choice<'a>(table: &Table<'a>, names: &mut Names<'a>) -> Choice {
    let missing = table.get("missing").and_then(|value| {
        value.one_of(&[
            ("declined", Missing::Declined),
            ("dont-know", Missing::DontKnow),
            ("not-applicable", Missing::NotApplicable),
        ])
    });
    Choice {
        value: names.read(table, "value").to_owned(),
        label: table.text("label"),
        hint: table.text_if_any("hint"),
        exclusive: table.flag("exclusive"),
        missing,
        write_in: table.flag("write_in"),
        picture: table.get("picture").map_or_else(String::new, |value| pictures::named(&value)),
    }
}
