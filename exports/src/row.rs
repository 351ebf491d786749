//! One response as a row of values. Free text and contact details cannot get here: a row is made
//! from the closed answers alone.

mod source;

use questionnaire::{
    answer::Decimal, date::PartialDate, definition::Questionnaire, record::Layout,
};

use crate::{Codebook, codebook::Variable};
use source::Source;

/// A value of a variable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// A code of [`Variable::values`].
    Code(i64),
    /// A code of [`Variable::missing`].
    Missing(i64),
    /// A number.
    Number(Decimal),
    /// A date in the variable's precision.
    Date(PartialDate),
    /// A postcode district, or [`crate::codebook::GROUPED_TEXT`].
    District(Short),
}

/// At most eight bytes of text, which is what SPSS keeps in one value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Short([u8; 8]);

/// The values of one response, one a variable of the codebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(Vec<Cell>);

/// The bytes do not read as a row of the codebook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// They are not a row of the definition that they are said to be under.
    #[error("the bytes are not a row of this definition")]
    NotARow,
    /// A number from an earlier version of the questionnaire, which accepted others.
    #[error("the number {number} in “{variable}” would be taken for a missing value")]
    Ambiguous {
        /// The variable's name.
        variable: String,
        /// The number.
        number: Decimal,
    },
}

/// Reads stored responses as rows: those under the codebook's own definition and, with another
/// reader, those under an earlier one. Questions, statements and options are then found by their
/// identifiers; where a question has become one of another kind, or a number has other decimals, or
/// an answer is not an option any more, the value is [`crate::codebook::missing::NOT_IN_VERSION`].
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    codebook: &'a Codebook,
    width: usize,
    sources: Vec<Source>,
}

impl<'a> Reader<'a> {
    /// A reader of responses stored under `stored`. `current` is the definition that the codebook
    /// was made of, and the codebook the exact one.
    pub fn new(codebook: &'a Codebook, current: &Questionnaire, stored: &Questionnaire) -> Self {
        let layout = Layout::of(stored);
        let sources = codebook.variables.iter();
        let sources = sources.map(|variable| Source::of(variable, current, stored, &layout));
        Self { codebook, width: layout.width, sources: sources.collect() }
    }

    /// Reads the closed answers of a response, laid out as `questionnaire::record` says, into
    /// `row`, whatever was in it.
    ///
    /// # Errors
    /// [`Unreadable`]; `row` is then of no use.
    pub fn read(&self, closed: &[u8], row: &mut Row) -> Result<(), Unreadable> {
        row.0.clear();
        if closed.len() != self.width {
            return Err(Unreadable::NotARow);
        }
        for (source, variable) in self.sources.iter().zip(&self.codebook.variables) {
            let cell = source.read(closed).ok_or(Unreadable::NotARow)?;
            if let Cell::Number(number) = cell
                && variable.is_missing(number)
            {
                let variable = variable.name.clone();
                return Err(Unreadable::Ambiguous { variable, number });
            }
            row.0.push(cell);
        }
        Ok(())
    }
}

impl Row {
    /// The values, one a variable.
    pub fn cells(&self) -> &[Cell] {
        &self.0
    }

    pub(crate) fn fill(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.0.clear();
        self.0.extend(cells);
    }

    /// The values with their variables.
    pub(crate) fn of<'a>(
        &'a self,
        variables: &'a [Variable],
    ) -> impl Iterator<Item = (&'a Variable, Cell)> {
        variables.iter().zip(self.0.iter().copied())
    }
}

impl FromIterator<Cell> for Row {
    fn from_iter<I: IntoIterator<Item = Cell>>(cells: I) -> Self {
        Self(cells.into_iter().collect())
    }
}

impl Short {
    /// The text; `None` where it is longer than eight bytes, or has a byte that is not a printable
    /// one of ASCII.
    pub fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; 8];
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self(bytes))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        self.0.get(..length).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }
}

impl std::fmt::Debug for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests;
