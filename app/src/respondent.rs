//! The respondents' side: one address, one screen at a time.

#[cfg(feature = "hydrate")]
pub mod browser;
pub mod carry;
mod choice;
mod code;
mod contact;
mod date;
mod errors;
pub mod exit;
#[cfg(feature = "ssr")]
mod help;
mod interruption;
mod keep;
mod languages;
pub mod lock;
mod message;
mod on_exit;
mod page;
mod progress;
mod prose;
mod question;
mod reader;
mod resume;
mod review;
mod scale;
mod screen;
pub mod send;
mod sent;
mod services;
mod skeleton;
#[cfg(feature = "ssr")]
mod standing;
mod text_area;
#[cfg(feature = "ssr")]
mod trace_list;
pub mod traces;
mod typed;
#[cfg(feature = "ssr")]
mod withdraw;

#[cfg(feature = "ssr")]
pub use help::Help;
#[cfg(feature = "ssr")]
pub use maud::Markup;
#[cfg(feature = "ssr")]
pub(crate) use progress::title;
#[cfg(feature = "ssr")]
pub(crate) use prose::block_below;
/// Where the browser says which pages somebody went on from, once they send or turn away: the
/// questionnaire's address and the pages, a line each. Nothing else is said, and nothing is asked.
pub const PASSED: &str = "/api/passed";

pub use reader::{Reader, Said};
pub use resume::AT_RESUME;
pub use screen::{NoCode, NotSent, Notice, Screen, Setting, Show, Started, Trouble};
pub use services::{Signpost, fitting};
pub use skeleton::respondent;
#[cfg(feature = "ssr")]
pub use standing::{Link, Say, Standing, day_in_digits, standing_page};
#[cfg(feature = "ssr")]
pub(crate) use text_area::{TextArea, text_area};
#[cfg(feature = "ssr")]
pub use trace_list::trace_list;
#[cfg(feature = "ssr")]
pub use withdraw::{Withdraw, withdraw_form};
