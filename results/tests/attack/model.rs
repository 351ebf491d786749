//! All that a reader can say for certain: what each figure can stand for, how the figures of a table
//! add up, and what the definition says about who was put which question.

use std::collections::{BTreeSet, HashMap};

use questionnaire::{
    answer::Answer,
    condition::{Expression, Visible},
    consultation::Disclosure,
    definition::{Choice, Kind, Page, Question, Questionnaire},
    map::Map,
    route::Route,
    submission::Submission,
};
use results::{Figure, Key, ProtectedTable, Shown};

use crate::program::{Count, Program, Terms};

/// What the attacker has to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Knowledge {
    /// The page.
    Page,
    /// And how many were put a question, wherever neither they nor the others are few.
    More,
}

/// The attacker's program, and which counts are which.
#[derive(Debug)]
pub(crate) struct Model<'a> {
    pub(crate) program: Program,
    questionnaire: &'a Questionnaire,
    responses: &'a [Submission],
    rule: &'a Disclosure,
    tables: Vec<Counts<'a>>,
    targets: Vec<Target>,
}

/// A suppressed count.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) name: String,
    pub(crate) terms: Terms,
}

/// The counts of one table.
#[derive(Debug)]
struct Counts<'a> {
    page: &'a Page,
    question: &'a Question,
    options: Vec<Count>,
    /// Who chose any of the options that can be chosen together, where there are such.
    together: Option<Count>,
    /// Who did not answer, or was not asked.
    silent: [Count; 2],
}

/// Where somebody is in a table.
type Cell<'a> = (Option<Answer>, Terms, &'a str);

impl<'a> Model<'a> {
    pub(crate) fn new(
        questionnaire: &'a Questionnaire,
        responses: &'a [Submission],
        published: &[ProtectedTable],
        rule: &'a Disclosure,
        knowledge: Knowledge,
    ) -> Self {
        let mut model = Self {
            program: Program::default(),
            questionnaire,
            responses,
            rule,
            tables: Vec::new(),
            targets: Vec::new(),
        };
        for table in published {
            model.add(table);
        }
        for (index, table) in published.iter().enumerate() {
            model.tie(index, table, knowledge);
        }
        model
    }

    /// The suppressed counts that are small.
    pub(crate) fn small(&self) -> impl Iterator<Item = &Target> {
        let threshold = f64::from(self.rule.threshold);
        self.targets.iter().filter(move |target| self.program.truth(&target.terms) < threshold)
    }

    fn total(&self) -> u64 {
        self.responses.len() as u64
    }

    /// What a figure can stand for.
    fn bounds(&self, figure: Figure) -> (u64, u64) {
        let (threshold, rounding) = (self.rule.threshold.into(), u64::from(self.rule.rounding));
        match figure.shown() {
            Shown::FewerThan(limit) => (0, limit - 1),
            Shown::Withheld => (0, self.total()),
            Shown::About(n) => {
                let low = n.saturating_sub(rounding / 2).max(threshold);
                (low, (n + (rounding - 1) / 2).min(self.total()))
            }
        }
    }

    /// A count with a figure, which is gone for where the figure hides it.
    fn with_figure(&mut self, name: String, truth: u64, figure: Option<Figure>) -> Count {
        let Some(figure) = figure else {
            assert_eq!(truth, 0, "{name} has no figure");
            return self.program.count(truth, (0, 0));
        };
        let count = self.program.count(truth, self.bounds(figure));
        if figure.rounded().is_none() {
            self.targets.push(Target { name, terms: vec![(count, 1.0)] });
        }
        count
    }

