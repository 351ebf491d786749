//! How long tables over a million made-up responses to the shipped questionnaire take, beside three
//! others that could do the same, all in one run: reading the same bytes from memory, `SQLite`, and
//! `DuckDB`. All of them have to find the same numbers.
//!
//! The responses are those of `heard seed`. The bytes are those of a column of one byte a response
//! for each choice that a table looks at, and of one bit for each option of several. Best and median
//! of many rounds, because machines have moods; ratios are of medians.
//!
//! `--python PATH` names a Python that has `DuckDB`; without it that part is left out. With `--alone`
//! so are all others, for whoever is making something faster.
#![expect(clippy::unwrap_used, reason = "a benchmark stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "it prints what it measured")]

#[path = "engine/answers.rs"]
mod answers;
#[path = "engine/asked.rs"]
mod asked;
#[path = "engine/duckdb.rs"]
mod duckdb;
#[path = "support/million.rs"]
mod million;
#[path = "support/served.rs"]
#[expect(dead_code, reason = "the benchmarks over HTTP use the rest")]
mod served;
#[path = "engine/sqlite.rs"]
mod sqlite;

use std::{env, hint::black_box, path::Path, time::Instant};

use asked::{Answer, Asked, Task};
use duckdb::Duck;
use heard::{assets::Assets, catalogue::Catalogue, figures::Figures};
use questionnaire::{consultation::Disclosure, definition::Questionnaire};
use results::{Dataset, ForAnalysts, TableRule, cross, cross_exact, profile, profile_exact};
use sqlite::Sqlite;
use tokio::runtime::Builder;

const ROUNDS: usize = 31;

/// Start-ups take longer.
const START_UPS: usize = 5;

fn main() {
    let runtime = Builder::new_multi_thread().enable_all().build().unwrap();
    let mut assets = Assets::embedded();
    let catalogue = Catalogue::new(served::consultations(), &mut assets).unwrap();
    let entry = catalogue.get(served::SLUG).unwrap();
    let (questionnaire, hash) = (entry.questionnaire(), entry.setting.hash.as_str());
    let database = million::database(hash);
    let store = runtime.block_on(served::open(&database));
    let rows = runtime.block_on(answers::Rows::read(&store, questionnaire, hash));
    let columns = rows.columns(questionnaire);
    let asked = asked::all(questionnaire);
    let engine = Engine { dataset: rows.dataset(questionnaire), questionnaire };

    let bandwidth = bandwidth();
    println!(
        "{} responses, {} tables of single questions, {} columns; reading memory: {:.1} GB/s\n",
        rows.len(),
        engine.tables(&asked),
        columns.len(),
        bandwidth / 1e9
    );
    let ducks = ducks(&columns, &asked);
    let is_alone = env::args().any(|argument| argument == "--alone");
    let sqlite = (!is_alone).then(|| Sqlite::fill(&columns, &asked));
    let limit =
        |eighths: usize| f64::from(u32::try_from(rows.len() / 8 * eighths).unwrap()) / bandwidth;

    heading(&ducks);
    for (number, asked) in asked.iter().enumerate() {
        let limit = limit(asked.eighths);
        let exact = || time(ROUNDS, || engine.exact(asked));
        let protected = || time(ROUNDS, || engine.protected(asked));
        let Some(sqlite) = &sqlite else {
            line(asked.what, "exact", exact(), limit, &[]);
            line("", "protected", protected(), limit, &[]);
            continue;
        };
        let (table, index) = sqlite.ask(number, asked);
        let found = table.found;
        let other_ways = index.iter().map(|took| &took.found);
        let of_ducks = ducks.iter().map(|duck| &duck.asked[number].1);
        for other in other_ways.chain(of_ducks) {
            assert!(found == *other, "{}: SQLite and DuckDB differ", asked.what);
        }
        engine.agrees(asked, &found);
        let beside: Vec<_> = [Some(table.times), index.map(|took| took.times)]
            .into_iter()
            .chain(ducks.iter().map(|duck| Some(duck.asked[number].0)))
            .collect();
        line(asked.what, "exact", exact(), limit, &beside);
        line("", "protected", protected(), limit, &beside);
    }
    let start_up = || drop(runtime.block_on(Figures::follow(&store, &catalogue)).unwrap());
    let times = time(START_UPS, start_up);
    let beside: Vec<_> = [Some(sqlite::read_through(&database)), None]
        .into_iter()
        .chain(ducks.iter().map(|duck| Some(duck.load)))
        .collect();
    line("start-up rebuild", "", times, limit(8 * rows.width()), &beside);
    println!(
        "\nSQLite: in memory; from the table, and with the better of two indexes made for this one \
         question\n(all tallies: with those selected copied out first). Start-up: SQLite reads the \
         rows and does nothing\nwith them; DuckDB loads its own format."
    );
}

