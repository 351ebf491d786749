//! The order of work: see whether anything changed, make every asset, write them all at once.

use std::fmt;
use std::fs;
use std::path::Path;
use std::thread;

use crate::asset::Asset;
use crate::error::{Error, InFile};
use crate::layout::{BUNDLES, Layout};
use crate::{bundle, output, script, stamp, style};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Unchanged,
    Written { assets: usize },
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unchanged => write!(f, "site: nothing changed"),
            Self::Written { assets } => write!(f, "site: {assets} assets written to target/site"),
        }
    }
}

pub(crate) fn run(layout: &Layout) -> Result<Outcome, Error> {
    let inputs = stamp::of_inputs(layout)?;
    if stamp::is_current(layout, &inputs) && output::is_whole(layout) {
        return Ok(Outcome::Unchanged);
    }
    let assets = assets(layout)?;
    output::write(layout, &assets)?;
    stamp::record(layout, &inputs)?;
    Ok(Outcome::Written { assets: assets.len() })
}

fn assets(layout: &Layout) -> Result<Vec<Asset>, Error> {
    let mut assets = bundles(layout)?;
    for path in layout.stylesheets()? {
        let css = fs::read_to_string(&path).in_file(&path)?;
        style::loads_nothing(&path, &css)?;
        assets.push(Asset::hashed(file_name(&path), "css", css.into_bytes()));
    }
    for path in layout.scripts()? {
        let text = fs::read_to_string(&path).in_file(&path)?;
        let small = script::without_comments(&text);
        assets.push(Asset::hashed(file_name(&path), "js", small.into_bytes()));
    }
    for path in layout.public()? {
        let bytes = fs::read(&path).in_file(&path)?;
        assets.push(Asset::by_name(&file_name(&path), bytes));
    }
    Ok(assets)
}

/// The two bundles side by side: each spends its time in an optimiser with one thread.
fn bundles(layout: &Layout) -> Result<Vec<Asset>, Error> {
    let made: Vec<Result<[Asset; 2], Error>> = thread::scope(|scope| {
        let workers: Vec<_> =
            BUNDLES.map(|name| scope.spawn(move || bundle::make(layout, name))).into();
        workers
            .into_iter()
            .zip(BUNDLES)
            .map(|(worker, name)| {
                let stopped = |_| Error::Bindgen { name, message: "stopped unexpectedly".into() };
                worker.join().map_err(stopped).flatten()
            })
            .collect()
    });
    Ok(made.into_iter().collect::<Result<Vec<_>, _>>()?.concat())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
