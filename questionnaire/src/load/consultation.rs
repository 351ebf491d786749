//! Reads consultation.toml.

use toml::de::DeTable;

use super::{
    dates::{self, End},
    file::File,
    names::{self, Names, Style},
    table::{Table, Value},
};
use crate::{
    consultation::{COVER_MINUTES, CivilTime, Consultation, Disclosure, LEAVE_TO},
    definition::Service,
    text::Language,
};

/// Keys of the file.
const KEYS: [&str; 15] = [
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
    "leave_to",
    "cover_minutes",
    "disclosure",
    "service",
];

/// The most that a figure of the disclosure rule may be.
const MOST: u32 = 1000;

/// The longest that answers may stay on a screen that nobody touches, in minutes, where they are to
/// be covered at all.
const LONGEST_UNCOVERED: u32 = 120;

/// What consultation.toml says.
pub(super) struct Read<'a> {
    /// The consultation, still without its questionnaires.
    pub(super) consultation: Consultation,
    /// Identifiers of the services.
    pub(super) services: Names<'a>,
    /// Where each service's `checked` stands, in the order of the services.
    pub(super) checked: Vec<Value<'a>>,
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
    let (services, names, checked) = services(&root);
    let (opens, closes) = dates(&root);
    let timezone = root.word("timezone");
    let consultation = Consultation {
        id: id.to_owned(),
        name: root.text("name"),
        organisation: root.text("organisation"),
        languages: file.languages.clone(),
        timezone: if timezone.is_empty() { "Europe/London".to_owned() } else { timezone },
        opens,
        closes,
        disclosure: disclosure(&root),
        privacy: root.prose("privacy"),
        leaving: root.prose("leaving"),
        help: root.prose("help"),
        closed: root.prose_if_any("closed"),
        leave_to: root
            .get("leave_to")
            .map_or_else(|| LEAVE_TO.to_owned(), |value| leave_to(&value)),
        cover_minutes: root.whole_or("cover_minutes", 0..=LONGEST_UNCOVERED, COVER_MINUTES),
        services,
        questionnaires: Vec::new(),
    };
    Read { consultation, services: names, checked, questionnaires: questionnaires(&root) }
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

fn disclosure(root: &Table<'_>) -> Disclosure {
    let otherwise = Disclosure::default();
    let keys = ["threshold", "rounding", "minimum_base"];
    let table = root.get("disclosure").and_then(|value| value.table("[disclosure]".into(), &keys));
    table.map_or(otherwise, |table| Disclosure {
        threshold: table.whole_or("threshold", 1..=MOST, otherwise.threshold),
        rounding: table.whole_or("rounding", 1..=MOST, otherwise.rounding),
        minimum_base: table.whole_or("minimum_base", 1..=MOST, otherwise.minimum_base),
    })
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

fn services<'a>(root: &Table<'a>) -> (Vec<Service>, Names<'a>, Vec<Value<'a>>) {
    let keys = ["id", "name", "about", "checked", "phone", "sms", "web", "hours"];
    let mut names = Names::new(Style::Name, "services");
    let (mut services, mut checked) = (Vec::new(), Vec::new());
    for table in root.tables("service", "[[service]]", "service", &keys) {
        if let Some(service) = service(&table, &mut names) {
            services.push(service);
            checked.extend(table.get("checked"));
        }
    }
    (services, names, checked)
}

/// Reads a service; none without the day on which it was checked.
fn service<'a>(table: &Table<'a>, names: &mut Names<'a>) -> Option<Service> {
    let id = names.read(table, "id").to_owned();
    let (name, about) = (table.text("name"), table.text("about"));
    let hours = table.text_if_any("hours");
    let number = |key| table.get(key).map_or_else(String::new, |value| phone(&value));
    let (phone, sms) = (number("phone"), number("sms"));
    let web = table.get("web").map_or_else(String::new, |value| web(&value));
    if ["phone", "sms", "web"].into_iter().all(|key| table.key_at(key).is_none()) {
        table.file.absence(
            table.at,
            format!("{} has no telephone number and no address of a site.", table.name),
            "Add one or more of “phone”, “sms” and “web”.",
        );
    }
    let checked = table.need("checked", "2026-03-27").and_then(|value| dates::day(&value))?;
    Some(Service { id, name, about, phone, sms, web, hours, checked })
}

/// A telephone number as people write it.
fn phone(value: &Value<'_>) -> String {
    let number = value.word();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let accepted = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-');
    if !number.is_empty() && (digits < 3 || !number.chars().all(accepted)) {
        let what = format!("“{number}” in {} is not a telephone number.", value.name);
        value.mistake(
            what,
            "Write digits and spaces: 0808 168 9111. Put words into “hours” or “about”.",
        );
    }
    number.to_owned()
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
    if !address.is_empty() && !on_this_machine && !is_address(address, "https://") {
        let what = format!("“{address}” in {} is not the address of a page.", value.name);
        value.mistake(
            what,
            "Write the whole address of a page on another site that anybody may have open, \
             beginning with https://, such as https://www.bbc.co.uk/weather.",
        );
    }
    address.to_owned()
}

/// Whether a text is an address that begins like this and goes on with a host.
fn is_address(address: &str, scheme: &str) -> bool {
    let strange = |c: char| c.is_whitespace() || c == '\\' || c == '"';
    address.strip_prefix(scheme).is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric()) && !rest.contains(strange)
    })
}

/// The address of a site.
fn web(value: &Value<'_>) -> String {
    let address = value.word();
    if !address.is_empty() && !is_address(address, "https://") {
        let what = format!("“{address}” in {} is not the address of a site.", value.name);
        value.mistake(what, "Write the whole address, beginning with https://.");
    }
    address.to_owned()
}
