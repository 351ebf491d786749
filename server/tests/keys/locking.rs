//! Drafts that only their owner opens, by plain forms and for the browser's program.

use app::respondent::lock::{Ask, PATH, Told};
use axum::{
    body::{Body, to_bytes},
    http::StatusCode,
};

use crate::{
    browser::{Browser, between},
    house::{Answered, House, request},
};

const SLUG: &str = "fx-texts";
const LOCKED_ONLY: &str = "fx-locked";
const HOUR: i64 = 3600;
const TO_THE_PIN: [&str; 2] = ["_page=_start", "_page=_keep&_keep=locked"];

async fn house() -> House {
    House::of(&[SLUG, LOCKED_ONLY], 64).await
}

/// What the page's form is for.
fn asks(page: &Answered) -> &str {
    between(&page.body, "name=\"_page\" value=\"", "\"").unwrap()
}

/// With a PIN, at the second question.
async fn begun(house: &House) -> Browser<'_> {
    let mut browser = Browser::at(house, SLUG);
    assert_eq!(asks(&browser.walk(&TO_THE_PIN).await), "_pin");
    assert_eq!(asks(&browser.walk(&["_page=_pin&_pin=4821"]).await), "tree");
    assert_eq!(asks(&browser.walk(&["_page=tree&tree=an+oak"]).await), "word");
    browser
}

/// How many drafts there were: all are swept away, as if time had run out.
async fn drafts(house: &House) -> u64 {
    house.state.store.sweep(i64::MAX / 3600).await.unwrap()
}

fn lives(browser: &Browser<'_>) -> Vec<Option<i64>> {
    browser.cookies.values().map(|(_, life)| *life).collect()
}

#[tokio::test]
async fn the_pin_opens_it_again_after_the_browser_was_closed() {
    let house = house().await;
    let mut browser = begun(&house).await;
    // The key until the browser is closed, half of the lock for a day.
    assert_eq!(lives(&browser), [None, Some(24 * HOUR)]);
    browser.close();
    assert_eq!(asks(&browser.open().await), "_unlock");
    let wrong = browser.post("_page=_unlock&_pin=4822").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("You can try 9 more times"));
    assert!(!wrong.body.contains("value=\"4822"), "it has to be typed anew");
    let short = browser.post("_page=_unlock&_pin=48").await;
    assert!(short.body.contains("Enter 4 to 8 digits"));
    let word = browser.post("_page=_unlock&_pin=48+21").await;
    assert_eq!(asks(&word), "word");
    let tree = browser.post("_page=word&_action=back").await;
    assert!(tree.body.contains("value=\"an oak\""));
    assert_eq!(lives(&browser), [None, Some(24 * HOUR)]);
}

