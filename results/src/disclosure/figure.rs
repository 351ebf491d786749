//! A figure that may be shown. It says how to read it and not how it came about.

use serde::{Deserialize, Serialize};

/// A protected figure. Only disclosure control makes one (or reads one back that it made).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figure(Shown);

/// How to read a [`Figure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// A count rounded by the consultation's rule.
    About(u64),
    /// Suppressed: fewer than this, possibly none.
    FewerThan(u64),
    /// Not shown, because with it smaller figures could be worked out.
    Withheld,
}

impl Figure {
    pub(super) const WITHHELD: Self = Self(Shown::Withheld);

    pub(super) fn about(rounded: u64) -> Self {
        Self(Shown::About(rounded))
    }

    pub(super) fn fewer_than(threshold: u64) -> Self {
        Self(Shown::FewerThan(threshold))
    }

    /// How to read it.
    pub fn shown(self) -> Shown {
        self.0
    }

    /// The rounded count, where one is shown: what a chart draws.
    pub fn rounded(self) -> Option<u64> {
        if let Shown::About(rounded) = self.0 { Some(rounded) } else { None }
    }
}

/// A whole percentage, 1 to 99, of a protected figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(u8);

impl Percent {
    pub(super) fn new(percent: u8) -> Self {
        Self(percent)
    }

    /// The percentage, 1 to 99.
    pub fn get(self) -> u8 {
        self.0
    }
}
