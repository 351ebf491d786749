//! As much of a browser as plain forms need: it keeps cookies and sends them along.

use std::collections::BTreeMap;

use axum::http::{StatusCode, header};

use crate::house::{Answered, House, request};

pub(crate) struct Browser<'a> {
    pub(crate) house: &'a House,
    pub(crate) address: String,
    /// By name: the value, and for how many seconds (until it is closed, where there are none).
    pub(crate) cookies: BTreeMap<String, (String, Option<i64>)>,
}

impl<'a> Browser<'a> {
    pub(crate) fn at(house: &'a House, slug: &str) -> Self {
        Self { house, address: format!("/{slug}"), cookies: BTreeMap::new() }
    }

    /// Opens the address as somebody who types it in.
    pub(crate) async fn open(&mut self) -> Answered {
        self.ask("GET", "", "none").await
    }

    /// Opens it as a page of the site's own does.
    pub(crate) async fn get(&mut self) -> Answered {
        self.ask("GET", "", "same-origin").await
    }

    /// Sends a form, and follows the redirect if there is one.
    pub(crate) async fn post(&mut self, form: &str) -> Answered {
        let answer = self.ask("POST", form, "same-origin").await;
        if answer.status == StatusCode::SEE_OTHER { self.get().await } else { answer }
    }

    /// One form after the other; what the last leads to.
    pub(crate) async fn walk(&mut self, forms: &[&str]) -> Answered {
        let mut last = None;
        for form in forms {
            let answer = self.post(form).await;
            assert_eq!(answer.status, StatusCode::OK, "{form}: {}", answer.body);
            last = Some(answer);
        }
        last.unwrap()
    }

    /// Closes the browser: what was kept until then goes.
    pub(crate) fn close(&mut self) {
        self.cookies.retain(|_, (_, life)| life.is_some());
    }

    async fn ask(&mut self, method: &str, form: &str, site: &'static str) -> Answered {
        let cookies: Vec<_> =
            self.cookies.iter().map(|(name, (value, _))| format!("{name}={value}")).collect();
        let cookies = (!cookies.is_empty()).then(|| cookies.join("; "));
        let mut asked = request(method, &self.address, cookies.as_deref(), form);
        let site = header::HeaderValue::from_static(site);
        asked.headers_mut().insert(header::HeaderName::from_static("sec-fetch-site"), site);
        let answer = self.house.send(asked).await;
        for set in answer.headers.get_all(header::SET_COOKIE) {
            let set = set.to_str().unwrap();
            assert!(set.contains("; Path=/; Secure; HttpOnly; SameSite=Lax"), "{set}");
            let (pair, rest) = set.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            let life = rest.split_once("Max-Age=").map(|(_, seconds)| seconds.parse().unwrap());
            if life == Some(0) {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), (value.to_owned(), life));
            }
        }
        answer
    }
}

/// What stands between two pieces of a page.
pub(crate) fn between<'a>(page: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

/// The code that a page shows.
pub(crate) fn code(page: &Answered) -> String {
    let code = between(&page.body, "<p class=\"h-code\" translate=\"no\">", "</p>");
    code.unwrap_or_else(|| unreachable!("there is no code on {}", page.body)).to_owned()
}
