//! `heard check`: reads consultations and reports every mistake.

use std::path::Path;

use questionnaire::{date::PartialDate, load, text::Language};

use super::{Refused, say};
use crate::{clock, folder};

/// What a language without interface texts means.
const NO_INTERFACE: &str = "is not offered to anybody: Heard has no buttons and messages in it, \
                            only in";

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
        let interface = app::messages::load::all()?;
        let interface: Vec<&str> = interface.keys().map(Language::as_str).collect();
        for consultation in loaded.iter().filter_map(|one| one.consultation.as_ref()) {
            let languages = consultation.languages.iter().map(Language::as_str);
            for language in languages.filter(|language| !interface.contains(language)) {
                let those = interface.join(", ");
                say(&format!("note: {}: “{language}” {NO_INTERFACE} {those}", consultation.id));
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
