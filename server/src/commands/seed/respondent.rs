//! One made-up respondent: goes along the route and answers what is asked there.

use questionnaire::{
    answer::{Answer, Answers, Decimal},
    date::{PartialDate, Precision},
    definition::{Choice, ContactField, Kind, Question, Questionnaire, Statement},
    form::part,
    map::Map,
    route::Route,
};

use super::{
    chance::{Chance, at},
    odds::{self, Odds},
    words::{DISTRICTS, MARK, SENTENCES, SHORT},
};

/// Somebody's answers, page by page as the route unfolds. Dates without a limit are before `year`.
pub(super) fn answers(questionnaire: &Questionnaire, chance: &mut Chance, year: u16) -> Answers {
    let outlook = chance.uniform();
    let mut respondent = Respondent { odds: Odds::of(questionnaire), outlook, chance, year };
    let mut answers = Answers::new();
    for (index, page) in questionnaire.pages.iter().enumerate() {
        // Only a condition can take a page off the route.
        if page.show_if.is_some() && !Route::of(questionnaire, &answers).has(index) {
            continue;
        }
        for question in &page.questions {
            if let Some(answer) = respondent.answer(question) {
                answers.insert(question.id.clone(), answer);
            }
        }
    }
    answers
}

struct Respondent<'a> {
    odds: Odds,
    /// How it went for this person, 0 to 1: the same on every scale, more or less.
    outlook: f64,
    chance: &'a mut Chance,
    year: u16,
}

