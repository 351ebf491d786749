//! Puts tables together from their numbers, protected or exact.

use super::family::Family;
use crate::{
    cross::{
        Cell, CrossRow, CrossTable, Cube, Cut, Depends, Head, Margin, Resolved, Sheet, Spec,
        TableRule,
    },
    disclosure::{
        rule::Rule,
        view::{Exact, ExactCount, ExactPercent, ForAnalysts, Protected, View},
    },
    table::{Counting, ProtectedTable},
};

/// The protected table; `None` where the filter selects too few, or leaves too few.
pub(crate) fn protect_cross(
    cube: &Cube,
    axes: &[Resolved<'_>],
    filter: &Depends<'_>,
    spec: &Spec,
    (table_rule, page): (&TableRule, &[ProtectedTable]),
) -> Option<CrossTable<Protected>> {
    let rule = Rule::of(&table_rule.figures);
    let family = Family::protect(cube, axes, filter, table_rule, page)?;
    let figure = |nodes: &[Option<usize>]| family.figure(nodes);
    let share = |part, whole| rule.percent(part, whole);
    Some(assemble::<Protected>(axes, spec, family.selected(), figure, share))
}

/// The table as it was counted.
pub(crate) fn exact_cross(
    cube: &Cube,
    axes: &[Resolved<'_>],
    spec: &Spec,
    reader: ForAnalysts,
) -> CrossTable<Exact> {
    let count = |nodes: &[Option<usize>]| {
        let line = |(axis, node): (usize, &Option<usize>)| match (node, axes.get(axis)) {
            (Some(category), Some(resolved)) => {
                resolved.cut.shown().get(*category).copied().unwrap_or_default()
            }
            _ => cube.base(axis),
        };
        let lines: Vec<usize> = nodes.iter().enumerate().map(line).collect();
        ExactCount::new(cube.get(&lines, true), reader)
    };
    let everybody: Vec<usize> = (0..axes.len()).map(|axis| cube.everybody(axis)).collect();
    let selected = ExactCount::new(cube.get(&everybody, true), reader);
    assemble::<Exact>(axes, spec, selected, count, ExactPercent::of)
}

/// Lays numbers out. They are asked for by category for each axis, or `None` for its base.
fn assemble<V: View>(
    axes: &[Resolved<'_>],
    spec: &Spec,
    selected: V::Count,
    count: impl Fn(&[Option<usize>]) -> V::Count,
    share: impl Fn(V::Count, V::Count) -> Option<V::Share>,
) -> CrossTable<V> {
    let size = |axis: usize| axes.get(axis).map_or(0, |axis| axis.categories.len());
    let sheet = |layer: Option<usize>| {
        let at = |row: Option<usize>, column: Option<usize>| {
            let nodes = [row, column, layer];
            count(nodes.get(..axes.len()).unwrap_or(&nodes))
        };
        let base = at(None, None);
        let margin = |count| Margin { count, of_base: share(count, base) };
        let columns: Vec<_> = (0..size(1)).map(|column| margin(at(None, Some(column)))).collect();
        let rows = (0..size(0)).map(|row| {
            let total = margin(at(Some(row), None));
            let cell = |(column, of): (usize, &Margin<V>)| {
                let count = at(Some(row), Some(column));
                Cell {
                    count,
                    of_row: share(count, total.count),
                    of_column: share(count, of.count),
                    of_base: share(count, base),
                }
            };
            let cells = columns.iter().enumerate().map(cell).collect();
            CrossRow { total, cells }
        });
        Sheet { layer, base, rows: rows.collect(), columns }
    };
    let heads = spec.axes.iter().zip(axes).map(|(axis, resolved)| Head {
        axis: axis.clone(),
        counting: match resolved.cut {
            Cut::Apart { .. } => Counting::Answers,
            Cut::Together { .. } => Counting::People,
        },
        categories: resolved.categories.clone(),
    });
    CrossTable {
        filter: spec.filter.clone(),
        selected,
        heads: heads.collect(),
        sheets: std::iter::once(None).chain((0..size(2)).map(Some)).map(sheet).collect(),
    }
}
