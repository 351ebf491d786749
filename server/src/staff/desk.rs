//! Where the staff's server function gets its figures, on behalf of one request.

use std::{future::Future, pin::Pin};

use app::staff::{
    board::Latest,
    figures::{FiguresError, ssr::Desk},
};
use axum::http::HeaderMap;
use store::SessionToken;

use super::{
    board, cookie,
    visitor::{Stranger, Visitor},
};
use crate::state::State;

/// The figures, for whoever made the request.
#[derive(Clone, Debug)]
pub struct StaffDesk {
    state: State,
    token: Option<SessionToken>,
}

impl StaffDesk {
    /// For the request with these headers.
    pub fn new(state: State, headers: &HeaderMap) -> Self {
        Self { state, token: cookie::read(headers) }
    }

    async fn authorised(&self, slug: Option<&str>) -> Result<Latest, FiguresError> {
        let token = self.token.clone().ok_or(FiguresError::SignedOut)?;
        Visitor::with(&self.state, token).await.map_err(|stranger| match stranger {
            Stranger::SignedOut => FiguresError::SignedOut,
            Stranger::Unknown => FiguresError::NotNow,
        })?;
        match slug {
            Some(slug) => board::results(&self.state, slug).ok_or(FiguresError::Unknown),
            None => Ok(board::overview(&self.state)),
        }
    }
}

impl Desk for StaffDesk {
    fn latest(
        &self,
        slug: Option<String>,
    ) -> Pin<Box<dyn Future<Output = Result<Latest, FiguresError>> + Send + '_>> {
        Box::pin(async move { self.authorised(slug.as_deref()).await })
    }
}
