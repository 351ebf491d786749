//! The promise for tables of several questions, held against every table that fits what is
//! published: all of them are gone through, cell by cell, with no use of the code that is tested.

#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use proptest::prelude::*;
use questionnaire::{
    consultation::Disclosure,
    definition::{Kind, Questionnaire},
};

use super::{
    family::{Family, Table},
    model::{Span, each},
    part,
};
use crate::{
    Dataset,
    bits::Bits,
    column::Value,
    cross::{Axis, Cube, Depends, Resolved, TableRule},
    disclosure::rule::Rule,
    filter::Filter,
    sample, tables,
};

/// A table of questions, and maybe a filter by another.
#[derive(Clone, Debug)]
struct Case {
    asked: Vec<Asked>,
    filtered: bool,
    /// How many gave each combination of answers; under a filter those selected at even places.
    cells: Vec<u64>,
    rule: TableRule,
}

/// A question, and the ways to answer it that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// One of so many options, by everybody.
    One(usize),
    /// One of so many options, or none.
    OneOrNone(usize),
    /// One of two options, or both; the table is of the first option.
    Several,
}

impl Asked {
    /// For each way to answer the category of the table that it is in.
    fn answers(self) -> Vec<Vec<usize>> {
        match self {
            Self::One(options) => (0..options).map(|option| vec![option]).collect(),
            Self::OneOrNone(options) => {
                (0..options).map(|option| vec![option]).chain([Vec::new()]).collect()
            }
            // The first, the second, both.
            Self::Several => vec![vec![0], vec![1], vec![0]],
        }
    }

    fn value(self, answer: usize) -> Value {
        let chosen = &self.answers()[answer];
        match (self, chosen.first()) {
            (_, None) => Value::NoAnswer,
            (Self::Several, _) => Value::Several(answer as u64 + 1),
            (_, Some(option)) => Value::One(u8::try_from(*option).unwrap()),
        }
    }

    fn question(self, id: &str) -> questionnaire::definition::Question {
        let options =
            |n: usize| (0..n).map(|option| sample::option(&format!("o{option}"))).collect();
        let kind = match self {
            Self::One(n) | Self::OneOrNone(n) => Kind::ChooseOne { options: options(n) },
            Self::Several => Kind::ChooseSeveral { options: options(2), max: None },
        };
        sample::question(id, !matches!(self, Self::OneOrNone(_)), kind)
    }
}

impl Case {
    /// All questions, the filter's last.
    fn questions(&self) -> Vec<Asked> {
        self.asked.iter().copied().chain(self.filtered.then_some(Asked::One(2))).collect()
    }

    /// How many ways there are to answer each question.
    fn lens(&self) -> Vec<usize> {
        self.questions().iter().map(|asked| asked.answers().len()).collect()
    }

    fn dataset(&self, questionnaire: &Questionnaire) -> Dataset {
        let mut dataset = Dataset::new(questionnaire);
        let mut cells = self.cells.iter();
        each(&self.lens(), |answers| {
            let value = |(asked, answer): (Asked, &usize)| asked.value(*answer);
            for _ in 0..*cells.next().unwrap() {
                dataset.add(0, 1, self.questions().into_iter().zip(answers).map(value).collect());
            }
        });
        dataset
    }

