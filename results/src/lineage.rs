//! One definition for all versions of a questionnaire, so that what an earlier one asked can still
//! be read. It holds no answers.

use questionnaire::definition::{Page, Questionnaire};

/// The questionnaire as it is, followed by the questions that earlier versions had and it has not,
/// each as the latest of them had it. Whoever makes a [`crate::Dataset`] for this, and reads every
/// row by [`crate::Translation::between`] its version and this, can count and filter by deleted
/// questions like any others; in later responses they are [`crate::filter::State::NotInVersion`].
///
/// A question that changed its kind is another question, but has the same identifier: the earlier
/// one cannot be read beside the later one. Nor can options that were dropped from a question.
pub fn readable(current: &Questionnaire, earlier: &[Questionnaire]) -> Questionnaire {
    let mut readable = current.clone();
    let mut versions: Vec<_> = earlier.iter().collect();
    versions.sort_by_key(|questionnaire| std::cmp::Reverse(questionnaire.version));
    for version in versions {
        for page in &version.pages {
            let is_new = |id: &str| readable.question(id).is_none();
            let questions: Vec<_> =
                page.questions.iter().filter(|question| is_new(&question.id)).cloned().collect();
            if !questions.is_empty() {
                let id = format!("{}@{}", page.id, version.version);
                readable.pages.push(Page { id, questions, ..page.clone() });
            }
        }
    }
    readable
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use crate::{Dataset, Translation, column::Which, sample};

    fn version(version: u32, questions: &[&str]) -> Questionnaire {
        let page = |id: &&str| sample::page(sample::question(id, true, sample::one()));
        Questionnaire { version, ..sample::questionnaire(questions.iter().map(page).collect()) }
    }

    #[test]
    fn a_deleted_question_is_read_under_the_versions_that_had_it() {
        let versions = [version(1, &["a", "b"]), version(2, &["b", "c"]), version(3, &["c", "d"])];
        let [first, second, current] = &versions;
        let all = readable(current, &[first.clone(), second.clone()]);
        let ids: Vec<_> = all.questions().map(|(_, question)| question.id.as_str()).collect();
        assert_eq!(ids, ["c", "d", "b", "a"]);
        let mut dataset = Dataset::new(&all);
        // Each answers its first question with "no" and its second with "yes".
        for version in &versions {
            let translation = Translation::between(version, &all);
            dataset.push_translated(0, &[3, 2], &translation).unwrap();
        }
        let said = |question: &str, which| dataset.column(question, None).unwrap().set(which)[0];
        assert_eq!((said("a", Which::Option(1)), said("a", Which::Absent)), (0b001, 0b110));
        assert_eq!((said("b", Which::Option(0)), said("b", Which::Option(1))), (0b001, 0b010));
        assert_eq!((said("c", Which::Option(0)), said("c", Which::Option(1))), (0b010, 0b100));
        assert_eq!(said("d", Which::Option(0)), 0b100);
        assert_eq!(dataset.versions(), [1, 2, 3]);
    }

    #[test]
    fn nothing_deleted_changes_nothing() {
        let current = version(2, &["a"]);
        assert_eq!(readable(&current, &[version(1, &["a"])]), current);
        let dataset = Dataset::new(&current);
        assert!(dataset.column("b", None).is_none());
    }
}
