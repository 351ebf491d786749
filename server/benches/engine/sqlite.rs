//! `SQLite` as well as it can: everything in memory, and for each table indexes that hold all columns it
//! looks at, once in the order of the groups and once in that of the condition. Nobody could have
//! such indexes for every table that somebody may ask for, so the time without them is taken, too.

use rusqlite::{Connection, OpenFlags, params_from_iter, types::ValueRef};
use std::path::Path;

use crate::{
    answers::Column,
    asked::{Answer, Asked, Select, Task, list},
    time,
};

/// It is slow enough for few rounds to do.
const ROUNDS: usize = 5;

pub(crate) struct Sqlite {
    connection: Connection,
}

/// How long it took, at best and in the middle of the rounds, and what was found.
pub(crate) struct Took {
    pub(crate) times: [f64; 2],
    pub(crate) found: Vec<Answer>,
}

impl Sqlite {
    pub(crate) fn fill(columns: &[Column], asked: &[Asked]) -> Self {
        let connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "temp_store", "memory").unwrap();
        let names: Vec<_> = columns.iter().map(|column| column.name.clone()).collect();
        let kinds: Vec<_> =
            names.iter().map(|name| format!("\"{name}\" INTEGER NOT NULL")).collect();
        let marks = vec!["?"; names.len()].join(", ");
        connection
            .execute_batch(&format!("CREATE TABLE answers ({}); BEGIN", kinds.join(", ")))
            .unwrap();
        {
            let insert = format!("INSERT INTO answers VALUES ({marks})");
            let mut insert = connection.prepare(&insert).unwrap();
            for row in 0..columns[0].values.len() {
                let values = columns.iter().map(|column| column.values[row]);
                insert.execute(params_from_iter(values)).unwrap();
            }
        }
        connection.execute_batch("COMMIT").unwrap();
        for (number, asked) in asked.iter().enumerate() {
            let ([Select::Groups(groups)], Task::Table(_)) = (&asked.selects[..], &asked.task)
            else {
                continue;
            };
            let filter: Vec<_> = asked.filtered_by.iter().map(|name| (*name).to_owned()).collect();
            let create = |name: &str, columns: Vec<String>| {
                let sql = format!("CREATE INDEX {name}_{number} ON answers ({})", list(&columns));
                connection.execute_batch(&sql).unwrap();
            };
            create("groups", [groups.clone(), filter.clone()].concat());
            if !filter.is_empty() {
                create("condition", [filter, groups.clone()].concat());
            }
        }
        connection.execute_batch("ANALYZE").unwrap();
        Self { connection }
    }

    /// Without an index, and the faster of the two that were made for it. Of many tables under one
    /// condition: each from all responses, and each from those that were copied out first.
    pub(crate) fn ask(&self, number: usize, asked: &Asked) -> (Took, Option<Took>) {
        if matches!(asked.task, Task::Profile(_)) {
            let direct = self.run(asked, "answers", &asked.condition, None);
            let copy = format!(
                "CREATE TEMP TABLE picked AS SELECT * FROM answers WHERE {}",
                asked.condition
            );
            return (direct, Some(self.run(asked, "picked", "", Some(&copy))));
        }
        let plain = self.run(asked, "answers NOT INDEXED", &asked.condition, None);
        let mut kinds = vec!["groups"];
        if !asked.condition.is_empty() {
            kinds.push("condition");
        }
        let by = kinds.into_iter().map(|kind| {
            let from = format!("answers INDEXED BY {kind}_{number}");
            self.run(asked, &from, &asked.condition, None)
        });
        let best = by.min_by(|a, b| a.times[1].total_cmp(&b.times[1]));
        (plain, best)
    }

    fn run(&self, asked: &Asked, from: &str, condition: &str, first: Option<&str>) -> Took {
        let mut found = Vec::new();
        let times = time(ROUNDS, || {
            if let Some(first) = first {
                self.connection.execute_batch(first).unwrap();
            }
            found = asked.selects.iter().map(|s| self.select(&s.sql(from, condition))).collect();
            if first.is_some() {
                self.connection.execute_batch("DROP TABLE picked").unwrap();
            }
        });
        for answer in &mut found {
            answer.sort();
        }
        Took { times, found }
    }

    fn select(&self, sql: &str) -> Answer {
        let mut statement = self.connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map((), |row| (0..columns).map(|i| row.get(i)).collect());
        rows.unwrap().collect::<Result<_, _>>().unwrap()
    }
}

/// How long `SQLite` alone takes to show all rows as the program stores them.
pub(crate) fn read_through(database: &Path) -> [f64; 2] {
    let connection =
        Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    time(ROUNDS, || {
        let mut rows = connection.prepare("SELECT day, closed FROM response").unwrap();
        let mut rows = rows.query(()).unwrap();
        let mut bytes = 0;
        while let Some(row) = rows.next().unwrap() {
            if let ValueRef::Blob(closed) = row.get_ref(1).unwrap() {
                bytes += closed.len();
            }
        }
        assert!(bytes > 0);
    })
}
