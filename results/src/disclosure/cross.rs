//! Tables of several questions: the way out for all their numbers.
//!
//! # What is promised
//!
//! A reader has the table, all tables that are parts of it (those of fewer of its questions, and the
//! same without the filter), the tables of the single questions, the number of responses, and the
//! rule. From what is published they may work out, for every count that is small, at most that it
//! is small: each value from 0 to one below the threshold is possible, with whole tables behind it
//! that fit everything published. That holds for each count in the table, and also for those whom
//! the filter leaves out, which the table does not show and subtraction could. A count that is withheld
//! to protect others is never known to within less than rounding would leave.
//!
//! Options that can be chosen together come one at a time, as those who chose it and those who did not
//! ([`crate::Axis::Chose`]). A table of all of them at once is not made: everybody chose something, and
//! what that says of one option once all others are known could not be kept from narrowing small counts.
//!
//! # How
//!
//! A table is made after all its parts, and their figures count as known. Its own are suppressed
//! and rounded as ever; `model` writes down everything a reader knows as ranges; `flow` (exact, for
//! two sides) and `boxes` (a search that may miss a way but never invents one, for more) look for
//! tables that fit and have the count at its ends; where there is none, `suppress` withholds more
//! until there is, and in the end the whole table. So a mistake of the search costs figures, never
//! protection.
//!
//! # What is not promised
//!
//! Readers who know how figures to withhold are picked, and why, may learn a little from that (the
//! tables of single questions keep even this promise). Nor is anything said about tables that are
//! not part of each other, such as those of two options of one question, or of two filters that differ
//! by one person: see
//! docs/statistics.md for what a consultation can do about that.

mod assemble;
mod bounds;
mod boxes;
mod family;
mod flow;
mod model;
mod part;
mod search;
mod suppress;
mod ways;

pub(crate) use assemble::{exact_cross, protect_cross};

#[cfg(test)]
mod tests;
