//! A made-up submission, as a browser sends it.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use crate::{http::Client, served::SLUG};

/// What somebody wrote: a short paragraph.
pub(crate) const WORDS: &str = "One person to call would have made it simpler. I had to explain the same \
                     thing to three offices, and each of them was kind, but none knew about the \
                     others. Please give people one number.";

/// Sends the next one, and waits until it is stored for good.
pub(crate) fn submit(client: &mut Client, hash: &str, next: &AtomicUsize) {
    let body = delivery(hash, next.fetch_add(1, Ordering::Relaxed));
    let head = "content-type: application/json\r\naccept: application/json\r\n";
    let answer = client.request("POST", "/api/send", head, body.as_bytes()).unwrap();
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
}

fn delivery(hash: &str, number: usize) -> String {
    let one = |value: &str| json!({ "one": { "value": value } });
    let several = |values: &[&str]| json!({ "several": { "values": values } });
    let delivery = json!({ "delivery": {
        "slug": SLUG,
        "id": format!("{:032x}", key(number)),
        "hash": hash,
        "ticket": "",
        "language": "en",
        "answers": {
            "age": one("18-plus"),
            "answering_for": one("me"),
            "when": one("one-year"),
            "district": one("liverpool"),
            "crimes": several(&["burglary", "damage"]),
            "times": one("once"),
            "told_police": one("me"),
            "told_first": one("friend-family"),
            "treated": { "scale": {
                "respect": "agree", "updated": "disagree", "next": "neither", "believed": "agree",
                "safe": "agree", "rights": "disagree", "needs": "does-not-apply",
            }},
            "satisfied": { "scale": {
                "contact": "fairly-satisfied", "actions": "neither", "treatment": "very-satisfied",
                "follow_up": "fairly-dissatisfied", "whole": "neither",
            }},
            "rights_known": several(&["r2", "r6"]),
            "report_again": one("yes"),
            "told_about_support": several(&["police"]),
            "referred": one("no"),
            "used": several(&["hub"]),
            "wanted": several(&["mental-health"]),
            "wanted_why": several(&["waiting"]),
            "ways": several(&["phone", "home"]),
            "cope": one("some-extent"),
            "recover": one("no"),
            "restorative": one("no"),
            "restorative_wanted": one("not-sure"),
            "as_good": one("same"),
            "change": { "text": WORDS },
            "priorities": several(&["updates", "counselling"]),
            "equality": one("no"),
            "involved": one("no"),
        },
    }});
    delivery.to_string()
}

/// Spreads numbers over all keys, as random ones are.
pub(crate) fn key(number: usize) -> u128 {
    (number as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
}
