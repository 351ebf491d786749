//! Sending from the browser: the answers stay on the page until the server has said that they are
//! stored. Without a connection it is tried again, by itself and at a press.

use std::{rc::Rc, time::Duration};

use leptos::prelude::*;
use questionnaire::{
    journey::{Journey, Outcome, Position},
    submission::Submission,
};

use super::{Driver, dom, keeping};
use crate::{
    messages::Key,
    respondent::{
        screen::{NotSent, Notice, Screen, Show},
        send::{Delivery, SendError, send as deliver},
        services::fitting,
    },
};

/// The longest pause between two attempts, in seconds.
const LONGEST_PAUSE: u32 = 60;

/// Sends the submission of a journey.
pub(super) fn send(driver: &Rc<Driver>, journey: Journey, submission: &Submission) {
    if driver.left.get() || driver.sending.replace(true) {
        return;
    }
    let reader = driver.reader();
    dom::announce(reader.say(Key::Sending));
    let delivery = Delivery {
        slug: driver.setting.questionnaire.slug.clone(),
        id: driver.id.borrow().clone(),
        hash: driver.setting.hash.clone(),
        ticket: driver.ticket.borrow().clone(),
        language: reader.language.0.clone(),
        given: driver.given.borrow().clone(),
        answers: submission.answers().clone(),
    };
    let driver = Rc::clone(driver);
    wasm_bindgen_futures::spawn_local(async move {
        let outcome = deliver(delivery).await;
        driver.sending.set(false);
        match outcome {
            Ok(receipt) => driver.sent(receipt.ticket, &journey),
            Err(error) => driver.not_sent(journey, error),
        }
    });
}

/// Tries again, if answers are waiting to be sent.
pub(super) fn retry(driver: &Rc<Driver>) {
    let screen = driver.screen.get_untracked();
    let waiting = matches!(screen.notice, Some(Notice::NotSent(NotSent::Offline | NotSent::Busy)));
    if !waiting || driver.sending.get() {
        return;
    }
    let journey = screen.journey;
    let form = dom::send_form(&journey.position);
    if let Ok(Outcome::Send(journey, submission)) =
        journey.step(&driver.setting.questionnaire, &form)
    {
        send(driver, journey, &submission);
    }
}

impl Driver {
    fn sent(self: &Rc<Self>, ticket: String, journey: &Journey) {
        self.count(journey);
        self.counted.take();
        let by_answers = self.setting.questionnaire.confirmation.signposts_by_answers;
        let fitting = if by_answers { fitting(&self.setting, journey) } else { Vec::new() };
        keeping::forget(self);
        self.release();
        self.id.replace(dom::random_id());
        self.given.replace(None);
        self.trail.borrow_mut().forget();
        let language = self.screen.read_untracked().language.clone();
        let show = Show::Sent { ticket, code: None, fitting };
        self.put(Screen { language, show, ..Screen::default() }, true);
    }

    fn not_sent(self: &Rc<Self>, mut journey: Journey, error: SendError) {
        let why = NotSent::from(&error);
        if let SendError::Refused { page } = error {
            journey.position = Position::Page(page);
        }
        let language = self.screen.read_untracked().language.clone();
        let notice = Some(Notice::NotSent(why));
        self.go(Screen { language, notice, ..Screen::of(journey) }, false);
        if matches!(why, NotSent::Offline | NotSent::Busy) {
            self.try_again_later();
        }
    }

    /// Waits twice as long after each failure, and not quite the same time in every browser, so that
    /// a server that was too busy is not met by everybody at once.
    fn try_again_later(self: &Rc<Self>) {
        let attempts = self.attempts.get();
        self.attempts.set(attempts.saturating_add(1));
        let seconds = (5_u32 << attempts.min(4)).min(LONGEST_PAUSE);
        let pause = f64::from(seconds) * (0.75 + dom::chance() / 2.0);
        let driver = Rc::clone(self);
        set_timeout(move || retry(&driver), Duration::from_secs_f64(pause));
    }
}
