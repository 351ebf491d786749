//! The promise that matters most, held to the real program: what was acknowledged is there, once,
//! however the program ends. Fifty times it is killed while people send their answers, and nobody
//! tells it beforehand.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "support/http.rs"]
mod http;
#[path = "support/program.rs"]
mod program;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
    time::Duration,
};

use http::Client;
use program::Program;
use store::{Access, DefinitionHash, Options, Store};

const ROUNDS: u32 = 50;
const CLIENTS: u32 = 4;
const SLUG: &str = "fx-texts";

/// What was sent, and what came back.
#[derive(Debug, Default)]
struct Ledger {
    /// The receipt of everything that was ever sent, once its answer has arrived whole.
    sent: BTreeMap<u32, Option<String>>,
    /// How many acknowledgements were for something that had been sent before.
    repeated: u32,
}

#[test]
fn nothing_acknowledged_is_lost_or_stored_twice() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("heard.db");
    let consultations = fixture();
    let hash = hash(&consultations);
    let ledger = Mutex::new(Ledger::default());

    for round in 0..ROUNDS {
        let mut program = Program::serve(&database, &consultations).unwrap();
        thread::scope(|scope| {
            let (ledger, hash, address) = (&ledger, &hash, program.address);
            for client in 0..CLIENTS {
                scope.spawn(move || send_until_it_dies(address, ledger, hash, round, client));
            }
            // 181 is prime, so that the program dies after another while every time.
            thread::sleep(Duration::from_millis(u64::from(20 + round * 73 % 181)));
            program.kill().unwrap();
        });
    }

    let ledger = ledger.into_inner().unwrap();
    let acknowledged = ledger.sent.values().flatten().count();
    assert!(acknowledged >= ROUNDS as usize, "only {acknowledged} were acknowledged");
    assert!(ledger.repeated >= ROUNDS, "only {} were repeated", ledger.repeated);

    let program = Program::serve(&database, &consultations).unwrap();
    let stored = stored(&database, &hash);
    for (number, receipt) in &ledger.sent {
        let times = stored.get(&story(*number)).copied().unwrap_or_default();
        assert!(times <= 1, "{number} is there {times} times");
        assert!(times == 1 || receipt.is_none(), "{number} was acknowledged and is lost");
    }
    let all: u32 = stored.values().sum();
    let known = ledger.sent.keys().filter(|number| stored.contains_key(&story(**number))).count();
    assert_eq!(all as usize, known, "something is there that nobody sent");

    // Whoever does not know whether it went through sends again, and ends where everybody does.
    let mut client = Client::connect(program.address).unwrap();
    for (number, receipt) in &ledger.sent {
        let again = send(&mut client, &hash, *number).unwrap();
        assert!(receipt.as_ref().is_none_or(|receipt| *receipt == again), "another receipt");
    }
    let after = self::stored(&database, &hash);
    assert_eq!(after.len(), ledger.sent.len());
    assert!(after.values().all(|times| *times == 1));
    eprintln!(
        "{acknowledged} acknowledged, {} repeated, {} stored without anybody hearing of it",
        ledger.repeated,
        known - acknowledged
    );
}

/// One client: new answers, and now and then some that may have arrived before.
fn send_until_it_dies(
    address: std::net::SocketAddr,
    ledger: &Mutex<Ledger>,
    hash: &DefinitionHash,
    round: u32,
    client: u32,
) {
    let Ok(mut connection) = Client::connect(address) else { return };
    for turn in 0.. {
        let fresh = (round * CLIENTS + client) * 100_000 + turn;
        let number = {
            let mut ledger = ledger.lock().unwrap();
            let repeat = turn % 4 == 3 && !ledger.sent.is_empty();
            let among = fresh.wrapping_mul(2_654_435_761) as usize % ledger.sent.len().max(1);
            let number = ledger.sent.keys().nth(among).filter(|_| repeat).copied();
            let number = number.unwrap_or(fresh);
            ledger.sent.entry(number).or_default();
            number
        };
        let Ok(receipt) = send(&mut connection, hash, number) else { return };
        let mut ledger = ledger.lock().unwrap();
        let known = ledger.sent.insert(number, Some(receipt.clone())).flatten();
        assert!(known.as_ref().is_none_or(|known| *known == receipt), "another receipt");
        ledger.repeated += u32::from(number != fresh);
    }
}

/// Sends an answer; its receipt. An error means that the server said nothing, or not all of it.
fn send(client: &mut Client, hash: &DefinitionHash, number: u32) -> std::io::Result<String> {
    let delivery = serde_json::json!({ "delivery": {
        "slug": SLUG,
        "id": format!("{:032x}", u128::from(number) * 0x9e37_79b9_7f4a_7c15),
        "hash": hash.to_string(),
        "ticket": "",
        "language": "en",
        "answers": { "story": { "text": story(number) } },
    }});
    let head = "content-type: application/json\r\naccept: application/json\r\n";
    let answer = client.request("POST", "/api/send", head, delivery.to_string().as_bytes())?;
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    let receipt: serde_json::Value = serde_json::from_slice(&answer.body)?;
    Ok(receipt["receipt"].as_str().unwrap().to_owned())
}

/// What a respondent wrote, so that it can be told from everything else in the database. Long
/// enough that one commit touches several pages of the file.
fn story(number: u32) -> String {
    format!("Made-up answer {number}: {}", "the park is quiet and green. ".repeat(20).trim_end())
}

/// How many times each story is in the database.
fn stored(database: &Path, hash: &DefinitionHash) -> BTreeMap<String, u32> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let store = Store::open(database, Options::new(Access::Beside, [0; 32])).await.unwrap();
        let mut stories = BTreeMap::new();
        let count = |response: store::Written| {
            *stories.entry(response.record.texts["story"].clone()).or_default() += 1;
        };
        store.responses(hash, count).await.unwrap();
        store.close().await;
        stories
    })
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(SLUG)
}

fn hash(consultations: &Path) -> DefinitionHash {
    let loaded = heard::folder::load(consultations, None).unwrap();
    let consultation = loaded[0].consultation.as_ref().unwrap();
    DefinitionHash::from_text(&consultation.questionnaires[0].hash).unwrap()
}
