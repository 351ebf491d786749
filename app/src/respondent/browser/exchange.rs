//! The browser's end of the server function that takes answers in: one request by the browser's own
//! `fetch`, and a reply that the browser's own `JSON` reads. `server_fn`'s client for every purpose
//! would weigh more than all the rules of a questionnaire.

use serde::{Deserialize, de::value::StrDeserializer};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestInit;

use super::dom::{field, post};
use crate::respondent::send::{Receipt, SendAnswers, SendError};

/// Sends answers and waits for the server's word on them.
pub(in crate::respondent) async fn exchange(
    path: &str,
    answers: &SendAnswers,
) -> Result<Receipt, SendError> {
    let body = serde_json::to_string(answers).map_err(|_| SendError::Malformed)?;
    let reply = post(path, "application/json", &body.into(), &RequestInit::new()).await;
    let reply = reply.ok_or(SendError::Offline)?;
    // What cannot be read did not come from the function: something in front of it was too busy, or
    // broke off.
    let said = JsFuture::from(reply.json().map_err(|_| SendError::Busy)?);
    let said = said.await.map_err(|_| SendError::Busy)?;
    if reply.ok() {
        receipt(&said).ok_or(SendError::Busy)
    } else {
        Err(error(&said).unwrap_or(SendError::Busy))
    }
}

fn receipt(said: &JsValue) -> Option<Receipt> {
    let word = |name| field(said, name)?.as_string();
    Some(Receipt { receipt: word("receipt")?, ticket: word("ticket")? })
}

fn error(said: &JsValue) -> Option<SendError> {
    if let Some(kind) = said.as_string() {
        return SendError::deserialize(StrDeserializer::<postcard::Error>::new(&kind)).ok();
    }
    let page = field(&field(said, "refused")?, "page")?.as_string()?;
    Some(SendError::Refused { page })
}
