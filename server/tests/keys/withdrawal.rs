//! Taking a response back.

use std::time::Duration;

use axum::{
    body::Body,
    http::{StatusCode, header},
};
use questionnaire::code::{Code, SEED_BYTES};
use tokio::time::timeout;

use crate::{
    browser::{Browser, between, code},
    house::{Answered, House, request},
};

const SLUG: &str = "fx-contact";
const OTHER: &str = "fx-texts";

/// From the start to the thank you, with contact details.
const ALL: [&str; 6] = [
    "_page=_start",
    "_page=_keep&_keep=no",
    "_page=note&note=what+I+wrote",
    "_page=_review",
    "_page=contact&contact.name=Ada",
    "_page=_send",
];

async fn house() -> House {
    House::of(&[SLUG, OTHER], 64).await
}

fn ticket(page: &Answered) -> Option<String> {
    between(&page.body, "name=\"_ticket\" value=\"", "\"").map(str::to_owned)
}

/// Sends, and asks for the code.
async fn send(browser: &mut Browser<'_>) -> String {
    let thanks = browser.walk(&ALL).await;
    assert!(!thanks.body.contains("h-code"), "only on request");
    let ticket = ticket(&thanks).unwrap();
    code(&browser.post(&format!("_action=withdrawal&_ticket={ticket}")).await)
}

async fn withdraw(house: &House, slug: &str, code: &str) -> Answered {
    let code = code.replace(' ', "+");
    house.post(&format!("/{slug}/withdraw"), None, &format!("_code={code}")).await
}

/// Waits until so many responses are counted.
async fn counted(house: &House, wanted: u64) {
    let mut changes = house.state.figures.changes();
    let waiting = async {
        while house.state.figures.volume(SLUG).unwrap().total() != wanted {
            changes.changed().await.unwrap();
        }
    };
    timeout(Duration::from_secs(10), waiting).await.unwrap();
}

async fn contacts(house: &House) -> usize {
    house.state.store.contacts(SLUG).await.unwrap().len()
}

fn wrong(number: u8) -> String {
    Code::new([number; SEED_BYTES]).to_text()
}

#[tokio::test]
async fn what_was_sent_can_be_deleted_with_the_code_alone() {
    let house = house().await;
    let mut codes = Vec::new();
    for _ in 0..2 {
        codes.push(send(&mut Browser::at(&house, SLUG)).await);
    }
    counted(&house, 2).await;
    assert_eq!(contacts(&house).await, 2);

    // No cookie, another spelling, another day.
    house.clock.pass(40 * 24 * 60 * 60);
    let spelt = codes[0].to_lowercase().replace('-', " ");
    let done = withdraw(&house, SLUG, &spelt).await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.body.contains("Your answers have been deleted"));
    counted(&house, 1).await;
    assert_eq!(contacts(&house).await, 1);
    assert_eq!(house.state.store.withdrawals(SLUG).await, Ok(1));
    // What is counted from now on is added to what is left.
    send(&mut Browser::at(&house, SLUG)).await;
    counted(&house, 2).await;
}

#[tokio::test]
async fn nothing_tells_why_there_is_nothing_to_delete() {
    let house = house().await;
    let mine = send(&mut Browser::at(&house, SLUG)).await;
    let elsewhere = send(&mut Browser::at(&house, SLUG)).await;
    withdraw(&house, SLUG, &mine).await;
    let again = withdraw(&house, SLUG, &mine).await;
    let unknown = withdraw(&house, SLUG, &wrong(1)).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("There are no answers under this code"));
    assert_eq!(again.body.replace(&mine, ""), unknown.body.replace(&wrong(1), ""));
    assert_eq!(again.status, unknown.status);
    // Another questionnaire's code: the answer there is that of its own wrong codes.
    let other = withdraw(&house, OTHER, &elsewhere).await;
    let unknown = withdraw(&house, OTHER, &wrong(2)).await;
    assert_eq!(other.body.replace(&elsewhere, ""), unknown.body.replace(&wrong(2), ""));
    counted(&house, 1).await;
}

#[tokio::test]
async fn a_slip_is_named_before_anything_is_looked_up() {
    let house = house().await;
    let mut code = wrong(3);
    let last = if code.ends_with('Z') { "Y" } else { "Z" };
    code.replace_range(code.len() - 1.., last);
    for _ in 0..100 {
        let slip = withdraw(&house, SLUG, &code).await;
        assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(slip.body.contains("Compare the code with what you wrote down"));
        assert!(slip.body.contains(&format!("value=\"{code}\"")), "what was typed is kept");
    }
    let short = withdraw(&house, SLUG, "abc").await;
    assert!(short.body.contains("Enter all 16 letters and digits"));
    let strange = withdraw(&house, SLUG, "%22%3E%3Cscript%3E").await;
    assert!(!strange.body.contains("\"><script>"));
}

