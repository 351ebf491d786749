//! What can be picked: questions with options, their answers, and stretches of time.

use app::staff::table::Group;
use questionnaire::definition::{Kind, Page, Question};

use super::{
    super::outline::words,
    wanted::{WAVES, WEEKS},
};
use crate::catalogue::Entry;

/// Questions that can be rows or columns, by part of the questionnaire.
pub(super) fn questions(entry: &Entry) -> Vec<Group> {
    let questionnaire = entry.questionnaire();
    let groups = questionnaire.sections.iter().map(|section| {
        let here = |(page, _): &(&Page, &Question)| page.section == section.id;
        let entries = questionnaire.questions().filter(here);
        Group {
            title: words(entry, &section.title),
            entries: entries.flat_map(|(_, question)| places(entry, question)).collect(),
        }
    });
    groups.filter(|group| !group.entries.is_empty()).collect()
}

/// When responses came: in weeks, and in the waves of the consultation if it has any.
pub(super) fn times(entry: &Entry) -> Group {
    let waves = (WAVES.to_owned(), "Waves".to_owned());
    let has_waves = !entry.consultation.waves.is_empty();
    let weeks = (WEEKS.to_owned(), "Weeks".to_owned());
    Group {
        title: "When responses came".to_owned(),
        entries: std::iter::once(weeks).chain(has_waves.then_some(waves)).collect(),
    }
}

/// Answers that people can be picked by, by question.
pub(super) fn answers(entry: &Entry) -> Vec<Group> {
    let groups = entry.questionnaire().questions().flat_map(|(_, question)| {
        places(entry, question).into_iter().map(|(place, title)| {
            let options = question.kind.options().iter();
            let entries = options
                .map(|option| (format!("{place}={}", option.value), words(entry, &option.label)));
            Group { title, entries: entries.collect() }
        })
    });
    groups.collect()
}

/// A question, or each statement of a scale: its name in an address, and its words.
fn places(entry: &Entry, question: &Question) -> Vec<(String, String)> {
    match &question.kind {
        Kind::ChooseOne { .. } | Kind::ChooseSeveral { .. } => {
            vec![(question.id.clone(), words(entry, &question.label))]
        }
        Kind::Scale { statements, .. } => {
            let place = |id: &str| format!("{}.{id}", question.id);
            let of = words(entry, &question.label);
            let words = |label| format!("{of} {}", words(entry, label));
            statements.iter().map(|one| (place(&one.id), words(&one.label))).collect()
        }
        _ => Vec::new(),
    }
}
