//! The command line. The one file that reads the environment (through clap): every `HEARD_…`
//! variable is an option here.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use questionnaire::{load::is_language, text::Language};
use store::Role;

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
#[derive(Args, Debug)]
pub struct Export {
    /// The address of the questionnaire.
    pub slug: String,
    /// How to write it.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    pub format: Format,
    /// The database.
    #[command(flatten)]
    pub database: Database,
    /// The consultations.
    #[command(flatten)]
    pub consultations: Consultations,
}

/// Formats of an export.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// Comma-separated values.
    Csv,
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