#[tokio::test]
async fn wrong_codes_run_out_for_a_while_and_nobody_is_told_apart() {
    let house = house().await;
    let right = send(&mut Browser::at(&house, SLUG)).await;
    for number in 0..30 {
        let answer = withdraw(&house, SLUG, &wrong(number)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
    }
    let late = withdraw(&house, SLUG, &right).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(late.headers[header::RETRY_AFTER], "60");
    assert!(late.body.contains("Your code stays good"));
    // The other questionnaire goes on.
    assert_eq!(withdraw(&house, OTHER, &wrong(1)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.clock.pass(60);
    assert_eq!(withdraw(&house, SLUG, &right).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_code_is_there_for_an_hour_and_stays_the_same() {
    let house = house().await;
    let mut browser = Browser::at(&house, SLUG);
    let first = send(&mut browser).await;
    // The page is read again, as by a reload.
    let thanks = browser.get().await;
    let ticket = ticket(&thanks).unwrap();
    let ask = format!("_action=withdrawal&_ticket={ticket}");
    assert_eq!(code(&browser.post(&ask).await), first);
    house.clock.pass(60 * 60 - 1);
    assert_eq!(code(&Browser::at(&house, SLUG).post(&ask).await), first, "the page was left open");
    house.clock.pass(1);
    let late = browser.post(&ask).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.body.contains("The time for getting a code is over"));
    // Other tickets are worth nothing.
    for ask in ["_action=withdrawal", "_action=withdrawal&_ticket=QUJD"] {
        assert_eq!(browser.post(ask).await.status, StatusCode::GONE);
    }
    let elsewhere = format!("_action=withdrawal&_ticket={ticket}");
    assert_eq!(Browser::at(&house, OTHER).post(&elsewhere).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn what_was_taken_back_gets_no_new_code() {
    let house = house().await;
    let mut browser = Browser::at(&house, SLUG);
    let mine = send(&mut browser).await;
    withdraw(&house, SLUG, &mine).await;
    let ticket = ticket(&browser.get().await).unwrap();
    let answer = browser.post(&format!("_action=withdrawal&_ticket={ticket}")).await;
    assert_eq!(answer.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_program_in_the_browser_gets_its_ticket_with_the_receipt() {
    let house = house().await;
    let entry = house.state.catalogue.get(SLUG).unwrap();
    let delivery = serde_json::json!({ "delivery": {
        "slug": SLUG, "id": "00112233445566778899aabbccddeeff", "hash": entry.setting.hash,
        "ticket": "", "language": "en",
        "answers": { "contact": { "contact": { "name": "Ada" } } },
    }});
    let mut tickets = Vec::new();
    // The first answer got lost on the way, and it is sent again.
    for _ in 0..2 {
        let mut asked = request("POST", "/api/send", None, "");
        let json = header::HeaderValue::from_static("application/json");
        asked.headers_mut().insert(header::ACCEPT, json.clone());
        asked.headers_mut().insert(header::CONTENT_TYPE, json);
        *asked.body_mut() = Body::from(delivery.to_string());
        let answer = house.send(asked).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let receipt: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        tickets.push(receipt["ticket"].as_str().unwrap().to_owned());
    }
    assert!(!tickets[1].contains("00112233"));
    let mut browser = Browser::at(&house, SLUG);
    let mine = code(&browser.post(&format!("_action=withdrawal&_ticket={}", tickets[1])).await);
    assert_eq!(contacts(&house).await, 1);
    assert_eq!(withdraw(&house, SLUG, &mine).await.status, StatusCode::OK);
    assert_eq!(contacts(&house).await, 0);
}

#[tokio::test]
async fn the_privacy_notice_leads_there() {
    let house = house().await;
    let privacy = house.get(&format!("/{SLUG}/privacy"), None).await;
    assert!(privacy.body.contains(&format!("href=\"/{SLUG}/withdraw\"")));
    let page = house.get(&format!("/{SLUG}/withdraw"), None).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("<title>Take back – Survey</title>"));
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn closing_the_browser_or_the_survey_is_no_hindrance() {
    let house = house().await;
    let mut browser = Browser::at(&house, SLUG);
    let mine = send(&mut browser).await;
    browser.close();
    assert!(browser.open().await.body.contains("Your answers have been sent"), "for ten minutes");
    assert_eq!(withdraw(&house, SLUG, &mine).await.status, StatusCode::OK);
}
