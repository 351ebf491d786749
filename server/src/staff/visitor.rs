//! Who is asking: nothing of the staff side is shown to a request that does not pass here.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use store::{SessionToken, Staff};

use super::cookie;
use crate::state::State;

/// Where signed-out visitors go.
pub(super) const SIGN_IN: &str = "/staff/sign-in";

/// Whether a request is from somebody who is signed in; who cannot be looked up is not.
pub async fn is_signed_in(state: &State, headers: &HeaderMap) -> bool {
    Visitor::of(state, headers).await.is_ok()
}

/// Somebody who is signed in. As part of a handler's arguments, it sends everybody else to sign in.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Their account.
    pub(super) staff: Staff,
    /// Their session.
    pub(super) token: SessionToken,
}

/// Why a request is not from somebody who is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stranger {
    /// There is no session, or it has ended.
    SignedOut,
    /// It could not be looked up.
    Unknown,
}

impl Visitor {
    /// The visitor whose session these headers name.
    pub(super) async fn of(state: &State, headers: &HeaderMap) -> Result<Self, Stranger> {
        let token = cookie::read(headers).ok_or(Stranger::SignedOut)?;
        Self::with(state, token).await
    }

    /// The visitor with this token, as of now.
    pub(super) async fn with(state: &State, token: SessionToken) -> Result<Self, Stranger> {
        match state.store.session(&token, state.clock.now()).await {
            Ok(Some(staff)) => Ok(Self { staff, token }),
            Ok(None) => Err(Stranger::SignedOut),
            Err(error) => {
                tracing::error!(%error, "a session could not be looked up");
                Err(Stranger::Unknown)
            }
        }
    }
}

impl FromRequestParts<State> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Response> {
        Self::of(state, &parts.headers).await.map_err(|stranger| match stranger {
            Stranger::SignedOut => go(SIGN_IN),
            Stranger::Unknown => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        })
    }
}

/// On to another page, which is asked for with GET.
pub(super) fn go(address: &'static str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}
