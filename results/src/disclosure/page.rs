//! All tables of one questionnaire, protected together, in the order in which they are asked.
//!
//! # Why together
//!
//! Say that question B is put to those who answered "yes" to A. Then A's "yes" is the number of
//! those who were asked B, and whoever adds up B's figures knows it. With that, A's table may no
//! longer hide what it hid by itself.
//!
//! # How
//!
//! What ties two tables is only how many were asked, so it is enough to be clear about that number:
//!
//! - Where neither those who are asked nor the others are few, everybody may know the number
//!   ([`Asked::Known`]). Both tables are protected as if they did: B's counts add up to a known
//!   total, and A's fall into blocks, each of a known total. Then neither can learn anything from
//!   the other.
//! - Where one side is few, nobody may know the number ([`Asked::Within`]). The few are a small
//!   count in B's table as well as in A's, and each table leaves every small value of it possible,
//!   whatever else it shows. So it does not matter what the other tables show: there is always a
//!   value that all of them agree on.
//! - Where neither can be had, B shows nothing ([`Asked::Hidden`]). So it is wherever there might not
//!   be room to keep the few apart, whether or not there is.
//!
//! Tables that are tied only like this form a tree, and what holds of each edge holds of the whole.
//! A condition that looks at several questions ties more than two tables. It is dealt with where the
//! looked-at tables hide nothing, or where it narrows a number that is known by one that leaves room
//! to spare; otherwise its question shows nothing.

use questionnaire::{condition::Expression, consultation::Disclosure, definition::Questionnaire};

use super::{Asked, figure::Shown, rule::Rule, sheet::Sheet};
use crate::{
    gate::{Cell, Gate, Subject},
    table::{Key, ProtectedTable},
    tally::Tally,
};

/// The counts of one column, and whether all responses were put this question under the same rules.
#[derive(Clone, Debug)]
pub(crate) struct Counted<'a> {
    pub(crate) subject: Subject<'a>,
    pub(crate) tally: Tally,
    /// Some responses are from another version of the questionnaire that treats it differently, so
    /// that tables need not agree with each other.
    pub(crate) is_altered: bool,
    /// Versions that do not put this question at all, and have responses. Where those who decide who
    /// is asked answered under other versions, the two tables are of different people.
    pub(crate) lacked_by: &'a [usize],
}

/// Protects the tables of a questionnaire.
pub(crate) fn protect(
    questionnaire: &Questionnaire,
    counted: &[Counted<'_>],
    disclosure: &Disclosure,
) -> Vec<ProtectedTable> {
    let subjects: Vec<Subject<'_>> = counted.iter().map(|one| one.subject).collect();
    let gates: Vec<Gate<'_>> = subjects.iter().map(|subject| subject.gate(&subjects)).collect();
    let mut page = Page {
        questionnaire,
        counted,
        gates: &gates,
        rule: Rule::of(disclosure),
        done: Vec::with_capacity(counted.len()),
    };
    for index in 0..counted.len() {
        page.go_on(index);
    }
    page.done.into_iter().map(|done| done.table).collect()
}

struct Page<'a> {
    questionnaire: &'a Questionnaire,
    counted: &'a [Counted<'a>],
    gates: &'a [Gate<'a>],
    rule: Rule,
    /// Those before the one that is being dealt with.
    done: Vec<Done<'a>>,
}

/// A table that has been dealt with.
struct Done<'a> {
    table: ProtectedTable,
    /// Whether every count it has is shown.
    shows_all: bool,
    /// What is known of how many are put the questions that depend on it.
    asks: Vec<(&'a Expression, Asked)>,
}

