//! The staff side from outside: who gets in, what they see, and that it is up to date.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "keys/browser.rs"]
#[expect(dead_code, reason = "the respondents' tests use the rest")]
mod browser;
#[path = "staff/house.rs"]
#[expect(dead_code, reason = "the respondents' tests use the rest")]
mod house;
#[path = "staff/turnout.rs"]
mod turnout;

use std::time::Duration;

use axum::{
    body::BodyDataStream,
    http::{StatusCode, header},
};
use futures::{StreamExt, future::join_all};
use house::{House, NAME, PASSWORD, SLUG, cookie, request, typed};
use serde_json::Value;
use tokio::time::timeout;

const TWELVE_HOURS: i64 = 12 * 60 * 60;

#[tokio::test]
async fn the_right_password_opens_the_desk() {
    let house = House::new(64).await;
    let form = house.get("/staff/sign-in", None).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.body.contains("autocomplete=\"username\""));
    assert!(form.body.contains("autocomplete=\"current-password\""));

    let answer = house.attempt(NAME, PASSWORD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[header::LOCATION], "/staff");
    let set = answer.headers[header::SET_COOKIE].to_str().unwrap();
    let (value, attributes) = set.split_once("; ").unwrap();
    assert!(value.starts_with("__Host-desk=") && value.len() == "__Host-desk=".len() + 43, "{set}");
    assert_eq!(attributes, "Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=43200");

    let page = house.get("/staff", Some(&cookie(&answer))).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(NAME));
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(house.get("/staff/sign-in", Some(value)).await.headers[header::LOCATION], "/staff");
}

#[tokio::test]
async fn nothing_tells_whether_a_name_exists() {
    let house = House::new(64).await;
    // Up to and beyond the point where attempts have to wait.
    for _ in 0..5 {
        let known = house.attempt("a.jones", "not the password").await;
        let unknown = house.attempt("b.smith", "not the password").await;
        assert_eq!(known.status, unknown.status);
        assert_eq!(known.body.replace("a.jones", "b.smith"), unknown.body);
        let names = |answer: &house::Answered| {
            let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
            names.sort();
            names
        };
        assert_eq!(names(&known), names(&unknown));
    }
}

