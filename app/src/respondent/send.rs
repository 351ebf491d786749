//! Sending: one server function with a fixed address. It holds no logic: it hands the answers to the
//! server's `Reception`, as the plain-form driver's last step does.

use http::Method;
use leptos::prelude::*;
use questionnaire::answer::Answers;
#[cfg(feature = "hydrate")]
use send_wrapper::SendWrapper;
use serde::{Deserialize, Serialize};
use server_fn::{
    Http, Protocol,
    client::Client,
    codec::{Json, JsonEncoding},
    error::{FromServerFnError, ServerFnErrorErr},
    server::Server,
};

use super::screen::NotSent;

/// Answers on their way to the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The questionnaire's address.
    pub slug: String,
    /// The submission's identifier: 128 random bits in lower-case hex, made with the draft. The same
    /// answers sent twice under it are stored once.
    pub id: String,
    /// The hash of the questionnaire that was answered.
    pub hash: String,
    /// The server's word on when the journey began.
    pub ticket: String,
    /// The language it was answered in.
    pub language: String,
    /// The code that the journey has, by its handle: it can be used until sending.
    #[serde(default)]
    pub given: Option<String>,
    /// The answers. What is not on their route is left out by the server.
    pub answers: Answers,
}

/// The server's word that the answers are stored. The same submission always gets the same one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// What to quote. It says nothing about the answers.
    pub receipt: String,
    /// The server's word on which response this is. For an hour a code can be had for it, to take
    /// the response back with. Only the server can read it.
    pub ticket: String,
}

/// Why answers were not stored. Kinds only: no sentence, and never an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum SendError {
    /// The server could not be reached.
    #[error("no connection")]
    Offline,
    /// The server has more to do than it can: try again later.
    #[error("busy")]
    Busy,
    /// The consultation is not open.
    #[error("closed")]
    Closed,
    /// There is no such questionnaire, or not this version of it.
    #[error("unknown questionnaire")]
    Changed,
    /// Other answers were stored under this identifier before.
    #[error("conflict")]
    Conflict,
    /// The request is not one that a page of ours makes.
    #[error("malformed")]
    Malformed,
    /// The answers do not fit the rules.
    #[error("refused")]
    Refused {
        /// The page that needs attention first, by identifier. What is wrong there the same rules
        /// say on the respondent's side.
        page: String,
    },
    /// The answers cannot be stored now.
    #[error("fault")]
    Fault,
}

impl FromServerFnError for SendError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Deserialization(_) => ssr::unread(),
            #[cfg(not(feature = "ssr"))]
            // The answer did not come from the function: something in front of it was too busy, or
            // broke off.
            ServerFnErrorErr::Deserialization(_) | ServerFnErrorErr::Response(_) => Self::Busy,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Malformed,
            _ => Self::Fault,
        }
    }
}

impl From<&SendError> for NotSent {
    fn from(error: &SendError) -> Self {
        match error {
            SendError::Offline => Self::Offline,
            SendError::Busy | SendError::Fault => Self::Busy,
            SendError::Closed => Self::Closed,
            SendError::Changed | SendError::Malformed => Self::Changed,
            SendError::Conflict => Self::Conflict,
            SendError::Refused { .. } => Self::Refused,
        }
    }
}

/// Sends answers.
///
/// # Errors
/// [`SendError`], with the status that says the same in HTTP.
#[server(name = SendAnswers, prefix = "/api", endpoint = "send", protocol = Exchange)]
pub async fn send(
    /// What is sent.
    delivery: Delivery,
) -> Result<Receipt, SendError> {
    let outcome = match use_context::<ssr::Receiver>() {
        Some(reception) => reception.receive(delivery).await,
        None => Err(SendError::Fault),
    };
    ssr::set_status(&outcome);
    outcome
}

/// JSON both ways, in a post. The browser has an end of its own, which is small; everywhere else it
/// is what `server_fn` offers.
#[derive(Debug)]
pub struct Exchange;

type JsonPost = Http<Json, Json>;

impl<C, S> Protocol<SendAnswers, Receipt, C, S, SendError> for Exchange
where
    C: Client<SendError>,
    S: Server<SendError>,
{
    const METHOD: Method = Method::POST;

    fn run_server<F, Fut>(
        request: S::Request,
        server_fn: F,
    ) -> impl Future<Output = Result<S::Response, SendError>> + Send
    where
        F: Fn(SendAnswers) -> Fut + Send,
        Fut: Future<Output = Result<Receipt, SendError>> + Send,
    {
        <JsonPost as Protocol<_, _, C, S, _>>::run_server(request, server_fn)
    }

    async fn run_client(path: &str, answers: SendAnswers) -> Result<Receipt, SendError> {
        #[cfg(feature = "hydrate")]
        {
            // There is one thread in a browser, which the trait cannot know.
            SendWrapper::new(super::browser::exchange::exchange(path, &answers)).await
        }
        #[cfg(not(feature = "hydrate"))]
        {
            <JsonPost as Protocol<_, _, C, S, _>>::run_client(path, answers).await
        }
    }
}

#[cfg(feature = "ssr")]
pub mod ssr {
    //! The server's half.

    use std::{future::Future, pin::Pin, sync::Arc};

    use leptos::prelude::use_context;
    use leptos_axum::ResponseOptions;

    use super::{Delivery, Receipt, SendError};

    /// Whoever takes answers in.
    pub trait Reception: Send + Sync {
        /// Checks and stores answers; done only when they are on the disk.
        fn receive(
            &self,
            delivery: Delivery,
        ) -> Pin<Box<dyn Future<Output = Result<Receipt, SendError>> + Send + '_>>;
    }

    /// The reception that the server provides to the function.
    pub type Receiver = Arc<dyn Reception>;

    /// The HTTP status that says the same as the error.
    pub fn status(error: &SendError) -> u16 {
        match error {
            SendError::Malformed => 400,
            SendError::Changed => 404,
            SendError::Conflict => 409,
            SendError::Closed => 410,
            SendError::Refused { .. } => 422,
            SendError::Offline | SendError::Busy => 503,
            SendError::Fault => 500,
        }
    }

    /// What arrived is not what a page of ours sends, and the function has not seen it.
    pub(super) fn unread() -> SendError {
        set_status(&Err(SendError::Malformed));
        SendError::Malformed
    }

    pub(super) fn set_status(outcome: &Result<Receipt, SendError>) {
        let (Err(error), Some(options)) = (outcome, use_context::<ResponseOptions>()) else {
            return;
        };
        if let Ok(status) = axum::http::StatusCode::from_u16(status(error)) {
            options.set_status(status);
        }
    }
}
