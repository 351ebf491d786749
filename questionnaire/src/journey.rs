//! A respondent's way through a questionnaire, as a value. [`Journey::step`] takes a submitted form
//! and gives the next journey or the problems to show. It knows no browser, no server, no clock:
//! the browser drives it with wasm, the server with plain posts.

pub mod action;
mod exit;
mod keep;
mod position;
mod progress;
mod retrace;

use serde::{Deserialize, Serialize};

pub use action::{Action, Unreadable};
pub use exit::OnExit;
pub use keep::Keep;
pub use position::Position;
pub use progress::BEGUN;

use crate::{
    answer::Answers,
    definition::{Page, PageIndex, Questionnaire},
    form::Form,
    route::Route,
    submission::{Refusal, Submission},
    validate::{self, Problem},
};

/// Where a respondent is, and everything they have answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journey {
    /// What is on the screen.
    pub position: Position,
    /// Every answer given, also those that are no longer on the route: the respondent may come
    /// back to them. They are never sent.
    #[serde(default)]
    pub answers: Answers,
    /// What may be kept until sending; `None` until that was answered.
    #[serde(default)]
    pub keep: Option<Keep>,
    /// What leaving quickly does with a draft that is kept.
    #[serde(default)]
    pub on_exit: OnExit,
    /// Pages that were answered or passed over: their identifiers, each once and in order.
    #[serde(default)]
    pub passed: Vec<String>,
    /// The respondent is changing an answer and goes back to the check afterwards.
    #[serde(default)]
    pub changing: bool,
}

/// What a form leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Go on with this journey.
    Next(Journey),
    /// Show the same page again, with what is wrong and what was typed.
    Refused(Journey, Vec<Problem>),
    /// Show this journey instead, and say that the page the form was for is not part of it.
    Elsewhere(Journey),
    /// Send these answers; should that fail, the journey is still the one given.
    Send(Journey, Submission),
    /// Erase the draft and begin again.
    Erase,
}

impl Journey {
    /// One step: reads the form and goes where it leads.
    ///
    /// # Errors
    /// [`Unreadable`] where the form is not one of this questionnaire's.
    pub fn step(self, questionnaire: &Questionnaire, form: &Form) -> Result<Outcome, Unreadable> {
        Ok(match Action::of(questionnaire, form)? {
            Action::Begin => self.begin(questionnaire),
            Action::Read => self.read(questionnaire),
            Action::Keep(answer) => {
                Self { on_exit: OnExit::of(form), ..self }.answer_keep(questionnaire, answer)
            }
            Action::Continue(page) => self.submit(questionnaire, page, form),
            Action::Skip(page) => self.skip(questionnaire, page),
            Action::Back(from) => Outcome::Next(self.back(questionnaire, &from, form)),
            Action::Change(page) => self.change(questionnaire, page),
            Action::Remove(question) => Outcome::Next(self.remove(questionnaire, &question)),
            Action::Confirm => self.confirm(questionnaire),
            Action::Send => self.send(questionnaire),
            Action::Erase => Outcome::Erase,
        })
    }

