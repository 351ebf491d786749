//! Means and medians of scales. The points score 1, 2, 3 and so on in the order of the definition;
//! ways of not answering have no score and are no part of it.

use questionnaire::consultation::Disclosure;

use super::interval::number;
use crate::{
    cross::{CrossRow, Margin, Sheet},
    disclosure::{self, ExactCount, Figure, Protected},
};

/// What the middle of a scale's answers is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// The mean score, to a tenth (of exact counts to a hundredth); `None` where it is not known as
    /// well as that.
    pub mean: Option<f64>,
    /// The median: the first point, by index, up to which at least half of the answers are. `None`
    /// where the figures leave more than one possible.
    pub median: Option<usize>,
}

/// A mean is given where it is known to this on either side.
const TOLERANCE: f64 = 0.1;

/// Mean and median from the points as they are shown, in the definition's order, and their total.
/// `None` on a base below the least on which the consultation gives percentages.
///
/// Each figure stands for a range of counts, and every table in these ranges has a mean; what is
/// given is the middle of the least and the greatest of them, and nothing where these are more than
/// two tenths apart. So it tells nothing that the figures do not.
pub fn summary(points: &[Figure], total: Figure, rule: &Disclosure) -> Option<Summary> {
    if total.rounded()? < u64::from(rule.minimum_base) {
        return None;
    }
    let total = disclosure::range(total, rule);
    let own: Vec<(u64, u64)> = points.iter().map(|point| disclosure::range(*point, rule)).collect();
    // A point is at most what the others at their least leave of the total, and the other way round.
    let ranges: Vec<(u64, u64)> = own
        .iter()
        .enumerate()
        .map(|(point, (own_low, own_high))| {
            let others = || own.iter().enumerate().filter(move |(other, _)| *other != point);
            let low: u64 = others().map(|(_, (low, _))| low).sum();
            let high = others().fold(0, |sum: u64, (_, (_, high))| sum.saturating_add(*high));
            let least = total.0.saturating_sub(high).max(*own_low);
            let most = total.1.saturating_sub(low).min(*own_high);
            (least, most.max(least))
        })
        .collect();
    let (least, most) = (extreme(&ranges, false), extreme(&ranges, true));
    let mean = match (least, most) {
        (Some(least), Some(most)) if most - least <= 2.0 * TOLERANCE => {
            Some(((least + most) * 5.0).round() / 10.0)
        }
        _ => None,
    };
    Some(Summary { mean, median: median(&ranges) })
}

/// Mean and median of a table whose rows are the points of a scale, without ways of not answering:
/// of all together first, then of each column.
pub fn summaries(sheet: &Sheet<Protected>, rule: &Disclosure) -> Vec<Option<Summary>> {
    let points: Vec<Figure> = sheet.rows.iter().map(|row| row.total.count).collect();
    let of_column = |(column, total): (usize, &Margin<Protected>)| {
        let cell = |row: &CrossRow<Protected>| Some(row.cells.get(column)?.count);
        let points: Option<Vec<Figure>> = sheet.rows.iter().map(cell).collect();
        summary(&points?, total.count, rule)
    };
    let of_columns = sheet.columns.iter().enumerate().map(of_column);
    std::iter::once(summary(&points, sheet.base, rule)).chain(of_columns).collect()
}

/// Mean and median of exact counts. `None` on a base below the least.
pub fn exact_summary(points: &[ExactCount], rule: &Disclosure) -> Option<Summary> {
    let counts: Vec<(u64, u64)> = points.iter().map(|point| (point.get(), point.get())).collect();
    let total: u64 = counts.iter().map(|(count, _)| count).sum();
    if total == 0 || total < u64::from(rule.minimum_base) {
        return None;
    }
    let mean = extreme(&counts, true).map(|mean| (mean * 100.0).round() / 100.0);
    Some(Summary { mean, median: median(&counts) })
}

