//! Carrying on on another device with a code.

use app::respondent::carry::{Asked, Carried, Given, PATH};
use axum::{
    body::{Body, to_bytes},
    http::{StatusCode, header},
};
use questionnaire::{
    answer::Answer,
    code::{Code, SEED_BYTES},
    journey::{Journey, Position},
};
use store::{DraftHandle, DraftKey};

use crate::{
    browser::{Browser, between, code},
    house::{Answered, House, request},
};

const SLUG: &str = "fx-texts";
const OTHER: &str = "fx-contact";
const DAY: i64 = 24 * 60 * 60;
const WROTE: &str = "an oak, which nobody else would say like this";

async fn house() -> House {
    House::of(&[SLUG, OTHER], 64).await
}

/// As far as the second question.
async fn begun(house: &House) -> Browser<'_> {
    let mut browser = Browser::at(house, SLUG);
    let first = format!("_page=tree&tree={}", WROTE.replace(' ', "+"));
    browser.walk(&["_page=_start", "_page=_keep&_keep=no", &first]).await;
    browser
}

/// Asks for a code with half an answer on the page, and goes on.
async fn ask(browser: &mut Browser<'_>) -> String {
    let page = browser.post("_page=word&word=green&_action=code").await;
    assert_eq!(page.status, StatusCode::OK);
    let code = code(&page);
    let back = browser.post("_page=_given").await;
    assert!(back.body.contains("value=\"green\""), "{}", back.body);
    code
}

fn enter(code: &str) -> String {
    format!("_page=_carry&_code={code}")
}

/// The field that the page asks.
fn asks(page: &Answered) -> &str {
    between(&page.body, "name=\"_page\" value=\"", "\"").unwrap()
}

fn wrong(number: u8) -> String {
    Code::new([number; SEED_BYTES]).to_text()
}

/// How many drafts there were: all are swept away, as if time had run out.
async fn drafts(house: &House) -> u64 {
    house.state.store.sweep(i64::MAX / 3600).await.unwrap()
}

#[tokio::test]
async fn the_code_opens_the_answers_on_another_device_until_they_are_sent() {
    let house = house().await;
    let mut first = begun(&house).await;
    let code = ask(&mut first).await;

    let mut second = Browser::at(&house, SLUG);
    let keep = second.post(&enter(&code.to_lowercase().replace('-', ""))).await;
    assert_eq!(keep.status, StatusCode::OK);
    assert!(keep.body.contains("Your answers are here again"));
    assert_eq!(asks(&keep), "_keep", "it is another device");
    let word = second.post("_page=_keep&_keep=no").await;
    assert_eq!(asks(&word), "word");
    assert!(word.body.contains("value=\"green\""));
    let forms = ["_page=word&word=red", "_page=story&story=", "_page=wish&wish="];
    let review = second.walk(&forms).await;
    assert!(review.body.contains(WROTE));

    // It can be used again until then, and not any more after.
    let mut third = Browser::at(&house, SLUG);
    assert_eq!(asks(&third.post(&enter(&code)).await), "_keep");
    second.post("_page=_review").await;
    let used = Browser::at(&house, SLUG).post(&enter(&code)).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY);

    // The same journey sent from the first device is not another response.
    let forms = ["_page=word&word=other", "_page=story&story=", "_page=wish&wish="];
    first.walk(&forms).await;
    let twice = first.post("_page=_review").await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_code_is_shown_again_by_a_reload_and_no_other_is_made() {
    let house = house().await;
    let mut browser = begun(&house).await;
    let shown = code(&browser.post("_page=word&word=&_action=code").await);
    assert_eq!(code(&browser.get().await), shown);
    assert_eq!(asks(&browser.post("_page=_given").await), "word");
    assert!(!browser.get().await.body.contains("h-code\""));
}

