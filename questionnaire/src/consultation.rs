//! A consultation: one question an organisation puts to the public, with its dates, its notices and
//! one questionnaire per audience.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    condition::Expression,
    date::PartialDate,
    definition::Questionnaire,
    directory::Directory,
    prose::Prose,
    text::{Language, Text},
};

/// A consultation, read and checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// Its identifier: the name of its folder.
    pub id: String,
    /// What it is about, as the list of consultations and staff screens say it.
    pub name: Text,
    /// Who asks.
    pub organisation: Text,
    /// The languages it is written in; the first is the source language.
    pub languages: Vec<Language>,
    /// IANA name of the time zone in which `opens` and `closes` are meant.
    pub timezone: String,
    /// Opens at this civil time; without one, it is open from the start.
    #[serde(default)]
    pub opens: Option<CivilTime>,
    /// Closes at this civil time (not included); without one, it stays open.
    #[serde(default)]
    pub closes: Option<CivilTime>,
    /// How figures are protected before anyone sees them.
    pub disclosure: Disclosure,
    /// Questions whose answers could point to a person, by identifier, whichever questionnaire asks
    /// them. Row by row their rare answers are grouped, or they are left out.
    #[serde(default)]
    pub identifying: Vec<String>,
    /// Published figures on the people whom the consultation is about: responses are held against
    /// them, and can be weighted to them.
    #[serde(default)]
    pub populations: Vec<Population>,
    /// Stretches of time that are compared with each other, in order.
    #[serde(default)]
    pub waves: Vec<Wave>,
    /// The privacy notice.
    pub privacy: Prose,
    /// What leaving quickly does and cannot do.
    pub leaving: Prose,
    /// Said above the services on the help page.
    pub help: Prose,
    /// Said where the consultation has closed.
    #[serde(default)]
    pub closed: Prose,
    /// What the accessibility statement says of this consultation.
    #[serde(default)]
    pub accessibility: Accessibility,
    /// The page that takes this one's place when somebody leaves quickly: on another site, and the
    /// same for everybody who opens it.
    #[serde(default = "leave_to")]
    pub leave_to: String,
    /// After so many minutes without a touch the answers on the screen are covered; 0 for never.
    #[serde(default = "cover_minutes")]
    pub cover_minutes: u32,
    /// Where people get help.
    pub directory: Directory,
    /// One questionnaire per audience, in order.
    pub questionnaires: Vec<Published>,
}

/// What belongs to the consultation in its accessibility statement; the rest is about the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accessibility {
    /// How to complain, and in which other forms one can take part.
    #[serde(default)]
    pub contact: Prose,
    /// What is known not to be good enough in this consultation.
    #[serde(default)]
    pub gaps: Prose,
    /// The day on which the statement was prepared.
    #[serde(default)]
    pub date: Option<PartialDate>,
}

/// How many people there are, by the answers to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    /// The question, which lets people choose one answer.
    pub question: String,
    /// Where the numbers are from, in words.
    pub source: String,
    /// Values of options, each with its number of people, at least 1.
    pub people: Vec<(String, u32)>,
}

/// A stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wave {
    /// What staff call it.
    pub label: String,
    /// Its first day.
    pub from: PartialDate,
    /// Its last day.
    pub to: PartialDate,
}

/// A questionnaire with the hash of its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// SHA-256 of the definition's canonical JSON, in lower-case hex.
    pub hash: String,
    /// The definition itself.
    pub questionnaire: Questionnaire,
    /// Which answers a service is shown for, by the service's identifier, where a page asks for
    /// services that fit the answers. Not part of the definition, and not of its hash.
    pub help_for: BTreeMap<String, Expression>,
    /// The pictures beside options, by `question.value`: SVG that the loader has written itself, with
    /// nothing in it but shapes. Not part of the definition, and not of its hash.
    pub pictures: BTreeMap<String, String>,
    /// Whether there is an Easy Read edition of it, or it is one.
    pub edition: Edition,
}

/// How a questionnaire stands to its Easy Read edition. The edition is a questionnaire of its own, in
/// other words and with fewer questions. To counting it is what an earlier version is: another
/// definition, whose answers are read by the identifiers of questions and options.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// There is no other.
    #[default]
    Only,
    /// It has an Easy Read edition, at this address.
    Full(String),
    /// It is the Easy Read edition of the questionnaire at this address.
    EasyRead(String),
}

impl Edition {
    /// The addresses of the questionnaires whose answers are counted under the address `own`: that
    /// one, and that of its Easy Read edition.
    pub fn counted<'a>(&'a self, own: &'a str) -> Vec<&'a str> {
        match self {
            Self::Full(easy) => vec![own, easy],
            Self::Only | Self::EasyRead(_) => vec![own],
        }
    }
}

impl Consultation {
    /// The addresses of the questionnaires whose answers are counted under this one.
    pub fn counted<'a>(&'a self, slug: &'a str) -> Vec<&'a str> {
        let mut published = self.questionnaires.iter();
        let published = published.find(|published| published.questionnaire.slug == slug);
        published.map_or_else(|| vec![slug], |published| published.edition.counted(slug))
    }
}

/// A day and a time of day with no time zone of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CivilTime {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
}

/// How figures are protected before anyone sees them (domain notes: the ONS "10-5 rule").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    /// Counts below this are suppressed. At least 1.
    pub threshold: u32,
    /// Other counts are rounded to the nearest multiple of this. At least 1.
    pub rounding: u32,
    /// No percentage is given on a base below this.
    pub minimum_base: u32,
}

/// Where leaving leads unless a consultation says otherwise: a page that anybody may have open.
pub const LEAVE_TO: &str = "https://www.bbc.co.uk/weather";

/// Minutes without a touch after which answers are covered, unless a consultation says otherwise.
pub const COVER_MINUTES: u32 = 3;

fn leave_to() -> String {
    LEAVE_TO.to_owned()
}

fn cover_minutes() -> u32 {
    COVER_MINUTES
}

/// The site that an address is on, as people know it: what stands between the scheme and the path.
pub fn site(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

impl Default for Disclosure {
    fn default() -> Self {
        Self { threshold: 10, rounding: 5, minimum_base: 30 }
    }
}
