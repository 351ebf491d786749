//! `heard check`: reads consultations and reports every mistake.

use std::path::Path;

use questionnaire::{date::PartialDate, load};

use super::{Refused, say};
use crate::{catalogue::can_be_spoken, clock, folder};

/// Reports every mistake in the consultation, or the consultations, at `path`.
pub(super) fn check(path: &Path) -> Result<(), Refused> {
    let loaded = folder::load(path, today())?;
    let clashes = load::clashes(&loaded);
    let mut mistakes = 0;
    for one in &loaded {
        for note in &one.notes {
            say(&format!("note: {note}"));
        }
        for mistake in &one.mistakes {
            mistakes += 1;
            say(&mistake.to_string());
        }
    }
    for clash in &clashes {
        mistakes += 1;
        say(&clash.to_string());
    }
    if mistakes == 0 {
        let messages = app::messages::load::all()?;
        for consultation in loaded.iter().filter_map(|one| one.consultation.as_ref()) {
            can_be_spoken(consultation, &messages).map_err(Refused)?;
            for language in consultation.languages.iter().filter(|l| !messages.contains_key(l)) {
                say(&format!(
                    "note: {}: “{}” is offered to nobody, because Heard has no buttons and \
                     messages in it",
                    consultation.id,
                    language.as_str()
                ));
            }
            say(&format!(
                "{}: {} questionnaires, no mistakes",
                consultation.id,
                consultation.questionnaires.len()
            ));
        }
        return Ok(());
    }
    let plural = if mistakes == 1 { "mistake" } else { "mistakes" };
    Err(Refused(format!("{mistakes} {plural} in {}", path.display())))
}

/// Today, for notes on what should be checked again.
pub(super) fn today() -> Option<PartialDate> {
    use crate::clock::{Clock, SystemClock};

    let day = clock::civil_day(SystemClock.now())?;
    PartialDate::parse(&day).ok()
}
