//! Figures that were released, and what staff say around them: the public page, the report with every
//! table, and the pieces that both consist of. Nothing here is worked out from responses; a release
//! brings its figures and their words with it, as they were when it was frozen.

mod page;

use questionnaire::prose::{Block, Inline};
use results::ProtectedTable;
use serde::{Deserialize, Serialize};

use crate::staff::{
    board::{Asked, Figures, Outline},
    result::label,
};

pub use page::{Files, report, story};

/// Protected figures of all questionnaires of a consultation, as they were at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The consultation's identifier.
    pub consultation: String,
    /// The consultation's name.
    pub name: String,
    /// From 1 on.
    pub number: u32,
    /// The day on which it was made, in words.
    pub made_on: String,
    /// One for each questionnaire.
    pub sets: Vec<Frozen>,
}

/// The figures of one questionnaire, with their words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// What was asked, and the rule that protects the figures.
    pub outline: Outline,
    /// What was answered.
    pub figures: Figures,
    /// Tables that staff had kept, of questions compared with each other.
    #[serde(default)]
    pub compared: Vec<Compared>,
}

/// A table that compares, as it was at that moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// What staff write to put it in its place, without the brackets around it.
    pub name: String,
    /// What was picked, as it stands in an address.
    pub query: String,
    /// The table.
    pub table: crate::staff::table::Shown,
}

/// What staff say, in three parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story<'a> {
    /// What was asked.
    pub asked: Vec<Piece<'a>>,
    /// What people said.
    pub said: Vec<Piece<'a>>,
    /// What was done.
    pub did: Vec<Piece<'a>>,
}

/// A piece of what staff say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Text(Block),
    /// A table of the release.
    Table(Shown<'a>),
    /// A table of the release that compares.
    Compared(&'a Compared),
}

/// A table of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// Where it belongs.
    pub frozen: &'a Frozen,
    /// What it is about.
    pub asked: &'a Asked,
    /// Its figures.
    pub table: &'a ProtectedTable,
}

impl Release {
    /// Every table, in order.
    pub fn tables(&self) -> impl Iterator<Item = Shown<'_>> {
        self.sets.iter().flat_map(Frozen::tables)
    }

    /// Every table that compares, in order.
    pub fn compared(&self) -> impl Iterator<Item = &Compared> {
        self.sets.iter().flat_map(|set| &set.compared)
    }

    /// All responses that its figures are of.
    pub fn responses(&self) -> u64 {
        self.sets.iter().map(|frozen| frozen.figures.total).sum()
    }

    /// Puts the tables that a text names in their places.
    ///
    /// # Errors
    /// What cannot be understood as naming a table, one sentence each.
    pub fn pieces(&self, blocks: Vec<Block>) -> Result<Vec<Piece<'_>>, Vec<String>> {
        let mut problems = Vec::new();
        let mut piece = |block: Block| match marker(&block) {
            None if names_one(&block) => {
                problems.push(
                    "“[[” begins the name of a table, which has to be on a line of its own with \
                     an empty line above and below"
                        .to_owned(),
                );
                Piece::Text(block)
            }
            None => Piece::Text(block),
            Some(name) => {
                if let Some(shown) = self.tables().find(|shown| shown.name() == name) {
                    return Piece::Table(shown);
                }
                if let Some(compared) = self.compared().find(|one| one.name == name) {
                    return Piece::Compared(compared);
                }
                problems.push(format!(
                    "No table of release {} is called “{name}”. Copy a name from the list below",
                    self.number
                ));
                Piece::Text(block)
            }
        };
        let pieces = blocks.into_iter().map(&mut piece).collect();
        if problems.is_empty() { Ok(pieces) } else { Err(problems) }
    }
}

impl Frozen {
    fn tables(&self) -> impl Iterator<Item = Shown<'_>> {
        let asked = self.outline.parts.iter().flat_map(|part| &part.asked);
        asked.filter_map(|asked| {
            Some(Shown { frozen: self, asked, table: asked.table_in(&self.figures)? })
        })
    }
}

impl Shown<'_> {
    /// What staff write to put it in its place, without the brackets around it.
    pub fn name(&self) -> String {
        let slug = &self.frozen.outline.slug;
        match &self.asked.statement {
            Some((statement, _)) => format!("{slug}:{}.{statement}", self.asked.question),
            None => format!("{slug}:{}", self.asked.question),
        }
    }

    /// The question, and the statement of a scale.
    pub fn words(&self) -> String {
        label(self.asked)
    }
}

/// The table that a paragraph names, where it does nothing else.
fn marker(block: &Block) -> Option<&str> {
    let Block::Paragraph(inlines) = block else { return None };
    let [Inline::Text(text)] = inlines.as_slice() else { return None };
    let name = text.trim().strip_prefix("[[")?.strip_suffix("]]")?;
    (!name.contains(['[', ']'])).then(|| name.trim())
}

/// Whether a text seems to name a table somewhere.
fn names_one(block: &Block) -> bool {
    let has = |inlines: &Vec<Inline>| {
        inlines.iter().any(|inline| matches!(inline, Inline::Text(text) if text.contains("[[")))
    };
    match block {
        Block::Heading(inlines) | Block::Paragraph(inlines) => has(inlines),
        Block::List(items) => items.iter().any(has),
    }
}

#[cfg(test)]
mod tests;
