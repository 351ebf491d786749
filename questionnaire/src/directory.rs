//! Where people get help: services, what each helps with and where. Stands apart from the
//! questionnaires, so that a corrected telephone number is no new version of what was asked.

use serde::{Deserialize, Serialize};

use crate::{date::PartialDate, text::Text};

/// A consultation's directory of help.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// What people may need help with, in the order in which they are listed.
    pub needs: Vec<Named>,
    /// The places that services may be for, in the order in which they are listed.
    pub districts: Vec<Named>,
    /// The services, in order.
    pub services: Vec<Service>,
}

/// A need or a district: a word of the directory's own vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its identifier.
    pub id: String,
    /// What people read.
    pub label: Text,
}

/// A service that helps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Whom it helps, and with what.
    pub about: Text,
    /// For danger to life: it stands before everything else.
    #[serde(default)]
    pub emergency: bool,
    /// The needs it helps with, by [`Named::id`]; none where it helps with anything.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Listed for anyone as well, though it has needs.
    #[serde(default)]
    pub anyone: bool,
    /// The districts it is for, by [`Named::id`]; none where it does not matter where one lives.
    #[serde(default)]
    pub districts: Vec<String>,
    /// Telephone number as people write it; may be empty.
    #[serde(default)]
    pub phone: String,
    /// Number for a textphone or the Relay UK app; may be empty.
    #[serde(default)]
    pub textphone: String,
    /// Number to send a text message to; may be empty.
    #[serde(default)]
    pub sms: String,
    /// Its site, `https://…`; may be empty.
    #[serde(default)]
    pub web: String,
    /// When it is open.
    #[serde(default)]
    pub hours: Text,
    /// The languages it speaks, and how an interpreter is to be had.
    #[serde(default)]
    pub languages: Text,
    /// What it costs.
    #[serde(default)]
    pub cost: Text,
    /// The day on which somebody last made sure that this is right.
    pub checked: PartialDate,
}

impl Directory {
    /// Services for danger to life.
    pub fn emergency(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|service| service.emergency)
    }

    /// Services that help anyone, whatever it is about.
    pub fn general(&self) -> impl Iterator<Item = &Service> {
        let general = |service: &&Service| service.anyone || service.needs.is_empty();
        self.services.iter().filter(move |service| !service.emergency && general(service))
    }

    /// Services that help with this need.
    pub fn for_need<'a>(&'a self, need: &'a str) -> impl Iterator<Item = &'a Service> {
        self.services.iter().filter(move |service| service.needs.iter().any(|id| id == need))
    }

    /// Services that are for people who live in this district, and not for everyone everywhere.
    pub fn for_district<'a>(&'a self, district: &'a str) -> impl Iterator<Item = &'a Service> {
        self.services
            .iter()
            .filter(move |service| service.districts.iter().any(|id| id == district))
    }

    /// The service with this identifier.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }
}
