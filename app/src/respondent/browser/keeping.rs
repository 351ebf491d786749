//! Keeping the journey on the device, where that was allowed. Encrypting takes a moment, so one write
//! follows the other, and only the newest of those that wait is made.
//!
//! Another tab may keep the same draft. Before each write this one looks whether what lies there is
//! what it left there; if not, it takes in what the other has added, and says so.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;
use questionnaire::{
    answer::Answers,
    form::Form,
    journey::{Journey, Keep, OnExit},
};

use super::{
    Driver,
    cipher::{Lock, Sealed},
    dom,
    draft::{self, Draft, Found},
};
use crate::respondent::{
    lock::{Ask, PATH, Told},
    screen::{Notice, Screen, Show},
    traces::storage_key,
};

/// What this tab knows of what is kept.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// What lies in storage, as this tab found it or left it.
    pub(super) known: RefCell<Option<String>>,
    /// The answers in it.
    pub(super) base: RefCell<Answers>,
    /// A locked draft that was found and is not open yet.
    pub(super) sealed: RefCell<Option<Sealed>>,
    /// What opens and closes the draft, where it is locked.
    pub(super) lock: RefCell<Option<Rc<Lock>>>,
    waiting: RefCell<Option<Waiting>>,
    busy: Cell<bool>,
    /// Goes up whenever nothing is to be kept any more, not even what is being encrypted.
    ended: Cell<u32>,
}

/// A write that waits.
#[derive(Debug)]
struct Waiting {
    journey: Journey,
    typed: Option<Form>,
    /// Say so where it cannot be made.
    loud: bool,
}

/// What lies in storage, compared with what this tab left there.
enum Look {
    Same,
    /// It is gone.
    Cleared,
    /// Something else is there.
    Other(String),
}

/// Whether a PIN has to be chosen before the journey goes on.
pub(super) fn needs_pin(driver: &Driver, journey: &Journey) -> bool {
    journey.keep == Some(Keep::Locked)
        && driver.keeping.lock.borrow().is_none()
        && !journey.position.is_before_keeping()
        && !journey.ends(&driver.setting.questionnaire)
}

/// Keeps the journey, if that was allowed.
pub(super) fn keep(driver: &Rc<Driver>, journey: &Journey, typed: Option<&Form>, loud: bool) {
    let keeping = &driver.keeping;
    let locked = keeping.lock.borrow().is_some();
    match journey.keep {
        _ if driver.left.get() => return,
        // Where the questionnaire ends and nothing is sent, nothing stays behind either.
        _ if journey.ends(&driver.setting.questionnaire) => return forget(driver),
        Some(Keep::Nothing) => return forget(driver),
        None => return driver.release(),
        Some(Keep::Locked) if !locked => return,
        Some(Keep::Open) if locked => end_lock(driver),
        Some(Keep::Locked | Keep::Open) => {}
    }
    keeping.waiting.replace(Some(Waiting {
        journey: journey.clone(),
        typed: typed.cloned(),
        loud,
    }));
    if !keeping.busy.replace(true) {
        wasm_bindgen_futures::spawn_local(write(Rc::clone(driver)));
    }
}

/// Erases what is kept, on the device and of the lock on the server.
pub(super) fn forget(driver: &Driver) {
    let keeping = &driver.keeping;
    keeping.ended.set(keeping.ended.get() + 1);
    keeping.waiting.take();
    if keeping.known.take().is_some() {
        draft::erase(storage_key(&driver.setting.tag));
    }
    keeping.base.take();
    end_lock(driver);
    driver.release();
}

/// Makes no further write; erases what is kept, unless it was to stay when the respondent leaves.
pub(super) fn leave(driver: &Driver, journey: &Journey) {
    let keeping = &driver.keeping;
    let there = draft::read(storage_key(&driver.setting.tag));
    // What is in a locked draft, nobody knows yet; how it lies there says enough.
    let chosen = keeping.sealed.borrow().is_some() || journey.on_exit == OnExit::Keep;
    if chosen && there.is_some_and(|text| draft::stays(&text)) {
        keeping.ended.set(keeping.ended.get() + 1);
        keeping.waiting.take();
    } else {
        forget(driver);
    }
}

/// Looks whether another tab has written, as the browser says that one has.
pub(super) fn look_around(driver: &Rc<Driver>) {
    let screen = driver.screen.get_untracked();
    let keeps = screen.show == Show::Journey && driver.keeping.known.borrow().is_some();
    if keeps && !driver.keeping.busy.replace(true) {
        let driver = Rc::clone(driver);
        wasm_bindgen_futures::spawn_local(async move {
            match look(&driver) {
                Look::Same => {}
                Look::Cleared => cleared(&driver),
                Look::Other(text) => take_in(&driver, text).await,
            }
            write(driver).await;
        });
    }
}

