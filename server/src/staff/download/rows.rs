//! Rows on their way out. They are counted, then that they are taken is recorded, and only then the
//! first of them leaves.

use std::{
    io::{Read, Seek, SeekFrom},
    path::Path,
    sync::Arc,
    time::Duration,
};

use app::staff::download::Problem;
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use exports::Detail;
use store::Taken;
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, oneshot},
    task::spawn_blocking,
    time::timeout,
};

use super::{
    Wanted, attached,
    body::{Basin, Entrance, PATIENCE, PIECE, body},
    tables,
};
use crate::{
    catalogue::Entry,
    file::Format,
    rows::{Counted, Rows, RowsError, day, workbook, writer},
    staff::visitor::Visitor,
    state::State,
};

/// Somebody who finds all places taken waits so long for one.
const WAIT: Duration = Duration::from_secs(2);

/// Sends rows, or says why there are none.
pub(super) async fn take(
    state: &State,
    visitor: &Visitor,
    entry: &Entry,
    wanted: Wanted,
) -> Result<Response, Problem> {
    let place = timeout(WAIT, Arc::clone(&state.rows).acquire_owned()).await;
    let place = place.map_err(|_| Problem::Busy)?.map_err(|_| Problem::Fault)?;
    let (entrance, body) = body(state.stopped.subscribe(), PATIENCE);
    let (counted, begun) = oneshot::channel();
    let order = Order {
        state: Arc::clone(state),
        entry: entry.clone(),
        who: visitor.staff.name.clone(),
        wanted,
        now: state.clock.now(),
        _place: place,
    };
    // Writing rows is work for a processor, and no other request should wait for it.
    let runtime = Handle::current();
    spawn_blocking(move || runtime.block_on(order.fulfil(entrance, counted)));
    match begun.await {
        Ok(Ok(())) => send(state, entry, wanted, body),
        // The program stops.
        Ok(Err(RowsError::Gone)) => Err(Problem::Busy),
        Ok(Err(error)) => {
            tracing::error!(%error, "rows could not be read");
            Err(Problem::Fault)
        }
        Err(_) => Err(Problem::Fault),
    }
}

fn send(state: &State, entry: &Entry, wanted: Wanted, body: Body) -> Result<Response, Problem> {
    let day = day(&entry.consultation, state.clock.now()).map_err(|_| Problem::Fault)?;
    let rows = if wanted.format.has_rows() { "rows" } else { "rows-codebook" };
    let what = match wanted.detail {
        Detail::Protected => rows.to_owned(),
        Detail::Exact => format!("{rows}-exact"),
    };
    Ok(attached(body, entry, day, &what, wanted.format).into_response())
}

/// A file that somebody waits for.
struct Order {
    state: State,
    entry: Entry,
    who: String,
    wanted: Wanted,
    /// Seconds since 1970.
    now: i64,
    /// Held until the file has left.
    _place: OwnedSemaphorePermit,
}

impl Order {
    /// Counts and says how that went; then writes. What goes wrong from then on breaks the transfer
    /// off.
    async fn fulfil(self, entrance: Entrance, counted: oneshot::Sender<Result<(), RowsError>>) {
        let begun = self.begin(&entrance).await;
        let (rows, of) = match begun {
            Ok(begun) => begun,
            // Whoever asked may have gone.
            Err(error) => return drop(counted.send(Err(error))),
        };
        if counted.send(Ok(())).is_err() {
            return;
        }
        match self.write(rows, &of, entrance).await {
            // That is no fault of ours, and happens.
            Ok(()) | Err(RowsError::Gone) => {}
            Err(error) => tracing::error!(%error, "a file of rows broke off"),
        }
    }

    /// Counts, and records that rows are taken.
    async fn begin(&self, entrance: &Entrance) -> Result<(Rows, Counted), RowsError> {
        let (store, entry) = (&self.state.store, &self.entry);
        let questionnaire = entry.questionnaire();
        let mut rows = Rows::now(store, &entry.consultation, questionnaire, self.now).await?;
        let counted = rows.count(self.wanted.detail).await?;
        if entrance.is_closed() {
            return Err(RowsError::Gone);
        }
        if self.wanted.format.has_rows() {
            let taken = Taken {
                at: self.now,
                who: Some(self.who.clone()),
                slug: questionnaire.slug.clone(),
                format: self.wanted.format.ending().to_owned(),
                exact: self.wanted.detail == Detail::Exact,
                responses: counted.responses,
            };
            store.record_taken(taken).await?;
        }
        Ok((rows, counted))
    }

    async fn write(
        &self,
        rows: Rows,
        counted: &Counted,
        mut entrance: Entrance,
    ) -> Result<(), RowsError> {
        let basin = Basin::default();
        match self.wanted.format {
            Format::Codebook => counted.protection.codebook().markdown(basin.clone())?,
            Format::CodebookHtml => counted.protection.codebook().html(basin.clone())?,
            Format::Xlsx => return self.workbook(rows, counted, entrance).await,
            Format::Csv | Format::Json | Format::Sav => {
                let Wanted { format, look, .. } = self.wanted;
                let mut writer = writer(basin.clone(), format, look, counted)?;
                let pass_on = async || match basin.drain(PIECE) {
                    Some(piece) => entrance.put(piece).await,
                    None => Ok(()),
                };
                rows.write(counted, &mut *writer, pass_on).await?;
                let complete = writer.finish()?;
                tracing::debug!(complete.rows, "rows are written");
            }
        }
        if let Some(rest) = basin.drain(0) {
            entrance.put(rest).await?;
        }
        entrance.whole().await
    }

    /// A workbook has to be whole before its first byte is known, so it waits in a file without a
    /// name beside the database, which is as secret.
    async fn workbook(
        &self,
        rows: Rows,
        counted: &Counted,
        mut entrance: Entrance,
    ) -> Result<(), RowsError> {
        let folder = self.state.store.path().parent().unwrap_or(Path::new("."));
        let mut file = tempfile::tempfile_in(folder)?;
        let lines = tables::lines(&self.state, &self.entry);
        let out = std::io::BufWriter::new(file.try_clone()?);
        let mut writer = workbook(out, self.wanted.look, counted, lines, folder)?;
        let goes_on = async || if entrance.is_closed() { Err(RowsError::Gone) } else { Ok(()) };
        rows.write(counted, &mut *writer, goes_on).await?;
        let complete = writer.finish()?;
        tracing::debug!(complete.rows, "rows are written");
        file.seek(SeekFrom::Start(0))?;
        loop {
            let mut piece = vec![0; PIECE];
            let read = file.read(&mut piece)?;
            if read == 0 {
                return entrance.whole().await;
            }
            piece.truncate(read);
            entrance.put(piece).await?;
        }
    }
}
