//! How a stored row reads under a definition: the one it was stored under, or a later one. It maps
//! cells and options; it holds no answers.

use questionnaire::{
    condition::Expression,
    definition::{Choice, Kind, Page, Question, Questionnaire},
    record::{ANSWERED, Encoding, Layout, NO_ANSWER, NOT_ASKED},
};

use crate::{
    column::{Raw, Shape, Value},
    dataset::NotARow,
};

/// How rows stored under one definition read under another.
///
/// A question is carried over where both definitions have it under the same identifier with the
/// same kind (for a scale, the same statement; for a number, the same decimals). Its options are
/// matched by value. An answer that the new definition does not take counts as not asked: nobody
/// put *this* question to that person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The old definition's version.
    pub(crate) version: u32,
    /// Length of a row under the old definition.
    width: usize,
    /// For each column of the new definition, where it comes from.
    pub(crate) sources: Vec<Option<Source>>,
}

/// Where a column finds its value in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    offset: usize,
    encoding: Encoding,
    /// The new index of each old option.
    options: Vec<Option<u8>>,
    /// The new definition's column.
    shape: Shape,
    /// Whether "not asked" can come out, as anybody can tell from the definitions.
    pub(crate) may_be_unasked: bool,
    /// Whether "no answer" can come out, as anybody can tell from the definitions.
    pub(crate) may_be_unanswered: bool,
    /// Whether the old definition asks others, lets others come to the end, or takes answers that
    /// the new one does not: then what one column counts need not fit what another counts.
    pub(crate) is_altered: bool,
}

impl Translation {
    /// How rows stored under `old` read under `new`.
    pub fn between(old: &Questionnaire, new: &Questionnaire) -> Self {
        let before = Layout::of(old);
        let sources = Layout::of(new).cells.into_iter().map(|cell| {
            let same = |c: &&questionnaire::record::Cell| {
                c.question == cell.question && c.statement == cell.statement
            };
            let offset = before.cells.iter().find(same)?.offset;
            let before = old.question(&cell.question)?;
            let now = new.question(&cell.question)?;
            let ends = ends(old, &cell.question) != ends(new, &cell.question);
            Source::between(offset, before, now, ends)
        });
        Self { version: old.version, width: before.width, sources: sources.collect() }
    }

    /// Whether this translation ends at the definition at which `own` does.
    pub(crate) fn leads_where(&self, own: &Self) -> bool {
        let shapes_agree = |(here, there): (&Option<Source>, &Option<Source>)| match (here, there) {
            (Some(here), Some(there)) => here.shape == there.shape,
            _ => true,
        };
        self.sources.len() == own.sources.len()
            && self.sources.iter().zip(&own.sources).all(shapes_agree)
    }

    /// The values of a row, one a column of the new definition.
    pub(crate) fn values(&self, row: &[u8]) -> Result<Vec<Value>, NotARow> {
        let mut values = Vec::with_capacity(self.sources.len());
        self.read(row, |raw, source| {
            values.push(source.map_or(Value::Absent, |source| Value::of(source.shape, raw)));
        })?;
        Ok(values)
    }

    /// Shows what each column takes from a row, in the same order. Where it is not a row, some may have
    /// been shown.
    pub(crate) fn read(
        &self,
        row: &[u8],
        mut show: impl FnMut(Raw, Option<&Source>),
    ) -> Result<(), NotARow> {
        if row.len() != self.width {
            return Err(NotARow);
        }
        for source in &self.sources {
            match source {
                Some(source) => show(source.read(row).ok_or(NotARow)?, Some(source)),
                None => show(Raw::ABSENT, None),
            }
        }
        Ok(())
    }
}

impl Source {
    fn between(
        offset: usize,
        (page, was): (&Page, &Question),
        (new_page, is): (&Page, &Question),
        ends_elsewhere: bool,
    ) -> Option<Self> {
        let same_kind = match (&was.kind, &is.kind) {
            (Kind::Number { decimals: a, .. }, Kind::Number { decimals: b, .. }) => a == b,
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        };
        let (earlier, shape) = (Shape::of(&was.kind)?, Shape::of(&is.kind)?);
        if !same_kind {
            return None;
        }
        let options: Vec<_> =
            was.kind.options().iter().map(|old| index_of(old, is.kind.options())).collect();
        let loses = options.contains(&None) || loses_answers(earlier, shape, &options);
        let statements =
            if let Kind::Scale { statements, .. } = &was.kind { statements.len() } else { 1 };
        Some(Self {
            offset,
            encoding: encoding(&was.kind)?,
            options,
            shape,
            may_be_unasked: page.show_if.is_some() || loses,
            // A scale is answered once one of its statements is.
            may_be_unanswered: !was.required || statements > 1,
            is_altered: loses || page.show_if != new_page.show_if || ends_elsewhere,
        })
    }

