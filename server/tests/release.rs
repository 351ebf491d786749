//! Freezing figures and publishing them, from outside: what is frozen stays, a later release never says
//! anything about a few people, and nothing is seen before it is published.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "staff/house.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod house;

use axum::http::{StatusCode, header};
use house::{Answered, House, SLUG};
use sha2::{Digest, Sha256};
use store::Role;

const DAY: i64 = 86_400;

async fn press(house: &House, session: &str, form: &str) -> Answered {
    house.post(&format!("/staff/{SLUG}/releases"), Some(session), form).await
}

async fn file(house: &House, name: &str, session: Option<&str>) -> Answered {
    house.get(&format!("/{SLUG}/results{name}"), session).await
}

/// A house in which fifty people said "daily", thirty "weekly" and twenty-five "never", on a day that
/// is over.
async fn house() -> (House, String) {
    let house = House::new(64).await;
    house.respond(50, "daily").await;
    house.respond(30, "weekly").await;
    house.respond(25, "never").await;
    house.clock.pass(DAY);
    let session = house.signed_in().await;
    (house, session)
}

fn said(action: &str, number: u32, said: &str) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("action", action).append_pair("number", &number.to_string());
    form.append_pair("asked", "We asked.").append_pair("said", said);
    form.append_pair("did", "## Next\r\n\r\n- one\r\n- two");
    form.finish()
}

