//! Reads the file of one questionnaire.

use toml::de::DeTable;

use super::{
    condition::{self, Asked},
    file::File,
    names::{self, Names, Style},
    options,
    page::{self, Context},
    reach, suggest,
    table::{Table, Value},
};
use crate::{
    condition::Expression,
    definition::{
        Confirmation, Drafts, Interlude, Opening, Page, Questionnaire, Section, code_days,
    },
    text::Language,
};

/// Keys of the file as a whole.
const KEYS: [&str; 16] = [
    "slug",
    "version",
    "name",
    "audience",
    "languages",
    "draft_hours",
    "drafts",
    "code_days",
    "easy_read",
    "start",
    "review",
    "send",
    "confirmation",
    "section",
    "list",
    "page",
];

/// The longest a draft may be kept, in hours: 30 days.
const LONGEST_DRAFT: u32 = 30 * 24;

/// The longest a code can be used, in days.
const LONGEST_CODE: u32 = 90;

/// Which drafts may be kept.
const DRAFTS: [(&str, Drafts); 2] = [("locked", Drafts::Locked), ("open", Drafts::Open)];

/// Reads the languages alone, which every text needs: those of the consultation, or fewer.
pub(super) fn languages(file: &File<'_>, root: &DeTable<'_>, all: &[Language]) -> Vec<Language> {
    let list = Table::checked_root(file, root).get("languages");
    let (Some(list), Some(source)) = (list, all.first()) else { return all.to_vec() };
    let words = list.words();
    let known: Vec<&str> = all.iter().map(Language::as_str).collect();
    for (tag, value) in words.iter().filter(|(tag, _)| !known.contains(tag)) {
        value.mistake(
            format!("“{tag}” is not one of the consultation's languages."),
            suggest::advice(tag, known.iter().copied())
                + " A new language is added to “languages” in consultation.toml first.",
        );
    }
    if words.first().is_none_or(|(tag, _)| *tag != source.as_str()) && list.raw().is_array() {
        list.mistake(
            format!(
                "{} does not begin with “{}”, the source language.",
                list.name,
                source.as_str()
            ),
            format!("Write it first: [\"{}\", …].", source.as_str()),
        );
    }
    // The order is the consultation's, so that the language links stand in the same order
    // everywhere.
    let named = |language: &&Language| words.iter().any(|(tag, _)| *tag == language.as_str());
    let languages: Vec<_> = all.iter().filter(named).cloned().collect();
    if languages.first() == Some(source) { languages } else { all.to_vec() }
}

/// The file of the Easy Read edition that a questionnaire names, without its ending.
pub(super) fn easy_read<'a>(file: &'a File<'a>, root: &'a DeTable<'a>) -> Option<Value<'a>> {
    Table::checked_root(file, root).get("easy_read")
}

/// Reads a questionnaire. `services` are the identifiers of the consultation's services, unless some
/// may have been lost. `on_slug` is told the address and where it stands.
pub(super) fn read<'a>(
    file: &'a File<'a>,
    root: &'a DeTable<'a>,
    services: Option<&Names<'_>>,
    on_slug: impl FnOnce(&str, usize),
) -> Questionnaire {
    let root = Table::root(file, root, &KEYS);
    let slug = root.need("slug", "\"survey\"");
    let slug = slug.map_or("", |value| {
        let slug = names::slug(&value);
        if !slug.is_empty() {
            on_slug(slug, value.at());
        }
        slug
    });
    let (section_names, sections) = sections(&root);
    let pages = pages(&root, &section_names, services);
    let after_review = pages.iter().any(|page| page.after_review);
    let version = root.need("version", "1").and_then(|version| version.whole(1..=u32::MAX));
    Questionnaire {
        slug: slug.to_owned(),
        version: version.unwrap_or(1),
        languages: file.languages.clone(),
        name: root.text("name"),
        audience: root.text("audience"),
        draft_hours: root.whole_or("draft_hours", 1..=LONGEST_DRAFT, 24),
        drafts: root.get("drafts").and_then(|value| value.one_of(&DRAFTS)).unwrap_or_default(),
        code_days: root.whole_or("code_days", 1..=LONGEST_CODE, code_days()),
        start: opening(&root),
        sections,
        review: interlude(&root, "review", true),
        send: interlude(&root, "send", after_review),
        confirmation: confirmation(&root, services),
        pages,
    }
}

fn opening(root: &Table<'_>) -> Opening {
    let part = root.part("start", &["heading", "body"]);
    let (heading, body) =
        part.map(|part| (part.text("heading"), part.prose("body"))).unwrap_or_default();
    Opening { heading, body }
}

fn interlude(root: &Table<'_>, key: &str, needed: bool) -> Interlude {
    let is_there = root.key_at(key).is_some();
    let part = (needed || is_there).then(|| root.part(key, &["heading", "body"])).flatten();
    let (heading, body) =
        part.map(|part| (part.text("heading"), part.prose_if_any("body"))).unwrap_or_default();
    Interlude { heading, body }
}

