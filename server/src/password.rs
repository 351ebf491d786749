//! Passwords of staff: Argon2id, with the cost that OWASP's cheat sheet asks of a service with few
//! accounts (64 MiB, three passes), one at a time so that a flood of attempts cannot use up memory.

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::Salt,
};
use tokio::{sync::Semaphore, task::spawn_blocking};
use zeroize::Zeroizing;

use crate::random;

/// Fewest characters of a password (OWASP ASVS 5.0, 6.2.1 advises 15; this is a person's own).
pub const SHORTEST: usize = 12;

/// Most characters: hashing must stay bounded.
const LONGEST: usize = 1024;

/// Two at a time: 128 MiB at the most.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Why a password cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// It is too short to be worth hashing.
    #[error("the password is too short: use at least {SHORTEST} characters")]
    TooShort,
    /// It is longer than any password.
    #[error("the password is too long: use at most {LONGEST} characters")]
    TooLong,
    /// Hashing failed.
    #[error("the password could not be hashed")]
    Failed,
}

/// Hashes a password; the result is a PHC string.
///
/// # Errors
/// [`PasswordError`].
pub async fn hash(password: Zeroizing<String>) -> Result<String, PasswordError> {
    match password.chars().count() {
        ..SHORTEST => return Err(PasswordError::TooShort),
        SHORTEST..=LONGEST => {}
        _ => return Err(PasswordError::TooLong),
    }
    let salt = Salt::new(&random::bytes::<16>()).map_err(|_| PasswordError::Failed)?;
    in_turn(move || {
        let hash = argon2().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|_| PasswordError::Failed)
    })
    .await?
}

/// Whether a password is the one that was hashed. Without a hash, as for a name that nobody has,
/// it takes as long and is `false`: whether there is such an account cannot be told by waiting.
pub async fn verify(password: Zeroizing<String>, hash: Option<String>) -> bool {
    let exists = hash.is_some();
    let verified = in_turn(move || {
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        PasswordHash::new(&hash)
            .is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
    });
    exists && verified.await.unwrap_or(false)
}

/// A hash with the same cost that no password is known for.
const NOBODY: &str = "$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
                      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn argon2() -> Argon2<'static> {
    let params = Params::new(64 * 1024, 3, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, PasswordError> {
    let _turn = TURNS.acquire().await.map_err(|_| PasswordError::Failed)?;
    spawn_blocking(work).await.map_err(|_| PasswordError::Failed)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test should say where")]
    use super::*;

    fn typed(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.to_owned())
    }

    #[tokio::test]
    async fn only_the_same_password_is_accepted() {
        let hash = hash(typed("correct horse battery")).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify(typed("correct horse battery"), Some(hash.clone())).await);
        assert!(!verify(typed("correct horse batterY"), Some(hash)).await);
        assert!(!verify(typed("correct horse battery"), None).await);
    }

    #[tokio::test]
    async fn the_hash_for_nobody_costs_as_much_as_a_real_one() {
        let parsed = PasswordHash::new(NOBODY).unwrap();
        let real = hash(typed("correct horse battery")).await.unwrap();
        let real = PasswordHash::new(&real).unwrap();
        assert_eq!(parsed.params.to_string(), real.params.to_string());
    }

    #[tokio::test]
    async fn short_passwords_are_refused() {
        assert!(matches!(hash(typed("short")).await, Err(PasswordError::TooShort)));
    }
}
