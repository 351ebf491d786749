//! Whether two answers hang together: the chi-squared test of independence, and how strongly:
//! Cramér's V.

use statrs::function::gamma::gamma_ur;

use super::interval::number;

/// The outcome of a chi-squared test of independence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Independence {
    /// Pearson's statistic, without continuity correction.
    pub chi_squared: f64,
    /// Degrees of freedom.
    pub degrees: u32,
    /// How often independent answers would give a statistic at least as large.
    pub p_value: f64,
    /// Cramér's V: 0 where the answers are independent, 1 where one decides the other.
    pub cramers_v: f64,
    /// Cramér's V without the part that chance adds (Bergsma 2013).
    pub corrected_v: f64,
    /// The smallest count that independence would lead to expect.
    pub least_expected: f64,
}

/// Why there is no test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTest {
    /// A number is hidden.
    #[error("a figure is suppressed or withheld")]
    Hidden,
    /// The base is below the least on which the consultation gives percentages.
    #[error("the base is small")]
    SmallBase,
    /// Too few are expected in some cells for the test to hold: below 1 in any, or below 5 in more
    /// than a fifth of them (Cochran 1954).
    #[error("too few are expected in some cells")]
    SmallExpected,
    /// Fewer than two rows or columns have anybody in them.
    #[error("there is nothing to compare")]
    OneWay,
    /// A test needs rows and columns that each put a response into one category.
    #[error("the rows may be chosen together")]
    Together,
}

/// The test for a table of counts, row by row. Rows and columns without anybody are left out. The
/// p-value is the upper regularised incomplete gamma function Q(degrees / 2, statistic / 2).
///
/// # Errors
/// [`NoTest::OneWay`] or [`NoTest::SmallExpected`].
pub fn chi_squared(table: &[Vec<u64>]) -> Result<Independence, NoTest> {
    let found = test(table)?;
    let expected = Expected::of(table);
    let few = expected.counts().filter(|count| *count < 5.0).count();
    if found.least_expected < 1.0 || few * 5 > expected.counts().count() {
        return Err(NoTest::SmallExpected);
    }
    Ok(found)
}

/// The test whether or not enough are expected.
fn test(table: &[Vec<u64>]) -> Result<Independence, NoTest> {
    let expected = Expected::of(table);
    let (rows, columns) = (expected.rows.len(), expected.columns.len());
    if rows < 2 || columns < 2 {
        return Err(NoTest::OneWay);
    }
    let mut statistic = 0.0;
    let mut least = f64::INFINITY;
    for (row, of_row) in &expected.rows {
        for (column, of_column) in &expected.columns {
            let count = table[*row].get(*column).copied().unwrap_or(0);
            let expected = of_row * of_column / expected.total;
            statistic += (number(count) - expected).powi(2) / expected;
            least = least.min(expected);
        }
    }
    let [rows, columns] = [rows, columns].map(|size| number(size as u64));
    let degrees = (rows - 1.0) * (columns - 1.0);
    let per_response = statistic / expected.total;
    let at_most = rows.min(columns) - 1.0;
    Ok(Independence {
        chi_squared: statistic,
        degrees: u32::try_from((expected.rows.len() - 1) * (expected.columns.len() - 1))
            .unwrap_or(u32::MAX),
        p_value: if statistic > 0.0 { gamma_ur(degrees / 2.0, statistic / 2.0) } else { 1.0 },
        cramers_v: (per_response / at_most).sqrt().min(1.0),
        corrected_v: corrected(per_response, rows, columns, expected.total),
        least_expected: least,
    })
}

/// Bergsma (2013): less what independence would give on average, for as many rows and columns as
/// would leave a perfect association at 1.
fn corrected(per_response: f64, rows: f64, columns: f64, total: f64) -> f64 {
    if total <= 1.0 {
        return 0.0;
    }
    let phi = (per_response - (rows - 1.0) * (columns - 1.0) / (total - 1.0)).max(0.0);
    let shrunk = |size: f64| size - (size - 1.0).powi(2) / (total - 1.0);
    let at_most = shrunk(rows).min(shrunk(columns)) - 1.0;
    if at_most <= 0.0 { 0.0 } else { (phi / at_most).sqrt().min(1.0) }
}

/// Rows and columns that have anybody in them, with their totals.
struct Expected {
    rows: Vec<(usize, f64)>,
    columns: Vec<(usize, f64)>,
    total: f64,
}

impl Expected {
    fn of(table: &[Vec<u64>]) -> Self {
        let width = table.iter().map(Vec::len).max().unwrap_or(0);
        let with_anybody = |totals: Vec<u64>| -> Vec<(usize, f64)> {
            let totals = totals.into_iter().enumerate().filter(|(_, total)| *total > 0);
            totals.map(|(index, total)| (index, number(total))).collect()
        };
        let of_column = |column: usize| table.iter().filter_map(|row| row.get(column)).sum();
        let rows = with_anybody(table.iter().map(|row| row.iter().sum()).collect());
        let columns = with_anybody((0..width).map(of_column).collect());
        let total = rows.iter().map(|(_, total)| total).sum();
        Self { rows, columns, total }
    }

    fn counts(&self) -> impl Iterator<Item = f64> {
        let Self { rows, columns, total } = self;
        rows.iter()
            .flat_map(move |(_, row)| columns.iter().map(move |(_, column)| row * column / total))
    }
}

/// For the comparison with reference values, whatever is expected.
#[cfg(test)]
pub(super) fn test_anyway(table: &[Vec<u64>]) -> Result<Independence, NoTest> {
    test(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_rows_and_columns_change_nothing() {
        let plain = chi_squared(&[vec![20, 30], vec![40, 15]]);
        let with_empty = chi_squared(&[vec![20, 0, 30], vec![0, 0, 0], vec![40, 0, 15]]);
        assert!(plain.is_ok());
        assert_eq!(plain, with_empty);
    }

    #[test]
    fn there_is_no_test_of_nothing_or_of_too_few() {
        assert_eq!(chi_squared(&[]), Err(NoTest::OneWay));
        assert_eq!(chi_squared(&[vec![20, 30]]), Err(NoTest::OneWay));
        assert_eq!(chi_squared(&[vec![20, 0], vec![30, 0]]), Err(NoTest::OneWay));
        assert_eq!(chi_squared(&[vec![2, 3], vec![4, 1]]), Err(NoTest::SmallExpected));
        // One of six cells may be below five.
        let one_small = chi_squared(&[vec![40, 50, 3], vec![150, 145, 8]]);
        assert!(one_small.is_ok_and(|test| test.least_expected < 5.0));
    }
}
