//! Static sites on free ports: the publisher's pages, and the files of a CDN.

mod bundle;
mod folder;
mod resource;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Result;
use hyper::body::Incoming;
use hyper::header::CONTENT_TYPE;
use hyper::{Request, Response};

use crate::http::{Aborted, Body, HttpServer, relay, whole};
use crate::outlive::keep;
use crate::page::RECORDER;

pub use bundle::bundle;
pub use folder::{demo_folder, embed_folder};
pub use resource::{Resource, html};

/// Where each site serves the console recorder.
const RECORDER_PATH: &str = "/_journey/recorder.js";

/// A running site; it ends when dropped, within a journey when that is over.
#[derive(Debug)]
pub struct Site {
    server: Option<HttpServer>,
    origin: String,
    shelf: Arc<Mutex<Shelf>>,
}

/// What a site serves, and what it was asked for.
#[derive(Debug, Default)]
struct Shelf {
    resources: HashMap<String, Resource>,
    folder: Option<PathBuf>,
    headers: Vec<(String, String, String)>,
    recorder_origin: String,
    requests: Vec<String>,
    /// Paths whose answer the browser did not wait for.
    called_off: Vec<String>,
    /// What paths begin with that another server answers, and its `host:port`.
    passed: Option<(String, String)>,
}

/// Who answers a request.
enum Routed {
    Here(Duration, Result<Response<Body>, Aborted>),
    /// The server at this `host:port`.
    There(String),
}

impl Site {
    /// A site that serves nothing yet.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn start() -> Result<Self> {
        let shelf = Arc::new(Mutex::new(Shelf::default()));
        let served = Arc::clone(&shelf);
        let server = HttpServer::start(0, move |request| {
            let routed = lock(&served).route(&request);
            let path = request.uri().path().to_owned();
            let waiting = Waiting { shelf: Arc::clone(&served), path, is_over: false };
            async move {
                match routed {
                    Routed::Here(delay, answer) => {
                        tokio::time::sleep(delay).await;
                        waiting.end();
                        answer
                    }
                    Routed::There(upstream) => {
                        waiting.end();
                        relay(&upstream, request).await
                    }
                }
            }
        })
        .await?;
        Ok(Self { origin: server.origin(), server: Some(server), shelf })
    }

    /// The assembled demo site.
    ///
    /// # Errors
    /// When it is not built.
    pub async fn demo() -> Result<Self> {
        let site = Self::start().await?;
        lock(&site.shelf).folder = Some(demo_folder()?);
        Ok(site)
    }

    /// The files that a site owner puts on a CDN, readable from every origin.
    ///
    /// # Errors
    /// When they are not built.
    pub async fn embed() -> Result<Self> {
        let site = Self::start().await?;
        lock(&site.shelf).folder = Some(embed_folder()?);
        site.header("", "access-control-allow-origin", "*");
        Ok(site)
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        self.origin.clone()
    }

    /// The address of a path that starts with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// Serves `resource` at `path` from now on.
    pub fn put(&self, path: &str, resource: impl Into<Resource>) {
        lock(&self.shelf).resources.insert(path.into(), resource.into());
    }

    /// Lets the server at `upstream` (`host:port`) answer paths that begin with `prefix`.
    pub fn pass(&self, prefix: &str, upstream: &str) {
        lock(&self.shelf).passed = Some((prefix.into(), upstream.into()));
    }

    /// Serves at `path` again what the folder holds.
    pub fn forget(&self, path: &str) {
        lock(&self.shelf).resources.remove(path);
    }

    /// Adds a header field to every answer whose path starts with `prefix`.
    pub fn header(&self, prefix: &str, name: &str, value: &str) {
        lock(&self.shelf).headers.push((prefix.into(), name.into(), value.into()));
    }

    /// Lets pages load the console recorder from another site, whose scripts
    /// their policy allows.
    pub fn record_from(&self, other: &Self) {
        lock(&self.shelf).recorder_origin = other.origin();
    }

    /// How often `path` was asked for.
    pub fn requested(&self, path: &str) -> usize {
        lock(&self.shelf).requests.iter().filter(|request| *request == path).count()
    }

    /// How often the browser did not wait for the answer of `path`.
    pub fn called_off(&self, path: &str) -> usize {
        lock(&self.shelf).called_off.iter().filter(|request| *request == path).count()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            keep(server);
        }
    }
}

/// A request that waits for its answer.
struct Waiting {
    shelf: Arc<Mutex<Shelf>>,
    path: String,
    is_over: bool,
}

impl Waiting {
    fn end(mut self) {
        self.is_over = true;
    }
}

impl Drop for Waiting {
    /// A connection that the browser closes ends what would have answered.
    fn drop(&mut self) {
        if !self.is_over {
            lock(&self.shelf).called_off.push(self.path.clone());
        }
    }
}

impl Shelf {
    fn route(&mut self, request: &Request<Incoming>) -> Routed {
        match &self.passed {
            Some((prefix, upstream)) if request.uri().path().starts_with(prefix.as_str()) => {
                Routed::There(upstream.clone())
            }
            _ => {
                let delay = self.find(request.uri().path()).delay;
                Routed::Here(delay, self.answer(request))
            }
        }
    }

    fn answer(&mut self, request: &Request<Incoming>) -> Result<Response<Body>, Aborted> {
        let path = request.uri().path();
        self.requests.push(path.to_owned());
        let resource = self.find(path);
        if resource.aborted {
            return Err(Aborted);
        }
        let mut bytes = resource.bytes;
        if resource.kind.starts_with("text/html") && resource.status == 200 {
            bytes = recorded(&bytes, &self.recorder_origin);
        }
        let mut answer = Response::builder()
            .status(resource.status)
            .header(CONTENT_TYPE, resource.kind)
            .header("cache-control", "no-store");
        for (prefix, name, value) in &self.headers {
            if path.starts_with(prefix.as_str()) {
                answer = answer.header(name, value);
            }
        }
        answer.body(whole(bytes)).map_err(|_| Aborted)
    }

    fn find(&self, path: &str) -> Resource {
        if let Some(resource) = self.resources.get(path) {
            return resource.clone();
        }
        match path {
            RECORDER_PATH => return Resource::new("text/javascript", RECORDER),
            // Browsers ask for it by themselves; none is needed, and 404 is an error line.
            "/favicon.ico" => return Resource::new("image/x-icon", "").status(204),
            _ => {}
        }
        let file = self.folder.as_ref().and_then(|folder| folder::read(folder, path));
        file.unwrap_or_else(|| Resource::new("text/plain", "not found").status(404))
    }
}

/// Puts the recorder first into the head, so that nothing comes before it.
fn recorded(page: &[u8], origin: &str) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let script = format!("<head><script src=\"{origin}{RECORDER_PATH}\"></script>");
    page.replacen("<head>", &script, 1).into_bytes()
}

fn lock(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}
