//! What the controls of a page show: what was typed before, else what was answered before.

use questionnaire::{
    definition::Page,
    form::{self, Form},
};

use super::screen::Screen;

/// The values that the controls of a page start with.
pub(super) fn values(page: &Page, screen: &Screen) -> Form {
    if let Some(typed) = &screen.typed {
        return typed.clone();
    }
    let answered = page.questions.iter().filter_map(|question| {
        form::of_answer(question, screen.journey.answers.get(&question.id)?)
    });
    Form(answered.flat_map(|form| form.0).collect())
}

/// Identifier of a choice control: the first goes by the control's name, as an error's link expects.
pub(super) fn choice_id(name: &str, index: usize) -> String {
    if index == 0 { name.to_owned() } else { format!("{name}-{}", index + 1) }
}
