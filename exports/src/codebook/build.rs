//! A codebook from a definition.

use questionnaire::{
    answer::Decimal,
    date::PartialDate,
    definition::{self, Choice, Missing, Question, Questionnaire},
    form,
    text::{Language, Text},
};

use super::{Codebook, Kind, LeftOut, Value, Variable, Why, missing, names::Names};
use crate::{Detail, Words};

/// What a codebook is made from besides the definition.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The language of the labels. What is not translated is in the source language.
    pub language: &'a Language,
    /// The words that are not in the questionnaire.
    pub words: &'a Words,
    /// Questions whose answers could point to a person, as the consultation says. A postcode
    /// district always could.
    pub identifying: &'a [String],
    /// The day on which the file is made.
    pub made_on: PartialDate,
}

impl Codebook {
    /// The codebook of exact rows. [`crate::Census`] makes the one of protected rows from it.
    pub fn new(questionnaire: &Questionnaire, terms: &Terms<'_>) -> Self {
        let mut made = Builder {
            questionnaire,
            terms,
            names: Names::default(),
            variables: Vec::new(),
            left_out: Vec::new(),
        };
        for (_, question) in questionnaire.questions() {
            made.question(question);
        }
        let (name, audience) = (made.text(&questionnaire.name), made.text(&questionnaire.audience));
        Self {
            slug: questionnaire.slug.clone(),
            version: questionnaire.version,
            title: format!("{name}: {audience}"),
            language: terms.language.clone(),
            made_on: terms.made_on,
            detail: Detail::Exact,
            words: terms.words.clone(),
            variables: made.variables,
            left_out: made.left_out,
        }
    }
}

struct Builder<'a> {
    questionnaire: &'a Questionnaire,
    terms: &'a Terms<'a>,
    names: Names,
    variables: Vec<Variable>,
    left_out: Vec<LeftOut>,
}

impl Builder<'_> {
    fn text(&self, text: &Text) -> String {
        let spoken = text.in_language(self.terms.language, &self.questionnaire.languages);
        spoken.map(|spoken| spoken.value.clone()).unwrap_or_default()
    }

    fn question(&mut self, question: &Question) {
        let label = self.text(&question.label);
        match &question.kind {
            definition::Kind::ChooseOne { options } => {
                self.choice(question, None, label, Kind::Nominal, options);
            }
            definition::Kind::Scale { statements, options } => {
                for statement in statements {
                    let label = format!("{} – {label}", self.text(&statement.label));
                    self.choice(question, Some(&statement.id), label, Kind::Ordinal, options);
                }
            }
            definition::Kind::ChooseSeveral { options, .. } => {
                self.options(question, &label, options);
            }
            definition::Kind::Number { min, decimals, unit, .. } => {
                let unit = self.text(unit);
                let label = if unit.is_empty() { label } else { format!("{label} ({unit})") };
                let lowest = Decimal::new(missing::DECLINED + 1, 0).ok();
                let low = if *min >= lowest { 0 } else { missing::LOW };
                let missing = self.missing(&[], low);
                let kind = Kind::Number { decimals: *decimals };
                self.add(question, None, label, kind, (Vec::new(), missing));
            }
            definition::Kind::Date { precision, .. } => {
                let missing = self.missing(&[], 0);
                self.add(question, None, label, Kind::Date(*precision), (Vec::new(), missing));
            }
            definition::Kind::PostcodeDistrict => {
                let missing = self.missing(&[], 0);
                self.add(question, None, label, Kind::District, (Vec::new(), missing));
            }
            definition::Kind::ShortText { .. } | definition::Kind::LongText { .. } => {
                self.leave_out(question.id.clone(), label, Why::FreeText);
            }
            definition::Kind::Contact { .. } => {
                self.leave_out(question.id.clone(), label, Why::Contact);
            }
        }
        for option in question.kind.options().iter().filter(|option| option.write_in) {
            let label = format!("{} – {}", self.text(&option.label), self.text(&question.label));
            self.leave_out(form::part(&question.id, &option.value), label, Why::FreeText);
        }
    }

    fn choice(
        &mut self,
        question: &Question,
        part: Option<&str>,
        label: String,
        kind: Kind,
        options: &[Choice],
    ) {
        let values = codes(options).into_iter().zip(options).filter(|(code, _)| *code > 0);
        let values = values.map(|(code, o)| named(code, &o.value, &self.text(&o.label))).collect();
        let missing = self.missing(options, 0);
        self.add(question, part, label, kind, (values, missing));
    }

    /// A variable for each option of several; ways of not answering are codes of all of them.
    fn options(&mut self, question: &Question, label: &str, options: &[Choice]) {
        let words = self.terms.words;
        let values = vec![named(0, "no", &words.not_chosen), named(1, "yes", &words.chosen)];
        let missing = self.missing(options, 0);
        for option in options.iter().filter(|option| option.missing.is_none()) {
            let label = format!("{} – {label}", self.text(&option.label));
            let codes = (values.clone(), missing.clone());
            self.add(question, Some(&option.value), label, Kind::Indicator, codes);
        }
    }

    /// All codes that mean that there is no answer; `low` is added to each.
    fn missing(&self, options: &[Choice], low: i64) -> Vec<Value> {
        let words = self.terms.words;
        let ways = codes(options).into_iter().zip(options).filter(|(_, o)| o.missing.is_some());
        let mut missing: Vec<Value> =
            ways.map(|(code, o)| named(code, &o.value, &self.text(&o.label))).collect();
        missing.extend([
            named(missing::NO_ANSWER, "no-answer", &words.no_answer),
            named(missing::NOT_ASKED, "not-asked", &words.not_asked),
            named(missing::NOT_IN_VERSION, "not-in-version", &words.not_in_version),
        ]);
        for value in &mut missing {
            value.code += low;
        }
        missing.sort_by_key(|value| value.code);
        missing
    }

    fn add(
        &mut self,
        question: &Question,
        part: Option<&str>,
        label: String,
        kind: Kind,
        (values, missing): (Vec<Value>, Vec<Value>),
    ) {
        let identifying = kind == Kind::District || self.terms.identifying.contains(&question.id);
        self.variables.push(Variable {
            name: self.names.give(&question.id, part),
            label,
            question: question.id.clone(),
            part: part.map(str::to_owned),
            kind,
            values,
            missing,
            identifying,
            treatment: None,
        });
    }

    fn leave_out(&mut self, name: String, label: String, why: Why) {
        self.left_out.push(LeftOut { name, label, why });
    }
}

fn named(code: i64, value: &str, label: &str) -> Value {
    Value { code, value: value.to_owned(), label: label.to_owned() }
}

/// The code of each option: from 1 in the order of the definition, and [`missing`]'s for ways of not
/// answering.
pub(crate) fn codes(options: &[Choice]) -> Vec<i64> {
    let (mut next, mut further, mut used) = (1, missing::FURTHER, Vec::new());
    let code = |option: &Choice| {
        let Some(missing) = option.missing else {
            next += 1;
            return next - 1;
        };
        let code = match missing {
            Missing::Declined => missing::DECLINED,
            Missing::DontKnow => missing::DONT_KNOW,
            Missing::NotApplicable => missing::NOT_APPLICABLE,
        };
        if used.contains(&code) {
            further -= 1;
            return further + 1;
        }
        used.push(code);
        code
    };
    options.iter().map(code).collect()
}
