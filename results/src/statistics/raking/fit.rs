//! Iterative proportional fitting of the cells of a table to its margins. Numbers only; it knows no
//! questions.

/// When to stop, and how far weights may go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Not more rounds than this, each once through all margins.
    pub most_rounds: u32,
    /// The margins are met where none is further off than this share of the whole.
    pub tolerance: f64,
    /// No weight is below this; 1 is the mean.
    pub least: f64,
    /// No weight is above this.
    pub most: f64,
    /// Where weights are held at a limit, the margins count as met already at this share.
    pub trimmed_tolerance: f64,
}

/// What the categories of one side are to add up to.
pub(super) type Margin = Vec<f64>;

/// Weights of cells that meet the margins.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::statistics) struct Fitted {
    pub(in crate::statistics) weights: Vec<f64>,
    pub(super) rounds: u32,
    pub(super) trimmed: bool,
    pub(super) deviation: f64,
}

impl Default for Limits {
    /// A thousand rounds, to a billionth; no response counts for more than five or less than a fifth
    /// of one, as long as that leaves the margins within a hundredth.
    fn default() -> Self {
        Self { most_rounds: 1_000, tolerance: 1e-9, least: 0.2, most: 5.0, trimmed_tolerance: 0.01 }
    }
}

/// Weights for cells of these sizes, with so many in each. `None` where the margins are not met.
pub(in crate::statistics) fn fit(
    counts: &[f64],
    sizes: &[usize],
    margins: &[Margin],
    limits: &Limits,
) -> Option<Fitted> {
    let total: f64 = counts.iter().sum();
    let mut weights = vec![1.0; counts.len()];
    let mut trimmed = false;
    let mut deviation = f64::INFINITY;
    for rounds in 1..=limits.most_rounds {
        for (side, wanted) in margins.iter().enumerate() {
            let now = margin(sizes, side, |cell| counts[cell] * weights[cell]);
            for (cell, weight) in weights.iter_mut().enumerate() {
                let category = category(sizes, side, cell);
                if now[category] > 0.0 {
                    *weight *= wanted[category] / now[category];
                }
            }
        }
        let before = deviation;
        deviation = distance(counts, &weights, sizes, margins) / total;
        if deviation <= limits.tolerance {
            let is_within = |(weight, count): (&f64, &f64)| {
                *count == 0.0 || (limits.least..=limits.most).contains(weight)
            };
            if weights.iter().zip(counts).all(is_within) {
                return Some(Fitted { weights, rounds, trimmed, deviation });
            }
        }
        // Limits are laid on once the margins are met, and then after every round.
        if trimmed || deviation <= limits.tolerance {
            trimmed = true;
            for weight in &mut weights {
                *weight = weight.clamp(limits.least, limits.most);
            }
            deviation = distance(counts, &weights, sizes, margins) / total;
            let is_settled = (before - deviation).abs() <= limits.tolerance;
            if is_settled && deviation <= limits.trimmed_tolerance {
                return Some(Fitted { weights, rounds, trimmed, deviation });
            }
        }
    }
    None
}

/// What the categories of a side add up to.
pub(super) fn margin<T: Copy + Default + std::ops::AddAssign>(
    sizes: &[usize],
    side: usize,
    of_cell: impl Fn(usize) -> T,
) -> Vec<T> {
    let mut sums = vec![T::default(); sizes[side]];
    for cell in 0..sizes.iter().product() {
        sums[category(sizes, side, cell)] += of_cell(cell);
    }
    sums
}

/// The category of a cell on one side; the last side changes fastest.
fn category(sizes: &[usize], side: usize, cell: usize) -> usize {
    let step: usize = sizes.iter().skip(side + 1).product();
    cell / step % sizes[side]
}

/// How far the margins are off at most.
fn distance(counts: &[f64], weights: &[f64], sizes: &[usize], margins: &[Margin]) -> f64 {
    let mut furthest: f64 = 0.0;
    for (side, wanted) in margins.iter().enumerate() {
        let now = margin(sizes, side, |cell| counts[cell] * weights[cell]);
        for (now, wanted) in now.iter().zip(wanted) {
            furthest = furthest.max((now - wanted).abs());
        }
    }
    furthest
}

/// Kish's design effect of weights, so many times each.
#[cfg(test)]
pub(in crate::statistics) fn design_effect(counts: &[f64], weights: &[f64]) -> f64 {
    let sum = |power: i32| -> f64 {
        counts.iter().zip(weights).map(|(count, weight)| count * weight.powi(power)).sum()
    };
    sum(0) * sum(2) / sum(1).powi(2)
}
