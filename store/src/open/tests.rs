#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;
use crate::{
    Submitted,
    testing::{self, ada, definition, options, response},
};

fn beside() -> Options {
    Options { access: Access::Beside, ..options() }
}

/// A plain connection, as another program might have.
async fn raw(path: &Path) -> SqliteConnection {
    connect_options(path).create_if_missing(true).connect().await.unwrap()
}

#[tokio::test]
async fn what_was_stored_is_there_after_closing_and_opening() {
    let (store, folder) = testing::with_questionnaire().await;
    store.submit(response(1)).await.unwrap();
    let secret = store.secret();
    assert_eq!(secret, options().fresh_secret);
    store.close().await;
    let wal = folder.path().join("heard.db-wal");
    assert!(!wal.exists() || std::fs::metadata(&wal).unwrap().len() == 0);

    let other = Options { fresh_secret: [7; 32], ..options() };
    let store = Store::open(&testing::path(&folder), other).await.unwrap();
    assert_eq!(store.secret(), secret, "drawn once");
    assert_eq!(store.definitions().await.unwrap(), [definition()]);
    assert_eq!(store.submit(response(1)).await, Ok(Submitted::Replayed));
}

#[tokio::test]
async fn the_secret_does_not_show() {
    let (store, _folder) = testing::empty().await;
    for shown in [format!("{store:?}"), format!("{:?}", options())] {
        assert!(shown.contains("Alone") && !shown.contains("42, 42"), "{shown}");
    }
}

#[tokio::test]
async fn what_was_acknowledged_is_there_without_closing() {
    let (store, folder) = testing::with_questionnaire().await;
    store.submit(response(1)).await.unwrap();
    // What a program that is killed leaves behind: the files as they are now.
    let copy = tempfile::tempdir().unwrap();
    for name in ["heard.db", "heard.db-wal"] {
        std::fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let store = Store::open(&testing::path(&copy), options()).await.unwrap();
    assert_eq!(store.submit(response(1)).await, Ok(Submitted::Replayed));
}

#[tokio::test]
async fn after_closing_nothing_is_accepted() {
    let (store, _folder) = testing::with_questionnaire().await;
    let other = store.clone();
    assert!(other.is_accepting());
    store.close().await;
    assert!(!other.is_accepting());
    assert_eq!(other.submit(response(1)).await, Err(crate::SubmitError::Unavailable));
    assert_eq!(other.definitions().await, Err(crate::StoreError::Stopped));
    other.close().await;
}

#[tokio::test]
async fn a_second_program_that_serves_is_refused() {
    let (store, folder) = testing::with_questionnaire().await;
    let path = testing::path(&folder);
    let refused = Store::open(&path, options()).await.unwrap_err();
    assert!(matches!(refused, OpenError::InUse { .. }), "{refused}");
    store.close().await;
    Store::open(&path, options()).await.unwrap();
}

#[tokio::test]
async fn a_program_beside_makes_accounts_and_stores_no_answers() {
    let (store, folder) = testing::with_questionnaire().await;
    let visitor = Store::open(&testing::path(&folder), beside()).await.unwrap();
    visitor.add_staff(ada()).await.unwrap();
    assert!(store.staff_named("Ada").await.unwrap().is_some());
    assert_eq!(visitor.submit(response(1)).await, Err(crate::SubmitError::Unavailable));
    assert!(visitor.seed(vec![response(1)]).await.is_err());
    assert_eq!(store.submit(response(1)).await, Ok(Submitted::New));
}

#[tokio::test]
async fn a_program_beside_does_not_change_the_tables_of_one_that_serves() {
    let folder = tempfile::tempdir().unwrap();
    let path = testing::path(&folder);
    let lock = Lock::take(&path).unwrap();
    let refused = Store::open(&path, beside()).await.unwrap_err();
    assert!(matches!(refused, OpenError::InUse { .. }), "{refused}");
    drop(lock);
    Store::open(&path, beside()).await.unwrap().add_staff(ada()).await.unwrap();
}

#[tokio::test]
async fn every_setting_holds_on_the_writer() {
    let folder = tempfile::tempdir().unwrap();
    let path = testing::path(&folder);
    let mut connection = raw(&path).await;
    settle(&mut connection, &path).await.unwrap().unwrap();
    let secure: i64 =
        sqlx::query_scalar("PRAGMA secure_delete").fetch_one(&mut connection).await.unwrap();
    let synchronous: i64 =
        sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut connection).await.unwrap();
    assert_eq!((secure, synchronous), (1, 2));

    // A setting that is not accepted is noticed: a database in memory cannot have a log.
    let mut memory = connect_options(Path::new(":memory:")).connect().await.unwrap();
    let refused = settle(&mut memory, &path).await.unwrap().unwrap_err();
    assert!(refused.to_string().contains("journal_mode = WAL"), "{refused}");
}

