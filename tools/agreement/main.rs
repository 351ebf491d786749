//! Shows that the browser's driver and the server's agree. One program, compiled twice: the native
//! one makes up respondents, has the wasm one make up the same, and compares what came of each.
//! Not part of what is shipped.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod compare;
#[cfg(not(target_arch = "wasm32"))]
mod consultations;
mod request;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../sources.rs"]
mod sources;
#[cfg(not(target_arch = "wasm32"))]
mod wasm;

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::answer();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    compare::main()
}
