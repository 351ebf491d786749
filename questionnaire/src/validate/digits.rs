//! Digits as keyboards of other scripts have them. Somebody who writes Arabic types ٢٧ for 27, and
//! what is copied from a text that runs from right to left brings marks along that nobody sees.

/// The same with the digits 0 to 9 and the point of a decimal, and without marks of direction.
pub(super) fn plain(typed: &str) -> String {
    let plain = |c: char| match c {
        '\u{660}'..='\u{669}' => digit(c, '\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit(c, '\u{6f0}'),
        '\u{66b}' => Some('.'),
        '\u{66c}' => Some(','),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            None
        }
        c => Some(c),
    };
    typed.chars().filter_map(plain).collect()
}

fn digit(c: char, zero: char) -> Option<char> {
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_are_digits() {
        for (typed, meant) in [
            ("٢٧", "27"),
            ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
            ("٠١٥١ ٤٩٦ ٠٠٠٠", "0151 496 0000"),
            ("١٬٢٠٠٫٥", "1,200.5"),
            ("\u{2066}0151\u{2069}\u{200f}", "0151"),
            ("name@example.org", "name@example.org"),
            ("Łódź", "Łódź"),
        ] {
            assert_eq!(plain(typed), meant);
        }
    }
}