#[tokio::test]
async fn readers_cannot_write() {
    let (store, _folder) = testing::empty().await;
    let outcome = sqlx::query("DELETE FROM meta").execute(&store.readers).await;
    assert_eq!(crate::error::Fault::of(&outcome.unwrap_err()), crate::error::Fault::ReadOnly);
}

#[tokio::test]
async fn a_database_from_a_newer_program_is_refused_and_left_as_it_is() {
    let (store, folder) = testing::empty().await;
    store.close().await;
    let path = testing::path(&folder);
    let mut connection = raw(&path).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (99, 'from the future', 1, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    for options in [options(), beside()] {
        let refused = Store::open(&path, options).await.unwrap_err();
        assert!(matches!(refused, OpenError::Newer { .. }), "{refused}");
    }
}

#[tokio::test]
async fn another_programs_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = testing::path(&folder);
    let mut connection = raw(&path).await;
    sqlx::query("CREATE TABLE theirs (a)").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let before = std::fs::read(&path).unwrap();
    let refused = Store::open(&path, options()).await.unwrap_err();
    assert!(matches!(refused, OpenError::OtherProgram { .. }), "{refused}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[tokio::test]
async fn what_cannot_be_opened_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = Store::open(&folder.path().join("missing").join("heard.db"), options()).await;
    let refused = nowhere.unwrap_err();
    assert!(matches!(refused, OpenError::CannotOpen { .. }));
    assert!(refused.to_string().contains("check that its folder exists"), "{refused}");

    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "Dear Sir or Madam, ".repeat(100)).unwrap();
    let refused = Store::open(&letter, options()).await.unwrap_err();
    assert!(matches!(refused, OpenError::NotADatabase { .. }), "{refused}");
    assert!(!refused.to_string().contains('\n'));

    let refused = Store::open(folder.path(), options()).await.unwrap_err();
    assert!(matches!(refused, OpenError::CannotOpen { .. }), "{refused}");
}

#[test]
fn system_errors_become_advice() {
    let of = |kind: io::ErrorKind| OpenError::from_io("a".into(), &kind.into());
    assert!(matches!(of(io::ErrorKind::StorageFull), OpenError::Full { .. }));
    assert!(matches!(of(io::ErrorKind::ReadOnlyFilesystem), OpenError::ReadOnly { .. }));
    assert!(matches!(of(io::ErrorKind::PermissionDenied), OpenError::CannotOpen { .. }));
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_may_read_any_of_the_files() {
    use std::os::unix::fs::PermissionsExt;

    let (store, folder) = testing::with_questionnaire().await;
    store.submit(response(1)).await.unwrap();
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{entry:?}");
        names.push(entry.file_name().into_string().unwrap());
    }
    names.sort_unstable();
    assert_eq!(names, ["heard.db", "heard.db-lock", "heard.db-shm", "heard.db-wal"]);
}

#[test]
fn versions_are_compared_as_numbers() {
    for sound in ["3.51.3", "3.51.10", "3.53.0", "4.0.0"] {
        assert!(is_sound(sound), "{sound}");
    }
    for unsound in ["3.51.2", "3.9.99", "3.51", "2.99.99", "", "3.x.1"] {
        assert!(!is_sound(unsound), "{unsound}");
    }
}
