//! One table, protected: its cells, its rows, and what follows from them.

use super::{
    Asked,
    blocks::Blocks,
    derived::{self, Known, Range},
    draft::{Draft, Place},
    figure::Figure,
    rule::Rule,
    several,
};
use crate::{
    gate::{Cell, Subject},
    table::{ProtectedTable, Row},
    tally::Tally,
};

/// A table on its way to being protected.
pub(super) struct Sheet<'a> {
    subject: Subject<'a>,
    tally: &'a Tally,
    asked: Asked,
    draft: Draft,
    blocks: Blocks,
    rule: Rule,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        subject: Subject<'a>,
        tally: &'a Tally,
        asked: Asked,
        is_possible: impl Fn(Cell<'_>) -> bool,
        rule: Rule,
    ) -> Self {
        let rest = if let Asked::Within { rest, .. } = asked { Some(rest) } else { None };
        let draft = Draft::of(&subject, tally, rest, is_possible, rule);
        let blocks = Blocks::new(draft.counts(), draft.few(rule), rule);
        Self { subject, tally, asked, draft, blocks, rule }
    }

    /// Whether a number of which readers may know only that it is small stays apart from the other
    /// counts, whatever they are.
    pub(super) fn has_room(&self) -> bool {
        match self.asked {
            Asked::Within { of, .. } => self.rule.has_room(of, self.draft.cells.len()),
            _ => true,
        }
    }

    /// The cells: how many are in each, and what it is.
    pub(super) fn cells(&self) -> impl Iterator<Item = (u64, Cell<'_>)> {
        self.draft.cells.iter().map(|(count, place)| (*count, self.draft.cell(*place)))
    }

    /// What may be known of how many are in the cells for which `is_in` holds, and of those whom
    /// this table does not count. `None` from it hides everything.
    pub(super) fn ask(&mut self, is_in: impl Fn(Cell<'_>) -> Option<bool>) -> Asked {
        if self.asked == Asked::Hidden {
            return Asked::Hidden;
        }
        let cells: Option<Vec<bool>> = self.cells().map(|(_, cell)| is_in(cell)).collect();
        let also = match self.elsewhere() {
            0 => Some(0),
            elsewhere => is_in(Cell::NotAsked).map(|is_in| if is_in { elsewhere } else { 0 }),
        };
        match (cells, also) {
            (Some(cells), Some(also)) => self.blocks.ask(&cells, also),
            _ => Asked::Hidden,
        }
    }

    /// The table as it may be shown, and whether every count it has is shown.
    pub(super) fn protect(&self) -> (ProtectedTable, bool) {
        if self.asked == Asked::Hidden {
            return (self.hidden(), false);
        }
        let known = self.blocks.protect();
        let is = |cell: usize, place: Place| {
            self.draft.cells.get(cell).is_some_and(|(_, here)| *here == place)
        };
        let base = known.sum_of(|cell| self.draft.is_substantive(cell)).figure(self.rule);
        let rows = self.rows(&known, base);
        let figure_at = |place: Place| {
            let cell = (0..self.draft.cells.len()).find(|cell| is(*cell, place))?;
            known.figures.get(cell).copied()
        };
        let elsewhere = Range::exactly(self.elsewhere());
        let not_asked = match self.asked {
            _ if self.tally.not_asked.is_none() => None,
            Asked::Within { .. } if elsewhere == Range::exactly(0) => figure_at(Place::Rest),
            Asked::Within { .. } => {
                let rest = known.sum_of(|cell| is(cell, Place::Rest));
                Some(rest.plus(elsewhere).figure(self.rule))
            }
            _ if elsewhere == Range::exactly(0) => None,
            _ => Some(elsewhere.figure(self.rule)),
        };
        let is_shown = |(row, _): &(Row, Range)| row.figure.rounded().is_some();
        let shows_all = !known.hides() && rows.iter().all(is_shown);
        let table = ProtectedTable {
            question: self.subject.question.id.clone(),
            statement: self.subject.statement.map(str::to_owned),
            counting: self.draft.counting,
            leading: derived::leading(&rows),
            rows: rows.into_iter().map(|(row, _)| row).collect(),
            asked: known.sum_of(|cell| !is(cell, Place::Rest)).figure(self.rule),
            base,
            no_answer: figure_at(Place::NoAnswer),
            not_asked,
        };
        (table, shows_all)
    }

    /// Everybody the tally counts who is in no cell: they were not asked, and it may be known how
    /// many they are.
    fn elsewhere(&self) -> u64 {
        self.tally.total().saturating_sub(self.draft.counts().iter().sum())
    }

    /// The same table with nothing in it.
    fn hidden(&self) -> ProtectedTable {
        let withheld = |_| Figure::WITHHELD;
        let row = |(key, in_base): &(_, bool)| Row {
            key: Clone::clone(key),
            figure: Figure::WITHHELD,
            percent: None,
            in_base: *in_base,
        };
        ProtectedTable {
            question: self.subject.question.id.clone(),
            statement: self.subject.statement.map(str::to_owned),
            counting: self.draft.counting,
            rows: self.draft.rows.iter().map(row).collect(),
            asked: Figure::WITHHELD,
            base: Figure::WITHHELD,
            no_answer: self.tally.no_answer.map(withheld),
            not_asked: self.tally.not_asked.map(withheld),
            leading: Vec::new(),
        }
    }

    /// The rows with their figures, and what a reader knows of the count behind each.
    fn rows(&self, known: &Known, base: Figure) -> Vec<(Row, Range)> {
        let draft = &self.draft;
        let mut found = vec![(Figure::WITHHELD, Range::UNKNOWN); draft.rows.len()];
        let mut put = |row: usize, figure, range| {
            if let Some(place) = found.get_mut(row) {
                *place = (figure, range);
            }
        };
        for (cell, ((_, place), figure)) in draft.cells.iter().zip(&known.figures).enumerate() {
            let range = known.sum_of(|other| other == cell);
            match place {
                Place::Row(row) => put(*row, *figure, range),
                Place::Together => {
                    let counts: Vec<u64> = draft.together.iter().map(|(count, _)| *count).collect();
                    let figures =
                        several::protect(&counts, range, draft.max, known.hides(), self.rule);
                    for ((_, row), figure) in draft.together.iter().zip(figures) {
                        put(*row, figure, Range::of(figure, self.rule));
                    }
                }
                Place::NoAnswer | Place::Rest => {}
            }
        }
        let rows = draft.rows.iter().zip(found).map(|((key, in_base), (figure, range))| {
            let percent = in_base.then(|| self.rule.percent(figure, base)).flatten();
            (Row { key: key.clone(), figure, percent, in_base: *in_base }, range)
        });
        rows.collect()
    }
}
