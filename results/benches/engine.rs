//! How long tables take over a million made-up responses to sixty questions of eight options, and
//! how that compares with reading the same bytes from memory, which is measured in the same run.
//!
//! The bytes are those of a column of one byte a response for each question that a table looks at,
//! its filter's included. Best and median of many rounds, because machines have moods.
#![expect(clippy::unwrap_used, reason = "a benchmark stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

use std::{hint::black_box, time::Instant};

use questionnaire::{
    consultation::Disclosure,
    definition::{
        Choice, Confirmation, Drafts, Interlude, Kind, Opening, Page, Question, Questionnaire,
    },
    prose::Prose,
    text::{Language, Text},
};
use results::{
    Axis, Dataset, Filter, ForAnalysts, Spec, TableRule, cross, cross_exact, profile, profile_exact,
};

const RESPONSES: usize = 1_000_000;
const QUESTIONS: usize = 60;
const OPTIONS: usize = 8;
const ROUNDS: usize = 31;

fn main() {
    let questionnaire = definition();
    let rows = rows();
    let bandwidth = bandwidth();
    println!("{RESPONSES} responses, {QUESTIONS} questions of {OPTIONS} options");
    println!("reading memory: {:.1} GB/s\n", bandwidth / 1e9);
    println!("{:<44} {:>9} {:>9} {:>8}", "", "best", "median", "× memory");
    let report = |what: &str, columns: usize, times: [f64; 2]| {
        let [best, median] = times.map(|seconds| seconds * 1e3);
        let limit = f64::from(u32::try_from(columns * RESPONSES).unwrap()) / bandwidth * 1e3;
        println!("{what:<44} {best:>6.2} ms {median:>6.2} ms {:>8.1}", median / limit);
    };

    let mut dataset = Dataset::new(&questionnaire);
    let rebuild = || {
        dataset = Dataset::new(&questionnaire);
        for row in &rows {
            dataset.push(20_000, row).unwrap();
        }
    };
    report("rebuild from rows", QUESTIONS, time(3, rebuild));

    let rule = TableRule::from(Disclosure::default());
    let reader = ForAnalysts::role_was_checked();
    let filter = Filter::All(vec![
        Filter::Not(Box::new(chose(10, 0))),
        Filter::Any(vec![chose(11, 1), chose(11, 2), chose(11, 3)]),
        Filter::Not(Box::new(chose(12, 7))),
    ]);
    let spec = |axes: usize, filter: &Filter| Spec {
        filter: filter.clone(),
        axes: (0..axes).map(|axis| Axis::question(&id(axis))).collect(),
    };
    let everybody = Filter::everybody();
    for (what, columns, axes, filter) in [
        ("two-way", 2, 2, &everybody),
        ("two-way, three questions in the filter", 5, 2, &filter),
        ("three-way", 3, 3, &everybody),
        ("three-way, three questions in the filter", 6, 3, &filter),
    ] {
        let spec = spec(axes, filter);
        let exact = || drop(cross_exact(&dataset, &questionnaire, &spec, &rule, reader).unwrap());
        report(&format!("{what}, exact"), columns, time(ROUNDS, exact));
        let protected = || drop(cross(&dataset, &questionnaire, &spec, &rule).unwrap());
        report(&format!("{what}, protected"), columns, time(ROUNDS, protected));
    }
    let exact = || drop(profile_exact(&dataset, &questionnaire, &filter, &rule, reader).unwrap());
    report("60 tallies under the filter, exact", QUESTIONS + 3, time(ROUNDS, exact));
    let protected = || drop(profile(&dataset, &questionnaire, &filter, &rule).unwrap());
    report("60 tallies under the filter, protected", QUESTIONS + 3, time(ROUNDS, protected));
}

/// Best and median, in seconds.
fn time(rounds: usize, mut what: impl FnMut()) -> [f64; 2] {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let begin = now();
            what();
            begin.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    [times[0], times[rounds / 2]]
}

/// Bytes a second when a slice larger than any cache is added up.
fn bandwidth() -> f64 {
    let slice = vec![1_u64; 32 << 20];
    let add = || {
        black_box(black_box(&slice).iter().fold(0, |sum: u64, n| sum.wrapping_add(*n)));
    };
    let [best, _] = time(ROUNDS, add);
    f64::from(8 * (32 << 20)) / best
}

fn id(question: usize) -> String {
    format!("q{question}")
}

fn value(option: usize) -> String {
    format!("o{option}")
}

fn chose(question: usize, option: usize) -> Filter {
    Filter::Chose { question: id(question), statement: None, value: value(option) }
}

/// Rows as they are stored: a byte a question.
fn rows() -> Vec<[u8; QUESTIONS]> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut byte = || 2 + u8::try_from((next() >> 40) % OPTIONS as u64).unwrap();
    (0..RESPONSES).map(|_| std::array::from_fn(|_| byte())).collect()
}

fn definition() -> Questionnaire {
    let option = |option: usize| Choice {
        value: value(option),
        label: Text::default(),
        hint: Text::default(),
        exclusive: false,
        missing: None,
        write_in: false,
        picture: String::new(),
    };
    let question = |question: usize| Question {
        id: id(question),
        label: Text::default(),
        hint: Text::default(),
        required: false,
        sensitive: false,
        required_message: Text::default(),
        kind: Kind::ChooseOne { options: (0..OPTIONS).map(option).collect() },
    };
    let page = |index: usize| Page {
        id: id(index),
        section: "all".to_owned(),
        show_if: None,
        ends: false,
        after_review: false,
        heading: None,
        body: Prose::default(),
        notice: Prose::default(),
        signposts: Vec::new(),
        signposts_by_answers: false,
        questions: vec![question(index)],
    };
    let interlude = || Interlude { heading: Text::default(), body: Prose::default() };
    Questionnaire {
        slug: "made-up".to_owned(),
        version: 1,
        languages: vec![Language::from("en")],
        name: Text::default(),
        audience: Text::default(),
        draft_hours: 1,
        drafts: Drafts::Locked,
        code_days: 1,
        start: Opening { heading: Text::default(), body: Prose::default() },
        sections: Vec::new(),
        pages: (0..QUESTIONS).map(page).collect(),
        review: interlude(),
        send: interlude(),
        confirmation: Confirmation {
            heading: Text::default(),
            body: Prose::default(),
            signposts: Vec::new(),
            signposts_by_answers: false,
        },
    }
}

#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
fn now() -> Instant {
    Instant::now()
}
