//! What the loader tells the people who write consultations: mistakes, which stop it, and notes,
//! which do not. Every mistake says where it is, what is wrong and what to do about it.

use std::fmt;

/// Something that must be put right before the consultation can be used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// Name of the file, as it was given to the loader.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, as a sentence.
    pub what: String,
    /// What to do about it, as a sentence.
    pub advice: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, what, advice } = self;
        write!(f, "{file}:{line}:{column}: {what}\n    {advice}")
    }
}

/// Something worth knowing that does not stop the consultation from being used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Name of the file, as it was given to the loader.
    pub file: String,
    /// What there is to know, as a sentence.
    pub what: String,
    /// Where, in the order of the file; empty for a note on the file as a whole.
    pub places: Vec<NotePlace>,
}

/// One of the places a note is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotePlace {
    /// Line, from 1.
    pub line: usize,
    /// What stands there, such as `label of question “told”`.
    pub name: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.what)?;
        for place in &self.places {
            write!(f, "\n    line {}: {}", place.line, place.name)?;
        }
        Ok(())
    }
}
