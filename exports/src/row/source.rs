//! Where a variable finds its value in a stored response. It holds no answers.

use questionnaire::{
    answer::Decimal,
    date::{PartialDate, Precision},
    definition::{Choice, Kind, Question, Questionnaire},
    record::{ANSWERED, Layout, NO_ANSWER, NOT_ASKED},
};

use super::{Cell, Short};
use crate::codebook::{Variable, codes, missing};

/// Where a variable finds its value.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// Nowhere: the definition that the response is stored under has nothing like it.
    Nowhere(Cell),
    /// In a cell.
    At(Place),
}

/// A cell of a stored response, and what its bytes mean to a variable.
#[derive(Clone, Debug)]
pub(super) struct Place {
    offset: usize,
    width: usize,
    meaning: Meaning,
    not_asked: Cell,
    no_answer: Cell,
}

/// What the bytes of an answer mean.
#[derive(Clone, Debug)]
enum Meaning {
    /// For each option, as it was stored, the value it is now.
    One(Vec<Cell>),
    /// Whether the bit of an option is set; `None` where the option was not there. A way of not
    /// answering that was chosen comes first.
    Has {
        option: Option<usize>,
        refusals: Vec<(usize, Cell)>,
        absent: Cell,
    },
    Number(u8),
    Date(Precision),
    District,
}

impl Source {
    pub(super) fn of(
        variable: &Variable,
        current: &Questionnaire,
        stored: &Questionnaire,
        layout: &Layout,
    ) -> Self {
        // Numbers that can be very low have other codes.
        let low = match variable.missing_range() {
            Some((low, _)) if low < missing::LOW => missing::LOW,
            _ => 0,
        };
        let absent = Cell::Missing(low + missing::NOT_IN_VERSION);
        let found = || {
            let (_, is) = current.question(&variable.question)?;
            let (_, was) = stored.question(&variable.question)?;
            let scale = matches!(was.kind, Kind::Scale { .. });
            let statement = variable.part.as_ref().filter(|_| scale);
            let cell = layout
                .cells
                .iter()
                .find(|cell| cell.question == was.id && cell.statement.as_ref() == statement)?;
            Some(Place {
                offset: cell.offset,
                width: cell.encoding.width(),
                meaning: meaning(variable, was, is, absent)?,
                not_asked: Cell::Missing(low + missing::NOT_ASKED),
                no_answer: Cell::Missing(low + missing::NO_ANSWER),
            })
        };
        found().map_or(Self::Nowhere(absent), Self::At)
    }

    /// The value in a response; `None` where the bytes are not one of the definition's.
    pub(super) fn read(&self, closed: &[u8]) -> Option<Cell> {
        match self {
            Self::Nowhere(cell) => Some(*cell),
            Self::At(place) => place.read(closed.get(place.offset..place.offset + place.width)?),
        }
    }
}

fn meaning(variable: &Variable, was: &Question, is: &Question, absent: Cell) -> Option<Meaning> {
    Some(match (&was.kind, &is.kind) {
        (Kind::ChooseOne { options }, Kind::ChooseOne { options: now })
        | (Kind::Scale { options, .. }, Kind::Scale { options: now, .. }) => {
            let now = by_value(now);
            let cell = |option: &Choice| find(&now, &option.value).unwrap_or(absent);
            Meaning::One(options.iter().map(cell).collect())
        }
        (Kind::ChooseSeveral { options, .. }, Kind::ChooseSeveral { options: now, .. }) => {
            let now = by_value(now);
            let refusals = options.iter().enumerate().filter(|(_, o)| o.missing.is_some());
            let refusals = refusals.map(|(i, option)| match find(&now, &option.value) {
                Some(Cell::Missing(code)) => (i, Cell::Missing(code)),
                _ => (i, absent),
            });
            let part = variable.part.as_ref()?;
            let option = options.iter().position(|option| option.value == *part);
            Meaning::Has { option, refusals: refusals.collect(), absent }
        }
        (Kind::Number { decimals: was, .. }, Kind::Number { decimals: is, .. }) if was == is => {
            Meaning::Number(*is)
        }
        (Kind::Date { precision: was, .. }, Kind::Date { precision: is, .. }) if was >= is => {
            Meaning::Date(*is)
        }
        (Kind::PostcodeDistrict, Kind::PostcodeDistrict) => Meaning::District,
        _ => return None,
    })
}

fn by_value(options: &[Choice]) -> Vec<(&str, Cell)> {
    let cell = |code| if code > 0 { Cell::Code(code) } else { Cell::Missing(code) };
    let values = options.iter().map(|option| option.value.as_str());
    values.zip(codes(options).into_iter().map(cell)).collect()
}

fn find(options: &[(&str, Cell)], value: &str) -> Option<Cell> {
    options.iter().find(|(other, _)| *other == value).map(|(_, cell)| *cell)
}

impl Place {
    fn read(&self, cell: &[u8]) -> Option<Cell> {
        let (state, rest) = cell.split_first()?;
        match *state {
            NOT_ASKED => return Some(self.not_asked),
            NO_ANSWER => return Some(self.no_answer),
            ANSWERED => {}
            _ if matches!(self.meaning, Meaning::One(_)) => {}
            _ => return None,
        }
        Some(match &self.meaning {
            Meaning::One(cells) => *cells.get(usize::from(*state - ANSWERED))?,
            Meaning::Has { option, refusals, absent } => {
                let is_set =
                    |i: usize| rest.get(i / 8).is_some_and(|byte| byte >> (i % 8) & 1 == 1);
                match (refusals.iter().find(|(i, _)| is_set(*i)), option) {
                    (Some((_, way)), _) => *way,
                    (None, Some(option)) => Cell::Code(i64::from(is_set(*option))),
                    (None, None) => *absent,
                }
            }
            Meaning::Number(decimals) => {
                let units = i64::from_be_bytes(rest.try_into().ok()?);
                Cell::Number(Decimal::new(units, *decimals).ok()?)
            }
            Meaning::Date(precision) => {
                let [high, low, month, day]: [u8; 4] = rest.try_into().ok()?;
                let year = u16::from_be_bytes([high, low]);
                let part = |part: u8, least| (part != 0 && *precision >= least).then_some(part);
                let (month, day) = (part(month, Precision::Month), part(day, Precision::Day));
                Cell::Date(PartialDate::new(year, month, day).ok()?)
            }
            Meaning::District => {
                Cell::District(Short::new(std::str::from_utf8(rest).ok()?.trim_end_matches('\0'))?)
            }
        })
    }
}
