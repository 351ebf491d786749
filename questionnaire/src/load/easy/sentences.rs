//! Easy Read keeps to short sentences: at most fifteen words (Department of Health, "Making written
//! information easier to understand for people with learning disabilities", 2010).

use toml::de::DeValue;

use crate::load::{file::File, report::NotePlace, table::Table};

/// The most words of a sentence.
const MOST_WORDS: usize = 15;

/// Keys that hold no text to read.
const NAMES: [&str; 4] = ["id", "value", "picture", "tested"];

/// Names every text of the file that has a longer sentence, in the source language.
pub(super) fn note_long(file: &File<'_>, root: &Table<'_>, long: &mut Vec<NotePlace>) {
    let source = file.languages.first().map_or("en", |language| language.as_str());
    for key in root.keys() {
        if let Some(value) = root.get(key) {
            walk(value.raw(), value.at(), key, source, &mut |at, sentence| {
                long.push(NotePlace { line: file.line(at), name: format!("“{sentence}”") });
            });
        }
    }
}

fn walk(
    value: &DeValue<'_>,
    at: usize,
    key: &str,
    source: &str,
    report: &mut dyn FnMut(usize, &str),
) {
    match value {
        DeValue::String(text) if !NAMES.contains(&key) => {
            for sentence in too_long(text) {
                report(at, sentence);
            }
        }
        DeValue::Array(list) => {
            for entry in list.iter() {
                walk(entry.get_ref(), entry.span().start, key, source, report);
            }
        }
        DeValue::Table(table) => {
            // A text in several languages: its source alone is held to the rule.
            let only = table.contains_key(source);
            for (name, entry) in table {
                let name = name.get_ref().as_ref();
                if !only || name == source {
                    let key = if only { key } else { name };
                    walk(entry.get_ref(), entry.span().start, key, source, report);
                }
            }
        }
        _ => {}
    }
}

/// The sentences of a text that are too long. A line of a list or a heading is one of its own.
fn too_long(text: &str) -> impl Iterator<Item = &str> {
    let sentences = text.split(['\n', '.', '?', '!', ':']).map(str::trim);
    sentences.filter(|sentence| sentence.split_whitespace().count() > MOST_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_sixteen_words_is_too_long() {
        let words = |count: usize| vec!["word"; count].join(" ");
        assert_eq!(too_long(&words(15)).count(), 0);
        assert_eq!(too_long(&format!("{}. {}?", words(15), words(16))).count(), 1);
        assert_eq!(too_long(&format!("- {}\n- {}", words(14), words(14))).count(), 0);
    }
}