#[tokio::test]
async fn what_is_frozen_stays_as_it_was_and_is_named_by_its_hash() {
    let (house, session) = house().await;
    let page = press(&house, &session, "action=freeze").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Release 1 is frozen"), "{}", page.body);
    let json = file(&house, "/1.json", Some(&session)).await;
    assert_eq!(json.status, StatusCode::OK);
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&json.body));
    assert!(page.body.contains(&hash), "{hash}: {}", page.body);
    let csv = file(&house, "/1.csv", Some(&session)).await;
    assert!(csv.body.contains(",50,") && csv.body.contains("fewer than 10"), "{}", csv.body);
    assert_eq!(csv.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");

    house.respond(40, "never").await;
    house.clock.pass(DAY);
    let session = house.signed_in().await;
    assert_eq!(press(&house, &session, "action=freeze").await.status, StatusCode::OK);
    assert_eq!(file(&house, "/1.json", Some(&session)).await.body, json.body);
    let second = file(&house, "/2.csv", Some(&session)).await;
    assert!(second.body.contains("\"Gave an answer\",140,"), "{}", second.body);
    let report = file(&house, "/2", Some(&session)).await;
    assert!(report.body.contains("145 responses"), "{}", report.body);
    assert_eq!(file(&house, "/3", Some(&session)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(file(&house, "/2.exe", Some(&session)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_few_more_people_make_no_new_release() {
    let (house, session) = house().await;
    press(&house, &session, "action=freeze").await;
    // Nine more on a day that is over, and many on a day that is not.
    house.respond(9, "daily").await;
    house.clock.pass(DAY);
    house.respond(60, "daily").await;
    let session = house.signed_in().await;
    let page = press(&house, &session, "action=freeze").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.body.contains("Too little has changed"), "{}", page.body);
    house.clock.pass(DAY);
    let session = house.signed_in().await;
    assert_eq!(press(&house, &session, "action=freeze").await.status, StatusCode::OK);
    let csv = file(&house, "/2.csv", Some(&session)).await;
    // "Daily" moved by more than ten, but the others by nobody: they are as they were.
    assert!(csv.body.contains(",120,") && csv.body.contains(",30,"), "{}", csv.body);
}

#[tokio::test]
async fn nothing_is_released_of_a_day_that_is_not_over() {
    let house = House::new(64).await;
    house.respond(80, "daily").await;
    let session = house.signed_in().await;
    let page = press(&house, &session, "action=freeze").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.body.contains("nothing to release yet"), "{}", page.body);
}

#[tokio::test]
async fn everybody_sees_what_is_published_and_nothing_before() {
    let (house, session) = house().await;
    press(&house, &session, "action=freeze").await;
    let text = "You **said**:\n\n[[fx-one-choice:often]]\n\nThank you.";
    let saved = press(&house, &session, &said("save", 1, text)).await;
    assert!(saved.body.contains("Nobody but staff sees it"), "{}", saved.body);
    let preview = format!("/staff/{SLUG}/releases/preview");
    let preview = house.get(&preview, Some(&session)).await;
    assert!(preview.body.contains("<strong>said</strong>"), "{}", preview.body);
    for name in ["", "/1", "/1.json", "/1.csv"] {
        assert_eq!(file(&house, name, None).await.status, StatusCode::NOT_FOUND, "{name}");
    }
    assert!(!house.get("/", None).await.body.contains("/results"));

    let published = press(&house, &session, &said("publish", 1, text)).await;
    assert_eq!(published.status, StatusCode::OK, "{}", published.body);
    for name in ["", "/1", "/1.json", "/1.csv"] {
        assert_eq!(file(&house, name, None).await.status, StatusCode::OK, "{name}");
    }
    let page = file(&house, "", None).await.body;
    for words in [
        "We asked.",
        "<strong>said</strong>",
        "<h3>Next</h3>",
        "Every day",
        "Responses by then: 105",
        "Thank you.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(house.get("/", None).await.body.contains(&format!("/{SLUG}/results")));

    // What is written on changes nothing until it is published, and what comes in never does.
    press(&house, &session, &said("save", 1, "Later.")).await;
    house.respond(40, "never").await;
    assert_eq!(file(&house, "", None).await.body, page);

    let down = press(&house, &session, &said("take-down", 1, text)).await;
    assert!(down.body.contains("taken down"), "{}", down.body);
    for name in ["", "/1", "/1.json", "/1.csv"] {
        assert_eq!(file(&house, name, None).await.status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[tokio::test]
async fn what_cannot_be_shown_is_said_and_nothing_typed_is_lost() {
    let (house, session) = house().await;
    press(&house, &session, "action=freeze").await;
    for (text, words) in [
        ("a\n\n<script>alert(1)</script>", "Line 3: HTML is not accepted in You said"),
        ("[x](javascript:alert(1))", "This address of a link"),
        ("[[fx-one-choice:gone]]", "No table of release 1 is called"),
        ("", "Write what people said before you publish"),
    ] {
        let page = press(&house, &session, &said("publish", 1, text)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(page.body.contains(words), "{words}: {}", page.body);
        assert!(page.body.contains("We asked.") && page.body.contains("## Next"), "{text}");
        assert!(!page.body.contains("<script"), "{}", page.body);
    }
    let page = press(&house, &session, &said("publish", 7, "Yes.")).await;
    assert!(page.body.contains("Choose the release"), "{}", page.body);
    assert!(page.body.contains("Yes."), "{}", page.body);
    assert_eq!(file(&house, "", None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_analysts_freeze_and_publish() {
    let (house, session) = house().await;
    press(&house, &session, "action=freeze").await;
    for role in [Role::Viewer, Role::Reader] {
        let other = house.signed_in_as(role.name(), role).await;
        for form in ["action=freeze".to_owned(), said("publish", 1, "Yes.")] {
            let page = press(&house, &other, &form).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{form}");
        }
        let seen = house.get(&format!("/staff/{SLUG}/releases"), Some(&other)).await;
        assert!(seen.body.contains("/results/1"), "{}", seen.body);
    }
    let stranger = house.post(&format!("/staff/{SLUG}/releases"), None, "action=freeze").await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
    let preview = house.get(&format!("/staff/{SLUG}/releases/preview"), None).await;
    assert_eq!(preview.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn tables_that_are_kept_are_frozen_and_held_to_what_was_released() {
    let (house, session) = house().await;
    let keep = "name=Over+the+weeks&query=rows%3Doften%26columns%3D~weeks";
    house.post(&format!("/staff/{SLUG}/compare"), Some(&session), keep).await;
    let exact = "name=Exact&query=rows%3Doften%26view%3Dexact";
    house.post(&format!("/staff/{SLUG}/compare"), Some(&session), exact).await;
    let page = press(&house, &session, "action=freeze").await;
    assert!(page.body.contains("[[fx-one-choice:~over-the-weeks]]"), "{}", page.body);
    assert!(!page.body.contains("~exact"), "{}", page.body);
    let published =
        press(&house, &session, &said("publish", 1, "[[fx-one-choice:~over-the-weeks]]")).await;
    assert!(published.body.contains("It is published"), "{}", published.body);
    let public = file(&house, "", None).await;
    assert!(public.body.contains("Week of"), "{}", public.body);
    let report = file(&house, "/1", None).await;
    assert!(report.body.contains("1.compared.csv") && report.body.contains("Week of"));
    let csv = file(&house, "/1.compared.csv", None).await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(csv.body.starts_with("\"table\",\"answer\""), "{}", csv.body);
    let first: serde_json::Value =
        serde_json::from_str(&file(&house, "/1.json", None).await.body).unwrap();

    // Twelve more give one answer: what they do not move by ten stays as it was, and so does the table.
    house.respond(12, "never").await;
    house.clock.pass(DAY);
    let session = house.signed_in().await;
    press(&house, &session, "action=freeze").await;
    let second: serde_json::Value =
        serde_json::from_str(&file(&house, "/2.json", Some(&session)).await.body).unwrap();
    let compared =
        |release: &serde_json::Value| release["sets"][0]["compared"][0]["table"]["rows"].clone();
    assert!(compared(&first).is_array());
    assert_eq!(compared(&first), compared(&second));
}
