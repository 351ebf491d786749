//! The real program as a child process, on a port that the system picks.

use std::{
    io::{self, BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStderr, Command, Stdio},
};

/// A running `heard serve`. Dropping it kills it.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// Kept open, so that the program can go on writing to it.
    _messages: BufReader<ChildStderr>,
}

impl Program {
    /// Starts it, and waits until it listens.
    pub(crate) fn serve(database: &Path, consultations: &Path) -> io::Result<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_heard"))
            .args(["serve", "--listen", "127.0.0.1:0", "--database"])
            .arg(database)
            .arg("--consultations")
            .arg(consultations)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let stderr = child.stderr.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let (mut messages, mut said) = (BufReader::new(stderr), String::new());
        loop {
            let before = said.len();
            if messages.read_line(&mut said)? == 0 {
                child.wait()?;
                return Err(io::Error::other(format!("it ended: {said}")));
            }
            if let Some(address) = address(&said[before..]) {
                return Ok(Self { child, address, _messages: messages });
            }
        }
    }

    /// `kill -9`: it finishes nothing and closes nothing.
    pub(crate) fn kill(&mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may be dead already.
        let _ = self.kill();
    }
}

/// Where the program says that respondents go.
fn address(line: &str) -> Option<SocketAddr> {
    let address = line.trim().strip_prefix("Respondents")?.trim().strip_prefix("http://")?;
    address.trim_end_matches('/').parse().ok()
}
