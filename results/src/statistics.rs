//! What can be said of figures: how sure a share is, whether two answers hang together, what a
//! weighted share would be. Formulas with their sources; docs/statistics.md says when each is shown.
//!
//! All of it works on what is shown. From a protected table an interval or a test is worked out of
//! the rounded figures, as any reader could, so that it tells nothing more; where a figure is hidden
//! there is none. From an exact table it is worked out of the counts, for analysts alone.
//!
//! None of it makes a consultation a sample: it is of those who chose to answer.

mod difference;
mod holm;
mod independence;
mod interval;
pub mod raking;
#[cfg(test)]
mod reference;
mod scale;
mod tests_of_tables;
mod weighted;

pub use difference::{Difference, columns, newcombe};
pub use holm::holm;
pub use independence::{Independence, NoTest, chi_squared};
pub use interval::{Interval, share, wilson};
pub use raking::{Limits, RakingError, Target, Weighting, rake};
pub use scale::{Summary, exact_summary, summaries, summary};
pub use tests_of_tables::{Tested, test_columns};
pub use weighted::{NoWeighted, WeightedShare, WeightedTable, weighted};
