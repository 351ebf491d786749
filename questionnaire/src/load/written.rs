//! A text as somebody wrote it, in a TOML file or in a translation. Whoever reads it can say what is
//! wrong with it where it stands.

use super::{file::File, literal::Literal, po::Quoted};

/// A text, with the place of each of its bytes.
#[derive(Clone, Copy)]
pub(super) struct Written<'r> {
    /// What it says.
    pub(super) text: &'r str,
    /// What people recognise it by: `“label” of question “told”`.
    pub(super) name: &'r str,
    file: &'r File<'r>,
    place: Place<'r>,
}

/// Where a text stands.
#[derive(Clone, Copy)]
enum Place<'r> {
    /// In a TOML file, from this byte on.
    Toml(Literal<'r>, usize),
    /// In a translation.
    Po(&'r Quoted),
    /// It is the file.
    Whole,
}

impl<'r> Written<'r> {
    /// A string of a TOML file.
    pub(super) fn in_toml(
        text: &'r str,
        name: &'r str,
        file: &'r File<'r>,
        span: std::ops::Range<usize>,
    ) -> Self {
        let start = span.start;
        Self { text, name, file, place: Place::Toml(file.literal(span), start) }
    }

    /// A translation.
    pub(super) fn in_po(text: &'r Quoted, name: &'r str, file: &'r File<'r>) -> Self {
        Self { text: &text.value, name, file, place: Place::Po(text) }
    }

    /// A file that is one text.
    pub(super) fn whole(file: &'r File<'r>) -> Self {
        Self { text: file.text(), name: file.name, file, place: Place::Whole }
    }

    /// Notes a mistake in the text as a whole.
    pub(super) fn mistake(&self, what: impl Into<String>, advice: impl Into<String>) {
        let at = match self.place {
            Place::Toml(_, start) => start,
            Place::Po(quoted) => quoted.locate(0),
            Place::Whole => 0,
        };
        self.file.mistake(at, what, advice);
    }

    /// Notes a mistake at one byte of the text.
    pub(super) fn mistake_at(
        &self,
        byte: usize,
        what: impl Into<String>,
        advice: impl Into<String>,
    ) {
        let at = match self.place {
            Place::Toml(literal, _) => literal.locate(byte),
            Place::Po(quoted) => quoted.locate(byte),
            Place::Whole => byte,
        };
        self.file.mistake(at, what, advice);
    }
}
