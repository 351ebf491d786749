//! The dictionary of a system file: everything before the rows.

use questionnaire::date::{PartialDate, Precision};

use super::{
    bytes::{Bytes, SYSTEM_MISSING},
    data::BIAS,
    label,
};
use crate::{
    codebook::{Codebook, Kind, Variable},
    real::real,
};

/// Notes are kept in lines of so many bytes.
const LINE: usize = 80;

/// Formats of SPSS, by number.
mod format {
    pub(super) const A: i32 = 1;
    pub(super) const F: i32 = 5;
    pub(super) const MOYR: i32 = 28;
    pub(super) const SDATE: i32 = 39;
}

/// The dictionary of a file with so many rows.
pub(super) fn dictionary(codebook: &Codebook, rows: u64) -> Vec<u8> {
    let mut out = Bytes::default();
    header(&mut out, codebook, rows);
    for (index, variable) in codebook.variables.iter().enumerate() {
        declare(&mut out, variable, index);
    }
    for (index, variable) in codebook.variables.iter().enumerate() {
        value_labels(&mut out, variable, index);
    }
    notes(&mut out, codebook);
    machine(&mut out);
    sets(&mut out, codebook);
    appearance(&mut out, codebook);
    long_names(&mut out, codebook);
    // The number of rows once more, in 64 bits.
    out.extension(16, 8, 2, &[1, rows].map(u64::to_le_bytes).concat());
    out.extension(20, 1, 5, b"UTF-8");
    out.int(999);
    out.int(0);
    out.0
}

fn header(out: &mut Bytes, codebook: &Codebook, rows: u64) {
    out.0.extend_from_slice(b"$FL2");
    // Readers look for the beginning of this.
    out.text("@(#) SPSS DATA FILE Heard", 60);
    out.int(2);
    out.length(codebook.variables.len());
    out.int(1);
    out.int(0);
    out.int(i32::try_from(rows).unwrap_or(-1));
    out.real(BIAS);
    out.text(&day(codebook.made_on), 9);
    // The time of day is nobody's business, but has its place.
    out.text("00:00:00", 8);
    out.text(&label::short(&codebook.title, 64), 64);
    out.text("", 3);
}

/// A day as `24 Nov 26`.
fn day(date: PartialDate) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::from(date.month().unwrap_or(1)) - 1;
    let month = MONTHS.get(month).copied().unwrap_or("Jan");
    format!("{:02} {month} {:02}", date.day().unwrap_or(1), date.year() % 100)
}

/// The short name of a variable, of which nobody sees more than the beginning of the file.
fn short_name(index: usize) -> String {
    format!("V{}", index + 1)
}

fn declare(out: &mut Bytes, variable: &Variable, index: usize) {
    let is_text = variable.kind == Kind::District;
    out.int(2);
    out.int(if is_text { 8 } else { 0 });
    out.int(1);
    // A range for numbers; up to three values for text.
    let range = variable.missing_range();
    let texts = variable.missing.len().min(3);
    match range {
        None => out.int(0),
        Some(_) if is_text => out.length(texts),
        Some(_) => out.int(-2),
    }
    let (kind, width, decimals) = format(variable.kind);
    let format = kind << 16 | width << 8 | decimals;
    out.int(format);
    out.int(format);
    out.text(&short_name(index), 8);
    let label = label::short(&variable.label, label::VARIABLE);
    out.length(label.len());
    out.text(&label, label.len().next_multiple_of(4));
    if is_text {
        for value in variable.missing.iter().take(texts) {
            out.text(&value.code.to_string(), 8);
        }
    } else if let Some((low, high)) = range {
        out.real(real(low, 0));
        out.real(real(high, 0));
    }
}

/// How a variable is shown: type, width, decimals.
fn format(kind: Kind) -> (i32, i32, i32) {
    match kind {
        Kind::Nominal | Kind::Ordinal | Kind::Indicator | Kind::YEAR => (format::F, 4, 0),
        // Twelve digits and a sign, or a code of fourteen characters; a point.
        Kind::Number { decimals: 0 } => (format::F, 14, 0),
        Kind::Number { decimals } => (format::F, 15 + i32::from(decimals), i32::from(decimals)),
        Kind::Date(Precision::Month) => (format::MOYR, 8, 0),
        Kind::Date(_) => (format::SDATE, 10, 0),
        Kind::District => (format::A, 8, 0),
    }
}

