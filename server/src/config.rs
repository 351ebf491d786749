//! The command line. The one file that reads the environment (through clap): every `HEARD_…`
//! variable is an option here.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, CommandFactory, Parser, Subcommand, error::ErrorKind};
use questionnaire::{load::is_language, text::Language};
use store::Role;

use crate::file::Format;

/// Runs public consultations on hard subjects.
#[derive(Debug, Parser)]
#[command(name = "heard", version, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve consultations to respondents and results to staff.
    Serve(Serve),
    /// Read a consultation (or a folder of them) and report every mistake.
    Check {
        /// The folder of a consultation, or a folder of such folders.
        path: PathBuf,
    },
    /// Write or update the translation files of a consultation, for translators to work in.
    Translations {
        /// The folder of the consultation.
        folder: PathBuf,
        /// The language to translate into, such as cy.
        #[arg(value_parser = language)]
        language: Language,
    },
    /// Manage the accounts of staff.
    #[command(subcommand)]
    Staff(StaffCommand),
    /// Make up responses, for a demonstration or a benchmark.
    Seed(Seed),
    /// Write out what the dashboard shows.
    Export(Export),
    /// Write a consistent copy of a database, which may be in use.
    Backup {
        /// The database.
        #[command(flatten)]
        database: Database,
        /// The file to write; it must not exist.
        file: PathBuf,
    },
}

/// Where the database is.
#[derive(Args, Clone, Debug)]
pub struct Database {
    /// The database file; made if it does not exist.
    #[arg(long, env = "HEARD_DATABASE", default_value = "heard.db")]
    pub database: PathBuf,
}

/// Where the consultations are.
#[derive(Args, Clone, Debug)]
pub struct Consultations {
    /// A folder with one folder per consultation.
    #[arg(long, env = "HEARD_CONSULTATIONS", default_value = "consultations")]
    pub consultations: PathBuf,
}

/// Options of `heard serve`.
#[derive(Args, Debug)]
pub struct Serve {
    /// Address and port to listen on.
    #[arg(long, env = "HEARD_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The database.
    #[command(flatten)]
    pub database: Database,
    /// The consultations.
    #[command(flatten)]
    pub consultations: Consultations,
    /// If there is no account yet, make one with this name and print its password once.
    #[arg(long, value_name = "NAME")]
    pub first_account: Option<String>,
    /// So many requests are worked on at once; more are asked to come back.
    #[arg(long, env = "HEARD_CONCURRENCY", default_value_t = 1024)]
    pub concurrency: usize,
}

/// Accounts of staff.
#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// Make an account; the password is read from standard input.
    Add {
        /// The name to sign in with.
        name: String,
        /// What they may see: viewer (figures), analyst (and responses row by row), or reader
        /// (figures and what people wrote).
        #[arg(long, value_parser = role, default_value = Role::Analyst.name())]
        role: Role,
        /// The database.
        #[command(flatten)]
        database: Database,
    },
}

/// Options of `heard seed`.
#[derive(Args, Debug)]
pub struct Seed {
    /// The address of the questionnaire.
    pub slug: String,
    /// How many responses.
    #[arg(long)]
    pub responses: u32,
    /// The same seed makes the same responses.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The database.
    #[command(flatten)]
    pub database: Database,
    /// The consultations.
    #[command(flatten)]
    pub consultations: Consultations,
}

/// Options of `heard export`.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Args, Clone, Debug)]
pub struct Export {
    /// The address of the questionnaire.
    pub slug: String,
    /// How to write it. Without --rows: protected tables (csv, json, xlsx) or the codebook.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    pub format: Format,
    /// Responses row by row, for analysts and not for publication. That they were taken is recorded.
    #[arg(long, requires = "output")]
    pub rows: bool,
    /// Rows as they were answered: nothing is grouped or left out to protect people.
    #[arg(long, requires = "rows")]
    pub exact: bool,
    /// Words instead of codes and names, in rows as csv, json and xlsx.
    #[arg(long, requires = "rows")]
    pub labels: bool,
    /// Begins a csv file with a byte order mark, which Excel needs.
    #[arg(long)]
    pub mark: bool,
    /// The file to write, in place of one that is there. It has this name only once it is whole.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The database.
    #[command(flatten)]
    pub database: Database,
    /// The consultations.
    #[command(flatten)]
    pub consultations: Consultations,
}

