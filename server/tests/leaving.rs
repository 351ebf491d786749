//! Leaving quickly, from outside: what ends, what stays, and where Back leads afterwards.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(dead_code, reason = "the house has rooms for staff that nobody enters here")]

#[path = "staff/house.rs"]
mod house;

use axum::http::{HeaderValue, StatusCode, header};
use house::{Answered, House, SLUG, request};

const WEATHER: &str = "https://www.bbc.co.uk/weather";

/// What a browser says of where a request comes from: `Sec-Fetch-Site`, and whether somebody has
/// pressed something.
const TYPED: (&str, bool) = ("none", true);
const PRESSED: (&str, bool) = ("same-origin", true);
const BACK: (&str, bool) = ("same-origin", false);

/// Somebody with a browser that keeps cookies.
struct Visitor {
    house: House,
    jar: Vec<(String, String)>,
}

impl Visitor {
    async fn new() -> Self {
        Self { house: House::new(64).await, jar: Vec::new() }
    }

    async fn asks(
        &mut self,
        method: &str,
        path: &str,
        (site, by_hand): (&'static str, bool),
        form: &str,
    ) -> Answered {
        let cookies: Vec<_> =
            self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let cookies = (!cookies.is_empty()).then_some(cookies.as_str());
        let mut request = request(method, path, cookies, form);
        request.headers_mut().insert("sec-fetch-site", HeaderValue::from_static(site));
        if by_hand {
            request.headers_mut().insert("sec-fetch-user", HeaderValue::from_static("?1"));
        }
        let answer = self.house.send(request).await;
        for set in answer.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            assert!(rest.contains("; Path=/; Secure; HttpOnly; SameSite=Lax"), "{rest}");
            self.jar.retain(|(other, _)| other != name);
            if !rest.ends_with("Max-Age=0") {
                self.jar.push((name.to_owned(), value.to_owned()));
            }
        }
        answer
    }

    async fn reads(&mut self, from: (&'static str, bool)) -> Answered {
        self.asks("GET", &format!("/{SLUG}"), from, "").await
    }

    async fn sends(&mut self, form: &str) -> Answered {
        self.asks("POST", &format!("/{SLUG}"), PRESSED, form).await
    }

    /// As far as the first question, with a draft that may be kept.
    async fn begins(&mut self, on_exit: &str) {
        let keep = format!("_page=_keep&_keep=yes{on_exit}");
        for form in ["_page=_start", "_page=_interruption", &keep] {
            assert_eq!(self.sends(form).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(place(&self.reads(PRESSED).await), "often");
    }

    fn cookies(&self) -> String {
        let held: Vec<_> = self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        held.join("; ")
    }

    fn holds(&self, name: &str) -> bool {
        self.jar.iter().any(|(held, _)| held == name)
    }
}

/// The page of the questionnaire that an answer shows.
fn place(answer: &Answered) -> String {
    assert_eq!(answer.status, StatusCode::OK);
    let (_, after) = answer.body.split_once("name=\"_page\" value=\"").unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[track_caller]
fn is_away(answer: &Answered) {
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains(&format!("content=\"0;url={WEATHER}\"")), "{}", answer.body);
    assert!(!answer.body.contains(SLUG));
}

#[track_caller]
fn is_led_away(answer: &Answered) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[header::LOCATION], WEATHER);
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn leaving_ends_the_draft_and_leads_elsewhere() {
    for (action, by_form) in [("leave", true), ("left", false)] {
        let mut visitor = Visitor::new().await;
        visitor.begins("").await;
        let before = visitor.jar.clone();
        let answer = visitor.sends(&format!("_action={action}")).await;
        if by_form {
            is_away(&answer);
        } else {
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NO_CONTENT, ""));
        }
        // The key is gone from the browser, and what it opened from the server.
        assert_eq!(visitor.jar, [("__Host-0".to_owned(), "1".to_owned())]);
        visitor.jar = before;
        assert_eq!(place(&visitor.reads(TYPED).await), "_start");
    }
}

#[tokio::test]
async fn no_other_host_may_be_sent_a_form() {
    let mut visitor = Visitor::new().await;
    let answer = visitor.sends("_action=leave").await;
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("form-action 'self';"), "{policy}");
}

#[tokio::test]
async fn a_draft_that_was_to_stay_is_offered_and_not_shown() {
    for action in ["leave", "left"] {
        let mut visitor = Visitor::new().await;
        visitor.begins("&_exit=keep").await;
        visitor.sends("_page=often&often=weekly").await;
        visitor.sends(&format!("_action={action}")).await;
        is_led_away(&visitor.reads(BACK).await);
        assert_eq!(place(&visitor.reads(TYPED).await), "_resume");
        // Also when nothing says any more that this browser has left.
        visitor.jar.retain(|(name, _)| name != "__Host-0");
        for from in [TYPED, PRESSED, BACK] {
            assert_eq!(place(&visitor.reads(from).await), "_resume");
        }
        let answer = visitor.sends("_page=_resume&_action=continue").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(place(&visitor.reads(PRESSED).await), "health");
    }
}

