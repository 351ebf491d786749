//! How many responses came, and when. Not what they say.

use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;

/// The number of responses, in all and by day. Exact: that somebody answered on a day says nothing
/// about what anybody answered, everything in [`super`] is built for readers who know the total,
/// and whoever runs a consultation has to see at once when responses stop coming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Volume {
    total: u64,
    days: Vec<(i32, u64)>,
}

impl Volume {
    /// Counts the responses.
    pub fn of(dataset: &Dataset) -> Self {
        let days = dataset.by_day().iter().map(|(day, responses)| (*day, *responses)).collect();
        Self { total: dataset.len() as u64, days }
    }

    /// All responses.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Responses by day (from 1 January 1970), in order; days without any are left out.
    pub fn days(&self) -> &[(i32, u64)] {
        &self.days
    }
}
