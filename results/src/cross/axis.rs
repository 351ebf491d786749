//! One side of a table, looked up in the data set: into which lines it divides the responses, and
//! which of these are its categories.

use std::borrow::Cow;

use questionnaire::definition::{Kind, Question, Questionnaire};

use super::{Axis, Category, CrossError, Depends, Group, MOST_CATEGORIES};
use crate::{
    bits::{self, Bits},
    calendar,
    column::{Column, STATES, Which, excludes},
    dataset::Dataset,
    filter::{self, Filter, FilterError},
    gate::{Cell, Subject},
};

/// A side of a table.
#[derive(Debug)]
pub(crate) struct Resolved<'a> {
    /// What is shown, in order.
    pub(crate) categories: Vec<Category>,
    /// The responses, divided.
    pub(crate) lines: Lines<'a>,
    /// What the lines are.
    pub(crate) cut: Cut,
    /// What each line is in the tables of single questions; lines beyond are in none.
    pub(crate) one_way: Vec<OneWay>,
    /// The question that the lines are of; none for groups and weeks.
    pub(crate) source: Option<Source<'a>>,
    /// Whether ways of not answering are among the categories.
    pub(crate) with_missing: bool,
    /// What decides who is in which line.
    pub(crate) depends: Depends<'a>,
}

/// The question, or statement of a scale, that an axis is of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    pub(crate) question: &'a Question,
    pub(crate) statement: Option<&'a str>,
}

/// What a line is in the table of its question alone, which is published as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OneWay {
    /// Its count is public: how many responses came when, or under which version.
    Public,
    /// Those who were not asked.
    NotAsked,
    /// Those who passed the question over.
    NoAnswer,
    /// An option.
    Option(usize),
    /// It is not in that table.
    Unknown,
}

const STATES_ONE_WAY: [OneWay; STATES] = [OneWay::Public, OneWay::NotAsked, OneWay::NoAnswer];

/// Sets of responses.
#[derive(Debug)]
pub(crate) enum Lines<'a> {
    /// A code is in the line of the next number, and 255 in line 0; each response is in one.
    Codes { codes: Cow<'a, [u8]>, lines: usize, planes: Option<&'a crate::bits::Planes> },
    /// The words of each line.
    Sets(Vec<Cow<'a, [u64]>>),
}

/// What the lines are. Questions have the lines "absent", "not asked" and "no answer" first.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Each response is in one line.
    Apart {
        /// The line of each category. Together they are the base.
        shown: Vec<usize>,
    },
    /// The categories are options that can be chosen together.
    Together {
        /// The line of each category.
        shown: Vec<usize>,
        /// Which of the categories exclude all others.
        alone: Vec<bool>,
        /// The line of the base: who is in any category.
        base: usize,
        /// The lines of those who are in none. With the base they are everybody.
        rest: Vec<usize>,
        /// At most so many that are not alone can be chosen.
        max: Option<u64>,
    },
}

/// The line of those who passed the question over.
const NO_ANSWER_LINE: usize = 2;

impl<'a> Resolved<'a> {
    pub(crate) fn of(
        axis: &'a Axis,
        dataset: &'a Dataset,
        questionnaire: &'a Questionnaire,
    ) -> Result<Self, CrossError> {
        let resolved = match axis {
            Axis::Question { question, statement, missing } => {
                let found = find(dataset, questionnaire, question, statement.as_deref())?;
                found.options(*missing)
            }
            Axis::Chose { question, value } => {
                find(dataset, questionnaire, question, None)?.chose(value)?
            }
            Axis::Groups(groups) => of_groups(groups, dataset, questionnaire)?,
            Axis::Weeks => of_weeks(dataset),
        };
        if (1..=MOST_CATEGORIES).contains(&resolved.categories.len()) {
            Ok(resolved)
        } else {
            Err(CrossError::Categories)
        }
    }

    /// The line of each response, for lines that exclude each other.
    pub(crate) fn line_of_each(&self, rows: usize) -> Vec<usize> {
        match &self.lines {
            Lines::Codes { codes, .. } => {
                codes.iter().map(|code| usize::from(code.wrapping_add(1))).collect()
            }
            Lines::Sets(sets) => {
                let mut lines = vec![0; rows];
                for (line, set) in sets.iter().enumerate() {
                    bits::each(set, |row| {
                        if let Some(place) = lines.get_mut(row) {
                            *place = line;
                        }
                    });
                }
                lines
            }
        }
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        match &self.lines {
            Lines::Codes { lines, .. } => *lines,
            Lines::Sets(sets) => sets.len(),
        }
    }
}

