//! The little of HTTP/1.1 (RFC 9112) that a page server for one developer needs:
//! one request a connection, so that an answer may end with the connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// Bytes of a request's head; browsers send some hundred, cookies included 8 KiB.
const HEAD_LIMIT: u64 = 64 * 1024;
/// How long a browser may take to say what it wants on a connection it opened.
const HEAD_PATIENCE: Duration = Duration::from_secs(30);

/// A request whose head has been read, on its connection.
#[derive(Debug)]
pub(super) struct Request {
    /// Request line and header lines, without their ends.
    lines: Vec<String>,
    /// What follows the head.
    pub(super) connection: BufReader<TcpStream>,
}

impl Request {
    /// Reads the head; `None` when the browser said nothing or no HTTP.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(super) fn read(connection: TcpStream) -> io::Result<Option<Self>> {
        connection.set_read_timeout(Some(HEAD_PATIENCE))?;
        let mut connection = BufReader::new(connection);
        let mut lines = Vec::new();
        let mut head = connection.by_ref().take(HEAD_LIMIT);
        loop {
            let mut line = Vec::new();
            head.read_until(b'\n', &mut line)?;
            if line.pop() != Some(b'\n') {
                return Ok(None);
            }
            let line = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
            if line.is_empty() {
                break;
            }
            lines.push(line);
        }
        connection.get_ref().set_read_timeout(None)?;
        let request = Self { lines, connection };
        Ok(request.path().starts_with('/').then_some(request))
    }

    /// `GET`, `POST` and so on.
    pub(super) fn method(&self) -> &str {
        self.word(0)
    }

    /// The path without the query, not decoded.
    pub(super) fn path(&self) -> &str {
        self.word(1).split('?').next().unwrap_or_default()
    }

    fn word(&self, number: usize) -> &str {
        self.lines.first().and_then(|line| line.split(' ').nth(number)).unwrap_or_default()
    }

    /// The head to send on: the same, but for headers that are about this connection.
    pub(super) fn head_for_next(&self) -> String {
        let mut head = String::new();
        for (number, line) in self.lines.iter().enumerate() {
            let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
            if number == 0 || !matches!(name.as_str(), "connection" | "keep-alive") {
                head.push_str(line);
                head.push_str("\r\n");
            }
        }
        head.push_str("Connection: close\r\n\r\n");
        head
    }
}

/// An answer that is known as a whole.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: &'static str,
    pub(super) content_type: &'static str,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// A sentence as the whole page.
    pub(super) fn plain(status: &'static str, sentence: &str) -> Self {
        let body = format!("{sentence}\n").into_bytes();
        Self { status, content_type: "text/plain; charset=utf-8", body }
    }

    /// Sends it and closes the connection; for `HEAD` without the body.
    ///
    /// # Errors
    /// When the connection breaks.
    pub(super) fn send(&self, request: Request) -> io::Result<()> {
        let head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            self.status,
            self.content_type,
            self.body.len()
        );
        let mut connection = request.connection.get_ref();
        connection.write_all(head.as_bytes())?;
        if request.method() != "HEAD" {
            connection.write_all(&self.body)?;
        }
        connection.shutdown(Shutdown::Write)
    }
}