fn confirmation(root: &Table<'_>, services: Option<&Names<'_>>) -> Confirmation {
    let keys = ["heading", "body", "signposts", "signposts_by_answers"];
    let Some(part) = root.part("confirmation", &keys) else { return Confirmation::default() };
    Confirmation {
        heading: part.text("heading"),
        body: part.prose("body"),
        signposts: page::signposts(&part, services),
        signposts_by_answers: part.flag("signposts_by_answers"),
    }
}

fn sections<'a>(root: &Table<'a>) -> (Names<'a>, Vec<Section>) {
    root.need("section", "[[section]]");
    let mut names = Names::new(Style::Name, "sections");
    let sections = root.tables("section", "[[section]]", "section", &["id", "title"]);
    let sections = sections.into_iter().map(|table| Section {
        id: names.read(&table, "id").to_owned(),
        title: table.text("title"),
    });
    let sections = sections.collect();
    (names, sections)
}

fn pages<'a>(root: &Table<'a>, sections: &Names<'a>, services: Option<&Names<'_>>) -> Vec<Page> {
    root.need("page", "[[page]]");
    let mut context = Context {
        sections,
        services,
        lists: &options::lists(root),
        pages: Names::new(Style::Name, "pages"),
        questions: Names::new(Style::Identifier, "questions"),
    };
    let tables = root.tables("page", "[[page]]", "page", &page::KEYS);
    let read: Vec<_> = tables.iter().map(|table| page::read(table, &mut context)).collect();
    check_order(root, &read);
    check_contact(root, &read);
    let asks_nothing = read.iter().all(|page| page.questions.is_empty());
    if asks_nothing && !read.is_empty() {
        let advice = "Add a question to a page: it begins with [[page.question]].";
        root.file.absence(root.at, "No page asks a question.", advice);
    }
    let mut asked = Asked::default();
    for (index, page) in read.iter().enumerate() {
        for (id, question) in &page.questions {
            asked.add(index, id, question.as_ref());
        }
    }
    let conditions: Vec<_> = read
        .iter()
        .enumerate()
        .map(|(index, page)| {
            asked.before(index);
            page.show_if.as_ref().and_then(|value| condition(value, &asked))
        })
        .collect();
    let places: Vec<usize> =
        read.iter().map(|page| page.show_if.as_ref().map_or(page.at, Value::at)).collect();
    let names: Vec<String> = read.iter().map(|page| page.name.clone()).collect();
    let pages: Vec<Page> =
        read.into_iter().zip(conditions).map(|(page, condition)| page.with(condition)).collect();
    // While anything is wrong, what is reached may be wrong as well.
    if root.file.is_sound() {
        check_reach(root.file, &pages, &places, &names);
    }
    pages
}

/// Pages after the review come after every other page.
fn check_order(root: &Table<'_>, pages: &[page::Read<'_>]) {
    let Some(first) = pages.iter().position(page::Read::after_review) else { return };
    if let Some(stray) = pages.iter().skip(first).find(|page| !page.after_review()) {
        root.file.mistake(
            stray.at,
            format!("There is {} behind one that comes after the review.", stray.name),
            "Move the pages with after_review = true to the end of the file.",
        );
    }
}

/// Contact details are stored once for each response and lead nowhere, so a second set would either
/// replace the first or have to be joined to it.
fn check_contact(root: &Table<'_>, pages: &[page::Read<'_>]) {
    for (question, at) in pages.iter().flat_map(page::Read::contacts).skip(1) {
        root.file.mistake(
            at,
            format!("“{question}” is the second question that asks for contact details."),
            "Ask for them once, and say there what they are for.",
        );
    }
}

fn condition(value: &Value<'_>, asked: &Asked<'_>) -> Option<Expression> {
    let Some(source) = value.raw().as_str() else {
        value.wrong_type("a condition in quotation marks");
        return None;
    };
    if source.trim().is_empty() {
        let advice = "Write a condition, or leave the line out: then the page is always shown.";
        value.mistake(format!("{} is empty.", value.name), advice);
        return None;
    }
    let (expression, faults) = condition::read(source, asked);
    let literal = value.file.literal(value.span.clone());
    for fault in faults {
        let at = literal.locate(fault.at);
        if fault.absence {
            value.file.absence(at, fault.what, fault.advice);
        } else {
            value.file.mistake(at, fault.what, fault.advice);
        }
    }
    expression
}

/// Notes pages that no answers lead to.
fn check_reach(file: &File<'_>, pages: &[Page], places: &[usize], names: &[String]) {
    for unreached in reach::unreached(pages) {
        match unreached {
            reach::Unreached::Page(index) => {
                if let (Some(at), Some(name)) = (places.get(index), names.get(index)) {
                    file.mistake(
                        *at,
                        format!("No combination of answers leads to {name}."),
                        "Look at its “show_if”, and at the conditions of the pages whose questions \
                         it looks at.",
                    );
                }
            }
            reach::Unreached::EverythingAfter(index) => {
                if let (Some(at), Some(name)) = (places.get(index), names.get(index)) {
                    file.mistake(
                        *at,
                        format!(
                            "Whatever people answer, the journey ends at {name} or before it, \
                                 and nothing is ever sent."
                        ),
                        "Give the page with ends = true a “show_if” that leaves a way on.",
                    );
                }
            }
        }
    }
}
