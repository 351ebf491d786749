//! Pages: as the server makes them, and as long a text from a handler that does nothing else.

use std::{net::SocketAddr, thread, time::Instant};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Html,
    routing::get,
};
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::{
    CONNECTIONS, contest,
    http::Client,
    now,
    served::{SLUG, Served, listen},
};

pub(crate) fn measure(runtime: &Runtime, served: &Served) {
    let cookie = runtime.block_on(begin(&served.router));
    for (name, cookie) in [("start page", ""), ("question page with a draft", &cookie)] {
        let page = runtime.block_on(page(&served.router, cookie));
        let size = page.len();
        let plain = Router::new()
            .route(&format!("/{SLUG}"), get(move || std::future::ready(Html(page.clone()))));
        let plain_address = runtime.block_on(listen(plain.clone()));
        let within = |router: &Router| {
            let router = router.clone();
            move |end| runtime.block_on(call(&router, cookie, end))
        };
        let over = |address| move |end| fetch(address, cookie, end);
        contest(
            &format!("The {name}, {size} bytes, without a network, one at a time"),
            vec![
                ("heard", Box::new(within(&served.router))),
                ("a handler that returns a text", Box::new(within(&plain))),
            ],
        );
        contest(
            &format!("The {name}, {size} bytes, over HTTP"),
            vec![
                ("heard", Box::new(over(served.address))),
                ("a handler that returns a text", Box::new(over(plain_address))),
            ],
        );
    }
}

/// Goes to the first question that anybody may pass over; the cookie that opens the draft.
async fn begin(router: &Router) -> String {
    let mut cookie = String::new();
    for form in ["_page=_start", "_page=_keep&_keep=no", "_page=age&age=18-plus"] {
        let request = Request::post(format!("/{SLUG}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, &cookie)
            .body(Body::from(form))
            .unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{form}");
        let set = response.headers()[header::SET_COOKIE].to_str().unwrap();
        set.split(';').next().unwrap().clone_into(&mut cookie);
    }
    let question = page(router, &cookie).await;
    assert!(question.contains("name=\"answering_for\""), "this is not the question");
    cookie
}

async fn page(router: &Router, cookie: &str) -> String {
    let request = Request::get(format!("/{SLUG}")).header(header::COOKIE, cookie);
    let response = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.into()).unwrap()
}

async fn call(router: &Router, cookie: &str, end: Instant) -> usize {
    let mut count = 0;
    while now() < end {
        assert!(!page(router, cookie).await.is_empty());
        count += 1;
    }
    count
}

fn fetch(address: SocketAddr, cookie: &str, end: Instant) -> usize {
    let head = format!("cookie: {cookie}\r\n");
    let work = || {
        let mut client = Client::connect(address).unwrap();
        let mut count = 0;
        while now() < end {
            let answer = client.request("GET", &format!("/{SLUG}"), &head, b"").unwrap();
            assert_eq!(answer.status, 200);
            count += 1;
        }
        count
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