impl Cut {
    /// The line of each category.
    pub(crate) fn shown(&self) -> &[usize] {
        match self {
            Self::Apart { shown } | Self::Together { shown, .. } => shown,
        }
    }
}

/// A question with options, and its column.
struct Found<'a> {
    question: &'a Question,
    statement: Option<&'a str>,
    column: &'a Column,
    depends: Depends<'a>,
    /// Options, by index, that nobody can have chosen and sent: the questionnaire ends for them. Whoever
    /// knows the definition knows that, so they are no small counts and have no place in a table.
    impossible: Vec<usize>,
}

fn find<'a>(
    dataset: &'a Dataset,
    questionnaire: &'a Questionnaire,
    id: &str,
    statement: Option<&str>,
) -> Result<Found<'a>, CrossError> {
    let (place, question) = filter::place(questionnaire, id, statement)?;
    if question.kind.options().is_empty() {
        return Err(CrossError::NoOptions { question: place.question });
    }
    let column = dataset.column(id, statement);
    let unknown = || FilterError::UnknownQuestion { question: id.to_owned() };
    let column = column.ok_or_else(unknown)?;
    let statement = column.statement.as_deref();
    let depends = Depends::on(vec![(&question.id, statement)], questionnaire);
    let subject = Subject { question, statement, condition: None };
    let options = question.kind.options().iter().enumerate();
    let impossible = options
        .filter(|(_, option)| subject.is_impossible(Cell::Alone(&option.value), questionnaire))
        .map(|(index, _)| index)
        .collect();
    Ok(Found { question, statement, column, depends, impossible })
}

impl<'a> Found<'a> {
    /// The options of the question as categories.
    fn options(self, missing: bool) -> Resolved<'a> {
        let options = self.question.kind.options();
        let is_shown = |index: &usize| {
            !self.impossible.contains(index)
                && (missing || options.get(*index).is_some_and(|option| option.missing.is_none()))
        };
        let indices: Vec<usize> = (0..options.len()).filter(is_shown).collect();
        let mut shown: Vec<usize> = indices.iter().map(|index| STATES + index).collect();
        let mut categories: Vec<_> = indices.iter().map(|index| self.category(*index)).collect();
        if missing && self.column.may_be_unanswered {
            shown.push(NO_ANSWER_LINE);
            categories.push(Category::NoAnswer);
        }
        let (lines, cut) = self.cut(shown);
        let known = |index| {
            if self.impossible.contains(&index) { OneWay::Public } else { OneWay::Option(index) }
        };
        let one_way = STATES_ONE_WAY.into_iter().chain((0..options.len()).map(known)).collect();
        self.resolved(categories, lines, cut, one_way, missing)
    }

    fn cut(&self, shown: Vec<usize>) -> (Lines<'a>, Cut) {
        if let Some(codes) = self.column.codes() {
            let lines = Lines::Codes {
                codes: Cow::Borrowed(codes.of_each),
                lines: codes.options + STATES,
                planes: codes.planes,
            };
            return (lines, Cut::Apart { shown });
        }
        let options = self.question.kind.options();
        let mut sets: Vec<_> = states(self.column).collect();
        sets.extend((0..options.len()).map(|index| self.column.set(Which::Option(index))));
        let excludes_all = |line: &usize| {
            line.checked_sub(STATES).is_none_or(|index| options.get(index).is_some_and(excludes))
        };
        let alone: Vec<bool> = shown.iter().map(excludes_all).collect();
        let max = match self.question.kind {
            Kind::ChooseSeveral { max, .. } => max.map(u64::from),
            _ => None,
        };
        if max == Some(1) || alone.iter().filter(|alone| !**alone).count() < 2 {
            return (Lines::Sets(sets), Cut::Apart { shown });
        }
        let base = sets.len();
        let mut in_base = Bits::empty(sets.first().map_or(0, |set| set.len() * 64));
        for line in &shown {
            if let Some(set) = sets.get(*line) {
                in_base.or(set);
            }
        }
        let rest = (0..base)
            .filter(|line| !shown.contains(line) && (*line < STATES || excludes_all(line)));
        let rest = rest.collect();
        sets.push(Cow::Owned(in_base.into_words()));
        (Lines::Sets(sets), Cut::Together { shown, alone, base, rest, max })
    }

    /// Those who chose an option and those who did not as categories.
    fn chose(self, value: &str) -> Result<Resolved<'a>, CrossError> {
        let options = self.question.kind.options();
        let chosen = options
            .iter()
            .position(|option| option.value == value && option.missing.is_none())
            .ok_or_else(|| FilterError::UnknownOption {
                question: self.question.id.clone(),
                value: value.to_owned(),
            })?;
        let chosen_set = self.column.set(Which::Option(chosen));
        let answered = self.column.set(Which::Answered).into_owned();
        let len = answered.len() * 64;
        let mut others = Bits::of_words(answered, len);
        others.without(&chosen_set);
        let mut sets: Vec<_> = states(self.column).collect();
        let mut one_way: Vec<_> = STATES_ONE_WAY.to_vec();
        let mut missing = Vec::new();
        for (index, _) in options.iter().enumerate().filter(|(_, option)| option.missing.is_some())
        {
            let set = self.column.set(Which::Option(index));
            others.without(&set);
            missing.push((set, OneWay::Option(index)));
        }
        sets.extend([chosen_set, Cow::Owned(others.into_words())]);
        one_way.extend([OneWay::Option(chosen), OneWay::Unknown]);
        let (of_missing, known): (Vec<_>, Vec<_>) = missing.into_iter().unzip();
        sets.extend(of_missing);
        one_way.extend(known);
        let categories = vec![
            Category::Chose { value: value.to_owned() },
            Category::DidNotChoose { value: value.to_owned() },
        ];
        let cut = Cut::Apart { shown: vec![STATES, STATES + 1] };
        Ok(self.resolved(categories, Lines::Sets(sets), cut, one_way, false))
    }

    fn category(&self, index: usize) -> Category {
        let option = self.question.kind.options().get(index);
        let value = option.map(|option| option.value.clone()).unwrap_or_default();
        Category::Option { index, value }
    }

    fn resolved(
        self,
        categories: Vec<Category>,
        lines: Lines<'a>,
        cut: Cut,
        one_way: Vec<OneWay>,
        with_missing: bool,
    ) -> Resolved<'a> {
        let Self { question, statement, depends, .. } = self;
        let source = Some(Source { question, statement });
        Resolved { categories, lines, cut, one_way, source, with_missing, depends }
    }
}

