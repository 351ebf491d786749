//! What people see: the respondents' pages, the staff pages, and the server functions behind them.
//!
//! The same components are rendered by the server and driven on in the browser. With feature `ssr`
//! this crate is the server's half, with `hydrate` the browser's; never both in one build.
#![forbid(unsafe_code)]
#![recursion_limit = "256"]

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!("`app` is built for the server or for the browser, never for both at once");

#[cfg(feature = "ssr")]
pub mod document;
pub mod messages;
#[cfg(feature = "ssr")]
pub mod published;
#[cfg(feature = "ssr")]
pub mod render;
pub mod respondent;
pub mod staff;
