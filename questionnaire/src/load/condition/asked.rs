//! The questions that a condition may look at.

use std::collections::BTreeMap;

use crate::definition::{Kind, Question};

/// Questions by identifier, with the page each stands on.
#[derive(Debug, Default)]
pub(in crate::load) struct Asked<'a> {
    questions: BTreeMap<&'a str, (usize, Option<&'a Kind>)>,
    /// The page whose condition is read: it sees the pages before it.
    page: usize,
}

/// What there is to say about a question.
pub(super) enum Found<'a> {
    /// It is asked earlier.
    Earlier(&'a Kind),
    /// It is asked earlier, but could not be read itself.
    Unreadable,
    /// It is asked on the same page or later.
    TooLate,
    /// There is no such question.
    Nowhere,
}

impl<'a> Asked<'a> {
    /// Adds a question of a page; `None` where it could not be read.
    pub(in crate::load) fn add(
        &mut self,
        page: usize,
        id: &'a str,
        question: Option<&'a Question>,
    ) {
        self.questions.entry(id).or_insert((page, question.map(|question| &question.kind)));
    }

    /// From now on, only questions before this page may be looked at.
    pub(in crate::load) fn before(&mut self, page: usize) {
        self.page = page;
    }

    pub(super) fn find(&self, id: &str) -> Found<'a> {
        match self.questions.get(id) {
            None => Found::Nowhere,
            Some((page, _)) if *page >= self.page => Found::TooLate,
            Some((_, None)) => Found::Unreadable,
            Some((_, Some(kind))) => Found::Earlier(kind),
        }
    }

    /// Identifiers of the questions asked earlier.
    pub(super) fn earlier(&self) -> impl Iterator<Item = &'a str> {
        let earlier = self.questions.iter().filter(|(_, (page, _))| *page < self.page);
        earlier.map(|(id, _)| *id)
    }
}
