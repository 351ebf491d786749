//! The whole program in the test's own process: a new database, one consultation, one account, and
//! a clock that the test sets.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU8, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use heard::{
    assets::Assets,
    catalogue::Catalogue,
    clock::Clock,
    codes::Codes,
    figures::Figures,
    folder,
    passing::Passing,
    password,
    router::router,
    rows,
    state::{Parts, State},
    ticket::Signer,
};
use questionnaire::{
    answer::{Answer, Answers},
    record::Record,
    submission::Submission,
};
use store::{
    Access, Definition, DefinitionHash, NewResponse, NewStaff, Options, Role, Store, SubmissionId,
};
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;
use zeroize::Zeroizing;

pub(crate) const SLUG: &str = "fx-one-choice";
pub(crate) const NAME: &str = "a.jones";
pub(crate) const PASSWORD: &str = "correct horse battery";

/// Noon on 2 November 2026.
pub(crate) const NOON: i64 = 1_793_620_800;
const TODAY: i32 = 20_759;

/// The running program.
pub(crate) struct House {
    pub(crate) state: State,
    pub(crate) clock: Arc<SetClock>,
    router: Router,
    stored: AtomicU8,
    folder: TempDir,
}

/// An answer that arrived whole.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// Tells the time that the test has set.
#[derive(Debug)]
pub(crate) struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl SetClock {
    pub(crate) fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl House {
    /// A program that works on so many requests at once.
    pub(crate) async fn new(concurrency: usize) -> Self {
        Self::of(&[SLUG], concurrency).await
    }

    /// The same with these fixtures instead.
    pub(crate) async fn of(slugs: &[&str], concurrency: usize) -> Self {
        Self::identifying(slugs, &[], concurrency).await
    }

    /// The same where these questions could point to a person.
    pub(crate) async fn identifying(slugs: &[&str], ids: &[&str], concurrency: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("heard.db");
        let store = Store::open(&path, Options::new(Access::Alone, [7; 32])).await.unwrap();
        let mut consultations = Vec::new();
        for slug in slugs {
            let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(slug);
            let loaded = folder::load(&fixture, None).unwrap();
            consultations.extend(loaded.into_iter().map(|loaded| loaded.consultation.unwrap()));
        }
        for consultation in &mut consultations {
            consultation.identifying = ids.iter().map(|id| (*id).to_owned()).collect();
        }
        let all = consultations.iter().flat_map(|consultation| &consultation.questionnaires);
        let definitions = all.map(|published| Definition {
            hash: DefinitionHash::from_text(&published.hash).unwrap(),
            slug: published.questionnaire.slug.clone(),
            version: published.questionnaire.version,
            json: serde_json::to_string(&published.questionnaire).unwrap(),
        });
        store.publish(definitions.collect()).await.unwrap();
        let password_hash = password::hash(Zeroizing::new(PASSWORD.to_owned())).await.unwrap();
        let role = Role::Analyst;
        let staff = NewStaff { name: NAME.to_owned(), role, password_hash, created: TODAY };
        store.add_staff(staff).await.unwrap();

        let mut assets = Assets::embedded();
        let catalogue = Catalogue::new(consultations, &mut assets).unwrap();
        let figures = Figures::follow(&store, &catalogue).await.unwrap();
        let clock = Arc::new(SetClock(AtomicI64::new(NOON)));
        let state = Arc::new(Parts {
            catalogue,
            assets,
            signer: Signer::new(store.secret()),
            codes: Codes::new(&store),
            store,
            figures,
            clock: Arc::<SetClock>::clone(&clock),
            rows: rows::places(),
            passing: Passing::default(),
            stopped: watch::Sender::new(false),
        });
        let router = router(Arc::clone(&state), concurrency);
        Self { state, clock, router, stored: AtomicU8::new(0), folder }
    }

    /// Where the database is.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Sends a request; the answer's body may still be on its way.
    pub(crate) async fn begin(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answered {
        let (head, body) = self.begin(request).await.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Answered {
            status: head.status,
            headers: head.headers,
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    pub(crate) async fn get(&self, path: &str, cookie: Option<&str>) -> Answered {
        self.send(request("GET", path, cookie, "")).await
    }

    pub(crate) async fn post(&self, path: &str, cookie: Option<&str>, form: &str) -> Answered {
        self.send(request("POST", path, cookie, form)).await
    }

    /// Asks the server function.
    pub(crate) async fn figures(&self, cookie: Option<&str>, slug: Option<&str>) -> Answered {
        let mut asked = request("POST", "/api/figures", cookie, "");
        let json = header::HeaderValue::from_static("application/json");
        // Whoever accepts HTML is taken for a form, and sent back to its page.
        asked.headers_mut().insert(header::ACCEPT, json.clone());
        asked.headers_mut().insert(header::CONTENT_TYPE, json);
        *asked.body_mut() = Body::from(serde_json::json!({ "slug": slug }).to_string());
        self.send(asked).await
    }

    pub(crate) async fn attempt(&self, name: &str, password: &str) -> Answered {
        self.post("/staff/sign-in", None, &typed(name, password)).await
    }

    /// Makes another account, with the same password, and signs in.
    pub(crate) async fn signed_in_as(&self, name: &str, role: Role) -> String {
        let store = &self.state.store;
        let password_hash = store.staff_named(NAME).await.unwrap().unwrap().password_hash;
        let staff = NewStaff { name: name.to_owned(), role, password_hash, created: TODAY };
        store.add_staff(staff).await.unwrap();
        cookie(&self.attempt(name, PASSWORD).await)
    }

    /// Signs in; what the browser sends along from then on.
    pub(crate) async fn signed_in(&self) -> String {
        cookie(&self.attempt(NAME, PASSWORD).await)
    }

    /// Stores so many made-up responses at once.
    pub(crate) async fn seed(&self, count: u32) {
        let entry = self.state.catalogue.get(SLUG).unwrap();
        let answer = Answer::One { value: "daily".to_owned(), text: None };
        let answers = Answers::from([("often".to_owned(), answer)]);
        let submission = Submission::new(entry.questionnaire(), &answers).unwrap();
        let responses = (0..count).map(|number| {
            let mut id = [0; 16];
            id[..4].copy_from_slice(&number.to_be_bytes());
            NewResponse {
                id: SubmissionId(id),
                questionnaire_hash: DefinitionHash::from_text(&entry.setting.hash).unwrap(),
                slug: SLUG.to_owned(),
                day: i32::try_from(self.clock.now().div_euclid(86_400)).unwrap(),
                language: "en".into(),
                record: Record::new(entry.questionnaire(), &submission),
                synthetic: true,
            }
        });
        self.state.store.seed(responses.collect()).await.unwrap();
    }

    /// Stores so many responses that give this answer, and waits until they count.
    pub(crate) async fn respond(&self, count: usize, value: &str) {
        let entry = self.state.catalogue.get(SLUG).unwrap();
        let answer = Answer::One { value: value.to_owned(), text: None };
        let answers = Answers::from([("often".to_owned(), answer)]);
        let submission = Submission::new(entry.questionnaire(), &answers).unwrap();
        let total = || self.state.figures.volume(SLUG).unwrap().total();
        let wanted = total() + count as u64;
        let mut changes = self.state.figures.changes();
        for _ in 0..count {
            let number = self.stored.fetch_add(1, Ordering::SeqCst);
            let response = NewResponse {
                id: SubmissionId([number; 16]),
                questionnaire_hash: DefinitionHash::from_text(&entry.setting.hash).unwrap(),
                slug: SLUG.to_owned(),
                day: i32::try_from(self.clock.now().div_euclid(86_400)).unwrap(),
                language: "en".into(),
                record: Record::new(entry.questionnaire(), &submission),
                synthetic: false,
            };
            self.state.store.submit(response).await.unwrap();
        }
        while total() < wanted {
            changes.changed().await.unwrap();
        }
    }
}

pub(crate) fn request(method: &str, path: &str, cookie: Option<&str>, form: &str) -> Request<Body> {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "text/html,*/*");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    request.body(Body::from(form.to_owned())).unwrap()
}

/// A form as a browser sends it.
pub(crate) fn typed(name: &str, password: &str) -> String {
    format!("name={name}&password={}", password.replace(' ', "+"))
}

/// The name and the value of the cookie that an answer sets.
pub(crate) fn cookie(answer: &Answered) -> String {
    let set = answer.headers[header::SET_COOKIE].to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}
