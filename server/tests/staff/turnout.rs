//! The page on who is taking part: how far people come is counted with and without script, and nothing
//! about few people is shown.

use axum::http::{StatusCode, header};

use crate::{
    browser::Browser,
    house::{House, SLUG, request},
};

/// The rows of the table of pages: what each is, and how many went on.
async fn table(house: &House, session: &str) -> Vec<(String, String)> {
    house.state.passing.write(&house.state.store).await;
    let page = house.get(&format!("/staff/{SLUG}/taking-part"), Some(session)).await;
    assert_eq!(page.status, StatusCode::OK);
    let body = page.body.split_once("How many went on from each page").unwrap().1;
    let rows = body.split("<tr").skip(2).map(|row| {
        let text = |tag: &str| {
            let inside = row.split_once(tag).unwrap().1.split_once('>').unwrap().1;
            inside.split_once('<').unwrap().0.to_owned()
        };
        (text("<th"), text("<td"))
    });
    rows.collect()
}

async fn counted(house: &House, body: &str) {
    let mut request = request("POST", "/api/passed", None, body);
    let plain = header::HeaderValue::from_static("text/plain;charset=UTF-8");
    request.headers_mut().insert(header::CONTENT_TYPE, plain);
    assert_eq!(house.send(request).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn what_browsers_say_is_counted_if_there_is_such_a_page() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    let page = &house.state.catalogue.get(SLUG).unwrap().questionnaire().pages[0].id;
    for number in 0..42 {
        counted(&house, &format!("{SLUG}\n\n{page}\n{page}")).await;
        counted(&house, &format!("{SLUG}\nmade-up-{number}")).await;
        counted(&house, "made-up\nmade-up").await;
    }
    let rows = table(&house, &session).await;
    assert_eq!(rows[0], ("Began".to_owned(), "40".to_owned()));
    assert_eq!(rows[1].1, "40");
    assert_eq!(house.state.store.passed(SLUG).await.unwrap().len(), 2);
}

#[tokio::test]
async fn plain_forms_count_each_step_once() {
    let house = House::new(64).await;
    let session = house.signed_in().await;
    for _ in 0..12 {
        let mut browser = Browser::at(&house, SLUG);
        browser.walk(&["_page=_start", "_page=_keep&_keep=yes", "_page=_keep&_keep=yes"]).await;
    }
    let rows = table(&house, &session).await;
    assert_eq!(rows[0], ("Began".to_owned(), "10".to_owned()));
    assert_eq!(rows[1].1, "fewer than 10");
}

#[tokio::test]
async fn the_page_is_for_those_who_are_signed_in() {
    let house = House::new(64).await;
    let page = house.get(&format!("/staff/{SLUG}/taking-part"), None).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    let session = house.signed_in().await;
    let page = house.get("/staff/made-up/taking-part", Some(&session)).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}
