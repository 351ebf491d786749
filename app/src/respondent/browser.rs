//! The browser's driver: takes each form before it leaves the page, asks the journey for the next
//! step, and shows it. No step needs the network; only sending does.

mod carrying;
mod cipher;
mod count;
mod dom;
mod draft;
mod events;
pub(super) mod exchange;
mod history;
mod keeping;
mod locking;
mod sending;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use leptos::prelude::*;
use questionnaire::{
    form::{ACTION, Form, PAGE},
    journey::{Journey, Keep, Outcome, Position},
    refit::refit,
    text::Language,
};

use self::{
    draft::{Draft, Found},
    history::Trail,
    keeping::Keeping,
};
use super::{
    PASSED,
    carry::{ASK, AT_GIVEN},
    lock::{AT_PIN, AT_UNLOCK},
    progress,
    reader::Reader,
    resume::AT_RESUME,
    screen::{Notice, Screen, Setting, Show, Started},
    skeleton::respondent,
    traces::storage_key,
};
use crate::messages::direction;

/// Takes over the page that the server sent. Where anything it needs is missing, it does nothing,
/// and the page goes on working as plain forms.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let Some(started) = dom::started() else { return };
        let Some(setting) = dom::fetch_setting(&started.setting).await else { return };
        leptos::mount::hydrate_body(move || {
            let setting = Arc::new(setting);
            let screen = RwSignal::new(started.screen.clone());
            let driver = Rc::new(Driver::new(Arc::clone(&setting), screen, started));
            // After hydration, so that the first screen is the one the server rendered.
            queue_microtask(move || driver.take_over());
            respondent(&setting, screen)
        });
    });
}

/// Drives one questionnaire in one tab.
struct Driver {
    setting: Arc<Setting>,
    screen: RwSignal<Screen>,
    /// Identifier of the submission.
    id: RefCell<String>,
    /// The server's word on when the journey began.
    ticket: RefCell<String>,
    /// The server still holds a sealed draft of the plain-form driver.
    served: Cell<bool>,
    /// The code that the journey has, by its handle.
    given: RefCell<Option<String>>,
    /// A draft that was found on the device and not yet decided on.
    found: RefCell<Option<Draft>>,
    trail: RefCell<Trail>,
    /// What is kept on the device.
    keeping: Keeping,
    /// A PIN is being set or checked.
    asking: Cell<bool>,
    /// An attempt to send is under way.
    sending: Cell<bool>,
    /// Attempts that have failed since the last press.
    attempts: Cell<u32>,
    /// The respondent has left: nothing is shown, kept or sent any more.
    left: Cell<bool>,
    /// How often something was typed.
    typed: Cell<u32>,
    /// How far this journey had come when that was last counted.
    counted: RefCell<Vec<String>>,
}

impl Driver {
    fn new(setting: Arc<Setting>, screen: RwSignal<Screen>, started: Started) -> Self {
        let trail = Trail::new(started.screen.journey.position.clone());
        let locked = matches!(started.screen.show, Show::Unlock { .. });
        Self {
            setting,
            screen,
            served: Cell::new(started.id.is_some() || locked),
            id: RefCell::new(started.id.unwrap_or_else(dom::random_id)),
            ticket: RefCell::new(started.ticket),
            given: RefCell::new(started.given),
            found: RefCell::new(None),
            trail: RefCell::new(trail),
            keeping: Keeping::default(),
            asking: Cell::new(false),
            sending: Cell::new(false),
            attempts: Cell::new(0),
            left: Cell::new(false),
            typed: Cell::new(0),
            counted: RefCell::new(milestones(&started.screen.journey)),
        }
    }

    fn reader(&self) -> Reader {
        Reader::new(Arc::clone(&self.setting), self.screen.read_untracked().language.as_ref())
    }

    fn take_over(self: &Rc<Self>) {
        events::attach(self);
        history::mark(0);
        if !matches!(self.screen.read_untracked().show, Show::Sent { .. }) {
            self.find();
        }
        dom::mark_hydrated();
    }

    /// Looks for a draft on the device. What has expired or cannot be read is erased.
    fn find(self: &Rc<Self>) {
        let key = storage_key(&self.setting.tag);
        let Some(text) = draft::read(key) else { return };
        match draft::from_text(&text) {
            Some(Found::Locked(sealed)) => {
                self.keeping.sealed.replace(Some(sealed));
                let current = self.screen.get_untracked();
                let typed = typed_before(&current);
                let show = Show::Unlock { server: false };
                self.put(Screen { show, typed, ..current }, false);
            }
            Some(Found::Open(draft)) if draft.expires > dom::now() => {
                self.keeping.base.replace(draft.journey.answers.clone());
                self.offer(*draft);
            }
            _ => {
                draft::erase(key);
                return;
            }
        }
        self.keeping.known.replace(Some(text));
    }

