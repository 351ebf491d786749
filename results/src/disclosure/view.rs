//! Two ways to look at the same table, as types, so that nobody takes one for the other: protected
//! for whoever may see results, exact for analysts.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::figure::{Figure, Percent};

/// What the numbers of a table are.
pub trait View: sealed::Sealed + Clone + std::fmt::Debug + PartialEq + Eq {
    /// A number of responses.
    type Count: Copy + std::fmt::Debug + PartialEq + Eq + Serialize + DeserializeOwned;
    /// A part of them.
    type Share: Copy + std::fmt::Debug + PartialEq + Eq + Serialize + DeserializeOwned;

    /// The number that may be calculated with, as it is shown; `None` where it is hidden.
    fn number(count: Self::Count) -> Option<u64>;
}

/// Suppressed, rounded and withheld by the consultation's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protected {}

/// As it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exact {}

/// Says that the reader is an analyst who may see exact counts. There is nothing in it that could
/// make sure: whoever writes one down has.
#[derive(Clone, Copy, Debug)]
pub struct ForAnalysts(());

/// A count as it is. It is not a [`Figure`], cannot become one, and is not for publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExactCount(u64);

/// A percentage of exact counts, to a tenth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExactPercent(u16);

impl View for Protected {
    type Count = Figure;
    type Share = Percent;

    fn number(count: Figure) -> Option<u64> {
        count.rounded()
    }
}

impl View for Exact {
    type Count = ExactCount;
    type Share = ExactPercent;

    fn number(count: ExactCount) -> Option<u64> {
        Some(count.get())
    }
}

impl ForAnalysts {
    /// To be called where the reader's role has been checked, and nowhere else.
    pub fn role_was_checked() -> Self {
        Self(())
    }
}

impl ExactCount {
    pub(super) fn new(count: u64, _: ForAnalysts) -> Self {
        Self(count)
    }

    /// The count.
    pub fn get(self) -> u64 {
        self.0
    }
}

impl ExactPercent {
    /// Part of a whole; none of nothing.
    pub(super) fn of(part: ExactCount, whole: ExactCount) -> Option<Self> {
        let tenths = (part.0 * 1_000 + whole.0 / 2).checked_div(whole.0)?;
        u16::try_from(tenths).ok().map(Self)
    }

    /// Tenths of a per cent.
    pub fn tenths(self) -> u16 {
        self.0
    }
}

mod sealed {
    /// Only the two views of this module are views.
    pub trait Sealed {}
    impl Sealed for super::Protected {}
    impl Sealed for super::Exact {}
}
