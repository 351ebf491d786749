//! Rows in which nobody stands alone by one answer: identifying variables are dropped or their rare
//! answers are put together. It looks at one variable at a time. Rows are for analysts; they are
//! never for publication, however they were protected, for nobody else may have the same answers to
//! three harmless questions together.

mod group;

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::date::{PartialDate, Precision};

use crate::{
    Codebook,
    codebook::{GROUPED, GROUPED_TEXT, Kind, LeftOut, Treatment, Value, Variable, Why, missing},
    row::{Cell, Row, Short},
};

/// How exact rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Identifying variables are dropped or grouped.
    #[default]
    Protected,
    /// Everything is as it was answered.
    Exact,
}

/// Counts the answers to identifying variables, so that the rare ones are known before the first row
/// is written. The rows are gone through twice: once here, once to be written.
#[derive(Clone, Debug)]
pub struct Census<'a> {
    codebook: &'a Codebook,
    counts: Vec<Counts>,
}

/// How often each answer was given.
#[derive(Clone, Debug)]
enum Counts {
    /// Not identifying, or dropped in any case.
    Unneeded,
    Codes(BTreeMap<i64, u64>),
    Years(BTreeMap<u16, u64>),
    Districts(BTreeMap<Short, u64>),
}

/// What is done to each row.
#[derive(Clone, Debug)]
pub struct Protection {
    codebook: Codebook,
    /// For each variable of the exact codebook; `None` where it is dropped.
    rules: Vec<Option<Rule>>,
}

/// What is done to a value.
#[derive(Clone, Debug)]
enum Rule {
    Keep,
    /// These codes stay.
    Codes(BTreeSet<i64>),
    /// Of an option: what was counted, and none of it rare.
    Flags(BTreeSet<i64>),
    /// These years stay, without month and day.
    Years(BTreeSet<u16>),
    /// These districts stay.
    Districts(BTreeSet<Short>),
}

/// Stands where an answer would be rare and has no group.
const HIDDEN: Cell = Cell::Missing(missing::GROUPED);

impl<'a> Census<'a> {
    /// Nothing counted yet. The codebook is the exact one.
    pub fn new(codebook: &'a Codebook) -> Self {
        let counts = codebook.variables.iter().map(|variable| match variable.kind {
            _ if !variable.identifying => Counts::Unneeded,
            Kind::Nominal | Kind::Ordinal | Kind::Indicator => Counts::Codes(BTreeMap::new()),
            Kind::Date(_) => Counts::Years(BTreeMap::new()),
            Kind::District => Counts::Districts(BTreeMap::new()),
            Kind::Number { .. } => Counts::Unneeded,
        });
        Self { codebook, counts: counts.collect() }
    }

    /// Counts a row.
    pub fn add(&mut self, row: &Row) {
        for (counts, cell) in self.counts.iter_mut().zip(row.cells()) {
            match (counts, *cell) {
                (Counts::Codes(counts), Cell::Code(code)) => *counts.entry(code).or_default() += 1,
                (Counts::Years(counts), Cell::Date(date)) => {
                    *counts.entry(date.year()).or_default() += 1;
                }
                (Counts::Districts(counts), Cell::District(name)) => {
                    *counts.entry(name).or_default() += 1;
                }
                _ => {}
            }
        }
    }

    /// What is to be done to the rows, so that of every answer to an identifying variable there are
    /// at least `threshold` or none. An answer that comes only after the count is rare.
    pub fn protect(self, threshold: u32) -> Protection {
        let mut codebook = self.codebook.clone();
        codebook.detail = Detail::Protected;
        codebook.variables.clear();
        let mut rules = Vec::new();
        let words = &self.codebook.words.grouped;
        for (variable, counts) in self.codebook.variables.iter().zip(self.counts) {
            let mut variable = variable.clone();
            let rule = rule(&mut variable, counts, threshold, words);
            if rule.is_some() {
                codebook.variables.push(variable);
            } else {
                let (name, label) = (variable.name, variable.label);
                codebook.left_out.push(LeftOut { name, label, why: Why::Identifying });
            }
            rules.push(rule);
        }
        Protection { codebook, rules }
    }
}

/// What is done to a variable, which learns of it; `None` where it is dropped.
fn rule(variable: &mut Variable, counts: Counts, threshold: u32, words: &str) -> Option<Rule> {
    match counts {
        Counts::Unneeded => (!variable.identifying).then_some(Rule::Keep),
        Counts::Codes(counts) if variable.kind == Kind::Indicator => {
            if counts.values().any(|count| *count < u64::from(threshold)) {
                return None;
            }
            group_as_missing(variable, words);
            Some(Rule::Flags(counts.into_keys().collect()))
        }
        Counts::Codes(counts) => {
            let kept = group::kept(&counts, threshold)?;
            let is_grouped = |code: &i64| counts.contains_key(code) && !kept.contains(code);
            variable.values.retain(|value| !is_grouped(&value.code));
            variable.values.push(grouped(GROUPED, words));
            variable.treatment = Some(Treatment::Grouped(threshold));
            Some(Rule::Codes(kept))
        }
        Counts::Years(counts) => {
            let kept = group::kept(&counts, threshold)?;
            variable.kind = Kind::Date(Precision::Year);
            variable.treatment = Some(Treatment::Years(threshold));
            group_as_missing(variable, words);
            Some(Rule::Years(kept))
        }
        Counts::Districts(counts) => {
            let kept = group::kept(&counts, threshold)?;
            variable.treatment = Some(Treatment::Grouped(threshold));
            Some(Rule::Districts(kept))
        }
    }
}

fn group_as_missing(variable: &mut Variable, words: &str) {
    variable.missing.push(grouped(missing::GROUPED, words));
    variable.missing.sort_by_key(|value| value.code);
}

fn grouped(code: i64, words: &str) -> Value {
    Value { code, value: GROUPED_TEXT.to_owned(), label: words.to_owned() }
}

impl Protection {
    /// Does nothing to any row.
    pub fn exact(codebook: &Codebook) -> Self {
        let rules = codebook.variables.iter().map(|_| Some(Rule::Keep)).collect();
        Self { codebook: codebook.clone(), rules }
    }

    /// The codebook of the rows as they are afterwards.
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// Writes an exact row into `protected`, whatever was in it.
    pub fn apply(&self, row: &Row, protected: &mut Row) {
        let cells = row.cells().iter().zip(&self.rules);
        protected.fill(cells.filter_map(|(cell, rule)| Some(rule.as_ref()?.apply(*cell))));
    }
}

impl Rule {
    fn apply(&self, cell: Cell) -> Cell {
        match (self, cell) {
            (Self::Keep, cell) | (_, cell @ Cell::Missing(_)) => cell,
            (Self::Codes(kept) | Self::Flags(kept), Cell::Code(code)) if kept.contains(&code) => {
                cell
            }
            (Self::Years(kept), Cell::Date(date)) if kept.contains(&date.year()) => {
                PartialDate::new(date.year(), None, None).map_or(HIDDEN, Cell::Date)
            }
            (Self::Districts(kept), Cell::District(name)) if kept.contains(&name) => cell,
            (Self::Districts(_), _) => Short::new(GROUPED_TEXT).map_or(HIDDEN, Cell::District),
            (Self::Codes(_), _) => Cell::Code(GROUPED),
            (Self::Flags(_) | Self::Years(_), _) => HIDDEN,
        }
    }
}

#[cfg(test)]
mod tests;
