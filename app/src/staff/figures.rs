//! What is new on an open page: one server function with a fixed address. It holds no logic: it asks
//! the server's [`Desk`](ssr::Desk), which knows who is asking.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::{
    codec::{Json, JsonEncoding},
    error::{FromServerFnError, ServerFnErrorErr},
};

use super::board::Latest;

/// Why there are no figures. Kinds only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum FiguresError {
    /// Nobody is signed in, or no longer.
    #[error("signed out")]
    SignedOut,
    /// There is no such questionnaire.
    #[error("unknown questionnaire")]
    Unknown,
    /// The server could not be reached, or has more to do than it can.
    #[error("not now")]
    NotNow,
    /// The request is not one that a page of ours makes.
    #[error("malformed")]
    Malformed,
    /// The server could not do it.
    #[error("fault")]
    Fault,
}

impl FromServerFnError for FiguresError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Deserialization(_) => ssr::unread(),
            // No answer, or one from something that stands in front of the function.
            #[cfg(not(feature = "ssr"))]
            ServerFnErrorErr::Deserialization(_) => Self::NotNow,
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::NotNow,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Malformed,
            _ => Self::Fault,
        }
    }
}

/// What a page shows now: the results of a questionnaire, or the overview.
///
/// # Errors
/// [`FiguresError`], with the status that says the same in HTTP.
#[server(name = ReadFigures, prefix = "/api", endpoint = "figures", input = Json, output = Json)]
pub async fn figures(
    /// The questionnaire's address.
    slug: Option<String>,
) -> Result<Latest, FiguresError> {
    let outcome = match use_context::<ssr::AtDesk>() {
        Some(desk) => desk.latest(slug).await,
        None => Err(FiguresError::Fault),
    };
    ssr::set_status(&outcome);
    outcome
}

#[cfg(feature = "ssr")]
pub mod ssr {
    //! The server's half.

    use std::{future::Future, pin::Pin, sync::Arc};

    use axum::http::StatusCode;
    use leptos::prelude::use_context;
    use leptos_axum::ResponseOptions;

    use super::{FiguresError, Latest};

    /// Whoever has the figures, on behalf of one request.
    pub trait Desk: Send + Sync {
        /// What a page shows now, if whoever asks may see it.
        fn latest(
            &self,
            slug: Option<String>,
        ) -> Pin<Box<dyn Future<Output = Result<Latest, FiguresError>> + Send + '_>>;
    }

    /// The desk that the server provides to the function.
    pub type AtDesk = Arc<dyn Desk>;

    /// The HTTP status that says the same as the error.
    pub fn status(error: FiguresError) -> StatusCode {
        match error {
            FiguresError::Malformed => StatusCode::BAD_REQUEST,
            FiguresError::SignedOut => StatusCode::UNAUTHORIZED,
            FiguresError::Unknown => StatusCode::NOT_FOUND,
            FiguresError::NotNow => StatusCode::SERVICE_UNAVAILABLE,
            FiguresError::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What arrived is not what a page of ours sends, and the function has not seen it.
    pub(super) fn unread() -> FiguresError {
        set_status(&Err(FiguresError::Malformed));
        FiguresError::Malformed
    }

    pub(super) fn set_status(outcome: &Result<Latest, FiguresError>) {
        if let (Err(error), Some(options)) = (outcome, use_context::<ResponseOptions>()) {
            options.set_status(status(*error));
        }
    }
}
