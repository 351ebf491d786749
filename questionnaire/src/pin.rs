//! The PIN of a locked draft, as it is typed. Both drivers read it with this; neither keeps it.

use std::fmt;

use crate::validate::ProblemKind;

/// Fewest digits.
pub const SHORTEST: usize = 4;
/// Most digits.
pub const LONGEST: usize = 8;

/// A PIN: digits, and neither too few nor too many. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// Reads what was typed. Spaces and hyphens make no difference, and neither does the script that
    /// the digits are written in.
    ///
    /// # Errors
    /// [`ProblemKind::PinLength`].
    pub fn read(typed: &str) -> Result<Self, ProblemKind> {
        let digits: Option<String> = typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(digit)
            .collect();
        match digits {
            Some(digits) if (SHORTEST..=LONGEST).contains(&digits.len()) => Ok(Self(digits)),
            _ => Err(ProblemKind::PinLength),
        }
    }

    /// Reads one that is being chosen: not what somebody who tries tries first.
    ///
    /// # Errors
    /// The same, and [`ProblemKind::PinEasy`] for one digit again and again or a run of digits.
    pub fn choose(typed: &str) -> Result<Self, ProblemKind> {
        let pin = Self::read(typed)?;
        let digits = pin.0.as_bytes();
        let steps = |step: i16| {
            digits.windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == step)
        };
        if [0, 1, -1].into_iter().any(steps) { Err(ProblemKind::PinEasy) } else { Ok(pin) }
    }

    /// The digits, in ASCII.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// A digit as ASCII has it: typed as such, or on an Arabic, Persian or Urdu keyboard.
fn digit(letter: char) -> Option<char> {
    let value = match letter {
        '0'..='9' => u32::from(letter) - u32::from('0'),
        '\u{660}'..='\u{669}' => u32::from(letter) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(letter) - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_keyboard_count_and_nothing_else_does() {
        for typed in ["4821", " 48 21 ", "48-21", "٤٨٢١", "۴۸۲۱"] {
            let read = Pin::read(typed);
            assert_eq!(read.as_ref().map(Pin::digits), Ok("4821"), "{typed}");
        }
        for typed in ["", "482", "482159731", "48 2a", "abcd", "４８２１"] {
            assert_eq!(Pin::read(typed), Err(ProblemKind::PinLength), "{typed}");
        }
        assert_eq!(format!("{:?}", Pin::read("4821")), "Ok(Pin(…))");
    }

    #[test]
    fn what_is_tried_first_cannot_be_chosen_but_can_be_entered() {
        for easy in ["0000", "77777777", "1234", "456789", "9876", "3210"] {
            assert_eq!(Pin::choose(easy), Err(ProblemKind::PinEasy), "{easy}");
            assert!(Pin::read(easy).is_ok());
        }
        for fine in ["4821", "1235", "0123 4560", "1122"] {
            assert!(Pin::choose(fine).is_ok(), "{fine}");
        }
    }
}
