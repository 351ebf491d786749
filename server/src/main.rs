//! The program `heard`: reads the command line, does what it says, and ends with 0 (done), 1 (the
//! input was refused) or 2 (the command line was wrong). Messages for people go to standard error.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    // A wrong command line ends here, with 2.
    let cli = heard::config::Cli::read();
    heard::commands::run(cli)
}