/// Heard.
struct Engine<'a> {
    dataset: Dataset,
    questionnaire: &'a Questionnaire,
}

impl Engine<'_> {
    fn rule() -> TableRule {
        TableRule::from(Disclosure::default())
    }

    fn exact(&self, asked: &Asked) {
        let (rule, reader) = (Self::rule(), ForAnalysts::role_was_checked());
        let (dataset, questionnaire) = (&self.dataset, self.questionnaire);
        match &asked.task {
            Task::Table(spec) => {
                drop(cross_exact(dataset, questionnaire, spec, &rule, reader).unwrap());
            }
            Task::Profile(filter) => {
                drop(profile_exact(dataset, questionnaire, filter, &rule, reader).unwrap());
            }
        }
    }

    fn protected(&self, asked: &Asked) {
        let (dataset, questionnaire, rule) = (&self.dataset, self.questionnaire, Self::rule());
        match &asked.task {
            Task::Table(spec) => drop(cross(dataset, questionnaire, spec, &rule).unwrap()),
            Task::Profile(filter) => {
                drop(profile(dataset, questionnaire, filter, &rule).unwrap());
            }
        }
    }

    /// That the counts are the ones that SQL found.
    fn agrees(&self, asked: &Asked, found: &[Answer]) {
        let (rule, reader) = (Self::rule(), ForAnalysts::role_was_checked());
        let (dataset, questionnaire) = (&self.dataset, self.questionnaire);
        match &asked.task {
            Task::Table(spec) => {
                let table = cross_exact(dataset, questionnaire, spec, &rule, reader).unwrap();
                asked::agrees(&table, &found[0]);
            }
            Task::Profile(filter) => {
                let tables = profile_exact(dataset, questionnaire, filter, &rule, reader).unwrap();
                asked::agree(&tables, &asked.selects, found);
            }
        }
    }

    /// How many tables the tallies are.
    fn tables(&self, asked: &[Asked]) -> usize {
        let (rule, reader) = (Self::rule(), ForAnalysts::role_was_checked());
        let profiles = asked.iter().filter_map(|asked| match &asked.task {
            Task::Profile(filter) => Some(
                profile_exact(&self.dataset, self.questionnaire, filter, &rule, reader).unwrap(),
            ),
            Task::Table(_) => None,
        });
        profiles.map(|tables| tables.len()).sum()
    }
}

fn ducks(columns: &[answers::Column], asked: &[Asked]) -> Vec<Duck> {
    let python = env::args().skip_while(|argument| argument != "--python").nth(1);
    let Some(python) = python else {
        println!("DuckDB is left out: there is no Python that has it (see tools/bench.sh)\n");
        return Vec::new();
    };
    let folder = tempfile::tempdir_in(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap();
    let csv = folder.path().join("answers.csv");
    answers::write(columns, &csv);
    let ducks = duckdb::ask(&python, &csv, columns, asked);
    println!("DuckDB {}, one byte a column\n", ducks[0].version);
    ducks
}

fn heading(ducks: &[Duck]) {
    print!("{:<32} {:>9} {:>9} {:>8}", "", "best", "median", "× memory");
    print!(" {:>20} {:>20}", "SQLite", "SQLite, index");
    for duck in ducks {
        print!(" {:>20}", format!("DuckDB, {} thread(s)", duck.threads));
    }
    println!();
}

/// What took how long, and how many times as long the others took.
fn line(what: &str, how: &str, times: [f64; 2], limit: f64, beside: &[Option<[f64; 2]>]) {
    let [best, median] = times;
    print!("{:<32}", format!("{what:<22} {how}"));
    print!(" {:>6.2} ms {:>6.2} ms {:>8.1}", best * 1e3, median * 1e3, median / limit);
    for beside in beside {
        match beside {
            Some([_, other]) => {
                print!(" {:>9.1} ms {:>6.1} ×", other * 1e3, other / median);
            }
            None => print!(" {:>20}", ""),
        }
    }
    println!();
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

#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
fn now() -> Instant {
    Instant::now()
}