impl Page<'_> {
    fn go_on(&mut self, index: usize) {
        let Some(Counted { subject, tally, is_altered, .. }) = self.counted.get(index) else {
            return;
        };
        let asked = self.asked(index, tally);
        let is_possible =
            |cell: Cell<'_>| *is_altered || !subject.is_impossible(cell, self.questionnaire);
        // Where nothing may be shown, not even which values there are.
        let nothing = tally.empty();
        let hidden = || Sheet::new(*subject, &nothing, Asked::Hidden, is_possible, self.rule);
        let open = Sheet::new(*subject, tally, asked, is_possible, self.rule);
        let is_hidden = asked == Asked::Hidden || !open.has_room();
        let mut sheet = if is_hidden { hidden() } else { open };
        let mut asks: Vec<(&Expression, Asked)> = Vec::new();
        for gate in self.gates {
            if let Gate::Cells(table, condition) = gate
                && *table == index
                && !asks.iter().any(|(other, _)| other == condition)
            {
                asks.push((condition, sheet.ask(|cell| subject.holds(condition, cell))));
            }
        }
        let (table, shows_all) = sheet.protect();
        self.done.push(Done { table, shows_all, asks });
    }

    /// What readers may know of how many were asked.
    fn asked(&self, index: usize, tally: &Tally) -> Asked {
        let total = tally.total();
        let rest = tally.not_asked.unwrap_or(0);
        let count = total - rest;
        let asked = match self.gates.get(index) {
            None | Some(Gate::None) if tally.not_asked.is_none() => Asked::Known(total),
            None | Some(Gate::None) => Asked::Within { of: total, rest },
            Some(gate) if self.is_loose(index, gate) => self.other(&tables(gate), count, rest),
            Some(gate) if self.is_apart(index, gate) => self.apart(gate, count, rest),
            Some(Gate::Cells(table, condition)) => self.known(*table, condition),
            Some(Gate::Chosen(table, option)) => match self.chosen(*table, *option) {
                Some(Shown::About(_)) => Asked::Known(count),
                Some(Shown::FewerThan(_)) => Asked::Within { of: total, rest },
                _ => Asked::Hidden,
            },
            Some(Gate::Both([one, two])) => self.both(*one, *two, (count, total)),
            Some(Gate::Other(tables)) => self.other(tables, count, rest),
        };
        // What the earlier tables make of it and what this one counted are the same; should they
        // not be, nothing is known about what they would give away.
        let agrees = match asked {
            Asked::Known(known) => known == count,
            Asked::Within { of, rest } => of.checked_sub(rest) == Some(count),
            Asked::Hidden => true,
        };
        if agrees { asked } else { Asked::Hidden }
    }

    /// Whether responses from other versions keep a table from agreeing with those that decide who
    /// is asked.
    fn is_loose(&self, index: usize, gate: &Gate<'_>) -> bool {
        let is_altered = |table: &usize| self.counted.get(*table).is_none_or(|one| one.is_altered);
        is_altered(&index) || tables(gate).iter().any(is_altered)
    }

    /// Whether a table is of other people than those that decide who is asked, because some answered
    /// a version, such as the Easy Read edition, without the one or the other.
    fn is_apart(&self, index: usize, gate: &Gate<'_>) -> bool {
        let lacked_by = |table: usize| self.counted.get(table).map(|one| one.lacked_by);
        tables(gate).into_iter().any(|table| lacked_by(table) != lacked_by(index))
    }

    /// Those who were put a question that some versions lack. Nobody can work out how many they are
    /// from those to whom the condition applies, since it is not told how the others answered. Where
    /// that number may be known, both may be, and each table is protected as if it was: then no
    /// difference between the two says more than is granted anyway.
    fn apart(&self, gate: &Gate<'_>, count: u64, rest: u64) -> Asked {
        let may_be_known = match gate {
            Gate::Cells(table, condition) => {
                matches!(self.known(*table, condition), Asked::Known(_))
            }
            Gate::Chosen(table, option) => {
                matches!(self.chosen(*table, *option), Some(Shown::About(_)))
            }
            _ => false,
        };
        if may_be_known && !self.rule.is_small(count) && !self.rule.is_small(rest) {
            Asked::Known(count)
        } else {
            self.other(&tables(gate), count, rest)
        }
    }

    fn known(&self, table: usize, condition: &Expression) -> Asked {
        let asks = self.done.get(table).map(|done| &done.asks);
        let mut found = asks.into_iter().flatten().filter(|(asked, _)| *asked == condition);
        found.next().map_or(Asked::Hidden, |(_, asked)| *asked)
    }

    fn chosen(&self, table: usize, option: usize) -> Option<Shown> {
        let mut rows = self.done.get(table)?.table.rows.iter();
        let is_it = |key: &Key| matches!(key, Key::Option { index, .. } if *index == option);
        rows.find(|row| is_it(&row.key)).map(|row| row.figure.shown())
    }

    /// Whether a table shows every count it has.
    fn shows_all(&self, table: usize) -> bool {
        self.done.get(table).is_some_and(|done| done.shows_all)
    }

    /// Those to whom two conditions apply.
    fn both(
        &self,
        one: (usize, &Expression),
        two: (usize, &Expression),
        (count, total): (u64, u64),
    ) -> Asked {
        for ((table, condition), other) in [(one, two), (two, one)] {
            if let Asked::Known(of) = self.known(table, condition) {
                return self.narrowed(of, other, (count, total));
            }
        }
        self.other(&[one.0, two.0], count, total - count)
    }

    /// Those of `of`, a number that may be known, to whom another condition applies.
    fn narrowed(
        &self,
        of: u64,
        (table, condition): (usize, &Expression),
        (count, total): (u64, u64),
    ) -> Asked {
        let (Some(other), Some(Gate::None)) = (self.counted.get(table), self.gates.get(table))
        else {
            return Asked::Hidden;
        };
        let Some(rest) = of.checked_sub(count) else { return Asked::Hidden };
        let sheet = Sheet::new(
            other.subject,
            &other.tally,
            Asked::Known(other.tally.total()),
            |_| true,
            self.rule,
        );
        let inside: u64 = sheet
            .cells()
            .filter(|(_, cell)| other.subject.holds(condition, *cell) == Some(true))
            .map(|(count, _)| count)
            .sum();
        // How many meet both is at least what does not fit beside each other.
        let has_room =
            |side: u64| of + side.max(self.rule.threshold) + self.rule.threshold <= total;
        let may_be_known = match (self.rule.is_small(count), self.rule.is_small(rest)) {
            (false, false) if self.shows_all(table) => return Asked::Known(count),
            (false, false) => false,
            (false, true) => has_room(total.saturating_sub(inside)),
            (true, _) => has_room(inside),
        };
        if may_be_known { Asked::Within { of, rest } } else { Asked::Hidden }
    }

    /// Those to whom something applies that the tables do not show.
    fn other(&self, tables: &[usize], count: u64, rest: u64) -> Asked {
        let is_few = self.rule.is_small(count) || self.rule.is_small(rest);
        let has_options = |table: &usize| {
            self.counted
                .get(*table)
                .is_none_or(|one| !one.subject.question.kind.options().is_empty())
        };
        if !tables.iter().all(|table| self.shows_all(*table)) {
            Asked::Hidden
        } else if !is_few {
            Asked::Known(count)
        } else if tables.len() < 2 && !tables.iter().any(has_options) {
            // Numbers, dates and texts have no counts that would say at least how many they are.
            Asked::Within { of: count + rest, rest }
        } else {
            Asked::Hidden
        }
    }
}

/// The tables that decide who is asked.
fn tables(gate: &Gate<'_>) -> Vec<usize> {
    match gate {
        Gate::None => Vec::new(),
        Gate::Cells(table, _) | Gate::Chosen(table, _) => vec![*table],
        Gate::Both([one, two]) => vec![one.0, two.0],
        Gate::Other(tables) => tables.clone(),
    }
}

#[cfg(test)]
mod tests;