    /// Shows that a draft was found, and what has become of it if the questionnaire has changed.
    fn offer(&self, mut draft: Draft) {
        let changed = draft.hash != self.setting.hash;
        let mut dropped = Vec::new();
        if changed {
            let answers = std::mem::take(&mut draft.journey.answers);
            (draft.journey.answers, dropped) = refit(&self.setting.questionnaire, answers);
            draft.typed = None;
        }
        let language =
            draft.language.clone().or_else(|| self.screen.read_untracked().language.clone());
        let reader = Reader::new(Arc::clone(&self.setting), language.as_ref());
        let expires = dom::time_words(draft.expires, reader.language.as_str());
        self.found.replace(Some(draft));
        let current = self.screen.get_untracked();
        // It is kept for the case that it is wanted.
        let typed = typed_before(&current);
        self.put(
            Screen { show: Show::Resume { expires, dropped, changed }, typed, language, ..current },
            false,
        );
    }

    /// Acts on a submitted form.
    fn drive(self: &Rc<Self>, form: Form) {
        match form.get(PAGE) {
            _ if form.get(ACTION) == Some("erase") => {}
            Some(AT_RESUME) => return self.resume(),
            Some(AT_PIN) => return locking::choose(self, form),
            Some(AT_UNLOCK) => return locking::unlock(self, form),
            // What was on the page when the code was asked for is there again.
            Some(AT_GIVEN) => {
                let current = self.screen.get_untracked();
                return self.put(Screen { show: Show::Journey, ..current }, true);
            }
            _ if form.get(ACTION) == Some(ASK) => return carrying::ask(self, form),
            _ => {}
        }
        let current = self.screen.get_untracked();
        let language = current.language.clone();
        let screen = |journey| Screen { language: language.clone(), ..Screen::of(journey) };
        match current.journey.clone().step(&self.setting.questionnaire, &form) {
            // Not a form of this page: something put it there. Nothing is lost by doing nothing.
            Err(_) => {}
            Ok(Outcome::Next(journey)) => {
                self.go(screen(journey), form.get(ACTION) == Some("back"));
            }
            Ok(Outcome::Refused(journey, problems)) => {
                self.go(Screen { problems, typed: Some(form), ..screen(journey) }, false);
            }
            Ok(Outcome::Elsewhere(journey)) => {
                self.go(Screen { notice: Some(Notice::Elsewhere), ..screen(journey) }, false);
            }
            Ok(Outcome::Send(journey, submission)) => {
                self.attempts.set(0);
                sending::send(self, journey, &submission);
            }
            Ok(Outcome::Erase) => self.erase(),
        }
    }

    fn resume(self: &Rc<Self>) {
        let Some(draft) = self.found.take() else {
            // The server's draft: it came with the page.
            let Screen { language, journey, .. } = self.screen.get_untracked();
            self.go(Screen { language, ..Screen::of(journey) }, false);
            return;
        };
        self.id.replace(draft.id);
        self.ticket.replace(draft.ticket);
        self.given.replace(draft.given);
        let journey = draft.journey.settled(&self.setting.questionnaire);
        // That was counted when it was left.
        self.counted.replace(milestones(&journey));
        self.go(
            Screen { language: draft.language, typed: draft.typed, ..Screen::of(journey) },
            false,
        );
    }

    /// Has the server count how far this journey has come: once for all steps since the last time, so
    /// that no step needs the network.
    fn count(&self, journey: &Journey) {
        let now = milestones(journey);
        let before = self.counted.replace(now.clone());
        let new: Vec<String> = now.into_iter().filter(|page| !before.contains(page)).collect();
        if !new.is_empty() {
            let slug = &self.setting.questionnaire.slug;
            dom::beacon(PASSED, &format!("{slug}\n{}", new.join("\n")));
        }
    }

    /// The page may not come back, and then what is counted is counted now.
    fn look_away(&self) {
        if dom::is_hidden() {
            self.count(&self.screen.read_untracked().journey);
        }
    }

    fn erase(self: &Rc<Self>) {
        self.count(&self.screen.read_untracked().journey);
        self.counted.take();
        keeping::forget(self);
        self.release();
        self.id.replace(dom::random_id());
        self.given.replace(None);
        self.found.replace(None);
        let language = self.screen.read_untracked().language.clone();
        let erased = Screen { notice: Some(Notice::Erased), language, ..Screen::default() };
        self.trail.borrow_mut().forget();
        self.go(erased, false);
    }

