//! How long staff wait for their pages, from the request to the last byte, with a million responses
//! stored and others arriving all the time: the real program, over HTTP, signed in.
//!
//! A page is asked for so seldom that responses have come since the last one, so nothing can be said
//! twice. A new connection each time. Client and server share the machine.
#![expect(clippy::unwrap_used, reason = "a benchmark stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

#[path = "support/delivery.rs"]
mod delivery;
#[path = "../tests/support/http.rs"]
mod http;
#[path = "support/million.rs"]
mod million;
#[path = "../tests/support/program.rs"]
mod program;
#[path = "support/served.rs"]
#[expect(dead_code, reason = "the benchmarks within the program use the rest")]
mod served;
#[path = "../tests/support/visitor.rs"]
mod visitor;

use std::{
    fs,
    io::Write,
    net::SocketAddr,
    path::Path,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use http::Client;
use program::Program;
use served::{CONSULTATIONS, SLUG};
use visitor::Visitor;

/// Between two submissions: twenty a second.
const ARRIVE: Duration = Duration::from_millis(50);

/// From one page to the next.
const LOOK: Duration = Duration::from_millis(75);

/// So often each page is opened.
const LOOKS: usize = 200;

const NAME: &str = "a.jones";
const PASSWORD: &str = "correct horse battery";

fn main() {
    let consultations = served::consultations();
    let mut published = consultations.iter().flat_map(|one| &one.questionnaires);
    let published = published.find(|one| one.questionnaire.slug == SLUG).unwrap();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let database = folder.path().join("heard.db");
    fs::copy(million::database(&published.hash), &database).unwrap();
    add_account(&database);
    let begin = now();
    let program = Program::serve(&database, Path::new(CONSULTATIONS)).unwrap();
    println!(
        "{} responses; from the start of the program to the first request: {:.2} s\n",
        million::RESPONSES,
        begin.elapsed().as_secs_f64()
    );
    let mut visitor = Visitor::new(program.address);
    let desk = visitor.send("/staff/sign-in", &format!("name={NAME}&password={PASSWORD}")).unwrap();
    assert_eq!(desk.status, 200);
    let stop = AtomicBool::new(false);
    let sent = thread::scope(|scope| {
        let sending = scope.spawn(|| arrive(program.address, &published.hash, &stop));
        println!("{:<48} {:>9} {:>9} {:>9}", "", "p50", "p95", "p99");
        for (what, paths) in pages() {
            look(&mut visitor, what, &paths);
        }
        stop.store(true, Ordering::Relaxed);
        sending.join().unwrap()
    });
    println!("\n{sent} responses came meanwhile, {} a second", 1000 / ARRIVE.as_millis());
}

/// Pages, and the addresses that are opened in turn.
fn pages() -> Vec<(&'static str, Vec<String>)> {
    let compare = |pick: &str| format!("/staff/{SLUG}/compare?{pick}");
    let pairs = [
        "rows=satisfied.whole&columns=age_band",
        "rows=told_police&columns=sex",
        "rows=treated.believed&columns=ethnic_group",
        "rows=times&columns=district",
    ];
    let several = ["rows=crimes&columns=sex", "rows=wanted&columns=age_band"];
    let only = "only1=crimes%3Dviolence&only2=district%3Dwirral&join=any";
    let filtered = pairs.map(|pair| compare(&format!("view=exact&{pair}&{only}")));
    let weighted = ["rows=told_police", "rows=report_again"];
    vec![
        ("all consultations", vec!["/staff".to_owned()]),
        ("the results", vec![format!("/staff/{SLUG}")]),
        ("who is taking part", vec![format!("/staff/{SLUG}/taking-part")]),
        ("a question by itself, with weights", weighted.map(compare).to_vec()),
        ("a comparison", pairs.map(compare).to_vec()),
        ("an exact comparison of those who gave an answer", filtered.to_vec()),
        ("a comparison of several options", several.map(compare).to_vec()),
    ]
}

/// Opens pages one after the other, and prints how long that took.
fn look(visitor: &mut Visitor, what: &str, paths: &[String]) {
    let mut waits: Vec<Duration> = paths
        .iter()
        .cycle()
        .take(LOOKS)
        .map(|path| {
            let begin = now();
            let page = visitor.get(path).unwrap();
            let wait = begin.elapsed();
            assert!(
                page.status == 200 && page.body.ends_with("</html>"),
                "{path}: {}",
                page.status
            );
            thread::sleep(LOOK.saturating_sub(wait));
            wait
        })
        .collect();
    waits.sort_unstable();
    let at = |percent: usize| waits[waits.len() * percent / 100].as_secs_f64() * 1000.0;
    println!("{what:<48} {:>6.1} ms {:>6.1} ms {:>6.1} ms", at(50), at(95), at(99));
}

/// Sends responses at their times, whatever the one before took; how many.
fn arrive(address: SocketAddr, hash: &str, stop: &AtomicBool) -> usize {
    let next = AtomicUsize::new(0);
    let mut client = Client::connect(address).unwrap();
    let mut due = now();
    while !stop.load(Ordering::Relaxed) {
        delivery::submit(&mut client, hash, &next);
        due += ARRIVE;
        thread::sleep(due.saturating_duration_since(now()));
    }
    next.into_inner()
}

fn add_account(database: &Path) {
    let mut adding = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(["staff", "add", NAME, "--database"])
        .arg(database)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    adding.stdin.take().unwrap().write_all(PASSWORD.as_bytes()).unwrap();
    assert!(adding.wait().unwrap().success());
}

#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
fn now() -> Instant {
    Instant::now()
}
