//! Many tests at once: Holm's correction.

/// The p-values after Holm (1979), in their order: with these, the chance that even one of the
/// differences that are called significant is none stays within the level. Each is at least the
/// value it comes from and at most 1, and their order of size is kept.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|a, b| p_values[*a].total_cmp(&p_values[*b]));
    let mut adjusted = vec![0.0; p_values.len()];
    let mut so_far: f64 = 0.0;
    for (rank, index) in order.into_iter().enumerate() {
        let left = super::interval::number((p_values.len() - rank) as u64);
        so_far = so_far.max((left * p_values[index]).min(1.0));
        adjusted[index] = so_far;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn larger_stays_larger_and_never_shrinks(
            p in prop::collection::vec(0.0..=1.0_f64, 0..20),
        ) {
            let adjusted = holm(&p);
            for (p, adjusted) in p.iter().zip(&adjusted) {
                prop_assert!(p <= adjusted && *adjusted <= 1.0);
            }
            for i in 0..p.len() {
                for j in 0..p.len() {
                    prop_assert!(p[i] > p[j] || adjusted[i] <= adjusted[j]);
                }
            }
        }
    }

    #[test]
    fn one_test_needs_no_correction() {
        assert_eq!(holm(&[0.04]), [0.04]);
        assert!(holm(&[]).is_empty());
    }
}