    /// All tables of the family, and what else is published: sums of cells and their figures.
    /// `None` where the filter selects too few.
    fn protect(&self) -> Option<(Vec<Table>, Vec<Said>)> {
        let page =
            |(index, asked): (usize, Asked)| sample::page(asked.question(&format!("q{index}")));
        let pages = self.questions().into_iter().enumerate().map(page).collect();
        let questionnaire = sample::questionnaire(pages);
        let dataset = self.dataset(&questionnaire);
        let side = |(index, asked): (usize, &Asked)| match asked {
            Asked::Several => Axis::chose(&format!("q{index}"), "o0"),
            _ => Axis::question(&format!("q{index}")),
        };
        let axes: Vec<Axis> = self.asked.iter().enumerate().map(side).collect();
        let resolve = |axis| Resolved::of(axis, &dataset, &questionnaire).unwrap();
        let axes: Vec<_> = axes.iter().map(resolve).collect();
        let filter = if self.filtered {
            let question = format!("q{}", self.asked.len());
            Filter::Chose { question, statement: None, value: "o0".to_owned() }
        } else {
            Filter::everybody()
        };
        let selection = filter.plan(&questionnaire).unwrap().select(&dataset);
        let selection = self.filtered.then_some(selection);
        let cube = Cube::count(&axes, dataset.len(), selection.as_ref().map(Bits::words));
        let depends = Depends::on(filter.answers(), &questionnaire);
        let page = tables(&dataset, &questionnaire, &self.rule.figures);
        let family = Family::protect(&cube, &axes, &depends, &self.rule, &page)?;
        let unanswered = (0..self.asked.len()).filter_map(|axis| {
            let figure = family.one_way[axis].get(2).copied().flatten()?;
            let cells =
                self.cells_where(|answers| self.asked[axis].answers()[answers[axis]].is_empty());
            let span = Some(part::span(figure, family.rule));
            let what = format!("no answer to {axis}");
            // It is published, but no more is promised of it than that it is vague.
            Some(Said { what, table: axis, cells, span, published: true, shown: true })
        });
        let unanswered = unanswered.collect();
        Some((family.tables, unanswered))
    }

    /// The cells of those who gave certain answers.
    fn cells_where(&self, is_in: impl Fn(&[usize]) -> bool) -> Vec<usize> {
        let (mut cells, mut cell) = (Vec::new(), 0);
        each(&self.lens(), |answers| {
            cells.extend(is_in(answers).then_some(cell));
            cell += 1;
        });
        cells
    }
}

/// A sum of cells, and what is said of it.
struct Said {
    what: String,
    /// The table that it is from, by index.
    table: usize,
    cells: Vec<usize>,
    span: Option<Span>,
    /// Whether a figure is published for it.
    published: bool,
    shown: bool,
}

/// Everything that tables publish about a case, and all that has to be protected.
fn said(case: &Case, tables: &[Table], rule: Rule) -> Vec<Said> {
    let mut said = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        for place in 0..table.own.len() {
            let nodes = table.nodes(place);
            // That many responses came is public, and so is a base that is everybody.
            let is_base = |side: usize| nodes[side] == table.base(side);
            if !table.filtered && (0..nodes.len()).all(is_base) {
                continue;
            }
            // Under a filter also those who are not selected.
            let lens: Vec<usize> = table.filtered.then_some(2).into_iter().collect();
            each(&lens, |twin| {
                let published = twin.iter().all(|one| *one == 0);
                let cells = case.cells_where(|answers| {
                    let is_in = |side: usize| {
                        let axis = table.axes[side];
                        let chosen = &case.asked[axis].answers()[answers[axis]];
                        !chosen.is_empty() && (is_base(side) || chosen.contains(&nodes[side]))
                    };
                    (0..nodes.len()).all(is_in)
                        && (!table.filtered || answers.last() == twin.last())
                });
                let figure = table.figures[place];
                let span = (published && !table.derived[place]).then(|| part::span(figure, rule));
                let shown = published && figure.rounded().is_some();
                let what = format!("{:?} {nodes:?} {twin:?} {figure:?}", table.axes);
                said.push(Said { what, table: index, cells, span, published, shown });
            });
        }
    }
    said
}

/// Goes through all tables with this total that fit what is said.
struct Fitting<'a, F> {
    said: Vec<&'a Said>,
    /// For each cell the sums that it is part of.
    part_of: Vec<Vec<usize>>,
    /// The cells so far, and what they add up to in each sum.
    table: Vec<u64>,
    sums: Vec<u64>,
    then: F,
}

impl<F: FnMut(&[u64])> Fitting<'_, F> {
    fn go(&mut self, rest: u64) {
        let cell = self.table.len();
        if cell == self.part_of.len() {
            (self.then)(&self.table);
            return;
        }
        let is_last = cell + 1 == self.part_of.len();
        for count in if is_last { rest..=rest } else { 0..=rest } {
            self.add(cell, count);
            if self.fits(cell) {
                self.table.push(count);
                self.go(rest - count);
                self.table.pop();
            }
            for sum in &self.part_of[cell] {
                self.sums[*sum] -= count;
            }
        }
    }

    fn add(&mut self, cell: usize, count: u64) {
        for sum in &self.part_of[cell] {
            self.sums[*sum] += count;
        }
    }

    /// Whether no sum is too large, and none that is complete too small.
    fn fits(&self, cell: usize) -> bool {
        self.part_of[cell].iter().all(|sum| {
            let (said, value) = (self.said[*sum], i64::try_from(self.sums[*sum]).unwrap());
            let span = said.span.unwrap();
            value <= span.high && (value >= span.low || said.cells.last() != Some(&cell))
        })
    }
}

