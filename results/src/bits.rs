//! A set of responses, one bit each. Nothing but storing and counting.

/// A growing bit set: bit `i` belongs to response `i`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// Adds the bit of the next response.
    pub(crate) fn push(&mut self, bit: bool) {
        if self.len.is_multiple_of(64) {
            self.words.push(0);
        }
        if let Some(word) = self.words.last_mut() {
            *word |= u64::from(bit) << (self.len % 64);
        }
        self.len += 1;
    }

    /// The bits of some responses, as if there were no others.
    pub(crate) fn kept(&self, is_kept: &[bool]) -> Self {
        let mut kept = Self::default();
        for (index, _) in is_kept.iter().enumerate().filter(|(_, is_kept)| **is_kept) {
            kept.push(self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1));
        }
        kept
    }

    /// How many responses there are, in the set or not.
    pub(crate) fn len(&self) -> u64 {
        self.len as u64
    }

    /// How many responses are in the set.
    pub(crate) fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_what_was_pushed(pushed in proptest::collection::vec(any::<bool>(), 0..300)) {
            let mut bits = Bits::default();
            for bit in &pushed {
                bits.push(*bit);
            }
            let expected = pushed.iter().map(|bit| u64::from(*bit)).sum::<u64>();
            prop_assert_eq!(bits.count(), expected);
        }
    }
}
