//! Everything against reference values of `SciPy`, `statsmodels` and `NumPy`, which
//! tools/statistics/reference.py works out.

#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use serde::Deserialize;

use super::{
    holm, independence, newcombe,
    raking::{Limits, fit},
    wilson,
};

#[derive(Deserialize)]
struct Reference {
    independence: Vec<Independence>,
    shares: Vec<Share>,
    differences: Vec<Difference>,
    corrections: Vec<Correction>,
    rakings: Vec<Raking>,
}

#[derive(Deserialize)]
struct Independence {
    table: Vec<Vec<u64>>,
    chi_squared: f64,
    degrees: u32,
    p_value: f64,
    cramers_v: f64,
    corrected_v: f64,
    least_expected: f64,
}

#[derive(Deserialize)]
struct Share {
    part: u32,
    whole: u32,
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct Difference {
    parts: [u32; 2],
    wholes: [u32; 2],
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct Correction {
    p: Vec<f64>,
    adjusted: Vec<f64>,
}

#[derive(Deserialize)]
struct Raking {
    sizes: Vec<usize>,
    counts: Vec<f64>,
    margins: Vec<Vec<f64>>,
    weights: Vec<f64>,
    design_effect: f64,
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("reference.json")).unwrap()
}

/// Equal to a billionth of the value, or of one where the value is that of a difference near nought.
fn assert_close(found: f64, expected: f64, least: f64, what: &str) {
    let allowed = 1e-9 * expected.abs().max(least);
    assert!((found - expected).abs() <= allowed, "{what}: {found} instead of {expected}");
}

#[test]
fn tests_of_independence_agree() {
    let cases = reference().independence;
    assert!(cases.len() >= 200);
    assert!(cases.iter().any(|case| case.table.iter().any(|row| row.contains(&0))));
    for case in cases {
        let found = independence::test_anyway(&case.table).unwrap();
        let what = format!("{:?}", case.table);
        assert_eq!(found.degrees, case.degrees, "{what}");
        assert_close(found.chi_squared, case.chi_squared, 1e-6, &what);
        // Below the smallest normal number there are no more nine digits.
        assert_close(found.p_value, case.p_value, 1e-290, &what);
        assert_close(found.cramers_v, case.cramers_v, 1e-6, &what);
        assert_close(found.corrected_v, case.corrected_v, 1e-6, &what);
        assert_close(found.least_expected, case.least_expected, 0.0, &what);
    }
}

#[test]
fn intervals_of_shares_agree() {
    for Share { part, whole, low, high } in reference().shares {
        let found = wilson(f64::from(part), f64::from(whole)).unwrap();
        let what = format!("{part} of {whole}");
        // At the ends, the reference has the last digit wrong.
        assert_close(found.low, low, if part == 0 { 1e-6 } else { 0.0 }, &what);
        assert_close(found.high, high, 0.0, &what);
    }
}

#[test]
fn intervals_of_differences_agree() {
    for Difference { parts, wholes, low, high } in reference().differences {
        let [one, other] = [0, 1].map(|index| (f64::from(parts[index]), f64::from(wholes[index])));
        let found = newcombe(one, other).unwrap();
        let what = format!("{parts:?} of {wholes:?}");
        assert_close(found.interval.low, low, 1e-6, &what);
        assert_close(found.interval.high, high, 1e-6, &what);
    }
}

#[test]
fn corrections_agree() {
    for Correction { p, adjusted } in reference().corrections {
        for (found, expected) in holm(&p).into_iter().zip(adjusted) {
            assert_close(found, expected, 0.0, &format!("{p:?}"));
        }
    }
}

#[test]
fn weights_agree() {
    let free = Limits {
        most_rounds: 20_000,
        tolerance: 1e-14,
        least: 0.0,
        most: f64::INFINITY,
        ..Limits::default()
    };
    for Raking { sizes, counts, margins, weights, design_effect } in reference().rakings {
        let fitted = fit::fit(&counts, &sizes, &margins, &free).unwrap();
        let what = format!("{counts:?}");
        for (found, expected) in fitted.weights.iter().zip(&weights) {
            assert_close(*found, *expected, 0.0, &what);
        }
        assert_close(fit::design_effect(&counts, &fitted.weights), design_effect, 0.0, &what);
    }
}
