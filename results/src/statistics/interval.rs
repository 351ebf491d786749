//! How sure a share is: Wilson's interval.

use crate::disclosure::View;

/// The 0.975 quantile of the normal distribution: intervals cover 95 %.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// From one share to another, each between 0 and 1; for differences between -1 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The 95 % interval of a share `part / whole` of independent answers: Wilson (1927), without
/// continuity correction. It stays within 0 and 1 and behaves for small numbers, where the usual
/// "plus or minus" does not. `None` where there is no whole, or the part is not part of it.
pub fn wilson(part: f64, whole: f64) -> Option<Interval> {
    if !(whole > 0.0 && (0.0..=whole).contains(&part)) {
        return None;
    }
    let square = Z * Z;
    let middle = (part + square / 2.0) / (whole + square);
    let spread = Z / (whole + square) * (part * (whole - part) / whole + square / 4.0).sqrt();
    // At the ends the formula gives 0 and 1, but for the last digit.
    let low = if part == 0.0 { 0.0 } else { (middle - spread).max(0.0) };
    let high = if part >= whole { 1.0 } else { (middle + spread).min(1.0) };
    Some(Interval { low, high })
}

/// The interval of a share in a table, of the numbers as the table shows them. `None` where one of
/// them is hidden, or the whole is below the least on which the consultation gives percentages.
pub fn share<V: View>(part: V::Count, whole: V::Count, minimum_base: u32) -> Option<Interval> {
    let (part, whole) = (V::number(part)?, V::number(whole)?);
    if whole < u64::from(minimum_base) {
        return None;
    }
    // Rounded on its own, a part can exceed its whole.
    wilson(number(part.min(whole)), number(whole))
}

/// A count as a number to calculate with; exact up to 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "nobody has 2⁵³ responses")]
pub(super) fn number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use crate::disclosure::{Figure, Protected};
    use proptest::prelude::*;

    #[test]
    fn no_interval_of_what_is_no_share() {
        for (part, whole) in [(1.0, 0.0), (2.0, 1.0), (-1.0, 5.0), (f64::NAN, 5.0)] {
            assert_eq!(wilson(part, whole), None);
        }
    }

    #[test]
    fn no_interval_of_hidden_figures_or_small_bases() {
        let figure = |text: &str| serde_json::from_str::<Figure>(text).unwrap();
        let about = |n: u32| figure(&format!(r#"{{"about":{n}}}"#));
        let of = |part, whole| share::<Protected>(part, whole, 30);
        assert!(of(about(20), about(30)).is_some());
        assert_eq!(of(about(20), about(25)), None);
        assert_eq!(of(figure(r#"{"fewer-than":10}"#), about(50)), None);
        assert_eq!(of(about(20), figure(r#""withheld""#)), None);
        // 32 of 32 may be shown as 35 of 30.
        assert!((of(about(35), about(30)).unwrap().high - 1.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn the_share_is_inside(part in 0..500_u32, others in 0..500_u32) {
            prop_assume!(part + others > 0);
            let (part, whole) = (f64::from(part), f64::from(part + others));
            let interval = wilson(part, whole).unwrap();
            prop_assert!(0.0 <= interval.low && interval.high <= 1.0);
            prop_assert!(interval.low <= part / whole && part / whole <= interval.high);
        }
    }
}
