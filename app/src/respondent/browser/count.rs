//! How much room is left in a long text. Shown only where it is getting short, because a number that
//! counts along from the first letter asks for brevity. It is said aloud once typing pauses.

use std::rc::Rc;

use leptos::prelude::ReadUntracked;
use questionnaire::{
    answer::Answer,
    definition::{Kind, Question},
    form::Form,
    validate::{self, ProblemKind},
};

use super::{Driver, dom};
use crate::messages::Key;

/// Shown once three of so many quarters are used.
const QUARTERS: usize = 4;

/// Typing has paused when nothing has come for so long, in milliseconds.
const PAUSE: u64 = 1_000;

/// Brings the counts of the page up to date.
pub(super) fn update(driver: &Rc<Driver>) {
    let screen = driver.screen.read_untracked();
    let page = screen.journey.page(&driver.setting.questionnaire);
    let (Some((_, page)), Some(form)) = (page, dom::answer_form()) else { return };
    let typed = driver.typed.get().wrapping_add(1);
    driver.typed.set(typed);
    for question in &page.questions {
        let Some(words) = words(driver, question, &form) else { continue };
        dom::set_text(&format!("{}-count", question.id), &words);
        if !words.is_empty() {
            let driver = Rc::clone(driver);
            dom::later(PAUSE, move || {
                if driver.typed.get() == typed {
                    dom::announce(words);
                }
            });
        }
    }
}

/// What there is to say about a long text; empty while there is room enough, and none for another
/// kind of question. The rules that read the answer count it as well, so that both agree.
fn words(driver: &Driver, question: &Question, form: &Form) -> Option<String> {
    let Kind::LongText { max } = question.kind else { return None };
    let say = |key, name, number: usize| driver.reader().say_with(key, &[(name, number.into())]);
    let most = max as usize;
    Some(match validate::read(question, form) {
        Ok(Some(Answer::Text(text))) => {
            let length = text.chars().count();
            if length * QUARTERS < most * (QUARTERS - 1) {
                return Some(String::new());
            }
            say(Key::TextLeft, "left", most - length)
        }
        Err(problems) => match problems.first().map(|problem| &problem.kind) {
            Some(ProblemKind::TooLong { over, .. }) => {
                say(Key::ErrorTooLong, "over", *over as usize)
            }
            _ => String::new(),
        },
        _ => String::new(),
    })
}
