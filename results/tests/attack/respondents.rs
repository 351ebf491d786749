//! People made up for the attack, from a seed. Some answers are frequent and most are rare, so that
//! there is something to recover.

use questionnaire::{
    answer::{Answer, Answers},
    definition::{Choice, Kind, Question, Questionnaire, Statement},
    generate::Random,
    map::Map,
    route::Route,
    submission::Submission,
};

/// So many responses that came to the end.
pub(crate) fn some(questionnaire: &Questionnaire, size: usize, seed: u64) -> Vec<Submission> {
    let mut random = Random::new(seed);
    let anybody = std::iter::repeat_with(|| answers(questionnaire, &mut random));
    anybody.filter_map(|answers| Submission::new(questionnaire, &answers).ok()).take(size).collect()
}

fn answers(questionnaire: &Questionnaire, random: &mut Random) -> Answers {
    let mut answers = Answers::new();
    for (index, page) in questionnaire.pages.iter().enumerate() {
        if page.show_if.is_some() && !Route::of(questionnaire, &answers).has(index) {
            continue;
        }
        for question in &page.questions {
            if !question.required && random.percent(4) {
                continue;
            }
            if let Some(answer) = answer(question, random) {
                answers.insert(question.id.clone(), answer);
            }
        }
    }
    answers
}

/// An answer to a closed question.
fn answer(question: &Question, random: &mut Random) -> Option<Answer> {
    match &question.kind {
        Kind::ChooseOne { options } => {
            Some(Answer::One { value: one(options, &question.id, random), text: None })
        }
        Kind::ChooseSeveral { options, max } => {
            let first = one(options, &question.id, random);
            let is_alone = |value: &str| {
                let is_it = |choice: &&Choice| choice.value == *value;
                options.iter().find(is_it).is_some_and(|c| c.exclusive || c.missing.is_some())
            };
            let mut chosen = vec![first];
            while !is_alone(&chosen[0]) && random.percent(55) {
                let next = one(options, &question.id, random);
                let has_room = max.is_none_or(|max| chosen.len() < max as usize);
                if has_room && !is_alone(&next) && !chosen.contains(&next) {
                    chosen.push(next);
                }
            }
            let order = options.iter().map(|choice| choice.value.clone());
            let values = order.filter(|value| chosen.contains(value)).collect();
            Some(Answer::Several { values, texts: Map::default() })
        }
        Kind::Scale { statements, options } => {
            let mut points = Map::new();
            for Statement { id, .. } in statements {
                if !random.percent(3) {
                    points.insert(id.clone(), one(options, id, random));
                }
            }
            (!points.is_empty()).then_some(Answer::Scale(points))
        }
        _ => None,
    }
}

/// An option. Of two, each is about as frequent as the other; of many, each is chosen by two thirds
/// of those who chose none before it. Where the most frequent stands, the question's name decides.
fn one(options: &[Choice], name: &str, random: &mut Random) -> String {
    let shift = name.bytes().map(usize::from).sum::<usize>() % options.len();
    let shares = if options.len() > 3 { 45 } else { 62 };
    let place = (0..options.len()).find(|_| random.percent(shares)).unwrap_or(0);
    options[(place + shift) % options.len()].value.clone()
}
