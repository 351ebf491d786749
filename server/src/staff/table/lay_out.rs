//! Tables made of what was counted, protected or exact.

use app::staff::table::{Cell, Count, Line, Share, Shown};
use questionnaire::definition::Kind;
use results::{
    CrossTable, Exact, Protected, View,
    cross::{Category, Sheet},
    statistics::{self, Summary},
};

use super::{
    says,
    wanted::{Place, Side, Wanted},
};
use crate::{
    catalogue::Entry,
    staff::{days, outline::words, populations},
    state::State,
};

/// How the numbers of a view are read.
pub(super) trait Words: View {
    fn count(count: Self::Count) -> Count;
    fn percent(share: Self::Share) -> String;
    /// Mean and median of a scale in all, and then in each column.
    fn summaries(sheet: &Sheet<Self>, entry: &Entry) -> Vec<Option<Summary>>;
}

impl Words for Protected {
    fn count(count: Self::Count) -> Count {
        Count::Protected(count)
    }

    fn percent(share: Self::Share) -> String {
        format!("{}%", share.get())
    }

    fn summaries(sheet: &Sheet<Self>, entry: &Entry) -> Vec<Option<Summary>> {
        statistics::summaries(sheet, &entry.consultation.disclosure)
    }
}

impl Words for Exact {
    fn count(count: Self::Count) -> Count {
        Count::Exact(count.get())
    }

    fn percent(share: Self::Share) -> String {
        format!("{:.1}%", f64::from(share.tenths()) / 10.0)
    }

    fn summaries(sheet: &Sheet<Self>, entry: &Entry) -> Vec<Option<Summary>> {
        let rule = &entry.consultation.disclosure;
        let all: Vec<_> = sheet.rows.iter().map(|row| row.total.count).collect();
        let column = |column: usize| {
            let cells = sheet.rows.iter().map(|row| Some(row.cells.get(column)?.count));
            statistics::exact_summary(&cells.collect::<Option<Vec<_>>>()?, rule)
        };
        let columns = (0..sheet.columns.len()).map(column);
        std::iter::once(statistics::exact_summary(&all, rule)).chain(columns).collect()
    }
}

/// The tables with their words: one, or the one of all layers and then each layer's. Nothing where they
/// are not those that are wanted.
pub(super) fn lay_out<V: Words>(
    state: &State,
    entry: &Entry,
    wanted: &Wanted<'_>,
    tables: &[CrossTable<V>],
) -> Option<Vec<Shown>> {
    let layers = wanted.layers.map(|side| labels(entry, side, tables, 2)).unwrap_or_default();
    let layers = std::iter::once(String::new()).chain(layers);
    let shown = layers.enumerate().map(|(index, layer)| {
        let mut shown = sheet(entry, wanted, tables, index)?;
        shown.layer = match (index, layer.is_empty()) {
            (0, _) if wanted.layers.is_some() => "All together.".to_owned(),
            (_, true) => String::new(),
            (_, false) => {
                let question = wanted.layers.map(|side| title(entry, side)).unwrap_or_default();
                format!("{question} {layer}.")
            }
        };
        shown.sentences = says::sentences(&shown, wanted, tables, entry.consultation.disclosure);
        if index > 0 {
            // Tests are of all layers together.
            shown.sentences.truncate(usize::from(shown.sentences.len() > 1));
            shown.notes = Vec::new();
        }
        Some(shown)
    });
    let mut shown: Vec<Shown> = shown.collect::<Option<_>>()?;
    if let ([only], true) = (shown.as_mut_slice(), wanted.columns.is_none()) {
        weigh(state, entry, wanted, only);
    }
    Some(shown)
}

