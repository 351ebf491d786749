//! Tickets: the server's word on when a journey began, carried by the browser and given back with
//! the answers. They let answers that were begun before closing be sent shortly after it, and they
//! are not stored.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use questionnaire::code::{Code, SEED_BYTES};
use sha2::Sha256;
use store::SubmissionId;
use subtle::ConstantTimeEq;

/// Signs tickets and receipts with the database's secret.
#[derive(Clone)]
pub struct Signer([u8; 32]);

impl Signer {
    /// A signer with this secret.
    pub fn new(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// A ticket for a journey of a questionnaire that begins at `now` (seconds since 1970). It
    /// carries the minute only.
    pub fn ticket(&self, slug: &str, now: i64) -> String {
        let minute = now.div_euclid(60);
        format!("{minute}.{}", self.sign("ticket", &[slug, &minute.to_string()]))
    }

    /// When the journey of a ticket began, in seconds since 1970; `None` where the ticket is not
    /// one of ours for this questionnaire.
    pub fn begun(&self, slug: &str, ticket: &str) -> Option<i64> {
        let (minute, given) = ticket.split_once('.')?;
        let signature = self.sign("ticket", &[slug, minute]);
        let same: bool = signature.as_bytes().ct_eq(given.as_bytes()).into();
        same.then(|| minute.parse::<i64>().ok()?.checked_mul(60)).flatten()
    }

    /// The receipt of a submission: always the same for the same identifier, and saying nothing
    /// about it.
    pub fn receipt(&self, id: &str) -> String {
        self.sign("receipt", &[id]).chars().take(16).collect()
    }

    /// The code that takes a response back: always the same for the same submission, so that asking
    /// again shows it again. Without the submission's identifier, which is stored nowhere, nobody can
    /// work it out.
    pub fn withdrawal_code(&self, id: &SubmissionId) -> Code {
        let mut seed = [0; SEED_BYTES];
        for (byte, random) in seed.iter_mut().zip(self.mac("withdrawal code", &[&id.0])) {
            *byte = random;
        }
        Code::new(seed)
    }

    fn sign(&self, purpose: &str, parts: &[&str]) -> String {
        let parts: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        HEXLOWER.encode(&self.mac(purpose, &parts))
    }

    fn mac(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC takes a key of any length, so this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return [0; 32] };
        for part in [purpose.as_bytes()].iter().chain(parts) {
            mac.update(part);
            mac.update(&[0]);
        }
        mac.finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_tickets_for_this_questionnaire_are_believed() {
        let signer = Signer::new([7; 32]);
        let ticket = signer.ticket("views", 123_456_789);
        assert_eq!(signer.begun("views", &ticket), Some(123_456_780));
        assert_eq!(signer.begun("other", &ticket), None);
        assert_eq!(Signer::new([8; 32]).begun("views", &ticket), None);
        assert_eq!(signer.begun("views", &ticket.replacen('2', "3", 1)), None);
        assert_eq!(signer.begun("views", ""), None);
    }
}
