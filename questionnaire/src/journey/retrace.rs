//! Taking the same way again. Where a questionnaire ends early nothing is kept, so the page itself
//! carries what led to it: its Back button would lead nowhere otherwise.

use super::{Journey, Keep, OnExit, Position};
use crate::{
    definition::Questionnaire,
    form::{self, Form, KEEP, ON_EXIT, PAGE},
    route::Route,
};

impl Journey {
    /// Everything that was said on the way, as one form.
    pub fn trace(&self, questionnaire: &Questionnaire) -> Form {
        let mut trace = Form::default();
        if let Some(keep) = self.keep {
            trace.push(KEEP, keep.value());
            trace.push(ON_EXIT, self.on_exit.value());
        }
        for question in questionnaire.pages.iter().flat_map(|page| &page.questions) {
            let answer = self.answers.get(&question.id);
            let answered = answer.and_then(|answer| form::of_answer(question, answer));
            trace.0.extend(answered.unwrap_or_default().0);
        }
        trace
    }

    /// The journey to the page that a form is for, from what the form carries: by the same rules as
    /// page after page. It begins anew unless the questionnaire ends at that page and what the form
    /// says leads there.
    pub fn retraced(questionnaire: &Questionnaire, form: &Form) -> Self {
        let end = form.get(PAGE).and_then(|id| questionnaire.page(id));
        let Some((index, page)) = end.filter(|(_, page)| page.ends) else { return Self::default() };
        let mut journey = Self {
            position: Position::Page(page.id.clone()),
            keep: form.get(KEEP).and_then(|keep| Keep::read(keep, questionnaire.drafts)),
            on_exit: OnExit::of(form),
            ..Self::default()
        };
        for page in 0..questionnaire.pages.len() {
            journey = journey.absorbing(questionnaire, page, form);
        }
        let route = Route::of(questionnaire, &journey.answers);
        if !route.has(index) {
            return Self::default();
        }
        let passed = route.pages().filter(|before| *before < index);
        let passed = passed.filter_map(|before| questionnaire.pages.get(before));
        journey.passed = passed.map(|page| page.id.clone()).collect();
        journey
    }
}
