//! Decimals as doubles, for the formats that know no others.

/// `units` divided by ten to the power of `decimals`, as near as a double comes to it: exact for all
/// numbers of up to fifteen digits.
pub(crate) fn real(units: i64, decimals: u8) -> f64 {
    // Both are exact and the quotient is rounded once, which is what reading the digits would give.
    match i32::try_from(units) {
        Ok(units) => f64::from(units) / 10_f64.powi(i32::from(decimals)),
        Err(_) => format!("{units}e-{decimals}").parse().unwrap_or(f64::NAN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_nearest_doubles() {
        assert_eq!(real(25, 2).to_bits(), 0.25_f64.to_bits());
        assert_eq!(real(-3, 1).to_bits(), (-0.3_f64).to_bits());
        assert_eq!(real(123_456_789_012_345, 3).to_bits(), 123_456_789_012.345_f64.to_bits());
    }
}
