//! The one writer. Whatever changes the database waits in a bounded queue; a task takes all that
//! waits, makes it durable with one commit, and only then tells those who wait. One commit for
//! many is what makes `synchronous=FULL` cheap.
//!
//! It knows no table: what a change does, its own module says ([`Change`]).

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use sqlx::SqliteConnection;
use tokio::sync::{mpsc, oneshot};

use crate::{
    error::{Fault, StoreError},
    feed::Event,
    open::Lock,
};

/// At most so many changes share a commit.
const GROUP: usize = 256;

/// Something that changes the database.
pub(crate) trait Change: Send + 'static {
    /// What the one who asked for it learns once it is durable.
    type Output: Send + 'static;

    /// Does it, inside a transaction. On an error everything it did is undone; an outcome that is
    /// not a fault, such as a conflict, belongs into the output. It may be asked to do it again
    /// after all was undone.
    fn apply(
        &mut self,
        connection: &mut SqliteConnection,
    ) -> impl Future<Output = Result<Self::Output, sqlx::Error>> + Send;

    /// Tells what the results need to hear of it, after the commit.
    fn announce(self, _output: &Self::Output, _tell: &mut dyn FnMut(Event))
    where
        Self: Sized,
    {
    }
}

/// A handle on the writer.
#[derive(Clone, Debug)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Message>,
    stopped: Arc<AtomicBool>,
    /// The last places in the queue are kept for those who send their answers.
    kept: usize,
}

/// What the writer gives up when it ends.
pub(crate) struct Remains {
    pub(crate) connection: SqliteConnection,
    /// Held for as long as the connection is open.
    pub(crate) lock: Option<Lock>,
}

/// Everything committed from now on. The writer stands still until `go` is used or dropped, so
/// that a snapshot can be taken that ends exactly where this begins.
pub(crate) struct Turn {
    pub(crate) commits: mpsc::UnboundedReceiver<Event>,
    pub(crate) go: oneshot::Sender<()>,
}

enum Message {
    Change(Box<dyn Waiting>),
    Follow(oneshot::Sender<Turn>),
    Tidy(oneshot::Sender<Result<(), StoreError>>),
    Close(oneshot::Sender<Remains>),
}

impl Writer {
    /// Starts the writer on a connection that has its settings.
    pub(crate) fn start(connection: SqliteConnection, lock: Option<Lock>, queue: usize) -> Self {
        let (sender, receiver) = mpsc::channel(queue.max(1));
        let stopped = Arc::new(AtomicBool::new(false));
        let task = Task {
            remains: Remains { connection, lock },
            queue: receiver,
            stopped: Arc::clone(&stopped),
            followers: Vec::new(),
        };
        tokio::spawn(task.run());
        Self { queue: sender, stopped, kept: queue / 4 }
    }

    /// Whether changes are taken at all.
    pub(crate) fn is_accepting(&self) -> bool {
        !self.stopped.load(Ordering::Acquire) && !self.queue.is_closed()
    }

    /// Makes a change; returns once it is durable.
    pub(crate) async fn write<C: Change>(&self, change: C) -> Result<C::Output, StoreError> {
        if self.queue.capacity() <= self.kept {
            return Err(StoreError::Busy);
        }
        self.write_first(change).await
    }

    /// The same, for what is taken as long as there is any place at all.
    pub(crate) async fn write_first<C: Change>(&self, change: C) -> Result<C::Output, StoreError> {
        if !self.is_accepting() {
            return Err(StoreError::Stopped);
        }
        let (reply, answer) = oneshot::channel();
        let item = Box::new(Item { change, output: None, reply });
        self.queue.try_send(Message::Change(item)).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => StoreError::Busy,
            mpsc::error::TrySendError::Closed(_) => StoreError::Stopped,
        })?;
        answer.await.unwrap_or(Err(StoreError::Stopped))
    }

    /// Follows the commits from the writer's next pause on.
    pub(crate) async fn follow(&self) -> Result<Turn, StoreError> {
        let (reply, turn) = oneshot::channel();
        self.queue.send(Message::Follow(reply)).await.map_err(|_| StoreError::Stopped)?;
        turn.await.map_err(|_| StoreError::Stopped)
    }

    /// Moves what is in the write-ahead log into the database and empties the log.
    pub(crate) async fn tidy(&self) -> Result<(), StoreError> {
        let (reply, done) = oneshot::channel();
        self.queue.send(Message::Tidy(reply)).await.map_err(|_| StoreError::Stopped)?;
        done.await.map_err(|_| StoreError::Stopped)?
    }

    /// Takes nothing more, finishes what waits, and hands over the connection; `None` where that
    /// has happened before.
    pub(crate) async fn close(&self) -> Option<Remains> {
        let (reply, remains) = oneshot::channel();
        self.queue.send(Message::Close(reply)).await.ok()?;
        remains.await.ok()
    }
}

/// Empties the write-ahead log. While somebody reads, it empties what it can.
pub(crate) async fn checkpoint(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(connection).await.map(drop)
}

struct Task {
    remains: Remains,
    queue: mpsc::Receiver<Message>,
    stopped: Arc<AtomicBool>,
    followers: Vec<mpsc::UnboundedSender<Event>>,
}

impl Task {
    async fn run(mut self) {
        let mut closing = None;
        while let Some(first) = self.queue.recv().await {
            let mut group = Vec::new();
            let mut next = Some(first);
            while let Some(Message::Change(item)) = next {
                group.push(item);
                next = if group.len() < GROUP { self.queue.try_recv().ok() } else { None };
            }
            if !group.is_empty() {
                self.commit(group).await;
            }
            match next {
                Some(Message::Follow(reply)) => self.pause(reply).await,
                Some(Message::Tidy(reply)) => drop(reply.send(self.tidy().await)),
                // From here on nothing can be sent; `recv` ends when all that waited is done.
                Some(Message::Close(reply)) => {
                    self.queue.close();
                    closing = Some(reply);
                }
                Some(Message::Change(_)) | None => {}
            }
        }
        if let Some(reply) = closing {
            drop(reply.send(self.remains));
        }
    }