impl Cli {
    /// Reads the command line, and ends the program with 2 where it is wrong.
    pub fn read() -> Self {
        let cli = Self::parse();
        if let Command::Export(options) = &cli.command
            && let Err(line) = options.check()
        {
            Self::command().error(ErrorKind::ArgumentConflict, line).exit();
        }
        cli
    }
}

impl Export {
    /// Whether the options go together.
    ///
    /// # Errors
    /// A line that says which do not.
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        let is_csv = self.format == Format::Csv;
        let has_labels = is_csv || matches!(self.format, Format::Json | Format::Xlsx);
        if self.format == Format::Sav && !self.rows {
            Err("an SPSS file has responses row by row: say --rows, or another --format")
        } else if self.format == Format::Xlsx && self.output.is_none() {
            Err("a workbook is nothing to print: say --output FILE")
        } else if self.labels && !has_labels {
            Err("--labels is for csv, json and xlsx")
        } else if self.mark && !is_csv {
            Err("--mark is for csv")
        } else {
            Ok(())
        }
    }
}

/// A role as it is named on the command line.
fn role(name: &str) -> Result<Role, String> {
    let known = || Role::ALL.map(Role::name).join(", ");
    Role::from_name(name).ok_or_else(|| format!("there is no such role; there are: {}", known()))
}

/// A language as it is named on the command line.
fn language(tag: &str) -> Result<Language, String> {
    if is_language(tag) {
        Ok(tag.into())
    } else {
        Err("it is not the tag of a language; use tags such as cy, pl or pt-BR".to_owned())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn the_command_line_fits_itself() {
        Cli::command().debug_assert();
    }

    #[test]
    fn options_that_do_not_go_together_are_refused() {
        for (line, good) in [
            ("", true),
            ("--format json", true),
            ("--format xlsx", false),
            ("--format xlsx --output t.xlsx", true),
            ("--format sav", false),
            ("--format sav --output r.sav", false),
            ("--format sav --output r.sav --rows --exact", true),
            ("--format codebook", true),
            ("--rows", false),
            ("--mark", true),
            ("--format json --mark", false),
            ("--rows --output r.csv --mark --labels", true),
            ("--exact --output r.csv", false),
            ("--labels --output r.csv", false),
            ("--format json --rows --output r.json --mark", false),
            ("--format sav --rows --output r.sav --labels", false),
        ] {
            let words = ["heard", "export", "views"].into_iter().chain(line.split_whitespace());
            let is_good = match Cli::try_parse_from(words).map(|cli| cli.command) {
                Ok(Command::Export(options)) => options.check().is_ok(),
                Ok(other) => panic!("{other:?}"),
                Err(_) => false,
            };
            assert_eq!(is_good, good, "{line}");
        }
    }

    #[test]
    fn roles_have_names_and_analyst_goes_without_saying() {
        for (line, role) in [("", Some(Role::Analyst)), ("--role viewer", Some(Role::Viewer))] {
            let words = ["heard", "staff", "add", "ada"].into_iter().chain(line.split_whitespace());
            let Command::Staff(StaffCommand::Add { role: read, .. }) =
                Cli::try_parse_from(words).unwrap().command
            else {
                panic!("another command")
            };
            assert_eq!(Some(read), role);
        }
        let refused = Cli::try_parse_from(["heard", "staff", "add", "ada", "--role", "root"]);
        assert!(refused.unwrap_err().to_string().contains("viewer, analyst, reader"));
    }
}
