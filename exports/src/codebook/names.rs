//! Names of variables, such that SPSS accepts them; R and spreadsheets do as well. (Rules: "Variable
//! Names" in IBM SPSS Statistics' command syntax reference.)

use std::collections::BTreeSet;

/// The longest a name may be, in bytes.
const LONGEST: usize = 64;

/// Words of SPSS's own.
const RESERVED: [&str; 13] =
    ["ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"];

/// Names given so far.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A name made of these parts, which differs from all others in more than case.
    pub(super) fn give(&mut self, question: &str, part: Option<&str>) -> String {
        let joined = part.map_or_else(|| question.to_owned(), |part| format!("{question}_{part}"));
        let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        let mut name: String = joined.chars().map(letter).collect();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || RESERVED.contains(&name.to_ascii_uppercase().as_str())
        {
            name.insert_str(0, "q_");
        }
        name.truncate(LONGEST);
        let mut candidate = name.clone();
        let mut number = 1_u32;
        while !self.0.insert(candidate.to_ascii_uppercase()) {
            number += 1;
            let ending = format!("_{number}");
            candidate.clone_from(&name);
            candidate.truncate(LONGEST - ending.len());
            candidate.push_str(&ending);
        }
        candidate
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_those_of_the_definition_where_they_can_be() {
        let mut names = Names::default();
        assert_eq!(names.give("told_police", None), "told_police");
        assert_eq!(names.give("crimes", Some("hate-crime")), "crimes_hate_crime");
        assert_eq!(names.give("Told_Police", None), "Told_Police_2");
        assert_eq!(names.give("all", None), "q_all");
        assert_eq!(names.give("crimes_hate", Some("crime")), "crimes_hate_crime_2");
    }

    proptest! {
        #[test]
        fn every_name_can_be_used_and_is_there_once(
            parts in proptest::collection::vec(("[a-cA-C_]{1,70}", "[a-b0-1-]{0,70}"), 1..40),
        ) {
            let (mut names, mut seen) = (Names::default(), BTreeSet::new());
            for (question, part) in &parts {
                let name = names.give(question, (!part.is_empty()).then_some(part));
                prop_assert!(name.len() <= LONGEST);
                prop_assert!(name.starts_with(|c: char| c.is_ascii_alphabetic()));
                prop_assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
                prop_assert!(seen.insert(name.to_lowercase()), "{}", name);
            }
        }
    }
}
