//! Who is put a question, read from the definition: everybody, or those in some cells of an earlier
//! table, or whatever else a condition may say. Knows definitions, and no answer of anybody.
//!
//! Whoever reads the tables knows the definition too. So where a question is put to those who gave
//! certain answers to another one, its table says something about that other table.

use std::{cmp::Ordering, collections::BTreeSet};

use questionnaire::{
    condition::{Comparison, Expression, Target},
    definition::{Choice, Kind, Question, Questionnaire},
};

use crate::column::excludes;

/// Whether an option is chosen alone or not at all: so marked, or because only one can be chosen.
pub(crate) fn is_alone(kind: &Kind, choice: &Choice) -> bool {
    let Kind::ChooseSeveral { options, max } = kind else { return true };
    let combinable = options.iter().filter(|option| !excludes(option)).count();
    excludes(choice) || *max == Some(1) || combinable < 2
}

/// One table of the page, as the definition has it: a closed question, or a statement of a scale.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    pub(crate) question: &'a Question,
    pub(crate) statement: Option<&'a str>,
    /// When it is asked.
    pub(crate) condition: Option<&'a Expression>,
}

/// What decides who is asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Gate<'a> {
    /// Nothing: everybody is.
    None,
    /// In which cells of one table somebody is.
    Cells(usize, &'a Expression),
    /// Whether somebody chose one of several options.
    Chosen(usize, usize),
    /// In which cells of two tables somebody is.
    Both([(usize, &'a Expression); 2]),
    /// Something about these tables that they do not show by themselves.
    Other(Vec<usize>),
}

/// Where somebody is in a table of answers, as far as the table tells people apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell<'a> {
    /// They chose just this option.
    Alone(&'a str),
    /// They chose one or more of the options that can be chosen together.
    Together,
    /// They gave an answer; the table does not say which.
    Answered,
    /// They passed the question over.
    NoAnswer,
    /// They were not asked.
    NotAsked,
}

impl<'a> Subject<'a> {
    /// Whether the condition holds for whoever is in this cell of this table; `None` where that
    /// depends on more than the cell.
    pub(crate) fn holds(&self, condition: &Expression, cell: Cell<'_>) -> Option<bool> {
        let all = |parts: &[Expression], value: bool| {
            let held: Vec<_> = parts.iter().map(|part| self.holds(part, cell)).collect();
            if held.contains(&Some(!value)) {
                Some(!value)
            } else {
                held.iter().all(|held| *held == Some(value)).then_some(value)
            }
        };
        let is_silent = matches!(cell, Cell::NoAnswer | Cell::NotAsked);
        match condition {
            Expression::Constant(value) => Some(*value),
            Expression::Not(inner) => self.holds(inner, cell).map(|holds| !holds),
            Expression::And(parts) => all(parts, true),
            Expression::Or(parts) => all(parts, false),
            Expression::Answered(target) if self.is(target) => Some(!is_silent),
            // Of a scale as a whole: a statement that is left out says nothing of the others.
            Expression::Answered(target) if target.question == self.question.id => match cell {
                Cell::NotAsked => Some(false),
                Cell::NoAnswer => None,
                _ if target.statement.is_none() => Some(true),
                _ => None,
            },
            Expression::Chosen(target, option) if self.is(target) => match cell {
                Cell::Alone(value) => Some(value == option),
                Cell::Together => self.is_alone(option).then_some(false),
                Cell::Answered => None,
                Cell::NoAnswer | Cell::NotAsked => Some(false),
            },
            Expression::Count(question, comparison, number) if *question == self.question.id => {
                let holds = |count: u32| satisfies(*comparison, count.cmp(number));
                match cell {
                    Cell::Alone(_) => Some(holds(1)),
                    Cell::NoAnswer | Cell::NotAsked => Some(holds(0)),
                    Cell::Together | Cell::Answered => None,
                }
            }
            Expression::Number(question, ..) | Expression::Date(question, ..)
                if *question == self.question.id =>
            {
                is_silent.then_some(false)
            }
            _ => None,
        }
    }

    /// Whether a condition's target is what this table is about.
    fn is(&self, target: &Target) -> bool {
        target.question == self.question.id && target.statement.as_deref() == self.statement
    }

    /// Whether an option is chosen alone or not at all.
    fn is_alone(&self, value: &str) -> bool {
        let kind = &self.question.kind;
        kind.options().iter().any(|option| option.value == value && is_alone(kind, option))
    }

    /// Every cell that the definition has for this table. Years and districts are as good as one.
    fn cells(&self) -> Vec<Cell<'a>> {
        let kind = &self.question.kind;
        let options = kind.options();
        let (alone, together): (Vec<_>, Vec<_>) =
            options.iter().partition(|option| is_alone(kind, option));
        let mut cells: Vec<_> = alone.iter().map(|option| Cell::Alone(&option.value)).collect();
        cells.extend((!together.is_empty()).then_some(Cell::Together));
        cells.extend(options.is_empty().then_some(Cell::Answered));
        cells.extend([Cell::NoAnswer, Cell::NotAsked]);
        cells
    }

    /// Whether this table alone shows for whom the condition holds.
    fn decides(&self, condition: &Expression) -> bool {
        self.cells().into_iter().all(|cell| self.holds(condition, cell).is_some())
    }

    /// The option that the condition asks for, where it asks for one that can be chosen together
    /// with others.
    fn chosen(&self, condition: &Expression) -> Option<usize> {
        let Expression::Chosen(target, value) = condition else { return None };
        let options = self.question.kind.options();
        let option = options.iter().position(|option| option.value == *value)?;
        (self.is(target) && !self.is_alone(value)).then_some(option)
    }

    /// What decides who is asked this, among the subjects of the page.
    pub(crate) fn gate(&self, page: &[Subject<'a>]) -> Gate<'a> {
        let Some(condition) = self.condition else { return Gate::None };
        let about = subjects_of(condition, page);
        let at = |index: usize| page.get(index);
        if let [table] = about.as_slice()
            && let Some(subject) = at(*table)
        {
            if subject.decides(condition) {
                return Gate::Cells(*table, condition);
            }
            if let Some(option) = subject.chosen(condition) {
                return Gate::Chosen(*table, option);
            }
        }
        if let Expression::And(parts) = condition
            && let [one, other] = parts.as_slice()
            && let ([first], [second]) =
                (subjects_of(one, page).as_slice(), subjects_of(other, page).as_slice())
            && first != second
            && at(*first).is_some_and(|subject| subject.decides(one))
            && at(*second).is_some_and(|subject| subject.decides(other))
        {
            return Gate::Both([(*first, one), (*second, other)]);
        }
        Gate::Other(about)
    }

    /// Whether nobody in this cell can have sent anything, because the journey ends for them.
    pub(crate) fn is_impossible(&self, cell: Cell<'_>, questionnaire: &Questionnaire) -> bool {
        let ends = questionnaire.pages.iter().filter(|page| page.ends);
        ends.filter_map(|page| page.show_if.as_ref())
            .any(|condition| self.holds(condition, cell) == Some(true))
    }
}

/// The subjects that a condition looks at, by index. A question without a table has none.
fn subjects_of(condition: &Expression, page: &[Subject<'_>]) -> Vec<usize> {
    let mut targets = Vec::new();
    collect(condition, &mut targets);
    let wanted = |subject: &Subject<'_>| {
        targets.iter().any(|(question, statement)| {
            *question == subject.question.id
                && (statement.is_none() || *statement == subject.statement)
        })
    };
    let found: BTreeSet<_> =
        page.iter().enumerate().filter(|(_, subject)| wanted(subject)).map(|(i, _)| i).collect();
    found.into_iter().collect()
}

fn collect<'a>(condition: &'a Expression, into: &mut Vec<(&'a str, Option<&'a str>)>) {
    match condition {
        Expression::Constant(_) => {}
        Expression::Not(inner) => collect(inner, into),
        Expression::And(parts) | Expression::Or(parts) => {
            for part in parts {
                collect(part, into);
            }
        }
        Expression::Answered(target) | Expression::Chosen(target, _) => {
            into.push((&target.question, target.statement.as_deref()));
        }
        Expression::Count(question, ..)
        | Expression::Number(question, ..)
        | Expression::Date(question, ..) => into.push((question, None)),
    }
}

fn satisfies(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn chosen(question: &str, option: &str) -> Expression {
        let target = Target { question: question.to_owned(), statement: None };
        Expression::Chosen(target, option.to_owned())
    }

    fn subject<'a>(question: &'a Question, condition: Option<&'a Expression>) -> Subject<'a> {
        Subject { question, statement: None, condition }
    }

    #[test]
    fn what_a_condition_is_about_decides_what_kind_of_gate_it_is() {
        let one = sample::question("one", false, sample::one());
        let several = sample::question("several", false, sample::several(None));
        let target = Target { question: "several".to_owned(), statement: None };
        let any = Expression::And(vec![
            Expression::Answered(target),
            Expression::Not(Box::new(Expression::Or(vec![
                chosen("several", "none"),
                chosen("several", "declined"),
            ]))),
        ]);
        let either = Expression::Or(vec![chosen("one", "yes"), chosen("several", "none")]);
        let both = Expression::And(vec![chosen("one", "yes"), chosen("several", "none")]);
        let not_yes = Expression::Not(Box::new(chosen("one", "yes")));
        let court = chosen("several", "court");
        let gate = |condition| {
            let page = [subject(&one, None), subject(&several, None)];
            subject(&one, Some(condition)).gate(&page)
        };
        assert_eq!(gate(&not_yes), Gate::Cells(0, &not_yes));
        assert_eq!(gate(&any), Gate::Cells(1, &any));
        assert_eq!(gate(&court), Gate::Chosen(1, 1));
        assert!(matches!(gate(&both), Gate::Both([(0, _), (1, _)])));
        assert_eq!(gate(&either), Gate::Other(vec![0, 1]));
        assert_eq!(gate(&chosen("text", "x")), Gate::Other(vec![]));
    }

    #[test]
    fn conditions_hold_or_not_or_depend_on_more_than_the_cell() {
        let several = sample::question("several", false, sample::several(None));
        let here = subject(&several, None);
        let count = |comparison| Expression::Count("several".to_owned(), comparison, 1);
        assert_eq!(here.holds(&count(Comparison::AtLeast), Cell::NoAnswer), Some(false));
        assert_eq!(here.holds(&count(Comparison::AtLeast), Cell::Alone("none")), Some(true));
        assert_eq!(here.holds(&count(Comparison::AtLeast), Cell::Together), None);
        assert_eq!(here.holds(&chosen("several", "court"), Cell::Together), None);
        assert_eq!(here.holds(&chosen("several", "none"), Cell::Together), Some(false));
        assert_eq!(here.holds(&chosen("other", "none"), Cell::Together), None);
    }
}
