//! Tests of whole tables: which of the columns hang together with the rows.

use super::{
    holm::holm,
    independence::{Independence, NoTest, chi_squared},
};
use crate::{
    cross::{CrossTable, Sheet},
    disclosure::View,
    table::Counting,
};

/// One test of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// The column that it is of; `None` where it is of all columns together.
    pub column: Option<usize>,
    /// Its outcome.
    pub outcome: Independence,
    /// The p-value after Holm's correction for all tests of the table.
    pub corrected: f64,
}

/// Tests whether the columns of a table's first sheet (all layers together) hang together with its
/// rows. Columns that exclude each other are tested at once. Options that can be chosen together are
/// tested one at a time, those who chose it against those who did not, and corrected for being many;
/// options that cannot be tested are left out.
///
/// # Errors
/// [`NoTest`] where there is no test at all.
pub fn test_columns<V: View>(
    table: &CrossTable<V>,
    minimum_base: u32,
) -> Result<Vec<Tested>, NoTest> {
    let (Some(sheet), [rows, columns, ..]) = (table.sheets.first(), table.heads.as_slice()) else {
        return Err(NoTest::OneWay);
    };
    if rows.counting == Counting::People {
        return Err(NoTest::Together);
    }
    let base = V::number(sheet.base).ok_or(NoTest::Hidden)?;
    if base < u64::from(minimum_base) {
        return Err(NoTest::SmallBase);
    }
    if columns.counting == Counting::Answers {
        let outcome = chi_squared(&all(sheet).ok_or(NoTest::Hidden)?)?;
        return Ok(vec![Tested { column: None, outcome, corrected: outcome.p_value }]);
    }
    let outcome = |column: usize| {
        let counts = one(sheet, column).ok_or(NoTest::Hidden);
        counts.and_then(|counts| chi_squared(&counts))
    };
    let outcomes: Vec<_> = (0..sheet.columns.len()).map(outcome).collect();
    let tested: Vec<_> = (0..)
        .zip(&outcomes)
        .filter_map(|(column, outcome)| Some((column, *outcome.as_ref().ok()?)))
        .collect();
    if let (true, Some(Err(why))) = (tested.is_empty(), outcomes.first()) {
        return Err(*why);
    }
    let p_values: Vec<f64> = tested.iter().map(|(_, outcome)| outcome.p_value).collect();
    let corrected = holm(&p_values).into_iter();
    let tested = tested.into_iter().zip(corrected);
    Ok(tested
        .map(|((column, outcome), corrected)| Tested { column: Some(column), outcome, corrected })
        .collect())
}

/// All cells; `None` where one is hidden.
fn all<V: View>(sheet: &Sheet<V>) -> Option<Vec<Vec<u64>>> {
    let row = |cells: &[crate::cross::Cell<V>]| cells.iter().map(|c| V::number(c.count)).collect();
    sheet.rows.iter().map(|of_row| row(&of_row.cells)).collect()
}

/// For each row those in a column, and the others.
fn one<V: View>(sheet: &Sheet<V>, column: usize) -> Option<Vec<Vec<u64>>> {
    let row = |of_row: &crate::cross::CrossRow<V>| {
        let total = V::number(of_row.total.count)?;
        let chose = V::number(of_row.cells.get(column)?.count)?;
        Some(vec![chose.min(total), total.saturating_sub(chose)])
    };
    sheet.rows.iter().map(row).collect()
}

#[cfg(test)]
mod tests;
