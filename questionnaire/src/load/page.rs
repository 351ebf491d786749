//! Reads one page, except for its condition, which needs to know every question: see
//! [`super::questionnaire`].

use super::{
    names::Names,
    options::Lists,
    question, suggest,
    table::{Table, Value},
};
use crate::{
    condition::Expression,
    definition::{Kind, Page, Question},
};

/// Keys of a page.
pub(super) const KEYS: [&str; 11] = [
    "id",
    "section",
    "show_if",
    "ends",
    "after_review",
    "heading",
    "body",
    "notice",
    "signposts",
    "signposts_by_answers",
    "question",
];

/// Names that pages refer to, and names that pages make.
pub(super) struct Context<'c, 'a> {
    pub(super) sections: &'c Names<'a>,
    /// None where nobody knows which there are.
    pub(super) services: Option<&'c Names<'c>>,
    pub(super) lists: &'c Lists<'a>,
    pub(super) pages: Names<'a>,
    pub(super) questions: Names<'a>,
}

/// A page that was read.
pub(super) struct Read<'a> {
    /// The page, without its condition and without its questions.
    page: Page,
    /// Its questions by identifier; `None` for one that could not be read.
    pub(super) questions: Vec<(&'a str, Option<Question>)>,
    /// Its condition as it is written.
    pub(super) show_if: Option<Value<'a>>,
    /// Where it begins.
    pub(super) at: usize,
    /// What people recognise it by.
    pub(super) name: String,
}

impl Read<'_> {
    /// The page with its condition.
    pub(super) fn with(self, show_if: Option<Expression>) -> Page {
        let questions = self.questions.into_iter().filter_map(|(_, question)| question);
        Page { show_if, questions: questions.collect(), ..self.page }
    }

    /// Whether it comes between the review and the sending.
    pub(super) fn after_review(&self) -> bool {
        self.page.after_review
    }

    /// Where it asks for contact details, once for each question that does.
    pub(super) fn contacts(&self) -> impl Iterator<Item = (&str, usize)> {
        let is_contact = |question: &Question| matches!(question.kind, Kind::Contact { .. });
        let asked = self.questions.iter().filter(move |(_, q)| q.as_ref().is_some_and(is_contact));
        asked.map(|(id, _)| (*id, self.at))
    }
}

/// Reads a page.
pub(super) fn read<'a>(table: &Table<'a>, context: &mut Context<'_, 'a>) -> Read<'a> {
    let id = context.pages.read(table, "id").to_owned();
    let section = table.need("section", "\"…\"").map_or("", |section| {
        let name = section.word();
        if !name.is_empty() && !context.sections.has(name) {
            let advice = suggest::advice(name, context.sections.all());
            table.file.absence(section.at(), format!("There is no section “{name}”."), advice);
        }
        name
    });
    let keys = question::all_keys();
    let questions = table.tables("question", "[[page.question]]", "question", &keys);
    let questions: Vec<_> = questions
        .iter()
        .map(|table| {
            let id = context.questions.read(table, "id");
            (id, question::read(table, id, context.lists))
        })
        .collect();
    let page = Page {
        id,
        section: section.to_owned(),
        show_if: None,
        ends: table.flag("ends"),
        after_review: table.flag("after_review"),
        heading: table.key_at("heading").map(|_| table.text("heading")),
        body: table.prose_if_any("body"),
        notice: table.prose_if_any("notice"),
        signposts: signposts(table, context.services),
        signposts_by_answers: table.flag("signposts_by_answers"),
        questions: Vec::new(),
    };
    check_content(table, &page, questions.len());
    check_ends(table, &page, questions.len());
    let show_if = table.get("show_if");
    Read { page, questions, show_if, at: table.at, name: table.name.clone() }
}

/// Services that a page names.
pub(super) fn signposts(table: &Table<'_>, services: Option<&Names<'_>>) -> Vec<String> {
    let words = table.get("signposts").map(|value| value.words()).unwrap_or_default();
    for (name, value) in &words {
        if let Some(services) = services.filter(|services| !services.has(name)) {
            value.mistake(
                format!("There is no service “{name}”."),
                suggest::advice(name, services.all()),
            );
        }
    }
    words.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// Notes what a page lacks: a heading, where not exactly one question is there to be it, or
/// anything at all.
fn check_content(table: &Table<'_>, page: &Page, questions: usize) {
    let has = |key| table.key_at(key).is_some();
    let says_something = has("body") || has("notice") || !page.signposts.is_empty();
    let name = &table.name;
    let (what, advice) = match (questions, has("heading")) {
        (1, _) | (2.., true) => return,
        // Questions that could not be read are no reason to ask for one.
        (0, _) if has("question") => return,
        (0, true) if says_something => return,
        (0, true) => (
            format!("{name} has a heading and nothing else."),
            "Add a question, a “body” or “signposts”.",
        ),
        (0, false) => (
            format!("{name} has neither a question nor a heading."),
            "Add a question that begins with [[page.question]], or a line: heading = \"…\"",
        ),
        (_, false) => {
            (format!("{name} has several questions and no heading."), "Add a line: heading = \"…\"")
        }
    };
    table.file.absence(table.at, what, advice);
}

/// Notes an end of the journey where it cannot be.
fn check_ends(table: &Table<'_>, page: &Page, questions: usize) {
    if !page.ends {
        return;
    }
    let at = table.key_at("ends").unwrap_or(table.at);
    if questions > 0 {
        table.file.mistake(
            at,
            format!("The journey ends at {}, so nobody could send an answer to it.", table.name),
            "Leave out its questions, or leave out “ends”.",
        );
    }
    if page.after_review {
        table.file.mistake(
            at,
            format!("The journey ends at {}, after people have checked their answers.", table.name),
            "Leave out either “ends” or “after_review”: nothing would be sent.",
        );
    }
}
