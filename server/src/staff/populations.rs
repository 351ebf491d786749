//! Published figures on the people whom a consultation is about, as they fit a questionnaire.

use questionnaire::{
    consultation::Population,
    definition::{Choice, Kind, Question},
};
use results::{Axis, Filter, cross::Group, statistics::Target};

use crate::catalogue::Entry;

/// A population whose question the questionnaire asks: the question, and its options with the number
/// of people, in the order of the options.
pub(super) struct Fitting<'a> {
    pub(super) population: &'a Population,
    pub(super) question: &'a Question,
    pub(super) groups: Vec<(&'a Choice, u32)>,
}

/// The populations that a questionnaire's responses can be held against.
pub(super) fn fitting<'a>(entry: &'a Entry) -> Vec<Fitting<'a>> {
    let fit = |population: &'a Population| {
        let Population { question, people, .. } = population;
        let (_, question) = entry.questionnaire().question(question)?;
        let Kind::ChooseOne { options } = &question.kind else { return None };
        let groups: Vec<(&Choice, u32)> = options
            .iter()
            .filter_map(|option| {
                let (_, number) = people.iter().find(|(value, _)| *value == option.value)?;
                Some((option, *number))
            })
            .collect();
        (groups.len() > 1).then_some(Fitting { population, question, groups })
    };
    entry.consultation.populations.iter().filter_map(fit).collect()
}

/// What the responses are weighted to: all populations at once.
pub(super) fn targets(entry: &Entry) -> Vec<Target> {
    let target = |fitting: &Fitting<'_>| {
        let group = |(option, _): &(&Choice, u32)| Group {
            name: option.value.clone(),
            filter: Filter::Chose {
                question: fitting.question.id.clone(),
                statement: None,
                value: option.value.clone(),
            },
        };
        Target {
            axis: Axis::Groups(fitting.groups.iter().map(group).collect()),
            totals: fitting.groups.iter().map(|(_, number)| f64::from(*number)).collect(),
        }
    };
    fitting(entry).iter().map(target).collect()
}
