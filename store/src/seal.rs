//! Keys that their holders bring along, what is derived from them, and sealing under them. Not
//! passwords, and not SQL.

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{AeadInOut, KeyInit},
};
use data_encoding::BASE64URL_NOPAD;
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

pub(crate) mod small;

/// Length of a nonce in bytes.
pub const NONCE_BYTES: usize = 24;

/// Plaintext is filled up to a multiple of this many bytes, so that the length of what is stored
/// says little about how much somebody wrote.
const BLOCK_BYTES: usize = 4096;

/// Bytes in front of the plaintext that say how long it is.
const LENGTH_BYTES: usize = 4;

/// Defines a secret of 32 random bytes that travels in a cookie. It has a text form for that, on
/// request only; `Debug` does not show it, and its memory is wiped.
macro_rules! bearer {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(Zeroizing<[u8; 32]>);

        impl $name {
            /// Takes 32 bytes that must come from the system's random number generator.
            pub fn new(bytes: [u8; 32]) -> Self {
                Self(Zeroizing::new(bytes))
            }

            /// The bytes.
            pub fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }

            /// Reads the text form; `None` where it is not one.
            pub fn from_text(text: &str) -> Option<Self> {
                let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
                Some(Self(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
            }

            /// The text form: 43 characters that are safe in a cookie.
            pub fn to_text(&self) -> Zeroizing<String> {
                Zeroizing::new(BASE64URL_NOPAD.encode(self.0.as_slice()))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

bearer!(
    /// Opens one draft. It exists in the respondent's cookie and nowhere else.
    DraftKey
);
bearer!(
    /// Proves that its holder has signed in. The database knows only its hash.
    SessionToken
);

bearer!(
    /// The half of a lock's key that the respondent's device has. The other half is the PIN.
    LockKey
);

bearer!(
    /// What a lock holds, or what was made from the PIN that opens it.
    LockSecret
);

impl LockKey {
    /// The row that the lock is in.
    pub(crate) fn name(&self) -> [u8; 32] {
        *derive(self.0.as_slice(), b"lock name")
    }

    /// What the lock's content is sealed under: both halves together.
    pub(crate) fn cipher_key(&self, proof: &[u8; 32]) -> Zeroizing<[u8; 32]> {
        let mut both = Zeroizing::new([0; 64]);
        both[..32].copy_from_slice(self.0.as_slice());
        both[32..].copy_from_slice(proof);
        derive(both.as_slice(), b"lock seal")
    }
}

bearer!(
    /// Opens the record that a code takes a response back with. It is derived from that code.
    WithdrawalKey
);

impl WithdrawalKey {
    /// The row that the record is in.
    pub(crate) fn name(&self) -> [u8; 32] {
        *derive(self.0.as_slice(), b"withdrawal name")
    }

    /// What the record is sealed under.
    pub(crate) fn cipher_key(&self) -> Zeroizing<[u8; 32]> {
        derive(self.0.as_slice(), b"withdrawal seal")
    }
}

/// Names a draft to whoever wants it erased, and opens nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DraftHandle(pub(crate) [u8; 32]);

impl DraftHandle {
    /// Reads the text form; `None` where it is not one.
    pub fn from_text(text: &str) -> Option<Self> {
        Some(Self(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()?))
    }

    /// The text form: 43 characters.
    pub fn to_text(self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }
}

impl std::fmt::Debug for DraftHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DraftHandle(…)")
    }
}

impl DraftKey {
    /// Names the draft, and does not open it.
    pub fn handle(&self) -> DraftHandle {
        DraftHandle(self.name())
    }

    /// The row that the draft is in.
    pub(crate) fn name(&self) -> [u8; 32] {
        *derive(self.0.as_slice(), b"name")
    }

    /// Seals a draft. `nonce` must be random and new every time. `None` only beyond 4 GiB.
    pub(crate) fn seal(&self, plaintext: &[u8], nonce: [u8; NONCE_BYTES]) -> Option<Vec<u8>> {
        let length = u32::try_from(plaintext.len()).ok()?;
        let padded = (LENGTH_BYTES + plaintext.len()).next_multiple_of(BLOCK_BYTES);
        let mut text = Zeroizing::new(vec![0; padded]);
        text.get_mut(..LENGTH_BYTES)?.copy_from_slice(&length.to_be_bytes());
        text.get_mut(LENGTH_BYTES..LENGTH_BYTES + plaintext.len())?.copy_from_slice(plaintext);
        let tag = self
            .cipher()
            .encrypt_inout_detached(&XNonce::from(nonce), &self.name(), text.as_mut_slice().into())
            .ok()?;
        Some([nonce.as_slice(), text.as_slice(), tag.as_slice()].concat())
    }

    /// Opens a draft; `None` where it was sealed under another key or has been tampered with.
    pub(crate) fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        let (text, tag) = sealed.split_last_chunk::<16>()?;
        let mut text = Zeroizing::new(text.to_vec());
        self.cipher()
            .decrypt_inout_detached(
                &XNonce::from(*nonce),
                &self.name(),
                text.as_mut_slice().into(),
                &(*tag).into(),
            )
            .ok()?;
        let (length, text) = text.split_first_chunk::<LENGTH_BYTES>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        text.get(..length).map(<[u8]>::to_vec)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*derive(self.0.as_slice(), b"seal")).into())
    }
}

