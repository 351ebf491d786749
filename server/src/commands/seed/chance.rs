//! Chance that can be repeated. Not for secrets: those come from `random`.

use rand::{Rng, RngExt, SeedableRng, rngs::ChaCha8Rng};

/// Draws that follow from a seed.
#[derive(Debug)]
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Uniform in 0..1.
    pub(super) fn uniform(&mut self) -> f64 {
        self.0.random()
    }

    /// Whether something happens that happens with this probability.
    pub(super) fn is(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// Below `end`; 0 where there is nothing below it.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        self.0.random_range(0..end.max(1))
    }

    /// A place in a list of so many; 0 where the list is empty.
    pub(super) fn index(&mut self, length: usize) -> usize {
        self.0.random_range(0..length.max(1))
    }

    /// One of a list.
    pub(super) fn one_of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.index(list.len()))
    }

    /// Between two numbers, both included.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        self.0.random_range(least.min(most)..=most.max(least))
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}

/// The thing at this point of 0..1, where each takes up as much of it as its weight says. `None`
/// where nothing weighs anything.
pub(super) fn at<'a, T>(
    point: f64,
    weighted: impl Iterator<Item = (&'a T, f64)> + Clone,
) -> Option<&'a T> {
    let mut left = point * weighted.clone().map(|(_, weight)| weight).sum::<f64>();
    let mut weighted = weighted.filter(|(_, weight)| *weight > 0.0);
    let mut last = None;
    weighted
        .find_map(|(thing, weight)| {
            last = Some(thing);
            left -= weight;
            (left < 0.0).then_some(thing)
        })
        // Sums of fractions fall short of their total by a hair.
        .or(last)
}
