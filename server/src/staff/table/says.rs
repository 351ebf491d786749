//! What is said about a table: worked out from the figures that it shows, and from nothing else.

use app::staff::table::Shown;
use questionnaire::consultation::Disclosure;
use results::{
    CrossTable, View,
    statistics::{Difference, Independence, NoTest, holm, newcombe, test_columns},
};

use super::{Side, Wanted, lay_out::of_place};
use crate::{
    catalogue::Entry,
    staff::{days, outline::words},
};

/// Differences that chance alone would show less often than this are called differences.
const LEVEL: f64 = 0.05;

/// The sentences above the table.
pub(super) fn sentences<V: View>(
    shown: &Shown,
    wanted: &Wanted<'_>,
    tables: &[CrossTable<V>],
    rule: Disclosure,
) -> Vec<String> {
    if shown.columns.is_empty() {
        return Vec::new();
    }
    // Columns that people can be in together have no differences that Newcombe's interval is for.
    let has_largest = !wanted.of_rows && !wanted.columns.is_some_and(Side::is_of_several);
    let largest = has_largest.then(|| {
        let about = if wanted.exact { "" } else { "about " };
        largest(shown, about).unwrap_or_else(|| {
            "No difference between two columns is larger than chance would explain.".to_owned()
        })
    });
    let mut sentences: Vec<String> = largest.into_iter().collect();
    sentences.push(tested(shown, wanted, tables, rule));
    sentences
}

/// The largest difference between two columns, among those that chance would not explain.
fn largest(shown: &Shown, about: &str) -> Option<String> {
    let mut found: Option<(Difference, String)> = None;
    for line in &shown.rows {
        for (one, of_one) in line.cells.iter().take(shown.columns.len()).enumerate() {
            for (other, of_other) in line.cells.iter().take(shown.columns.len()).enumerate() {
                let (Some(more), Some(less)) = (&of_one.share, &of_other.share) else {
                    continue;
                };
                let bases = [one, other].map(|column| shown.bases.get(column)?.number());
                let ([Some(whole), Some(other_whole)], [Some(part), Some(other_part)]) =
                    (bases, [of_one.count.number(), of_other.count.number()])
                else {
                    continue;
                };
                let part_of = |part: u64, whole: u64| (number(part.min(whole)), number(whole));
                let difference = newcombe(part_of(part, whole), part_of(other_part, other_whole));
                let is_larger = |difference: &Difference| {
                    difference.interval.low > 0.0
                        && found
                            .as_ref()
                            .is_none_or(|(so_far, _)| difference.difference > so_far.difference)
                };
                if let Some(difference) = difference.filter(is_larger) {
                    let sentence = format!(
                        "The largest difference: “{}” is the answer of {about}{} in “{}” and of \
                         {about}{} in “{}”.",
                        line.label,
                        more.percent,
                        shown.columns[one],
                        less.percent,
                        shown.columns[other]
                    );
                    found = Some((difference, sentence));
                }
            }
        }
    }
    found.map(|(_, sentence)| sentence)
}

/// Whether the answers hang together with the columns.
fn tested<V: View>(
    shown: &Shown,
    wanted: &Wanted<'_>,
    tables: &[CrossTable<V>],
    rule: Disclosure,
) -> String {
    let test = |table: &CrossTable<V>| {
        let tested = test_columns(table, rule.minimum_base)?;
        tested.first().map(|test| test.outcome).ok_or(NoTest::OneWay)
    };
    let outcomes: Vec<Result<Independence, NoTest>> = tables.iter().map(test).collect();
    if let [outcome] = outcomes.as_slice() {
        return match outcome {
            Ok(found) if found.p_value < LEVEL => format!(
                "Answers and columns hang together, more than chance would explain (chi-squared {:.1}, \
                 {} degrees of freedom, p {}, Cramér’s V {:.2}).",
                found.chi_squared,
                found.degrees,
                p(found.p_value),
                found.cramers_v
            ),
            Ok(found) => format!(
                "Chance would explain how answers and columns hang together (chi-squared {:.1}, {} \
                 degrees of freedom, p {}, Cramér’s V {:.2}).",
                found.chi_squared,
                found.degrees,
                p(found.p_value),
                found.cramers_v
            ),
            Err(why) => no_test(*why).to_owned(),
        };
    }
    let found: Vec<(usize, f64)> = outcomes
        .iter()
        .enumerate()
        .filter_map(|(option, outcome)| Some((option, outcome.as_ref().ok()?.p_value)))
        .collect();
    let p_values: Vec<f64> = found.iter().map(|(_, p)| *p).collect();
    let corrected = holm(&p_values);
    let labels: Vec<&str> = if wanted.rows.is_of_several() {
        shown.rows.iter().map(|line| line.label.as_str()).collect()
    } else {
        shown.columns.iter().map(String::as_str).collect()
    };
    let different: Vec<String> = found
        .iter()
        .zip(&corrected)
        .filter(|(_, corrected)| **corrected < LEVEL)
        .filter_map(|((option, _), corrected)| {
            Some(format!("“{}” (p {})", labels.get(*option)?, p(*corrected)))
        })
        .collect();
    let (tests, of) = (found.len(), outcomes.len());
    if tests == 0 {
        return "None of the answers can be tested: too few people, or hidden figures.".to_owned();
    }
    let of_them = if different.is_empty() {
        "for none of them more than chance would explain".to_owned()
    } else {
        format!("more than chance would explain for {}", different.join(", "))
    };
    format!(
        "{tests} of {of} answers could be tested, each for itself (chi-squared, corrected for their \
         number after Holm): the columns differ {of_them}."
    )
}

