//! What a respondent submits next: mostly the page on the screen, filled in; sometimes another
//! button, a page that was open in another tab, or a form that no page makes.

use super::{Random, choose};
use crate::{
    definition::{Page, Questionnaire},
    form::{ACTION, Form, KEEP, ON_EXIT, PAGE},
    journey::{
        Journey, OnExit, Position,
        action::{AT_INTERRUPTION, AT_KEEP, AT_REVIEW, AT_SEND, AT_START},
    },
};

/// Makes the forms of one walk.
pub(super) struct FormMaker<'a> {
    questionnaire: &'a Questionnaire,
    random: Random,
    /// How many steps in a hundred are not simply onwards. Drawn once a walk, so that some walks
    /// are calm and come to their end, and some are not.
    restless: u32,
    /// How many answers in a hundred are not what the question asks for.
    careless: u32,
}

impl<'a> FormMaker<'a> {
    pub(super) fn new(questionnaire: &'a Questionnaire, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let (restless, careless) = (random.below(40), random.below(20));
        Self { questionnaire, random, restless, careless }
    }

    pub(super) fn next(&mut self, journey: &Journey) -> Form {
        if self.random.percent(self.restless) {
            return self.detour(journey);
        }
        match &journey.position {
            Position::Page(id) => self.page_on_screen(id),
            position => self.interlude(position),
        }
    }

    /// The form of the page on the screen, filled in and sent with Continue.
    fn page_on_screen(&mut self, id: &str) -> Form {
        match self.questionnaire.page(id) {
            // The questionnaire goes no further there: a real respondent goes back or leaves.
            Some((_, page)) if page.ends => self.pressed(page, "back"),
            Some((_, page)) => self.filled(page),
            None => Form::from_iter([(PAGE, id)]),
        }
    }

    fn interlude(&mut self, position: &Position) -> Form {
        let at = match position {
            Position::Start | Position::Page(_) => AT_START,
            Position::Interruption => AT_INTERRUPTION,
            Position::Keep => AT_KEEP,
            Position::Review => AT_REVIEW,
            Position::Send => AT_SEND,
        };
        let mut form = Form::from_iter([(PAGE, at)]);
        if at == AT_KEEP && !self.random.percent(self.careless) {
            form.push(KEEP, if self.random.percent(50) { "yes" } else { "no" });
            if let Some(choice) = self.random.pick(&OnExit::ALL) {
                form.push(ON_EXIT, choice.value());
            }
        }
        form
    }

    /// Everything but Continue on the page on the screen.
    fn detour(&mut self, journey: &Journey) -> Form {
        let here = journey.page(self.questionnaire).map(|(_, page)| page);
        match (self.random.below(16), here) {
            (0..=3, Some(page)) => self.pressed(page, "skip"),
            (4..=6, Some(page)) => self.pressed(page, "back"),
            (0..=2, None) => {
                let mut form = self.interlude(&journey.position);
                form.push(ACTION, "back");
                form
            }
            (10 | 11, _) => self.button(|page| format!("change:{}", page.id)),
            (12, _) => self.removing(journey),
            (13, _) => self.made_up(),
            (14, _) => {
                let places = [
                    Position::Start,
                    Position::Interruption,
                    Position::Keep,
                    Position::Review,
                    Position::Send,
                ];
                let place = self.random.pick(&places).cloned().unwrap_or_default();
                self.interlude(&place)
            }
            (15, _) => self.button(|page| {
                page.questions.first().map_or_else(String::new, |q| format!("remove:{}", q.id))
            }),
            _ => self.stray_page(journey),
        }
    }

    /// A page from anywhere in the questionnaire, as a tab left open would send it.
    fn stray_page(&mut self, journey: &Journey) -> Form {
        let Some(page) = self.random.pick(&self.questionnaire.pages) else {
            return self.interlude(&journey.position);
        };
        match self.random.below(6) {
            0 => self.pressed(page, "back"),
            1 => self.pressed(page, "skip"),
            _ => self.filled(page),
        }
    }

    /// A button whose value names a page or one of its questions, of a page that may not be in reach.
    fn button(&mut self, action: impl Fn(&Page) -> String) -> Form {
        let page = self.random.pick(&self.questionnaire.pages);
        page.map(|page| Form::from_iter([(ACTION, action(page))])).unwrap_or_default()
    }

    /// Removes an answer that is there.
    fn removing(&mut self, journey: &Journey) -> Form {
        let given: Vec<&String> = journey.answers.keys().collect();
        let question = self.random.pick(&given).map_or("", |id| id.as_str());
        Form::from_iter([(ACTION, format!("remove:{question}"))])
    }

    /// A form that no page makes.
    fn made_up(&mut self) -> Form {
        let forms: [&[(&str, &str)]; 7] = [
            &[],
            &[(PAGE, "no such page")],
            &[(PAGE, AT_KEEP), (KEEP, "perhaps")],
            &[(PAGE, AT_REVIEW), (ACTION, "skip")],
            &[(PAGE, AT_START), (ACTION, "no such action")],
            &[(ACTION, "change:no such page")],
            &[(ACTION, "erase")],
        ];
        self.random.pick(&forms).map(|form| form.iter().copied().collect()).unwrap_or_default()
    }

    fn pressed(&mut self, page: &Page, action: &str) -> Form {
        let mut form = self.filled(page);
        form.push(ACTION, action);
        form
    }

    fn filled(&mut self, page: &Page) -> Form {
        let mut form = Form::from_iter([(PAGE, page.id.as_str())]);
        for question in &page.questions {
            let careless = self.random.percent(self.careless);
            if careless && self.random.percent(30) {
                continue;
            }
            choose::answer(&mut self.random, question, careless, &mut form);
        }
        form
    }
}
