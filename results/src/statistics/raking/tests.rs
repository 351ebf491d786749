#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use proptest::prelude::*;

use super::*;
use crate::{column::Value, sample};

fn targets(totals: [f64; 2]) -> Vec<Target> {
    vec![Target { axis: Axis::question("reported"), totals: totals.to_vec() }]
}

/// So many said yes, no, and that they would rather not say.
fn responses(counts: [usize; 3]) -> Vec<sample::Response> {
    let with = |(answer, count): (u8, usize)| {
        let values = vec![
            Value::One(answer),
            Value::NotAsked,
            Value::One(u8::from(answer == 1)),
            Value::NoAnswer,
            Value::NoAnswer,
            Value::NoAnswer,
            Value::NoAnswer,
        ];
        std::iter::repeat_n(sample::Response { day: 0, version: 1, values }, count)
    };
    (0..).zip(counts).flat_map(with).collect()
}

fn weights(counts: [usize; 3], totals: [f64; 2]) -> Result<Weighting, RakingError> {
    let (questionnaire, dataset) = sample::dataset(&responses(counts));
    let (limits, rule) = (Limits::default(), Disclosure::default());
    rake(&dataset, &questionnaire, &targets(totals), &limits, &rule)
}

#[test]
fn the_make_up_becomes_the_published_one() {
    let weighting = weights([100, 300, 20], [1.0, 1.0]).unwrap();
    assert_eq!(weighting.weights, [2.0, 200.0 / 300.0, 1.0]);
    assert!(!weighting.is_trimmed() && weighting.deviation() < 1e-9);
    // 420 × (100 × 4 + 300 × 4/9 + 20) / 420².
    assert!((weighting.design_effect().get() - 1.32).abs() < 0.005);
    let base = weighting.effective_base(&Disclosure::default());
    assert_eq!(base.figure().rounded(), Some(320));
}

#[test]
fn what_makes_no_weights_is_refused_by_kind() {
    let too_few = RakingError::TooFew { target: 0, category: 0 };
    assert_eq!(weights([9, 300, 20], [1.0, 1.0]), Err(too_few));
    assert_eq!(weights([100, 300, 20], [1.0, 0.0]), Err(RakingError::Totals { target: 0 }));
    // One in a hundred has to count for half: more than five times as much as it does.
    assert_eq!(weights([10, 990, 0], [1.0, 1.0]), Err(RakingError::NotMet));
    let (questionnaire, dataset) = sample::dataset(&responses([100, 100, 0]));
    let (limits, rule) = (Limits::default(), Disclosure::default());
    let rake = |targets: &[Target]| rake(&dataset, &questionnaire, targets, &limits, &rule);
    assert_eq!(rake(&[]), Err(RakingError::Cells));
    let several = Target { axis: Axis::question("contact"), totals: vec![1.0; 4] };
    assert_eq!(rake(&[several]), Err(RakingError::Together { target: 0 }));
    let unknown = Target { axis: Axis::question("x"), totals: vec![1.0] };
    assert!(matches!(rake(&[unknown]), Err(RakingError::Axis(_))));
}

#[test]
fn weights_are_held_at_their_limits_where_that_nearly_does() {
    let counts = [50.0, 950.0];
    let margins = [vec![256.0, 744.0]];
    let fitted = fit::fit(&counts, &[2], &margins, &Limits::default()).unwrap();
    assert!(fitted.trimmed);
    assert!((fitted.weights[0] - 5.0).abs() < 1e-9);
    assert!(fitted.deviation <= 0.01 && fitted.deviation > 1e-3);
}

proptest! {
    #[test]
    fn margins_are_met(
        counts in prop::collection::vec(1..100_u32, 12),
        a in prop::collection::vec(0.5..2.0_f64, 3),
        b in prop::collection::vec(0.5..2.0_f64, 4),
    ) {
        let counts: Vec<f64> = counts.into_iter().map(f64::from).collect();
        let total: f64 = counts.iter().sum();
        let scaled = |shares: &[f64]| -> Vec<f64> {
            let sum: f64 = shares.iter().sum();
            shares.iter().map(|share| share / sum * total).collect()
        };
        let margins = [scaled(&a), scaled(&b)];
        let free = Limits { least: 0.0, most: f64::INFINITY, ..Limits::default() };
        let fitted = fit::fit(&counts, &[3, 4], &margins, &free).unwrap();
        for (side, wanted) in margins.iter().enumerate() {
            let met = fit::margin(&[3, 4], side, |cell| counts[cell] * fitted.weights[cell]);
            for (met, wanted) in met.iter().zip(wanted) {
                prop_assert!((met - wanted).abs() <= 1e-9 * total);
            }
        }
        prop_assert!(fit::design_effect(&counts, &fitted.weights) >= 1.0 - 1e-12);
    }
}
