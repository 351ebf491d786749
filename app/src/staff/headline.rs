//! The sentence above a table: what its protected figures say, and no more. Where they do not say
//! which answer is the most common, neither does the sentence.

use results::{Counting, Key, ProtectedTable, Row, Shown};

use super::{board::Asked, words};

/// So many answers in the lead are named.
const MOST_NAMED: usize = 3;

/// The sentence above a table.
pub(crate) fn headline(asked: &Asked, table: &ProtectedTable) -> String {
    let leading: Vec<&Row> = table.leading.iter().filter_map(|row| table.rows.get(*row)).collect();
    match leading.as_slice() {
        [] => without_a_lead(table),
        [one] => format!("{}: {}, {}", most(table), words::row(asked, one), share(table, one)),
        several => {
            // Rounding made them equal, so the first speaks for all.
            let each = several.first().map(|row| share(table, row)).unwrap_or_default();
            if several.len() > MOST_NAMED {
                return format!(
                    "{} answers are equally common after rounding, {each} each",
                    several.len()
                );
            }
            let names: Vec<String> = several.iter().map(|row| words::row(asked, row)).collect();
            format!("Equally common after rounding: {}, {each} each", words::list(&names))
        }
    }
}

fn most(table: &ProtectedTable) -> &'static str {
    match table.counting {
        Counting::Answers => "Most common answer",
        Counting::People => "Chosen most often",
    }
}

fn share(table: &ProtectedTable, row: &Row) -> String {
    let many = match (row.percent, row.figure.rounded()) {
        (Some(percent), _) => format!("about {}%", percent.get()),
        (None, Some(rounded)) => format!("about {}", words::people(rounded)),
        (None, None) => words::NOT_SHOWN.to_owned(),
    };
    match table.counting {
        Counting::Answers => many,
        Counting::People => format!("by {many}"),
    }
}

fn without_a_lead(table: &ProtectedTable) -> String {
    let is_number = table.rows.iter().all(|row| row.key == Key::Answered);
    match table.base.shown() {
        Shown::FewerThan(1) => "Nobody has answered this so far".to_owned(),
        Shown::FewerThan(threshold) => {
            format!("Fewer than {threshold} people have answered this so far")
        }
        Shown::About(base) if is_number => format!("About {} gave a number", words::people(base)),
        Shown::About(base) if shows_any(table) => format!(
            "About {} answered; which answer is the most common is not shown",
            words::people(base)
        ),
        Shown::About(base) => {
            format!("About {} answered, too few alike to show what", words::people(base))
        }
        Shown::Withheld if is_number => "How many gave a number is not shown".to_owned(),
        Shown::Withheld if shows_any(table) => {
            "Which answer is the most common is not shown".to_owned()
        }
        Shown::Withheld => "Too few answers to show what they were".to_owned(),
    }
}

/// Whether any substantive answer has a figure to show.
fn shows_any(table: &ProtectedTable) -> bool {
    table.rows.iter().any(|row| row.in_base && row.figure.rounded().is_some())
}

#[cfg(test)]
mod tests;
