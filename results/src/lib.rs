//! Counting what came in: responses as columns, tallies of the columns, and the one way in which
//! figures leave, which is protected by the consultation's disclosure rule.
//!
//! Pure: no input or output, no clock, no random numbers. Counts as they are never leave this
//! crate; [`tables`] and [`Volume`] are all that comes out.
#![forbid(unsafe_code)]

mod bits;
mod column;
pub mod dataset;
pub mod disclosure;
mod gate;
pub mod table;
mod tally;
pub mod translation;

#[cfg(test)]
mod sample;

pub use dataset::{Dataset, NotARow};
pub use disclosure::{Figure, Percent, Shown, Volume, release};
pub use table::{Counting, Key, ProtectedTable, Row, tables};
pub use translation::Translation;