#[tokio::test]
async fn back_leads_elsewhere_from_every_page_for_a_while() {
    let mut visitor = Visitor::new().await;
    visitor.begins("").await;
    visitor.sends("_action=left").await;
    let around = ["privacy", "help", "leaving"].map(|page| format!("/{SLUG}/{page}"));
    for path in
        ["/".to_owned(), format!("/{SLUG}"), format!("/{SLUG}?lang=en")].iter().chain(&around)
    {
        is_led_away(&visitor.asks("GET", path, BACK, "").await);
        // Who presses a link or types the address means to come here.
        for from in [PRESSED, TYPED] {
            assert_eq!(visitor.asks("GET", path, from, "").await.status, StatusCode::OK, "{path}");
        }
    }
    assert!(visitor.holds("__Host-0"));
}

#[tokio::test]
async fn a_page_that_may_have_been_gone_back_to_tells_its_script() {
    let mut visitor = Visitor::new().await;
    // The site need not have been made for this test: then no page has the script.
    let has_script = visitor.reads(TYPED).await.body.contains("data-to=");
    assert!(!visitor.reads(TYPED).await.body.contains("data-left"));
    visitor.sends("_action=left").await;
    let answer = visitor.reads(TYPED).await;
    assert_eq!(place(&answer), "_start");
    assert_eq!(answer.body.contains("data-left"), has_script);
}

#[tokio::test]
async fn a_browser_that_says_too_little_is_not_turned_away_again() {
    let mut visitor = Visitor::new().await;
    visitor.sends("_action=left").await;
    is_led_away(&visitor.reads(BACK).await);
    // It never says that something was pressed, so this is no sign of Back.
    assert_eq!(place(&visitor.reads(("none", false)).await), "_start");
    assert!(!visitor.holds("__Host-0"));
    assert_eq!(place(&visitor.reads(BACK).await), "_start");
}

#[tokio::test]
async fn a_form_from_before_leaving_brings_nothing_back() {
    let mut visitor = Visitor::new().await;
    visitor.begins("").await;
    visitor.sends("_action=leave").await;
    is_away(&visitor.sends("_page=often&often=weekly").await);
    assert_eq!(visitor.jar, [("__Host-0".to_owned(), "1".to_owned())]);
    // A new beginning is one.
    let answer = visitor.sends("_page=_start").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(!visitor.holds("__Host-0"));
    assert_eq!(place(&visitor.reads(PRESSED).await), "_interruption");
}

#[tokio::test]
async fn the_list_of_surveys_can_be_left_too() {
    let mut visitor = Visitor::new().await;
    visitor.begins("").await;
    is_away(&visitor.asks("POST", "/", PRESSED, "_action=leave").await);
    assert_eq!(visitor.jar, [("__Host-0".to_owned(), "1".to_owned())]);
    let answer = Visitor::new().await.asks("POST", "/", PRESSED, "").await;
    assert_eq!(answer.headers[header::LOCATION], "/");
}

#[tokio::test]
async fn the_thank_you_is_not_come_back_to() {
    let mut visitor = Visitor::new().await;
    visitor.begins("").await;
    for form in ["_page=often&often=weekly", "_page=health&_action=skip", "_page=_review"] {
        assert_eq!(visitor.sends(form).await.status, StatusCode::SEE_OTHER);
    }
    assert!(visitor.jar.iter().any(|(_, value)| value.starts_with("sent")));
    visitor.sends("_action=leave").await;
    assert_eq!(visitor.jar, [("__Host-0".to_owned(), "1".to_owned())]);
}

#[tokio::test]
async fn a_browser_keeps_no_form_that_was_refused() {
    let mut visitor = Visitor::new().await;
    visitor.sends("_page=_start").await;
    let path = format!("/{SLUG}");
    let wrong = "_page=_keep&_exit=keep";
    // Who is no browser is told at once.
    assert_eq!(visitor.sends(wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut request = request("POST", &path, Some(&visitor.cookies()), wrong);
    request.headers_mut().insert("sec-fetch-dest", HeaderValue::from_static("document"));
    let answer = visitor.house.send(request).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[header::LOCATION], path.as_str());
    // What is wrong, and what was chosen, is on the page that it is led to, until the next step.
    for _ in 0..2 {
        let page = visitor.reads(PRESSED).await;
        assert_eq!(place(&page), "_keep");
        assert!(page.body.contains("<title>Error: "), "{}", page.body);
        assert!(page.body.contains("value=\"keep\" checked"), "{}", page.body);
    }
    visitor.sends("_page=_keep&_keep=no").await;
    assert!(!visitor.reads(PRESSED).await.body.contains("Error: "));
}

#[tokio::test]
async fn every_page_has_the_way_out() {
    let mut visitor = Visitor::new().await;
    let pages = ["", "/privacy", "/help", "/leaving"].map(|page| format!("/{SLUG}{page}"));
    for path in pages.iter().map(String::as_str).chain(["/", "/nothing/here"]) {
        let answer = visitor.asks("GET", path, TYPED, "").await;
        let (_, form) = answer.body.split_once("id=\"exit\" method=\"post\"").unwrap();
        assert!(form.contains("name=\"_action\" value=\"leave\""), "{path}");
    }
}
