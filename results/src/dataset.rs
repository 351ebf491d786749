//! All responses to one questionnaire, in columns. Rebuilt from the store when the program starts
//! and extended after each batch that was committed; it answers no questions but through
//! [`crate::tables`] and [`crate::Volume`].

mod loading;
mod settled;

pub use loading::Loading;

use std::collections::BTreeMap;

use questionnaire::{definition::Questionnaire, record::Layout};

use crate::{
    column::{Column, Shape, Value},
    translation::Translation,
};

/// The responses to one questionnaire, a column for each closed question or statement of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    own: Translation,
    columns: Vec<Column>,
    /// Versions with responses that lack a column: for each column, whether they have it.
    lacking: Vec<Vec<bool>>,
    days: Vec<i32>,
    /// How many came on each day.
    by_day: BTreeMap<i32, u64>,
    /// The version of the definition that each response was stored under.
    versions: Vec<u32>,
}

/// The bytes are not a row of the definition that they are said to be under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are not a row of this definition")]
pub struct NotARow;

impl Dataset {
    /// An empty set of responses to this questionnaire.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let own = Translation::between(questionnaire, questionnaire);
        let cells = Layout::of(questionnaire).cells;
        let columns = cells.into_iter().zip(&own.sources).filter_map(|(cell, source)| {
            let (_, question) = questionnaire.question(&cell.question)?;
            let shape = Shape::of(&question.kind)?;
            let mut column = Column::new(cell.question, cell.statement, shape);
            column.expect(source.as_ref()?);
            Some(column)
        });
        Self {
            columns: columns.collect(),
            own,
            lacking: Vec::new(),
            days: Vec::new(),
            by_day: BTreeMap::new(),
            versions: Vec::new(),
        }
    }

    /// Adds a response stored under this very definition. `day` counts from 1 January 1970.
    ///
    /// # Errors
    /// [`NotARow`]; nothing is added then.
    pub fn push(&mut self, day: i32, closed: &[u8]) -> Result<(), NotARow> {
        let values = self.own.values(closed)?;
        self.add(day, self.own.version, values);
        Ok(())
    }

    /// Adds a response stored under another definition, by the translation from that one to the
    /// one this set was made for.
    ///
    /// # Errors
    /// [`NotARow`] where the row is not the old definition's or the translation leads elsewhere;
    /// nothing is added then.
    pub fn push_translated(
        &mut self,
        day: i32,
        closed: &[u8],
        translation: &Translation,
    ) -> Result<(), NotARow> {
        let values = translation.values(closed)?;
        if !translation.leads_where(&self.own) {
            return Err(NotARow);
        }
        self.expect(translation);
        self.add(day, translation.version, values);
        Ok(())
    }

    /// Takes note of what can come by a translation, before a response does.
    fn expect(&mut self, translation: &Translation) {
        let version = self.version(translation);
        let columns = self.columns.iter_mut().zip(&translation.sources);
        for (column, source) in columns {
            match source {
                Some(source) => column.expect(source),
                None => column.expect_nothing(version),
            }
        }
    }

    /// The place of a version among those that lack a column; the next one where it lacks none.
    fn version(&mut self, translation: &Translation) -> usize {
        let has = || translation.sources.iter().map(Option::is_some);
        let known = self.lacking.iter().position(|known| known.iter().copied().eq(has()));
        known.unwrap_or_else(|| {
            if has().any(|has| !has) {
                self.lacking.push(has().collect());
            }
            self.lacking.len().saturating_sub(1)
        })
    }

    /// Adds a response, one value a column.
    pub(crate) fn add(&mut self, day: i32, version: u32, values: Vec<Value>) {
        self.add_head(day, version);
        for (column, value) in self.columns.iter_mut().zip(values) {
            column.push(value);
        }
    }

    /// Adds all of a response but its answers.
    fn add_head(&mut self, day: i32, version: u32) {
        self.days.push(day);
        *self.by_day.entry(day).or_insert(0) += 1;
        self.versions.push(version);
    }

    /// The days on which the responses came, in no order that means anything.
    pub(crate) fn days(&self) -> &[i32] {
        &self.days
    }

    /// How many came on each day.
    pub(crate) fn by_day(&self) -> &BTreeMap<i32, u64> {
        &self.by_day
    }

    /// The columns, in the order in which the questions are asked.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter()
    }

    /// The versions of the definition that responses were stored under, each once and in order.
    pub fn stored_versions(&self) -> Vec<u32> {
        let mut versions: Vec<u32> = Vec::new();
        for version in &self.versions {
            if versions.last() != Some(version) && !versions.contains(version) {
                versions.push(*version);
            }
        }
        versions.sort_unstable();
        versions
    }

    /// The version of the definition that each was stored under, in the same order.
    pub(crate) fn versions(&self) -> &[u32] {
        &self.versions
    }

    /// How many responses there are.
    pub(crate) fn len(&self) -> usize {
        self.days.len()
    }

    /// The column of a question, or of a statement of a scale.
    pub(crate) fn column(&self, question: &str, statement: Option<&str>) -> Option<&Column> {
        let is_it = |column: &&Column| {
            column.question == question && column.statement.as_deref() == statement
        };
        self.columns.iter().find(is_it)
    }

    /// The counts of every column: question, statement, tally.
    #[cfg(test)]
    pub(crate) fn tallies(
        &self,
    ) -> impl Iterator<Item = (&str, Option<&str>, crate::tally::Tally)> {
        self.columns.iter().map(|c| (c.question.as_str(), c.statement.as_deref(), c.tally()))
    }
}

#[cfg(test)]
mod tests;
