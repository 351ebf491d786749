//! The server of Heard: command line, configuration, routes and middleware. It holds the parts
//! together and decides nothing about questionnaires or figures.
//!
//! | module | what |
//! | --- | --- |
//! | [`config`] | the command line and the environment |
//! | [`commands`] | what each command does |
//! | [`router`] | every address, in one table |
//! | [`respond`] | the plain-form driver of the respondents' side |
//! | [`staff`] | signing in, the pages with figures, and the word that they have changed |
//! | [`leaving`] | the page that leads elsewhere, and that Back leads there too |
//! | [`reception`] | where answers are taken in, whichever driver collected them |
//! | [`codes`], [`withdrawal`] | respondents' codes, and taking a response back with one |
//! | [`catalogue`] | the consultations that are served |
//! | [`figures`] | the results, kept up to date |
//! | [`published`] | figures that were released, and what staff say around them |
//! | [`mod@file`], [`rows`] | the files that staff take, and responses row by row in them |
#![forbid(unsafe_code)]

pub mod assets;
pub mod catalogue;
pub mod clock;
pub mod codes;
pub mod commands;
pub mod config;
pub mod figures;
pub mod file;
pub mod folder;
pub mod hygiene;
pub mod leaving;
pub mod passing;
pub mod password;
pub mod published;
pub mod random;
pub mod reception;
pub mod respond;
pub mod router;
pub mod rows;
pub mod staff;
pub mod standing;
pub mod state;
pub mod ticket;
pub mod withdrawal;