    async fn tidy(&mut self) -> Result<(), StoreError> {
        if self.stopped.load(Ordering::Acquire) {
            return Err(StoreError::Stopped);
        }
        Ok(checkpoint(&mut self.remains.connection).await?)
    }

    async fn pause(&mut self, reply: oneshot::Sender<Turn>) {
        let (sender, commits) = mpsc::unbounded_channel();
        let (go, resume) = oneshot::channel();
        if reply.send(Turn { commits, go }).is_ok() {
            self.followers.push(sender);
            // Dropping `go` is as good as using it.
            drop(resume.await);
        }
    }

    /// Commits a group and tells everyone in it how it went.
    async fn commit(&mut self, mut group: Vec<Box<dyn Waiting>>) {
        let outcome = if self.stopped.load(Ordering::Acquire) {
            Err(StoreError::Stopped)
        } else {
            match transact(&mut self.remains.connection, &mut group).await {
                Ok(()) => Ok(()),
                Err(error) => Err(self.give_up(error).await),
            }
        };
        let followers = &mut self.followers;
        let mut tell = |event: Event| {
            followers.retain(|follower| follower.send(event.clone()).is_ok());
        };
        for item in group {
            item.settle(outcome, &mut tell);
        }
    }

    /// Undoes a group that could not be committed, and stops for good where the disk is not to be
    /// trusted: after a failed fsync the system may drop what it could not write and report
    /// success the next time.
    async fn give_up(&mut self, error: sqlx::Error) -> StoreError {
        // Some errors have ended the transaction already; then there is none to roll back, and
        // that is no matter.
        drop(sqlx::query("ROLLBACK").execute(&mut self.remains.connection).await);
        if Fault::of(&error) == Fault::Disk {
            self.stopped.store(true, Ordering::Release);
            tracing::error!(%error, "the disk failed; nothing more is accepted until a restart");
            return StoreError::Stopped;
        }
        error.into()
    }
}

/// Applies the changes of a group and commits them together.
async fn transact(
    connection: &mut SqliteConnection,
    group: &mut [Box<dyn Waiting>],
) -> Result<(), sqlx::Error> {
    begin(connection).await?;
    // Nearly always all goes well, and then savepoints would only cost time.
    for item in &mut *group {
        if let Err(error) = item.apply(connection).await {
            if !fails_alone(&error) {
                return Err(error);
            }
            sqlx::query("ROLLBACK").execute(&mut *connection).await?;
            begin(connection).await?;
            apply_apart(connection, group).await?;
            break;
        }
    }
    sqlx::query("COMMIT").execute(connection).await.map(drop)
}

/// Begins a transaction: IMMEDIATE, because one that begins by reading cannot wait for its lock
/// later.
async fn begin(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("BEGIN IMMEDIATE").execute(connection).await.map(drop)
}

/// Applies each change in a savepoint of its own, so that one that fails leaves the others alone.
async fn apply_apart(
    connection: &mut SqliteConnection,
    group: &mut [Box<dyn Waiting>],
) -> Result<(), sqlx::Error> {
    for item in group {
        sqlx::query("SAVEPOINT item").execute(&mut *connection).await?;
        if let Err(error) = item.apply(connection).await {
            if !fails_alone(&error) {
                return Err(error);
            }
            tracing::error!(%error, "a change was refused");
            sqlx::query("ROLLBACK TO item").execute(&mut *connection).await?;
        }
        sqlx::query("RELEASE item").execute(&mut *connection).await?;
    }
    Ok(())
}

/// Whether an error says that a change breaks a rule. After any other, the state of the whole
/// transaction is in doubt.
fn fails_alone(error: &sqlx::Error) -> bool {
    matches!(Fault::of(error), Fault::Constraint | Fault::Other)
}

/// A change and who waits for it, whatever its type.
trait Waiting: Send {
    fn apply<'a>(
        &'a mut self,
        connection: &'a mut SqliteConnection,
    ) -> Pin<Box<dyn Future<Output = Result<(), sqlx::Error>> + Send + 'a>>;

    /// Tells how the group went.
    fn settle(self: Box<Self>, group: Result<(), StoreError>, tell: &mut dyn FnMut(Event));
}

struct Item<C: Change> {
    change: C,
    /// Known after it was applied, said after the commit.
    output: Option<C::Output>,
    reply: oneshot::Sender<Result<C::Output, StoreError>>,
}

impl<C: Change> Waiting for Item<C> {
    fn apply<'a>(
        &'a mut self,
        connection: &'a mut SqliteConnection,
    ) -> Pin<Box<dyn Future<Output = Result<(), sqlx::Error>> + Send + 'a>> {
        Box::pin(async move {
            self.output = None;
            self.output = Some(self.change.apply(connection).await?);
            Ok(())
        })
    }

    fn settle(self: Box<Self>, group: Result<(), StoreError>, tell: &mut dyn FnMut(Event)) {
        let Self { change, output, reply } = *self;
        let answer = group.and_then(|()| output.ok_or(StoreError::Failed));
        if let Ok(output) = &answer {
            change.announce(output, tell);
        }
        // Whoever asked may have gone away. What was committed stays.
        drop(reply.send(answer));
    }
}

#[cfg(test)]
mod tests;
