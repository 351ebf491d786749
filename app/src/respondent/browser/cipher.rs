//! The ciphers of a locked draft: the browser's own (`WebCrypto`), put together and nothing more.
//!
//! The key of a draft follows from a share that only the server keeps and from the PIN, stretched:
//! HKDF-SHA-256 over both. So neither the device nor the server has it, and what the server destroys
//! makes of the draft noise for ever. The draft is AES-256-GCM with a new nonce for every write, and is
//! filled up to a multiple of 4 KiB.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use questionnaire::pin::Pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{dom, draft::LOCKED};

/// Rounds of PBKDF2-HMAC-SHA-256, as OWASP's cheat sheet has them.
const ROUNDS: u32 = 600_000;

/// The mark of a locked draft, the device's half of the lock's key, and the salt.
pub(super) const HEADER_BYTES: usize = 1 + 32 + 16;

const NONCE_BYTES: usize = 12;
const BLOCK_BYTES: usize = 4096;
const LENGTH_BYTES: usize = 4;

/// A locked draft: the header, a nonce, and the ciphertext.
#[derive(Clone, Debug)]
pub(super) struct Sealed(pub(super) Vec<u8>);

/// What opens and closes a draft for as long as the page is open. The browser does not give the key
/// out.
#[derive(Debug)]
pub(super) struct Lock {
    header: [u8; HEADER_BYTES],
    key: JsValue,
}

/// What was made from a PIN.
pub(super) struct Stretched([u8; 32]);

/// A header for a new lock.
pub(super) fn new_header() -> Option<[u8; HEADER_BYTES]> {
    let mut header = dom::random::<HEADER_BYTES>()?;
    header[0] = LOCKED;
    Some(header)
}

/// The device's half of the lock's key.
pub(super) fn half(header: &[u8; HEADER_BYTES]) -> [u8; 32] {
    let mut half = [0; 32];
    half.copy_from_slice(&header[1..33]);
    half
}

impl Sealed {
    pub(super) fn header(&self) -> Option<[u8; HEADER_BYTES]> {
        self.0.first_chunk().copied()
    }
}

impl Stretched {
    /// Stretches a PIN. None where the browser has no ciphers.
    pub(super) async fn new(pin: &Pin, header: &[u8; HEADER_BYTES]) -> Option<Self> {
        let algorithm = algorithm(
            "PBKDF2",
            &[
                ("hash", "SHA-256".into()),
                ("salt", bytes(&header[33..])),
                ("iterations", ROUNDS.into()),
            ],
        );
        derive_bits(pin.digits().as_bytes(), &algorithm).await.map(Self)
    }

    /// What shows the server that the PIN is right, and says nothing about the key.
    pub(super) async fn proof(&self, header: &[u8; HEADER_BYTES]) -> Option<[u8; 32]> {
        derive_bits(&self.0, &hkdf(header, "proof")).await
    }

    /// The lock of a draft, with the share that the server gave.
    pub(super) async fn lock(self, header: [u8; HEADER_BYTES], share: &[u8; 32]) -> Option<Lock> {
        let both = [share.as_slice(), &self.0].concat();
        let aes = algorithm("AES-GCM", &[("length", 256.into())]);
        let key = import(&both, "HKDF", "deriveKey").await?;
        let uses = list(&["encrypt", "decrypt"]);
        let arguments = [hkdf(&header, "draft"), key, aes, JsValue::FALSE, uses];
        Some(Lock { header, key: call("deriveKey", &arguments).await? })
    }
}

impl Lock {
    /// The device's half of the lock's key.
    pub(super) fn half(&self) -> [u8; 32] {
        half(&self.header)
    }

    /// Seals a draft.
    pub(super) async fn seal(&self, draft: &[u8]) -> Option<Vec<u8>> {
        let mut text = u32::try_from(draft.len()).ok()?.to_be_bytes().to_vec();
        text.extend_from_slice(draft);
        text.resize(text.len().next_multiple_of(BLOCK_BYTES), 0);
        let nonce = dom::random::<NONCE_BYTES>()?;
        let sealed = call("encrypt", &[self.gcm(&nonce), self.key.clone(), bytes(&text)]).await?;
        Some([&self.header[..], &nonce, &Uint8Array::new(&sealed).to_vec()].concat())
    }

    /// Opens a draft; none where it is another lock's or has been tampered with.
    pub(super) async fn open(&self, sealed: &Sealed) -> Option<Vec<u8>> {
        let rest = sealed.0.strip_prefix(&self.header)?;
        let (nonce, sealed) = rest.split_at_checked(NONCE_BYTES)?;
        let text = call("decrypt", &[self.gcm(nonce), self.key.clone(), bytes(sealed)]).await?;
        let text = Uint8Array::new(&text).to_vec();
        let (length, text) = text.split_first_chunk::<LENGTH_BYTES>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        text.get(..length).map(<[u8]>::to_vec)
    }

    fn gcm(&self, nonce: &[u8]) -> JsValue {
        algorithm("AES-GCM", &[("iv", bytes(nonce)), ("additionalData", bytes(&self.header))])
    }
}

fn hkdf(header: &[u8; HEADER_BYTES], purpose: &str) -> JsValue {
    let info = bytes(purpose.as_bytes());
    algorithm("HKDF", &[("hash", "SHA-256".into()), ("salt", bytes(&header[33..])), ("info", info)])
}

/// 32 bytes that follow from a secret. `algorithm` names what was made for it.
async fn derive_bits(secret: &[u8], algorithm: &JsValue) -> Option<[u8; 32]> {
    let name = Reflect::get(algorithm, &"name".into()).ok()?.as_string()?;
    let key = import(secret, &name, "deriveBits").await?;
    let bits = call("deriveBits", &[algorithm.clone(), key, 256.into()]).await?;
    Uint8Array::new(&bits).to_vec().try_into().ok()
}

async fn import(secret: &[u8], name: &str, usage: &str) -> Option<JsValue> {
    let uses = list(&[usage]);
    call("importKey", &["raw".into(), bytes(secret), name.into(), JsValue::FALSE, uses]).await
}

/// Calls one of the browser's ciphers. None where it has none, or where it refuses.
async fn call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    let function: Function = Reflect::get(&subtle, &name.into()).ok()?.dyn_into().ok()?;
    let promise = function.apply(&subtle, &arguments.iter().collect::<Array>()).ok()?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}

fn algorithm(name: &str, entries: &[(&str, JsValue)]) -> JsValue {
    let algorithm = Object::new();
    let _ = Reflect::set(&algorithm, &"name".into(), &name.into());
    for (name, value) in entries {
        let _ = Reflect::set(&algorithm, &(*name).into(), value);
    }
    algorithm.into()
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn list(words: &[&str]) -> JsValue {
    words.iter().map(|word| JsValue::from(*word)).collect::<Array>().into()
}
