//! Codes to carry on with, asked for and typed in where the browser drives.

use std::rc::Rc;

use leptos::prelude::*;
use questionnaire::{
    code::Code,
    form::{CODE, Form},
    validate::{self, ProblemKind},
};
use web_sys::HtmlFormElement;

use super::{Driver, dom};
use crate::respondent::{
    carry::{Asked, Carried, Given, PATH},
    screen::{Notice, Screen, Show},
};

/// Asks for a code for the journey, with what is typed on the page.
pub(super) fn ask(driver: &Rc<Driver>, form: Form) {
    let current = driver.screen.get_untracked();
    let journey = driver.with_what_is_typed(current.journey);
    let carried = Carried {
        slug: driver.setting.questionnaire.slug.clone(),
        hash: driver.setting.hash.clone(),
        id: driver.id.borrow().clone(),
        ticket: driver.ticket.borrow().clone(),
        language: Some(driver.reader().language),
        journey: journey.clone(),
    };
    let asked = Asked { carried, before: driver.given.borrow().clone() };
    let (driver, language) = (Rc::clone(driver), current.language);
    wasm_bindgen_futures::spawn_local(async move {
        let screen = Screen { language, typed: Some(form), ..Screen::of(journey) };
        match dom::ask::<_, Given>(PATH, &asked, false).await {
            Ok(Given { code, handle, until }) => {
                driver.given.replace(Some(handle));
                driver.go(Screen { show: Show::Code { code, until }, ..screen }, false);
            }
            Err(why) => driver.go(Screen { notice: Some(Notice::NoCode(why)), ..screen }, false),
        }
    });
}

/// Whether the form is one for a code, and what is typed there cannot be one; that is said at once.
pub(super) fn has_slip(driver: &Driver, form: &HtmlFormElement) -> bool {
    let form = dom::form_of(form, None);
    let Some(Err(slip)) = form.get(CODE).map(Code::read) else { return false };
    let problems = validate::code_problem(ProblemKind::NotACode(slip));
    let current = driver.screen.get_untracked();
    driver.put(Screen { problems, typed: Some(form), notice: None, ..current }, true);
    true
}
