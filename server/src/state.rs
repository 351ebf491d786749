//! What every request may need, put together once.

use std::sync::Arc;

use store::Store;
use tokio::sync::{Semaphore, watch};

use crate::{
    assets::Assets, catalogue::Catalogue, clock::Clock, codes::Codes, figures::Figures,
    passing::Passing, ticket::Signer,
};

/// The parts of the running program.
#[derive(Debug)]
pub struct Parts {
    /// What is served.
    pub catalogue: Catalogue,
    /// Scripts, wasm and stylesheets.
    pub assets: Assets,
    /// The database.
    pub store: Store,
    /// The results.
    pub figures: Figures,
    /// How far people come.
    pub passing: Passing,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Signs tickets and receipts.
    pub signer: Signer,
    /// Keys that follow from respondents' codes.
    pub codes: Codes,
    /// Places for those who take rows at the same time.
    pub rows: Arc<Semaphore>,
    /// Set once the program has been told to stop: connections that never end by themselves do then.
    pub stopped: watch::Sender<bool>,
}

/// A handle on the parts, as handlers get it.
pub type State = Arc<Parts>;
