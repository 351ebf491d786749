//! Reads the directory of help: services.toml, or the services in consultation.toml.

mod conditions;
mod contact;

pub(super) use conditions::Conditions;
pub(super) use contact::is_address;

use toml::de::DeTable;

use super::{
    dates,
    file::File,
    names::{Names, Style},
    suggest,
    table::{Table, Value},
};
use crate::directory::{Directory, Named, Service};

/// The file that holds the directory of help.
pub(super) const FILE: &str = "services.toml";

/// Keys of the file.
const KEYS: [&str; 3] = ["need", "district", "service"];

/// Keys of a service that consultation.toml may hold as well: there, there are no needs and no
/// districts to choose from.
const PLAIN: [&str; 13] = [
    "id",
    "name",
    "about",
    "checked",
    "phone",
    "textphone",
    "sms",
    "web",
    "hours",
    "languages",
    "cost",
    "emergency",
    "show_for",
];

/// Ways to reach a service, one of which it must have.
const WAYS: [&str; 4] = ["phone", "textphone", "sms", "web"];

/// A directory that was read, and where things stand in it.
pub(super) struct Read<'a> {
    pub(super) directory: Directory,
    /// Identifiers of the services.
    pub(super) names: Names<'a>,
    /// Where each service's `checked` stands, in the order of the services.
    pub(super) checked: Vec<Value<'a>>,
    /// Which answers each service is shown for, as it is written.
    pub(super) conditions: Conditions<'a>,
}

impl Default for Read<'_> {
    fn default() -> Self {
        Self {
            directory: Directory::default(),
            names: Names::new(Style::Name, "services"),
            checked: Vec::new(),
            conditions: Conditions::default(),
        }
    }
}

/// Reads services.toml.
pub(super) fn file<'a>(file: &'a File<'a>, root: &'a DeTable<'a>) -> Read<'a> {
    let root = Table::root(file, root, &KEYS);
    root.need("service", "[[service]]");
    let needs = Vocabulary::read(&root, "need", "needs");
    let districts = Vocabulary::read(&root, "district", "districts");
    let keys = [PLAIN.as_slice(), &["needs", "anyone", "districts"]].concat();
    let read = services(&root, &keys, &needs, &districts);
    // While anything is wrong, a service that helps may have been lost.
    for need in unmet(&needs, &read.directory).filter(|_| file.is_sound()) {
        file.mistake(
            need.at,
            format!("No service helps with the need “{}”.", need.id),
            "Name it in “needs” of a service, or leave it out: an empty part of the page helps nobody.",
        );
    }
    read
}

/// Reads the services in consultation.toml.
pub(super) fn in_main_file<'a>(root: &Table<'a>) -> Read<'a> {
    let (needs, districts) = (Vocabulary::none("needs"), Vocabulary::none("districts"));
    services(root, &PLAIN, &needs, &districts)
}

/// Words that services choose from.
struct Vocabulary<'a> {
    names: Names<'a>,
    entries: Vec<Named>,
    places: Vec<usize>,
}

impl<'a> Vocabulary<'a> {
    fn none(many: &'static str) -> Self {
        Self { names: Names::new(Style::Name, many), entries: Vec::new(), places: Vec::new() }
    }

    fn read(root: &Table<'a>, key: &'static str, many: &'static str) -> Self {
        let mut vocabulary = Self::none(many);
        for table in root.tables(key, &format!("[[{key}]]"), key, &["id", "label"]) {
            let id = vocabulary.names.read(&table, "id").to_owned();
            vocabulary.entries.push(Named { id, label: table.text("label") });
            vocabulary.places.push(table.at);
        }
        vocabulary
    }

    /// The words that a service chooses.
    fn chosen(&self, table: &Table<'_>, key: &'static str, one: &str) -> Vec<String> {
        let words = table.get(key).map(|value| value.words()).unwrap_or_default();
        for (word, value) in &words {
            if !self.names.has(word) {
                let what = format!("There is no {one} “{word}”.");
                let advice = suggest::advice(word, self.names.all());
                value.file.absence(value.at(), what, advice);
            }
        }
        words.into_iter().map(|(word, _)| word.to_owned()).collect()
    }
}

/// A need that no service helps with, and where it stands.
struct Unmet<'v> {
    id: &'v str,
    at: usize,
}

fn unmet<'v>(
    needs: &'v Vocabulary<'_>,
    directory: &'v Directory,
) -> impl Iterator<Item = Unmet<'v>> {
    let each = needs.entries.iter().zip(&needs.places);
    each.filter(|(need, _)| directory.for_need(&need.id).next().is_none())
        .map(|(need, at)| Unmet { id: &need.id, at: *at })
}

fn services<'a>(
    root: &Table<'a>,
    keys: &[&str],
    needs: &Vocabulary<'a>,
    districts: &Vocabulary<'a>,
) -> Read<'a> {
    let mut read = Read::default();
    for table in root.tables("service", "[[service]]", "service", keys) {
        let Some(service) = service(&table, &mut read.names) else { continue };
        if let Some(value) = table.get("show_for") {
            read.conditions.add(&service.id, value);
        }
        read.checked.extend(table.get("checked"));
        read.directory.services.push(Service {
            needs: needs.chosen(&table, "needs", "need"),
            districts: districts.chosen(&table, "districts", "district"),
            ..service
        });
    }
    read.directory.needs.clone_from(&needs.entries);
    read.directory.districts.clone_from(&districts.entries);
    read
}

/// Reads a service, without its needs and districts; none without the day on which it was checked.
fn service<'a>(table: &Table<'a>, names: &mut Names<'a>) -> Option<Service> {
    let id = names.read(table, "id").to_owned();
    let number = |key| table.get(key).map_or_else(String::new, |value| contact::number(&value));
    if WAYS.into_iter().all(|key| table.key_at(key).is_none()) {
        table.file.absence(
            table.at,
            format!("{} has no telephone number and no address of a site.", table.name),
            "Add one or more of “phone”, “textphone”, “sms” and “web”.",
        );
    }
    let service = |checked| Service {
        id,
        name: table.text("name"),
        about: table.text("about"),
        emergency: table.flag("emergency"),
        needs: Vec::new(),
        anyone: table.flag("anyone"),
        districts: Vec::new(),
        phone: number("phone"),
        textphone: number("textphone"),
        sms: number("sms"),
        web: table.get("web").map_or_else(String::new, |value| contact::web(&value)),
        hours: table.text_if_any("hours"),
        languages: table.text_if_any("languages"),
        cost: table.text_if_any("cost"),
        checked,
    };
    let checked = table.need("checked", "2026-03-27").and_then(|value| dates::day(&value));
    // Read whether or not there is a day, so that every mistake is reported at once.
    let day_or_any = checked.or_else(|| crate::date::PartialDate::parse("2000-01-01").ok())?;
    let service = service(day_or_any);
    checked.map(|_| service)
}

#[cfg(test)]
mod tests;
