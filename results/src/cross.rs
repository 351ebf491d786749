//! Tables of one, two or three questions under a filter: what is asked for, and what comes back.
//!
//! The numbers are counted in `count`, from what `axis` finds in the data set, and leave through
//! [`crate::disclosure`]: protected ([`cross`]) for everybody, exact ([`cross_exact`]) for analysts
//! alone. The two are of different types.

mod axis;
mod count;
mod depends;
mod error;
mod histogram;
mod table;
mod wanted;

use questionnaire::{
    consultation::Disclosure,
    definition::{Kind, Questionnaire},
};
use serde::{Deserialize, Serialize};

pub(crate) use axis::{Cut, OneWay, Resolved};
pub(crate) use count::Cube;
pub(crate) use depends::Depends;
pub use error::CrossError;
pub use table::{Category, Cell, CrossRow, CrossTable, Head, Margin, Sheet};
pub use wanted::{Need, wanted_and_got, wanted_and_got_exact};

use crate::{
    bits::Bits,
    dataset::Dataset,
    disclosure::{self, Exact, ForAnalysts, Protected},
    filter::{Filter, Plan},
    table::{ProtectedTable, tables},
};

/// A table that is asked for: a value that an address can hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// Which responses; everybody where nothing is said.
    #[serde(default, skip_serializing_if = "Filter::is_everybody")]
    pub filter: Filter,
    /// Rows, then maybe columns, then maybe layers.
    pub axes: Vec<Axis>,
}

/// What stands along one side of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Axis {
    /// The options of a choice, or of one statement of a scale.
    Question {
        /// The question.
        question: String,
        /// The statement, for a scale.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement: Option<String>,
        /// Whether ways of not answering (chosen ones, and passing over) are categories like the
        /// others, in the base and all. Otherwise they are left out.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        missing: bool,
    },
    /// Those who chose an option, and those who answered and did not.
    Chose {
        /// The question: a choice of one or of several.
        question: String,
        /// The option's value.
        value: String,
    },
    /// Groups that each have a filter: districts, bands of a number, waves, versions. A response is
    /// in the first group that selects it.
    Groups(Vec<Group>),
    /// The ISO weeks in which responses came, from the first to the last.
    Weeks,
}

/// Some responses, with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What the group is called in the table.
    pub name: String,
    /// Who is in it.
    pub filter: Filter,
}

/// The rule for tables of several questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRule {
    /// Threshold, rounding and minimum base, as for every figure.
    pub figures: Disclosure,
    /// Whether a row or column of which (nearly) everybody is in one cell is withheld: it would say
    /// of each person in it what they answered.
    pub hide_uniform: bool,
    /// Pairs of questions that may never be in one table, be it by an axis or by a filter.
    pub never_crossed: Vec<(String, String)>,
    /// A protected table looks at no more questions than this, its filter's included; 0 is no limit.
    pub most_questions: usize,
}

/// A table has at most so many cells, totals not counted.
pub const MOST_CELLS: usize = 4_096;

/// An axis has at most so many categories.
pub const MOST_CATEGORIES: usize = 250;

impl Axis {
    /// The options of a choice, without the ways of not answering.
    pub fn question(question: &str) -> Self {
        Self::Question { question: question.to_owned(), statement: None, missing: false }
    }

    /// The points of a statement's scale, without the ways of not answering.
    pub fn statement(question: &str, statement: &str) -> Self {
        let statement = Some(statement.to_owned());
        Self::Question { question: question.to_owned(), statement, missing: false }
    }

    /// Those who chose an option, and those who did not.
    pub fn chose(question: &str, value: &str) -> Self {
        Self::Chose { question: question.to_owned(), value: value.to_owned() }
    }

    /// Every question it looks at, with repeats.
    pub fn questions(&self) -> Vec<&str> {
        match self {
            Self::Question { question, .. } | Self::Chose { question, .. } => vec![question],
            Self::Groups(groups) => {
                groups.iter().flat_map(|group| group.filter.questions()).collect()
            }
            Self::Weeks => Vec::new(),
        }
    }
}

impl From<Disclosure> for TableRule {
    fn from(figures: Disclosure) -> Self {
        Self { figures, hide_uniform: true, never_crossed: Vec::new(), most_questions: 6 }
    }
}