/// The greatest mean (or the least) of all counts within the ranges. There it is reached by having
/// as many as possible on all points from some one on, and as few as possible before it.
fn extreme(ranges: &[(u64, u64)], greatest: bool) -> Option<f64> {
    let mean = |cut: usize| {
        let (mut sum, mut total) = (0.0, 0.0);
        for (index, (low, high)) in ranges.iter().enumerate() {
            let count = number(if (index >= cut) == greatest { *high } else { *low });
            sum += count * number(index as u64 + 1);
            total += count;
        }
        (total > 0.0).then(|| sum / total)
    };
    let means = (0..=ranges.len()).filter_map(mean);
    means.reduce(if greatest { f64::max } else { f64::min })
}

/// The point that is the median whatever the counts within the ranges.
fn median(ranges: &[(u64, u64)]) -> Option<usize> {
    let sum = |from: usize, to: usize, high: bool| -> u64 {
        let of = ranges.get(from..to).unwrap_or_default();
        of.iter().fold(0, |sum, r| sum.saturating_add(if high { r.1 } else { r.0 }))
    };
    let len = ranges.len();
    (0..len).find(|point| {
        let below_half = *point == 0 || sum(0, *point, true) < sum(*point, len, false);
        let reaches_half = sum(0, point + 1, false) >= sum(point + 1, len, true);
        below_half && reaches_half && sum(0, point + 1, false) > 0
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use proptest::prelude::*;

    fn figure(text: &str) -> Figure {
        serde_json::from_str(text).unwrap()
    }

    fn about(count: u64) -> Figure {
        figure(&format!(r#"{{"about":{count}}}"#))
    }

    #[test]
    fn the_middle_of_large_figures_is_known() {
        let points = [100, 200, 300, 250, 150].map(about);
        let summary = summary(&points, about(1000), &Disclosure::default()).unwrap();
        assert_eq!(summary, Summary { mean: Some(3.2), median: Some(2) });
    }

    #[test]
    fn nothing_is_said_of_few_or_of_what_is_too_vague() {
        let rule = Disclosure::default();
        assert_eq!(summary(&[about(10), about(15)], about(25), &rule), None);
        let small = figure(r#"{"fewer-than":10}"#);
        let withheld = figure(r#""withheld""#);
        assert_eq!(summary(&[about(50), small], small, &rule), None);
        let vague = summary(&[about(20), small, withheld], about(45), &rule).unwrap();
        assert_eq!(vague, Summary { mean: None, median: None });
        // One withheld is what the others leave of the total.
        let known = summary(&[about(500), withheld], about(1000), &rule).unwrap();
        assert_eq!(known.mean, Some(1.5));
    }

    #[test]
    fn exact_counts_have_exact_middles() {
        let rule = Disclosure { minimum_base: 1, ..Disclosure::default() };
        let counts: Vec<ExactCount> = serde_json::from_str("[3, 1, 2]").unwrap();
        let found = exact_summary(&counts, &rule).unwrap();
        assert_eq!(found, Summary { mean: Some(1.83), median: Some(0) });
        let nobody: Vec<ExactCount> = serde_json::from_str("[0, 0]").unwrap();
        assert_eq!(exact_summary(&nobody, &rule), None);
    }

    proptest! {
        /// Whatever the counts behind the figures are, their mean is where it is said to be, and
        /// their median is the one that is given.
        #[test]
        fn what_is_said_is_true_of_the_counts(counts in prop::collection::vec(0..400_u64, 2..6)) {
            let rule = Disclosure { minimum_base: 1, ..Disclosure::default() };
            let shown = |count: u64| {
                if count < 10 { figure(r#"{"fewer-than":10}"#) } else { about((count + 2) / 5 * 5) }
            };
            let points: Vec<Figure> = counts.iter().map(|count| shown(*count)).collect();
            let total: u64 = counts.iter().sum();
            prop_assume!(total >= 10);
            let Some(found) = summary(&points, shown(total), &rule) else { return Ok(()) };
            let scores = (1..).zip(&counts).map(|(score, count)| score * count).sum::<u64>();
            let mean = number(scores) / number(total);
            if let Some(said) = found.mean {
                prop_assert!((said - mean).abs() <= TOLERANCE + 0.05 + 1e-9, "{} {}", said, mean);
            }
            if let Some(median) = found.median {
                let up_to = |point: usize| counts[..point].iter().sum::<u64>() * 2;
                prop_assert!(up_to(median) < total && up_to(median + 1) >= total);
            }
        }
    }
}
