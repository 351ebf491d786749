//! Weights that make the responses' make-up that of a published one, question by question: raking,
//! or iterative proportional fitting (Deming and Stephan 1940). It corrects for who answered as far
//! as these questions tell, and for nothing else.

pub(super) mod fit;

use questionnaire::{consultation::Disclosure, definition::Questionnaire};

use super::interval::number;
use crate::{
    cross::{Axis, CrossError, Cut, Resolved},
    dataset::Dataset,
    disclosure::{DesignEffect, EffectiveBase, Sums},
};
pub use fit::Limits;
use fit::Margin;

/// The published make-up by one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The question, or groups; its categories exclude each other.
    pub axis: Axis,
    /// How many there are in each category, in any unit. Those of whom the answer is not known are
    /// left at their share of the responses.
    pub totals: Vec<f64>,
}

/// Why there are no weights.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RakingError {
    /// A question does not fit the definition.
    #[error(transparent)]
    Axis(#[from] CrossError),
    /// No target, or more combinations of categories than [`MOST_CELLS`].
    #[error("there are no targets, or too many combinations of categories")]
    Cells,
    /// The categories of a target can be chosen together.
    #[error("the categories of target {target} do not exclude each other")]
    Together {
        /// The target, by index.
        target: usize,
    },
    /// Not one positive number for each category.
    #[error("target {target} has not one positive total for each category")]
    Totals {
        /// The target, by index.
        target: usize,
    },
    /// Fewer responses than the consultation's threshold in a category.
    #[error("too few responses are in category {category} of target {target}")]
    TooFew {
        /// The target, by index.
        target: usize,
        /// The category, by index.
        category: usize,
    },
    /// The margins are not met after [`Limits::most_rounds`]: they contradict each other, or the
    /// limits on weights leave no room.
    #[error("no weights within the limits meet the targets")]
    NotMet,
}

/// Combinations of categories are at most so many.
pub const MOST_CELLS: usize = 4_096;

/// The weight of each response. It says nothing about responses but through [`super::weighted()`].
#[derive(Clone, Debug, PartialEq)]
pub struct Weighting {
    /// The combination of categories of each response.
    cells: Vec<u16>,
    /// The weight of each combination; 1 on average over the responses.
    weights: Vec<f64>,
    rounds: u32,
    trimmed: bool,
    deviation: f64,
}

/// Weights for all responses of the data set as it is.
///
/// # Errors
/// [`RakingError`].
pub fn rake(
    dataset: &Dataset,
    questionnaire: &Questionnaire,
    targets: &[Target],
    limits: &Limits,
    rule: &Disclosure,
) -> Result<Weighting, RakingError> {
    let axes = targets.iter().map(|target| Resolved::of(&target.axis, dataset, questionnaire));
    let axes: Vec<Resolved<'_>> = axes.collect::<Result<_, _>>()?;
    // The last category of each target is of those who are in none.
    let sizes: Vec<usize> = axes.iter().map(|axis| axis.categories.len() + 1).collect();
    let combinations: usize = sizes.iter().product();
    if axes.is_empty() || combinations > MOST_CELLS {
        return Err(RakingError::Cells);
    }
    let mut cells = vec![0_u16; dataset.len()];
    for (target, (axis, size)) in axes.iter().zip(&sizes).enumerate() {
        let Cut::Apart { shown } = &axis.cut else {
            return Err(RakingError::Together { target });
        };
        let size = u16::try_from(*size).map_err(|_| RakingError::Cells)?;
        for (cell, line) in cells.iter_mut().zip(axis.line_of_each(dataset.len())) {
            let category = shown.iter().position(|shown| *shown == line);
            *cell = *cell * size + category.and_then(|c| u16::try_from(c).ok()).unwrap_or(size - 1);
        }
    }
    let mut counts = vec![0_u64; combinations];
    for cell in &cells {
        counts[usize::from(*cell)] += 1;
    }
    let margins = margins(targets, &sizes, &counts, rule)?;
    let counts: Vec<f64> = counts.into_iter().map(number).collect();
    let fitted = fit::fit(&counts, &sizes, &margins, limits).ok_or(RakingError::NotMet)?;
    Ok(Weighting {
        cells,
        weights: fitted.weights,
        rounds: fitted.rounds,
        trimmed: fitted.trimmed,
        deviation: fitted.deviation,
    })
}

/// What each margin is to be, in responses.
fn margins(
    targets: &[Target],
    sizes: &[usize],
    counts: &[u64],
    rule: &Disclosure,
) -> Result<Vec<Margin>, RakingError> {
    let mut margins = Vec::new();
    for (index, (target, size)) in targets.iter().zip(sizes).enumerate() {
        let is_total = |total: &f64| total.is_finite() && *total > 0.0;
        if target.totals.len() + 1 != *size || !target.totals.iter().all(is_total) {
            return Err(RakingError::Totals { target: index });
        }
        let now = fit::margin(sizes, index, |cell| counts[cell]);
        let threshold = u64::from(rule.threshold.max(1));
        let known = now.split_last().map_or(&[][..], |(_, known)| known);
        if let Some(category) = known.iter().position(|count| *count < threshold) {
            return Err(RakingError::TooFew { target: index, category });
        }
        let (answered, all): (u64, f64) = (known.iter().sum(), target.totals.iter().sum());
        let wanted = target.totals.iter().map(|total| total / all * number(answered));
        let unknown = now.last().map(|count| number(*count));
        margins.push(wanted.chain(unknown).collect());
    }
    Ok(margins)
}

impl Weighting {
    /// After how many rounds the targets were met.
    pub fn rounds(&self) -> u32 {
        self.rounds
    }

    /// Whether a weight was held at a limit.
    pub fn is_trimmed(&self) -> bool {
        self.trimmed
    }

    /// How far the weighted make-up is from the targets at most, as a share of all responses.
    pub fn deviation(&self) -> f64 {
        self.deviation
    }

    /// Kish's design effect of the weights of all responses.
    pub fn design_effect(&self) -> DesignEffect {
        DesignEffect::of(self.all())
    }

    /// The effective base of all responses.
    pub fn effective_base(&self, rule: &Disclosure) -> EffectiveBase {
        EffectiveBase::of(self.all(), rule)
    }

    /// The combination of categories of each response.
    pub(super) fn cells(&self) -> &[u16] {
        &self.cells
    }

    /// How many combinations there are.
    pub(super) fn combinations(&self) -> usize {
        self.weights.len()
    }

    /// Weights added up, for so many responses of each combination.
    pub(super) fn sums(&self, counts: impl Iterator<Item = u64>) -> Sums {
        let mut sums = Sums::default();
        for (count, weight) in counts.map(number).zip(&self.weights) {
            sums.count += count;
            sums.weights += count * weight;
            sums.squares += count * weight * weight;
        }
        sums
    }

    fn all(&self) -> Sums {
        let mut counts = vec![0_u64; self.weights.len()];
        for cell in &self.cells {
            counts[usize::from(*cell)] += 1;
        }
        self.sums(counts.into_iter())
    }
}

#[cfg(test)]
mod tests;
