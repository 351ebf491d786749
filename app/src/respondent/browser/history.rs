//! The browser's Back and Forward. All screens have one address, so that the history list shows one
//! line; each step adds an entry whose state is only a number.

use questionnaire::journey::Position;
use wasm_bindgen::JsValue;

/// Places in the order they were come to.
#[derive(Debug)]
pub(super) struct Trail {
    places: Vec<Position>,
    at: usize,
    /// The page's own Back has moved the browser; the event that follows is not news.
    expecting: bool,
}

impl Trail {
    pub(super) fn new(first: Position) -> Self {
        Self { places: vec![first], at: 0, expecting: false }
    }

    /// Notes a new place. Going back to where one came from moves the browser back as well, so that
    /// its Back does not lead forward again.
    pub(super) fn follow(&mut self, position: &Position, backwards: bool) {
        if self.places.get(self.at) == Some(position) {
            return;
        }
        let came_from = self.at.checked_sub(1).and_then(|before| self.places.get(before));
        if backwards && came_from == Some(position) {
            self.at -= 1;
            self.expecting = true;
            go_back();
            return;
        }
        self.places.truncate(self.at + 1);
        self.places.push(position.clone());
        self.at += 1;
        push(self.at);
    }

    /// The place the browser has gone to; `None` where that is not news or not known.
    pub(super) fn travel(&mut self, to: u32) -> Option<Position> {
        if std::mem::take(&mut self.expecting) {
            return None;
        }
        let position = self.places.get(to as usize)?.clone();
        self.at = to as usize;
        Some(position)
    }

    /// Forgets all places: there is nothing to go back to any more.
    pub(super) fn forget(&mut self) {
        self.places = vec![Position::Start];
        self.at = 0;
        mark(0);
    }
}

/// Numbers the entry that the browser is at.
pub(super) fn mark(number: usize) {
    if let Some(history) = history() {
        // A browser that refuses loses its Back, nothing else.
        let _ = history.replace_state(&state(number), "");
    }
}

fn push(number: usize) {
    if let Some(history) = history() {
        let _ = history.push_state(&state(number), "");
    }
}

fn go_back() {
    if let Some(history) = history() {
        let _ = history.back();
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

fn state(number: usize) -> JsValue {
    JsValue::from(u32::try_from(number).unwrap_or(u32::MAX))
}