#[tokio::test]
async fn a_pin_is_chosen_with_care_or_another_way_is() {
    let house = house().await;
    let mut browser = Browser::at(&house, SLUG);
    browser.walk(&TO_THE_PIN).await;
    for (typed, says) in [
        ("1234", "harder to guess"),
        ("0000", "harder to guess"),
        ("123", "Enter 4 to 8 digits"),
        ("", "Enter 4 to 8 digits"),
    ] {
        let answer = browser.post(&format!("_page=_pin&_pin={typed}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains(says), "{typed}");
        assert!(answer.body.contains(&format!("value=\"{typed}\"")), "what was typed is kept");
    }
    // Reading the page again asks again; nothing goes on without a PIN or another choice.
    assert_eq!(asks(&browser.get().await), "_pin");
    let keep = browser.post("_page=_pin&_action=back").await;
    assert_eq!(asks(&keep), "_keep");
    assert_eq!(asks(&browser.post("_page=_keep&_keep=no").await), "tree");
    assert_eq!(lives(&browser), [None]);
}

#[tokio::test]
async fn whoever_comes_from_elsewhere_is_asked_while_the_browser_is_open_too() {
    let house = house().await;
    let mut browser = begun(&house).await;
    assert_eq!(asks(&browser.get().await), "word", "going on");
    assert_eq!(asks(&browser.open().await), "_unlock");
    assert_eq!(lives(&browser), [Some(24 * HOUR)], "the key is forgotten");
    assert_eq!(asks(&browser.get().await), "_unlock");
}

#[tokio::test]
async fn ten_wrong_pins_destroy_it() {
    let house = house().await;
    let mut browser = begun(&house).await;
    browser.close();
    for left in (1..10).rev() {
        let wrong = browser.post("_page=_unlock&_pin=9999").await;
        let words = if left == 1 { "1 more time," } else { &format!("{left} more times,") };
        assert!(wrong.body.contains(words), "{left}");
    }
    let kept = browser.cookies.clone();
    let gone = browser.post("_page=_unlock&_pin=9999").await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.body.contains("Nobody can open them any more"));
    assert!(browser.cookies.is_empty());
    // Whoever kept the cookie has nothing either.
    browser.cookies = kept;
    assert_eq!(browser.post("_page=_unlock&_pin=4821").await.status, StatusCode::GONE);
    assert_eq!(drafts(&house).await, 0);
}

#[tokio::test]
async fn time_is_the_servers_and_runs_from_the_last_step() {
    let house = house().await;
    let mut browser = begun(&house).await;
    house.clock.pass(20 * HOUR);
    browser.walk(&["_page=word&word=green"]).await;
    browser.close();
    house.clock.pass(20 * HOUR);
    assert_eq!(asks(&browser.post("_page=_unlock&_pin=4821").await), "story");
    house.clock.pass(26 * HOUR);
    browser.close();
    let late = browser.post("_page=_unlock&_pin=4821").await;
    assert_eq!(late.status, StatusCode::GONE);
}

#[tokio::test]
async fn deleting_sending_and_choosing_otherwise_end_it() {
    let house = house().await;
    for forms in [
        vec!["_action=erase"],
        vec!["_page=_keep&_keep=no"],
        vec!["_page=_keep&_keep=yes"],
        vec!["_page=word&word=", "_page=story&story=", "_page=wish&wish=", "_page=_review"],
    ] {
        let mut browser = begun(&house).await;
        let lock: Vec<_> = browser.cookies.clone().into_iter().collect();
        browser.walk(&forms).await;
        assert_eq!(lock.len(), 2);
        assert!(!browser.cookies.contains_key(&lock[1].0), "{forms:?}");
        // Whoever kept the cookie opens nothing with the right PIN.
        let mut other = Browser::at(&house, SLUG);
        other.cookies.extend(lock.into_iter().skip(1));
        let gone = other.post("_page=_unlock&_pin=4821").await;
        assert_eq!(gone.status, StatusCode::GONE, "{forms:?}");
    }
    // From the page that asks for the PIN too.
    let mut browser = begun(&house).await;
    browser.close();
    let erased = browser.post("_page=_unlock&_action=erase").await;
    assert!(erased.body.contains("have been deleted from this device"));
    assert!(browser.cookies.is_empty());
}

#[tokio::test]
async fn what_was_sent_while_it_was_locked_is_not_lost() {
    let house = house().await;
    let mut browser = begun(&house).await;
    browser.close();
    let locked = browser.post("_page=word&word=green").await;
    assert_eq!(locked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(asks(&locked), "_unlock");
    let hidden = "<input type=\"hidden\" name=\"word\" value=\"green\">";
    assert!(locked.body.contains(hidden));
    let wrong = browser.post("_page=_unlock&_for=word&word=green&_pin=1111").await;
    assert!(wrong.body.contains(hidden) && wrong.body.contains("name=\"_for\" value=\"word\""));
    let word = browser.post("_page=_unlock&_for=word&word=green&_pin=4821").await;
    assert_eq!(asks(&word), "word");
    assert!(word.body.contains("value=\"green\""));
}

#[tokio::test]
async fn a_page_without_its_journey_is_told_so() {
    let house = house().await;
    let mut browser = begun(&house).await;
    browser.cookies.clear();
    let answer = browser.post("_page=word&word=green").await;
    assert!(answer.body.contains("What was kept of your answers is gone"), "{}", answer.body);
    // And it goes on with what there is.
    assert_eq!(asks(&answer), "story");
    assert!(browser.post("_page=story&_action=back").await.body.contains("value=\"green\""));
}

#[tokio::test]
async fn where_only_locked_drafts_are_allowed_no_other_is_offered_or_taken() {
    let house = house().await;
    let mut browser = Browser::at(&house, LOCKED_ONLY);
    browser.post("_page=_start").await;
    let keep = browser.post("_page=_interruption").await;
    assert!(keep.body.contains("value=\"locked\"") && !keep.body.contains("value=\"yes\""));
    assert!(!keep.body.contains("checked"), "nothing is chosen beforehand");
    let refused = browser.post("_page=_keep&_keep=yes").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(asks(&browser.get().await), "_keep");
}

/// As the browser's program asks.
async fn ask(house: &House, ask: Ask) -> Told {
    let mut asked = request("POST", PATH, None, "");
    *asked.body_mut() = Body::from(postcard::to_allocvec(&ask).unwrap());
    let (head, body) = house.begin(asked).await.into_parts();
    assert_eq!(head.status, StatusCode::OK);
    postcard::from_bytes(&to_bytes(body, usize::MAX).await.unwrap()).unwrap()
}

#[tokio::test]
async fn the_browsers_program_gets_a_share_for_the_right_proof_alone() {
    let house = house().await;
    let slug = || SLUG.to_owned();
    let (half, proof) = ([1; 32], [2; 32]);
    let Told::Share(share) = ask(&house, Ask::Make { slug: slug(), half, proof }).await else {
        unreachable!("no share")
    };
    let open = |half, proof| ask(&house, Ask::Open { slug: slug(), half, proof });
    assert_eq!(open(half, proof).await, Told::Share(share));
    assert_eq!(open([9; 32], proof).await, Told::Gone);
    let Told::Share(other) = ask(&house, Ask::Make { slug: slug(), half: [3; 32], proof }).await
    else {
        unreachable!("no share")
    };
    assert_ne!(share, other);
    for left in (0..10).rev() {
        assert_eq!(open(half, [7; 32]).await, Told::Wrong { left });
    }
    assert_eq!(open(half, proof).await, Told::Gone);
    assert_eq!(open([3; 32], proof).await, Told::Share(other));
    house.clock.pass(26 * HOUR);
    assert_eq!(open([3; 32], proof).await, Told::Gone);
    ask(&house, Ask::Make { slug: slug(), half, proof }).await;
    assert_eq!(ask(&house, Ask::End { half }).await, Told::Gone);
    assert_eq!(open(half, proof).await, Told::Gone);
    assert_eq!(house.send(request("POST", PATH, None, "x")).await.status, StatusCode::BAD_REQUEST);
}