/// One of the tables: of all layers together, or of one; without its sentences.
pub(super) fn sheet<V: Words>(
    entry: &Entry,
    wanted: &Wanted<'_>,
    tables: &[CrossTable<V>],
    index: usize,
) -> Option<Shown> {
    let rule = entry.consultation.disclosure;
    let sheets: Vec<&Sheet<V>> =
        tables.iter().filter_map(|table| table.sheets.get(index)).collect();
    let columns = wanted.columns.map(|side| labels(entry, side, tables, 1)).unwrap_or_default();
    let several_columns = wanted.has_several_columns();
    let find = Find {
        sheets: &sheets,
        several_rows: wanted.has_several_rows(),
        several_columns,
        of_rows: wanted.of_rows,
    };
    let line = |(row, label)| {
        let cells = (0..columns.len()).map(|column| find.cell(row, Some(column)));
        let cells = cells.chain([find.cell(row, None)]);
        let cells: Option<Vec<Cell>> =
            cells.map(|found| Some(cell::<V>(found?, rule.minimum_base))).collect();
        Some(Line { label, cells: cells? })
    };
    let rows = labels(entry, Side::Question(wanted.rows), tables, 0);
    let rows: Option<Vec<Line>> = (0..).zip(rows).map(line).collect();
    let bases = if several_columns {
        Vec::new()
    } else {
        let of_columns = (0..columns.len()).map(|column| find.base(Some(column)));
        of_columns.chain([find.base(None)]).flatten().collect()
    };
    let is_scale = matches!(wanted.rows.question.kind, Kind::Scale { .. });
    let below = match sheets.as_slice() {
        [sheet] if is_scale => middles(entry, wanted, &V::summaries(sheet, entry)),
        _ => Vec::new(),
    };
    Some(Shown {
        caption: says::caption(entry, wanted),
        layer: String::new(),
        sentences: Vec::new(),
        notes: says::notes(wanted, rule),
        across: wanted.columns.map(|side| title(entry, side)).unwrap_or_default(),
        columns,
        rows: rows?,
        bases,
        below,
        weighted: Vec::new(),
    })
}

/// What stands along a side. Of several options each has a table of its own; else the tables say which
/// they have.
fn labels<V: View>(
    entry: &Entry,
    side: Side<'_>,
    tables: &[CrossTable<V>],
    at: usize,
) -> Vec<String> {
    let head = tables.first().and_then(|table| table.heads.get(at));
    let categories = head.map(|head| head.categories.as_slice()).unwrap_or_default();
    let label = |category: &Category| match (category, side) {
        (Category::Option { index, .. }, Side::Question(place)) => {
            place.question.kind.options().get(*index).map(|option| words(entry, &option.label))
        }
        (Category::Group { name, .. }, _) => Some(name.clone()),
        (Category::Week(week), _) => Some(days::week(*week)),
        _ => None,
    };
    match side {
        Side::Question(place) if matches!(categories, [Category::Chose { .. }, ..]) => {
            place.answers().map(|option| words(entry, &option.label)).collect()
        }
        _ => categories.iter().filter_map(label).collect(),
    }
}

/// Mean and median of a scale, in each column and then in all.
fn middles(
    entry: &Entry,
    wanted: &Wanted<'_>,
    summaries: &[Option<Summary>],
) -> Vec<(String, Vec<String>)> {
    let Some((all, columns)) = summaries.split_first() else { return Vec::new() };
    let in_order = || columns.iter().chain([all]);
    let none = || "not shown".to_owned();
    let digits = if wanted.exact { 2 } else { 1 };
    let means = in_order().map(|summary| {
        summary.and_then(|one| one.mean).map_or_else(none, |mean| format!("{mean:.digits$}"))
    });
    let points: Vec<String> =
        wanted.rows.answers().map(|option| words(entry, &option.label)).collect();
    let medians = in_order().map(|summary| {
        let point = summary.and_then(|one| one.median).and_then(|point| points.get(point));
        point.cloned().unwrap_or_else(none)
    });
    let ends = match points.as_slice() {
        [first, .., last] => format!(" (1 is {first}, {} is {last})", points.len()),
        _ => String::new(),
    };
    vec![(format!("Mean{ends}"), means.collect()), ("Median".to_owned(), medians.collect())]
}

