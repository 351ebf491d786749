//! The wasm half, made ready for Node and asked.

use std::{
    error::Error,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use wasm_bindgen_cli_support::Bindgen;

use crate::request::Request;

const NAME: &str = "agreement";

/// The wasm half, with the JavaScript that starts it.
pub(crate) struct Program {
    script: PathBuf,
}

impl Program {
    /// Makes the compiled wasm at `compiled` ready in `folder`.
    pub(crate) fn bind(compiled: &Path, folder: &Path) -> Result<Self, Box<dyn Error>> {
        Bindgen::new()
            .input_path(compiled)
            .out_name(NAME)
            .nodejs(true)?
            .typescript(false)
            .generate(folder)?;
        Ok(Self { script: std::path::absolute(folder.join(format!("{NAME}.js")))? })
    }

    /// Runs it with one request and waits for the answer.
    pub(crate) fn ask(&self, request: &Request) -> Result<String, Box<dyn Error + Send + Sync>> {
        let runner = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tools/agreement/run.cjs");
        let mut node = Command::new("node")
            .args([&runner, &self.script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        // The script reads all of its input before it writes, so neither waits for the other. Taken
        // out, the pipe is closed as soon as it has been written to.
        if let Some(mut input) = node.stdin.take() {
            input.write_all(request.to_text()?.as_bytes())?;
        }
        let output = node.wait_with_output()?;
        if !output.status.success() {
            return Err(format!("the wasm program stopped: {}", output.status).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }
}
