//! "Did you mean …?": the nearest of the words that would have been right.

/// Most words that are worth listing where none is near.
const LISTED: usize = 15;

/// A sentence that leads from a wrong word to a right one: the nearest of `known`, or all of them.
pub(super) fn advice<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = known.into_iter().collect();
    let mut seen = std::collections::BTreeSet::new();
    known.retain(|word| seen.insert(*word));
    match nearest(wrong, &known) {
        Some(word) => format!("Did you mean “{word}”?"),
        None if known.is_empty() => "There are none yet: write it first.".to_owned(),
        None if known.len() == 1 => format!("There is only {}.", list(&known)),
        None if known.len() <= LISTED => format!("Use one of {}.", list(&known)),
        None => format!("Use one of {} and {} more.", list(&known[..LISTED]), known.len() - LISTED),
    }
}

/// Words in quotation marks with commas between them.
pub(super) fn list<S: AsRef<str>>(words: &[S]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{}”", word.as_ref())).collect();
    quoted.join(", ")
}

fn nearest<'a>(wrong: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = |word: &str| word.to_lowercase().replace('_', "-");
    let wrong = plain(wrong);
    let allowed = (wrong.chars().count() / 3).max(1);
    known
        .iter()
        .map(|word| (distance(&wrong, &plain(word)), *word))
        .filter(|(distance, word)| *distance <= allowed && *distance < word.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// How many characters must be added, left out, replaced or swapped with their neighbour to get
/// from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    let mut previous = None;
    for (row, letter) in from.chars().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let mut best = (last[column] + usize::from(letter != *other))
                .min(last[column + 1] + 1)
                .min(next[column] + 1);
            let swapped = column > 0 && previous == Some(*other) && to[column - 1] == letter;
            if swapped {
                best = best.min(before[column - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut last, next);
        previous = Some(letter);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_of_the_hand_lead_to_the_word_that_was_meant() {
        let known = ["label", "show_if", "options", "required", "dont-know"];
        for (wrong, right) in [
            ("lable", "label"),
            ("Label", "label"),
            ("show-if", "show_if"),
            ("option", "options"),
            ("requierd", "required"),
            ("dont_know", "dont-know"),
        ] {
            assert_eq!(advice(wrong, known), format!("Did you mean “{right}”?"), "{wrong}");
        }
    }

    #[test]
    fn a_word_like_no_other_gets_the_list() {
        assert_eq!(advice("colour", ["id", "max"]), "Use one of “id”, “max”.");
        assert_eq!(advice("x", ["y", "no"]), "Use one of “y”, “no”.");
    }

    proptest! {
        #[test]
        fn distance_is_a_distance(a in "[abc]{0,6}", b in "[abc]{0,6}") {
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &b) == 0, a == b);
            prop_assert!(distance(&a, &b) <= a.len().max(b.len()));
        }
    }
}