/// Adds the shares as they would be if the responses were made up like the people whom the consultation
/// is about. They are of everybody, and have a column of their own, so that nobody takes one for the other.
fn weigh(state: &State, entry: &Entry, wanted: &Wanted<'_>, shown: &mut Shown) {
    let targets = populations::targets(entry);
    let axis = match wanted.specs().as_slice() {
        [spec] => spec.axes.first().cloned(),
        _ => None,
    };
    let (false, false, Some(axis)) = (targets.is_empty(), wanted.exact, axis) else { return };
    let slug = &entry.questionnaire().slug;
    let Some(weighted) = state.figures.weighted(slug, &targets, &wanted.filter, &axis) else {
        shown.notes.push(
            "There are no weighted shares: a figure is hidden, or too few have answered."
                .to_owned(),
        );
        return;
    };
    let share = |index: usize| {
        let percent = weighted.rows.get(index).and_then(|row| row.percent)?;
        Some(Share::new(format!("{}%", percent.get()), weighted.interval(index)))
    };
    shown.weighted = (0..shown.rows.len()).map(share).collect();
    shown.notes.push(format!(
        "Weighted shares are what they would be if the responses were made up like the people that they \
         are held against on the page “Taking part” (raking). Design effect {:.2}: they are as sure as of \
         about {} responses without weights.",
        weighted.design_effect.get(),
        app::messages::grouped(weighted.effective_base.figure().rounded().unwrap_or_default()),
    ));
}

/// Finds what belongs into a cell of the table.
struct Find<'a, V: View> {
    sheets: &'a [&'a Sheet<V>],
    /// Each row is the first row of a sheet of its own.
    several_rows: bool,
    /// Each column is the first column of a sheet of its own.
    several_columns: bool,
    of_rows: bool,
}

/// A count, its share, and what the share is of.
type Found<V> = (<V as View>::Count, Option<<V as View>::Share>, Option<<V as View>::Count>);

impl<V: Words> Find<'_, V> {
    /// A cell of a column, or (`None`) of all columns together.
    fn cell(&self, row: usize, column: Option<usize>) -> Option<Found<V>> {
        let (sheet, row) = if self.several_rows {
            (self.sheets.get(row)?, 0)
        } else {
            (self.sheets.first()?, row)
        };
        let Some(column) = column else {
            let total = |sheet: &&Sheet<V>| Some(sheet.rows.get(row)?.total.count);
            let sheet = if self.several_columns { self.hiding(total)? } else { sheet };
            let total = &sheet.rows.get(row)?.total;
            return Some((total.count, total.of_base, Some(sheet.base)));
        };
        let (sheet, column) =
            if self.several_columns { (self.sheets.get(column)?, 0) } else { (sheet, column) };
        let line = sheet.rows.get(row)?;
        let cell = line.cells.get(column)?;
        Some(if self.of_rows {
            (cell.count, cell.of_row, Some(line.total.count))
        } else {
            (cell.count, cell.of_column, sheet.columns.get(column).map(|total| total.count))
        })
    }

    /// How many gave an answer, in a column or in all.
    fn base(&self, column: Option<usize>) -> Option<Count> {
        let count = |sheet: &&Sheet<V>| match column {
            None => Some(sheet.base),
            Some(column) => sheet.columns.get(column).map(|total| total.count),
        };
        count(&self.hiding(count)?).map(V::count)
    }

    /// The table whose number is to be shown of one that all of them have: one that hides it, if one
    /// does, since it would tell there what is hidden beside it.
    fn hiding(&self, count: impl Fn(&&Sheet<V>) -> Option<V::Count>) -> Option<&Sheet<V>> {
        let hides = |sheet: &&&Sheet<V>| count(sheet).is_some_and(|one| V::number(one).is_none());
        self.sheets.iter().find(hides).or(self.sheets.first()).copied()
    }
}

pub(super) fn cell<V: Words>((count, percent, whole): Found<V>, minimum_base: u32) -> Cell {
    let interval = whole.and_then(|whole| statistics::share::<V>(count, whole, minimum_base));
    let share = percent.map(|percent| Share::new(V::percent(percent), interval));
    Cell { count: V::count(count), share }
}

/// What a side is about: a question (a statement after what it is a statement on), or when responses came.
pub(super) fn title(entry: &Entry, side: Side<'_>) -> String {
    match side {
        Side::Question(place) => of_place(entry, place),
        Side::Weeks => "Week of".to_owned(),
        Side::Waves(_) => "Wave".to_owned(),
    }
}

pub(super) fn of_place(entry: &Entry, place: Place<'_>) -> String {
    let question = words(entry, &place.question.label);
    let statement = match (&place.question.kind, place.statement) {
        (Kind::Scale { statements, .. }, Some(id)) => {
            statements.iter().find(|statement| statement.id == id)
        }
        _ => None,
    };
    match statement {
        Some(statement) => format!("{question} {}", words(entry, &statement.label)),
        None => question,
    }
}
