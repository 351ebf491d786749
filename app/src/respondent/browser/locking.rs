//! Choosing the PIN of a draft on the device, and entering it again. Both need the server, which
//! keeps a share of the draft's key; with the page open, the journey then goes on without.

use std::rc::Rc;

use leptos::prelude::*;
use questionnaire::{
    form::{ACTION, FOR, Form, PIN},
    journey::Position,
    pin::Pin,
    validate::{self, ProblemKind},
};

use super::{
    Driver,
    cipher::{HEADER_BYTES, Lock, Stretched, half, new_header},
    dom,
    draft::Draft,
    keeping,
};
use crate::respondent::{
    lock::{Ask, PATH, Told},
    screen::{NoCode, Notice, Screen, Trouble},
};

/// Why a locked draft was not opened.
enum Closed {
    /// That is not the PIN, and so many tries are left.
    Wrong(u8),
    /// Nobody can open it any more.
    Gone,
    Trouble(Trouble),
}

/// A PIN was chosen, or the respondent goes back to choose something else.
pub(super) fn choose(driver: &Rc<Driver>, form: Form) {
    let mut journey = driver.screen.get_untracked().journey;
    let language = driver.screen.read_untracked().language.clone();
    if form.get(ACTION) == Some("back") {
        journey.position = Position::Keep;
        driver.go(Screen { language, ..Screen::of(journey) }, true);
        return;
    }
    let pin = match Pin::choose(form.get(PIN).unwrap_or_default()) {
        Ok(pin) => pin,
        Err(kind) => return refuse(driver, form, kind),
    };
    if driver.asking.replace(true) {
        return;
    }
    let driver = Rc::clone(driver);
    wasm_bindgen_futures::spawn_local(async move {
        let made = make(&driver, &pin).await;
        driver.asking.set(false);
        match made {
            Ok(lock) => {
                driver.keeping.lock.replace(Some(Rc::new(lock)));
                driver.go(Screen { language, ..Screen::of(journey) }, false);
            }
            Err(trouble) => report(&driver, form, trouble),
        }
    });
}

async fn make(driver: &Driver, pin: &Pin) -> Result<Lock, Trouble> {
    let header = new_header().ok_or(Trouble::Unable)?;
    let (stretched, proof) = stretch(pin, &header).await?;
    let slug = driver.setting.questionnaire.slug.clone();
    let ask = Ask::Make { slug, half: half(&header), proof };
    match dom::ask(PATH, &ask, false).await {
        Ok(Told::Share(share)) => stretched.lock(header, &share).await.ok_or(Trouble::Unable),
        Ok(_) => Err(Trouble::Busy),
        Err(why) => Err(trouble(why)),
    }
}

/// A PIN was entered.
pub(super) fn unlock(driver: &Rc<Driver>, form: Form) {
    let pin = match Pin::read(form.get(PIN).unwrap_or_default()) {
        Ok(pin) => pin,
        Err(kind) => return refuse(driver, form, kind),
    };
    if driver.asking.replace(true) {
        return;
    }
    let driver = Rc::clone(driver);
    wasm_bindgen_futures::spawn_local(async move {
        let opened = open(&driver, &pin).await;
        driver.asking.set(false);
        match opened {
            Ok((lock, draft)) => opened_with(&driver, lock, draft, &form),
            Err(Closed::Wrong(left)) => {
                // It has to be typed anew; what was on another page stays.
                let others = form.0.into_iter().filter(|(name, _)| name != PIN);
                let kind = ProblemKind::PinWrong { left: left.into() };
                refuse(&driver, Form(others.collect()), kind);
            }
            Err(Closed::Gone) => {
                keeping::forget(&driver);
                let language = driver.screen.read_untracked().language.clone();
                let notice = Some(Notice::LockGone);
                driver.put(Screen { language, notice, ..Screen::default() }, true);
            }
            Err(Closed::Trouble(trouble)) => report(&driver, form, trouble),
        }
    });
}

async fn open(driver: &Driver, pin: &Pin) -> Result<(Lock, Draft), Closed> {
    let sealed = driver.keeping.sealed.borrow().clone().ok_or(Closed::Gone)?;
    let header = sealed.header().ok_or(Closed::Gone)?;
    let (stretched, proof) = stretch(pin, &header).await.map_err(Closed::Trouble)?;
    let slug = driver.setting.questionnaire.slug.clone();
    let ask = Ask::Open { slug, half: half(&header), proof };
    let share = match dom::ask(PATH, &ask, false).await {
        Ok(Told::Share(share)) => share,
        Ok(Told::Wrong { left }) if left > 0 => return Err(Closed::Wrong(left)),
        Ok(_) => return Err(Closed::Gone),
        Err(why) => return Err(Closed::Trouble(trouble(why))),
    };
    let lock = stretched.lock(header, &share).await.ok_or(Closed::Trouble(Trouble::Unable))?;
    let bytes = lock.open(&sealed).await;
    let draft = bytes.and_then(|bytes| Draft::from_bytes(&bytes));
    Ok((lock, draft.ok_or(Closed::Trouble(Trouble::Damaged))?))
}

fn opened_with(driver: &Rc<Driver>, lock: Lock, mut draft: Draft, form: &Form) {
    let questionnaire = &driver.setting.questionnaire;
    driver.keeping.sealed.take();
    driver.keeping.lock.replace(Some(Rc::new(lock)));
    driver.keeping.base.replace(draft.journey.answers.clone());
    if let Some((index, _)) = form.get(FOR).and_then(|id| questionnaire.page(id)) {
        draft.journey = draft.journey.absorbing(questionnaire, index, form);
    }
    let changed = draft.hash != driver.setting.hash;
    if changed {
        driver.offer(draft);
    } else {
        driver.found.replace(Some(draft));
        driver.resume();
    }
}

async fn stretch(pin: &Pin, header: &[u8; HEADER_BYTES]) -> Result<(Stretched, [u8; 32]), Trouble> {
    let stretched = Stretched::new(pin, header).await.ok_or(Trouble::Unable)?;
    let proof = stretched.proof(header).await.ok_or(Trouble::Unable)?;
    Ok((stretched, proof))
}

fn trouble(why: NoCode) -> Trouble {
    match why {
        NoCode::Offline => Trouble::Offline,
        NoCode::Late | NoCode::Busy => Trouble::Busy,
    }
}

fn refuse(driver: &Driver, form: Form, kind: ProblemKind) {
    let current = driver.screen.get_untracked();
    let problems = validate::pin_problem(kind);
    driver.put(Screen { problems, typed: Some(form), notice: None, ..current }, true);
}

fn report(driver: &Driver, form: Form, trouble: Trouble) {
    let current = driver.screen.get_untracked();
    let notice = Some(Notice::NoLock(trouble));
    driver.put(Screen { problems: Vec::new(), typed: Some(form), notice, ..current }, true);
}
