//! What the tests of this crate share.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::PathBuf;

use questionnaire::{record::Record, text::Language};
use sqlx::SqliteConnection;
use tempfile::TempDir;

use crate::{
    Access, Committed, Definition, DefinitionHash, Event, NewResponse, NewStaff, Options, Role,
    Store, StoreError, SubmissionId, writer::Change,
};

pub(crate) fn options() -> Options {
    Options { queue: 64, ..Options::new(Access::Alone, [42; 32]) }
}

pub(crate) fn path(folder: &TempDir) -> PathBuf {
    folder.path().join("heard.db")
}

/// A new database. Keep the folder for as long as the store.
pub(crate) async fn empty() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Store::open(&path(&folder), options()).await.unwrap(), folder)
}

/// A new database in which [`definition`] has been published.
pub(crate) async fn with_questionnaire() -> (Store, TempDir) {
    let (store, folder) = empty().await;
    store.publish(vec![definition()]).await.unwrap();
    (store, folder)
}

pub(crate) fn definition() -> Definition {
    Definition {
        hash: DefinitionHash([0xaa; 32]),
        slug: "survey".to_owned(),
        version: 1,
        json: "{}".to_owned(),
    }
}

/// One of many responses, each different.
pub(crate) fn response(n: u32) -> NewResponse {
    let mut id = [0; 16];
    id[12..].copy_from_slice(&n.to_be_bytes());
    NewResponse {
        id: SubmissionId(id),
        questionnaire_hash: definition().hash,
        slug: definition().slug,
        day: 20_780,
        language: Language("en".to_owned()),
        record: Record {
            closed: n.to_be_bytes().to_vec(),
            texts: [("why".to_owned(), format!("because of {n}"))].into(),
            contact: None,
        },
        synthetic: false,
    }
}

/// What a follower heard of a response that was stored.
pub(crate) fn committed(event: Event) -> Committed {
    match event {
        Event::Stored(committed) => committed,
        Event::Withdrawn(_) => panic!("nothing was taken back"),
    }
}

/// Which of the responses these closed answers are from.
pub(crate) fn number(closed: &[u8]) -> u32 {
    u32::from_be_bytes(closed.try_into().unwrap())
}

pub(crate) fn ada() -> NewStaff {
    NewStaff {
        name: "Ada".to_owned(),
        role: Role::Reader,
        password_hash: "$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA".to_owned(),
        created: 20_780,
    }
}

pub(crate) fn contains(file: &[u8], part: &[u8]) -> bool {
    file.windows(part.len()).any(|window| window == part)
}

/// Executes SQL on the writer's connection.
pub(crate) async fn execute(store: &Store, sql: &'static str) -> Result<(), StoreError> {
    store.writer.write(Sql(sql)).await
}

struct Sql(&'static str);

impl Change for Sql {
    type Output = ();

    async fn apply(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        sqlx::query(self.0).execute(connection).await.map(drop)
    }
}
