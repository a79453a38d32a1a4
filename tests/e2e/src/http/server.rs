//! A server that answers every request by one function.

use std::future::Future;
use std::net::SocketAddr;

use anyhow::{Context, Result};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::header::{CONNECTION, TRANSFER_ENCODING};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::{AbortHandle, JoinSet};

use super::{Body, forward, whole};

/// Given in place of an answer, it closes the connection without a word.
#[derive(Debug)]
pub struct Aborted;

impl std::fmt::Display for Aborted {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the connection is closed without an answer")
    }
}

impl std::error::Error for Aborted {}

/// A running server on 127.0.0.1; it ends, with all its connections, when dropped.
#[derive(Debug)]
pub struct HttpServer {
    address: SocketAddr,
    accepting: AbortHandle,
}

impl HttpServer {
    /// Listens on `port` (0: a free one) and answers with `handle`. Connections
    /// are not kept alive: browsers repeat a request by themselves when a kept
    /// connection breaks, which would blur what a fault does.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn start<H, F>(port: u16, handle: H) -> Result<Self>
    where
        H: Fn(Request<Incoming>) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Response<Body>, Aborted>> + Send + 'static,
    {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .with_context(|| format!("port {port} of 127.0.0.1"))?;
        let address = listener.local_addr()?;
        let accepting = tokio::spawn(accept(listener, handle)).abort_handle();
        Ok(Self { address, accepting })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for HttpServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept<H, F>(listener: TcpListener, handle: H)
where
    H: Fn(Request<Incoming>) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<Response<Body>, Aborted>> + Send + 'static,
{
    // Dropped with this task, the set ends the connections with the server.
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let service = service_fn(handle.clone());
        connections.spawn(
            hyper::server::conn::http1::Builder::new()
                .keep_alive(false)
                .serve_connection(TokioIo::new(stream), service),
        );
        while connections.try_join_next().is_some() {}
    }
}

/// Hands a request on to the server at `upstream` (`host:port`), and streams its answer.
///
/// # Errors
/// When the server cannot be reached: then nobody answers.
pub async fn relay(upstream: &str, request: Request<Incoming>) -> Result<Response<Body>, Aborted> {
    let (mut head, body) = request.into_parts();
    // Read whole first: a page that breaks off must not leave half a request behind.
    let body = body.collect().await.map_err(|_| Aborted)?.to_bytes();
    for name in [CONNECTION, TRANSFER_ENCODING] {
        head.headers.remove(name);
    }
    let request = Request::from_parts(head, whole(body));
    let mut answer = forward(upstream, request).await.map_err(|_| Aborted)?;
    answer.headers_mut().remove(CONNECTION);
    Ok(answer)
}
