//! Which pages no combination of answers leads to. Only ever right when it says so: a page is
//! reported after every combination that could make a difference has been tried, and not at all
//! where there are too many of them.

mod values;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    condition::{Expression, Visible},
    definition::{Page, PageIndex, Question},
};

/// How many conditions are evaluated for one page at most. Above that, nothing is said about it.
const MOST_EVALUATIONS: u32 = 200_000;

/// What no answers lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreached {
    /// A page.
    Page(PageIndex),
    /// Every page after this one, and the sending.
    EverythingAfter(PageIndex),
}

/// Every page that no combination of answers leads to.
pub(super) fn unreached(pages: &[Page]) -> Vec<Unreached> {
    let mut found = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        match (search(pages, index), page.ends) {
            // A way that is blocked for one page is blocked for all that follow.
            (Outcome::Blocked, _) => break,
            (Outcome::NeverShown, _) => found.push(Unreached::Page(index)),
            (Outcome::Shown | Outcome::Unknown, false) => {}
            (Outcome::Shown | Outcome::Unknown, true) => {
                if search(pages, index + 1) == Outcome::Blocked {
                    found.push(Unreached::EverythingAfter(index));
                    break;
                }
            }
        }
    }
    found
}

/// What trying out answers showed about a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Some answers lead to it.
    Shown,
    /// Answers lead past it, and none to it.
    NeverShown,
    /// No answers lead past the pages before it.
    Blocked,
    /// There are too many combinations to try.
    Unknown,
}

/// Tries out answers to find a way to the page at `target`; past the last page stands the sending.
fn search(pages: &[Page], target: PageIndex) -> Outcome {
    let relevant = relevant(pages, target);
    let conditions: Vec<&Expression> = pages
        .iter()
        .take(target + 1)
        .enumerate()
        .filter(|(index, page)| *index == target || page.ends || asks_any(page, &relevant))
        .filter_map(|(_, page)| page.show_if.as_ref())
        .collect();
    let mut domains = BTreeMap::new();
    for question in pages.iter().take(target).flat_map(|page| &page.questions) {
        if relevant.contains(question.id.as_str()) {
            let Some(domain) = values::domain(question, &conditions) else {
                return Outcome::Unknown;
            };
            domains.insert(question.id.as_str(), domain);
        }
    }
    let steps = pages.iter().take(target);
    let steps = steps.filter(|page| page.ends || asks_any(page, &relevant)).collect();
    let condition = pages.get(target).and_then(|page| page.show_if.as_ref());
    let mut search =
        Search { steps, condition, domains, evaluations: 0, passed: false, shown: false };
    search.walk(0, Visible::new());
    match search {
        Search { shown: true, .. } => Outcome::Shown,
        Search { evaluations: MOST_EVALUATIONS, .. } => Outcome::Unknown,
        Search { passed: true, .. } => Outcome::NeverShown,
        Search { passed: false, .. } => Outcome::Blocked,
    }
}

/// The questions whose answers decide whether the page at `target` is shown: those that its
/// condition looks at, those that decide whether the journey ends before it, and those that decide
/// whether either of them is asked.
fn relevant(pages: &[Page], target: PageIndex) -> BTreeSet<&str> {
    let looked_at = |page: &'_ Page| -> Vec<String> {
        let questions = page.show_if.iter().flat_map(Expression::questions);
        questions.map(str::to_owned).collect()
    };
    let mut wanted: BTreeSet<String> =
        pages.get(target).map(looked_at).into_iter().flatten().collect();
    let mut relevant = BTreeSet::new();
    // A condition looks back only, so one pass from the last page to the first finds everything.
    for page in pages.iter().take(target).rev() {
        let asked: Vec<&Question> =
            page.questions.iter().filter(|question| wanted.contains(&question.id)).collect();
        if page.ends || !asked.is_empty() {
            wanted.extend(looked_at(page));
        }
        relevant.extend(asked.into_iter().map(|question| question.id.as_str()));
    }
    relevant
}

fn asks_any(page: &Page, relevant: &BTreeSet<&str>) -> bool {
    page.questions.iter().any(|question| relevant.contains(question.id.as_str()))
}

struct Search<'p> {
    /// The pages before the target that matter.
    steps: Vec<&'p Page>,
    /// The target's condition.
    condition: Option<&'p Expression>,
    domains: BTreeMap<&'p str, values::Domain>,
    evaluations: u32,
    /// Whether some answers lead past every step.
    passed: bool,
    /// Whether some answers lead to the target.
    shown: bool,
}

impl Search<'_> {
    /// Whether a condition holds; counts the evaluations.
    fn holds(&mut self, condition: Option<&Expression>, visible: &Visible<'_>) -> bool {
        self.evaluations += 1;
        condition.is_none_or(|condition| condition.holds(visible))
    }

    fn is_over(&self) -> bool {
        self.shown || self.evaluations >= MOST_EVALUATIONS
    }

    /// Goes on from a step with the answers given before it.
    fn walk(&mut self, step: usize, visible: Visible<'_>) {
        if self.is_over() {
            return;
        }
        let Some(page) = self.steps.get(step).copied() else {
            self.passed = true;
            self.shown = self.holds(self.condition, &visible);
            return;
        };
        if !self.holds(page.show_if.as_ref(), &visible) {
            self.walk(step + 1, visible);
        } else if !page.ends {
            self.answer(step, &page.questions, visible);
        }
    }

    /// Tries every answer to each of a page's questions that matter.
    fn answer(&mut self, step: usize, questions: &[Question], visible: Visible<'_>) {
        let Some((question, rest)) = questions.split_first() else {
            return self.walk(step + 1, visible);
        };
        let Some(domain) = self.domains.get(question.id.as_str()).cloned() else {
            return self.answer(step, rest, visible);
        };
        for answer in domain.iter() {
            if self.is_over() {
                return;
            }
            let mut visible = visible.clone();
            if let Some(answer) = answer {
                visible.insert(question.id.as_str(), answer);
            }
            self.answer(step, rest, visible);
        }
    }
}

#[cfg(test)]
mod tests;
