//! Reading TOML tables strictly. Every reader notes what is wrong and then hands back an empty
//! value, so that the rest of the file is looked at as well.

use std::ops::RangeInclusive;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{file::File, suggest};

/// A table, with a name that people recognise it by.
pub(super) struct Table<'a> {
    pub(super) file: &'a File<'a>,
    entries: &'a DeTable<'a>,
    /// First byte of the table, or of the key that leads to it.
    pub(super) at: usize,
    /// Such as `question “told”`; empty for the file as a whole.
    pub(super) name: String,
    /// What translations know it by: `page:told/question:told`; empty for the file as a whole.
    pub(super) path: String,
}

/// The value of a key, or an entry of a list.
#[derive(Clone)]
pub(super) struct Value<'a> {
    pub(super) file: &'a File<'a>,
    raw: &'a DeValue<'a>,
    pub(super) span: std::ops::Range<usize>,
    /// The key, in quotation marks, and what it belongs to: `“label” of question “told”`.
    pub(super) name: String,
    /// What translations know it by: `page:told/question:told/label`.
    pub(super) path: String,
}

impl<'a> Table<'a> {
    /// The file as a whole, with no keys but these.
    pub(super) fn root(file: &'a File<'a>, table: &'a DeTable<'a>, keys: &[&str]) -> Self {
        let root = Self::checked_root(file, table);
        root.check_keys(keys);
        root
    }

    /// The file as a whole, where its keys have been looked at before.
    pub(super) fn checked_root(file: &'a File<'a>, table: &'a DeTable<'a>) -> Self {
        Self { file, entries: table, at: 0, name: String::new(), path: String::new() }
    }

    /// Notes every key that is not one of `keys`.
    pub(super) fn check_keys(&self, keys: &[&str]) {
        for (key, _) in self.entries {
            if !keys.contains(&key.get_ref().as_ref()) {
                let at = key.span().start;
                let what = format!("There is no key “{}”{}.", key.get_ref(), self.within(" in"));
                self.file.mistake(at, what, suggest::advice(key.get_ref(), keys.iter().copied()));
            }
        }
    }

    /// ` of question “told”`, or nothing for the file as a whole.
    fn within(&self, preposition: &str) -> String {
        if self.name.is_empty() { String::new() } else { format!("{preposition} {}", self.name) }
    }

    /// The value of a key, where it is there.
    pub(super) fn get(&self, key: &str) -> Option<Value<'a>> {
        let value = self.entries.get(key)?;
        let name = format!("“{key}”{}", self.within(" of"));
        let path = below(&self.path, key);
        Some(Value { file: self.file, raw: value.get_ref(), span: value.span(), name, path })
    }

    /// Where a key stands, if it is there.
    pub(super) fn key_at(&self, key: &str) -> Option<usize> {
        self.entries.get_key_value(key).map(|(key, _)| key.span().start)
    }

    /// The value of a key that must be there.
    pub(super) fn need(&self, key: &str, example: &str) -> Option<Value<'a>> {
        let value = self.get(key);
        if value.is_none() {
            let what = format!("“{key}” is missing{}.", self.within(" in"));
            let advice = if example.starts_with('[') {
                format!("Add a part that begins with {example}.")
            } else {
                format!("Add a line: {key} = {example}")
            };
            self.file.absence(self.at, what, advice);
        }
        value
    }

    /// Text that is the same in every language; empty where it is not there.
    pub(super) fn word(&self, key: &str) -> String {
        self.get(key).map_or_else(String::new, |value| value.word().to_owned())
    }

    /// True or false; false where it is not there.
    pub(super) fn flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value.flag())
    }

    /// A whole number, or `otherwise` where it is not there.
    pub(super) fn whole_or(&self, key: &str, range: RangeInclusive<u32>, otherwise: u32) -> u32 {
        self.get(key).and_then(|value| value.whole(range)).unwrap_or(otherwise)
    }

    /// The tables under a key, each with its name: `kind` and its `id`, or `kind` and its number.
    /// `looks` is how one begins in the file, `keys` are those that it may have.
    pub(super) fn tables(
        &self,
        key: &str,
        looks: &str,
        kind: &str,
        keys: &[&str],
    ) -> Vec<Table<'a>> {
        let Some(list) = self.get(key) else { return Vec::new() };
        let entries = list.entries(&format!("{looks} entries"));
        let tables = entries.into_iter().enumerate().filter_map(|(index, mut entry)| {
            let id = entry.raw.as_table().and_then(|table| table.get("id")?.get_ref().as_str());
            let name = match id {
                Some(id) if !id.trim().is_empty() => format!("{kind} “{id}”"),
                _ => format!("{kind} {}{}", index + 1, self.within(" of")),
            };
            entry.path = below(&self.path, &format!("{kind}:{}", id.unwrap_or_default()));
            entry.table(name, keys)
        });
        tables.collect()
    }

    /// A table under a key that must be there.
    pub(super) fn part(&self, key: &str, keys: &[&str]) -> Option<Table<'a>> {
        self.need(key, &format!("[{key}]"))?.table(format!("[{key}]"), keys)
    }
}

