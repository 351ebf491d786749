//! How much two shares differ, and how sure that is: Newcombe's interval.

use super::interval::{Interval, number, wilson};
use crate::{cross::Sheet, disclosure::View};

/// The difference of two shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The first share less the second, between -1 and 1.
    pub difference: f64,
    /// The 95 % interval of the difference. Where it does not hold 0, the shares differ by more
    /// than chance among independent answers would explain.
    pub interval: Interval,
}

/// The difference of two independent shares with its 95 % interval, put together from the Wilson
/// intervals of both: Newcombe (1998), method 10. `None` where one is no share.
pub fn newcombe(one: (f64, f64), other: (f64, f64)) -> Option<Difference> {
    let (of_one, of_other) = (wilson(one.0, one.1)?, wilson(other.0, other.1)?);
    let (p, q) = (one.0 / one.1, other.0 / other.1);
    let difference = p - q;
    let down = (p - of_one.low).hypot(of_other.high - q);
    let up = (of_one.high - p).hypot(q - of_other.low);
    let interval = Interval { low: difference - down, high: difference + up };
    Some(Difference { difference, interval })
}

/// Two columns side by side, such as two waves or two districts: for each row the share of the one
/// column less that of the other. `None` for rows where a number is hidden, and everywhere if one
/// of the totals is below the least base.
pub fn columns<V: View>(
    sheet: &Sheet<V>,
    one: usize,
    other: usize,
    minimum_base: u32,
) -> Vec<Option<Difference>> {
    let share = |row: usize, column: usize| {
        let whole = V::number(sheet.columns.get(column)?.count)?;
        let part = V::number(sheet.rows.get(row)?.cells.get(column)?.count)?;
        let enough = whole >= u64::from(minimum_base);
        enough.then(|| (number(part.min(whole)), number(whole)))
    };
    let difference = |row: usize| newcombe(share(row, one)?, share(row, other)?);
    (0..sheet.rows.len()).map(difference).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_other_way_round_it_is_the_opposite(
            a in 0..100_u32, b in 1..100_u32, c in 0..100_u32, d in 1..100_u32,
        ) {
            let (a, b) = (f64::from(a), f64::from(a + b));
            let (c, d) = (f64::from(c), f64::from(c + d));
            let one = newcombe((a, b), (c, d)).unwrap();
            let other = newcombe((c, d), (a, b)).unwrap();
            prop_assert!((one.difference + other.difference).abs() < 1e-12);
            prop_assert!((one.interval.low + other.interval.high).abs() < 1e-12);
            prop_assert!(one.interval.low <= one.difference);
            prop_assert!(one.difference <= one.interval.high);
        }
    }
}
