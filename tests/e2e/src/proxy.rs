//! A reverse proxy that can fail in each way a network does.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Result;
use http_body_util::{BodyExt, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE};
use hyper::{Method, Request, Response};
use tokio::sync::watch;

use crate::http::{Aborted, Body, HttpServer, relay, whole};
use crate::outlive::keep;
use crate::wait::{PATIENCE, until};

/// What goes wrong between a page and its server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// The request is taken and the connection closed before the server saw it.
    Lost,
    /// The server gets the request, its answer never arrives: the page cannot know.
    Unanswered,
    /// A gateway answers 502 with a page of HTML.
    BadGateway,
    /// The request waits here until the fault changes; then it goes on.
    Held,
    /// The answer breaks off in the middle of its body.
    Truncated,
    /// The server gets the request, but a page of HTML comes in place of its answer, as
    /// from the portal of a hotel's network.
    Portal,
    /// Half of the exchanges, by a die that falls the same way each time, go wrong in one
    /// of the ways above.
    Spoiled,
    /// The server does not see the request; this status and problem document answer it.
    Problem(u16, &'static str),
}

/// Which requests a fault befalls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Every one.
    #[default]
    All,
    /// Those that write: everything but GET and the browser's own OPTIONS.
    Writes,
}

/// A running proxy on a port of its own.
#[derive(Debug)]
pub struct FaultProxy {
    port: u16,
    path: Arc<Route>,
    server: Mutex<Option<HttpServer>>,
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        let server = self.server.lock().unwrap_or_else(PoisonError::into_inner).take();
        keep(server);
    }
}

#[derive(Debug)]
struct Route {
    /// `host:port` of the server behind.
    upstream: String,
    fault: watch::Sender<(Fault, Scope)>,
    /// Method and path of each request, in order of arrival.
    seen: Mutex<Vec<(Method, String)>>,
    held: AtomicUsize,
    /// The end of paths that nothing comes through on.
    blocked: Mutex<Option<&'static str>>,
    /// The number of exchanges, from which the die of [`Fault::Spoiled`] is thrown.
    exchanges: AtomicUsize,
}

