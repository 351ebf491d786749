//! Codes that respondents are given to come back with: to carry on on another device, or to take
//! back what they sent. They can be said on the telephone, written on paper and pasted.
//!
//! A code is 14 random characters of 5 bits each and 2 check characters, in groups of four:
//! `K7QD-3MXB-0W9T-HE5V`. The alphabet is Crockford's base 32: no I, L, O or U, so that nothing
//! looks like a 1, a 0 or a V. The check characters are those of a Reed–Solomon code over the field
//! of 32 elements with distance 3: whatever one or two characters are written wrongly, and whatever
//! two change places, it is noticed before anybody is asked about the code.
//!
//! Nothing here is secret or draws random numbers; what a code opens is the server's business.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Random characters.
const RANDOM: usize = 14;
/// Characters in all.
pub const LENGTH: usize = 16;
/// Characters written together.
const GROUP: usize = 4;
/// So many random bytes make a code; two of their bits are not used.
pub const SEED_BYTES: usize = 9;

/// The characters, each worth its index.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code without a slip in it. `Debug` does not show it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

/// What is wrong with a code as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slip {
    /// Characters are missing, or there are too many.
    Length,
    /// A character is not the one that was given, or two have changed places.
    Character,
}

impl Code {
    /// The code that these bytes make. They must be random.
    pub fn new(seed: [u8; SEED_BYTES]) -> Self {
        let mut bits = seed.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut symbols = [0; LENGTH];
        for symbol in symbols.iter_mut().take(RANDOM) {
            // The mask leaves five bits.
            *symbol = (bits & 31) as u8;
            bits >>= 5;
        }
        let check = check(&symbols);
        symbols[RANDOM..].copy_from_slice(&check);
        Self(symbols)
    }

    /// Reads a code as people type it: capitals, spaces, hyphens and full stops make no difference,
    /// and what looks like a 1 or a 0 is one.
    ///
    /// # Errors
    /// [`Slip`]; then it is not a code that anybody was given.
    pub fn read(typed: &str) -> Result<Self, Slip> {
        let mut symbols = [0; LENGTH];
        let (mut length, mut strange) = (0, false);
        for letter in typed.chars().filter(|letter| !is_space(*letter)) {
            if let Some(place) = symbols.get_mut(length) {
                match value(letter) {
                    Some(value) => *place = value,
                    None => strange = true,
                }
            }
            length += 1;
        }
        match length {
            LENGTH if !strange && check(&symbols) == symbols[RANDOM..] => Ok(Self(symbols)),
            LENGTH => Err(Slip::Character),
            _ => Err(Slip::Length),
        }
    }

    /// The code as it is shown, in groups with hyphens between them.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(LENGTH + LENGTH / GROUP);
        for (index, symbol) in self.0.iter().enumerate() {
            if index > 0 && index % GROUP == 0 {
                text.push('-');
            }
            text.push(ALPHABET.get(usize::from(*symbol)).map_or('0', |letter| char::from(*letter)));
        }
        text
    }

    /// What keys are derived from: the values of the characters.
    pub fn symbols(&self) -> &[u8; LENGTH] {
        &self.0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// Whether a character only sets others apart: any space, and every kind of hyphen or dash that a
/// telephone's keyboard puts in by itself.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '.' | '_' | '\u{2010}'..='\u{2015}' | '−')
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        letter => letter,
    };
    let index = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
    u8::try_from(index).ok()
}

/// The check characters of the random ones: the remainder of dividing by (x − α)(x − α²), where α is
/// the element 2 of the field. In that field addition and subtraction are both "exclusive or".
fn check(symbols: &[u8; LENGTH]) -> [u8; LENGTH - RANDOM] {
    const SUM: u8 = 2 ^ 4; // α + α²
    const PRODUCT: u8 = 8; // α³
    let (mut high, mut low) = (0, 0);
    for symbol in symbols.iter().take(RANDOM) {
        let factor = symbol ^ high;
        high = low ^ times(factor, SUM);
        low = times(factor, PRODUCT);
    }
    [high, low]
}

/// The product of two elements of the field of 32, modulo x⁵ + x² + 1.
fn times(a: u8, b: u8) -> u8 {
    let mut product = 0;
    for bit in (0..5).rev() {
        product <<= 1;
        if product & 32 != 0 {
            product ^= 0b10_0101;
        }
        if b >> bit & 1 == 1 {
            product ^= a;
        }
    }
    product
}

#[cfg(test)]
mod tests;
