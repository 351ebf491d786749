//! The word that figures have changed, as server-sent events. It carries a number that goes up and
//! no figure, and it ends with the session and with the program.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State as Shared,
    http::{HeaderMap, HeaderName, StatusCode},
    response::{
        IntoResponse, Response,
        sse::{Event, Sse},
    },
};
use futures::stream;
use tokio::{sync::watch, time::sleep};

use super::visitor::{Stranger, Visitor};
use crate::state::State;

/// After one event so much time passes before the next: a rush of responses is told of twice a
/// second, a single one at once.
const PAUSE: Duration = Duration::from_millis(500);

/// When nothing happens, something is sent nevertheless, so that a lost connection is noticed.
const QUIET: Duration = Duration::from_secs(15);

/// Events for somebody who is signed in. A stream cannot be sent elsewhere to sign in, so everybody
/// else is refused.
pub async fn live(Shared(state): Shared<State>, headers: HeaderMap) -> Response {
    let visitor = match Visitor::of(&state, &headers).await {
        Ok(visitor) => visitor,
        Err(Stranger::SignedOut) => return StatusCode::UNAUTHORIZED.into_response(),
        Err(Stranger::Unknown) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let changes = state.figures.changes();
    let stopped = state.stopped.subscribe();
    let feed = Feed { state, visitor, changes, stopped, begun: false };
    let events = Sse::new(stream::unfold(feed, Feed::next));
    // A proxy in front must pass each event on at once.
    ([(HeaderName::from_static("x-accel-buffering"), "no")], events).into_response()
}

struct Feed {
    state: State,
    visitor: Visitor,
    changes: watch::Receiver<u64>,
    stopped: watch::Receiver<bool>,
    begun: bool,
}

impl Feed {
    /// The next event; none where the program stops or the session has ended.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        let mut stopped = self.stopped.clone();
        let event = tokio::select! {
            _ = stopped.wait_for(|stopped| *stopped) => None,
            event = self.event() => event,
        }?;
        // The connection outlives single requests, so each event is authorised anew.
        self.visitor = Visitor::with(&self.state, self.visitor.token).await.ok()?;
        Some((Ok(event), self))
    }

    async fn event(&mut self) -> Option<Event> {
        if self.begun {
            sleep(PAUSE).await;
            tokio::select! {
                changed = self.changes.changed() => changed.ok()?,
                () = sleep(QUIET) => return Some(Event::default().comment("")),
            }
        }
        // The first event comes at once: something may have changed since the page was rendered.
        self.begun = true;
        let change = *self.changes.borrow_and_update();
        Some(Event::default().data(change.to_string()))
    }
}