impl FaultProxy {
    /// Starts a proxy before the server at `upstream` (`host:port`).
    ///
    /// # Errors
    /// When no port is free.
    pub async fn start(upstream: &str) -> Result<Self> {
        let path = Arc::new(Route {
            upstream: upstream.to_owned(),
            fault: watch::Sender::default(),
            seen: Mutex::default(),
            held: AtomicUsize::new(0),
            blocked: Mutex::default(),
            exchanges: AtomicUsize::new(0),
        });
        let server = listen(0, &path).await?;
        Ok(Self { port: server.port(), path, server: Mutex::new(Some(server)) })
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Switches to another fault; requests that were held go on.
    pub fn set(&self, fault: Fault, scope: Scope) {
        self.path.fault.send_replace((fault, scope));
    }

    /// Lets nothing through whose path ends so, as some networks do with streams.
    pub fn block(&self, end: &'static str) {
        *self.path.blocked.lock().unwrap_or_else(PoisonError::into_inner) = Some(end);
    }

    /// Refuses connections from now on, and breaks those that stand.
    pub fn refuse(&self) {
        self.server.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Accepts connections again, on the same port.
    ///
    /// # Errors
    /// When another program took the port.
    pub async fn accept(&self) -> Result<()> {
        let server = listen(self.port, &self.path).await?;
        *self.server.lock().unwrap_or_else(PoisonError::into_inner) = Some(server);
        Ok(())
    }

    /// How often pages asked for a path that ends with `end`, whatever came of it.
    pub fn seen(&self, method: &Method, end: &str) -> usize {
        let seen = self.path.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter().filter(|(used, path)| used == method && path.ends_with(end)).count()
    }

    /// How many times comments were sent, whatever became of them.
    pub fn posts(&self) -> usize {
        self.seen(&Method::POST, "/comments")
    }

    /// Waits until pages have sent comments `count` times.
    ///
    /// # Errors
    /// When the deadline passes.
    pub async fn wait_posts(&self, count: usize) -> Result<()> {
        let what = format!("{count} posts at the proxy");
        until(&what, PATIENCE, || async { Ok((self.posts() >= count).then_some(())) }).await
    }

    /// Waits until a request is held here.
    ///
    /// # Errors
    /// When the deadline passes.
    pub async fn wait_held(&self) -> Result<()> {
        let held = || self.path.held.load(Ordering::SeqCst) > 0;
        until("a held request", PATIENCE, || async { Ok(held().then_some(())) }).await
    }
}

async fn listen(port: u16, path: &Arc<Route>) -> Result<HttpServer> {
    let path = Arc::clone(path);
    HttpServer::start(port, move |request| {
        let path = Arc::clone(&path);
        async move { path.pass(request).await }
    })
    .await
}

impl Route {
    async fn pass(&self, request: Request<Incoming>) -> Result<Response<Body>, Aborted> {
        self.note(&request);
        let blocked = *self.blocked.lock().unwrap_or_else(PoisonError::into_inner);
        if blocked.is_some_and(|end| request.uri().path().ends_with(end)) {
            return instead(502, "text/plain", "no streams here");
        }
        let writes = !matches!(*request.method(), Method::GET | Method::OPTIONS);
        let (fault, scope) = *self.fault.borrow();
        let fault = if scope == Scope::All || writes { fault } else { Fault::None };
        let fault = if fault == Fault::Spoiled { self.throw() } else { fault };
        match fault {
            Fault::None => relay(&self.upstream, request).await,
            Fault::Lost => Err(Aborted),
            Fault::Unanswered => {
                relay(&self.upstream, request).await?;
                Err(Aborted)
            }
            Fault::BadGateway => {
                instead(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>")
            }
            Fault::Held => {
                self.hold().await;
                relay(&self.upstream, request).await
            }
            Fault::Problem(status, document) => {
                instead(status, "application/problem+json", document)
            }
            // The die never shows its own name.
            Fault::Portal | Fault::Spoiled => {
                relay(&self.upstream, request).await?;
                instead(200, "text/html", "<html><body><p>Log in to this network</p></body></html>")
            }
            Fault::Truncated => Ok(truncated(relay(&self.upstream, request).await?)),
        }
    }

    /// What befalls the next exchange: nothing in half of the cases.
    fn throw(&self) -> Fault {
        let number = self.exchanges.fetch_add(1, Ordering::Relaxed) as u64;
        // SplitMix64 (Steele, Lea and Flood, 2014).
        let mut die = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        die = (die ^ (die >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        die = (die ^ (die >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        match (die ^ (die >> 31)) % 10 {
            0 => Fault::Lost,
            1 => Fault::Unanswered,
            2 => Fault::BadGateway,
            3 => Fault::Truncated,
            4 => Fault::Portal,
            _ => Fault::None,
        }
    }

    fn note(&self, request: &Request<Incoming>) {
        let line = (request.method().clone(), request.uri().path().to_owned());
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    async fn hold(&self) {
        self.held.fetch_add(1, Ordering::SeqCst);
        let mut fault = self.fault.subscribe();
        // The sender lives as long as this route, so waiting ends only by a change.
        let released = fault.wait_for(|(fault, _)| *fault != Fault::Held).await;
        drop(released);
        self.held.fetch_sub(1, Ordering::SeqCst);
    }
}

/// An answer in place of the server's own, which pages of every origin may read.
fn instead(status: u16, kind: &str, text: &'static str) -> Result<Response<Body>, Aborted> {
    Response::builder()
        .status(status)
        .header(CONTENT_TYPE, kind)
        .header("access-control-allow-origin", "*")
        .body(whole(text))
        .map_err(|_| Aborted)
}

/// The same head, but a body that ends in an error after its first byte.
fn truncated(answer: Response<Body>) -> Response<Body> {
    let (mut head, _) = answer.into_parts();
    head.headers.remove(CONTENT_LENGTH);
    let first = Ok(Frame::data(Bytes::from_static(b"{")));
    let parts = futures_util::stream::iter([first, Err(anyhow::anyhow!("cut off"))]);
    Response::from_parts(head, BodyExt::boxed(StreamBody::new(parts)))
}

/// A wait that is long enough for a page to try again by itself, were it wrong.
pub const SECOND_TRY: Duration = Duration::from_secs(3);
