//! A file on its way to a browser, piece by piece. It ends well only where whoever makes it says that
//! it is whole: in every other case (a fault, a panic, the program's end) the transfer breaks off, and
//! the browser knows that it has not got the file.

use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
    time::Duration,
};

use axum::body::{Body, Bytes};
use futures::stream;
use tokio::{
    sync::{mpsc, watch},
    time::timeout,
};

use crate::rows::RowsError;

/// So many pieces may wait for a browser that is slower than the database.
const WAITING: usize = 4;

/// A piece has about so many bytes.
pub(super) const PIECE: usize = 64 * 1024;

/// A browser that takes nothing for so long is given up: it keeps a reader of the database.
pub(super) const PATIENCE: Duration = Duration::from_mins(1);

enum Message {
    Piece(Bytes),
    Whole,
}

/// Where a file is put in.
pub(super) struct Entrance {
    sender: mpsc::Sender<Message>,
    stopped: watch::Receiver<bool>,
    patience: Duration,
}

/// A body and where its pieces are put in. Once `stopped` says so, or when nobody has taken one for
/// so long, it takes nothing more.
pub(super) fn body(stopped: watch::Receiver<bool>, patience: Duration) -> (Entrance, Body) {
    let (sender, receiver) = mpsc::channel(WAITING);
    let pieces = stream::unfold(Some(receiver), async |receiver| {
        let mut receiver: mpsc::Receiver<Message> = receiver?;
        match receiver.recv().await {
            Some(Message::Piece(piece)) => Some((Ok(piece), Some(receiver))),
            Some(Message::Whole) => None,
            None => Some((Err(io::Error::from(io::ErrorKind::BrokenPipe)), None)),
        }
    });
    (Entrance { sender, stopped, patience }, Body::from_stream(pieces))
}

impl Entrance {
    /// Passes a piece on, when there is room for it.
    ///
    /// # Errors
    /// [`RowsError::Gone`] where nobody takes it, or the program stops.
    pub(super) async fn put(&mut self, piece: Vec<u8>) -> Result<(), RowsError> {
        self.send(Message::Piece(piece.into())).await
    }

    /// Says that all of it has been put in.
    ///
    /// # Errors
    /// [`RowsError::Gone`], likewise.
    pub(super) async fn whole(mut self) -> Result<(), RowsError> {
        self.send(Message::Whole).await
    }

    /// Whether nobody would take a piece.
    pub(super) fn is_closed(&self) -> bool {
        self.sender.is_closed() || *self.stopped.borrow()
    }

    async fn send(&mut self, message: Message) -> Result<(), RowsError> {
        tokio::select! {
            sent = timeout(self.patience, self.sender.send(message)) => match sent {
                Ok(Ok(())) => Ok(()),
                Ok(Err(_)) | Err(_) => Err(RowsError::Gone),
            },
            _ = self.stopped.wait_for(|stopped| *stopped) => Err(RowsError::Gone),
        }
    }
}

/// What a file is written to before it is passed on. Clones write to the same place.
#[derive(Clone, Debug, Default)]
pub(super) struct Basin(Rc<RefCell<Vec<u8>>>);

impl Basin {
    /// Takes out what is in it, if that is as much as `least` bytes and not nothing.
    pub(super) fn drain(&self, least: usize) -> Option<Vec<u8>> {
        let mut basin = self.0.borrow_mut();
        let is_enough = basin.len() >= least.max(1);
        is_enough.then(|| std::mem::replace(&mut *basin, Vec::with_capacity(least * 2)))
    }
}

impl Write for Basin {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use axum::body::to_bytes;

    use super::*;

    #[tokio::test]
    async fn it_is_whole_only_where_that_was_said() {
        let stopped = watch::Sender::new(false);
        let (mut entrance, whole) = body(stopped.subscribe(), PATIENCE);
        entrance.put(b"all ".to_vec()).await.unwrap();
        entrance.put(b"of it".to_vec()).await.unwrap();
        entrance.whole().await.unwrap();
        assert_eq!(to_bytes(whole, 100).await.unwrap(), "all of it");

        let (mut entrance, broken) = body(stopped.subscribe(), PATIENCE);
        entrance.put(b"a part".to_vec()).await.unwrap();
        drop(entrance);
        assert!(to_bytes(broken, 100).await.is_err());
    }

    #[tokio::test]
    async fn nothing_is_put_in_for_nobody_or_after_the_end() {
        let stopped = watch::Sender::new(false);
        let (mut entrance, body_of_one) = body(stopped.subscribe(), PATIENCE);
        drop(body_of_one);
        assert!(entrance.is_closed());
        assert!(matches!(entrance.put(vec![1]).await, Err(RowsError::Gone)));

        // A browser that takes nothing does not keep the program from stopping.
        let (mut entrance, _idle) = body(stopped.subscribe(), PATIENCE);
        for _ in 0..WAITING {
            entrance.put(vec![1]).await.unwrap();
        }
        stopped.send_replace(true);
        assert!(matches!(entrance.put(vec![1]).await, Err(RowsError::Gone)));
    }

    #[tokio::test]
    async fn a_browser_that_takes_nothing_is_given_up() {
        let stopped = watch::Sender::new(false);
        let (mut entrance, idle) = body(stopped.subscribe(), Duration::from_millis(50));
        for _ in 0..WAITING {
            entrance.put(vec![1]).await.unwrap();
        }
        assert!(matches!(entrance.put(vec![1]).await, Err(RowsError::Gone)));
        drop(entrance);
        assert!(to_bytes(idle, 100).await.is_err());
    }

    #[test]
    fn a_basin_gives_out_enough_or_nothing() {
        let basin = Basin::default();
        assert_eq!(basin.drain(0), None);
        basin.clone().write_all(b"abc").unwrap();
        assert_eq!(basin.drain(4), None);
        assert_eq!(basin.drain(3).unwrap(), b"abc");
        assert_eq!(basin.drain(0), None);
    }
}
