//! Where answers are taken in, whichever driver collected them: the journey's rules are applied
//! once more, the response is stored once, and only then it is acknowledged.

use std::{future::Future, pin::Pin};

use app::respondent::send::{Delivery, Receipt, SendError, ssr::Reception};
use questionnaire::{
    definition::Questionnaire,
    record::Record,
    submission::{Refusal, Submission},
};
use store::{DefinitionHash, DraftHandle, NewResponse, SubmissionId, SubmitError};

use crate::{catalogue::Entry, clock, state::State, withdrawal};

/// Takes answers in.
#[derive(Clone, Debug)]
pub struct FrontDesk(pub State);

impl Reception for FrontDesk {
    fn receive(
        &self,
        delivery: Delivery,
    ) -> Pin<Box<dyn Future<Output = Result<Receipt, SendError>> + Send + '_>> {
        Box::pin(receive(&self.0, delivery))
    }
}

/// Checks and stores answers; done only when they are on the disk.
///
/// # Errors
/// [`SendError`]; nothing was stored.
pub async fn receive(state: &State, delivery: Delivery) -> Result<Receipt, SendError> {
    let entry = state.catalogue.get(&delivery.slug).ok_or(SendError::Changed)?;
    let id = SubmissionId::from_text(&delivery.id).ok_or(SendError::Malformed)?;
    let hash = DefinitionHash::from_text(&delivery.hash).ok_or(SendError::Malformed)?;
    let now = state.clock.now();
    // A journey without a ticket of ours began, for all we know, just now.
    let begun = state.signer.begun(&delivery.slug, &delivery.ticket).unwrap_or(now);
    if !entry.window.takes(now, begun) {
        return Err(SendError::Closed);
    }
    let asked = answered(state, entry, &delivery.hash, &hash).await?;
    let submission = Submission::new(&asked, &delivery.answers).map_err(|refusal| {
        let (Refusal::Problems(index, _) | Refusal::Ends(index)) = refusal;
        let page = asked.pages.get(index).map(|page| page.id.clone());
        SendError::Refused { page: page.unwrap_or_default() }
    })?;
    let language = asked
        .languages
        .iter()
        .find(|language| language.as_str() == delivery.language)
        .or(asked.languages.first());
    let slug = delivery.slug;
    let stored = state
        .store
        .submit(NewResponse {
            id,
            questionnaire_hash: hash,
            slug: slug.clone(),
            day: clock::day(now, &entry.consultation.timezone),
            language: language.cloned().unwrap_or_else(|| "en".into()),
            record: Record::new(&asked, &submission),
            synthetic: false,
        })
        .await;
    match stored {
        Ok(_) => {
            // A code to carry on with has nothing to open any more.
            if let Some(handle) = delivery.given.as_deref().and_then(DraftHandle::from_text)
                && state.store.erase_draft_of(handle).await.is_err()
            {
                tracing::warn!("what a code opens could not be erased; it expires by itself");
            }
            Ok(Receipt {
                receipt: state.signer.receipt(&delivery.id),
                ticket: withdrawal::ticket(state, &slug, id, now),
            })
        }
        Err(SubmitError::Conflict) => Err(SendError::Conflict),
        Err(SubmitError::NotPublished) => Err(SendError::Changed),
        Err(SubmitError::Busy) => Err(SendError::Busy),
        Err(SubmitError::Unavailable) => Err(SendError::Fault),
    }
}

/// The questionnaire that was answered: the one that is served, or an earlier version of it that a
/// page still had open.
async fn answered(
    state: &State,
    entry: &Entry,
    text: &str,
    hash: &DefinitionHash,
) -> Result<Questionnaire, SendError> {
    if entry.setting.hash == text {
        return Ok(entry.questionnaire().clone());
    }
    let earlier = state.store.definition(hash).await.map_err(|_| SendError::Fault)?;
    let earlier = earlier.filter(|definition| definition.slug == entry.questionnaire().slug);
    let earlier = earlier.ok_or(SendError::Changed)?;
    serde_json::from_str(&earlier.json).map_err(|_| SendError::Fault)
}
