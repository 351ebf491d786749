#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::HashSet;

use super::*;

/// A code's characters without hyphens.
fn letters(code: Code) -> Vec<u8> {
    code.to_text().bytes().filter(|byte| *byte != b'-').collect()
}

fn read(letters: &[u8]) -> Result<Code, Slip> {
    Code::read(std::str::from_utf8(letters).unwrap())
}

#[test]
fn the_field_is_one() {
    // Every element but zero has an inverse, and a power of α is every element but zero.
    for a in 1..32 {
        assert_eq!((1..32).filter(|b| times(a, *b) == 1).count(), 1, "{a}");
    }
    let powers: HashSet<u8> =
        std::iter::successors(Some(1), |power| Some(times(*power, 2))).take(31).collect();
    assert_eq!(powers.len(), 31);
}

#[test]
fn a_code_is_shown_in_groups_of_four() {
    let text = Code::new([0xff; SEED_BYTES]).to_text();
    assert_eq!(text.len(), LENGTH + 3);
    assert!(text.starts_with("ZZZZ-ZZZZ-ZZZZ-ZZ"), "{text}");
    assert_eq!(Code::new([0; SEED_BYTES]).to_text(), "0000-0000-0000-0000");
    assert_eq!(format!("{:?}", Code::new([1; SEED_BYTES])), "Code(…)");
}

#[test]
fn look_alikes_count_as_what_they_look_like() {
    let mut seed = [0; SEED_BYTES];
    seed[8] = 1;
    let code = Code::new(seed);
    let text = code.to_text();
    assert!(text.starts_with("1000"), "{text}");
    for alike in [text.replace('1', "l"), text.replace('1', "I"), text.replace('0', "o")] {
        assert_eq!(Code::read(&alike), Ok(code), "{alike}");
    }
    // U is in no code, so it is never taken for a V.
    assert_eq!(Code::read(&text.replacen('0', "U", 1)), Err(Slip::Character));
}

// Natively only: proptest is not for wasm.
#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_shown_can_be_read(seed: [u8; SEED_BYTES], dash in "[-–—−. ]{0,2}") {
            let code = Code::new(seed);
            prop_assert_eq!(Code::read(&code.to_text()), Ok(code));
            let other = code.to_text().replace('-', &dash).to_lowercase();
            prop_assert_eq!(Code::read(&format!(" {other}\n")), Ok(code));
        }

        #[test]
        fn different_bytes_are_different_codes(a: [u8; SEED_BYTES], b: [u8; SEED_BYTES]) {
            // The two highest bits are not used.
            let used = |seed: [u8; SEED_BYTES]| (seed[0] & 63, seed[1..].to_vec());
            prop_assert_eq!(Code::new(a) == Code::new(b), used(a) == used(b));
        }

        #[test]
        fn every_slip_in_one_character_is_caught(seed: [u8; SEED_BYTES]) {
            let right = letters(Code::new(seed));
            for place in 0..LENGTH {
                for wrong in ALPHABET.iter().filter(|letter| **letter != right[place]) {
                    let mut typed = right.clone();
                    typed[place] = *wrong;
                    prop_assert_eq!(read(&typed), Err(Slip::Character));
                }
            }
        }

        #[test]
        fn any_two_characters_that_changed_places_are_caught(seed: [u8; SEED_BYTES]) {
            let right = letters(Code::new(seed));
            for (a, b) in (0..LENGTH).flat_map(|a| (a + 1..LENGTH).map(move |b| (a, b))) {
                let mut typed = right.clone();
                typed.swap(a, b);
                let expected = if right[a] == right[b] { Ok(Code::new(seed)) } else { Err(Slip::Character) };
                prop_assert_eq!(read(&typed), expected);
            }
        }

        #[test]
        fn any_two_wrong_characters_are_caught(
            seed: [u8; SEED_BYTES], a in 0..LENGTH, b in 0..LENGTH, x in 1..32_usize, y in 1..32_usize,
        ) {
            prop_assume!(a != b);
            let mut typed = letters(Code::new(seed));
            for (place, step) in [(a, x), (b, y)] {
                let index = ALPHABET.iter().position(|known| *known == typed[place]).unwrap();
                typed[place] = ALPHABET[(index + step) % 32];
            }
            prop_assert_eq!(read(&typed), Err(Slip::Character));
        }

        #[test]
        fn a_character_too_few_or_too_many_is_caught(seed: [u8; SEED_BYTES], at in 0..LENGTH) {
            let mut typed = letters(Code::new(seed));
            let lost = typed.remove(at);
            prop_assert_eq!(read(&typed), Err(Slip::Length));
            typed.splice(at..at, [lost, lost]);
            prop_assert_eq!(read(&typed), Err(Slip::Length));
        }

        #[test]
        fn nothing_that_is_typed_stops_the_program(typed in "\\PC{0,40}") {
            if let Ok(code) = Code::read(&typed) {
                prop_assert_eq!(Code::read(&code.to_text()), Ok(code));
            }
        }
    }
}
