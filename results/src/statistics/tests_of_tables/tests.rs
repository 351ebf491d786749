#![expect(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use proptest::prelude::*;
use questionnaire::consultation::Disclosure;

use super::*;
use crate::{
    column::Value,
    cross::{Axis, Spec, TableRule, cross, cross_exact},
    disclosure::{Exact, ForAnalysts, Protected},
    sample::{self, Response},
};

/// So many who felt heard (or not) and chose this set of contacts.
fn responses(counts: &[(u8, u64, usize)]) -> Vec<Response> {
    let some = |(heard, contacts, count): &(u8, u64, usize)| {
        let values = vec![
            Value::One(0),
            Value::Several(*contacts),
            Value::One(*heard),
            Value::One(*heard),
            Value::NoAnswer,
            Value::NoAnswer,
            Value::NoAnswer,
        ];
        std::iter::repeat_n(Response { day: 0, version: 1, values }, *count)
    };
    counts.iter().flat_map(some).collect()
}

fn spec(rows: Axis, columns: Axis) -> Spec {
    Spec { axes: vec![rows, columns], ..Spec::default() }
}

fn protected(responses: &[Response], rows: Axis, columns: Axis) -> CrossTable<Protected> {
    let (questionnaire, dataset) = sample::dataset(responses);
    let rule = TableRule { hide_uniform: false, ..TableRule::from(Disclosure::default()) };
    cross(&dataset, &questionnaire, &spec(rows, columns), &rule).unwrap()
}

fn exact(responses: &[Response], rows: Axis, columns: Axis) -> CrossTable<Exact> {
    let (questionnaire, dataset) = sample::dataset(responses);
    let rule = TableRule::from(Disclosure::default());
    let reader = ForAnalysts::role_was_checked();
    cross_exact(&dataset, &questionnaire, &spec(rows, columns), &rule, reader).unwrap()
}

#[test]
fn options_are_tested_one_by_one_and_corrected() {
    // "Court" goes with having been heard, "support" does not.
    let all = [(0, 2, 150), (0, 4, 50), (0, 6, 50), (1, 2, 40), (1, 4, 150), (1, 6, 60)];
    let table =
        exact(&responses(&all), Axis::statement("felt", "heard"), Axis::question("contact"));
    let tests = test_columns(&table, 30).unwrap();
    let columns: Vec<_> = tests.iter().map(|test| test.column.unwrap()).collect();
    // Nobody chose "police" or "none": there is nothing to test.
    assert_eq!(columns, [1, 2]);
    for test in tests {
        assert!(test.corrected >= test.outcome.p_value && test.corrected < 1e-6);
    }
}

#[test]
fn there_is_no_test_with_hidden_figures_or_on_a_small_base() {
    let rows = || Axis::statement("felt", "heard");
    let columns = || Axis::chose("contact", "court");
    let table =
        protected(&responses(&[(0, 2, 50), (0, 4, 50), (1, 2, 60), (1, 4, 3)]), rows(), columns());
    assert_eq!(test_columns(&table, 30), Err(NoTest::Hidden));
    let table =
        exact(&responses(&[(0, 2, 50), (0, 4, 50), (1, 2, 60), (1, 4, 33)]), rows(), columns());
    assert!(test_columns(&table, 30).is_ok());
    assert_eq!(test_columns(&table, 200), Err(NoTest::SmallBase));
    let turned = exact(&responses(&[(0, 2, 50), (1, 4, 50)]), Axis::question("contact"), rows());
    assert_eq!(test_columns(&turned, 30), Err(NoTest::Together));
}

proptest! {
    /// A protected table is tested by what it shows: another table that is shown the same has the
    /// same outcome.
    #[test]
    fn a_test_tells_no_more_than_the_figures(
        counts in prop::collection::vec(13..18_usize, 4),
    ) {
        let rows = || Axis::statement("felt", "heard");
        let columns = || Axis::chose("contact", "court");
        let table = |c: &[usize]| {
            let all = [(0, 2, c[0]), (0, 4, c[1]), (1, 2, c[2]), (1, 4, c[3])];
            protected(&responses(&all), rows(), columns())
        };
        let (one, other) = (table(&counts), table(&[15, 15, 15, 15]));
        prop_assume!(one == other);
        prop_assert_eq!(test_columns(&one, 30), test_columns(&other, 30));
    }
}

#[test]
fn exact_tables_are_tested_by_their_counts() {
    let all = responses(&[(0, 2, 51), (0, 4, 22), (1, 2, 33), (1, 4, 44)]);
    let table = exact(&all, Axis::statement("felt", "heard"), Axis::chose("contact", "court"));
    let found = test_columns(&table, 30).unwrap();
    assert_eq!(Ok(found[0].outcome), chi_squared(&[vec![51, 22], vec![33, 44]]));
}
