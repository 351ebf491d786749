//! Turns compiled wasm, stylesheets and public files into what browsers are sent.
//!
//! It compiles no Rust and serves nothing: `tools/web.sh` makes the wasm, `server` embeds the
//! result. Run it from the project's root:
//!
//! - `site` writes `target/site`, or leaves it alone when no input has changed
//! - `site weigh` prints what each asset weighs on the line and fails over budget

mod asset;
mod build;
mod bundle;
mod error;
mod layout;
mod output;
mod parts;
mod script;
mod seam;
mod stamp;
mod style;
mod weigh;

use std::io::{self, Write};
use std::process::ExitCode;

use error::Error;
use layout::Layout;

const USAGE: &str = "usage: site [build | weigh]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let layout = Layout::at(".");
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] | ["build"] => build::run(&layout).map(|outcome| outcome.to_string()),
        ["weigh"] => weigh::run(&layout),
        _ => {
            let _ = writeln!(io::stderr(), "{USAGE}");
            return ExitCode::from(2);
        }
    };
    report(done)
}

fn report(done: Result<String, Error>) -> ExitCode {
    // A reader who has gone away is no reason to fail.
    match done {
        Ok(text) => {
            let _ = writeln!(io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "site: {error}");
            ExitCode::FAILURE
        }
    }
}
