//! Writes entries of a PO file, with a new line of the file for each line of a text.

use std::fmt::Write as _;

use super::{Entry, Quoted};

impl Entry {
    /// The entry as lines, commented out where it is put aside.
    pub(in crate::load) fn lines(&self, obsolete: bool) -> String {
        let mut out = String::new();
        for line in &self.comments {
            push(&mut out, line);
        }
        for line in &self.extracted {
            push(&mut out, &format!("#. {line}"));
        }
        if !self.flags.is_empty() {
            push(&mut out, &format!("#, {}", self.flags.join(", ")));
        }
        let (mark, before) = if obsolete { ("#~ ", "#~| ") } else { ("", "#| ") };
        if let Some(previous) = &self.previous {
            field(&mut out, before, "msgid", previous);
        }
        if let Some(context) = &self.context {
            field(&mut out, mark, "msgctxt", context);
        }
        field(&mut out, mark, "msgid", &self.id);
        field(&mut out, mark, "msgstr", &self.translation);
        out
    }
}

fn push(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn field(out: &mut String, mark: &str, word: &str, text: &Quoted) {
    let value = &text.value;
    let lines: Vec<&str> = value.split_inclusive('\n').collect();
    // A text of several lines begins below its word, so that each line of it is one of the file.
    let first = if lines.len() == 1 { value } else { "" };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{mark}{word} \"{}\"", escaped(first));
    for line in lines.iter().filter(|_| lines.len() > 1) {
        let _ = writeln!(out, "{mark}\"{}\"", escaped(line));
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            character => out.push(character),
        }
    }
    out
}
