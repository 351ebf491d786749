//! A linear program: counts that are not known, each between bounds, and sums of them that are.
//! Also the true counts, so that a program that is wrong shows.

use std::collections::{BTreeSet, HashMap};

use microlp::{ComparisonOp, OptimizationDirection, Problem};

/// A count, by its index.
pub(crate) type Count = usize;

/// A sum of counts.
pub(crate) type Terms = Vec<(Count, f64)>;

/// The program, and the truth.
#[derive(Debug, Default)]
pub(crate) struct Program {
    bounds: Vec<(f64, f64)>,
    truth: Vec<f64>,
    rows: Vec<(Terms, ComparisonOp, f64)>,
}

impl Program {
    pub(crate) fn count(&mut self, truth: u64, bounds: (u64, u64)) -> Count {
        self.bounds.push((number(bounds.0), number(bounds.1)));
        self.truth.push(number(truth));
        self.bounds.len() - 1
    }

    pub(crate) fn equal(&mut self, terms: Terms, to: u64) {
        self.rows.push((terms, ComparisonOp::Eq, number(to)));
    }

    /// The sum is at least nothing.
    pub(crate) fn not_negative(&mut self, terms: Terms) {
        self.rows.push((terms, ComparisonOp::Ge, 0.0));
    }

    pub(crate) fn truth(&self, terms: &Terms) -> f64 {
        terms.iter().map(|(count, times)| self.truth[*count] * times).sum()
    }

    pub(crate) fn assert_holds_of_the_truth(&self) {
        for (count, (low, high)) in self.bounds.iter().enumerate() {
            let truth = self.truth[count];
            assert!((*low..=*high).contains(&truth), "{truth} is not in {low}..={high}");
        }
        for (terms, operator, right) in &self.rows {
            let left = self.truth(terms);
            let holds = match operator {
                ComparisonOp::Eq => (left - right).abs() < 1e-9,
                ComparisonOp::Ge => left >= *right,
                ComparisonOp::Le => left <= *right,
            };
            assert!(holds, "{left} {operator:?} {right} in {terms:?}");
        }
    }

    /// The least and the most that a sum of counts can be.
    pub(crate) fn range(&self, target: &Terms) -> (f64, f64) {
        let (counts, rows) = self.tied_to(target);
        let optimum = |direction| {
            let mut problem = Problem::new(direction);
            let weights: HashMap<Count, f64> = target.iter().copied().collect();
            let variables: HashMap<Count, _> = counts
                .iter()
                .map(|count| {
                    let weight = weights.get(count).copied().unwrap_or(0.0);
                    (*count, problem.add_var(weight, self.bounds[*count]))
                })
                .collect();
            for row in &rows {
                let (terms, operator, right) = &self.rows[*row];
                let terms: Vec<_> =
                    terms.iter().map(|(count, times)| (variables[count], *times)).collect();
                problem.add_constraint(&terms, *operator, *right);
            }
            problem.solve().unwrap().into_solution().unwrap().objective()
        };
        (optimum(OptimizationDirection::Minimize), optimum(OptimizationDirection::Maximize))
    }

    /// The counts and the sums that can have anything to do with these.
    fn tied_to(&self, target: &Terms) -> (Vec<Count>, Vec<usize>) {
        let mut of_count: HashMap<Count, Vec<usize>> = HashMap::new();
        for (row, (terms, ..)) in self.rows.iter().enumerate() {
            for (count, _) in terms {
                of_count.entry(*count).or_default().push(row);
            }
        }
        let (mut counts, mut rows) = (BTreeSet::new(), BTreeSet::new());
        let mut open: Vec<Count> = target.iter().map(|(count, _)| *count).collect();
        while let Some(count) = open.pop() {
            if counts.insert(count) {
                for row in of_count.get(&count).into_iter().flatten() {
                    if rows.insert(*row) {
                        open.extend(self.rows[*row].0.iter().map(|(count, _)| *count));
                    }
                }
            }
        }
        (counts.into_iter().collect(), rows.into_iter().collect())
    }
}

fn number(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}
