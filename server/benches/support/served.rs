//! The whole program within the benchmark: the shipped consultation on a database of its own.

use std::{net::SocketAddr, path::Path, sync::Arc};

use axum::Router;
use heard::{
    assets::Assets,
    catalogue::Catalogue,
    clock::SystemClock,
    codes::Codes,
    figures::Figures,
    folder,
    passing::Passing,
    router::router,
    rows,
    state::{Parts, State},
    ticket::Signer,
};
use questionnaire::consultation::Consultation;
use store::{Access, Definition, DefinitionHash, Options, Store};
use tokio::{net::TcpListener, sync::watch};

/// The questionnaire that is measured.
pub(crate) const SLUG: &str = "your-views";

/// The folder with everything that is shipped.
pub(crate) const CONSULTATIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../consultations");

/// A running server.
pub(crate) struct Served {
    pub(crate) router: Router,
    pub(crate) address: SocketAddr,
    /// The hash of the questionnaire.
    pub(crate) hash: String,
}

impl Served {
    /// With this database, which may be new.
    pub(crate) async fn start(database: &Path) -> Self {
        let consultations = consultations();
        let store = open(database).await;
        store.publish(definitions(&consultations)).await.unwrap();
        let mut assets = Assets::embedded();
        let catalogue = Catalogue::new(consultations, &mut assets).unwrap();
        let hash = catalogue.get(SLUG).unwrap().setting.hash.clone();
        let figures = Figures::follow(&store, &catalogue).await.unwrap();
        let (clock, signer) = (Arc::new(SystemClock), Signer::new(store.secret()));
        let codes = Codes::new(&store);
        let stopped = watch::Sender::new(false);
        let rows = rows::places();
        let passing = Passing::default();
        let parts = Parts {
            catalogue,
            assets,
            store,
            figures,
            passing,
            clock,
            signer,
            codes,
            rows,
            stopped,
        };
        let state: State = Arc::new(parts);
        let router = router(state, 1024);
        Self { address: listen(router.clone()).await, router, hash }
    }
}

/// Everything that is shipped.
pub(crate) fn consultations() -> Vec<Consultation> {
    let loaded = folder::load(Path::new(CONSULTATIONS), None).unwrap();
    loaded.into_iter().filter_map(|one| one.consultation).collect()
}

pub(crate) async fn open(database: &Path) -> Store {
    Store::open(database, Options::new(Access::Alone, [7; 32])).await.unwrap()
}

/// Serves in the background.
pub(crate) async fn listen(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn definitions(consultations: &[Consultation]) -> Vec<Definition> {
    let all = consultations.iter().flat_map(|consultation| &consultation.questionnaires);
    all.map(|published| Definition {
        hash: DefinitionHash::from_text(&published.hash).unwrap(),
        slug: published.questionnaire.slug.clone(),
        version: published.questionnaire.version,
        json: serde_json::to_string(&published.questionnaire).unwrap(),
    })
    .collect()
}
