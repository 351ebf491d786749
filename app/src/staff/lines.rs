//! What stands in the rows of a table, in order: answers, those who gave one, ways of not answering,
//! and the rest. How it looks is not decided here.

use questionnaire::consultation::Disclosure;
use results::{
    Figure, Protected, ProtectedTable, Row,
    statistics::{self, Interval},
};

use super::{board::Asked, words};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// Its class in the stylesheet.
    pub(crate) class: &'static str,
    /// What it counts.
    pub(crate) name: String,
    /// How large a part, in a table that has shares.
    pub(crate) share: Option<Share>,
    /// How many.
    pub(crate) figure: Figure,
}

/// What stands between an answer and its count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Share {
    /// A percentage, and the 95 % interval around it.
    Percent(u8, Option<Interval>),
    /// None, in a row that could have one.
    NotShown,
    /// None, in a row outside the base.
    Nothing,
}

/// All rows of a table.
pub(crate) fn lines(asked: &Asked, table: &ProtectedTable, rule: Disclosure) -> Vec<Line> {
    let shares = has_shares(table);
    let line = |class, name: String, share, figure| Line {
        class,
        name,
        share: shares.then_some(share),
        figure,
    };
    let answers = |in_base: bool| {
        let wanted = table.rows.iter().filter(move |row| row.in_base == in_base);
        let class = if in_base { "" } else { "h-missing" };
        wanted.map(move |row| {
            let share = if in_base { share(row, table, rule) } else { Share::Nothing };
            line(class, words::row(asked, row), share, row.figure)
        })
    };
    let others = |name: &str, figure: Option<Figure>| {
        figure.map(|figure| line("h-missing", name.to_owned(), Share::Nothing, figure))
    };
    let base = line("h-total", "Gave an answer".to_owned(), Share::Nothing, table.base);
    answers(true)
        .chain([base])
        .chain(answers(false))
        .chain(others("Passed it over", table.no_answer))
        .chain(others("Were not asked", table.not_asked))
        .collect()
}

/// Whether any row has a percentage.
pub(crate) fn has_shares(table: &ProtectedTable) -> bool {
    table.rows.iter().any(|row| row.percent.is_some())
}

fn share(row: &Row, table: &ProtectedTable, rule: Disclosure) -> Share {
    let interval = statistics::share::<Protected>(row.figure, table.base, rule.minimum_base);
    row.percent.map_or(Share::NotShown, |percent| Share::Percent(percent.get(), interval))
}
