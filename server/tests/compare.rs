//! The page that compares, from outside: its figures are protected, its address holds the choice, and a bad
//! address is met with words.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "staff/house.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod house;

use axum::http::{StatusCode, header};
use house::{Answered, House, SLUG};
use store::Role;

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
        ("?rows=often&columns=often", "The same question is picked twice"),
        ("?rows=often&columns=~waves", "names a question that is not there any more"),
        ("?rows=often&only1=often%3Ddaily", "Protected tables are of everybody"),
        ("?rows=often&by=~weeks", "Protected tables are of everybody"),
        ("?rows=often&from=2026-01-01", "Protected tables are of everybody"),
        ("?view=exact&rows=often&only1=often%3Dgone", "names an answer that is not there any more"),
        ("?view=exact&rows=often&only1=often%3Dnever", "Nobody is counted"),
        ("?view=exact&rows=often&from=yesterday", "Write a day as year, month and day"),
        (
            "?view=exact&rows=often&from=2026-02-02&to=2026-02-01",
            "The last day is before the first",
        ),
        ("?view=exact&rows=often&version=new", "Pick a version"),
        ("?view=exact&rows=often&by=~weeks", "Pick columns first"),
    ] {
        let page = compare(&house, query).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(page.body.contains(words), "{query}: {}", page.body);
        assert!(
            !page.body.contains("&lt;script") && page.body.contains("id=\"problems\""),
            "{query}"
        );
    }
    assert_eq!(compare(&house, "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn exact_tables_are_for_analysts_and_each_is_recorded() {
    let house = House::new(64).await;
    house.respond(52, "daily").await;
    house.respond(4, "never").await;
    let page = compare(&house, "?view=exact&rows=often&only1=often%3Dnever").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("Not for publication") && page.body.contains(">4<"),
        "{}",
        page.body
    );
    let page = compare(&house, "?view=exact&rows=often&not1=not&only1=often%3Dnever").await;
    assert!(page.body.contains(">52<"), "{}", page.body);
    let taken = house.state.store.taken(SLUG, 9).await.unwrap();
    let said: Vec<_> = taken.iter().map(|one| (one.responses, one.exact, &*one.format)).collect();
    assert_eq!(said, [(52, true, "table"), (4, true, "table")]);
    assert_eq!(taken[0].who.as_deref(), Some(house::NAME));

    let session = house.signed_in_as("v.brown", Role::Viewer).await;
    let of_viewer =
        house.get(&format!("/staff/{SLUG}/compare?view=exact&rows=often"), Some(&session)).await;
    assert_eq!(of_viewer.status, StatusCode::FORBIDDEN);
    let plain = house.get(&format!("/staff/{SLUG}/compare?rows=often"), Some(&session)).await;
    assert!(!plain.body.contains("Exact figures"));
}

#[tokio::test]
async fn a_table_can_be_taken_away_as_a_file() {
    let house = House::new(64).await;
    house.respond(52, "daily").await;
    house.respond(31, "weekly").await;
    house.respond(4, "never").await;
    let file = compare(&house, "?rows=often&format=csv").await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    let lines: Vec<&str> = file.body.lines().collect();
    assert_eq!(lines[0], r#""table","answer","column","count","percent","interval""#);
    assert!(lines[1].contains(r#""All",50,"#), "{}", file.body);
    assert!(
        file.body.contains(r#""fewer than 10""#) && !file.body.contains(",4,"),
        "{}",
        file.body
    );
}

#[tokio::test]
async fn answers_are_compared_over_the_weeks() {
    let house = House::new(64).await;
    house.respond(40, "daily").await;
    house.clock.pass(7 * 86_400);
    house.respond(36, "daily").await;
    let page = compare(&house, "?rows=often&columns=~weeks").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("Week of") && page.body.contains("2 November 2026"),
        "{}",
        page.body
    );
    assert!(page.body.contains("9 November 2026"));
}

#[tokio::test]
async fn a_choice_is_kept_for_everybody_until_it_is_removed() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    let address = format!("/staff/{SLUG}/compare");
    let form = "name=Often+%3Cb%3E&query=rows%3Doften%26view%3Dexact";
    let answer = house.post(&address, Some(&session), form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = house.get(&address, Some(&session)).await;
    assert!(page.body.contains("Often &lt;b&gt;"), "{}", page.body);
    assert!(page.body.contains("compare?view=exact&amp;rows=often"), "{}", page.body);
    let viewer = house.signed_in_as("v.brown", Role::Viewer).await;
    assert!(!house.get(&address, Some(&viewer)).await.body.contains("Often &lt;b&gt;"));
    for wrong in ["name=&query=rows%3Doften", "name=Often&query=", "name=Often"] {
        let answer = house.post(&address, Some(&session), wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let id = house.state.store.kept(SLUG).await.unwrap()[0].id;
    house.post(&address, Some(&session), &format!("drop={id}")).await;
    assert_eq!(house.state.store.kept(SLUG).await.unwrap(), []);
}
