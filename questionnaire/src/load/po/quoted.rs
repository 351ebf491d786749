//! A quoted text of a PO file, which may go on over several lines: what it says, and where each byte
//! of that stands.

use super::Fault;

/// A quoted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::load) struct Quoted {
    /// What it says.
    pub(in crate::load) value: String,
    /// Where runs of it stand: the first byte in the value and in the file. Within a run they go
    /// together.
    runs: Vec<(usize, usize)>,
}

impl From<&str> for Quoted {
    fn from(value: &str) -> Self {
        Self { value: value.to_owned(), runs: Vec::new() }
    }
}

impl Quoted {
    /// The byte of the file that the byte `wanted` of the value comes from.
    pub(in crate::load) fn locate(&self, wanted: usize) -> usize {
        let after = self.runs.partition_point(|(start, _)| *start <= wanted);
        let run = after.checked_sub(1).and_then(|index| self.runs.get(index));
        run.map_or(0, |(start, at)| at + (wanted - start))
    }

    /// Adds what a line says, from one quotation mark to the other.
    pub(super) fn push(&mut self, line: &str, at: usize) -> Result<(), Fault> {
        let fault = |at, what: &str, advice| Err(Fault { at, what: what.to_owned(), advice });
        let Some(inner) = line.strip_prefix('"') else {
            let what = "There is no quotation mark before this text.";
            return fault(at, what, "Put it in straight quotation marks: \"…\".");
        };
        let mut at = at + 1;
        let mut rest = inner.chars();
        self.runs.push((self.value.len(), at));
        while let Some(character) = rest.next() {
            match character {
                '"' if rest.as_str().is_empty() => return Ok(()),
                '"' => {
                    let what = "The line goes on after its text has ended.";
                    return fault(at, what, "Write a quotation mark inside a text as \\\".");
                }
                '\\' => {
                    let meant = match rest.next() {
                        Some('n') => '\n',
                        Some('t') => '\t',
                        Some('r') => '\r',
                        Some(same @ ('"' | '\\')) => same,
                        _ => {
                            let what = "A backslash stands before a character that it cannot.";
                            return fault(at, what, "For a backslash itself, write two: \\\\.");
                        }
                    };
                    self.value.push(meant);
                    at += 2;
                    self.runs.push((self.value.len(), at));
                }
                character => {
                    self.value.push(character);
                    at += character.len_utf8();
                }
            }
        }
        fault(at, "This text is not closed on its line.", "End it with a quotation mark.")
    }
}
