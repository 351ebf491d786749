//! How many submissions and how many pages a second, each beside the least that could do the same:
//! `SQLite` alone on the same disk, and a handler that returns a page of the same length. Rounds of
//! the one and the other alternate, because machines have moods; what is printed is the median.
//!
//! Clients and server share the machine, so the numbers over HTTP are those of half of it.
#![expect(clippy::unwrap_used, reason = "a benchmark stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

#[path = "support/delivery.rs"]
mod delivery;
#[path = "../tests/support/http.rs"]
mod http;
#[path = "throughput/pages.rs"]
mod pages;
#[path = "support/served.rs"]
mod served;
#[path = "throughput/submissions.rs"]
mod submissions;

use std::time::{Duration, Instant};

use tokio::runtime::Builder;

/// So many connections are kept open.
const CONNECTIONS: usize = 64;

const ROUNDS: usize = 5;

/// One round of one measurement.
const ROUND: Duration = Duration::from_secs(1);

fn main() {
    let runtime = Builder::new_multi_thread().enable_all().build().unwrap();
    // On the disk that the program was built on: what is temporary may be in memory only.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let served = runtime.block_on(served::Served::start(&folder.path().join("heard.db")));
    println!("medians of {ROUNDS} rounds of {} s, {CONNECTIONS} connections\n", ROUND.as_secs());
    submissions::measure(&served, folder.path());
    pages::measure(&runtime, &served);
}

/// Something that is measured: what it is, and how often it did it in a round.
type Contender<'a> = (&'a str, Box<dyn FnMut(Instant) -> usize + 'a>);

/// Lets contenders do in turn what they do until the end of a round, and prints how often each did
/// it in a second, and how that compares with the last of them.
fn contest(title: &str, mut contenders: Vec<Contender<'_>>) {
    let mut rates = vec![Vec::new(); contenders.len()];
    // The first round warms up.
    for round in 0..=ROUNDS {
        for ((_, contender), rates) in contenders.iter_mut().zip(&mut rates) {
            let begin = now();
            let count = contender(begin + ROUND);
            let rate = f64::from(u32::try_from(count).unwrap()) / begin.elapsed().as_secs_f64();
            if round > 0 {
                rates.push(rate);
            }
        }
    }
    let medians: Vec<f64> = rates.into_iter().map(median).collect();
    let last = medians.last().copied().unwrap_or_default();
    println!("{title}");
    for ((name, _), median) in contenders.iter().zip(medians) {
        println!("  {name:<44} {median:>9.0} /s {:>7.2}", median / last);
    }
    println!();
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}

#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
fn now() -> Instant {
    Instant::now()
}
