//! The rules of a questionnaire: what may be asked, what counts as an answer, which pages the
//! answers lead through, and how a journey goes from one page to the next.
//!
//! Pure: no input or output, no clock, no random numbers, no framework. The browser and the server
//! run this same code, which is why a form counts for the same thing in both.
#![forbid(unsafe_code)]

pub mod answer;
pub mod code;
pub mod condition;
pub mod consultation;
pub mod date;
pub mod definition;
pub mod directory;
pub mod form;
#[cfg(feature = "generate")]
pub mod generate;
pub mod journey;
#[cfg(feature = "load")]
pub mod load;
pub mod map;
pub mod pin;
pub mod prose;
pub mod record;
pub mod refit;
pub mod route;
pub mod submission;
pub mod text;
pub mod validate;
