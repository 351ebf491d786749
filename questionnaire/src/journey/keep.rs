//! What may be kept of answers that are not sent yet, and how two tabs that both keep them come to
//! agree.

use serde::{Deserialize, Serialize};

use super::Journey;
use crate::{answer::Answers, definition::Drafts};

/// What may be kept on the respondent's device until they send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keep {
    /// Nothing that outlives the page or the browser.
    Nothing,
    /// A draft that opens with a PIN.
    Locked,
    /// A draft that anybody who uses the device can open.
    Open,
}

impl Keep {
    /// What a questionnaire offers, in the order it is shown.
    pub fn offered(drafts: Drafts) -> &'static [Self] {
        match drafts {
            Drafts::Locked => &[Self::Nothing, Self::Locked],
            Drafts::Open => &[Self::Nothing, Self::Locked, Self::Open],
        }
    }

    /// What a value of the control stands for, where the questionnaire offers that.
    pub fn read(value: &str, drafts: Drafts) -> Option<Self> {
        Self::offered(drafts).iter().copied().find(|keep| keep.value() == value)
    }

    /// The value of the control.
    pub fn value(self) -> &'static str {
        match self {
            Self::Nothing => "no",
            Self::Locked => "locked",
            Self::Open => "yes",
        }
    }
}

impl Journey {
    /// Takes in what was done to the same draft elsewhere, in another tab. `base` are the answers that
    /// both began from: an answer that was not touched here becomes what it is there, and one that
    /// was stays as it is here.
    #[must_use]
    pub fn merged(mut self, base: &Answers, there: &Self) -> Self {
        let untouched: Vec<String> = there
            .answers
            .keys()
            .chain(base.keys())
            .filter(|id| self.answers.get(id.as_str()) == base.get(id.as_str()))
            .cloned()
            .collect();
        for id in untouched {
            match there.answers.get(id.as_str()) {
                Some(answer) => drop(self.answers.insert(id, answer.clone())),
                None => drop(self.answers.remove(id.as_str())),
            }
        }
        for page in &there.passed {
            if let Err(place) = self.passed.binary_search(page) {
                self.passed.insert(place, page.clone());
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;

    fn journey(answers: &[(&str, &str)]) -> Journey {
        let text = |(id, text): &(&str, &str)| ((*id).to_owned(), Answer::Text((*text).to_owned()));
        Journey { answers: answers.iter().map(text).collect(), ..Journey::default() }
    }

    #[test]
    fn what_was_answered_in_either_tab_is_there_in_the_end() {
        let base = journey(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]);
        let mut here = journey(&[("a", "1"), ("b", "here"), ("d", "1"), ("e", "here")]);
        here.passed = vec!["first".to_owned(), "third".to_owned()];
        let mut there = journey(&[("a", "there"), ("b", "there"), ("c", "1"), ("f", "there")]);
        there.passed = vec!["first".to_owned(), "second".to_owned()];
        let merged = here.merged(&base.answers, &there);
        let expected = journey(&[("a", "there"), ("b", "here"), ("e", "here"), ("f", "there")]);
        assert_eq!(merged.answers, expected.answers);
        assert_eq!(merged.passed, ["first", "second", "third"]);
    }

    #[test]
    fn tabs_that_know_nothing_of_each_other_lose_nothing() {
        let (here, there) = (journey(&[("a", "here")]), journey(&[("a", "there"), ("b", "there")]));
        let merged = here.merged(&Answers::new(), &there);
        assert_eq!(merged.answers, journey(&[("a", "here"), ("b", "there")]).answers);
    }

    #[test]
    fn an_open_draft_is_offered_only_where_it_may_be() {
        assert!(!Keep::offered(Drafts::Locked).contains(&Keep::Open));
        assert!(Keep::offered(Drafts::Open).contains(&Keep::Open));
    }
}