/// The lines of those without an answer.
fn states(column: &Column) -> impl Iterator<Item = Cow<'_, [u64]>> {
    [Which::Absent, Which::NotAsked, Which::NoAnswer].into_iter().map(|which| column.set(which))
}

/// Line 0 is of those in no group.
fn of_groups<'a>(
    groups: &'a [Group],
    dataset: &Dataset,
    questionnaire: &'a Questionnaire,
) -> Result<Resolved<'a>, CrossError> {
    if groups.len() > MOST_CATEGORIES {
        return Err(CrossError::Categories);
    }
    let mut others = Bits::full(dataset.len());
    let mut sets = vec![Cow::Borrowed(&[][..])];
    let mut answers = Vec::new();
    for group in groups {
        let mut set = group.filter.plan(questionnaire)?.select(dataset);
        set.and(others.words());
        others.without(set.words());
        sets.push(Cow::Owned(set.into_words()));
        answers.extend(group.filter.answers());
    }
    if let Some(none) = sets.first_mut() {
        *none = Cow::Owned(others.into_words());
    }
    // How many responses came on which day is public.
    let are_of_days = groups.iter().all(|group| matches!(group.filter, Filter::Came { .. }));
    let category =
        |(index, group): (usize, &Group)| Category::Group { index, name: group.name.clone() };
    Ok(Resolved {
        categories: groups.iter().enumerate().map(category).collect(),
        cut: Cut::Apart { shown: (1..sets.len()).collect() },
        one_way: if are_of_days { vec![OneWay::Public; sets.len()] } else { Vec::new() },
        lines: Lines::Sets(sets),
        source: None,
        with_missing: false,
        depends: Depends::on(answers, questionnaire),
    })
}

/// Line `i` is the `i`th week; there are as many as fit.
fn of_weeks<'a>(dataset: &Dataset) -> Resolved<'a> {
    let weeks = || dataset.days().iter().map(|day| calendar::week_number(*day));
    let (first, last) = (weeks().min().unwrap_or(0), weeks().max().unwrap_or(-1));
    let lines = usize::try_from(last - first + 1).unwrap_or(0);
    let code = |week: i32| u8::try_from(week - first).unwrap_or(u8::MAX - 1).wrapping_sub(1);
    Resolved {
        categories: (first..=last).map(|week| Category::Week(calendar::week(week))).collect(),
        cut: Cut::Apart { shown: (0..lines).collect() },
        lines: Lines::Codes { codes: weeks().map(code).collect(), lines, planes: None },
        one_way: vec![OneWay::Public; lines],
        source: None,
        with_missing: false,
        depends: Depends::default(),
    }
}
