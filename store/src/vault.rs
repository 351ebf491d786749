//! What the server seals for itself: under keys that follow from the file's secret, one for each
//! purpose.

use zeroize::Zeroizing;

use crate::{
    Store,
    seal::{NONCE_BYTES, derive, small},
};

impl Store {
    /// A key of its own for one purpose, which follows from the file's secret.
    pub fn derived(&self, purpose: &[u8]) -> Zeroizing<[u8; 32]> {
        derive(&self.secret(), purpose)
    }

    /// Seals something small, such as a ticket, for one purpose and in one context. `nonce` must be
    /// random and new every time. `None` only beyond 256 GiB.
    pub fn seal(
        &self,
        purpose: &[u8],
        context: &[u8],
        plaintext: &[u8],
        nonce: [u8; NONCE_BYTES],
    ) -> Option<Vec<u8>> {
        small::seal(&self.derived(purpose), context, plaintext, nonce)
    }

    /// Opens what was sealed; `None` where that was for another purpose or in another context, or
    /// by another.
    pub fn unseal(
        &self,
        purpose: &[u8],
        context: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        small::open(&self.derived(purpose), context, sealed)
    }
}
