//! Keys that follow from respondents' codes, and how many wrong codes are looked at.
//!
//! A code has 70 random bits, so guessing one is hopeless at any rate that this program could answer;
//! stretching it makes it hopeless too for somebody who has a copy of the database. The limit is there
//! so that guessing does not use up the machine. It counts by questionnaire and in all, and not by
//! who asks: no address of anybody is looked at.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use argon2::{Algorithm, Argon2, Params, Version};
use store::Store;
use tokio::{sync::Semaphore, task::spawn_blocking};
use zeroize::Zeroizing;

/// Memory in KiB and passes of Argon2id (the least that OWASP's cheat sheet allows): 25 ms or so.
const COST: (u32, u32) = (19 * 1024, 2);

/// Two at a time: 38 MiB at the most.
static TURNS: Semaphore = Semaphore::const_new(2);

/// What a code is for. The same code for another purpose gives another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Carrying on on another device.
    Carrying,
    /// Taking a response back.
    Withdrawal,
    /// Opening a locked draft.
    Lock,
}

/// There is too much to do; the same again in a moment may go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too much to do")]
pub struct Busy;

/// What keys are derived with, and how many tries are left.
pub struct Codes {
    /// Of this database alone: what somebody prepared for another one is of no use here.
    salts: Zeroizing<[u8; 32]>,
    tries: Mutex<Tries>,
}

impl Codes {
    /// For the codes of one database.
    pub fn new(store: &Store) -> Self {
        Self { salts: store.derived(b"salt of codes"), tries: Mutex::default() }
    }

    /// The key that follows from a code (Argon2id).
    ///
    /// # Errors
    /// [`Busy`], only while the program stops.
    pub async fn stretch(
        &self,
        purpose: Purpose,
        secret: Zeroizing<Vec<u8>>,
    ) -> Result<[u8; 32], Busy> {
        let mut salt = Zeroizing::new(self.salts.to_vec());
        salt.push(match purpose {
            Purpose::Withdrawal => 1,
            Purpose::Carrying => 2,
            Purpose::Lock => 3,
        });
        let _turn = TURNS.acquire().await.map_err(|_| Busy)?;
        let stretched = spawn_blocking(move || {
            let (memory, passes) = COST;
            let params = Params::new(memory, passes, 1, Some(32)).map_err(|_| Busy)?;
            let mut key = [0; 32];
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into(&secret, &salt, &mut key)
                .map_err(|_| Busy)?;
            Ok(key)
        });
        stretched.await.map_err(|_| Busy)?
    }

    /// Takes one of the tries that there are for a questionnaire, at `now` (seconds since 1970).
    ///
    /// # Errors
    /// [`Busy`] where too many wrong codes were tried of late.
    pub fn take_try(&self, slug: &str, now: i64) -> Result<(), Busy> {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).take(slug, now)
    }

    /// The code was right: that costs nothing.
    pub fn give_back(&self, slug: &str) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).give_back(slug);
    }
}

impl std::fmt::Debug for Codes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Codes(…)")
    }
}

/// The tries that there are.
#[derive(Debug, Default)]
struct Tries {
    /// For all questionnaires.
    all: Bucket<1, 100>,
    /// By slug; only of questionnaires that are served.
    each: HashMap<String, Bucket<2, 30>>,
}

impl Tries {
    fn take(&mut self, slug: &str, now: i64) -> Result<(), Busy> {
        let each = self.each.entry(slug.to_owned()).or_default();
        if !(self.all.has(now) && each.has(now)) {
            return Err(Busy);
        }
        self.all.add(1);
        each.add(1);
        Ok(())
    }

    fn give_back(&mut self, slug: &str) {
        self.all.add(-1);
        if let Some(each) = self.each.get_mut(slug) {
            each.add(-1);
        }
    }
}

/// Fills up by one try every `SECONDS`, to `MOST` tries.
#[derive(Debug, Default)]
struct Bucket<const SECONDS: i64, const MOST: i64> {
    /// Seconds until it is full.
    spent: i64,
    /// When that was worked out, in seconds since 1970.
    at: i64,
}

impl<const SECONDS: i64, const MOST: i64> Bucket<SECONDS, MOST> {
    fn has(&mut self, now: i64) -> bool {
        // While a clock is set back, time stands still.
        self.spent = self.spent.saturating_sub((now - self.at).max(0)).max(0);
        self.at = now;
        self.spent + SECONDS <= SECONDS * MOST
    }

    fn add(&mut self, tries: i64) {
        self.spent = (self.spent + tries * SECONDS).max(0);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test should say where")]
    use super::*;

    fn tries(tries: &mut Tries, slug: &str, now: i64) -> usize {
        std::iter::repeat_with(|| tries.take(slug, now)).take_while(Result::is_ok).count()
    }

    #[test]
    fn tries_run_out_and_come_back() {
        let mut all = Tries::default();
        assert_eq!(tries(&mut all, "one", 1000), 30);
        assert_eq!(tries(&mut all, "one", 1001), 0);
        assert_eq!(tries(&mut all, "one", 1004), 2);
        assert_eq!(tries(&mut all, "one", 0), 0, "the clock was set back");
        assert_eq!(tries(&mut all, "one", 1_000_000), 30, "no more than there are");
    }

    #[test]
    fn one_questionnaire_does_not_use_up_anothers_until_there_are_too_many_in_all() {
        let mut all = Tries::default();
        for slug in ["one", "two", "three"] {
            assert_eq!(tries(&mut all, slug, 1000), 30);
        }
        assert_eq!(tries(&mut all, "four", 1000), 10);
    }

    #[test]
    fn a_right_code_costs_nothing() {
        let mut all = Tries::default();
        for _ in 0..1000 {
            all.take("one", 1000).unwrap();
            all.give_back("one");
        }
        assert_eq!(tries(&mut all, "one", 1000), 30);
    }
}
