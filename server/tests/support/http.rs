//! The least of an HTTP client: one connection that is kept open, one request after another. A test
//! that kills a server must know for certain which answers arrived whole, and nothing here tries
//! anything again behind its back.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// A connection to a server.
#[derive(Debug)]
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
    host: SocketAddr,
}

/// An answer that arrived whole.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status line's code.
    pub(crate) status: u16,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Client {
    /// Connects. An answer that takes longer than a minute is an error.
    pub(crate) fn connect(host: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(host)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        Ok(Self { stream: BufReader::new(stream), host })
    }

    /// Sends a request and reads the whole answer. `head` is further fields of the head, each with
    /// its line break.
    pub(crate) fn request(
        &mut self,
        method: &str,
        path: &str,
        head: &str,
        body: &[u8],
    ) -> io::Result<Answer> {
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\n{head}\r\n",
            self.host,
            body.len()
        )
        .into_bytes();
        request.extend_from_slice(body);
        self.stream.get_mut().write_all(&request)?;
        self.answer()
    }

    fn answer(&mut self) -> io::Result<Answer> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.stream.read_line(&mut head)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let strange = || io::Error::new(io::ErrorKind::InvalidData, head.clone());
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let length = field(&head, "content-length").and_then(|length| length.parse().ok());
        let mut body = vec![0; length.ok_or_else(strange)?];
        let status = status.ok_or_else(strange)?;
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, body })
    }
}

/// The first field of a head with this name.
fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}
