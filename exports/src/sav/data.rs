//! The rows of a system file, compressed: a byte says what a value is, and only what it cannot say
//! follows after every eight of them.

use std::io::{self, Write};

/// What is added to a small whole number to make it a byte.
pub(super) const BIAS: f64 = 100.0;

/// The value follows, in eight bytes.
const LITERAL: u8 = 253;
/// Eight spaces.
const SPACES: u8 = 254;

/// Packs values.
#[derive(Debug)]
pub(super) struct Packer<W: Write> {
    out: W,
    codes: [u8; 8],
    filled: usize,
    literals: Vec<u8>,
}

impl<W: Write> Packer<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, codes: [0; 8], filled: 0, literals: Vec::with_capacity(64) }
    }

    /// Writes a number.
    pub(super) fn number(&mut self, number: f64) -> io::Result<()> {
        let biased = number + BIAS;
        if number.fract() == 0.0 && (1.0..=251.0).contains(&biased) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it is a whole number from 1 to 251"
            )]
            let code = biased as u8;
            self.code(code)
        } else {
            self.literals.extend_from_slice(&number.to_le_bytes());
            self.code(LITERAL)
        }
    }

    /// Writes a text of at most eight bytes.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return self.code(SPACES);
        }
        let padded = text.bytes().chain(std::iter::repeat(b' ')).take(8);
        self.literals.extend(padded);
        self.code(LITERAL)
    }

    fn code(&mut self, code: u8) -> io::Result<()> {
        if let Some(place) = self.codes.get_mut(self.filled) {
            *place = code;
        }
        self.filled += 1;
        if self.filled == self.codes.len() { self.block() } else { Ok(()) }
    }

    fn block(&mut self) -> io::Result<()> {
        self.out.write_all(&self.codes)?;
        self.out.write_all(&self.literals)?;
        // What is left over at the end counts for nothing.
        self.codes = [0; 8];
        self.filled = 0;
        self.literals.clear();
        Ok(())
    }

    /// Writes what waits.
    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.filled > 0 {
            self.block()?;
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn values_are_packed_in_eights() {
        let mut out = Vec::new();
        let mut packer = Packer::new(&mut out);
        for number in [1.0, -99.0, 151.0, 0.0] {
            packer.number(number).unwrap();
        }
        packer.text("L8").unwrap();
        packer.text("").unwrap();
        packer.number(-100.0).unwrap();
        packer.number(0.5).unwrap();
        packer.number(2.0).unwrap();
        packer.finish().unwrap();
        let mut expected = vec![101, 1, 251, 100, 253, 254, 253, 253];
        expected.extend_from_slice(b"L8      ");
        expected.extend_from_slice(&(-100_f64).to_le_bytes());
        expected.extend_from_slice(&0.5_f64.to_le_bytes());
        expected.extend_from_slice(&[102, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(out, expected);
    }
}
