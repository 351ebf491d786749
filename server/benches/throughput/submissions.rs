//! Durable submissions: through the server, and into the same tables without it.

use std::{
    cell::RefCell, net::SocketAddr, path::Path, sync::atomic::AtomicUsize, thread, time::Instant,
};

use rusqlite::Connection;

use crate::{
    CONNECTIONS, contest,
    delivery::{WORDS, key, submit},
    http::Client,
    now,
    served::Served,
};

/// The tables of the program itself.
const TABLES: &str = include_str!("../../../store/migrations/1_response.sql");

/// Bytes of the closed answers of one response.
const CLOSED: usize = 96;

pub(crate) fn measure(served: &Served, folder: &Path) {
    let (next, hash) = (&AtomicUsize::new(0), served.hash.as_str());
    let address = served.address;
    let raw = &RefCell::new(Raw::open(&folder.join("raw.db")));
    let insert = |batch| move |end| raw.borrow_mut().until(end, batch);
    contest(
        "Submissions, stored for good (beside SQLite with WAL, synchronous=FULL)",
        vec![
            ("heard over HTTP", Box::new(move |end| flood(address, hash, next, CONNECTIONS, end))),
            ("SQLite alone, commits of 64", Box::new(insert(CONNECTIONS))),
        ],
    );
    contest(
        "One at a time",
        vec![
            (
                "heard over HTTP, one connection",
                Box::new(move |end| flood(address, hash, next, 1, end)),
            ),
            ("SQLite alone, commits of 1", Box::new(insert(1))),
        ],
    );
    delays(address, hash, next);
}

/// Submits over so many connections until the end of the round; how many were acknowledged.
fn flood(
    address: SocketAddr,
    hash: &str,
    next: &AtomicUsize,
    connections: usize,
    end: Instant,
) -> usize {
    each_connection(connections, || {
        let mut client = Client::connect(address).unwrap();
        let mut count = 0;
        while now() < end {
            submit(&mut client, hash, next);
            count += 1;
        }
        count
    })
    .into_iter()
    .sum()
}

/// How long somebody waits for the acknowledgement while 63 others do the same.
fn delays(address: SocketAddr, hash: &str, next: &AtomicUsize) {
    let waits = each_connection(CONNECTIONS, || {
        let mut client = Client::connect(address).unwrap();
        let wait = || {
            let begin = now();
            submit(&mut client, hash, next);
            begin.elapsed()
        };
        std::iter::repeat_with(wait).take(50).collect::<Vec<_>>()
    });
    let mut waits = waits.concat();
    waits.sort_unstable();
    let at = |percent: usize| waits[waits.len() * percent / 100].as_secs_f64() * 1000.0;
    println!("Waiting for the acknowledgement among {CONNECTIONS}");
    println!("  half within {:.1} ms, 99 in 100 within {:.1} ms\n", at(50), at(99));
}

fn each_connection<T: Send>(connections: usize, work: impl Fn() -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..connections).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

/// `SQLite` with nothing around it: the one place outside the store that speaks SQL, since it is
/// what the store is compared with.
struct Raw {
    connection: Connection,
    next: usize,
}

impl Raw {
    fn open(path: &Path) -> Self {
        let connection = Connection::open(path).unwrap();
        connection.pragma_update(None, "journal_mode", "WAL").unwrap();
        connection.pragma_update(None, "synchronous", "FULL").unwrap();
        connection.execute_batch(TABLES).unwrap();
        let definition = "INSERT INTO definition VALUES (zeroblob(32), 'slug', 1, '{}')";
        connection.execute(definition, ()).unwrap();
        Self { connection, next: 0 }
    }

    /// Commits so many responses at a time until the end of the round; how many there were.
    fn until(&mut self, end: Instant, batch: usize) -> usize {
        let begin = self.next;
        let prepare = |sql| self.connection.prepare(sql).unwrap();
        let mut response =
            prepare("INSERT INTO response VALUES (?, zeroblob(32), 0, 20780, 'en', ?, ?)");
        let mut text = prepare("INSERT INTO free_text VALUES (?, 'change', 0, ?)");
        while now() < end {
            self.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
            for number in self.next..self.next + batch {
                let key = key(number).to_be_bytes();
                response.execute((&key, &[3_u8; 32], &[2_u8; CLOSED])).unwrap();
                text.execute((&key, WORDS.as_bytes())).unwrap();
            }
            self.connection.execute_batch("COMMIT").unwrap();
            self.next += batch;
        }
        self.next - begin
    }
}