impl SessionToken {
    /// What the database knows of it. It is random, so a plain hash suffices.
    pub(crate) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_slice()).into()
    }
}

/// One of several independent keys that follow from a random one (HKDF-SHA-256).
pub(crate) fn derive(random: &[u8], purpose: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    let expanded = Hkdf::<Sha256>::new(None, random).expand(purpose, key.as_mut_slice());
    // It fails only beyond 255 times the length of a hash, and this is once.
    debug_assert!(expanded.is_ok());
    key
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn length_tells_little() {
        let key = DraftKey::new([1; 32]);
        let sealed = |length| key.seal(&vec![b'x'; length], [2; 24]).unwrap().len();
        assert_eq!(sealed(0), 24 + 4096 + 16);
        assert_eq!(sealed(0), sealed(4092));
        assert_eq!(sealed(4093), 24 + 8192 + 16);
    }

    #[test]
    fn a_name_is_not_the_key_and_not_the_cipher_key() {
        let key = DraftKey::new([1; 32]);
        assert_ne!(key.name(), [1; 32]);
        assert_ne!(key.name(), *derive(&[1; 32], b"seal"));
    }

    #[test]
    fn secrets_do_not_show() {
        let key = DraftKey::new([1; 32]);
        assert_eq!(format!("{key:?}"), "DraftKey(…)");
        assert_eq!(format!("{:?}", SessionToken::new([1; 32])), "SessionToken(…)");
    }

    proptest! {
        #[test]
        fn what_was_sealed_opens(key: [u8; 32], nonce: [u8; 24], text: Vec<u8>) {
            let key = DraftKey::new(key);
            prop_assert_eq!(key.open(&key.seal(&text, nonce).unwrap()), Some(text));
        }

        #[test]
        fn nothing_else_opens(key: [u8; 32], other: [u8; 32], at: usize, bit in 0..8u8) {
            prop_assume!(key != other);
            let key = DraftKey::new(key);
            let mut sealed = key.seal(b"what I wrote", [3; 24]).unwrap();
            prop_assert_eq!(DraftKey::new(other).open(&sealed), None);
            let at = at % sealed.len();
            sealed[at] ^= 1 << bit;
            prop_assert_eq!(key.open(&sealed), None);
            prop_assert_eq!(key.open(&sealed[..at]), None);
        }

        #[test]
        fn the_text_form_reads_back(bytes: [u8; 32]) {
            let key = DraftKey::new(bytes);
            let text = key.to_text();
            prop_assert_eq!(text.len(), 43);
            prop_assert_eq!(DraftKey::from_text(&text), Some(key));
        }

        #[test]
        fn other_text_is_no_key(text in "\\PC{0,60}") {
            prop_assume!(text.len() != 43);
            prop_assert_eq!(SessionToken::from_text(&text), None);
        }
    }
}
