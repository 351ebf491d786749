//! The little markup that longer texts may use, already read: paragraphs, sub-headings, bullet
//! lists, bold and links. Anything else is refused when the definition is loaded, so user-facing
//! text can never bring markup of its own.

use serde::{Deserialize, Serialize};

use crate::text::Localised;

/// Longer text in one or more languages.
pub type Prose = Localised<Vec<Block>>;

/// One block of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A sub-heading (`## …`): second level, since the page has its own first-level heading.
    Heading(Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A bullet list, one entry an item.
    List(Vec<Vec<Inline>>),
}

/// A run of text inside a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text of importance (`**…**`).
    Strong(String),
    /// A link. `to` is an address of this site (`/…`), `https:`, `tel:`, `sms:` or `mailto:`.
    Link {
        /// What is written.
        text: String,
        /// Where it leads.
        to: String,
    },
}
