//! An Easy Read edition: a questionnaire in other words, with fewer questions. Its answers are counted
//! with those of the full questionnaire, so every question and option must be there as well, and must
//! mean the same to the program.

mod sentences;

use std::mem::discriminant;

use super::{
    file::File,
    report::{Note, NotePlace},
    suggest,
};
use crate::definition::{Choice, Kind, Page, Question, Questionnaire, Statement};

/// Notes whatever keeps the answers to an edition from being answers to the full questionnaire, which
/// is in the file `full_file`; returns what else is worth knowing.
pub(super) fn check(
    file: &File<'_>,
    easy: &Questionnaire,
    (full, full_file): (&Questionnaire, &str),
) -> Vec<Note> {
    let mut others = Vec::new();
    for (page, question) in easy.questions() {
        let at = Place { file, question };
        let Some((full_page, of)) = full.question(&question.id) else {
            let ids = full.questions().map(|(_, question)| question.id.as_str());
            at.mistake(
                format!("There is no question “{}” in {full_file}.", question.id),
                suggest::advice(&question.id, ids)
                    + " An Easy Read edition asks the same questions in other words.",
            );
            continue;
        };
        at.compare(of);
        if page.show_if != full_page.show_if || ends(easy, page) != ends(full, full_page) {
            others.push(at.note());
        }
    }
    let what = "these are asked of other people than in the full version, so more of their figures \
                may have to be hidden";
    let mut notes = sentences::notes(file);
    notes.extend(note(file, what, others));
    notes
}

/// A note with its places; none where there is no place.
fn note(file: &File<'_>, what: &str, places: Vec<NotePlace>) -> Option<Note> {
    let (file, what) = (file.name.to_owned(), what.to_owned());
    (!places.is_empty()).then_some(Note { file, what, places })
}

/// The conditions on the questions of a page under which the questionnaire ends.
fn ends<'q>(
    questionnaire: &'q Questionnaire,
    page: &Page,
) -> Vec<&'q crate::condition::Expression> {
    let asks = |id: &str| page.questions.iter().any(|question| question.id == id);
    let ends = questionnaire.pages.iter().filter(|page| page.ends);
    let conditions = ends.filter_map(|page| page.show_if.as_ref());
    conditions.filter(|condition| condition.questions().iter().any(|id| asks(id))).collect()
}

/// A question of the edition, and where it stands.
struct Place<'a> {
    file: &'a File<'a>,
    question: &'a Question,
}

impl Place<'_> {
    /// Where a text of the question stands; its label where there is none such.
    fn at(&self, text: &str) -> usize {
        let question = format!("question:{}/", self.question.id);
        let find = |end: &str| {
            let passages = self.file.passages();
            let mut found = passages.iter().filter(|passage| {
                passage.context.ends_with(end) && passage.context.contains(&question)
            });
            found.next().map(|passage| passage.at)
        };
        find(text).or_else(|| find("/label")).unwrap_or(0)
    }

    fn mistake(&self, what: impl Into<String>, advice: impl Into<String>) {
        self.file.mistake(self.at("/label"), what, advice);
    }

    fn note(&self) -> NotePlace {
        let line = self.file.line(self.at("/label"));
        NotePlace { line, name: format!("question “{}”", self.question.id) }
    }

    /// Holds the question against the one of the full questionnaire.
    fn compare(&self, of: &Question) {
        let id = &self.question.id;
        if discriminant(&self.question.kind) != discriminant(&of.kind) {
            self.mistake(
                format!("Question “{id}” has another type in the full version."),
                "Give it the same one, so that both are counted together.",
            );
            return;
        }
        if of.sensitive && !self.question.sensitive {
            self.mistake(
                format!("Question “{id}” is sensitive in the full version, and not here."),
                "Add a line: sensitive = true",
            );
        }
        self.compare_options(self.question.kind.options(), of.kind.options());
        match (&self.question.kind, &of.kind) {
            (Kind::Scale { statements, .. }, Kind::Scale { statements: of, .. }) => {
                self.compare_statements(statements, of);
            }
            (Kind::ChooseSeveral { max, .. }, Kind::ChooseSeveral { max: Some(most), .. })
                if max.is_none_or(|max| max > *most) =>
            {
                self.mistake(
                    format!("Question “{id}” takes more answers than the full version."),
                    format!("Add a line: max = {most}"),
                );
            }
            (
                Kind::ShortText { max } | Kind::LongText { max },
                Kind::ShortText { max: most } | Kind::LongText { max: most },
            ) if max > most => self.mistake(
                format!("Question “{id}” takes longer texts than the full version."),
                format!("Write {most} or less for “max”."),
            ),
            (Kind::Contact { .. }, _) => self.mistake(
                "An Easy Read edition cannot ask for contact details.",
                "Leave the question out. The last page can say how else to get in touch.",
            ),
            (Kind::Number { .. } | Kind::Date { .. }, _) => self.compare_limits(of),
            _ => {}
        }
    }

    fn compare_limits(&self, of: &Question) {
        let limits = |kind: &Kind| match kind {
            Kind::Number { min, max, decimals, .. } => (*min, *max, Some(*decimals), None),
            Kind::Date { precision, min, max } => {
                (None, None, None, Some((*precision, *min, *max)))
            }
            _ => (None, None, None, None),
        };
        if limits(&self.question.kind) != limits(&of.kind) {
            self.mistake(
                format!("Question “{}” takes other answers than the full version.", of.id),
                "Give it the same limits, and ask for it as exactly.",
            );
        }
    }

    fn compare_options(&self, options: &[Choice], of: &[Choice]) {
        for option in options {
            let at = self.at(&format!("option:{}/label", option.value));
            let Some(same) = of.iter().find(|other| other.value == option.value) else {
                let advice =
                    suggest::advice(&option.value, of.iter().map(|other| other.value.as_str()));
                let what = format!(
                    "Question “{}” has no option “{}” in the full version.",
                    self.question.id, option.value
                );
                self.file.mistake(at, what, advice);
                continue;
            };
            let other_meaning = option.missing != same.missing
                || option.exclusive != same.exclusive
                || (option.write_in && !same.write_in);
            if other_meaning {
                self.file.mistake(
                    at,
                    format!("Option “{}” does not mean the same in the full version.", option.value),
                    "Give it the same “missing” and “exclusive”, and “write_in” only if it has that.",
                );
            }
        }
    }

    fn compare_statements(&self, statements: &[Statement], of: &[Statement]) {
        for statement in statements.iter().filter(|s| !of.iter().any(|o| o.id == s.id)) {
            let at = self.at(&format!("statement:{}/label", statement.id));
            self.file.mistake(
                at,
                format!(
                    "Question “{}” has no statement “{}” in the full version.",
                    self.question.id, statement.id
                ),
                suggest::advice(&statement.id, of.iter().map(|other| other.id.as_str())),
            );
        }
    }
}

#[cfg(test)]
mod tests;
