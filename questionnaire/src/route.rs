//! The route: which pages a set of answers leads through. One pass from first page to last, so that
//! a condition only ever sees answers that are themselves on the route.

use crate::{
    answer::Answers,
    condition::Visible,
    definition::{Page, PageIndex, Questionnaire},
};

/// The pages that a set of answers leads through, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Pages between the start and the review. If the journey [ends](Stop::Ends), the last of them
    /// is the page it ends at.
    pub questions: Vec<PageIndex>,
    /// Pages between the review and the sending.
    pub after_review: Vec<PageIndex>,
    /// Why the route goes no further, where it does not reach the sending.
    pub stop: Option<Stop>,
}

/// Why a route goes no further than its last page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A question there needs an answer first.
    Required(PageIndex),
    /// The questionnaire ends there, and nothing is sent.
    Ends(PageIndex),
}

impl Route {
    /// The route of these answers.
    pub fn of(questionnaire: &Questionnaire, answers: &Answers) -> Self {
        let mut visible = Visible::new();
        let mut route = Self { questions: Vec::new(), after_review: Vec::new(), stop: None };
        for (index, page) in questionnaire.pages.iter().enumerate() {
            if !page.show_if.as_ref().is_none_or(|condition| condition.holds(&visible)) {
                continue;
            }
            let part =
                if page.after_review { &mut route.after_review } else { &mut route.questions };
            part.push(index);
            route.stop = stop(index, page, answers);
            if route.stop.is_some() {
                break;
            }
            let given = page.questions.iter().filter_map(|question| {
                answers.get_key_value(&question.id).map(|(id, answer)| (id.as_str(), answer))
            });
            visible.extend(given);
        }
        route
    }

    /// Whether the route leads through this page.
    pub fn has(&self, page: PageIndex) -> bool {
        self.pages().any(|index| index == page)
    }

    /// The answers that lie on the route of all these answers: what a condition sees that is not about
    /// one page but about the journey as far as it has come.
    pub fn visible<'a>(questionnaire: &Questionnaire, answers: &'a Answers) -> Visible<'a> {
        let route = Self::of(questionnaire, answers);
        let pages = route.pages().filter_map(|index| questionnaire.pages.get(index));
        let asked = pages.flat_map(|page| &page.questions);
        asked
            .filter_map(|question| answers.get_key_value(&question.id))
            .map(|(id, answer)| (id.as_str(), answer))
            .collect()
    }

    /// Whether the route goes no further than this page.
    pub fn stops_at(&self, page: PageIndex) -> bool {
        matches!(self.stop, Some(Stop::Required(at) | Stop::Ends(at)) if at == page)
    }

    /// All pages of the route, in order.
    pub fn pages(&self) -> impl DoubleEndedIterator<Item = PageIndex> {
        self.questions.iter().chain(&self.after_review).copied()
    }

    /// Whether the route reaches the review.
    pub fn reaches_review(&self) -> bool {
        self.stop.is_none() || !self.after_review.is_empty()
    }

    /// Whether the route reaches the sending.
    pub fn reaches_sending(&self) -> bool {
        self.stop.is_none()
    }
}

fn stop(index: PageIndex, page: &Page, answers: &Answers) -> Option<Stop> {
    let unanswered = |id: &String| !answers.contains_key(id);
    if page.ends {
        Some(Stop::Ends(index))
    } else if page.questions.iter().any(|question| question.required && unanswered(&question.id)) {
        Some(Stop::Required(index))
    } else {
        None
    }
}