fn fitting(cells: usize, total: u64, said: &[&Said], then: impl FnMut(&[u64])) {
    let said: Vec<&Said> = said.iter().copied().filter(|sum| sum.span.is_some()).collect();
    let part_of = (0..cells)
        .map(|cell| (0..said.len()).filter(|sum| said[*sum].cells.contains(&cell)).collect());
    let (part_of, sums) = (part_of.collect(), vec![0; said.len()]);
    Fitting { said, part_of, table: Vec::new(), sums, then }.go(total);
}

/// The values that sums have in all tables that fit what is said: bit `v` for value `v`.
fn seen(cells: usize, total: u64, said: &[&Said], sums: &[&Said]) -> Vec<u128> {
    let mut seen = vec![0_u128; sums.len()];
    fitting(cells, total, said, |table| {
        for (sum, seen) in sums.iter().zip(&mut seen) {
            *seen |= 1 << sum.cells.iter().map(|cell| table[*cell]).sum::<u64>();
        }
    });
    seen
}

/// What is wrong with a sum that is seen to have these values, and had those before.
fn fault(case: &Case, sum: &Said, seen: u128, before: u128, rule: Rule) -> Option<String> {
    let total: u64 = case.cells.iter().sum();
    let count: u64 = sum.cells.iter().map(|cell| case.cells[*cell]).sum();
    let width = |seen: u128| u64::from(seen.ilog2() - seen.trailing_zeros());
    let small = before & ((1 << (rule.most().min(total) + 1)) - 1);
    let wide = rule.most().max(rule.rounding - 1).max(1).min(total).min(width(before));
    let is_fine = if rule.is_small(count) { seen & small == small } else { width(seen) >= wide };
    // Of what is not published, only that it is small needs protection.
    let matters = !sum.shown && (sum.published || rule.is_small(count));
    (matters && !is_fine)
        .then(|| format!("{} is {count}: {seen:b}, where {before:b} was possible", sum.what))
}

/// What is wrong with the figures of a case, if anything.
fn check(case: &Case) -> Result<(), String> {
    let rule = Rule::of(&case.rule.figures);
    let Some((tables, unanswered)) = case.protect() else { return Ok(()) };
    check_tables(case, &tables, unanswered, rule)
}

/// Holds each table with its parts against what the parts tell without it: that is not taken back.
fn check_tables(
    case: &Case,
    tables: &[Table],
    unanswered: Vec<Said>,
    rule: Rule,
) -> Result<(), String> {
    let total: u64 = case.cells.iter().sum();
    assert!(total < 128, "values have to fit the bits");
    let mut said = said(case, tables, rule);
    // The tables of single questions are the first, but for those of none.
    let first = tables.iter().position(|table| !table.axes.is_empty()).unwrap_or(0);
    let step = if case.filtered { 2 } else { 1 };
    said.extend(unanswered.into_iter().map(|s| Said { table: first + step * s.table, ..s }));
    for (index, table) in tables.iter().enumerate() {
        let is_part = |other: &Table| {
            other.axes.iter().all(|axis| table.axes.contains(axis))
                && other.filtered <= table.filtered
        };
        let with: Vec<&Said> = said.iter().filter(|sum| is_part(&tables[sum.table])).collect();
        let after = seen(case.cells.len(), total, &with, &with);
        let mut before = None;
        for (place, (sum, after)) in with.iter().zip(&after).enumerate() {
            if *after == 0 {
                return Err("not even the true table fits what is published".to_owned());
            }
            if fault(case, sum, *after, u128::MAX, rule).is_some() {
                let before = before.get_or_insert_with(|| {
                    let parts: Vec<&Said> =
                        with.iter().copied().filter(|sum| sum.table != index).collect();
                    seen(case.cells.len(), total, &parts, &with)
                });
                if let Some(fault) = fault(case, sum, *after, before[place], rule) {
                    return Err(fault);
                }
            }
        }
    }
    Ok(())
}

