//! What leaving quickly does with a draft that was kept: the respondent's own choice.

use serde::{Deserialize, Serialize};

use crate::form::{Form, ON_EXIT};

/// What "Exit this page" does with what is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnExit {
    /// It is deleted: also where nobody has chosen.
    #[default]
    Erase,
    /// It stays, to be come back to.
    Keep,
}

impl OnExit {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Erase, Self::Keep];

    /// The value of [`ON_EXIT`] that chooses it.
    pub fn value(self) -> &'static str {
        match self {
            Self::Erase => "erase",
            Self::Keep => "keep",
        }
    }

    /// What the form chooses. Anything but a clear wish to keep is taken for a wish to delete, since
    /// a draft that should not be there does more harm than one that is missed.
    pub fn of(form: &Form) -> Self {
        if form.has(ON_EXIT, Self::Keep.value()) { Self::Keep } else { Self::Erase }
    }
}
