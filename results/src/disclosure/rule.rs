//! The arithmetic of the consultation's rule: what is small, what a count is rounded to, which
//! counts a rounded figure can stand for.

use questionnaire::consultation::Disclosure;

use super::{
    derived::Range,
    figure::{Figure, Percent, Shown},
};

/// The consultation's rule, with zeros made into ones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) threshold: u64,
    pub(super) rounding: u64,
    minimum_base: u64,
}

impl Rule {
    pub(super) fn of(disclosure: &Disclosure) -> Self {
        Self {
            threshold: u64::from(disclosure.threshold).max(1),
            rounding: u64::from(disclosure.rounding).max(1),
            minimum_base: u64::from(disclosure.minimum_base),
        }
    }

    pub(super) fn is_small(self, count: u64) -> bool {
        count < self.threshold
    }

    /// The largest small count.
    pub(super) fn most(self) -> u64 {
        self.threshold - 1
    }

    /// Whether, in any table of so many cells with this total, the small counts can be kept apart
    /// by withholding other cells. Never where all of them are small.
    pub(super) fn has_room(self, total: u64, cells: usize) -> bool {
        total >= (self.threshold + self.rounding) * cells as u64
    }

    /// The nearest multiple of the rounding, the larger one from half-way; never nought, which
    /// would be untrue of a count that is not small.
    pub(super) fn round(self, count: u64) -> u64 {
        let nearest = (count + self.rounding / 2) / self.rounding * self.rounding;
        nearest.max(self.rounding)
    }

    /// The figure of a count that nothing else speaks against.
    pub(super) fn figure(self, count: u64) -> Figure {
        if self.is_small(count) {
            Figure::fewer_than(self.threshold)
        } else {
            Figure::about(self.round(count))
        }
    }

    /// The counts that round to this figure.
    pub(super) fn band(self, rounded: u64) -> Range {
        let low = rounded.saturating_sub(self.rounding / 2);
        let high = (rounded - rounded.min(self.rounding / 2)) + self.rounding - 1;
        let low = if rounded == self.rounding { 0 } else { low };
        Range { low: low.max(self.threshold), high }
    }

    /// A whole per cent of the rounded base. None on a small base, and none of "all" or "nobody",
    /// which would say of each person in the base what they answered.
    pub(super) fn percent(self, figure: Figure, base: Figure) -> Option<Percent> {
        let (Shown::About(part), Shown::About(whole)) = (figure.shown(), base.shown()) else {
            return None;
        };
        if whole < self.minimum_base.max(1) {
            return None;
        }
        let percent = u8::try_from((part * 100 + whole / 2) / whole).ok()?;
        (1..=99).contains(&percent).then_some(Percent::new(percent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rule(threshold: u32, rounding: u32) -> Rule {
        Rule::of(&Disclosure { threshold, rounding, minimum_base: 30 })
    }

    #[test]
    fn the_usual_rule_is_suppress_below_ten_and_round_to_five() {
        let shown = |count| rule(10, 5).figure(count).shown();
        assert_eq!(shown(0), Shown::FewerThan(10));
        assert_eq!(shown(9), Shown::FewerThan(10));
        assert_eq!(shown(10), Shown::About(10));
        assert_eq!(shown(12), Shown::About(10));
        assert_eq!(shown(13), Shown::About(15));
        assert_eq!(shown(598), Shown::About(600));
    }

    #[test]
    fn no_percentage_on_a_small_base_or_of_everybody_or_nobody() {
        let percent = |part, whole| {
            let percent = rule(10, 5).percent(Figure::about(part), Figure::about(whole));
            percent.map(Percent::get)
        };
        assert_eq!(percent(10, 25), None);
        assert_eq!(percent(10, 30), Some(33));
        assert_eq!(percent(600, 600), None);
        assert_eq!(percent(605, 600), None);
        assert_eq!(percent(10, 10_000), None);
    }

    proptest! {
        #[test]
        fn a_band_holds_just_the_counts_that_round_to_it(
            threshold in 1..20_u32,
            rounding in 1..30_u32,
            count in 0..200_u64,
            other in 0..200_u64,
        ) {
            let rule = rule(threshold, rounding);
            prop_assume!(!rule.is_small(count) && !rule.is_small(other));
            let band = rule.band(rule.round(count));
            let inside = band.low <= other && other <= band.high;
            prop_assert_eq!(inside, rule.round(other) == rule.round(count));
        }
    }
}
