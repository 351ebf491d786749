//! The responses held against published figures on the people whom the consultation is about.

use maud::{Markup, html};
use results::{
    Figure, Shown,
    statistics::{Interval, wilson},
};

use crate::{messages::grouped, staff::words};

/// The answers to one question held against a population.
#[derive(Clone, Debug)]
pub struct Held {
    /// The question's number on the page.
    pub index: usize,
    /// The question.
    pub question: String,
    /// Where the published figures are from.
    pub source: String,
    /// No percentages on fewer responses than this.
    pub minimum_base: u32,
    /// The groups, in the order of the question's options.
    pub groups: Vec<Group>,
}

/// One group.
#[derive(Clone, Debug)]
pub struct Group {
    /// The answer.
    pub label: String,
    /// How many gave it, protected.
    pub figure: Figure,
    /// How many people there are.
    pub people: u32,
}

/// What weighting to the published figures does.
#[derive(Clone, Debug)]
pub enum Weighted {
    /// It can be done.
    Possible {
        /// By so much more a share varies.
        design_effect: f64,
        /// As many responses without weights would be as sure.
        effective_base: Figure,
    },
    /// It cannot, for this reason.
    Not(String),
}

/// The share of a group among the responses, as it is shown.
struct Share {
    percent: f64,
    interval: Option<Interval>,
}

impl Held {
    /// The responses of all groups together: none where one of them is hidden, which could be worked
    /// out otherwise, or where they are too few.
    fn base(&self) -> Option<f64> {
        let sum: Option<u64> = self.groups.iter().map(|group| group.figure.rounded()).sum();
        let sum = sum.filter(|sum| *sum > 0 && *sum >= u64::from(self.minimum_base))?;
        u32::try_from(sum).ok().map(f64::from)
    }

    fn people(&self) -> f64 {
        self.groups.iter().map(|group| f64::from(group.people)).sum()
    }

    fn share(&self, group: &Group) -> Option<Share> {
        let base = self.base()?;
        let part = f64::from(u32::try_from(group.figure.rounded()?).ok()?);
        Some(Share { percent: part / base * 100.0, interval: wilson(part, base) })
    }

    /// Groups of whom there are fewer (or more) responses than of others, by more than chance would
    /// explain.
    fn off(&self, is_off: impl Fn(Interval, f64) -> bool) -> Vec<String> {
        let people = self.people();
        let off = self.groups.iter().filter(|group| {
            let interval = self.share(group).and_then(|share| share.interval);
            interval.is_some_and(|interval| is_off(interval, f64::from(group.people) / people))
        });
        off.map(|group| group.label.clone()).collect()
    }

    /// Groups of whom there are too few to show.
    fn missing(&self) -> Vec<String> {
        let few =
            self.groups.iter().filter(|group| matches!(group.figure.shown(), Shown::FewerThan(_)));
        few.map(|group| group.label.clone()).collect()
    }

    fn sentence(&self) -> String {
        let missing = self.missing();
        if !missing.is_empty() {
            return format!("Hardly heard so far: {}", words::list(&missing));
        }
        let fewer = self.off(|interval, share| interval.high < share);
        let more = self.off(|interval, share| interval.low > share);
        match (fewer.is_empty(), more.is_empty()) {
            _ if self.base().is_none() => "Too few responses to say who is missing".to_owned(),
            (true, true) => {
                "Every group is heard about as much as its size would make likely".to_owned()
            }
            (false, true) => {
                format!("Heard less than their size would make likely: {}", words::list(&fewer))
            }
            (true, false) => {
                format!("Heard more than their size would make likely: {}", words::list(&more))
            }
            (false, false) => format!(
                "Heard less than their size would make likely: {}. More: {}",
                words::list(&fewer),
                words::list(&more)
            ),
        }
    }
}

pub(super) fn held(held: &Held) -> Markup {
    let id = format!("held-{}", held.index);
    let people = held.people();
    html! {
        section class="h-result" aria-labelledby=(id) {
            h3 class="h-result__sentence" id=(id) { (held.sentence()) }
            p class="h-result__about" {
                strong { (held.question) }
                " Responses of these groups against " (grouped_people(people)) " people: " (held.source)
                ". Other answers, and people who gave none, are left out. "
                @if held.base().is_none() {
                    "There are no shares of responses, because a figure is hidden or they are too few."
                } @else {
                    "Shares are worked out of the counts as they are shown; beside each is the range in \
                     which it would lie in 95 of 100 samples of this size (Wilson)."
                }
            }
            div class="h-table-wrap" role="region" aria-labelledby={ (id) "-t" } tabindex="0" {
                table class="h-table h-cross" {
                    caption class="govuk-visually-hidden" id={ (id) "-t" } {
                        "Responses and people: " (held.question)
                    }
                    thead {
                        tr {
                            th scope="col" { "Group" }
                            th class="h-num" scope="col" { "Responses" }
                            @if held.base().is_some() {
                                th class="h-num" scope="col" { "Share of responses" }
                            }
                            th class="h-num" scope="col" { "Share of people" }
                            th class="h-num" scope="col" { "Responses per 10,000 people" }
                        }
                    }
                    tbody { @for group in &held.groups { (line(held, group, people)) } }
                }
            }
        }
    }
}

fn line(held: &Held, group: &Group, people: f64) -> Markup {
    let number = f64::from(group.people);
    let class = if group.figure.rounded().is_some() { "h-num" } else { "h-num h-suppressed" };
    let per = group.figure.rounded().and_then(|count| u32::try_from(count).ok());
    let per = per.map(|count| format!("{:.1}", f64::from(count) / number * 10_000.0));
    html! {
        tr {
            th scope="row" { (group.label) }
            td class=(class) { (words::figure(group.figure)) }
            @if let Some(share) = held.share(group) {
                td class="h-num" {
                    span class="h-cross__share" { (format!("{:.0}%", share.percent)) }
                    @if let Some(interval) = share.interval {
                        span class="h-cross__interval" { (words::interval(interval)) }
                    }
                }
            }
            td class="h-num" { (format!("{:.0}%", number / people * 100.0)) }
            td class=(class) { (per.unwrap_or_else(|| words::NOT_SHOWN.to_owned())) }
        }
    }
}

/// What weights would do to the figures.
pub(super) fn weighted(weighted: &Weighted) -> Markup {
    html! {
        section class="h-result" aria-labelledby="weights" {
            @match weighted {
                Weighted::Possible { design_effect, effective_base } => {
                    h3 class="h-result__sentence" id="weights" {
                        "Weighted, these responses are worth about "
                        (words::figure(*effective_base)) " without weights"
                    }
                    p class="h-result__about" {
                        "Weights make the make-up of the responses that of the people above (raking). They \
                         correct for who answered as far as these questions tell, and for nothing else. The \
                         price: a weighted share varies as much as one of fewer responses (design effect "
                        (format!("{design_effect:.2}")) "). To see weighted shares, open "
                        em { "Compare" } " and pick rows without columns."
                    }
                },
                Weighted::Not(why) => {
                    h3 class="h-result__sentence" id="weights" { "Figures cannot be weighted yet" }
                    p class="h-result__about" { (why) }
                },
            }
        }
    }
}

fn grouped_people(people: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a sum of whole numbers that are not negative"
    )]
    grouped(people as u64)
}
