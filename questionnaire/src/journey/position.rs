//! Where a respondent is in their journey.

use serde::{Deserialize, Serialize};

/// What is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// The page before everything.
    #[default]
    Start,
    /// What leaving quickly does, said before anything is asked.
    Interruption,
    /// The question whether a draft may be kept.
    Keep,
    /// A page, by identifier.
    Page(String),
    /// "Check your answers".
    Review,
    /// The last page before sending.
    Send,
}

impl Position {
    /// Whether nobody has got as far yet as to be asked what may be kept, or to answer that.
    pub fn is_before_keeping(&self) -> bool {
        matches!(self, Self::Start | Self::Interruption | Self::Keep)
    }
}
