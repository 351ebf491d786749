//! `heard serve`: puts the parts together, serves until it is told to stop, and finishes what it
//! has begun.

use std::{future::IntoFuture, io, sync::Arc, time::Duration};

use questionnaire::{consultation::Consultation, load};
use store::{Access, Definition, DefinitionHash, Options, Role, Store};
use tokio::{net::TcpListener, sync::watch};
use zeroize::Zeroizing;

use super::{Refused, check::today, say, staff};
use crate::{
    assets::Assets,
    catalogue::Catalogue,
    clock::SystemClock,
    codes::Codes,
    config::Serve,
    figures::Figures,
    folder,
    passing::{self, Passing},
    random,
    router::router,
    rows,
    state::{Parts, State},
    ticket::Signer,
};

/// After being told to stop, requests under way may take so long.
const LONGEST_GOODBYE: Duration = Duration::from_secs(10);

/// Serves.
pub(super) async fn serve(options: Serve) -> Result<(), Refused> {
    tracing_subscriber::fmt().with_writer(io::stderr).with_max_level(tracing::Level::WARN).init();
    let consultations = consultations(&options.consultations.consultations)?;
    let database = &options.database.database;
    let store = Store::open(database, Options::new(Access::Alone, random::bytes())).await?;
    let served = start(&options, consultations, &store).await;
    store.close().await;
    served
}

async fn start(
    options: &Serve,
    consultations: Vec<Consultation>,
    store: &Store,
) -> Result<(), Refused> {
    publish(store, &consultations).await?;
    let first = match &options.first_account {
        Some(name) if store.staff().await?.is_empty() => Some(first_account(store, name).await?),
        _ => None,
    };
    let state = state(consultations, store.clone()).await?;
    let listener =
        TcpListener::bind(options.listen).await.map_err(|error| busy(options, &error))?;
    let address = listener.local_addr()?;
    greet(&state, &address.to_string(), options.first_account.as_deref().zip(first));
    tokio::spawn(sweep(state.clone()));
    tokio::spawn(passing::keep(state.clone()));
    let stopped = state.stopped.subscribe();
    let parts = state.clone();
    let app = router(state.clone(), options.concurrency);
    let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
        told_to_stop().await;
        state.stopped.send_replace(true);
    });
    // A connection that never ends must not keep the program from ending.
    tokio::select! {
        ended = serving.into_future() => ended?,
        () = enough(stopped) => {}
    }
    parts.passing.write(&parts.store).await;
    Ok(())
}

/// Puts the parts together: what a running program consists of.
///
/// # Errors
/// A line for people.
async fn state(consultations: Vec<Consultation>, store: Store) -> Result<State, Refused> {
    let mut assets = Assets::embedded();
    let catalogue = Catalogue::new(consultations, &mut assets).map_err(Refused)?;
    let figures = Figures::follow(&store, &catalogue).await?;
    let signer = Signer::new(store.secret());
    let codes = Codes::new(&store);
    let stopped = watch::Sender::new(false);
    let clock = Arc::new(SystemClock);
    let rows = rows::places();
    let passing = Passing::default();
    Ok(Arc::new(Parts {
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
    }))
}

/// The consultations at `path`, all of them without a mistake.
///
/// # Errors
/// A line for people; the mistakes themselves have been said.
pub(super) fn consultations(path: &std::path::Path) -> Result<Vec<Consultation>, Refused> {
    let loaded = folder::load(path, today())?;
    let mut mistakes: Vec<_> =
        loaded.iter().flat_map(|one| &one.mistakes).map(ToString::to_string).collect();
    mistakes.extend(load::clashes(&loaded).iter().map(ToString::to_string));
    if mistakes.is_empty() {
        return Ok(loaded.into_iter().filter_map(|one| one.consultation).collect());
    }
    for mistake in &mistakes {
        say(mistake);
    }
    Err(Refused(format!(
        "{} mistakes in {}: put them right and start again",
        mistakes.len(),
        path.display()
    )))
}

/// Puts every questionnaire into the database, so that responses can be stored under it.
///
/// # Errors
/// A line for people.
pub(super) async fn publish(store: &Store, consultations: &[Consultation]) -> Result<(), Refused> {
    let definitions = consultations
        .iter()
        .flat_map(|consultation| &consultation.questionnaires)
        .map(|published| {
            let hash = DefinitionHash::from_text(&published.hash)
                .ok_or_else(|| Refused("a questionnaire has no hash".to_owned()))?;
            Ok(Definition {
                hash,
                slug: published.questionnaire.slug.clone(),
                version: published.questionnaire.version,
                json: serde_json::to_string(&published.questionnaire)?,
            })
        })
        .collect::<Result<_, Refused>>()?;
    Ok(store.publish(definitions).await?)
}

/// Makes the first account, with a password that is shown once.
async fn first_account(store: &Store, name: &str) -> Result<Zeroizing<String>, Refused> {
    let typed = Zeroizing::new(data_encoding::BASE32_NOPAD.encode(&random::bytes::<15>()));
    let password = Zeroizing::new(typed.to_lowercase());
    staff::make(store, name, Role::Analyst, password.clone()).await?;
    Ok(password)
}

fn greet(state: &State, address: &str, first: Option<(&str, Zeroizing<String>)>) {
    say(&format!("Heard is running. Stop it with Ctrl+C.\n\n  Respondents  http://{address}/"));
    for entry in state.catalogue.entries() {
        say(&format!("               http://{address}/{}", entry.questionnaire().slug));
    }
    say(&format!("  Staff        http://{address}/staff"));
    if let Some((name, password)) = first {
        say(&format!(
            "\n  The first account is {name}, its password {}\n  It is shown this once.",
            password.as_str()
        ));
    }
}

fn busy(options: &Serve, error: &io::Error) -> Refused {
    let why = match error.kind() {
        io::ErrorKind::AddrInUse => {
            "another program uses it; stop that one or give another with --listen".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "this program may not use it; give a port above 1023 with --listen".to_owned()
        }
        _ => error.to_string(),
    };
    Refused(format!("cannot listen on {}: {why}", options.listen))
}

/// Once an hour, what has expired is erased.
async fn sweep(state: State) {
    loop {
        let hour = state.clock.now().div_euclid(3600);
        if let Err(error) = state.store.sweep(hour).await {
            tracing::warn!(%error, "what has expired could not be erased; it is tried again");
        }
        tokio::time::sleep(Duration::from_hours(1)).await;
    }
}

/// Resolves on Ctrl+C or when the system asks the program to end.
pub(super) async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}

async fn enough(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
    tokio::time::sleep(LONGEST_GOODBYE).await;
}
