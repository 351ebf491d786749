//! How many went on from a page of the questionnaire, sent or not. Counted apart from the responses.

use questionnaire::consultation::Disclosure;

use super::{figure::Figure, rule::Rule};

/// The figure of such a count. It is protected as a count of answers is: where only some are led to a
/// page, being there says what they answered before. It is not protected against figures on
/// responses, which it differs from by those who stopped; rounding alone stands between the two.
pub fn passed(count: u64, disclosure: &Disclosure) -> Figure {
    Rule::of(disclosure).figure(count)
}
