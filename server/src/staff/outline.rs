//! The words that go with the figures of a questionnaire, in its source language where there is no
//! English.

use app::staff::board::{Asked, Outline, Part};
use questionnaire::{
    definition::{Kind, Page, Question, Section},
    text::{Language, Text},
};

use crate::catalogue::Entry;

/// The outline of a questionnaire's closed questions.
pub(super) fn outline(entry: &Entry) -> Outline {
    let questionnaire = entry.questionnaire();
    let parts = questionnaire.sections.iter().map(|section| part(entry, section));
    Outline {
        slug: questionnaire.slug.clone(),
        hash: entry.setting.hash.clone(),
        consultation: words(entry, &entry.consultation.name),
        audience: words(entry, &questionnaire.audience),
        rule: entry.consultation.disclosure,
        parts: parts.filter(|part| !part.asked.is_empty()).collect(),
    }
}

fn part(entry: &Entry, section: &Section) -> Part {
    let here = |(page, _): &(&Page, &Question)| page.section == section.id;
    let questions = entry.questionnaire().questions().filter(here);
    Part {
        id: section.id.clone(),
        title: words(entry, &section.title),
        asked: questions.flat_map(|(_, question)| asked(entry, question)).collect(),
    }
}

/// What is asked in a question that can be counted; nothing for the others.
fn asked(entry: &Entry, question: &Question) -> Vec<Asked> {
    let of = |statement| Asked {
        question: question.id.clone(),
        statement,
        label: words(entry, &question.label),
        options: question.kind.options().iter().map(|choice| words(entry, &choice.label)).collect(),
    };
    match &question.kind {
        Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Contact { .. } => Vec::new(),
        Kind::Scale { statements, .. } => statements
            .iter()
            .map(|statement| of(Some((statement.id.clone(), words(entry, &statement.label)))))
            .collect(),
        Kind::ChooseOne { .. }
        | Kind::ChooseSeveral { .. }
        | Kind::Number { .. }
        | Kind::Date { .. }
        | Kind::PostcodeDistrict => vec![of(None)],
    }
}

/// What staff read of a text.
pub(super) fn words(entry: &Entry, text: &Text) -> String {
    let spoken = text.in_language(&Language::from("en"), &entry.consultation.languages);
    spoken.map(|spoken| spoken.value.clone()).unwrap_or_default()
}
