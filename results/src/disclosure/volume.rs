//! How many responses came, and when. Not what they say.

use std::collections::BTreeMap;

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
        let mut days = BTreeMap::new();
        for day in dataset.days() {
            *days.entry(*day).or_insert(0) += 1;
        }
        Self { total: dataset.days().len() as u64, days: days.into_iter().collect() }
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
