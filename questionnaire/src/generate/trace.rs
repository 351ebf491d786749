//! A walk written down: every form and what came of it, and at the end the route, what would be
//! sent, and how it would be stored. Either the text itself or its digest.

use std::fmt::{self, Write};

use serde::Serialize;

use super::{Step, walk};
use crate::{
    definition::Questionnaire,
    journey::Outcome,
    record::Record,
    route::{Route, Stop},
    submission::{Refusal, Submission},
};

/// The whole walk as text, one line for each form and each thing that came of it.
pub fn trace(questionnaire: &Questionnaire, seed: u64) -> String {
    let mut text = String::new();
    // Writing to a string or to a digest cannot fail.
    let _ = write(questionnaire, seed, &mut text);
    text
}

/// The digest of what [`trace`] gives: equal texts have equal digests, and two that differ have
/// not, but for one chance in some trillions.
pub fn digest(questionnaire: &Questionnaire, seed: u64) -> u64 {
    let mut digest = Fnv::default();
    let _ = write(questionnaire, seed, &mut digest);
    digest.0
}

fn write(questionnaire: &Questionnaire, seed: u64, out: &mut impl Write) -> fmt::Result {
    let mut written = Ok(());
    let journey = walk(questionnaire, seed, |step| {
        written = written.and_then(|()| write_step(step, out));
    });
    written?;
    writeln!(out, "journey {}", json(&journey))?;
    let Route { questions, after_review, stop } = Route::of(questionnaire, &journey.answers);
    writeln!(out, "route {} {}", json(&questions), json(&after_review))?;
    match stop {
        Some(Stop::Required(page)) => writeln!(out, "stops at {page}")?,
        Some(Stop::Ends(page)) => writeln!(out, "leads to the end at {page}")?,
        None => {}
    }
    match Submission::new(questionnaire, &journey.answers) {
        Ok(submission) => {
            let Record { closed, texts, contact } = Record::new(questionnaire, &submission);
            writeln!(out, "submission {}", json(&submission))?;
            writeln!(out, "record {} {} {}", json(&closed), json(&texts), json(&contact))
        }
        Err(Refusal::Problems(page, problems)) => {
            writeln!(out, "refused at {page}: {}", json(&problems))
        }
        Err(Refusal::Ends(page)) => writeln!(out, "ends at {page}"),
    }
}

fn write_step(step: &Step<'_>, out: &mut impl Write) -> fmt::Result {
    writeln!(out, "form {}", json(step.form))?;
    match step.outcome {
        Ok(Outcome::Next(next)) => writeln!(out, "  next {}", json(&next.position)),
        Ok(Outcome::Elsewhere(next)) => writeln!(out, "  elsewhere {}", json(&next.position)),
        Ok(Outcome::Refused(next, problems)) => {
            writeln!(out, "  refused {} {}", json(&next.position), json(problems))
        }
        Ok(Outcome::Send(_, submission)) => writeln!(out, "  send {}", json(submission)),
        Ok(Outcome::Erase) => writeln!(out, "  erase"),
        Err(unreadable) => writeln!(out, "  unreadable: {unreadable}"),
    }
}

/// JSON, and not the debug format: the program that browsers run is compiled without that.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| error.to_string())
}

/// Fowler, Noll and Vo's hash, variant 1a, 64 bits.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Write for Fnv {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_published_one() {
        let mut digest = Fnv::default();
        let _ = digest.write_str("foobar");
        assert_eq!(digest.0, 0x8594_4171_f739_67e8);
    }
}
