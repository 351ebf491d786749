//! What each command does. Whatever goes wrong ends as one line on standard error that says what to
//! do, and an exit code.

mod backup;
mod check;
mod export;
mod seed;
mod serve;
mod staff;
mod translations;

use std::{
    future::Future,
    io::{self, Write},
    process::ExitCode,
};

use questionnaire::consultation::{Consultation, Published};

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
        Command::Translations { folder, language } => {
            translations::translations(&folder, &language)
        }
        Command::Serve(options) => within_runtime(serve::serve(options)),
        Command::Backup { database, file } => {
            within_runtime(backup::backup(database.database, file))
        }
        Command::Seed(options) => within_runtime(seed::seed(options)),
        Command::Export(options) => within_runtime(export::export(options)),
        Command::Staff(StaffCommand::Add { name, role, database }) => {
            within_runtime(staff::add(name, role, database.database))
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

/// The questionnaire at this address, and what it belongs to.
///
/// # Errors
/// A line that names those there are.
fn find<'a>(
    consultations: &'a [Consultation],
    slug: &str,
) -> Result<(&'a Consultation, &'a Published), Refused> {
    let all = || {
        consultations.iter().flat_map(|consultation| {
            consultation.questionnaires.iter().map(move |published| (consultation, published))
        })
    };
    all().find(|(_, published)| published.questionnaire.slug == slug).ok_or_else(|| {
        let slugs: Vec<_> =
            all().map(|(_, published)| published.questionnaire.slug.as_str()).collect();
        Refused(format!("there is no questionnaire “{slug}”; there are: {}", slugs.join(", ")))
    })
}
