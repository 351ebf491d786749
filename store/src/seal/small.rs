//! Sealing of small things whose length is no secret: keys, tickets, and what a record points to.

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{AeadInOut, KeyInit},
};
use zeroize::Zeroizing;

use super::NONCE_BYTES;

/// Seals `plaintext` so that it opens only under this key and in this context. `nonce` must be
/// random and new every time. The result begins with it.
pub(crate) fn seal(
    key: &[u8; 32],
    context: &[u8],
    plaintext: &[u8],
    nonce: [u8; NONCE_BYTES],
) -> Option<Vec<u8>> {
    let mut text = Zeroizing::new(plaintext.to_vec());
    let tag = XChaCha20Poly1305::new(key.into())
        .encrypt_inout_detached(&XNonce::from(nonce), context, text.as_mut_slice().into())
        .ok()?;
    Some([nonce.as_slice(), text.as_slice(), tag.as_slice()].concat())
}

/// Opens what [`seal`] made; `None` where the key or the context is another one, or where it has
/// been tampered with.
pub(crate) fn open(key: &[u8; 32], context: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    let (text, tag) = sealed.split_last_chunk::<16>()?;
    let mut text = Zeroizing::new(text.to_vec());
    XChaCha20Poly1305::new(key.into())
        .decrypt_inout_detached(
            &XNonce::from(*nonce),
            context,
            text.as_mut_slice().into(),
            &(*tag).into(),
        )
        .ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_opens_under_the_same_key_and_context_alone(
            key: [u8; 32], other: [u8; 32], nonce: [u8; 24], text: Vec<u8>, at: usize, bit in 0..8u8,
        ) {
            prop_assume!(key != other);
            let mut sealed = seal(&key, b"here", &text, nonce).unwrap();
            let opened = open(&key, b"here", &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), &text[..]);
            prop_assert_eq!(open(&other, b"here", &sealed), None);
            prop_assert_eq!(open(&key, b"there", &sealed), None);
            let at = at % sealed.len();
            prop_assert_eq!(open(&key, b"here", &sealed[..at]), None);
            sealed[at] ^= 1 << bit;
            prop_assert_eq!(open(&key, b"here", &sealed), None);
        }
    }
}
