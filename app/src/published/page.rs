//! What everybody may read: the story with the tables in it, and the report with all of them. The
//! figures' own words are in English, as staff write; whoever reads the rest in another language is
//! told so by the markup.

use maud::{Markup, html};
use questionnaire::{consultation::Disclosure, text::Language};

use super::{Frozen, Piece, Release, Shown, Story};
use crate::{
    messages::{Argument, Key},
    respondent::{Say, block_below},
    staff::{
        board::Part,
        headline::headline,
        lines::{Line, Share, has_shares, lines},
        result::{basis, label},
        table::shown as compared,
        words,
    },
};

/// Where the files of a release are.
#[derive(Clone, Debug)]
pub struct Files {
    /// The report.
    pub report: String,
    /// The figures for programs, with the SHA-256 of the file.
    pub json: (String, String),
    /// The figures of each questionnaire for spreadsheets, with whom it is for.
    pub csv: Vec<(String, String)>,
}

/// What the public page says below its heading.
pub fn story(say: &Say<'_>, release: &Release, story: &Story<'_>, files: &Files) -> Markup {
    let english = Language::from("en");
    let own = (*say.language != english).then_some("en");
    let parts = [
        (Key::ResultsAsked, &story.asked),
        (Key::ResultsSaid, &story.said),
        (Key::ResultsDid, &story.did),
    ];
    html! {
        div class="h-published" {
            @for (key, pieces) in parts.into_iter().filter(|(_, pieces)| !pieces.is_empty()) {
                h2 class="h-part__title" { (say.say(key)) }
                div lang=[own] dir=[own.map(|_| "ltr")] {
                    @for (place, piece) in pieces.iter().enumerate() {
                        @match piece {
                            Piece::Text(block) => {
                                div class="h-prose" { (block_below(block, &english)) }
                            }
                            // The same table may be shown twice.
                            Piece::Table(shown) => (table(*shown, &format!("-{key:?}-{place}"))),
                            Piece::Compared(one) => {
                                (compared(&one.table, &format!("compared-{key:?}-{place}"), false))
                            }
                        }
                    }
                }
            }
            (about(say, release))
            (self::files(say, files))
        }
    }
}

/// Every table of a release.
pub fn report(say: &Say<'_>, release: &Release, files: &Files) -> Markup {
    let own = (*say.language != Language::from("en")).then_some("en");
    html! {
        div class="h-published" {
            (about(say, release))
            @for frozen in &release.sets {
                div lang=[own] dir=[own.map(|_| "ltr")] {
                    h2 class="h-part__title" { (frozen.outline.audience) }
                    p class="h-prose" { (whom(frozen)) }
                    @for part in &frozen.outline.parts { (section(frozen, part)) }
                    @if !frozen.compared.is_empty() {
                        h3 class="h-subheading" { "Compared" }
                        @for (index, one) in frozen.compared.iter().enumerate() {
                            @let id = format!("compared-{}-{index}", frozen.outline.slug);
                            (compared(&one.table, &id, false))
                        }
                    }
                }
            }
            (self::files(say, files))
        }
    }
}

fn section(frozen: &Frozen, part: &Part) -> Markup {
    let shown = part
        .asked
        .iter()
        .filter_map(|asked| Some(Shown { frozen, asked, table: asked.table_in(&frozen.figures)? }));
    html! {
        h3 class="h-subheading" { (part.title) }
        @for shown in shown { (table(shown, "")) }
    }
}

/// How many, and from when to when.
fn whom(frozen: &Frozen) -> String {
    let responses = words::responses(frozen.figures.total);
    match &frozen.figures.period {
        Some((first, last)) if first != last => format!("{responses}, from {first} to {last}."),
        Some((day, _)) => format!("{responses}, on {day}."),
        None => format!("{responses}."),
    }
}

/// What somebody has to know before they rely on a figure.
fn about(say: &Say<'_>, release: &Release) -> Markup {
    let rule = release.sets.first().map_or_else(Disclosure::default, |set| set.outline.rule);
    let frozen = [
        ("number", release.number.into()),
        ("date", release.made_on.clone().into()),
        ("responses", Argument::Number(release.responses())),
    ];
    let protected = [("threshold", rule.threshold.into()), ("rounding", rule.rounding.into())];
    html! {
        h2 class="h-part__title" { (say.say(Key::ResultsAbout)) }
        div class="h-prose" {
            p { (say.say_with(Key::ResultsFrozen, &frozen)) }
            p { (say.say(Key::ResultsChose)) }
            p { (say.say_with(Key::ResultsProtected, &protected)) }
            p { (say.say(Key::ResultsIntervals)) }
        }
    }
}

fn files(say: &Say<'_>, files: &Files) -> Markup {
    let (json, hash) = &files.json;
    html! {
        h2 class="h-part__title" { (say.say(Key::ResultsFiles)) }
        ul class="h-prose" {
            li { a href=(files.report) { (say.say(Key::ResultsReport)) } }
            @for (address, whom) in &files.csv {
                li { a href=(address) download="" { (whom) " (CSV)" } }
            }
            li {
                a href=(json) download="" { (say.say(Key::ResultsAll)) " (JSON)" }
                br;
                span class="h-hash" { "SHA-256 " (hash) }
            }
        }
    }
}

/// A table with its sentence; `place` tells it from others of the same figures on the page.
fn table(shown: Shown<'_>, place: &str) -> Markup {
    let Shown { frozen, asked, table } = shown;
    let rule = frozen.outline.rule;
    let id = format!("{}-{}{place}", frozen.outline.slug, asked.anchor());
    let label = label(asked);
    html! {
        section class="h-result" {
            h3 class="h-result__sentence" id=(id) { (headline(asked, table)) }
            p class="h-result__about" { strong { (label) } " " (basis(table, rule)) }
            div class="h-table-wrap" role="region" aria-labelledby={ (id) "-t" } tabindex="0" {
                table class="h-table" {
                    caption class="govuk-visually-hidden" id={ (id) "-t" } {
                        "Answers to: " (label) " (" (frozen.outline.audience) ")"
                    }
                    thead {
                        tr {
                            th scope="col" { "Answer" }
                            @if has_shares(table) { th scope="col" { "Share and 95% interval" } }
                            th class="h-num" scope="col" { "Count" }
                        }
                    }
                    tbody { @for line in lines(asked, table, rule) { (self::line(&line)) } }
                }
            }
        }
    }
}

fn line(line: &Line) -> Markup {
    let count = if line.figure.rounded().is_some() { "h-num" } else { "h-num h-suppressed" };
    html! {
        tr class=(line.class) {
            th scope="row" { (line.name) }
            @if let Some(share) = line.share {
                td class="h-measure" {
                    @match share {
                        Share::Percent(percent, interval) => {
                            span class="h-measure__number" { (percent) "%" }
                            span class={ "h-bar h-bar-" (percent) } aria-hidden="true" {}
                            @if let Some(interval) = interval {
                                span class="h-measure__interval" { (words::interval(interval)) }
                            }
                        }
                        Share::NotShown => span class="h-suppressed" { (words::NOT_SHOWN) },
                        Share::Nothing => {}
                    }
                }
            }
            td class=(count) { (words::figure(line.figure)) }
        }
    }
}
