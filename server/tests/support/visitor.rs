//! A browser without script, as far as the program can tell: it keeps cookies, sends forms, and goes
//! where it is sent.

use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// Somebody with a browser.
#[derive(Debug)]
pub(crate) struct Visitor {
    host: SocketAddr,
    cookies: BTreeMap<String, String>,
}

/// A page that arrived whole.
#[derive(Debug)]
pub(crate) struct Page {
    /// The status line's code.
    pub(crate) status: u16,
    /// Where it sends the browser; empty where it does not.
    pub(crate) location: String,
    /// The page itself.
    pub(crate) body: String,
}

impl Visitor {
    /// Somebody who has not been here before.
    pub(crate) fn new(host: SocketAddr) -> Self {
        Self { host, cookies: BTreeMap::new() }
    }

    /// Opens an address.
    pub(crate) fn get(&mut self, path: &str) -> io::Result<Page> {
        self.request("GET", path, "")
    }

    /// Sends a form, and goes where that leads.
    pub(crate) fn send(&mut self, path: &str, form: &str) -> io::Result<Page> {
        let page = self.request("POST", path, form)?;
        if page.status == 303 {
            return self.get(&page.location);
        }
        Ok(page)
    }

    fn request(&mut self, method: &str, path: &str, form: &str) -> io::Result<Page> {
        let cookies: Vec<_> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut stream = TcpStream::connect(self.host)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {}\r\naccept: text/html\r\nconnection: close\r\n\
             cookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: {}\r\n\r\n{form}",
            self.host,
            cookies.join("; "),
            form.len()
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or(io::ErrorKind::InvalidData)?;
        for line in head.lines() {
            let Some(cookie) = line.strip_prefix("set-cookie: ") else { continue };
            let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
            let (name, value) = pair.ok_or(io::ErrorKind::InvalidData)?;
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let location = head.lines().find_map(|line| line.strip_prefix("location: "));
        Ok(Page {
            status: status.ok_or(io::ErrorKind::InvalidData)?,
            location: location.unwrap_or_default().to_owned(),
            body: body.to_owned(),
        })
    }
}