    fn add(&mut self, table: &ProtectedTable) {
        let (page, question) = self.questionnaire.question(&table.question).unwrap();
        let statement = table.statement.as_deref();
        let truth =
            |is: &dyn Fn(Option<&[String]>) -> bool| self.true_count(question, statement, is);
        let asked = self.asked(page);
        let named = |what: &str| format!("{}{statement:?}: {what}", table.question);
        let choices = question.kind.options();
        let chosen: Vec<u64> = choices
            .iter()
            .map(|choice| truth(&|given| given.is_some_and(|given| given.contains(&choice.value))))
            .collect();
        let answered = truth(&|given| given.is_some());
        let any = truth(&|given| {
            given.is_some_and(|given| given.iter().any(|value| !is_alone(&question.kind, value)))
        });
        let figure = |option: usize| {
            let is_it = |key: &Key| matches!(key, Key::Option { index, .. } if *index == option);
            table.rows.iter().find(|row| is_it(&row.key)).map(|row| row.figure)
        };
        let options: Vec<Count> = choices
            .iter()
            .enumerate()
            .map(|(i, choice)| self.with_figure(named(&choice.value), chosen[i], figure(i)))
            .collect();
        let no_answer = self.with_figure(named("no answer"), asked - answered, table.no_answer);
        // It is worked out from other figures, so its own says no more; but that they are few does.
        let rest = self.total() - asked;
        let not_asked = match table.not_asked.map(Figure::shown) {
            Some(Shown::About(_)) => self.program.count(rest, (0, self.total())),
            _ => self.with_figure(named("not asked"), rest, table.not_asked),
        };
        let alone = |i: &usize| is_alone(&question.kind, &choices[*i].value);
        let (alone, combined): (Vec<_>, Vec<_>) = (0..choices.len()).partition(alone);
        let together = (!combined.is_empty()).then(|| self.program.count(any, (0, self.total())));
        let ones = |counts: &[usize]| counts.iter().map(|i| (options[*i], 1.0)).collect::<Terms>();
        let mut all = ones(&alone);
        all.extend([(no_answer, 1.0), (not_asked, 1.0)]);
        all.extend(together.map(|count| (count, 1.0)));
        self.program.equal(all, self.total());
        if let (Some(together), Kind::ChooseSeveral { max, .. }) = (together, &question.kind) {
            for i in &combined {
                let others = vec![(together, 1.0), (options[*i], -1.0)];
                let name = named(&format!("others than {}", choices[*i].value));
                self.program.not_negative(others.clone());
                self.targets.push(Target { name, terms: others });
            }
            let mut sum = ones(&combined);
            sum.push((together, -1.0));
            self.program.not_negative(sum);
            if let Some(max) = max {
                let mut room: Terms = combined.iter().map(|i| (options[*i], -1.0)).collect();
                room.push((together, f64::from(*max)));
                self.program.not_negative(room);
            }
        }
        self.tables.push(Counts {
            page,
            question,
            options,
            together,
            silent: [no_answer, not_asked],
        });
    }

    /// What the definition says about who was asked.
    fn tie(&mut self, index: usize, published: &ProtectedTable, knowledge: Knowledge) {
        let Counts { page, silent: [_, not_asked], .. } = self.tables[index];
        let total = self.total();
        let Some(condition) = &page.show_if else {
            return self.program.equal(vec![(not_asked, 1.0)], 0);
        };
        let ids: BTreeSet<&str> = condition.questions().into_iter().collect();
        let about: Vec<usize> = ids
            .into_iter()
            .map(|id| self.tables.iter().position(|table| table.question.id == id).unwrap())
            .collect();
        let inside = match about.as_slice() {
            [one] => self.inside(*one, condition),
            [one, other] => self.inside_both(*one, *other, condition),
            _ => unreachable!("no shipped question hangs on three others"),
        };
        // Who was asked makes up, with who was not, everybody.
        let mut sum = inside.clone();
        sum.push((not_asked, 1.0));
        self.program.equal(sum, total);
        if let ([one], Knowledge::More, Shown::About(_)) =
            (about.as_slice(), knowledge, published.asked.shown())
        {
            let asked = self.asked(page);
            let others = self.asked(self.tables[*one].page) - asked;
            let few = u64::from(self.rule.threshold);
            if asked >= few && others >= few {
                self.program.equal(vec![(not_asked, 1.0)], total - asked);
            }
        }
    }

