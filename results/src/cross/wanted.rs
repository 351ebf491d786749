//! What people wanted against what they got: two questions with the same options side by side, an
//! option at a time.

use questionnaire::definition::Questionnaire;
use serde::{Deserialize, Serialize};

use super::{Axis, CrossError, CrossTable, Spec, TableRule, cross, cross_exact};
use crate::{
    dataset::Dataset,
    disclosure::{Exact, ForAnalysts, Protected, View},
    filter::{Filter, FilterError},
};

/// One option: of those who answered both questions, who wanted it and who got it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Need<V: View> {
    /// The option's value.
    pub value: String,
    /// How many answered both questions.
    pub base: V::Count,
    /// How many wanted it.
    pub wanted: V::Count,
    /// How many got it.
    pub got: V::Count,
    /// How many wanted it and got it.
    pub met: V::Count,
    /// How many wanted it and did not get it.
    pub unmet: V::Count,
    /// How many got it and had not wanted it.
    pub unasked: V::Count,
    /// Of those who wanted it, how many got it.
    pub met_of_wanted: Option<V::Share>,
}

/// All options that both questions have, in the order of the first. Each is a table of its own.
///
/// # Errors
/// [`CrossError`].
pub fn wanted_and_got(
    dataset: &Dataset,
    questionnaire: &Questionnaire,
    filter: &Filter,
    (wanted, got): (&str, &str),
    rule: &TableRule,
) -> Result<Vec<Need<Protected>>, CrossError> {
    let specs = specs(questionnaire, filter, wanted, got)?.into_iter();
    let need = |(value, spec)| need(value, cross(dataset, questionnaire, &spec, rule)?);
    specs.map(need).collect()
}

/// The same with the counts as they are, for analysts.
///
/// # Errors
/// [`CrossError`].
pub fn wanted_and_got_exact(
    dataset: &Dataset,
    questionnaire: &Questionnaire,
    filter: &Filter,
    (wanted, got): (&str, &str),
    rule: &TableRule,
    reader: ForAnalysts,
) -> Result<Vec<Need<Exact>>, CrossError> {
    let specs = specs(questionnaire, filter, wanted, got)?.into_iter();
    let need =
        |(value, spec)| need(value, cross_exact(dataset, questionnaire, &spec, rule, reader)?);
    specs.map(need).collect()
}

/// For each option in common the table of those who chose it in the one and in the other question.
fn specs(
    questionnaire: &Questionnaire,
    filter: &Filter,
    wanted: &str,
    got: &str,
) -> Result<Vec<(String, Spec)>, CrossError> {
    let options = |id: &str| {
        let unknown = || FilterError::UnknownQuestion { question: id.to_owned() };
        let (_, question) = questionnaire.question(id).ok_or_else(unknown)?;
        Ok::<_, FilterError>(question.kind.options())
    };
    let there = options(got)?;
    let in_common = options(wanted)?.iter().filter(|option| {
        option.missing.is_none()
            && there.iter().any(|other| other.value == option.value && other.missing.is_none())
    });
    let spec = |value: &String| {
        let axes = vec![Axis::chose(wanted, value), Axis::chose(got, value)];
        (value.clone(), Spec { filter: filter.clone(), axes })
    };
    let specs: Vec<_> = in_common.map(|option| spec(&option.value)).collect();
    if specs.is_empty() { Err(CrossError::Categories) } else { Ok(specs) }
}

/// Reads the table: wanted it, and not, by got it, and not.
fn need<V: View>(value: String, table: CrossTable<V>) -> Result<Need<V>, CrossError> {
    let sheet = table.sheets.into_iter().next().ok_or(CrossError::Axes)?;
    let [wanted, not_wanted] = sheet.rows.as_slice() else { return Err(CrossError::Axes) };
    let ([met, unmet], [unasked, _]) = (wanted.cells.as_slice(), not_wanted.cells.as_slice())
    else {
        return Err(CrossError::Axes);
    };
    Ok(Need {
        value,
        base: sheet.base,
        wanted: wanted.total.count,
        got: sheet.columns.first().ok_or(CrossError::Axes)?.count,
        met: met.count,
        unmet: unmet.count,
        unasked: unasked.count,
        met_of_wanted: met.of_row,
    })
}
