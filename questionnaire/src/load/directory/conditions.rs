//! Which answers a service is shown for. A condition is written once for the consultation, and holds
//! in every questionnaire that asks what it looks at; one that fits none of them is a mistake.

use std::collections::BTreeMap;

use crate::{
    condition::Expression,
    definition::Questionnaire,
    load::{
        condition::{self, Asked, Fault},
        table::Value,
    },
};

/// The conditions of all services.
#[derive(Default)]
pub(in crate::load) struct Conditions<'a> {
    each: Vec<Condition<'a>>,
}

struct Condition<'a> {
    service: String,
    value: Value<'a>,
    /// It fits a questionnaire.
    fits: bool,
    /// What keeps it from fitting the questionnaire that it comes nearest to.
    faults: Vec<Fault>,
}

impl<'a> Conditions<'a> {
    pub(super) fn add(&mut self, service: &str, value: Value<'a>) {
        let (service, faults) = (service.to_owned(), Vec::new());
        self.each.push(Condition { service, value, fits: false, faults });
    }

    /// The conditions that fit a questionnaire, by service.
    pub(in crate::load) fn resolve(
        &mut self,
        questionnaire: &Questionnaire,
    ) -> BTreeMap<String, Expression> {
        let mut asked = Asked::default();
        for (index, page) in questionnaire.pages.iter().enumerate() {
            for question in &page.questions {
                asked.add(index, &question.id, Some(question));
            }
        }
        // Services are shown while and after it is answered: every question counts.
        asked.before(questionnaire.pages.len());
        let resolved = self.each.iter_mut().filter_map(|condition| {
            let source = condition.value.raw().as_str()?;
            let (expression, faults) = condition::read(source, &asked);
            if expression.is_some() && faults.is_empty() {
                condition.fits = true;
                return Some((condition.service.clone(), expression?));
            }
            condition.keep_nearest(faults);
            None
        });
        resolved.collect()
    }

    /// Notes every condition that fits no questionnaire. Without `whole` files a question that is not
    /// there may only have been lost.
    pub(in crate::load) fn finish(&self, whole: bool) {
        for condition in &self.each {
            condition.report(whole);
        }
    }
}

impl Condition<'_> {
    /// Keeps the faults that are nearest to none: a question of the right name and an unknown option
    /// say more than a question that is not there at all.
    fn keep_nearest(&mut self, faults: Vec<Fault>) {
        let distance = |faults: &[Fault]| (faults.iter().any(|fault| fault.absence), faults.len());
        if self.faults.is_empty() || distance(&faults) < distance(&self.faults) {
            self.faults = faults;
        }
    }

    fn report(&self, whole: bool) {
        let Self { value, .. } = self;
        if value.raw().as_str().is_none_or(|source| source.trim().is_empty()) {
            value.mistake(
                format!("{} is not a condition.", value.name),
                "Write one in quotation marks, such as \"selected(${crimes}, 'hate')\".",
            );
        } else if !self.fits {
            let literal = value.file.literal(value.span.clone());
            for fault in self.faults.iter().filter(|fault| whole || !fault.absence) {
                value.file.mistake(literal.locate(fault.at), &fault.what, &fault.advice);
            }
        }
    }
}