fn value_labels(out: &mut Bytes, variable: &Variable, index: usize) {
    let values: Vec<_> = variable.values.iter().chain(&variable.missing).collect();
    if values.is_empty() {
        return;
    }
    out.int(3);
    out.length(values.len());
    for value in values {
        if variable.kind == Kind::District {
            out.text(&value.code.to_string(), 8);
        } else {
            out.real(real(value.code, 0));
        }
        let label = label::short(&value.label, label::VALUE);
        out.0.push(u8::try_from(label.len()).unwrap_or(u8::MAX));
        // The byte of its length and the label make up eights.
        out.text(&label, (label.len() + 1).next_multiple_of(8) - 1);
    }
    out.int(4);
    out.int(1);
    out.length(index + 1);
}

fn notes(out: &mut Bytes, codebook: &Codebook) {
    let notes = codebook.notes();
    let lines: Vec<&str> = notes.iter().flat_map(|note| wrapped(note)).collect();
    out.int(6);
    out.length(lines.len());
    for line in lines {
        out.text(line, LINE);
    }
}

/// A text in lines that fit, broken at spaces.
fn wrapped(text: &str) -> Vec<&str> {
    let (mut lines, mut rest) = (Vec::new(), text);
    while rest.len() > LINE {
        let most = label::cut(rest, LINE);
        let at = most.rfind(' ').filter(|at| *at > 0).unwrap_or(most.len());
        let (line, after) = rest.split_at(at);
        lines.push(line);
        rest = after.trim_start();
    }
    lines.push(rest);
    lines
}

/// What kind of numbers follow: little-endian IEEE 754, text in UTF-8.
fn machine(out: &mut Bytes) {
    let numbers = [1_i32, 0, 0, -1, 1, 1, 2, 65001];
    out.extension(3, 4, numbers.len(), &numbers.map(i32::to_le_bytes).concat());
    let limits = [SYSTEM_MISSING, f64::MAX, SYSTEM_MISSING.next_up()];
    out.extension(4, 8, limits.len(), &limits.map(f64::to_le_bytes).concat());
}

/// Options of one question as a set, which SPSS tabulates together.
fn sets(out: &mut Bytes, codebook: &Codebook) {
    let mut text = String::new();
    let mut rest = codebook.variables.iter().enumerate().peekable();
    while let Some((index, first)) = rest.next() {
        if first.kind != Kind::Indicator {
            continue;
        }
        let mut members = short_name(index).to_ascii_lowercase();
        while let Some((index, _)) =
            rest.next_if(|(_, v)| v.kind == Kind::Indicator && v.question == first.question)
        {
            members += " ";
            members += &short_name(index).to_ascii_lowercase();
        }
        // Its label is what comes after the option's own.
        let words = first.label.split_once(" – ").map_or(first.label.as_str(), |(_, words)| words);
        let label = label::short(words, label::VARIABLE);
        let name = label::cut(&first.question, 63);
        let line = format!("${name}=D1 1 {} {label} {members}\n", label.len());
        text += &line;
    }
    if !text.is_empty() {
        out.extension(7, 1, text.len(), text.as_bytes());
    }
}

/// What is a scale, an order or only names, and how wide it is shown and where.
fn appearance(out: &mut Bytes, codebook: &Codebook) {
    let mut data = Bytes::default();
    for variable in &codebook.variables {
        let (measure, alignment) = match variable.kind {
            Kind::Nominal | Kind::Indicator => (1, 1),
            Kind::District => (1, 0),
            Kind::Ordinal => (2, 1),
            Kind::Number { .. } | Kind::Date(_) => (3, 1),
        };
        data.int(measure);
        data.int(12);
        data.int(alignment);
    }
    out.extension(11, 4, codebook.variables.len() * 3, &data.0);
}

fn long_names(out: &mut Bytes, codebook: &Codebook) {
    let names = codebook.variables.iter().enumerate();
    let names: Vec<String> =
        names.map(|(index, variable)| format!("{}={}", short_name(index), variable.name)).collect();
    let names = names.join("\t");
    out.extension(13, 1, names.len(), names.as_bytes());
}