#[tokio::test]
async fn a_wrong_password_is_refused_with_the_name_kept() {
    let house = House::new(64).await;
    let answer = house.attempt("<b>", "not the password").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("The name or the password is not right"));
    assert!(answer.body.contains("value=\"&lt;b&gt;\""), "{}", answer.body);
    assert!(!answer.body.contains("not the password"));
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn guesses_have_to_wait_and_longer_each_time() {
    let house = House::new(64).await;
    for _ in 0..4 {
        assert_eq!(house.attempt(NAME, "guess").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let waiting = house.attempt(NAME, PASSWORD).await;
    assert_eq!(waiting.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(waiting.headers[header::RETRY_AFTER], "1");
    assert!(waiting.body.contains("wait a second"), "{}", waiting.body);

    house.clock.pass(1);
    assert_eq!(house.attempt(NAME, "guess").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let waiting = house.attempt(NAME, PASSWORD).await;
    assert_eq!(waiting.headers[header::RETRY_AFTER], "2");
    assert!(waiting.body.contains("wait 2 seconds"), "{}", waiting.body);

    house.clock.pass(2);
    assert_eq!(house.attempt(NAME, PASSWORD).await.status, StatusCode::SEE_OTHER);
    // What was typed wrong before no longer counts.
    assert_eq!(house.attempt(NAME, "guess").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.attempt(NAME, PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn guesses_sent_all_at_once_are_no_way_around_the_wait() {
    let house = House::new(64).await;
    let answers = join_all((0..16).map(|_| house.attempt(NAME, "guess"))).await;
    let looked_at = answers.iter().filter(|a| a.status == StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(looked_at.count(), 4);
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    let answer = house.post("/staff/sign-out", Some(&session), "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[header::LOCATION], "/staff/sign-in");
    assert!(answer.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    // Also for a browser that kept the cookie.
    assert_eq!(house.get("/staff", Some(&session)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.figures(Some(&session), None).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    let house = House::new(64).await;
    let first = house.signed_in().await;
    let form = typed(NAME, PASSWORD);
    let second = cookie(&house.post("/staff/sign-in", Some(&first), &form).await);
    assert_ne!(first, second);
    assert_eq!(house.get("/staff", Some(&first)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get("/staff", Some(&second)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    house.clock.pass(TWELVE_HOURS - 1);
    assert_eq!(house.get("/staff", Some(&session)).await.status, StatusCode::OK);
    house.clock.pass(1);
    assert_eq!(house.get("/staff", Some(&session)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn strangers_see_nothing() {
    let house = House::new(64).await;
    let made_up = format!("__Host-desk={}", "A".repeat(43));
    for session in [None, Some("__Host-desk=x"), Some(made_up.as_str())] {
        for path in ["/staff", "/staff/fx-one-choice", "/staff/there-is-none"] {
            let answer = house.get(path, session).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert_eq!(answer.headers[header::LOCATION], "/staff/sign-in");
            assert!(answer.body.is_empty());
        }
        assert_eq!(house.get("/staff/live", session).await.status, StatusCode::UNAUTHORIZED);
        for slug in [None, Some(SLUG), Some("there-is-none")] {
            let answer = house.figures(session, slug).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
            assert_eq!(answer.body, "\"signed-out\"");
        }
    }
}

#[tokio::test]
async fn what_no_page_of_ours_asks_is_no_fault_of_the_server() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    for body in ["", "{", "[]", "{\"slug\": 3}"] {
        let mut asked = request("POST", "/api/figures", Some(&session), body);
        asked.headers_mut().insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
        let answer = house.send(asked).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}: {}", answer.body);
        assert_eq!(answer.body, "\"malformed\"");
    }
}

#[tokio::test]
async fn another_site_cannot_sign_anybody_in_or_out() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    for path in ["/staff/sign-in", "/staff/sign-out"] {
        let mut asked = request("POST", path, Some(&session), &typed(NAME, PASSWORD));
        asked.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        assert_eq!(house.send(asked).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(house.get("/staff", Some(&session)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn figures_are_protected_on_the_page_and_on_the_way_to_it() {
    let house = House::new(64).await;
    house.respond(52, "daily").await;
    house.respond(31, "weekly").await;
    house.respond(4, "never").await;
    let session = house.signed_in().await;

    let page = house.get("/staff/fx-one-choice", Some(&session)).await.body;
    let shown = visible(&page);
    assert!(shown.contains("87 responses, on 2 November 2026"), "{shown}");
    assert!(shown.contains("Never not shown fewer than 10"), "{shown}");
    assert!(shown.contains("How often do you go to the park?"), "{shown}");
    assert!(shown.contains("Most common answer: Every day, about 6"), "{shown}");

    let sent = house.figures(Some(&session), Some(SLUG)).await;
    assert_eq!(sent.status, StatusCode::OK);
    let sent: Value = serde_json::from_str(&sent.body).unwrap();
    let figures = &sent["news"]["results"];
    assert_eq!(figures["total"], 87);
    let often = &figures["tables"][0];
    assert_eq!(often["question"], "often");
    assert_eq!(often["rows"][0]["figure"]["about"], 50);
    assert_eq!(often["rows"][2]["figure"]["fewer-than"], 10);
    // The counts as they are have not left, neither here nor in what the page starts from.
    for text in [page, sent.to_string()] {
        for count in [":52", ":31", "\"about\":4", ">52<", ">31<", ">4<"] {
            assert!(!text.contains(count), "{count} in {text}");
        }
    }
}

#[tokio::test]
async fn a_response_counts_as_soon_as_it_is_stored() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    let page = house.get("/staff", Some(&session)).await.body;
    assert!(visible(&page).contains("Nobody has answered yet"), "{page}");

    house.respond(3, "daily").await;
    let shown = visible(&house.get("/staff", Some(&session)).await.body);
    assert!(shown.contains("3 responses in the last 7 days"), "{shown}");
    assert!(shown.contains("Monday 2 November 2026 3"), "{shown}");
    house.respond(1, "daily").await;
    let sent = house.figures(Some(&session), None).await.body;
    let sent: Value = serde_json::from_str(&sent).unwrap();
    assert_eq!(sent["news"]["overview"][0]["total"], 4);
    assert_eq!(sent["news"]["overview"][0]["days"][0]["responses"], 4);

    // A week later they are no longer of the last seven days.
    house.clock.pass(7 * 24 * 60 * 60 - TWELVE_HOURS);
    let session = house.signed_in().await;
    let sent = house.figures(Some(&session), None).await.body;
    let sent: Value = serde_json::from_str(&sent).unwrap();
    assert_eq!(sent["news"]["overview"][0]["last_week"], 0);
}

#[tokio::test]
async fn there_are_no_results_of_what_is_not_served() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    assert_eq!(house.get("/staff/none", Some(&session)).await.status, StatusCode::NOT_FOUND);
    let sent = house.figures(Some(&session), Some("none")).await;
    assert_eq!((sent.status, sent.body.as_str()), (StatusCode::NOT_FOUND, "\"unknown\""));
}

#[tokio::test]
async fn an_open_page_is_told_of_every_change_and_takes_no_place() {
    let house = House::new(1).await;
    let session = house.signed_in().await;
    let mut events = live(&house, &session).await;
    assert_eq!(next(&mut events).await.as_deref(), Some("data: 0\n\n"));
    // The one place there is has been given back.
    assert_eq!(house.get("/health", None).await.status, StatusCode::OK);
    house.respond(1, "daily").await;
    assert_eq!(next(&mut events).await.as_deref(), Some("data: 1\n\n"));
}

#[tokio::test]
async fn an_open_page_hears_nothing_after_signing_out() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    let mut events = live(&house, &session).await;
    assert!(next(&mut events).await.is_some());
    house.post("/staff/sign-out", Some(&session), "").await;
    house.respond(1, "daily").await;
    assert_eq!(next(&mut events).await, None);
}

#[tokio::test]
async fn an_open_page_does_not_keep_the_program_from_stopping() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    let mut events = live(&house, &session).await;
    assert!(next(&mut events).await.is_some());
    house.state.stopped.send_replace(true);
    assert_eq!(next(&mut events).await, None);
}

async fn live(house: &House, session: &str) -> BodyDataStream {
    let response = house.begin(request("GET", "/staff/live", Some(session), "")).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
    response.into_body().into_data_stream()
}

async fn next(events: &mut BodyDataStream) -> Option<String> {
    let event = timeout(Duration::from_secs(10), events.next()).await.unwrap()?.unwrap();
    Some(String::from_utf8(event.to_vec()).unwrap())
}

/// What somebody reads of a page, with one space between any two words.
fn visible(page: &str) -> String {
    let body = page.split_once("<body").unwrap().1;
    let text = body.split('<').filter_map(|part| Some(part.split_once('>')?.1));
    let text = text.collect::<Vec<_>>().join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