    /// The value in a row; `None` where the row is not one of the old definition's.
    fn read(&self, row: &[u8]) -> Option<Raw> {
        let cell = row.get(self.offset..self.offset + self.encoding.width())?;
        let (state, rest) = cell.split_first()?;
        match *state {
            NOT_ASKED | NO_ANSWER if rest.iter().any(|byte| *byte != 0) => return None,
            NOT_ASKED | NO_ANSWER => return Some(Raw { state: *state, bits: 0 }),
            ANSWERED => {}
            _ if self.encoding == Encoding::Choice => {}
            _ => return None,
        }
        let answered = |bits: u64| Raw { state: ANSWERED, bits };
        let raw = match self.encoding {
            Encoding::Choice => {
                let index = *self.options.get(usize::from(*state - ANSWERED))?;
                let state = index.map_or(NOT_ASKED, |index| ANSWERED.saturating_add(index));
                return Some(Raw { state, bits: 0 });
            }
            Encoding::Several(_) => answered(self.read_several(rest)?),
            Encoding::Number => answered(u64::from_be_bytes(rest.try_into().ok()?)),
            Encoding::Date | Encoding::District => {
                answered(u32::from_be_bytes(rest.try_into().ok()?).into())
            }
        };
        let not_asked = Raw { state: NOT_ASKED, bits: 0 };
        Some(if self.shape.takes(raw.bits) { raw } else { not_asked })
    }

    fn read_several(&self, bytes: &[u8]) -> Option<u64> {
        let mut old = bytes
            .iter()
            .rev()
            .try_fold(0_u64, |set, byte| (set >> 56 == 0).then_some(set << 8 | u64::from(*byte)))?;
        if old == 0 {
            return None;
        }
        let mut chosen = 0;
        while old != 0 {
            if let Some(index) = self.options.get(old.trailing_zeros() as usize)? {
                chosen |= 1_u64.checked_shl(u32::from(*index))?;
            }
            old &= old - 1;
        }
        Some(chosen)
    }
}

/// The conditions on a question under which the journey ends.
fn ends<'a>(questionnaire: &'a Questionnaire, question: &str) -> Vec<&'a Expression> {
    let ends = questionnaire.pages.iter().filter(|page| page.ends);
    let conditions = ends.filter_map(|page| page.show_if.as_ref());
    conditions.filter(|condition| condition.questions().contains(&question)).collect()
}

fn index_of(old: &Choice, options: &[Choice]) -> Option<u8> {
    u8::try_from(options.iter().position(|new| new.value == old.value)?).ok()
}

fn encoding(kind: &Kind) -> Option<Encoding> {
    Some(match kind {
        Kind::ChooseOne { .. } | Kind::Scale { .. } => Encoding::Choice,
        Kind::ChooseSeveral { options, .. } => Encoding::Several(options.len().div_ceil(8)),
        Kind::Number { .. } => Encoding::Number,
        Kind::Date { .. } => Encoding::Date,
        Kind::PostcodeDistrict => Encoding::District,
        Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Contact { .. } => return None,
    })
}

/// Whether the earlier definition takes an answer that the later one does not, all options being
/// known to both.
fn loses_answers(earlier: Shape, later: Shape, options: &[Option<u8>]) -> bool {
    match (earlier, later) {
        (
            Shape::Several { alone: was_alone, max: was_max, .. },
            Shape::Several { alone, max, .. },
        ) => {
            let together: Vec<u8> = (0_u32..)
                .zip(options)
                .filter(|(old, _)| was_alone >> old & 1 == 0)
                .filter_map(|(_, new)| *new)
                .collect();
            let most = u32::try_from(together.len()).unwrap_or(u32::MAX).min(was_max);
            most > max || (most > 1 && together.iter().any(|new| alone >> new & 1 == 1))
        }
        (Shape::Date { first: was_first, last: was_last }, Shape::Date { first, last }) => {
            was_first < first || was_last > last
        }
        _ => false,
    }
}
