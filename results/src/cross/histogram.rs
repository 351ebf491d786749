//! One pass over the codes of up to three axes: how many rows have each combination of lines.
//!
//! Rows are taken in blocks of as many as a word of a selection has bits. First the places of a whole
//! block are worked out, which the compiler vectorises; then they are counted in several tables in
//! turn, so that equal neighbours do not wait for each other.

use crate::bits;

/// Rows in a block.
const BLOCK: usize = 64;

/// A selection of fewer than one row in so many is gone through row by row.
const SPARSE: u64 = 4;

/// The codes of each axis, a code being in the line of the next number and 255 in line 0.
#[derive(Clone, Copy)]
pub(super) struct Codes<'a, const AXES: usize> {
    of_rows: [&'a [u8]; AXES],
    /// From one line of an axis to the next.
    steps: [usize; AXES],
    /// How many combinations there are.
    len: usize,
}

impl<'a, const AXES: usize> Codes<'a, AXES> {
    /// As many codes an axis as there are rows; `lines` are how many there are.
    pub(super) fn new(codes: [&'a [u8]; AXES], lines: [usize; AXES]) -> Self {
        let mut steps = [1; AXES];
        let mut len = 1;
        for (step, lines) in steps.iter_mut().zip(lines).rev() {
            *step = len;
            len *= lines;
        }
        Self { of_rows: codes, steps, len }
    }

    /// How many of those selected, or of all, have each combination.
    pub(super) fn count(self, selection: Option<&[u64]>) -> Vec<u64> {
        match selection {
            Some(selection) if self.is_sparse(selection) => self.row_by_row(selection),
            _ if self.len < 1 << 8 => self.narrow(selection),
            _ if self.len < 1 << 16 => self.wide(selection),
            _ => self.with_rest(0, vec![0; self.len], selection),
        }
    }

    fn rows(&self) -> usize {
        self.of_rows.first().map_or(0, |codes| codes.len())
    }

    fn is_sparse(&self, selection: &[u64]) -> bool {
        bits::count(selection) * SPARSE < self.rows() as u64
    }

    fn row_by_row(self, selection: &[u64]) -> Vec<u64> {
        let mut counts = vec![0; self.len];
        bits::each(selection, |row| self.add(row, &mut counts));
        counts
    }

    fn add(&self, row: usize, counts: &mut [u64]) {
        let line =
            |codes: &[u8]| codes.get(row).map_or(0, |code| usize::from(code.wrapping_add(1)));
        let place =
            self.of_rows.iter().zip(self.steps).map(|(codes, step)| line(codes) * step).sum();
        if let Some(count) = counts.get_mut::<usize>(place) {
            *count += 1;
        }
    }

    /// Where a byte holds every place, and one that is for those who are not selected.
    fn narrow(self, selection: Option<&[u64]>) -> Vec<u64> {
        let steps = self.steps.map(|step| u8::try_from(step).unwrap_or_default());
        let mut tables = [[0_u64; 256]; 4];
        let blocks = self.of_rows.map(|codes| codes.as_chunks::<BLOCK>().0);
        for block in 0..self.rows() / BLOCK {
            let mut places = [0_u8; BLOCK];
            for (blocks, step) in blocks.iter().zip(steps) {
                let Some(codes) = blocks.get(block) else { continue };
                for (place, code) in places.iter_mut().zip(codes) {
                    *place = place.wrapping_add(code.wrapping_add(1).wrapping_mul(step));
                }
            }
            if let Some(word) = selection.map(|words| words.get(block).copied().unwrap_or(0)) {
                for (place, outside) in places.iter_mut().zip(outside(word)) {
                    *place |= outside;
                }
            }
            let [a, b, c, d] = &mut tables;
            for four in places.as_chunks::<4>().0 {
                a[usize::from(four[0])] += 1;
                b[usize::from(four[1])] += 1;
                c[usize::from(four[2])] += 1;
                d[usize::from(four[3])] += 1;
            }
        }
        let counts = (0..self.len).map(|place| tables.iter().map(|table| table[place]).sum());
        self.with_rest(self.rows() / BLOCK * BLOCK, counts.collect(), selection)
    }

    /// The same where two bytes do.
    fn wide(self, selection: Option<&[u64]>) -> Vec<u64> {
        let steps = self.steps.map(|step| u16::try_from(step).unwrap_or_default());
        let mut tables = [vec![0_u64; self.len + 1], vec![0_u64; self.len + 1]];
        let last = u16::try_from(self.len).unwrap_or(u16::MAX);
        let [even, odd] = &mut tables;
        let blocks = self.of_rows.map(|codes| codes.as_chunks::<BLOCK>().0);
        for block in 0..self.rows() / BLOCK {
            let mut places = [0_u16; BLOCK];
            for (blocks, step) in blocks.iter().zip(steps) {
                let Some(codes) = blocks.get(block) else { continue };
                for (place, code) in places.iter_mut().zip(codes) {
                    *place += u16::from(code.wrapping_add(1)) * step;
                }
            }
            if let Some(word) = selection.map(|words| words.get(block).copied().unwrap_or(0)) {
                for (place, outside) in places.iter_mut().zip(outside(word)) {
                    *place = if outside == 0 { *place } else { last };
                }
            }
            for [one, other] in places.as_chunks::<2>().0 {
                if let Some(count) = even.get_mut(usize::from(*one)) {
                    *count += 1;
                }
                if let Some(count) = odd.get_mut(usize::from(*other)) {
                    *count += 1;
                }
            }
        }
        let counts = even.iter().zip(odd).take(self.len).map(|(even, odd)| *even + *odd);
        self.with_rest(self.rows() / BLOCK * BLOCK, counts.collect(), selection)
    }

    /// Adds the rows from one on.
    fn with_rest(&self, first: usize, mut counts: Vec<u64>, selection: Option<&[u64]>) -> Vec<u64> {
        let is_in = |row: usize| {
            let word = selection.map(|words| words.get(row / BLOCK).copied().unwrap_or(0));
            word.is_none_or(|word| word >> (row % BLOCK) & 1 == 1)
        };
        for row in (first..self.rows()).filter(|row| is_in(*row)) {
            self.add(row, &mut counts);
        }
        counts
    }
}

/// For each bit of a word a byte: 0 where it is set, 255 where it is not.
fn outside(word: u64) -> [u8; BLOCK] {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let mut bytes = [0; BLOCK];
    for (eight, byte) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(word.to_le_bytes()) {
        // Bit `i` of the byte, alone in byte `i`; then the highest bit where that is not 0.
        let spread = (u64::from(byte) * 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
        let is_set = (((spread & LOW) + LOW) | spread) >> 7 & 0x0101_0101_0101_0101;
        *eight = (!(is_set * 0xff)).to_le_bytes();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// With few combinations and with many, of everybody, of few and of most.
        #[test]
        fn every_row_is_counted_where_it_is(
            rows in prop::collection::vec((0..19_u8, 0..13_u8, 0..9_u8, 0..10_u8), 0..300),
            least in 0..10_u8,
        ) {
            let of = |pick: fn(&(u8, u8, u8, u8)) -> u8| -> Vec<u8> {
                // Line 0 is code 255.
                rows.iter().map(|row| pick(row).wrapping_sub(1)).collect()
            };
            let (a, b, c) = (of(|row| row.0), of(|row| row.1), of(|row| row.2));
            let is_in: Vec<bool> = rows.iter().map(|row| row.3 >= least).collect();
            let set = bits::Bits::of_values(&is_in, |is_in| is_in);
            for selection in [None, Some(set.words())] {
                let mut two = vec![0; 19 * 13];
                let mut three = vec![0; 19 * 13 * 9];
                for (row, is_in) in rows.iter().zip(&is_in) {
                    let count = u64::from(*is_in || selection.is_none());
                    let place = usize::from(row.0) * 13 + usize::from(row.1);
                    two[place] += count;
                    three[place * 9 + usize::from(row.2)] += count;
                }
                prop_assert_eq!(&Codes::new([&a, &b], [19, 13]).count(selection), &two);
                prop_assert_eq!(Codes::new([&a, &b, &c], [19, 13, 9]).count(selection), three);
                // More lines than anybody is in.
                let many = Codes::new([&a, &b], [256, 256]).count(selection);
                let found = many.chunks(256).take(19).flat_map(|row| &row[..13]);
                prop_assert!(found.eq(&two));
            }
        }
    }
}
