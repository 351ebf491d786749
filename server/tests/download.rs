//! What leaves as a file, from outside: who gets it, what is in it, and that it is recorded.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "staff/house.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod house;

use axum::{
    body::to_bytes,
    http::{HeaderMap, StatusCode, header},
};
use futures::StreamExt;
use house::{House, NAME, SLUG, request};
use serde_json::Value;
use store::{Role, Taken};

const PAGE: &str = "/staff/fx-one-choice/download";
const PROTECTED: &str = "detail=protected&format=";
const EXACT: &str = "detail=exact&understood=yes&format=";

/// A file that arrived whole.
struct File {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

/// 87 responses, of which few say "Never" to a question that could point to a person.
async fn house() -> House {
    let house = House::identifying(&[SLUG], &["often"], 64).await;
    house.respond(52, "daily").await;
    house.respond(31, "weekly").await;
    house.respond(4, "never").await;
    house
}

async fn fetch(house: &House, asked: axum::http::Request<axum::body::Body>) -> File {
    let (head, body) = house.begin(asked).await.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    File { status: head.status, headers: head.headers, bytes }
}

async fn take(house: &House, session: &str, form: &str) -> File {
    fetch(house, request("POST", PAGE, Some(session), form)).await
}

async fn taken(house: &House) -> Vec<Taken> {
    house.state.store.taken(SLUG, 100).await.unwrap()
}

impl File {
    /// Whether it is sent as a file of this name.
    fn is_named(&self, name: &str, media_type: &str) {
        let disposition = format!("attachment; filename=\"{name}\"");
        assert_eq!(self.status, StatusCode::OK);
        assert_eq!(self.headers[header::CONTENT_DISPOSITION], disposition.as_str());
        assert_eq!(self.headers[header::CONTENT_TYPE], media_type);
        assert_eq!(self.headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(self.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }

    /// How often each value of a column of a CSV file is there.
    fn values(&self, column: &str) -> Vec<(String, usize)> {
        let mut file = csv::Reader::from_reader(self.bytes.as_slice());
        let place = file.headers().unwrap().iter().position(|name| name == column).unwrap();
        let mut counts = std::collections::BTreeMap::new();
        for row in file.records() {
            *counts.entry(row.unwrap()[place].to_owned()).or_default() += 1;
        }
        counts.into_iter().collect()
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }
}

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// How a workbook ends: the record at the end of an archive that says where all is.
fn is_whole_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && bytes.windows(4).rev().take(64).any(|four| four == b"PK\x05\x06")
}

#[tokio::test]
async fn strangers_are_sent_to_sign_in_and_take_nothing() {
    let house = house().await;
    let paths = [
        ("GET", PAGE.to_owned(), String::new()),
        ("GET", format!("{PAGE}/tables.csv"), String::new()),
        ("GET", format!("{PAGE}/codebook.md"), String::new()),
        ("POST", PAGE.to_owned(), format!("{EXACT}csv")),
    ];
    for (method, path, form) in paths {
        let answer = house.send(request(method, &path, None, &form)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(answer.headers[header::LOCATION], "/staff/sign-in");
        assert!(answer.body.is_empty());
    }
    assert_eq!(taken(&house).await, []);
}

#[tokio::test]
async fn tables_and_codebooks_are_for_everybody_who_is_signed_in() {
    let house = house().await;
    for role in Role::ALL {
        let session = house.signed_in_as(role.name(), role).await;
        let page = house.get(PAGE, Some(&session)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.body.contains("Nobody has taken rows or opened exact tables yet"),
            "{}",
            page.body
        );
        let get = async |name: &str| {
            fetch(&house, request("GET", &format!("{PAGE}/{name}"), Some(&session), "")).await
        };
        let csv = get("tables.csv").await;
        csv.is_named("fx-one-choice-2026-11-02-tables.csv", CSV);
        // Counts as they are have not left.
        let counts = csv.values("count");
        assert!(counts.iter().any(|(count, _)| count == "fewer than 10"), "{}", csv.text());
        for (count, _) in counts {
            let rounded = count.parse::<u32>().map_or(true, |count| count % 5 == 0 && count >= 10);
            assert!(rounded, "{count}");
        }
        let json = get("tables.json").await;
        json.is_named("fx-one-choice-2026-11-02-tables.json", "application/json");
        let lines: Vec<Value> = serde_json::from_slice(&json.bytes).unwrap();
        assert_eq!(lines[0]["count"], 50);
        let xlsx = get("tables.xlsx").await;
        xlsx.is_named("fx-one-choice-2026-11-02-tables.xlsx", XLSX);
        assert!(is_whole_archive(&xlsx.bytes));
        let markdown = get("codebook.md").await;
        let media_type = "text/markdown; charset=utf-8";
        markdown.is_named("fx-one-choice-2026-11-02-codebook.md", media_type);
        assert!(markdown.text().contains("How often do you go to the park?"));
        // It says nothing of what is rare.
        assert!(!markdown.text().contains("999"), "{}", markdown.text());
        let html = get("codebook.html").await;
        html.is_named("fx-one-choice-2026-11-02-codebook.html", "text/html; charset=utf-8");
        assert!(html.text().starts_with("<!DOCTYPE html>"));
        assert_eq!(get("rows.csv").await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(taken(&house).await, []);
}

#[tokio::test]
async fn rows_are_for_analysts_alone() {
    let house = house().await;
    for role in [Role::Viewer, Role::Reader] {
        let session = house.signed_in_as(role.name(), role).await;
        let page = house.get(PAGE, Some(&session)).await.body;
        assert!(!page.contains("name=\"detail\""), "{page}");
        for form in [format!("{PROTECTED}csv"), format!("{EXACT}sav"), String::new()] {
            let refused = take(&house, &session, &form).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN);
            assert!(refused.text().contains("Rows are for analysts"));
            assert!(!refused.headers.contains_key(header::CONTENT_DISPOSITION));
        }
    }
    assert_eq!(taken(&house).await, []);
}

#[tokio::test]
async fn protected_rows_group_what_few_answered_and_exact_ones_do_not() {
    let house = house().await;
    let session = house.signed_in().await;
    let protected = take(&house, &session, &format!("{PROTECTED}csv")).await;
    protected.is_named("fx-one-choice-2026-11-02-rows.csv", CSV);
    assert_eq!(protected.values("often"), [("1".to_owned(), 52), ("999".to_owned(), 35)]);
    let exact = take(&house, &session, &format!("{EXACT}csv")).await;
    exact.is_named("fx-one-choice-2026-11-02-rows-exact.csv", CSV);
    let values = [("1".to_owned(), 52), ("2".to_owned(), 31), ("3".to_owned(), 4)];
    assert_eq!(exact.values("often"), values);

    let line = |exact| Taken {
        at: house::NOON,
        who: Some(NAME.to_owned()),
        slug: SLUG.to_owned(),
        format: "csv".to_owned(),
        exact,
        responses: 87,
    };
    assert_eq!(taken(&house).await, [line(true), line(false)]);
    // Everybody who is signed in sees it.
    let viewer = house.signed_in_as("viewer", Role::Viewer).await;
    let page = house.get(PAGE, Some(&viewer)).await.body;
    for words in ["2 November 2026, 12:00", NAME, "CSV, exact", "CSV, protected", ">87<"] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn every_format_arrives_whole() {
    let house = house().await;
    let session = house.signed_in().await;
    let json = take(&house, &session, &format!("{PROTECTED}json&labels=yes")).await;
    json.is_named("fx-one-choice-2026-11-02-rows.json", "application/json");
    let rows: Vec<Value> = serde_json::from_slice(&json.bytes).unwrap();
    assert_eq!(rows.len(), 87);
    assert_eq!(rows.iter().filter(|row| row["often"] == "Every day").count(), 52);
    let sav = take(&house, &session, &format!("{PROTECTED}sav")).await;
    sav.is_named("fx-one-choice-2026-11-02-rows.sav", "application/x-spss-sav");
    assert!(sav.bytes.starts_with(b"$FL2"));
    // The number of rows stands there.
    assert_eq!(sav.bytes[80..84], 87_i32.to_le_bytes());
    let xlsx = take(&house, &session, &format!("{EXACT}xlsx")).await;
    xlsx.is_named("fx-one-choice-2026-11-02-rows-exact.xlsx", XLSX);
    assert!(is_whole_archive(&xlsx.bytes));
    let marked = take(&house, &session, &format!("{PROTECTED}csv&mark=yes")).await;
    assert!(marked.bytes.starts_with("\u{feff}".as_bytes()));
    assert_eq!(taken(&house).await.len(), 4);

    // A codebook of rows says what was done to them, and is no rows.
    let codebook = take(&house, &session, &format!("{PROTECTED}codebook")).await;
    let media_type = "text/markdown; charset=utf-8";
    codebook.is_named("fx-one-choice-2026-11-02-rows-codebook.md", media_type);
    assert!(codebook.text().contains("999"), "{}", codebook.text());
    let codebook = take(&house, &session, &format!("{EXACT}codebook-html")).await;
    let media_type = "text/html; charset=utf-8";
    codebook.is_named("fx-one-choice-2026-11-02-rows-codebook-exact.html", media_type);
    assert_eq!(taken(&house).await.len(), 4);
    // Nothing is left of workbooks beside the database.
    let names = house.folder().read_dir().unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| name.to_string_lossy().starts_with("heard.db")));
}

#[tokio::test]
async fn what_is_missing_in_the_form_is_said_and_nothing_leaves() {
    let house = house().await;
    let session = house.signed_in().await;
    let tick = "Tick the box to say that you know what exact rows are";
    for (form, words) in [
        ("detail=exact&format=csv", tick),
        ("detail=exact&understood=no&format=csv", tick),
        ("format=csv", tick),
        ("detail=anything&format=csv", tick),
        ("detail=protected", "Choose a format"),
        ("detail=protected&format=exe", "Choose a format"),
    ] {
        let refused = take(&house, &session, form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(refused.text().contains(words), "{form}: {}", refused.text());
        assert!(refused.text().contains("<title>Error: "));
    }
    let missing = house.post("/staff/none/download", Some(&session), "").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert_eq!(taken(&house).await, []);
}

#[tokio::test]
async fn another_site_cannot_make_anybody_take_rows() {
    let house = house().await;
    let session = house.signed_in().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://example.org")] {
        let mut asked = request("POST", PAGE, Some(&session), &format!("{EXACT}csv"));
        asked.headers_mut().insert(name, value.parse().unwrap());
        asked.headers_mut().insert(header::HOST, "heard.example".parse().unwrap());
        assert_eq!(house.send(asked).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(taken(&house).await, []);
}

#[tokio::test]
async fn rows_that_do_not_fit_are_an_error_page_and_no_file() {
    let house = house().await;
    let session = house.signed_in().await;
    let database = rusqlite::Connection::open(house.folder().join("heard.db")).unwrap();
    let sql = "UPDATE response SET closed = x'00' WHERE id = (SELECT max(id) FROM response)";
    database.execute(sql, ()).unwrap();
    let refused = take(&house, &session, &format!("{EXACT}csv")).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.text().contains("The file could not be made"), "{}", refused.text());
    assert!(!refused.headers.contains_key(header::CONTENT_DISPOSITION));
    assert_eq!(taken(&house).await, []);
}

#[tokio::test]
async fn a_file_that_breaks_off_does_not_end_well() {
    let house = House::new(64).await;
    house.seed(100_000).await;
    let session = house.signed_in().await;
    for format in ["csv", "json"] {
        let asked = request("POST", PAGE, Some(&session), &format!("{EXACT}{format}"));
        let response = house.begin(asked).await;
        assert_eq!(response.status(), StatusCode::OK);
        let mut body = response.into_body().into_data_stream();
        let first = body.next().await.unwrap().unwrap();
        assert!(first.len() < 1_000_000, "{}", first.len());
        house.state.stopped.send_replace(true);
        let mut last = Ok(first);
        while let Some(next) = body.next().await {
            last = next;
        }
        assert!(last.is_err(), "{format}");
        house.state.stopped.send_replace(false);
    }
    // That they were begun is recorded all the same.
    assert_eq!(taken(&house).await.len(), 2);
    // Both have given back their places and their readers.
    let asked = request("POST", PAGE, Some(&session), &format!("{PROTECTED}json"));
    let rows: Vec<Value> = serde_json::from_slice(&fetch(&house, asked).await.bytes).unwrap();
    assert_eq!(rows.len(), 100_000);
}

#[tokio::test]
async fn a_third_who_takes_rows_at_once_is_asked_to_come_back() {
    let house = house().await;
    let session = house.signed_in().await;
    let places = house.state.rows.acquire_many(2).await.unwrap();
    let refused = take(&house, &session, &format!("{PROTECTED}csv")).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.text().contains("Others are taking rows just now"), "{}", refused.text());
    // Tables need no place.
    let tables = house.get(&format!("{PAGE}/tables.csv"), Some(&session)).await;
    assert_eq!(tables.status, StatusCode::OK);
    drop(places);
    let csv = take(&house, &session, &format!("{PROTECTED}csv")).await;
    assert_eq!(csv.values("often").len(), 2);
    assert_eq!(taken(&house).await.len(), 1);
}
