//! Sets of responses, one bit each, in words of 64. Nothing but storing, combining and counting.
//!
//! Words are plain `u64` and loops go over slices, so that the compiler can vectorise them; bits
//! beyond the last response are always 0.

/// As many responses as a word has bits.
pub(crate) const BLOCK: usize = 64;

/// A growing bit set: bit `i` belongs to response `i`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: usize,
}

/// Bit sets of which each response is in exactly one: a column of small codes, turned on its side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Planes {
    planes: Vec<Vec<u64>>,
    len: usize,
}

impl Bits {
    /// Everybody.
    pub(crate) fn full(len: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        bits.clear_rest();
        bits
    }

    /// Nobody.
    pub(crate) fn empty(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// Words that were made elsewhere; bits beyond `len` are dropped.
    pub(crate) fn of_words(words: Vec<u64>, len: usize) -> Self {
        let mut bits = Self { words, len };
        bits.clear_rest();
        bits
    }

    /// The responses whose value is wanted.
    pub(crate) fn of_values<T: Copy>(values: &[T], wanted: impl Fn(T) -> bool) -> Self {
        let word = |chunk: &[T]| {
            let bits = (0_u32..).zip(chunk).map(|(i, value)| u64::from(wanted(*value)) << i);
            bits.fold(0, |word, bit| word | bit)
        };
        Self { words: values.chunks(64).map(word).collect(), len: values.len() }
    }

    /// The responses with this byte.
    pub(crate) fn of_bytes(bytes: &[u8], wanted: u8) -> Self {
        let (blocks, rest) = bytes.as_chunks::<64>();
        let mut words: Vec<u64> = blocks.iter().map(|block| matches(block, wanted)).collect();
        if !rest.is_empty() {
            words.extend(Self::of_values(rest, |byte| byte == wanted).words);
        }
        Self { words, len: bytes.len() }
    }

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

    /// Adds the bits of as many responses as a word has, where those before them fill whole words.
    pub(crate) fn push_word(&mut self, word: u64) {
        debug_assert!(self.len.is_multiple_of(BLOCK), "words are filled");
        self.words.push(word);
        self.len += BLOCK;
    }

    /// Whether a response is in the set.
    pub(crate) fn get(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// The words.
    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    /// The words, to be put together otherwise.
    pub(crate) fn into_words(self) -> Vec<u64> {
        self.words
    }

    /// How many responses there are, in the set or not.
    pub(crate) fn len(&self) -> u64 {
        self.len as u64
    }

    /// How many responses are in the set.
    #[cfg(test)]
    pub(crate) fn count(&self) -> u64 {
        count(&self.words)
    }

    /// Keeps those that are in the other set as well.
    pub(crate) fn and(&mut self, other: &[u64]) {
        for (word, other) in self.words.iter_mut().zip(other) {
            *word &= other;
        }
    }

    /// Adds those that are in the other set.
    pub(crate) fn or(&mut self, other: &[u64]) {
        for (word, other) in self.words.iter_mut().zip(other) {
            *word |= other;
        }
    }

    /// Drops those that are in the other set.
    pub(crate) fn without(&mut self, other: &[u64]) {
        for (word, other) in self.words.iter_mut().zip(other) {
            *word &= !other;
        }
    }

    /// Everybody else.
    pub(crate) fn invert(&mut self) {
        for word in &mut self.words {
            *word = !*word;
        }
        self.clear_rest();
    }

    fn clear_rest(&mut self) {
        let used = self.len % 64;
        if let (1.., Some(last)) = (used, self.words.last_mut()) {
            *last &= (1 << used) - 1;
        }
    }
}

impl Planes {
    /// So many empty sets.
    pub(crate) fn new(planes: usize) -> Self {
        Self { planes: vec![Vec::new(); planes], len: 0 }
    }

    /// Puts the next response into this set.
    pub(crate) fn push(&mut self, plane: usize) {
        if self.len.is_multiple_of(64) {
            for words in &mut self.planes {
                words.push(0);
            }
        }
        if let Some(word) = self.planes.get_mut(plane).and_then(|words| words.last_mut()) {
            *word |= 1 << (self.len % 64);
        }
        self.len += 1;
    }

    /// Puts as many responses as a word has bits where their codes say: code 255 into the first set,
    /// code 0 into the next. Those before them fill whole words.
    pub(crate) fn push_block(&mut self, codes: &[u8; BLOCK]) {
        debug_assert!(self.len.is_multiple_of(BLOCK), "words are filled");
        let mut code = u8::MAX;
        for words in &mut self.planes {
            words.push(matches(codes, code));
            code = code.wrapping_add(1);
        }
        self.len += BLOCK;
    }

    /// The words of one set.
    pub(crate) fn get(&self, plane: usize) -> Option<&[u64]> {
        self.planes.get(plane).map(Vec::as_slice)
    }
}

/// How many bits are set.
pub(crate) fn count(words: &[u64]) -> u64 {
    words.iter().map(|word| u64::from(word.count_ones())).sum()
}

/// Goes through the responses in a set, in order.
pub(crate) fn each(words: &[u64], mut then: impl FnMut(usize)) {
    for (index, word) in words.iter().enumerate() {
        let mut rest = *word;
        while rest != 0 {
            then(index * 64 + rest.trailing_zeros() as usize);
            rest &= rest - 1;
        }
    }
}

/// How many bits are set in both.
pub(crate) fn count_both(a: &[u64], b: &[u64]) -> u64 {
    a.iter().zip(b).map(|(a, b)| u64::from((a & b).count_ones())).sum()
}

/// How many bits are set in all three.
pub(crate) fn count_all(a: &[u64], b: &[u64], c: &[u64]) -> u64 {
    a.iter().zip(b).zip(c).map(|((a, b), c)| u64::from((a & b & c).count_ones())).sum()
}

/// Bit `j` of word `i` becomes bit `i` of word `j`: squares within squares change their places.
pub(crate) fn turned(mut words: [u64; BLOCK]) -> [u64; BLOCK] {
    let (mut half, mut mask) = (BLOCK / 2, 0x0000_0000_ffff_ffff_u64);
    while half > 0 {
        for square in words.chunks_exact_mut(2 * half) {
            let (above, below) = square.split_at_mut(half);
            for (above, below) in above.iter_mut().zip(below) {
                let change = (*above >> half ^ *below) & mask;
                *above ^= change << half;
                *below ^= change;
            }
        }
        half /= 2;
        mask ^= mask << half;
    }
    words
}

/// Which of 64 bytes are the wanted one. Eight at a time: a byte of `x` is 0 where they are equal,
/// then bit 7 is set in just those bytes, and a multiplication gathers the eight bits.
fn matches(block: &[u8; 64], wanted: u8) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let pattern = u64::from(wanted) * 0x0101_0101_0101_0101;
    let (eights, _) = block.as_chunks::<8>();
    eights.iter().rev().fold(0, |word, eight| {
        let x = u64::from_le_bytes(*eight) ^ pattern;
        let zero = !(((x & LOW) + LOW) | x | LOW);
        word << 8 | (zero >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn in_set(bits: &Bits) -> Vec<bool> {
        (0..bits.len).map(|i| bits.words[i / 64] >> (i % 64) & 1 == 1).collect()
    }

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

        #[test]
        fn bytes_are_found_where_they_are(
            bytes in proptest::collection::vec(prop_oneof![0..4_u8, any::<u8>()], 0..300),
            wanted in prop_oneof![0..4_u8, any::<u8>()],
        ) {
            let found = Bits::of_bytes(&bytes, wanted);
            let expected: Vec<bool> = bytes.iter().map(|byte| *byte == wanted).collect();
            prop_assert_eq!(in_set(&found), expected);
            prop_assert_eq!(found, Bits::of_values(&bytes, |byte| byte == wanted));
        }

        #[test]
        fn planes_are_the_codes_on_their_side(
            codes in proptest::collection::vec(0..5_u8, 0..300),
        ) {
            let mut planes = Planes::new(5);
            for code in &codes {
                planes.push(usize::from(*code));
            }
            for code in 0..5_u8 {
                let expected = Bits::of_bytes(&codes, code);
                prop_assert_eq!(planes.get(usize::from(code)), Some(expected.words()));
            }
        }

        #[test]
        fn turning_changes_rows_and_columns(words in prop::collection::vec(any::<u64>(), BLOCK)) {
            let whole = words.as_chunks::<BLOCK>().0[0];
            let turned = turned(whole);
            for (row, word) in whole.iter().enumerate() {
                for (column, other) in turned.iter().enumerate() {
                    prop_assert_eq!(word >> column & 1, other >> row & 1);
                }
            }
        }

        #[test]
        fn blocks_are_pushed_like_single_ones(
            codes in prop::collection::vec((0..5_u8).prop_map(|code| code.wrapping_sub(1)), BLOCK),
        ) {
            let (mut one, mut other) = (Planes::new(5), Planes::new(5));
            other.push_block(&codes.as_chunks::<BLOCK>().0[0]);
            for code in codes {
                one.push(usize::from(code.wrapping_add(1)));
            }
            prop_assert_eq!(one, other);
        }

        #[test]
        fn sets_combine_like_sets(
            pairs in proptest::collection::vec(any::<(bool, bool)>(), 0..200),
        ) {
            let (a, b): (Vec<bool>, Vec<bool>) = pairs.into_iter().unzip();
            let (left, right) = (Bits::of_values(&a, |x| x), Bits::of_values(&b, |x| x));
            let each = |f: &dyn Fn(bool, bool) -> bool| -> Vec<bool> {
                a.iter().zip(&b).map(|(a, b)| f(*a, *b)).collect()
            };
            let with = |f: &dyn Fn(&mut Bits)| {
                let mut bits = left.clone();
                f(&mut bits);
                bits
            };
            prop_assert_eq!(in_set(&with(&|x| x.and(right.words()))), each(&|a, b| a && b));
            prop_assert_eq!(in_set(&with(&|x| x.or(right.words()))), each(&|a, b| a || b));
            prop_assert_eq!(in_set(&with(&|x| x.without(right.words()))), each(&|a, b| a && !b));
            let inverted = with(&|x| x.invert());
            prop_assert_eq!(inverted.count() + left.count(), left.len());
            prop_assert_eq!(in_set(&inverted), each(&|a, _| !a));
            let mut members = Vec::new();
            super::each(left.words(), |row| members.push(row));
            let expected: Vec<usize> = (0..a.len()).filter(|row| a[*row]).collect();
            prop_assert_eq!(members, expected);
            prop_assert_eq!(
                count_both(left.words(), right.words()),
                with(&|x| x.and(right.words())).count()
            );
            prop_assert_eq!(Bits::full(a.len()).count(), left.len());
        }
    }
}
