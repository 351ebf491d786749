//! The respondents' side: one address, one screen at a time.

#[cfg(feature = "hydrate")]
pub mod browser;
mod choice;
mod contact;
mod date;
mod errors;
#[cfg(feature = "ssr")]
mod help;
mod keep;
mod message;
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
mod services;
mod skeleton;
#[cfg(feature = "ssr")]
mod standing;
mod text_area;
mod typed;

#[cfg(feature = "ssr")]
pub use errors::date_words;
#[cfg(feature = "ssr")]
pub use help::Help;
#[cfg(feature = "ssr")]
pub(crate) use progress::title;
pub use reader::{Reader, direction};
pub use resume::AT_RESUME;
pub use screen::{NotSent, Notice, Screen, Setting, Show, Started};
pub use services::{Signpost, fitting};
pub use skeleton::respondent;
#[cfg(feature = "ssr")]
pub use standing::{Say, Standing, standing_page};
