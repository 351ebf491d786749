//! The page that compares, from outside: its figures are protected, its address holds the choice, and a bad
//! address is met with words.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "staff/house.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod house;

use axum::http::StatusCode;
use house::{Answered, House, SLUG};

async fn compare(house: &House, query: &str) -> Answered {
    let session = house.signed_in().await;
    house.get(&format!("/staff/{SLUG}/compare{query}"), Some(&session)).await
}

#[tokio::test]
async fn figures_are_protected() {
    let house = House::new(64).await;
    house.respond(52, "daily").await;
    house.respond(31, "weekly").await;
    house.respond(4, "never").await;
    let page = compare(&house, "?rows=often").await;
    assert_eq!(page.status, StatusCode::OK);
    let body = &page.body;
    assert!(body.contains("fewer than 10"), "{body}");
    assert!(!body.contains(">4<") && !body.contains(">52<") && !body.contains(">87<"), "{body}");
}

#[tokio::test]
async fn who_is_not_signed_in_sees_nothing() {
    let house = House::new(64).await;
    let page = house.get(&format!("/staff/{SLUG}/compare?rows=often"), None).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_bad_address_is_met_with_words() {
    let house = House::new(64).await;
    house.respond(40, "daily").await;
    for (query, words) in [
        ("?rows=gone", "names a question that is not there any more"),
        ("?rows=often&columns=%3Cscript%3E", "names a question that is not there any more"),
        ("?rows=often&columns=often", "Rows and columns are the same question"),
        ("?rows=often&only=often%3Dgone", "names an answer that is not there any more"),
        ("?rows=often&only=often%3Dnever", "Too few people gave that answer"),
    ] {
        let page = compare(&house, query).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(page.body.contains(words), "{query}: {}", page.body);
        assert!(!page.body.contains("<script"), "{query}");
    }
    assert_eq!(compare(&house, "").await.status, StatusCode::OK);
}