    /// The counts of those for whom a condition on one table holds.
    fn inside(&self, table: usize, condition: &Expression) -> Terms {
        let Counts { question, options, .. } = &self.tables[table];
        let holds = |answer: &Option<Answer>| {
            let given = answer.as_ref().map(|answer| (question.id.as_str(), answer));
            condition.holds(&given.into_iter().collect::<Visible<'_>>())
        };
        let choices = question.kind.options();
        for (i, choice) in choices.iter().enumerate() {
            if !is_alone(&question.kind, &choice.value)
                && self
                    .sets(table)
                    .iter()
                    .all(|set| holds(&Some(several(set))) == set.contains(&choice.value))
            {
                return vec![(options[i], 1.0)];
            }
        }
        let cells = self.cells(table).into_iter().filter(|(answer, ..)| holds(answer));
        cells.flat_map(|(_, terms, _)| terms).collect()
    }

    /// The counts of those for whom a condition on two tables holds: of everybody who is in a cell
    /// of the one and in a cell of the other. Nobody publishes these.
    fn inside_both(&mut self, one: usize, other: usize, condition: &Expression) -> Terms {
        let (rows, columns) = (self.cells(one), self.cells(other));
        let ids = [one, other].map(|table| self.tables[table].question.id.as_str());
        let mut both: HashMap<(usize, usize), Count> = HashMap::new();
        let mut inside = Terms::new();
        for (r, (row, ..)) in rows.iter().enumerate() {
            for (c, (column, ..)) in columns.iter().enumerate() {
                let is_here = |response: &&Submission| {
                    [row, column]
                        .iter()
                        .zip(ids)
                        .all(|(cell, id)| same(cell.as_ref(), response.answers().get(id)))
                };
                let truth = self.responses.iter().filter(is_here).count() as u64;
                let count = self.program.count(truth, (0, self.total()));
                both.insert((r, c), count);
                let given = [(ids[0], row), (ids[1], column)];
                let given = given.into_iter().filter_map(|(id, cell)| Some((id, cell.as_ref()?)));
                if condition.holds(&given.collect::<Visible<'_>>()) {
                    inside.push((count, 1.0));
                }
            }
        }
        let minus =
            |terms: &Terms| terms.iter().map(|(count, _)| (*count, -1.0)).collect::<Terms>();
        for (r, (_, terms, _)) in rows.iter().enumerate() {
            let mut sum = minus(terms);
            sum.extend((0..columns.len()).map(|c| (both[&(r, c)], 1.0)));
            self.program.equal(sum, 0);
        }
        for (c, (_, terms, _)) in columns.iter().enumerate() {
            let mut sum = minus(terms);
            sum.extend((0..rows.len()).map(|r| (both[&(r, c)], 1.0)));
            self.program.equal(sum, 0);
        }
        inside
    }

    /// The cells of a table, each with an answer that stands for all in it.
    fn cells(&self, table: usize) -> Vec<Cell<'a>> {
        let Counts { question, options, together, silent, .. } = &self.tables[table];
        let kind = &question.kind;
        let choices = kind.options();
        let mut cells: Vec<Cell<'a>> = vec![(None, silent.map(|count| (count, 1.0)).to_vec(), "")];
        for (choice, count) in choices.iter().zip(options) {
            let value = choice.value.clone();
            if let Kind::ChooseOne { .. } = kind {
                let answer = Answer::One { value, text: None };
                cells.push((Some(answer), vec![(*count, 1.0)], &choice.value));
            } else if is_alone(kind, &choice.value) {
                cells.push((Some(several(&[value])), vec![(*count, 1.0)], &choice.value));
            }
        }
        if let (Some(together), Some(set)) = (together, self.sets(table).last()) {
            cells.push((Some(several(set)), vec![(*together, 1.0)], ""));
        }
        cells
    }

    /// Answers of options that can be chosen together: each by itself, and all.
    fn sets(&self, table: usize) -> Vec<Vec<String>> {
        let kind = &self.tables[table].question.kind;
        let combined = kind.options().iter().map(|choice| choice.value.clone());
        let all: Vec<String> = combined.filter(|value| !is_alone(kind, value)).collect();
        all.iter().map(|value| vec![value.clone()]).chain([all.clone()]).collect()
    }

    fn asked(&self, page: &Page) -> u64 {
        let index = self.questionnaire.pages.iter().position(|other| other.id == page.id).unwrap();
        let is_asked = |r: &&Submission| Route::of(self.questionnaire, r.answers()).has(index);
        self.responses.iter().filter(is_asked).count() as u64
    }

    /// How many responses are like this, by the values that were chosen.
    fn true_count(
        &self,
        question: &Question,
        statement: Option<&str>,
        is: &dyn Fn(Option<&[String]>) -> bool,
    ) -> u64 {
        let is_so = |response: &&Submission| {
            let values = match (response.answers().get(&question.id), statement) {
                (Some(Answer::One { value, .. }), None) => Some(vec![value.clone()]),
                (Some(Answer::Several { values, .. }), None) => Some(values.clone()),
                (Some(Answer::Scale(points)), Some(id)) => points.get(id).map(|p| vec![p.clone()]),
                _ => None,
            };
            is(values.as_deref())
        };
        self.responses.iter().filter(is_so).count() as u64
    }
}

fn several(values: &[String]) -> Answer {
    Answer::Several { values: values.to_vec(), texts: Map::default() }
}

/// Whether an answer is in a cell that this one stands for.
fn same(cell: Option<&Answer>, answer: Option<&Answer>) -> bool {
    match (cell, answer) {
        (Some(Answer::One { value: a, .. }), Some(Answer::One { value: b, .. })) => a == b,
        (None, None) => true,
        _ => false,
    }
}

/// Whether an option is chosen alone or not at all.
fn is_alone(kind: &Kind, value: &str) -> bool {
    let Kind::ChooseSeveral { options, .. } = kind else { return true };
    let is_it = |choice: &&Choice| choice.value == value;
    options.iter().find(is_it).is_some_and(|choice| choice.exclusive || choice.missing.is_some())
}
