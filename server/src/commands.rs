//! What each command does. Whatever goes wrong ends as one line on standard error that says what to
//! do, and an exit code.

mod backup;
mod check;
mod seed;
mod serve;
mod staff;

use std::{
    future::Future,
    io::{self, Write},
    process::ExitCode,
};

use crate::config::{Cli, Command, StaffCommand};

/// The input was refused: a line for people.
#[derive(Debug)]
pub struct Refused(pub String);

impl<E: std::error::Error> From<E> for Refused {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Does what the command line says.
pub fn run(cli: Cli) -> ExitCode {
    let done = match cli.command {
        Command::Check { path } => check::check(&path),
        Command::Serve(options) => within_runtime(serve::serve(options)),
        Command::Backup { database, file } => {
            within_runtime(backup::backup(database.database, file))
        }
        Command::Seed(options) => within_runtime(seed::seed(options)),
        Command::Export(_) => {
            Err(Refused("this command is not there yet".to_owned()))
        }
        Command::Staff(StaffCommand::Add { name, database }) => {
            within_runtime(staff::add(name, database.database))
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Refused(line)) => {
            say(&format!("heard: {line}"));
            ExitCode::from(1)
        }
    }
}

/// A line for people, on standard error. If nobody can read it, there is nothing more to do.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn within_runtime(work: impl Future<Output = Result<(), Refused>>) -> Result<(), Refused> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
