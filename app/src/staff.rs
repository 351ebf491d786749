//! The staff side: how many responses came, and what they say as protected figures. The same views
//! are rendered by the server and kept up to date in the browser.
//!
//! Texts are English only and stand where they are used: the people who work with the results are
//! one office, and what they read is not what the public reads.

pub mod board;
#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(feature = "ssr")]
pub mod download;
pub mod figures;
mod frame;
pub(crate) mod headline;
pub(crate) mod lines;
mod overview;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
pub mod releases;
pub(crate) mod result;
mod results;
#[cfg(feature = "ssr")]
mod sign_in;
#[cfg(feature = "ssr")]
pub mod table;
#[cfg(feature = "ssr")]
pub mod turnout;
pub(crate) mod words;

pub use frame::{Link, board};
#[cfg(feature = "ssr")]
pub use page::board_page;
#[cfg(feature = "ssr")]
pub use sign_in::{Attempt, sign_in_page};
