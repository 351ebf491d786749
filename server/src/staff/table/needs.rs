//! What people wanted against what they got: two questions with the same options, an option a line.

use app::staff::table::{Line, Shown};
use results::CrossTable;

use super::{
    lay_out::{Words, cell, of_place, title},
    says,
    wanted::Wanted,
};
use crate::{catalogue::Entry, staff::outline::words};

/// The table with its words; nothing where the tables are not those that are wanted.
pub(super) fn lay_out<V: Words>(
    entry: &Entry,
    wanted: &Wanted<'_>,
    tables: &[CrossTable<V>],
) -> Option<Shown> {
    let rule = entry.consultation.disclosure;
    let line = |(option, table): (_, &CrossTable<V>)| {
        let option: &questionnaire::definition::Choice = option;
        let sheet = table.sheets.first()?;
        let [first, other] = sheet.rows.as_slice() else { return None };
        let ([both, only_first], [only_other, _]) =
            (first.cells.as_slice(), other.cells.as_slice())
        else {
            return None;
        };
        let of_base = |count| cell::<V>((count, None, None), rule.minimum_base);
        let there = sheet.columns.first()?;
        let cells = vec![
            of_base(first.total.count),
            of_base(there.count),
            cell::<V>((both.count, both.of_row, Some(first.total.count)), rule.minimum_base),
            cell::<V>(
                (only_first.count, only_first.of_row, Some(first.total.count)),
                rule.minimum_base,
            ),
            of_base(only_other.count),
            of_base(sheet.base),
        ];
        Some(Line { label: words(entry, &option.label), cells })
    };
    let rows: Option<Vec<Line>> = wanted.in_common().zip(tables).map(line).collect();
    let there = wanted.columns?;
    let mut notes = says::notes(wanted, rule);
    if let Some(first) = notes.first_mut() {
        "Percentages are of those who chose the option in the first question. Below each stands the range \
         in which it would lie in 95 of 100 samples of this size (Wilson), and then the count."
            .clone_into(first);
    }
    Some(Shown {
        caption: format!("First: {} Second: {}", of_place(entry, wanted.rows), title(entry, there)),
        layer: says::whom(entry, wanted),
        sentences: Vec::new(),
        notes,
        across: "Chose it in".to_owned(),
        columns: ["the first", "the second", "both", "the first alone", "the second alone"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows?,
        bases: Vec::new(),
        below: Vec::new(),
        weighted: Vec::new(),
    })
}