#[tokio::test]
async fn a_new_code_ends_the_old_one() {
    let house = house().await;
    let mut browser = begun(&house).await;
    let old = ask(&mut browser).await;
    let new = ask(&mut browser).await;
    assert_ne!(old, new);
    let ended = Browser::at(&house, SLUG).post(&enter(&old)).await;
    assert_eq!(ended.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Also where it is asked for on the other device.
    let mut second = Browser::at(&house, SLUG);
    second.walk(&[&enter(&new), "_page=_keep&_keep=no"]).await;
    let newest = ask(&mut second).await;
    let ended = Browser::at(&house, SLUG).post(&enter(&new)).await;
    assert_eq!(ended.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(asks(&Browser::at(&house, SLUG).post(&enter(&newest)).await), "_keep");
}

#[tokio::test]
async fn deleting_here_leaves_the_code_and_it_ends_with_its_last_day() {
    let house = house().await;
    let mut browser = begun(&house).await;
    let code = ask(&mut browser).await;
    let erased = browser.post("_action=erase").await;
    assert!(erased.body.contains("have been deleted from this device"));
    // Noon on 2 November and 14 days: the 16th in full.
    house.clock.pass(14 * DAY + 12 * 3600 - 1);
    assert_eq!(asks(&Browser::at(&house, SLUG).post(&enter(&code)).await), "_keep");
    house.clock.pass(3600);
    let late = Browser::at(&house, SLUG).post(&enter(&code)).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_last_day_is_said() {
    let house = house().await;
    let mut browser = begun(&house).await;
    let page = browser.post("_page=word&word=&_action=code").await;
    assert!(page.body.contains("until the end of 16 11 2026"), "{}", page.body);
}

#[tokio::test]
async fn nothing_tells_why_a_code_opens_nothing() {
    let house = house().await;
    let expired = ask(&mut begun(&house).await).await;
    house.clock.pass(20 * DAY);
    let elsewhere = ask(&mut begun(&house).await).await;
    let unknown = wrong(1);
    let answer = async |slug: &str, code: &str| {
        let answer = Browser::at(&house, slug).post(&enter(code)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        // What the browser's program starts from, where it has been made, carries what was typed and
        // the time.
        let Some((before, rest)) = answer.body.split_once("id=\"started\">") else {
            return answer.body.replace(code, "");
        };
        let (_, after) = rest.split_once("</script>").unwrap();
        let nonce = between(after, "nonce=\"", "\"").unwrap().to_owned();
        format!("{before}{after}").replace(code, "").replace(&nonce, "")
    };
    assert_eq!(answer(SLUG, &expired).await, answer(SLUG, &unknown).await);
    assert_eq!(answer(OTHER, &elsewhere).await, answer(OTHER, &unknown).await);
    let slip = Browser::at(&house, SLUG).post(&enter("K7QD")).await;
    assert!(slip.body.contains("Enter all 16 letters and digits"));
    assert!(slip.body.contains("<details class=\"h-details\" open>"));
}

#[tokio::test]
async fn wrong_codes_run_out_for_a_while() {
    let house = house().await;
    let right = ask(&mut begun(&house).await).await;
    for number in 0..30 {
        let answer = Browser::at(&house, SLUG).post(&enter(&wrong(number))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
    }
    let busy = Browser::at(&house, SLUG).post(&enter(&right)).await;
    assert_eq!(busy.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(busy.body.contains("Your code stays good"));
    house.clock.pass(60);
    assert_eq!(asks(&Browser::at(&house, SLUG).post(&enter(&right)).await), "_keep");
}

#[tokio::test]
async fn the_database_and_what_is_in_it_open_nothing() {
    let house = house().await;
    let mut browser = begun(&house).await;
    let code = ask(&mut browser).await;
    // Somebody has everything that is on the disk: answers, codes and keys are not among it.
    let files: Vec<u8> = std::fs::read_dir(house.folder())
        .unwrap()
        .flat_map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect();
    let contains = |part: &[u8]| files.windows(part.len()).any(|window| window == part);
    assert!(contains(SLUG.as_bytes()), "the files were read");
    let code = Code::read(&code).unwrap();
    for secret in [WROTE.as_bytes(), code.to_text().as_bytes(), &code.symbols()[..]] {
        assert!(!contains(secret));
    }
    let cookie = &browser.cookies.values().next().unwrap().0;
    assert!(!contains(cookie.as_bytes()));
    // Every run of bytes there that is as long as a key is tried as one, and so is the secret.
    let mut tried = 0;
    let guesses: std::collections::HashSet<&[u8]> =
        files.windows(32).filter(|bytes| bytes.iter().any(|byte| *byte != 0)).collect();
    let guesses = guesses.into_iter().map(|bytes| bytes.try_into().unwrap());
    for guess in guesses.chain([house.state.store.secret()]).step_by(7) {
        tried += 1;
        assert_eq!(house.state.store.draft(&DraftKey::new(guess), 0).await, Ok(None));
    }
    assert!(tried > 1000, "{tried}");
    assert_eq!(drafts(&house).await, 2, "that of the cookie and that of the code");
}

/// As the browser's program asks.
async fn asked(house: &House, asked: &Asked) -> Result<Given, StatusCode> {
    let mut sent = request("POST", PATH, None, "");
    *sent.body_mut() = Body::from(postcard::to_allocvec(asked).unwrap());
    let kind = header::HeaderValue::from_static("application/octet-stream");
    sent.headers_mut().insert(header::CONTENT_TYPE, kind);
    let (head, body) = house.begin(sent).await.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    if head.status.is_success() {
        Ok(postcard::from_bytes(&body).unwrap())
    } else {
        Err(head.status)
    }
}

#[tokio::test]
async fn a_program_in_the_browser_gets_one_too() {
    let house = house().await;
    let entry = house.state.catalogue.get(SLUG).unwrap();
    let journey = Journey {
        position: Position::Page("word".to_owned()),
        answers: [("tree".to_owned(), Answer::Text(WROTE.to_owned()))].into(),
        passed: ["tree".to_owned()].into(),
        ..Journey::default()
    };
    let carried = Carried {
        slug: SLUG.to_owned(),
        hash: entry.setting.hash.clone(),
        id: "ab".repeat(16),
        ticket: String::new(),
        language: Some("en".into()),
        journey,
    };
    let first = asked(&house, &Asked { carried: carried.clone(), before: None }).await.unwrap();
    let before = Some(first.handle.clone());
    let second = asked(&house, &Asked { carried: carried.clone(), before }).await.unwrap();
    let ended = Browser::at(&house, SLUG).post(&enter(&first.code)).await;
    assert_eq!(ended.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut browser = Browser::at(&house, SLUG);
    browser.walk(&[&enter(&second.code), "_page=_keep&_keep=no"]).await;
    assert_eq!(asks(&browser.get().await), "word");
    // A handle names and does not open.
    let handle = DraftHandle::from_text(&second.handle).unwrap();
    assert_ne!(DraftKey::from_text(&second.handle).unwrap().handle(), handle);

    let elsewhere = Carried { slug: "nowhere".to_owned(), ..carried };
    let refused = asked(&house, &Asked { carried: elsewhere, before: None }).await;
    assert_eq!(refused.err(), Some(StatusCode::NOT_FOUND));
    let mut rubbish = request("POST", PATH, None, "rubbish");
    rubbish.headers_mut().remove(header::CONTENT_TYPE);
    assert_eq!(house.send(rubbish).await.status, StatusCode::BAD_REQUEST);
}
