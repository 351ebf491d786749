//! Counting what came in: responses as columns, tallies of the columns, and the one way in which
//! figures leave, which is protected by the consultation's disclosure rule.
//!
//! Pure: no input or output, no clock, no random numbers. Counts as they are never leave this
//! crate; [`tables`] and [`Volume`] are all that comes out.
#![forbid(unsafe_code)]

mod bits;
pub mod calendar;
mod column;
pub mod cross;
pub mod dataset;
pub mod disclosure;
pub mod filter;
mod gate;
pub mod lineage;
pub mod statistics;
pub mod table;
mod tally;
pub mod translation;

#[cfg(test)]
mod sample;

pub use calendar::Week;
pub use cross::{
    Axis, CrossError, CrossTable, Spec, TableRule, cross, cross_exact, profile, profile_exact,
};
pub use dataset::{Dataset, Loading, NotARow};
pub use disclosure::{
    Exact, Figure, ForAnalysts, Percent, Protected, Shown, View, Volume, are_apart, passed, release,
};
pub use filter::{Filter, FilterError};
pub use lineage::readable;
pub use table::{Counting, Key, ProtectedTable, Row, tables};
pub use translation::Translation;