    /// The page on the screen, where it is one of the questionnaire's.
    pub fn page<'a>(&self, questionnaire: &'a Questionnaire) -> Option<(PageIndex, &'a Page)> {
        match &self.position {
            Position::Page(id) => questionnaire.page(id),
            _ => None,
        }
    }

    /// Whether the journey is at a page where the questionnaire ends and nothing is sent.
    pub fn ends(&self, questionnaire: &Questionnaire) -> bool {
        self.page(questionnaire).is_some_and(|(_, page)| page.ends)
    }

    /// The same journey at a place that its answers reach: needed wherever a position comes from
    /// outside (a stored draft, another version of the questionnaire).
    #[must_use]
    pub fn settled(mut self, questionnaire: &Questionnaire) -> Self {
        let route = Route::of(questionnaire, &self.answers);
        let reached = match &self.position {
            Position::Start | Position::Interruption | Position::Keep => true,
            Position::Page(id) => questionnaire.page(id).is_some_and(|(i, _)| route.has(i)),
            Position::Review => route.reaches_review(),
            Position::Send => route.reaches_sending() && !route.after_review.is_empty(),
        };
        if !reached {
            self.position = frontier(questionnaire, &route, &self.passed);
        }
        self
    }

    /// Keeps what can be read of a page that is being left without Continue, so that Back and a
    /// stored draft lose nothing. What cannot be read yet is not an answer.
    #[must_use]
    pub fn absorbing(
        mut self,
        questionnaire: &Questionnaire,
        page: PageIndex,
        form: &Form,
    ) -> Self {
        let Some(page) = questionnaire.pages.get(page) else { return self };
        for question in &page.questions {
            match validate::read(question, form) {
                Ok(Some(answer)) => drop(self.answers.insert(question.id.clone(), answer)),
                Ok(None) if !question.required => drop(self.answers.remove(&question.id)),
                Ok(None) | Err(_) => {}
            }
        }
        self
    }

    fn begin(mut self, questionnaire: &Questionnaire) -> Outcome {
        if self.position == Position::Start {
            self.position = if self.keep.is_none() {
                Position::Interruption
            } else {
                let route = Route::of(questionnaire, &self.answers);
                frontier(questionnaire, &route, &self.passed)
            };
        }
        Outcome::Next(self)
    }

    fn read(mut self, questionnaire: &Questionnaire) -> Outcome {
        if matches!(self.position, Position::Start | Position::Interruption) {
            self.position = if self.keep.is_none() {
                Position::Keep
            } else {
                let route = Route::of(questionnaire, &self.answers);
                frontier(questionnaire, &route, &self.passed)
            };
        }
        Outcome::Next(self)
    }

    fn answer_keep(mut self, questionnaire: &Questionnaire, answer: Option<Keep>) -> Outcome {
        let Some(keep) = answer else {
            self.position = Position::Keep;
            return Outcome::Refused(self, vec![validate::keep_problem()]);
        };
        self.keep = Some(keep);
        // A stale page may send this again from later on: the choice counts, the place stays.
        if self.position.is_before_keeping() {
            let route = Route::of(questionnaire, &self.answers);
            self.position = frontier(questionnaire, &route, &self.passed);
        }
        Outcome::Next(self)
    }

    fn submit(mut self, questionnaire: &Questionnaire, index: PageIndex, form: &Form) -> Outcome {
        let Some(page) = self.reachable(questionnaire, index) else {
            return self.elsewhere(questionnaire, index, form);
        };
        let mut problems = Vec::new();
        for question in &page.questions {
            match validate::read(question, form) {
                Ok(answer) => {
                    problems.extend(validate::require(question, answer.as_ref()));
                    match answer {
                        Some(answer) => drop(self.answers.insert(question.id.clone(), answer)),
                        None if question.required => {}
                        None => drop(self.answers.remove(&question.id)),
                    }
                }
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() {
            Outcome::Next(self.past(questionnaire, index))
        } else {
            self.position = Position::Page(page.id.clone());
            Outcome::Refused(self, problems)
        }
    }

    fn skip(mut self, questionnaire: &Questionnaire, index: PageIndex) -> Outcome {
        let Some(page) = self.reachable(questionnaire, index) else {
            return self.elsewhere(questionnaire, index, &Form::default());
        };
        let required: Vec<_> =
            page.questions.iter().filter_map(|q| validate::require(q, None)).collect();
        if !required.is_empty() {
            self.position = Position::Page(page.id.clone());
            return Outcome::Refused(self, required);
        }
        for question in &page.questions {
            self.answers.remove(&question.id);
        }
        Outcome::Next(self.past(questionnaire, index))
    }

    /// A form for a page that the answers do not lead to: what it says is kept for the case that
    /// they lead there again, and nothing moves.
    fn elsewhere(self, questionnaire: &Questionnaire, index: PageIndex, form: &Form) -> Outcome {
        let keeping =
            if form.0.is_empty() { self } else { self.absorbing(questionnaire, index, form) };
        Outcome::Elsewhere(keeping.settled(questionnaire))
    }

    fn back(self, questionnaire: &Questionnaire, from: &Action, form: &Form) -> Self {
        let place = match from {
            Action::Continue(index) => Some(*index),
            _ => None,
        };
        let mut journey = match place {
            Some(index) if self.reachable(questionnaire, index).is_some() => {
                self.absorbing(questionnaire, index, form)
            }
            _ => self,
        };
        let route = Route::of(questionnaire, &journey.answers);
        let named = |index: Option<PageIndex>| {
            let page = index.and_then(|index| questionnaire.pages.get(index))?;
            Some(Position::Page(page.id.clone()))
        };
        let before = |index: PageIndex| route.pages().take_while(|at| *at < index).last();
        journey.position = match from {
            Action::Confirm => named(route.questions.last().copied()).unwrap_or(Position::Keep),
            Action::Send => named(route.after_review.last().copied()).unwrap_or(Position::Review),
            Action::Continue(_) if journey.changing => checking(questionnaire, place),
            Action::Continue(index) => {
                let first_after = route.after_review.first() == Some(index);
                if first_after {
                    Position::Review
                } else {
                    named(before(*index)).unwrap_or(Position::Keep)
                }
            }
            Action::Keep(_) => Position::Interruption,
            _ => Position::Start,
        };
        journey.changing = false;
        journey.settled(questionnaire)
    }

    fn change(mut self, questionnaire: &Questionnaire, index: PageIndex) -> Outcome {
        let Some(page) = self.reachable(questionnaire, index) else {
            return self.elsewhere(questionnaire, index, &Form::default());
        };
        self.position = Position::Page(page.id.clone());
        self.changing = true;
        Outcome::Next(self)
    }

    fn remove(mut self, questionnaire: &Questionnaire, question: &str) -> Self {
        let checking = matches!(self.position, Position::Review | Position::Send);
        self.answers.remove(question);
        let mut journey = self.settled(questionnaire);
        // An answer that is needed is asked for at once; from there it goes back to the check.
        journey.changing |= checking && matches!(journey.position, Position::Page(_));
        journey
    }

    fn confirm(mut self, questionnaire: &Questionnaire) -> Outcome {
        let route = Route::of(questionnaire, &self.answers);
        if !route.reaches_review() {
            self.position = Position::Review;
            return Outcome::Elsewhere(self.settled(questionnaire));
        }
        let unseen =
            route.after_review.iter().find(|index| !self.has_passed(questionnaire, **index));
        match unseen.or(route.after_review.first()).and_then(|i| questionnaire.pages.get(*i)) {
            None => return self.send(questionnaire),
            Some(page) => self.position = Position::Page(page.id.clone()),
        }
        self.changing = false;
        Outcome::Next(self)
    }

    fn send(mut self, questionnaire: &Questionnaire) -> Outcome {
        match Submission::new(questionnaire, &self.answers) {
            Ok(submission) => Outcome::Send(self, submission),
            Err(Refusal::Ends(_)) => Outcome::Elsewhere(self.settled(questionnaire)),
            Err(Refusal::Problems(index, problems)) => {
                if let Some(page) = questionnaire.pages.get(index) {
                    self.position = Position::Page(page.id.clone());
                }
                Outcome::Refused(self, problems)
            }
        }
    }

    /// The journey after a page was answered or passed over: on to the next page, or back to the
    /// check where an answer was being changed and the change opened nothing new.
    fn past(mut self, questionnaire: &Questionnaire, index: PageIndex) -> Self {
        if let Some(page) = questionnaire.pages.get(index)
            && let Err(place) = self.passed.binary_search(&page.id)
        {
            self.passed.insert(place, page.id.clone());
        }
        let route = Route::of(questionnaire, &self.answers);
        let after_review = questionnaire.pages.get(index).is_some_and(|page| page.after_review);
        let part = if after_review { &route.after_review } else { &route.questions };
        let is_due = |at: &PageIndex| {
            !self.changing || route.stops_at(*at) || !self.has_passed(questionnaire, *at)
        };
        let next = part.iter().copied().find(|at| *at > index && is_due(at));
        self.position = match next.and_then(|at| questionnaire.pages.get(at)) {
            Some(page) => Position::Page(page.id.clone()),
            None if route.stops_at(index) => frontier(questionnaire, &route, &self.passed),
            None => {
                self.changing = false;
                if after_review { Position::Send } else { Position::Review }
            }
        };
        self.settled(questionnaire)
    }

    fn has_passed(&self, questionnaire: &Questionnaire, index: PageIndex) -> bool {
        questionnaire.pages.get(index).is_some_and(|page| self.passed.contains(&page.id))
    }

    /// The page at this index, if the answers given so far lead there.
    fn reachable<'a>(
        &self,
        questionnaire: &'a Questionnaire,
        index: PageIndex,
    ) -> Option<&'a Page> {
        let route = Route::of(questionnaire, &self.answers);
        questionnaire.pages.get(index).filter(|_| route.has(index))
    }
}

/// The check that a page belongs to.
fn checking(questionnaire: &Questionnaire, page: Option<PageIndex>) -> Position {
    let after_review =
        page.and_then(|index| questionnaire.pages.get(index)).is_some_and(|page| page.after_review);
    if after_review { Position::Send } else { Position::Review }
}

/// The furthest place that these answers have come to: the first page on the route that was neither
/// answered nor passed over, or the check behind the last.
fn frontier(questionnaire: &Questionnaire, route: &Route, passed: &[String]) -> Position {
    let open = |index: &PageIndex| {
        questionnaire
            .pages
            .get(*index)
            .filter(|page| route.stops_at(*index) || !passed.contains(&page.id))
            .map(|page| Position::Page(page.id.clone()))
    };
    if let Some(position) = route.questions.iter().find_map(open) {
        return position;
    }
    let any_passed = route
        .after_review
        .iter()
        .any(|index| questionnaire.pages.get(*index).is_some_and(|page| passed.contains(&page.id)));
    // Whoever has not gone past the review yet has not seen it.
    if !any_passed {
        return Position::Review;
    }
    route.after_review.iter().find_map(open).unwrap_or(Position::Send)
}