/// The table under the consultation's rule, safe for everybody who may see results.
///
/// # Errors
/// [`CrossError`], which says no more about the answers than a table would.
pub fn cross(
    dataset: &Dataset,
    questionnaire: &Questionnaire,
    spec: &Spec,
    rule: &TableRule,
) -> Result<CrossTable<Protected>, CrossError> {
    let read = Read::new(dataset, questionnaire, spec, rule)?;
    read.takes_options_apart(spec)?;
    let (most, questions) = (rule.most_questions, distinct(spec).len());
    if most > 0 && questions > most {
        return Err(CrossError::TooManyQuestions { questions, most });
    }
    let selection = read.filter.as_ref().map(|plan| plan.select(dataset));
    let page = tables(dataset, questionnaire, &rule.figures);
    let table = read.protected(dataset.len(), selection.as_ref(), spec, (rule, &page));
    table.ok_or(CrossError::TooFew)
}

/// The table with the counts as they are. Whoever calls this has made sure that the reader is an
/// analyst who may see them.
///
/// # Errors
/// [`CrossError`], but for [`CrossError::TooFew`] and [`CrossError::TooManyQuestions`].
pub fn cross_exact(
    dataset: &Dataset,
    questionnaire: &Questionnaire,
    spec: &Spec,
    rule: &TableRule,
    reader: ForAnalysts,
) -> Result<CrossTable<Exact>, CrossError> {
    let read = Read::new(dataset, questionnaire, spec, rule)?;
    let selection = read.filter.as_ref().map(|plan| plan.select(dataset));
    Ok(read.exact(dataset.len(), selection.as_ref(), spec, reader))
}

