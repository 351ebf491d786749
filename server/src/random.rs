//! Randomness from the system. The one file that draws it.

/// So many random bytes.
///
/// A system that has no randomness to give cannot keep a secret: the process ends.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(clippy::disallowed_methods, reason = "this is where randomness is drawn")]
    let filled = getrandom::fill(&mut bytes);
    if filled.is_err() {
        tracing::error!("the system gives no random numbers");
        std::process::abort();
    }
    bytes
}

/// So many random bytes in lower-case hex.
pub fn hex<const N: usize>() -> String {
    data_encoding::HEXLOWER.encode(&bytes::<N>())
}