    /// Forgets everything at once. The page's own script has led elsewhere by now, or the form that
    /// leaves is about to; what it was told to delete is deleted here as well, should the script be
    /// missing.
    fn leave(&self) {
        self.left.set(true);
        let screen = self.screen.get_untracked();
        self.count(&screen.journey);
        let found = self.found.take();
        keeping::leave(self, &found.map_or(screen.journey, |draft| draft.journey));
        self.screen.set(Screen { language: screen.language, ..Screen::default() });
    }

    /// Shows the next screen of the journey, and keeps it if the respondent said so.
    fn go(self: &Rc<Self>, mut screen: Screen, backwards: bool) {
        if screen.show == Show::Journey && keeping::needs_pin(self, &screen.journey) {
            screen.show = Show::Pin;
        }
        if self.found.borrow().is_none() {
            keeping::keep(self, &screen.journey, screen.typed.as_ref(), true);
        } else {
            self.release();
        }
        self.trail.borrow_mut().follow(&screen.journey.position, backwards);
        self.put(screen, true);
    }

    /// Puts a screen up: its content, its title, and the focus where a reader should start.
    fn put(&self, mut screen: Screen, move_focus: bool) {
        if self.left.get() {
            return;
        }
        screen.step = self.screen.read_untracked().step + 1;
        let reader = Reader::new(Arc::clone(&self.setting), screen.language.as_ref());
        dom::set_title(&progress::title(&reader, &screen));
        dom::set_language(reader.language.as_str(), direction(&reader.language));
        self.screen.set(screen);
        if move_focus {
            dom::start_reading();
        }
    }

    /// The journey as it is kept.
    fn draft(&self, journey: Journey, typed: Option<Form>) -> Draft {
        Draft {
            hash: self.setting.hash.clone(),
            expires: draft::expiry(dom::now(), self.setting.questionnaire.draft_hours),
            id: self.id.borrow().clone(),
            ticket: self.ticket.borrow().clone(),
            given: self.given.borrow().clone(),
            language: self.screen.read_untracked().language.clone(),
            journey,
            typed,
        }
    }

    /// Something on the page was changed: a draft that may be kept is kept at once, half-typed
    /// answers included.
    fn changed(self: &Rc<Self>) {
        let screen = self.screen.get_untracked();
        let keeps = matches!(screen.journey.keep, Some(Keep::Locked | Keep::Open));
        if screen.show == Show::Journey && keeps {
            // Where this fails, the step that follows says so.
            keeping::keep(self, &screen.journey, dom::answer_form().as_ref(), false);
        }
    }

    /// Ends the sealed draft on the server, now that the journey goes on here.
    fn release(&self) {
        if self.served.replace(false) {
            dom::post_release();
        }
    }

    /// The browser's own Back or Forward.
    fn travelled(self: &Rc<Self>, to: u32) {
        let current = self.screen.get_untracked();
        // Pages that no answer is typed on.
        let beside = matches!(current.show, Show::Code { .. } | Show::Pin);
        if current.show != Show::Journey && !beside {
            return;
        }
        let Some(position) = self.trail.borrow_mut().travel(to) else { return };
        let mut journey =
            if beside { current.journey } else { self.with_what_is_typed(current.journey) };
        journey.position = position;
        journey.changing = false;
        let journey = journey.settled(&self.setting.questionnaire);
        keeping::keep(self, &journey, None, true);
        let mut screen = Screen { language: current.language, ..Screen::of(journey) };
        if keeping::needs_pin(self, &screen.journey) {
            screen.show = Show::Pin;
        }
        self.put(screen, true);
    }

    fn with_what_is_typed(&self, journey: Journey) -> Journey {
        let questionnaire = &self.setting.questionnaire;
        match (journey.page(questionnaire), dom::answer_form()) {
            (Some((index, _)), Some(form)) => journey.absorbing(questionnaire, index, &form),
            _ => journey,
        }
    }

    /// Another language: the same place, the same answers, the same half-typed text.
    fn speak(self: &Rc<Self>, language: Language) {
        let current = self.screen.get_untracked();
        let typed = match current.show {
            // What was on the page before the code is not to be forgotten.
            Show::Code { .. } => current.typed.clone(),
            _ => dom::answer_form(),
        };
        self.put(Screen { language: Some(language), typed, ..current }, true);
        self.changed();
    }
}

fn milestones(journey: &Journey) -> Vec<String> {
    journey.milestones().into_iter().map(str::to_owned).collect()
}

/// What was typed before the program arrived.
fn typed_before(current: &Screen) -> Option<Form> {
    let asks = current.show == Show::Journey && current.journey.position != Position::Start;
    dom::answer_form().filter(|_| asks)
}
