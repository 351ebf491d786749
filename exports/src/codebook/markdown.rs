//! A codebook in Markdown, with tables as GitHub's dialect has them.

use std::io::Write;

use super::{Codebook, Value, Variable};
use crate::Error;

impl Codebook {
    /// Writes the codebook as Markdown.
    ///
    /// # Errors
    /// [`Error`] where nothing can be written.
    pub fn markdown(&self, mut out: impl Write) -> Result<(), Error> {
        writeln!(out, "# Codebook: {}\n", plain(&self.title))?;
        for note in self.notes() {
            writeln!(out, "{}\n", plain(&note))?;
        }
        writeln!(out, "## Variables")?;
        for variable in &self.variables {
            describe(&mut out, variable)?;
        }
        if !self.left_out.is_empty() {
            writeln!(out, "\n## Not in this file\n")?;
            writeln!(out, "| name | question | why |\n| --- | --- | --- |")?;
        }
        for left_out in &self.left_out {
            let (name, label) = (plain(&left_out.name), plain(&left_out.label));
            writeln!(out, "| {name} | {label} | {} |", plain(left_out.why.words()))?;
        }
        Ok(out.flush()?)
    }
}

fn describe(out: &mut impl Write, variable: &Variable) -> Result<(), Error> {
    writeln!(out, "\n### {}\n\n{}\n", plain(&variable.name), plain(&variable.label))?;
    writeln!(out, "- Type: {}", variable.kind.words())?;
    write!(out, "- Question: {}", plain(&variable.question))?;
    if let Some(part) = &variable.part {
        write!(out, ", {}", plain(part))?;
    }
    writeln!(out)?;
    if let Some(words) = variable.treatment_words() {
        writeln!(out, "- Protection: {}", plain(&words))?;
    }
    writeln!(out, "\n| code | value | meaning | counts as |\n| ---: | --- | --- | --- |")?;
    let mut line = |value: &Value, counts_as| {
        let (name, label) = (plain(&value.value), plain(&value.label));
        writeln!(out, "| {} | {name} | {label} | {counts_as} |", value.code)
    };
    for value in &variable.values {
        line(value, "answer")?;
    }
    for value in &variable.missing {
        line(value, "missing")?;
    }
    Ok(())
}

/// A text without markup: every sign that could be some is escaped, and it stays on its line.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => escaped.push(' '),
            // An underscore between letters is never markup, and names are full of them.
            '\\' | '`' | '*' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '+' | '!' | '|' | '&'
            | '~' | '=' | '$' | '@' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    // What begins a list or a rule does so only at the start of a line.
    if escaped.starts_with(['-', '_']) {
        escaped.insert(0, '\\');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_bring_no_markup() {
        let text = "<b>*a*</b> | [x](y)\n# no";
        assert_eq!(plain(text), "\\<b\\>\\*a\\*\\</b\\> \\| \\[x\\](y) \\# no");
        assert_eq!(plain("told_police"), "told_police");
        assert_eq!(plain("- a"), "\\- a");
    }
}
