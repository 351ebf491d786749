//! Shares of weighted responses.

use questionnaire::definition::Questionnaire;
use serde::{Deserialize, Serialize};

use super::{
    interval::{Interval, number, wilson},
    raking::Weighting,
};
use crate::{
    bits::{self, Bits},
    cross::{Axis, Category, CrossError, Cut, Resolved, Spec, TableRule, cross},
    dataset::Dataset,
    disclosure::{DesignEffect, EffectiveBase, Sums, WeightedPercent},
    filter::Filter,
    table::Counting,
};

/// The answers to one question, weighted. It has no counts: weighted ones are nobody's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeightedTable {
    /// Whether a response is in one of the rows or may be in several.
    pub counting: Counting,
    /// The rows.
    pub rows: Vec<WeightedShare>,
    /// Of whom the shares are, in responses of equal weight.
    pub effective_base: EffectiveBase,
    /// How much the weights cost.
    pub design_effect: DesignEffect,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WeightedShare {
    /// What it is the share of.
    pub category: Category,
    /// The share; none of everybody or nobody.
    pub percent: Option<WeightedPercent>,
}

/// Why there is no weighted table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoWeighted {
    /// There is no table without weights either.
    #[error(transparent)]
    Table(#[from] CrossError),
    /// A figure of the table without weights is hidden. Weighted shares add up to a hundred, so with
    /// all others it could be worked out.
    #[error("a figure is suppressed or withheld")]
    Hidden,
    /// The base, or the effective base, is below the least for percentages.
    #[error("the base is small")]
    SmallBase,
    /// The weights were made for another state of the data set.
    #[error("the weights are not of these responses")]
    OtherResponses,
}

impl WeightedTable {
    /// The 95 % interval of a row's share: Wilson's, on the effective base (Korn and Graubard 1998
    /// discuss such intervals), worked out of the percentage and the base as they are shown.
    pub fn interval(&self, row: usize) -> Option<Interval> {
        let percent = self.rows.get(row)?.percent?;
        let base = number(self.effective_base.figure().rounded()?);
        wilson(f64::from(percent.get()) / 100.0 * base, base)
    }
}

/// The weighted shares of a question's answers among those that a filter selects.
///
/// # Errors
/// [`NoWeighted`].
pub fn weighted(
    dataset: &Dataset,
    questionnaire: &Questionnaire,
    weighting: &Weighting,
    (filter, axis): (&Filter, &Axis),
    rule: &TableRule,
) -> Result<WeightedTable, NoWeighted> {
    if weighting.cells().len() != dataset.len() {
        return Err(NoWeighted::OtherResponses);
    }
    let spec = Spec { filter: filter.clone(), axes: vec![axis.clone()] };
    let plain = cross(dataset, questionnaire, &spec, rule)?;
    let minimum = u64::from(rule.figures.minimum_base);
    let sheet = plain.sheets.first().ok_or(CrossError::Axes)?;
    if sheet.rows.iter().any(|row| row.total.count.rounded().is_none()) {
        return Err(NoWeighted::Hidden);
    }
    if sheet.base.rounded().ok_or(NoWeighted::Hidden)? < minimum {
        return Err(NoWeighted::SmallBase);
    }
    let resolved = Resolved::of(axis, dataset, questionnaire)?;
    let selection = filter.plan(questionnaire).map_err(CrossError::from)?.select(dataset);
    let sums = sums(&resolved, &selection, weighting);
    let (base, of_categories) = sums.split_last().ok_or(CrossError::Categories)?;
    let effective_base = EffectiveBase::of(*base, &rule.figures);
    if effective_base.figure().rounded().is_none_or(|base| base < minimum) {
        return Err(NoWeighted::SmallBase);
    }
    let rows = resolved.categories.iter().zip(of_categories).map(|(category, part)| {
        let percent = WeightedPercent::of(*part, *base);
        WeightedShare { category: category.clone(), percent }
    });
    Ok(WeightedTable {
        counting: plain.heads.first().map_or(Counting::Answers, |head| head.counting),
        rows: rows.collect(),
        effective_base,
        design_effect: DesignEffect::of(*base),
    })
}

/// Weights added up: for each category, and for the base.
fn sums(axis: &Resolved<'_>, selection: &Bits, weighting: &Weighting) -> Vec<Sums> {
    let (cells, combinations) = (weighting.cells(), weighting.combinations());
    let of_lines = |lines: &[usize]| {
        let mut counts = vec![0_u64; combinations];
        for line in lines {
            let mut set = Bits::of_words(axis.set(*line).into_owned(), cells.len());
            set.and(selection.words());
            bits::each(set.words(), |row| {
                if let Some(cell) = cells.get(row) {
                    counts[usize::from(*cell)] += 1;
                }
            });
        }
        weighting.sums(counts.into_iter())
    };
    let shown = axis.cut.shown();
    let base = match &axis.cut {
        Cut::Apart { shown } => of_lines(shown),
        Cut::Together { base, .. } => of_lines(&[*base]),
    };
    shown.iter().map(|line| of_lines(&[*line])).chain([base]).collect()
}

#[cfg(test)]
mod tests;
