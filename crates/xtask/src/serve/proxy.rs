//! Passes a request on to the comment server, so that page and comments share one
//! origin, as they do behind a site's own reverse proxy.

use std::io::{self, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::thread;

use super::http::{Answer, Request};

/// Sends the request to `server` and its answer back, byte by byte as they come:
/// bodies of any form and endless event streams pass through.
///
/// # Errors
/// When a connection breaks.
pub(super) fn forward(request: Request, server: SocketAddr) -> io::Result<()> {
    let Ok(mut upstream) = TcpStream::connect(server) else {
        let sentence = "the comment server does not answer";
        return Answer::plain("502 Bad Gateway", sentence).send(request);
    };
    upstream.write_all(request.head_for_next().as_bytes())?;
    let mut browser = request.connection.get_ref().try_clone()?;
    let mut to_server = upstream.try_clone()?;
    let mut from_browser = request.connection;
    let sending = thread::spawn(move || {
        let sent = io::copy(&mut from_browser, &mut to_server);
        // The browser left: the server need not go on with its event stream.
        let _ = to_server.shutdown(Shutdown::Write);
        sent
    });
    let received = io::copy(&mut upstream, &mut browser);
    // Ends the thread above, which waits for more of the browser.
    let _ = browser.shutdown(Shutdown::Both);
    let _ = sending.join();
    received.map(drop)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    /// A listener on a free port, with its address.
    fn free_port() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        (listener, address)
    }

    /// A connection whose other end is passed on to `server`.
    fn through_proxy(server: SocketAddr) -> TcpStream {
        let (listener, address) = free_port();
        thread::spawn(move || {
            let (connection, _) = listener.accept().unwrap();
            let request = Request::read(connection).unwrap().unwrap();
            forward(request, server)
        });
        TcpStream::connect(address).unwrap()
    }

    fn read_until(stream: &mut TcpStream, end: &str) -> String {
        let mut text = Vec::new();
        let mut byte = [0];
        while !text.ends_with(end.as_bytes()) && stream.read(&mut byte).unwrap() > 0 {
            text.push(byte[0]);
        }
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn an_event_reaches_the_browser_before_the_next_one_is_sent() {
        let (listener, server) = free_port();
        let (next, wait_for_next) = mpsc::channel();
        let serving = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let head = read_until(&mut stream, "\r\n\r\n");
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\ndata: one\n\n").unwrap();
            wait_for_next.recv().unwrap();
            stream.write_all(b"data: two\n\n").unwrap();
            head
        });
        let mut browser = through_proxy(server);
        let head = "GET /api/events?thread=a HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n";
        browser.write_all(head.as_bytes()).unwrap();
        assert!(read_until(&mut browser, "one\n\n").starts_with("HTTP/1.1 200 OK"));
        next.send(()).unwrap();
        assert_eq!(read_until(&mut browser, "two\n\n"), "data: two\n\n");
        assert_eq!(
            serving.join().unwrap(),
            "GET /api/events?thread=a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        );
    }

    #[test]
    fn a_body_reaches_the_server_whole() {
        let (listener, server) = free_port();
        let body = "x".repeat(300_000);
        let length = body.len();
        let serving = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            read_until(&mut stream, "\r\n\r\n");
            let mut received = vec![0; length];
            stream.read_exact(&mut received).unwrap();
            stream.write_all(b"HTTP/1.1 201 Created\r\n\r\n").unwrap();
            received
        });
        let mut browser = through_proxy(server);
        let head = format!("POST /api/comments HTTP/1.1\r\nContent-Length: {length}\r\n\r\n");
        browser.write_all(head.as_bytes()).unwrap();
        browser.write_all(body.as_bytes()).unwrap();
        assert!(read_until(&mut browser, "\r\n").starts_with("HTTP/1.1 201"));
        assert_eq!(serving.join().unwrap(), body.into_bytes());
    }

    #[test]
    fn a_browser_that_leaves_is_gone_for_the_server_too() {
        let (listener, server) = free_port();
        let serving = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            read_until(&mut stream, "\r\n\r\n");
            stream.read(&mut [0]).unwrap()
        });
        let mut browser = through_proxy(server);
        browser.write_all(b"GET /api/events HTTP/1.1\r\n\r\n").unwrap();
        drop(browser);
        assert_eq!(serving.join().unwrap(), 0, "end of input");
    }

    #[test]
    fn without_a_server_the_answer_says_so() {
        let (listener, server) = free_port();
        drop(listener);
        let mut browser = through_proxy(server);
        browser.write_all(b"GET /api/comments HTTP/1.1\r\n\r\n").unwrap();
        let mut answer = String::new();
        browser.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 502 Bad Gateway\r\n"), "{answer}");
        assert!(answer.ends_with("the comment server does not answer\n"), "{answer}");
    }
}