fn no_test(why: NoTest) -> &'static str {
    match why {
        NoTest::Hidden => "There is no test of this table, because some of its figures are hidden.",
        NoTest::SmallBase | NoTest::SmallExpected => {
            "There is no test of this table, because too few people are in it."
        }
        NoTest::OneWay | NoTest::Together => "There is nothing to test in this table.",
    }
}

fn p(value: f64) -> String {
    if value < 0.001 { "below 0.001".to_owned() } else { format!("{value:.3}") }
}

/// What somebody has to know to read the table.
pub(super) fn notes(wanted: &Wanted<'_>, rule: Disclosure) -> Vec<String> {
    let of = match (wanted.columns.is_some(), wanted.of_rows) {
        (true, true) => "Percentages are of each row.",
        (true, false) => "Percentages are of each column.",
        (false, _) => "Percentages are of all who gave an answer.",
    };
    let mut notes = vec![
        format!(
            "{of} Below each stands the range in which it would lie in 95 of 100 samples of this size \
             (Wilson), and then the count. There are no {} of fewer than {} people.",
            if wanted.exact { "ranges" } else { "percentages" },
            rule.minimum_base
        ),
        "Only people who answered every question of the table are counted. Those who preferred not to \
         say, or did not know, are left out."
            .to_owned(),
        if wanted.exact {
            "Counts are as they were counted. Nothing here may be published or passed on.".to_owned()
        } else {
            format!(
                "Counts below {} are not shown, others are rounded to the nearest {}, and some are hidden \
                 because those could be worked out with them. Tests use the figures as they are shown.",
                rule.threshold, rule.rounding
            )
        },
        "The sample chose itself: ranges and tests say what chance explains, and nothing about who did \
         not take part."
            .to_owned(),
    ];
    let several = wanted.rows.is_of_several() || wanted.columns.is_some_and(Side::is_of_several);
    if several {
        notes.insert(
            1,
            "People could choose several answers, so percentages add up to more than 100%."
                .to_owned(),
        );
    }
    notes
}

/// What the table is of, and who is counted in it.
pub(super) fn caption(entry: &Entry, wanted: &Wanted<'_>) -> String {
    let whom = whom(entry, wanted);
    let rows = of_place(entry, wanted.rows);
    if whom.is_empty() { rows } else { format!("{rows} {whom}") }
}

/// Who is counted, as a sentence; nothing where it is everybody.
pub(super) fn whom(entry: &Entry, wanted: &Wanted<'_>) -> String {
    let conditions = wanted.conditions.iter().map(|(not, place, option)| {
        let (answer, question) = (words(entry, &option.label), of_place(entry, *place));
        if *not {
            format!("everybody but those who answered “{answer}” to “{question}”")
        } else {
            format!("people who answered “{answer}” to “{question}”")
        }
    });
    let between = if wanted.any { ", or " } else { ", and of these " };
    let conditions = conditions.collect::<Vec<_>>().join(between);
    let day = |date| days::of(date);
    let came = match (wanted.from, wanted.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("from {}", day(from)),
        (None, Some(to)) => format!("up to {}", day(to)),
        (Some(from), Some(to)) => format!("from {} to {}", day(from), day(to)),
    };
    let version = wanted.version.map(|version| format!("to version {version}"));
    let responses = [came, version.unwrap_or_default()];
    let responses: Vec<String> = responses.into_iter().filter(|part| !part.is_empty()).collect();
    match (conditions.is_empty(), responses.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("Only {conditions}."),
        (true, false) => format!("Only responses {}.", responses.join(" ")),
        (false, false) => format!("Only {conditions}; responses {}.", responses.join(" ")),
    }
}

fn number(count: u64) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