/// Makes the writes that wait, one after the other.
async fn write(driver: Rc<Driver>) {
    let keeping = &driver.keeping;
    while let Some(Waiting { journey, typed, loud }) = keeping.waiting.take() {
        let (ended, lock) = (keeping.ended.get(), keeping.lock.borrow().clone());
        let (answers, stays) = (journey.answers.clone(), journey.on_exit == OnExit::Keep);
        let bytes = driver.draft(journey, typed).to_bytes();
        let bytes = match &lock {
            Some(lock) => lock.seal(&bytes).await,
            None => Some(bytes),
        };
        if keeping.ended.get() != ended {
            continue;
        }
        match look(&driver) {
            Look::Cleared => cleared(&driver),
            Look::Other(text) => take_in(&driver, text).await,
            Look::Same => {
                let text = bytes.and_then(|bytes| draft::to_text(&bytes, stays));
                let key = storage_key(&driver.setting.tag);
                if let Some(text) = text.filter(|text| draft::write(key, text)) {
                    keeping.known.replace(Some(text));
                    keeping.base.replace(answers);
                    driver.release();
                } else if loud && driver.screen.read_untracked().notice.is_none() {
                    // What is said already matters more, such as that nothing was sent.
                    tell(&driver, Notice::NoStorage);
                }
            }
        }
    }
    keeping.busy.set(false);
}

fn look(driver: &Driver) -> Look {
    let there = draft::read(storage_key(&driver.setting.tag));
    match (there, &*driver.keeping.known.borrow()) {
        (None, None) => Look::Same,
        (None, Some(_)) => Look::Cleared,
        (Some(there), Some(known)) if there == *known => Look::Same,
        (Some(there), _) => Look::Other(there),
    }
}

/// Another tab has written: its answers are added to the ones here, and where that changes what is
/// there, it is written in turn.
async fn take_in(driver: &Rc<Driver>, text: String) {
    let keeping = &driver.keeping;
    let lock = keeping.lock.borrow().clone();
    let there = match (draft::from_text(&text), lock) {
        (Some(Found::Open(there)), None) => Some(there),
        (Some(Found::Locked(sealed)), Some(lock)) => {
            lock.open(&sealed).await.and_then(|bytes| Draft::from_bytes(&bytes)).map(Box::new)
        }
        _ => None,
    };
    let current = driver.screen.get_untracked();
    let Some(there) = there.filter(|there| there.hash == driver.setting.hash) else {
        // It is none of ours: under another PIN, say. What is there stays as it is.
        keeping.known.take();
        keeping.lock.take();
        keep_nothing(driver, Notice::Taken);
        return;
    };
    let base = keeping.base.replace(there.journey.answers.clone());
    keeping.known.replace(Some(text));
    driver.id.replace(there.id);
    driver.ticket.replace(there.ticket);
    let given = there.given.or_else(|| driver.given.borrow().clone());
    driver.given.replace(given);
    // A page that nobody has typed on shows what was answered there.
    let typed = typed_on(driver, &current);
    let before = current.journey.answers.clone();
    let journey = current.journey.merged(&base, &there.journey);
    let added = journey.answers != before;
    let differs = journey.answers != there.journey.answers;
    if differs {
        keep(driver, &journey, typed.as_ref(), false);
    }
    driver.screen.update_untracked(|screen| screen.journey = journey);
    if added {
        tell_with(driver, Notice::Merged, typed);
    }
}

/// What was kept is gone, and not by this tab. It is not written anew: somebody may have meant it.
fn cleared(driver: &Rc<Driver>) {
    driver.keeping.known.take();
    end_lock(driver);
    keep_nothing(driver, Notice::Cleared);
}

fn keep_nothing(driver: &Rc<Driver>, notice: Notice) {
    driver.keeping.waiting.take();
    driver.screen.update_untracked(|screen| screen.journey.keep = Some(Keep::Nothing));
    tell(driver, notice);
}

/// What is typed on the page and differs from the answers there are.
fn typed_on(driver: &Driver, screen: &Screen) -> Option<Form> {
    let answers = driver.with_what_is_typed(screen.journey.clone()).answers;
    if answers == screen.journey.answers { None } else { dom::answer_form() }
}

/// Says something above the page as it is, with what is typed there.
fn tell(driver: &Rc<Driver>, notice: Notice) {
    tell_with(driver, notice, dom::answer_form());
}

fn tell_with(driver: &Rc<Driver>, notice: Notice, typed: Option<Form>) {
    let current = driver.screen.get_untracked();
    if current.show == Show::Journey {
        let typed = typed.filter(|_| current.problems.is_empty()).or(current.typed);
        driver.put(Screen { notice: Some(notice), typed, ..current }, true);
    }
}

/// Destroys the lock on the server. Not waited for; where it fails, it expires by itself.
fn end_lock(driver: &Driver) {
    let keeping = &driver.keeping;
    let open = keeping.lock.take().map(|lock| lock.half());
    let sealed =
        keeping.sealed.take().and_then(|sealed| Some(super::cipher::half(&sealed.header()?)));
    if let Some(half) = open.or(sealed) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = dom::ask::<_, Told>(PATH, &Ask::End { half }, true).await;
        });
    }
}
