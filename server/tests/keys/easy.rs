//! The Easy Read edition: other words, and the same columns.

use std::time::Duration;

use axum::http::StatusCode;
use results::{Key, ProtectedTable};
use tokio::time::timeout;

use crate::{
    browser::{Browser, between, code},
    house::House,
};

const FULL: &str = "fx-easy";
const EASY: &str = "fx-easy-read";

/// Waits until so many responses are counted.
async fn counted(house: &House, wanted: u64) {
    let mut changes = house.state.figures.changes();
    let waiting = async {
        while house.state.figures.volume(FULL).unwrap().total() != wanted {
            changes.changed().await.unwrap();
        }
    };
    timeout(Duration::from_secs(10), waiting).await.unwrap();
}

/// How many chose an option. In this fixture every count is shown as it is.
fn chose(tables: &[ProtectedTable], question: &str, option: &str) -> Option<u64> {
    let table = tables.iter().find(|table| table.question == question)?;
    let is_it = |key: &Key| matches!(key, Key::Option { value, .. } if value == option);
    table.rows.iter().find(|row| is_it(&row.key))?.figure.rounded()
}

/// One journey through an edition, with these pages between the start and the review; the code that
/// takes it back.
async fn answer(house: &House, slug: &str, pages: &[&str]) -> String {
    let before = ["_page=_start", "_page=_keep&_keep=no"];
    let mut browser = Browser::at(house, slug);
    let thanks = browser.walk(&[&before, pages, &["_page=_review"]].concat()).await;
    let ticket = between(&thanks.body, "name=\"_ticket\" value=\"", "\"").unwrap().to_owned();
    code(&browser.post(&format!("_action=withdrawal&_ticket={ticket}")).await)
}

#[tokio::test]
async fn its_answers_land_in_the_columns_of_the_full_questionnaire() {
    let house = House::of(&[FULL], 64).await;
    // Nothing is hidden where nothing is nought.
    for pages in [
        &["_page=go&go=weekly", "_page=how_far&how_far=9", "_page=with&with=dog", "_page=change"][..],
        &["_page=go&go=yes", "_page=how_far", "_page=with&with=child", "_page=change"],
        &["_page=go&go=no", "_page=with&with=alone", "_page=change&change=trees"],
        &["_page=go", "_page=with", "_page=change"],
    ] {
        answer(&house, FULL, pages).await;
    }
    for pages in [
        ["_page=with&with=another&with.another=my+aunt", "_page=go&go=yes", "_page=change"],
        ["_page=with&with=another&with=dog", "_page=go&go=no", "_page=change&change=seats"],
        ["_page=with", "_page=go", "_page=change"],
    ] {
        answer(&house, EASY, &pages).await;
    }
    counted(&house, 7).await;
    let tables = house.state.figures.tables(FULL).unwrap();
    for (option, people) in [("weekly", 1), ("yes", 2), ("no", 2)] {
        assert_eq!(chose(&tables, "go", option), Some(people), "{option}");
    }
    // It has no results of its own, neither here nor in the list.
    assert!(house.state.figures.tables(EASY).is_none());
    let cookie = house.signed_in().await;
    let overview = house.get("/staff", Some(&cookie)).await;
    assert!(overview.body.contains("People who use the park"), "{}", overview.body);
    assert!(!overview.body.contains("Easy Read"), "{}", overview.body);
    let own = house.get(&format!("/staff/{EASY}"), Some(&cookie)).await;
    assert_eq!(own.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn rows_have_the_answers_of_both_editions() {
    let house = House::of(&[FULL], 64).await;
    answer(&house, FULL, &["_page=go&go=weekly", "_page=how_far", "_page=with", "_page=change"])
        .await;
    answer(&house, EASY, &["_page=with&with=dog", "_page=go&go=no", "_page=change"]).await;
    counted(&house, 2).await;
    let cookie = house.signed_in().await;
    let form = "format=csv&detail=exact&understood=yes";
    let rows = house.post(&format!("/staff/{FULL}/download"), Some(&cookie), form).await.body;
    // A header and two rows; how far it is was not asked in Easy Read, and has a code that says so.
    assert_eq!(rows.lines().count(), 3, "{rows}");
    assert_eq!(rows.lines().filter(|line| line.contains("-9999999999999")).count(), 1, "{rows}");
}

#[tokio::test]
async fn it_can_be_taken_back_from_either_edition() {
    let house = House::of(&[FULL], 64).await;
    let code = answer(&house, EASY, &["_page=with", "_page=go&go=no", "_page=change"]).await;
    let code = code.replace(' ', "+");
    counted(&house, 1).await;
    let taken = house.post(&format!("/{FULL}/withdraw"), None, &format!("_code={code}")).await;
    assert_eq!(taken.status, StatusCode::OK);
    counted(&house, 0).await;
}

#[tokio::test]
async fn each_edition_leads_to_the_other() {
    let house = House::of(&[FULL], 64).await;
    let full = house.get(&format!("/{FULL}"), None).await.body;
    assert!(full.contains(&format!("href=\"/{EASY}\"")), "{full}");
    assert!(!full.contains("class=\"h-easy\""));
    let easy = house.get(&format!("/{EASY}"), None).await.body;
    assert!(easy.contains(&format!("href=\"/{FULL}\"")), "{easy}");
    for place in ["", "/privacy", "/help", "/leaving", "/accessibility", "/withdraw"] {
        let page = house.get(&format!("/{EASY}{place}"), None).await.body;
        assert!(page.contains("class=\"h-easy\""), "{place}");
    }
    let home = house.get("/", None).await.body;
    let places: Vec<_> = [FULL, EASY].map(|slug| home.find(&format!("\"/{slug}\""))).to_vec();
    assert!(places[0] < places[1] && places[0].is_some(), "{home}");
}
