//! Which answers to one question stay and which are put together.

use std::collections::{BTreeMap, BTreeSet};

/// The answers that stay, so that each of them was given at least `threshold` times, and so were all
/// others together, or not at all. Where the rare answers are too few for a group, the least
/// frequent others go with them. `None` where there are some answers, but too few for even one group.
pub(super) fn kept<K: Ord + Copy>(
    counts: &BTreeMap<K, u64>,
    threshold: u32,
) -> Option<BTreeSet<K>> {
    let threshold = u64::from(threshold);
    let mut ascending: Vec<(u64, K)> = counts.iter().map(|(key, count)| (*count, *key)).collect();
    ascending.sort_unstable();
    let mut together = 0;
    let mut kept = BTreeSet::new();
    for (count, key) in ascending {
        let is_rare = count < threshold;
        let completes_the_group = together > 0 && together < threshold;
        if is_rare || completes_the_group {
            together += count;
        } else {
            kept.insert(key);
        }
    }
    (together == 0 || together >= threshold).then_some(kept)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stay(counts: &[u64]) -> Option<Vec<usize>> {
        let counts = counts.iter().copied().enumerate().collect();
        kept(&counts, 10).map(|kept| kept.into_iter().collect())
    }

    #[test]
    fn rare_answers_go_together_with_as_many_as_it_takes() {
        assert_eq!(stay(&[20, 30]), Some(vec![0, 1]));
        assert_eq!(stay(&[20, 4, 30, 6]), Some(vec![0, 2]));
        assert_eq!(stay(&[20, 4, 30]), Some(vec![2]));
        assert_eq!(stay(&[20, 4]), Some(vec![]));
        assert_eq!(stay(&[5, 4]), None);
        assert_eq!(stay(&[]), Some(vec![]));
    }

    proptest! {
        #[test]
        fn no_group_is_small(counts in proptest::collection::vec(1..30_u64, 0..12)) {
            let map: BTreeMap<usize, u64> = counts.iter().copied().enumerate().collect();
            if let Some(kept) = kept(&map, 10) {
                let others = map.iter().filter(|(key, _)| !kept.contains(key));
                let others: u64 = others.map(|(_, count)| count).sum();
                prop_assert!(others == 0 || others >= 10);
                prop_assert!(kept.iter().all(|key| map[key] >= 10));
            } else {
                prop_assert!(counts.iter().sum::<u64>() < 10);
            }
        }
    }
}
