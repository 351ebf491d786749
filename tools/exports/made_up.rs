//! A consultation and made-up responses to it.

use std::{error::Error, path::Path};

use questionnaire::{
    consultation::Consultation, date::PartialDate, definition::Questionnaire, generate::walk,
    journey::Outcome, load, submission::Submission,
};

/// Of so many walks, one at least is sent.
const WALKS: u64 = 500;

/// Reads a consultation.
pub(super) fn consultation(folder: &str) -> Result<Consultation, Box<dyn Error>> {
    let files = crate::sources::sources(folder.as_ref())?;
    let id = Path::new(folder).file_name().unwrap_or_default().to_string_lossy();
    let loaded = load::consultation(&id, &files, None);
    let mistakes: Vec<_> = loaded.mistakes.iter().map(ToString::to_string).collect();
    loaded.consultation.ok_or_else(|| mistakes.join("\n").into())
}

/// So many responses, always the same ones.
pub(super) fn responses(
    questionnaire: &Questionnaire,
    count: usize,
) -> Result<Vec<Submission>, Box<dyn Error>> {
    let mut found = Vec::with_capacity(count);
    for seed in 0..WALKS * u64::try_from(count)? {
        walk(questionnaire, seed, |step| {
            if let Ok(Outcome::Send(_, submission)) = step.outcome {
                found.push(submission.clone());
            }
        });
        if found.len() >= count {
            found.truncate(count);
            return Ok(found);
        }
    }
    Err(format!("{}: too few walks are sent", questionnaire.slug).into())
}

/// A day on which files are made.
pub(super) fn day() -> Result<PartialDate, Box<dyn Error>> {
    Ok(PartialDate::parse("2026-11-25")?)
}
