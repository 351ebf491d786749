//! The way out for weighted numbers. They are of types of their own, so that a weighted share is
//! never taken for a plain one.

use questionnaire::consultation::Disclosure;
use serde::{Deserialize, Serialize};

use super::{figure::Figure, rule::Rule};

/// A whole weighted percentage, 1 to 99.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WeightedPercent(u8);

/// How much more a weighted share varies than a plain one of as many responses: Kish's
/// 1 + CV² of the weights, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DesignEffect(u32);

/// As many plain responses as would make a share as sure: the base divided by the design effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EffectiveBase(Figure);

/// Weights of some responses, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sums {
    /// How many responses.
    pub(crate) count: f64,
    /// Their weights.
    pub(crate) weights: f64,
    /// The squares of their weights.
    pub(crate) squares: f64,
}

impl WeightedPercent {
    /// The percentage, 1 to 99.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The weighted share of a part, to a whole per cent; none of everybody or nobody.
    pub(crate) fn of(part: Sums, whole: Sums) -> Option<Self> {
        let percent = (part.weights / whole.weights * 100.0).round();
        let whole_percent = (1..=99_u8).find(|known| (f64::from(*known) - percent).abs() < 0.5);
        whole_percent.map(Self)
    }
}

impl DesignEffect {
    /// The design effect of responses with these weights.
    pub(crate) fn of(sums: Sums) -> Self {
        let effect = sums.count * sums.squares / (sums.weights * sums.weights);
        Self(rounded(effect * 100.0))
    }

    /// The design effect, 1 where all weights are the same.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl EffectiveBase {
    /// The effective base of responses with these weights, rounded as any count.
    pub(crate) fn of(sums: Sums, disclosure: &Disclosure) -> Self {
        let base = sums.weights * sums.weights / sums.squares;
        Self(Rule::of(disclosure).figure(u64::from(rounded(base))))
    }

    /// How many, as a figure.
    pub fn figure(self) -> Figure {
        self.0
    }
}

/// The nearest whole number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from a float takes the nearest number there is, and 0 for none"
)]
fn rounded(number: f64) -> u32 {
    number.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_weights_change_nothing() {
        let sums = Sums { count: 203.0, weights: 406.0, squares: 812.0 };
        assert!((DesignEffect::of(sums).get() - 1.0).abs() < 1e-9);
        let base = EffectiveBase::of(sums, &Disclosure::default());
        assert_eq!(base.figure().rounded(), Some(205));
    }

    #[test]
    fn no_weighted_share_of_everybody_or_nobody() {
        let whole = Sums { count: 1000.0, weights: 1000.0, squares: 1000.0 };
        let percent = |weights| {
            WeightedPercent::of(Sums { weights, ..whole }, whole).map(WeightedPercent::get)
        };
        assert_eq!([percent(4.0), percent(5.1), percent(500.0)], [None, Some(1), Some(50)]);
        assert_eq!([percent(994.0), percent(996.0)], [Some(99), None]);
        assert_eq!(WeightedPercent::of(Sums::default(), Sums::default()), None);
    }
}
