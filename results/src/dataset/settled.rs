//! The part of the responses that protected figures may count, so that two looks never differ by a
//! few people. It chooses responses by their day, and never by what they say.
//!
//! # The rule
//!
//! Only whole days count, and days are put together, from the first, until a batch of them has as
//! many responses as the threshold. The responses of the last batch that is complete, and of all
//! before it, are settled; the others wait.
//!
//! Nothing else would do. Say that a set of responses by itself decided which of them count, and
//! that as many as the threshold did once there are as many: then of one more, each so large a part
//! would have to go on counting, so all count, and the last made a difference of one. Somebody has to
//! remember which came first. The day is remembered anyway, so nothing new has to be stored, and a
//! set that is rebuilt from the store settles as it did before.
//!
//! # What is promised
//!
//! Of two settled sets, taken on any two days, one is part of the other, and they are the same or
//! differ by at least as many responses as the threshold. So nobody's answers can be had by looking
//! before and after they were sent. A count that was "fewer than 10" and is "about 10" after one more
//! batch may, as far as that alone goes, have been anything below 10: the batch is large enough.
//!
//! # What is not promised
//!
//! Two looks together say roughly how a batch answered, to within the rounding of both: so much is
//! said of the batch as would be by a table of it that is not protected but for the rounding. Where
//! other figures of the same question rose as well, that can narrow what a suppressed count had been.
//! Whoever knows everybody in a batch but one can learn something of that one.
//!
//! The last responses, fewer than the threshold, are not settled even when the consultation has
//! closed. Whoever publishes then has to say so, or count them in a release that nothing earlier can
//! be subtracted from.

use questionnaire::consultation::Disclosure;

use super::Dataset;

impl Dataset {
    /// The responses that protected figures may count. `today` is the first day on which responses
    /// may still be stored, counted like those of [`Self::push`]: whoever calls makes sure that all
    /// of the day before have been pushed.
    #[must_use]
    pub fn settled(&self, today: i32, rule: &Disclosure) -> Self {
        let last = self.last_settled(today, rule.threshold);
        let is_settled: Vec<bool> =
            self.days.iter().map(|day| last.is_some_and(|last| *day <= last)).collect();
        let kept = self.days.iter().zip(&is_settled).filter(|(_, kept)| **kept);
        let versions = self.versions.iter().zip(&is_settled).filter(|(_, kept)| **kept);
        Self {
            lacking: self.lacking.clone(),
            days: kept.map(|(day, _)| *day).collect(),
            by_day: self
                .by_day
                .iter()
                .filter(|(day, _)| Some(**day) <= last)
                .map(|(day, n)| (*day, *n))
                .collect(),
            versions: versions.map(|(version, _)| *version).collect(),
            columns: self.columns.iter().map(|column| column.kept(&is_settled)).collect(),
            own: self.own.clone(),
        }
    }

    /// The last day of the last complete batch.
    fn last_settled(&self, today: i32, threshold: u32) -> Option<i32> {
        let (mut waiting, mut last) = (0, None);
        for (day, responses) in self.by_day.range(..today) {
            waiting += responses;
            if waiting >= threshold.max(1).into() {
                (waiting, last) = (0, Some(*day));
            }
        }
        last
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use proptest::prelude::*;
    use questionnaire::{
        answer::{Answer, Answers},
        definition::Questionnaire,
        record::Record,
        submission::Submission,
    };

    use super::*;
    use crate::{Volume, sample, tables};

    const RULE: Disclosure = Disclosure { threshold: 10, rounding: 5, minimum_base: 30 };

    fn questionnaire() -> Questionnaire {
        let question = sample::question("a", true, sample::one());
        sample::questionnaire(vec![sample::page(question)])
    }

    /// Responses of these days, each with an answer.
    fn dataset(responses: &[(i32, bool)]) -> Dataset {
        let questionnaire = questionnaire();
        let mut dataset = Dataset::new(&questionnaire);
        for (day, yes) in responses {
            let value = if *yes { "yes" } else { "no" }.to_owned();
            let mut answers = Answers::new();
            answers.insert("a".to_owned(), Answer::One { value, text: None });
            let submission = Submission::new(&questionnaire, &answers).unwrap();
            dataset.push(*day, &Record::new(&questionnaire, &submission).closed).unwrap();
        }
        dataset
    }

    fn settled(responses: &[(i32, bool)], today: i32) -> u64 {
        Volume::of(&dataset(responses).settled(today, &RULE)).total()
    }

    #[test]
    fn a_batch_is_as_many_whole_days_as_it_takes() {
        let days = [0; 6].into_iter().chain([1; 3]).chain([2; 8]).chain([3; 9]).chain([4; 40]);
        let responses: Vec<_> = days.map(|day| (day, true)).collect();
        let settled: Vec<u64> = (0..=5).map(|today| settled(&responses, today)).collect();
        assert_eq!(settled, [0, 0, 0, 17, 17, 66]);
    }

    #[test]
    fn figures_are_of_the_settled_responses_alone() {
        let known = [(0, true); 30].into_iter().chain([(0, false); 20]);
        let all: Vec<_> = known.clone().chain([(1, false); 9]).collect();
        let questionnaire = questionnaire();
        let tables = |dataset: &Dataset| tables(dataset, &questionnaire, &RULE);
        let before = tables(&dataset(&known.collect::<Vec<_>>()));
        assert_ne!(tables(&dataset(&all)), before);
        assert_eq!(tables(&dataset(&all).settled(7, &RULE)), before);
    }

    proptest! {
        /// Whoever looks every day, whatever comes in between, and whether or not the set was
        /// rebuilt in another order meanwhile.
        #[test]
        fn two_looks_differ_by_whole_batches(
            mut responses in prop::collection::vec((0..12_i32, any::<bool>()), 0..120),
        ) {
            responses.sort_by_key(|(day, _)| *day);
            let mut before: Vec<i32> = Vec::new();
            for today in 0..14 {
                let mut so_far: Vec<_> =
                    responses.iter().filter(|(day, _)| *day <= today).copied().collect();
                let set = dataset(&so_far).settled(today, &RULE);
                so_far.reverse();
                let rebuilt = dataset(&so_far).settled(today, &RULE);
                let questionnaire = questionnaire();
                prop_assert_eq!(
                    tables(&set, &questionnaire, &RULE), tables(&rebuilt, &questionnaire, &RULE)
                );
                let now = set.days().to_vec();
                prop_assert!(now.starts_with(&before));
                let new = now.len() - before.len();
                prop_assert!(new == 0 || new >= 10, "{} more on day {}", new, today);
                prop_assert!(now.iter().all(|day| *day < today));
                before = now;
            }
        }
    }
}
