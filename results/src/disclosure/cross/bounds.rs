//! Which values a fact of a table with any number of sides cannot have: ranges that follow from one
//! sum at a time, taken around until they get no narrower. What is left may still be too wide, but
//! nothing that is possible is ruled out.

use super::model::{Model, Span};

/// So many rounds at most. Each may narrow something, and most tables are done after a few.
const MOST_ROUNDS: usize = 30;

/// What follows for each fact from what is known.
pub(super) fn tighten(model: &Model) -> Vec<Span> {
    let mut spans = model.ranges.clone();
    for _ in 0..MOST_ROUNDS {
        let mut narrower = false;
        for (index, side) in model.sides.iter().enumerate() {
            let step = model.step(index);
            let of_base: Vec<usize> = (0..side.len).filter(|c| side.in_base[*c]).collect();
            let of_all: Vec<usize> = (0..side.len).collect();
            let is_first = |place: &usize| (place / step).is_multiple_of(side.len + 2);
            for first in (0..spans.len()).filter(is_first) {
                for (sum, parts) in [(side.base(), &of_base), (side.everybody(), &of_all)] {
                    let parts = parts.iter().map(|category| first + category * step);
                    narrower |= tighten_sum(&mut spans, first + sum * step, parts);
                }
            }
        }
        if !narrower {
            break;
        }
    }
    spans
}

/// A sum is at most all parts at their most, and a part at most what the others at their least
/// leave of the sum; and the other way round.
fn tighten_sum(spans: &mut [Span], sum: usize, parts: impl Iterator<Item = usize> + Clone) -> bool {
    let mut low = 0;
    let mut high = 0;
    for part in parts.clone() {
        low += spans[part].low;
        high += spans[part].high;
    }
    let mut narrower = narrow(&mut spans[sum], Span { low, high });
    let whole = spans[sum];
    for part in parts {
        let own = spans[part];
        let left = Span { low: whole.low - (high - own.high), high: whole.high - (low - own.low) };
        narrower |= narrow(&mut spans[part], left);
    }
    narrower
}

fn narrow(span: &mut Span, to: Span) -> bool {
    let narrower = Span { low: span.low.max(to.low), high: span.high.min(to.high) };
    let changes = narrower != *span && narrower.low <= narrower.high;
    if changes {
        *span = narrower;
    }
    changes
}
