//! Numbers. Not floating point: see [`Decimal`].

use super::{Problem, ProblemKind, digits};
use crate::{
    answer::{Answer, Decimal},
    definition::Question,
    form::Form,
};

pub(super) fn read(
    question: &Question,
    min: Option<Decimal>,
    max: Option<Decimal>,
    decimals: u8,
    form: &Form,
) -> Result<Option<Answer>, Vec<Problem>> {
    let typed = digits::plain(form.get(&question.id).unwrap_or_default());
    // People group digits with spaces or commas ("1,200"); in English and Welsh neither is a point.
    let number: String = typed.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    if number.is_empty() {
        return Ok(None);
    }
    let problem = |kind| vec![Problem::new(question, &question.id, kind)];
    let number = Decimal::parse(&number).map_err(|_| problem(ProblemKind::NotANumber))?;
    let number = number
        .with_decimals(decimals)
        .ok_or_else(|| problem(ProblemKind::TooManyDecimals { max: decimals }))?;
    if let Some(min) = min.filter(|min| number < *min) {
        return Err(problem(ProblemKind::TooSmall { min }));
    }
    if let Some(max) = max.filter(|max| number > *max) {
        return Err(problem(ProblemKind::TooLarge { max }));
    }
    Ok(Some(Answer::Number(number)))
}
