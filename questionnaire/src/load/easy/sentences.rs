//! Easy Read keeps to short sentences, at most fifteen words, and says one thing at a time
//! (Department of Health, "Making written information easier to understand for people with learning
//! disabilities", 2010).

use super::note;
use crate::load::{
    file::File,
    report::{Note, NotePlace},
};

/// The most words of a sentence.
const MOST_WORDS: usize = 15;

/// Names the texts of a file, in its source language, that have a longer sentence, and those that say
/// several things in one paragraph.
pub(super) fn notes(file: &File<'_>) -> Vec<Note> {
    let (mut long, mut crowded) = (Vec::new(), Vec::new());
    for passage in &*file.passages() {
        let line = file.line(passage.at);
        for paragraph in paragraphs(&passage.source) {
            let sentences = sentences(&paragraph);
            if sentences.len() > 1 {
                crowded.push(NotePlace { line, name: format!("“{paragraph}”") });
            }
            let too_long = sentences.into_iter().filter(|sentence| words(sentence) > MOST_WORDS);
            long.extend(too_long.map(|sentence| NotePlace { line, name: format!("“{sentence}”") }));
        }
    }
    let long_ones = format!("these sentences have more than {MOST_WORDS} words");
    let crowded_ones = "these say several things on one line: leave an empty line between them";
    note(file, &long_ones, long).into_iter().chain(note(file, crowded_ones, crowded)).collect()
}

/// Paragraphs, headings and entries of lists, each on one line.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines().map(str::trim) {
        let begins = line.is_empty() || line.starts_with("- ") || line.starts_with('#');
        if begins {
            paragraphs.push(String::new());
        }
        if let Some(last) = paragraphs.last_mut() {
            last.push_str(line.trim_start_matches(['-', '#', ' ']));
            last.push(' ');
        }
        if line.starts_with('#') {
            paragraphs.push(String::new());
        }
    }
    let whole = paragraphs.iter().map(|paragraph| paragraph.trim().to_owned());
    whole.filter(|paragraph| !paragraph.is_empty()).collect()
}

/// What ends with a mark that ends a sentence, and what is left.
fn sentences(paragraph: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, mark) in paragraph.match_indices(['.', '?', '!']) {
        let end = at + mark.len();
        let after = paragraph.get(end..).unwrap_or_default();
        if after.trim_start_matches(['*', ')', '”', '’']).starts_with(char::is_whitespace) {
            sentences.push(paragraph.get(start..end).unwrap_or_default().trim());
            start = end;
        }
    }
    sentences.push(paragraph.get(start..).unwrap_or_default().trim());
    sentences.retain(|sentence| words(sentence) > 0);
    sentences
}

fn words(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        let sentences = |text: &str| super::sentences(text).len();
        assert_eq!(sentences("One. **Two.** Three?"), 3);
        assert_eq!(sentences("Call [999](tel:999)."), 1);
        assert_eq!(sentences("For example www.example.org or 3.5"), 1);
        assert_eq!(sentences(""), 0);
    }

    #[test]
    fn a_paragraph_a_heading_and_an_entry_stand_by_themselves() {
        let text = "## Head\nFirst line\ngoes on.\n\n- one\n- two\n";
        assert_eq!(paragraphs(text), ["Head", "First line goes on.", "one", "two"]);
    }

    #[test]
    fn a_mark_is_no_word() {
        assert_eq!(words("Yes – and no."), 3);
    }
}
