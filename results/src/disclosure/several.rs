//! Options that can be chosen together. They have no sum; but each was chosen by at most the people
//! who chose any, everybody among those chose at least one, and nobody more than the most allowed.
//!
//! How many people that is, is known to within a range from the figures of the partition they are
//! part of. All decisions here compare published figures with that public range, so that nothing
//! is learnt about the partition from what happens here:
//!
//! - an option is shown only where its whole band stays clear of the range by the threshold, so
//!   that "chose, but not this" is not small either;
//! - the shown options together must account for everybody, or else one is withheld that could;
//! - where there is a most allowed, there must be room under it for every hidden option to be at
//!   its most, or else nothing is shown of any.

use super::{
    derived::Range,
    figure::{Figure, Shown},
    rule::Rule,
};

/// Protects the counts of options, each chosen by some of `people`. `hiding` says whether the
/// partition hides anything.
pub(super) fn protect(
    counts: &[u64],
    people: Range,
    max: Option<u32>,
    hiding: bool,
    rule: Rule,
) -> Vec<Figure> {
    let options = counts.len() as u64;
    let all_withheld = || vec![Figure::WITHHELD; counts.len()];
    if people.low < rule.threshold * (options + 3) {
        return all_withheld();
    }
    let is_clear = |rounded| rule.band(rounded).high + rule.threshold <= people.low;
    let protected = |count: &u64| {
        let figure = rule.figure(*count);
        if figure.rounded().is_none_or(is_clear) { figure } else { Figure::WITHHELD }
    };
    let mut figures: Vec<Figure> = counts.iter().map(protected).collect();
    if !hiding && figures.iter().all(|figure| figure.rounded().is_some()) {
        return figures;
    }
    if !accounts_for(&figures, people.high, rule) {
        // Whichever is withheld, it may have been chosen by everybody. Picked by place, not size.
        if let Some(last) = figures.iter_mut().rev().find(|figure| figure.rounded().is_some()) {
            *last = Figure::WITHHELD;
        }
    }
    let max = max.map(u64::from).filter(|max| *max < options);
    if max.is_some_and(|max| !leaves_room(&figures, people, max, rule)) {
        return all_withheld();
    }
    figures
}

/// Whether everybody may have chosen an option whose figure is not small.
fn accounts_for(figures: &[Figure], people: u64, rule: Rule) -> bool {
    figures.contains(&Figure::WITHHELD) || shown(figures, rule).low >= people
}

/// Whether the hidden options can all be at their most together.
fn leaves_room(figures: &[Figure], people: Range, max: u64, rule: Rule) -> bool {
    let withheld = figures.iter().filter(|figure| **figure == Figure::WITHHELD).count() as u64;
    let small = figures.iter().filter(|figure| matches!(figure.shown(), Shown::FewerThan(_)));
    let hidden = rule.threshold * small.count() as u64 + people.high * withheld;
    shown(figures, rule).high + hidden <= max * people.low
}

/// The shown options, added up.
fn shown(figures: &[Figure], rule: Rule) -> Range {
    let bands = || figures.iter().filter_map(|figure| Some(rule.band(figure.rounded()?)));
    Range { low: bands().map(|band| band.low).sum(), high: bands().map(|band| band.high).sum() }
}

#[cfg(test)]
mod tests;