impl<'a> Value<'a> {
    /// First byte of the value.
    pub(super) fn at(&self) -> usize {
        self.span.start
    }

    /// Notes a mistake at this value.
    pub(super) fn mistake(&self, what: impl Into<String>, advice: impl Into<String>) {
        self.file.mistake(self.at(), what, advice);
    }

    /// The value as TOML has it.
    pub(super) fn raw(&self) -> &'a DeValue<'a> {
        self.raw
    }

    /// Notes that the value is of another type than it must be.
    pub(super) fn wrong_type(&self, wanted: &str) {
        let found = match self.raw {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "a number",
            DeValue::Float(_) => "a number with a point or an exponent",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table of keys",
        };
        self.mistake(
            format!("{} is {found}, where it should be {wanted}.", self.name),
            format!("Write {wanted}."),
        );
    }

    /// Text that is the same in every language and not empty.
    pub(super) fn word(&self) -> &'a str {
        match self.raw.as_str() {
            None => self.wrong_type("text in quotation marks"),
            Some(word) if word.trim().is_empty() => self.mistake(
                format!("{} is empty.", self.name),
                "Write something, or leave the line out where it is not needed.",
            ),
            Some(word) if word.chars().any(char::is_control) => self.mistake(
                format!("{} has a line break or an invisible character in it.", self.name),
                "Write it on one line.",
            ),
            Some(word) => return word.trim(),
        }
        ""
    }

    /// True or false.
    pub(super) fn flag(&self) -> bool {
        self.raw.as_bool().unwrap_or_else(|| {
            self.wrong_type("true or false, without quotation marks");
            false
        })
    }

    /// A whole number of the range.
    pub(super) fn whole(&self, range: RangeInclusive<u32>) -> Option<u32> {
        let (low, high) = (range.start(), range.end());
        let DeValue::Integer(number) = self.raw else {
            self.wrong_type(&format!("a whole number, such as {}", low.max(&1)));
            return None;
        };
        let written = number.to_string();
        let number = written.parse().ok().filter(|number| range.contains(number));
        if number.is_none() {
            let what = format!("{} cannot be {}.", self.name, written);
            let advice = match *high {
                u32::MAX => format!("Write a whole number that is {low} or more."),
                _ => format!("Write a whole number from {low} to {high}."),
            };
            self.mistake(what, advice);
        }
        number
    }

    /// One of a few words.
    pub(super) fn one_of<T: Copy>(&self, known: &[(&str, T)]) -> Option<T> {
        let word = self.word();
        if word.is_empty() {
            return None;
        }
        let found = known.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let what = format!("{} cannot be “{word}”.", self.name);
            self.mistake(what, suggest::advice(word, known.iter().map(|(name, _)| *name)));
        }
        found.map(|(_, value)| *value)
    }

    /// The entries of a list; `wanted` says what they are.
    pub(super) fn entries(&self, wanted: &str) -> Vec<Value<'a>> {
        let Some(list) = self.raw.as_array() else {
            self.wrong_type(&format!("a list of {wanted}"));
            return Vec::new();
        };
        let entries = list.iter().enumerate().map(|(index, entry)| Value {
            file: self.file,
            raw: entry.get_ref(),
            span: entry.span(),
            name: format!("entry {} of {}", index + 1, self.name),
            path: below(&self.path, &(index + 1).to_string()),
        });
        entries.collect()
    }

    /// The entry under one key of this table, such as a language of a text.
    pub(super) fn entry(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Value<'a> {
        let name = format!("“{key}” of {}", self.name);
        let path = below(&self.path, key);
        Value { file: self.file, raw: value.get_ref(), span: value.span(), name, path }
    }

    /// Whether it is a list with nothing in it.
    pub(super) fn is_empty_list(&self) -> bool {
        self.raw.as_array().is_some_and(|list| list.is_empty())
    }

    /// Words of a list, each with where it stands; none twice.
    pub(super) fn words(&self) -> Vec<(&'a str, Value<'a>)> {
        let mut words: Vec<(&str, Value<'a>)> = Vec::new();
        for entry in self.entries("texts, such as [\"…\", \"…\"]") {
            let word = entry.word();
            if words.iter().any(|(other, _)| *other == word) {
                let what = format!("“{word}” is twice in {}.", self.name);
                entry.mistake(what, "Leave one of them out.");
            } else if !word.is_empty() {
                words.push((word, entry));
            }
        }
        words
    }

    /// The value as a table of this name, with no keys but these.
    pub(super) fn table(&self, name: String, keys: &[&str]) -> Option<Table<'a>> {
        let Some(table) = self.raw.as_table() else {
            self.wrong_type("a table of keys");
            return None;
        };
        let path = self.path.clone();
        let table = Table { file: self.file, entries: table, at: self.at(), name, path };
        table.check_keys(keys);
        Some(table)
    }
}

/// A step further down a path.
pub(super) fn below(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}/{step}") }
}
