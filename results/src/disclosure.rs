//! Disclosure control: the only way in which counts leave this crate.
//!
//! # What is promised
//!
//! Call a count *small* where it is below the consultation's threshold. Whoever has all tables of a
//! questionnaire, knows the definition, the rule, this code and how many responses there are, can
//! learn about a small count that it is small, and nothing else: every value from 0 to one below
//! the threshold stays possible (as far as there are that many responses at all). Zero is small,
//! except where the definition says that nobody can have given an answer and come to the end: such
//! an answer has no row. Tests go through all small tables and all small pages, sort them by what is
//! published, and hold every hidden count in every heap to this. Those tests are the meaning of the
//! promise. Another attacks the questionnaires that are shipped, by linear programming.
//!
//! # How it is kept
//!
//! 1. Small counts are suppressed ("fewer than 10"), others rounded.
//! 2. The categories of a question and "no answer" together make up all who were asked. Where
//!    subtraction would narrow a small count, other counts are withheld until it no longer does
//!    (`partition`). Options that can be chosen together have no sum, but they cannot exceed the
//!    people who chose, nor can the people exceed the choices (`several`).
//! 3. A question that is put to those who gave one answer to another ties two tables. Either each is
//!    protected as if everybody knew exactly how many were asked, or neither says how many, within
//!    all values that are small, or the one says nothing at all (`page`, `blocks`).
//! 4. What is withheld is picked by place and never by size, and whether more must be withheld is
//!    decided on what is published anyway, with enough to spare that the decision itself tells
//!    nothing.
//! 5. Bases, percentages and the leading answer are worked out from the published figures, as any
//!    reader could. So they add nothing to what is known, and need no protection of their own.
//!
//! # What is not promised
//!
//! - Counts that the page does not have, such as how many are in two categories together, may come
//!   out where they are not as many as were put some question.
//! - The statements of a scale that must be answered are each protected as if they knew nothing of
//!   each other, though everybody left out all but one of them at most.
//! - Where some answered a version without a question, such as the Easy Read edition, how many of the
//!   others were not asked it is not kept apart from the table that decides who is asked. It differs
//!   from a count there by at most as many as answered that version.
//! - Answers to two questions that are alike are not known to be: where everybody over 75 also says
//!   that they are retired, the one table tells about the other, and no program can see it.
//! - This module says nothing about the same page at two moments. Tables of settled responses alone
//!   ([`crate::Dataset::settled`]) differ by whole batches; what that leaves open is said there.

mod blocks;
mod cross;
mod derived;
mod draft;
mod figure;
pub(crate) mod page;
mod partition;
mod passed;
mod release;
mod rule;
mod several;
mod sheet;
mod view;
mod volume;
mod weighted;

use questionnaire::consultation::Disclosure;

pub(crate) use cross::{exact_cross, protect_cross};
use derived::Range;
pub use figure::{Figure, Percent, Shown};
pub use passed::passed;
pub use release::{are_apart, release};
use rule::Rule;
pub use view::{Exact, ExactCount, ExactPercent, ForAnalysts, Protected, View};
pub use volume::Volume;
pub(crate) use weighted::Sums;
pub use weighted::{DesignEffect, EffectiveBase, WeightedPercent};

/// Which counts a figure stands for, at the least and at the most: what its reader knows.
pub(crate) fn range(figure: Figure, disclosure: &Disclosure) -> (u64, u64) {
    let range = Range::of(figure, Rule::of(disclosure));
    (range.low, range.high)
}

/// What readers may know of how many people were put a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Exactly so many.
    Known(u64),
    /// These and a rest who were not asked are so many; which of both, nobody may know.
    Within {
        /// Together.
        of: u64,
        /// Those who were not asked.
        rest: u64,
    },
    /// Nothing, so that the table has nothing to show.
    Hidden,
}

#[cfg(test)]
mod tests;