fn rule(threshold: u32, rounding: u32, hide_uniform: bool) -> TableRule {
    let figures = Disclosure { threshold, rounding, minimum_base: 1 };
    TableRule { figures, hide_uniform, never_crossed: Vec::new(), most_questions: 0 }
}

fn any_case(asked: &'static [Asked], filtered: bool, most: u64) -> impl Strategy<Value = Case> {
    let ways: usize = asked.iter().map(|asked| asked.answers().len()).product();
    let rules = prop::sample::select(vec![(2, 1), (3, 2), (3, 3), (4, 2)]);
    let cell = prop_oneof![2 => 0..4.min(most), 2 => 2.min(most)..=most];
    let cells = prop::collection::vec(cell, ways * if filtered { 2 } else { 1 });
    (cells, rules, any::<bool>()).prop_map(move |(cells, (threshold, rounding), hide_uniform)| {
        let rule = rule(threshold, rounding, hide_uniform);
        Case { asked: asked.to_vec(), filtered, cells, rule }
    })
}

macro_rules! promise {
    ($name:ident, $cases:literal, $strategy:expr) => {
        proptest! {
            #![proptest_config(ProptestConfig::with_cases($cases))]
            #[test]
            fn $name(case in $strategy) {
                let checked = check(&case);
                prop_assert!(checked.is_ok(), "{}", checked.unwrap_err());
            }
        }
    };
}

const TWO: Asked = Asked::One(2);
const THREE: Asked = Asked::One(3);
const TWO_OR_NONE: Asked = Asked::OneOrNone(2);

promise!(no_small_count_is_narrowed_down_in_two_by_two, 150, any_case(&[TWO, TWO], false, 16));
promise!(no_small_count_is_narrowed_down_in_two_by_three, 40, any_case(&[TWO, THREE], false, 8));
promise!(no_small_count_is_narrowed_down_in_three_by_three, 4, any_case(&[THREE, THREE], false, 4));
promise!(no_small_count_is_narrowed_down_under_a_filter, 60, any_case(&[THREE], true, 7));
promise!(
    no_small_count_is_narrowed_down_in_two_by_two_filtered,
    12,
    any_case(&[TWO, TWO], true, 4)
);
promise!(no_small_count_is_narrowed_down_in_three_sides, 15, any_case(&[TWO, TWO, TWO], false, 4));
promise!(
    no_small_count_is_narrowed_down_where_some_do_not_answer,
    6,
    any_case(&[TWO_OR_NONE, TWO_OR_NONE], false, 5)
);
promise!(
    no_small_count_is_narrowed_down_beside_an_option_that_others_go_with,
    60,
    any_case(&[TWO, Asked::Several], false, 6)
);
promise!(
    no_small_count_is_narrowed_down_of_an_option_under_a_filter,
    40,
    any_case(&[Asked::Several], true, 6)
);
promise!(
    no_small_count_is_narrowed_down_between_options_that_others_go_with,
    4,
    any_case(&[Asked::Several, Asked::Several], false, 4)
);

/// So that the tests above are known to see a breach where there is one.
#[test]
fn suppressing_and_rounding_alone_would_not_do() {
    let cells = vec![9, 8, 1, 7, 6, 5];
    let case = Case { asked: vec![TWO, THREE], filtered: false, cells, rule: rule(4, 2, false) };
    let rule = Rule::of(&case.rule.figures);
    let (mut tables, _) = case.protect().unwrap();
    assert_eq!(check_tables(&case, &tables, Vec::new(), rule), Ok(()));
    let last = tables.last_mut().unwrap();
    last.figures = last.counts.iter().map(|count| rule.figure(*count)).collect();
    assert!(check_tables(&case, &tables, Vec::new(), rule).is_err());
}

/// Protection is worth something only if it leaves something to see.
#[test]
fn a_usual_table_shows_most_of_its_figures() {
    let cells = vec![9, 14, 7, 12, 6, 8, 11, 5, 2];
    let case = Case { asked: vec![THREE, THREE], filtered: false, cells, rule: rule(4, 3, true) };
    let (tables, _) = case.protect().unwrap();
    let last = tables.last().unwrap();
    let hidden = last.figures.iter().filter(|figure| figure.rounded().is_none()).count();
    assert!(hidden <= 5, "{hidden} of {}", last.figures.len());
}
