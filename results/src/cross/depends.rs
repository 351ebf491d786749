//! What ties answers together: that two sides look at the same one, or that the route does.

use questionnaire::definition::Questionnaire;

/// What decides whether somebody is in a line or a selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Depends<'a> {
    /// The answers it looks at: question and statement.
    answers: Vec<(&'a str, Option<&'a str>)>,
    /// Their questions, and those that decide whether these are asked.
    route: Vec<&'a str>,
}

impl<'a> Depends<'a> {
    /// What these answers depend on.
    pub(crate) fn on(
        answers: Vec<(&'a str, Option<&'a str>)>,
        questionnaire: &'a Questionnaire,
    ) -> Self {
        let mut route: Vec<&str> = Vec::new();
        let mut open: Vec<&str> = answers.iter().map(|(question, _)| *question).collect();
        while let Some(id) = open.pop() {
            let Some((page, question)) = questionnaire.question(id) else { continue };
            if !route.contains(&question.id.as_str()) {
                route.push(&question.id);
                open.extend(page.show_if.iter().flat_map(|condition| condition.questions()));
            }
        }
        Self { answers, route }
    }

    /// Whether both look at the same answer.
    pub(crate) fn shares_answer(&self, other: &Self) -> bool {
        self.answers.iter().any(|answer| other.answers.contains(answer))
    }

    /// Whether the route ties them together: an answer to some question decides about both.
    pub(crate) fn shares_route(&self, other: &Self) -> bool {
        self.route.iter().any(|id| other.route.contains(id))
    }
}
