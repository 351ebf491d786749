//! A codebook as a page of HTML that needs nothing else: no script, no picture, no other file.

use std::io::Write;

use super::{Codebook, Value, Variable};
use crate::Error;

/// A few rules for reading and printing; colours are the reader's own.
const STYLE: &str = "body{font-family:system-ui,sans-serif;line-height:1.5;max-width:60rem;\
margin:0 auto;padding:1rem}table{border-collapse:collapse;margin:.5rem 0 1.5rem}\
caption{text-align:start;font-weight:bold}\
th,td{border:1px solid;padding:.25rem .5rem;text-align:start;vertical-align:top}\
h3{margin-top:2rem}";

impl Codebook {
    /// Writes the codebook as a page of HTML.
    ///
    /// # Errors
    /// [`Error`] where nothing can be written.
    pub fn html(&self, mut out: impl Write) -> Result<(), Error> {
        let title = escaped(&self.title);
        // The page's own words are English; the questionnaire's are marked where they are not.
        let lang = match self.language.as_str() {
            "en" => String::new(),
            other => format!(" lang=\"{}\" dir=\"auto\"", escaped(other)),
        };
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>Codebook: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
             <h1>Codebook: <span{lang}>{title}</span></h1>\n"
        )?;
        for note in self.notes() {
            writeln!(out, "<p>{}</p>", escaped(&note))?;
        }
        writeln!(out, "<h2>Variables</h2>")?;
        for variable in &self.variables {
            describe(&mut out, variable, &lang)?;
        }
        if !self.left_out.is_empty() {
            self.left_out(&mut out, &lang)?;
        }
        out.write_all(b"</main>\n</body>\n</html>\n")?;
        Ok(out.flush()?)
    }

    fn left_out(&self, out: &mut impl Write, lang: &str) -> Result<(), Error> {
        write!(
            out,
            "<h2>Not in this file</h2>\n<table>\n\
             <caption>What was asked and is not in this file</caption>\n<thead><tr>\
             <th scope=\"col\">Name</th><th scope=\"col\">Question</th><th scope=\"col\">Why</th>\
             </tr></thead>\n<tbody>\n"
        )?;
        for left_out in &self.left_out {
            let (name, label) = (escaped(&left_out.name), escaped(&left_out.label));
            let why = escaped(left_out.why.words());
            writeln!(
                out,
                "<tr><th scope=\"row\">{name}</th><td{lang}>{label}</td><td>{why}</td></tr>"
            )?;
        }
        Ok(writeln!(out, "</tbody>\n</table>")?)
    }
}

fn describe(out: &mut impl Write, variable: &Variable, lang: &str) -> Result<(), Error> {
    let name = escaped(&variable.name);
    write!(
        out,
        "<h3 id=\"{name}\">{name}</h3>\n<p{lang}>{}</p>\n<p>Type: {}. Question: {}",
        escaped(&variable.label),
        variable.kind.words(),
        escaped(&variable.question)
    )?;
    if let Some(part) = &variable.part {
        write!(out, ", {}", escaped(part))?;
    }
    writeln!(out, ".</p>")?;
    if let Some(words) = variable.treatment_words() {
        writeln!(out, "<p>{}</p>", escaped(&words))?;
    }
    write!(
        out,
        "<table>\n<caption>Codes of {name}</caption>\n<thead><tr><th scope=\"col\">Code</th>\
         <th scope=\"col\">Value</th><th scope=\"col\">Meaning</th><th scope=\"col\">Counts as</th>\
         </tr></thead>\n<tbody>\n"
    )?;
    let mut line = |value: &Value, counts_as| {
        let (name, label) = (escaped(&value.value), escaped(&value.label));
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{name}</td><td{lang}>{label}</td>\
             <td>{counts_as}</td></tr>",
            value.code
        )
    };
    for value in &variable.values {
        line(value, "answer")?;
    }
    for value in &variable.missing {
        line(value, "missing")?;
    }
    Ok(writeln!(out, "</tbody>\n</table>")?)
}

/// A text without markup, for content and for attributes in quotation marks.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_bring_no_markup() {
        assert_eq!(escaped("<a href='x'>\"&"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;");
    }
}
