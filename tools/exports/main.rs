//! Writes files in every format, so that other programs can read them, and shows how much memory it
//! takes. Made-up responses; not part of what is shipped.
//!
//! ```text
//! exports files CONSULTATION FOLDER RESPONSES   every format, and what was answered
//! exports naughty FOLDER                        awkward texts, each in a cell of its own
//! exports many FORMAT ROWS CONSULTATION FILE    one format; prints the most memory it took
//! ```
#![forbid(unsafe_code)]

mod files;
mod made_up;
mod many;
mod naughty;
#[path = "../sources.rs"]
mod sources;

use std::{error::Error, process::ExitCode};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["files", consultation, folder, responses] => files::write(consultation, folder, responses),
        ["naughty", folder] => naughty::write(folder),
        ["many", format, rows, consultation, file] => many::write(format, rows, consultation, file),
        _ => Err("say files, naughty or many; the source says how".into()),
    };
    let Err(error) = done else { return ExitCode::SUCCESS };
    let mut source: Option<&dyn Error> = Some(&*error);
    while let Some(error) = source {
        eprintln!("exports: {error}");
        source = error.source();
    }
    ExitCode::FAILURE
}
