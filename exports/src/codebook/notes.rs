//! What a codebook says besides its variables, in plain English. For staff, as the other screens
//! and files of theirs are.

use questionnaire::date::Precision;

use super::{Codebook, Kind, Treatment, Variable, Why};
use crate::Detail;

impl Codebook {
    /// What whoever opens the file has to know, a paragraph each.
    pub fn notes(&self) -> Vec<String> {
        let detail = match self.detail {
            Detail::Protected => {
                "Protected: variables that could point to a person are left out, or their rare \
                 answers are grouped, each variable by itself. Several answers together may still \
                 point to one person."
            }
            Detail::Exact => "Exact: nothing is grouped or left out to protect people.",
        };
        vec![
            format!(
                "{} (/{}, version {}). One row for each response, in no order that means anything. \
                 Made on {}.",
                self.title, self.slug, self.version, self.made_on
            ),
            "For analysts only, and not for publication: publish the protected tables.".to_owned(),
            detail.to_owned(),
            "Codes of answers are those of this version of the questionnaire. Negative codes mean \
             that there is no answer, and are declared as missing. Numbers with more than fifteen \
             digits are rounded in SPSS files and workbooks."
                .to_owned(),
            "What people wrote in their own words and contact details are never part of this file."
                .to_owned(),
        ]
    }
}

impl Kind {
    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nominal => "one of several answers",
            Self::Ordinal => "point on a scale",
            Self::Indicator => "chosen or not",
            Self::Number { .. } => "number",
            Self::Date(Precision::Year) => "year",
            Self::Date(Precision::Month) => "month",
            Self::Date(Precision::Day) => "day",
            Self::District => "postcode district",
        }
    }
}

impl Why {
    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::FreeText => "written in people's own words, and sealed",
            Self::Contact => "contact details, which nothing joins to answers",
            Self::Identifying => "could point to a person",
        }
    }
}

impl Variable {
    /// What was done to protect people; none where nothing was.
    pub fn treatment_words(&self) -> Option<String> {
        Some(match self.treatment? {
            Treatment::Grouped(threshold) => format!(
                "Answers that fewer than {threshold} people gave are grouped as one, with as many \
                 others as it takes to be {threshold}."
            ),
            Treatment::Years(threshold) => {
                format!("Only the year; years that fewer than {threshold} people gave are missing.")
            }
        })
    }
}