/// The tables of all choices and statements of scales, each alone, under one filter; of options that can
/// be chosen together, a table for each. Questions that may not be crossed with the filter are left out.
///
/// # Errors
/// [`CrossError`] where the filter does not fit the definition, or selects too few.
pub fn profile(
    dataset: &Dataset,
    questionnaire: &Questionnaire,
    filter: &Filter,
    rule: &TableRule,
) -> Result<Vec<CrossTable<Protected>>, CrossError> {
    let plan = filter.plan(questionnaire)?;
    let selection = (!filter.is_everybody()).then(|| plan.select(dataset));
    let page = tables(dataset, questionnaire, &rule.figures);
    let mut found = Vec::new();
    for spec in single_questions(questionnaire, filter, false) {
        match Read::new(dataset, questionnaire, &spec, rule) {
            Ok(read) => {
                let (rows, selection) = (dataset.len(), selection.as_ref());
                let table = read.protected(rows, selection, &spec, (rule, &page));
                found.push(table.ok_or(CrossError::TooFew)?);
            }
            Err(CrossError::NeverCrossed { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// The same with the counts as they are, for analysts.
///
/// # Errors
/// [`CrossError`] where the filter does not fit the definition.
pub fn profile_exact(
    dataset: &Dataset,
    questionnaire: &Questionnaire,
    filter: &Filter,
    rule: &TableRule,
    reader: ForAnalysts,
) -> Result<Vec<CrossTable<Exact>>, CrossError> {
    let plan = filter.plan(questionnaire)?;
    let selection = (!filter.is_everybody()).then(|| plan.select(dataset));
    let mut tables = Vec::new();
    for spec in single_questions(questionnaire, filter, true) {
        match Read::new(dataset, questionnaire, &spec, rule) {
            Ok(read) => tables.push(read.exact(dataset.len(), selection.as_ref(), &spec, reader)),
            Err(CrossError::NeverCrossed { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(tables)
}

/// A table for each choice and each statement of a scale. Options that can be chosen together are in
/// one table where that is wanted, and in one each otherwise.
fn single_questions(questionnaire: &Questionnaire, filter: &Filter, together: bool) -> Vec<Spec> {
    let axes = questionnaire.questions().flat_map(|(_, question)| match &question.kind {
        Kind::ChooseSeveral { options, .. } if !together => {
            let options = options.iter().filter(|option| option.missing.is_none());
            options.map(|option| Axis::chose(&question.id, &option.value)).collect()
        }
        Kind::ChooseOne { .. } | Kind::ChooseSeveral { .. } => vec![Axis::question(&question.id)],
        Kind::Scale { statements, .. } => {
            statements.iter().map(|s| Axis::statement(&question.id, &s.id)).collect()
        }
        _ => Vec::new(),
    });
    axes.map(|axis| Spec { filter: filter.clone(), axes: vec![axis] }).collect()
}

/// A specification that fits the definition and the rule.
struct Read<'a> {
    filter: Option<Plan>,
    axes: Vec<Resolved<'a>>,
    depends: Depends<'a>,
}

impl<'a> Read<'a> {
    fn new(
        dataset: &'a Dataset,
        questionnaire: &'a Questionnaire,
        spec: &'a Spec,
        rule: &TableRule,
    ) -> Result<Self, CrossError> {
        if !(1..=3).contains(&spec.axes.len()) {
            return Err(CrossError::Axes);
        }
        let filter = spec.filter.plan(questionnaire)?;
        let axes = spec.axes.iter().map(|axis| Resolved::of(axis, dataset, questionnaire));
        let axes: Vec<_> = axes.collect::<Result<_, _>>()?;
        let same = |(index, axis): (usize, &Axis)| {
            spec.axes.iter().skip(index + 1).any(|other| axis.is_of(other))
        };
        if spec.axes.iter().enumerate().any(same) {
            return Err(CrossError::SameTwice);
        }
        let cells = axes.iter().map(|axis| axis.categories.len()).product();
        if cells > MOST_CELLS {
            return Err(CrossError::TooLarge { cells });
        }
        let questions = distinct(spec);
        let is_in = |id: &String| questions.contains(&id.as_str());
        if let Some((one, other)) =
            rule.never_crossed.iter().find(|(one, other)| is_in(one) && is_in(other))
        {
            return Err(CrossError::NeverCrossed { one: one.clone(), other: other.clone() });
        }
        let filter = (!spec.filter.is_everybody()).then_some(filter);
        let depends = Depends::on(spec.filter.answers(), questionnaire);
        Ok(Self { filter, axes, depends })
    }

    /// That no axis has options that can be chosen together.
    fn takes_options_apart(&self, spec: &Spec) -> Result<(), CrossError> {
        let mut axes = self.axes.iter().zip(&spec.axes);
        let together = axes.find(|(axis, _)| matches!(axis.cut, Cut::Together { .. }));
        let questions = together.map(|(_, axis)| axis.questions()).unwrap_or_default();
        questions.first().map_or(Ok(()), |question| {
            Err(CrossError::OptionsTogether { question: (*question).to_owned() })
        })
    }

    fn protected(
        &self,
        rows: usize,
        selection: Option<&Bits>,
        spec: &Spec,
        rule: (&TableRule, &[ProtectedTable]),
    ) -> Option<CrossTable<Protected>> {
        let cube = Cube::count(&self.axes, rows, selection.map(Bits::words));
        disclosure::protect_cross(&cube, &self.axes, &self.depends, spec, rule)
    }

    fn exact(
        &self,
        rows: usize,
        selection: Option<&Bits>,
        spec: &Spec,
        reader: ForAnalysts,
    ) -> CrossTable<Exact> {
        let cube = Cube::count_selected(&self.axes, rows, selection.map(Bits::words));
        disclosure::exact_cross(&cube, &self.axes, spec, reader)
    }
}

impl Axis {
    /// Whether both are of the same question or statement.
    fn is_of(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Question { question: a, statement: s, .. },
                Self::Question { question: b, statement: t, .. },
            ) => a == b && s == t,
            (
                Self::Question { question: a, .. } | Self::Chose { question: a, .. },
                Self::Question { question: b, .. } | Self::Chose { question: b, .. },
            ) => a == b,
            _ => self == other,
        }
    }
}

/// The questions that a table looks at, each once.
fn distinct(spec: &Spec) -> Vec<&str> {
    let mut questions = spec.filter.questions();
    questions.extend(spec.axes.iter().flat_map(Axis::questions));
    questions.sort_unstable();
    questions.dedup();
    questions
}

#[cfg(test)]
mod tests;
