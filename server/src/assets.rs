//! What browsers are sent besides pages: scripts, wasm and stylesheets, built by `tools/site` and
//! embedded in the program, each named after its content and compressed beforehand.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

/// The site as `tools/site` made it. Where it has not been made, the program still builds, and
/// serves pages without a stylesheet or a program: enough for its own tests.
#[derive(Debug, RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Site;

/// Where each asset is, by what it is for; and assets that are made when the program starts.
#[derive(Debug)]
pub struct Assets {
    manifest: BTreeMap<String, String>,
    made: BTreeMap<String, Made>,
}

/// An asset that was made when the program started.
#[derive(Debug)]
struct Made {
    kind: &'static str,
    plain: Arc<[u8]>,
    brotli: Arc<[u8]>,
}

/// A browser may keep an asset for good: another content has another name.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// Files that browsers ask for by name may change under that name.
const FOR_A_DAY: &str = "public, max-age=86400";

impl Assets {
    /// The assets in the program.
    pub fn embedded() -> Self {
        let manifest = Site::get("manifest.json")
            .and_then(|file| serde_json::from_slice(&file.data).ok())
            .unwrap_or_default();
        Self { manifest, made: BTreeMap::new() }
    }

    /// Address of an asset by what it is for, such as `respondent.css`; empty where it is missing.
    pub fn address(&self, name: &str) -> &str {
        self.manifest.get(name).map_or("", String::as_str)
    }

    /// Adds a file of bytes and returns its address.
    pub fn add(&mut self, bytes: Vec<u8>) -> String {
        use sha2::{Digest, Sha256};

        let digest = Sha256::digest(&bytes);
        let name: String = data_encoding::HEXLOWER.encode(&digest).chars().take(16).collect();
        let address = format!("/a/{name}.bin");
        let made = Made {
            kind: "application/octet-stream",
            brotli: compress(&bytes).into(),
            plain: bytes.into(),
        };
        self.made.insert(address.clone(), made);
        address
    }

    /// Answers a request for the asset at this path.
    pub fn respond(&self, path: &str, headers: &HeaderMap) -> Response {
        let accepts = |coding: &str| {
            let accepted =
                headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
            accepted.is_some_and(|list| {
                list.split(',').any(|given| given.split(';').next().map(str::trim) == Some(coding))
            })
        };
        if let Some(made) = self.made.get(path) {
            return if accepts("br") {
                file(made.kind, Some("br"), FOR_GOOD, made.brotli.to_vec().into())
            } else {
                file(made.kind, None, FOR_GOOD, made.plain.to_vec().into())
            };
        }
        let name = path.trim_start_matches('/');
        let Some(kind) = kind(name) else { return StatusCode::NOT_FOUND.into_response() };
        let life = if name.starts_with("a/") { FOR_GOOD } else { FOR_A_DAY };
        for (coding, ending) in [("br", ".br"), ("gzip", ".gz")] {
            if accepts(coding)
                && let Some(found) = Site::get(&format!("{name}{ending}"))
            {
                return file(kind, Some(coding), life, found.data);
            }
        }
        match Site::get(name) {
            Some(found) => file(kind, None, life, found.data),
            None => StatusCode::NOT_FOUND.into_response(),
        }
    }
}

fn file(kind: &str, coding: Option<&str>, life: &str, data: Cow<'static, [u8]>) -> Response {
    let body = match data {
        Cow::Borrowed(data) => Body::from(data),
        Cow::Owned(data) => Body::from(data),
    };
    let mut response = Response::builder()
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, life)
        .header(header::VARY, "accept-encoding");
    if let Some(coding) = coding {
        response = response.header(header::CONTENT_ENCODING, coding);
    }
    response.body(body).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// The media type of the files that a site has; nothing else is served.
fn kind(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css",
        "ico" => "image/x-icon",
        "js" => "text/javascript",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain",
        "wasm" => "application/wasm",
        _ => return None,
    })
}

fn compress(data: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    let mut out = Vec::new();
    match brotli::BrotliCompress(&mut &data[..], &mut out, &parameters) {
        Ok(_) => out,
        // Memory is the only thing that could fail here.
        Err(_) => Vec::new(),
    }
}
