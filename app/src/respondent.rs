//! The respondents' side: one address, one screen at a time.

#[cfg(feature = "hydrate")]
pub mod browser;
mod choice;
mod contact;
mod date;
mod errors;
pub mod exit;
mod interruption;
mod keep;
mod languages;
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
mod services;
mod skeleton;
#[cfg(feature = "ssr")]
mod standing;
mod text_area;
mod typed;

#[cfg(feature = "ssr")]
pub(crate) use progress::title;
pub use reader::{Reader, Said};
pub use resume::AT_RESUME;
pub use screen::{NotSent, Notice, Screen, Setting, Show, Started};
pub use skeleton::respondent;
#[cfg(feature = "ssr")]
pub use standing::{Link, Say, Standing, standing_page};
