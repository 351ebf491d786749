//! A filter turned into a set of responses. The set is as secret as the counts: it stays inside.

use std::borrow::Cow;

use super::check::{Place, Plan};
use crate::{
    bits::Bits,
    column::{Column, Value, Which},
    dataset::Dataset,
};

impl Plan {
    /// The responses that the filter selects.
    pub(crate) fn select(&self, dataset: &Dataset) -> Bits {
        Bits::of_words(self.words(dataset).into_owned(), dataset.len())
    }

    fn words<'a>(&self, dataset: &'a Dataset) -> Cow<'a, [u64]> {
        let len = dataset.len();
        let bits = match self {
            Self::In(place, which) => return set(dataset, place, *which),
            Self::All(parts) => {
                let mut bits = Bits::full(len);
                for part in parts {
                    bits.and(&part.words(dataset));
                }
                bits
            }
            Self::Any(parts) => {
                let mut bits = Bits::empty(len);
                for part in parts {
                    bits.or(&part.words(dataset));
                }
                bits
            }
            Self::Not(inner) => {
                let mut bits = Bits::full(len);
                bits.without(&inner.words(dataset));
                bits
            }
            Self::Number(place, from, to) => values(
                dataset,
                place,
                |value| matches!(value, Value::Number(units) if (*from..=*to).contains(&units)),
            ),
            Self::Date(place, from, to) => values(
                dataset,
                place,
                |value| matches!(value, Value::Date(date) if (*from..=*to).contains(&date)),
            ),
            Self::District(place, names) => values(
                dataset,
                place,
                |value| matches!(value, Value::District(name) if names.contains(&name)),
            ),
            Self::Came(from, to) => {
                Bits::of_values(dataset.days(), |day| (*from..=*to).contains(&day))
            }
            Self::Version(version) => Bits::of_values(dataset.versions(), |v| v == *version),
        };
        Cow::Owned(bits.into_words())
    }
}

/// A set of a column; nobody where the data set has no such column, which another definition has.
fn set<'a>(dataset: &'a Dataset, place: &Place, which: Which) -> Cow<'a, [u64]> {
    column(dataset, place)
        .map_or_else(|| Cow::Owned(Bits::empty(dataset.len()).into_words()), |c| c.set(which))
}

fn values(dataset: &Dataset, place: &Place, wanted: impl Fn(Value) -> bool) -> Bits {
    column(dataset, place)
        .map_or_else(|| Bits::empty(dataset.len()), |column| column.where_value(wanted))
}

fn column<'a>(dataset: &'a Dataset, place: &Place) -> Option<&'a Column> {
    dataset.column(&place.question, place.statement.as_deref())
}