impl Respondent<'_> {
    fn answer(&mut self, question: &Question) -> Option<Answer> {
        if !question.required && self.chance.is(odds::PASSED_OVER) {
            return None;
        }
        match &question.kind {
            Kind::ChooseOne { options } => self.one(&question.id, options),
            Kind::ChooseSeveral { options, max } => self.several(&question.id, options, *max),
            Kind::Scale { statements, options } => self.scale(&question.id, statements, options),
            Kind::ShortText { max } | Kind::LongText { max } => {
                let writes = question.required || self.chance.is(odds::WRITTEN);
                writes.then(|| self.text(*max, &SENTENCES)).flatten().map(Answer::Text)
            }
            Kind::Number { min, max, decimals, .. } => self.number(*min, *max, *decimals),
            Kind::Date { precision, min, max } => self.date(*precision, *min, *max),
            Kind::PostcodeDistrict => {
                self.chance.one_of(&DISTRICTS).map(|name| Answer::District((*name).to_owned()))
            }
            Kind::Contact { fields } => Some(Answer::Contact(self.contact(fields))),
        }
    }

    fn one(&mut self, field: &str, options: &[Choice]) -> Option<Answer> {
        let point = self.chance.uniform();
        let choice = self.choice(field, options, point)?;
        let text = self.write_in(choice);
        Some(Answer::One { value: choice.value.clone(), text })
    }

    /// The option at a point of 0..1, or now and then a way of not answering.
    fn choice<'a>(&mut self, field: &str, options: &'a [Choice], point: f64) -> Option<&'a Choice> {
        self.missing(options).or_else(|| {
            let weigh = |choice| (choice, self.odds.weight(field, options, choice));
            at(point, options.iter().map(weigh))
        })
    }

    fn missing<'a>(&mut self, options: &'a [Choice]) -> Option<&'a Choice> {
        let ways: Vec<&Choice> = options.iter().filter(|choice| choice.missing.is_some()).collect();
        self.chance.is(odds::MISSING).then(|| self.chance.one_of(&ways).copied()).flatten()
    }

    fn several(&mut self, field: &str, options: &[Choice], max: Option<u32>) -> Option<Answer> {
        let weight = |choice: &Choice| self.odds.weight(field, options, choice);
        let exclusive = options.iter().filter(|choice| choice.exclusive);
        let mut weights: Vec<(&Choice, f64)> = options
            .iter()
            .filter(|choice| !choice.exclusive)
            .map(|choice| (choice, weight(choice)))
            .collect();
        let alone = exclusive.map(|choice| (choice, weight(choice) / 100.0)).collect::<Vec<_>>();
        let alone = alone.into_iter().find(|(_, share)| self.chance.is(*share));
        let chosen = match self.missing(options).or(alone.map(|(choice, _)| choice)) {
            Some(choice) => vec![choice],
            None => self.draw(&mut weights, max),
        };
        let texts = chosen
            .iter()
            .filter_map(|choice| Some((choice.value.clone(), self.write_in(choice)?)))
            .collect();
        let values: Vec<String> = options
            .iter()
            .filter(|choice| chosen.iter().any(|other| other.value == choice.value))
            .map(|choice| choice.value.clone())
            .collect();
        (!values.is_empty()).then_some(Answer::Several { values, texts })
    }

    /// A few options, each once.
    fn draw<'a>(
        &mut self,
        weights: &mut Vec<(&'a Choice, f64)>,
        max: Option<u32>,
    ) -> Vec<&'a Choice> {
        let counts = [1_u32, 2, 3];
        let how_many = at(self.chance.uniform(), counts.iter().zip(odds::HOW_MANY));
        let how_many = how_many.copied().unwrap_or(1).min(max.unwrap_or(u32::MAX));
        let mut chosen = Vec::new();
        for _ in 0..how_many {
            let drawn = at(
                self.chance.uniform(),
                weights.iter().map(|(choice, weight)| (*choice, *weight)),
            );
            let Some(drawn) = drawn else { break };
            weights.retain(|(choice, _)| choice.value != drawn.value);
            chosen.push(drawn);
        }
        chosen
    }

    fn scale(
        &mut self,
        question: &str,
        statements: &[Statement],
        options: &[Choice],
    ) -> Option<Answer> {
        let mut points = Map::new();
        for statement in statements {
            let of_a_piece = self.chance.is(odds::OF_A_PIECE);
            let fresh = self.chance.uniform();
            let point = if of_a_piece { self.outlook } else { fresh };
            if self.chance.is(odds::LEFT_OUT) {
                continue;
            }
            if let Some(choice) = self.choice(&part(question, &statement.id), options, point) {
                points.insert(statement.id.clone(), choice.value.clone());
            }
        }
        (!points.is_empty()).then_some(Answer::Scale(points))
    }

    fn write_in(&mut self, choice: &Choice) -> Option<String> {
        let writes = choice.write_in && self.chance.is(odds::WRITTEN_IN);
        writes.then(|| self.text(questionnaire::definition::WRITE_IN_MAX, &SHORT)).flatten()
    }

    fn text(&mut self, max: u32, texts: &[&str]) -> Option<String> {
        let text = format!("{MARK} {}", self.chance.one_of(texts)?);
        let max = usize::try_from(max).unwrap_or(usize::MAX);
        let cut: String = text.chars().take(max).collect();
        Some(cut.trim_end().to_owned()).filter(|text| !text.is_empty())
    }

    fn number(
        &mut self,
        min: Option<Decimal>,
        max: Option<Decimal>,
        decimals: u8,
    ) -> Option<Answer> {
        let units = |number: Option<Decimal>, otherwise: i64| {
            let number = number.or_else(|| Decimal::new(otherwise, 0).ok())?;
            number.with_decimals(decimals).map(Decimal::units)
        };
        let least = units(min, 0)?;
        let most = units(max, 100)?.max(least);
        Decimal::new(self.chance.between(least, most), decimals).ok().map(Answer::Number)
    }

    fn date(
        &mut self,
        precision: Precision,
        min: Option<PartialDate>,
        max: Option<PartialDate>,
    ) -> Option<Answer> {
        let year = |date: Option<PartialDate>, otherwise| date.map_or(otherwise, PartialDate::year);
        let last = year(max, self.year.saturating_sub(1));
        let drawn = self.chance.between(year(min, last.saturating_sub(3)).into(), last.into());
        let drawn = u16::try_from(drawn).ok()?;
        let month = u8::try_from(self.chance.between(1, 12)).ok()?;
        let day = u8::try_from(self.chance.between(1, 28)).ok()?;
        let date = match precision {
            Precision::Year => PartialDate::new(drawn, None, None),
            Precision::Month => PartialDate::new(drawn, Some(month), None),
            Precision::Day => PartialDate::new(drawn, Some(month), Some(day)),
        };
        let clamped = date.ok()?.max(min.unwrap_or(date.ok()?)).min(max.unwrap_or(date.ok()?));
        Some(Answer::Date(clamped))
    }

    /// Nobody: a reserved domain, and a number that is kept free for films.
    fn contact(&mut self, fields: &[ContactField]) -> Map<ContactField, String> {
        let number = self.chance.below(1000);
        let written = |field: &ContactField| match field {
            ContactField::Name => "Made-up name".to_owned(),
            ContactField::Email => format!("made.up.{number:03}@example.org"),
            ContactField::Phone => format!("0151 496 0{number:03}"),
            ContactField::Safe => format!("{MARK} mornings, and no messages."),
        };
        fields.iter().map(|field| (*field, written(field))).collect()
    }
}
