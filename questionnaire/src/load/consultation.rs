//! Reads consultation.toml.

use toml::de::DeTable;

use super::{
    compared,
    dates::{self, End},
    directory,
    file::File,
    names,
    table::{Table, Value},
};
use crate::{
    consultation::{Accessibility, COVER_MINUTES, CivilTime, Consultation, Disclosure, LEAVE_TO},
    directory::Directory,
    text::Language,
};

/// Keys of the file.
const KEYS: [&str; 18] = [
    "name",
    "organisation",
    "languages",
    "timezone",
    "opens",
    "closes",
    "questionnaires",
    "privacy",
    "leaving",
    "help",
    "closed",
    "accessibility",
    "leave_to",
    "cover_minutes",
    "disclosure",
    "population",
    "wave",
    "service",
];

/// The most that a figure of the disclosure rule may be.
const MOST: u32 = 1000;

/// The longest that answers may stay on a screen that nobody touches, in minutes, where they are to
/// be covered at all.
const LONGEST_UNCOVERED: u32 = 120;

/// What consultation.toml says.
pub(super) struct Read<'a> {
    /// The consultation, still without its directory and its questionnaires.
    pub(super) consultation: Consultation,
    /// The services that stand in this file.
    pub(super) help: directory::Read<'a>,
    /// Where they stand, if they do.
    pub(super) services: Option<usize>,
    /// Questions that could point to a person, each with where it is named.
    pub(super) identifying: Vec<(&'a str, Value<'a>)>,
    /// Published figures.
    pub(super) populations: Vec<compared::Read<'a>>,
    /// Names of the questionnaires' files without `.toml`.
    pub(super) questionnaires: Vec<(&'a str, Value<'a>)>,
}

/// Reads the languages alone: every text needs them.
pub(super) fn languages(file: &File<'_>, root: &DeTable<'_>) -> Vec<Language> {
    let root = Table::root(file, root, &KEYS);
    let Some(list) = root.need("languages", "[\"en\"]") else { return Vec::new() };
    let words = list.words();
    if list.is_empty_list() {
        let what = format!("{} is empty.", list.name);
        list.mistake(what, "Name the language you write in, such as [\"en\"].");
    }
    for (tag, value) in &words {
        if !is_language(tag) {
            value.mistake(
                format!("“{tag}” is not the tag of a language."),
                "Use tags such as \"en\", \"cy\" or \"pt-BR\".",
            );
        }
    }
    words.into_iter().map(|(tag, _)| Language::from(tag)).collect()
}

/// Whether a text has the shape of a language tag (BCP 47): letters, and parts after hyphens.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// Reads the file, whose languages are known by now.
pub(super) fn read<'a>(id: &str, file: &'a File<'a>, root: &'a DeTable<'a>) -> Read<'a> {
    let root = Table::checked_root(file, root);
    if !names::is_slug(id) {
        root.file.mistake(
            0,
            format!("The folder of this consultation cannot be called “{id}”."),
            "Give it a name of letters a to z in lower case, digits and hyphens.",
        );
    }
    let (opens, closes) = dates(&root);
    let timezone = root.word("timezone");
    let (disclosure, identifying) = disclosure(&root);
    let populations = compared::populations(&root);
    let consultation = Consultation {
        id: id.to_owned(),
        name: root.text("name"),
        organisation: root.text("organisation"),
        languages: file.languages.clone(),
        timezone: if timezone.is_empty() { "Europe/London".to_owned() } else { timezone },
        opens,
        closes,
        disclosure,
        identifying: identifying.iter().map(|(question, _)| (*question).to_owned()).collect(),
        populations: populations.iter().map(|read| read.population.clone()).collect(),
        waves: compared::waves(&root),
        privacy: root.prose("privacy"),
        leaving: root.prose("leaving"),
        help: root.prose("help"),
        closed: root.prose_if_any("closed"),
        accessibility: accessibility(&root),
        leave_to: root
            .get("leave_to")
            .map_or_else(|| LEAVE_TO.to_owned(), |value| leave_to(&value)),
        cover_minutes: root.whole_or("cover_minutes", 0..=LONGEST_UNCOVERED, COVER_MINUTES),
        directory: Directory::default(),
        questionnaires: Vec::new(),
    };
    Read {
        consultation,
        help: directory::in_main_file(&root),
        services: root.key_at("service"),
        identifying,
        populations,
        questionnaires: questionnaires(&root),
    }
}

fn dates(root: &Table<'_>) -> (Option<CivilTime>, Option<CivilTime>) {
    let opens = root.get("opens").and_then(|value| dates::civil(&value, End::Start));
    let closes = root.get("closes").and_then(|value| dates::civil(&value, End::Finish));
    if let (Some(opens), Some(closes), Some(at)) = (opens, closes, root.get("closes"))
        && closes <= opens
    {
        let what = "The consultation closes before it opens, or at the same time.";
        at.mistake(what, "Look at “opens” and “closes”: the day in “closes” is the last one.");
    }
    (opens, closes)
}

fn accessibility(root: &Table<'_>) -> Accessibility {
    let value = root.get("accessibility");
    let keys = ["contact", "gaps", "date"];
    let table = value.and_then(|value| value.table("[accessibility]".into(), &keys));
    table.map_or_else(Accessibility::default, |table| Accessibility {
        contact: table.prose_if_any("contact"),
        gaps: table.prose_if_any("gaps"),
        date: table.get("date").and_then(|value| dates::day(&value)),
    })
}

/// The rule, and the questions that could point to a person.
fn disclosure<'a>(root: &Table<'a>) -> (Disclosure, Vec<(&'a str, Value<'a>)>) {
    let otherwise = Disclosure::default();
    let keys = ["threshold", "rounding", "minimum_base", "identifying"];
    let table = root.get("disclosure").and_then(|value| value.table("[disclosure]".into(), &keys));
    let Some(table) = table else { return (otherwise, Vec::new()) };
    let disclosure = Disclosure {
        threshold: table.whole_or("threshold", 1..=MOST, otherwise.threshold),
        rounding: table.whole_or("rounding", 1..=MOST, otherwise.rounding),
        minimum_base: table.whole_or("minimum_base", 1..=MOST, otherwise.minimum_base),
    };
    (disclosure, table.get("identifying").map(|list| list.words()).unwrap_or_default())
}

fn questionnaires<'a>(root: &Table<'a>) -> Vec<(&'a str, Value<'a>)> {
    let Some(list) = root.need("questionnaires", "[\"…\"]") else { return Vec::new() };
    let words = list.words();
    if list.is_empty_list() {
        let what = format!("{} is empty.", list.name);
        list.mistake(what, "Name one file or more, without the ending “.toml”.");
    }
    words
}

/// The page that leaving leads to. Encrypted, so that nobody on the way can answer in its place and
/// keep the browser here; on this machine, where there is no way, it need not be.
fn leave_to(value: &Value<'_>) -> String {
    let address = value.word();
    let on_this_machine = ["http://localhost", "http://127.0.0.1"].iter().any(|start| {
        address
            .strip_prefix(start)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
    });
    if !address.is_empty() && !on_this_machine && !directory::is_address(address) {
        let what = format!("“{address}” in {} is not the address of a page.", value.name);
        value.mistake(
            what,
            "Write the whole address of a page on another site that anybody may have open, \
             beginning with https://, such as https://www.bbc.co.uk/weather.",
        );
    }
    address.to_owned()
}
