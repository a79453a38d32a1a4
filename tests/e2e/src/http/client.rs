//! A client that opens one connection a call: nothing is reused, so no call is
//! ever repeated behind our back.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use glosa_core::wire::query;
use http_body_util::BodyExt;
use hyper::body::Bytes;
use hyper::header::{CONNECTION, CONTENT_TYPE, HOST, HeaderMap};
use hyper::{Method, Request, Response, Uri};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

use super::{Body, whole};

/// No call to this machine takes longer, except a browser's start, which takes
/// several seconds when both cores are busy.
const DEADLINE: Duration = Duration::from_secs(90);

/// One request to be sent.
#[derive(Debug, Clone)]
pub struct Call {
    method: Method,
    url: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// The whole answer to a [`Call`].
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status code, such as 201.
    pub status: u16,
    /// The header fields.
    pub headers: HeaderMap,
    /// The body as text.
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Errors
    /// When it is not JSON; the message shows the start of what it is.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.text).with_context(|| {
            let start: String = self.text.chars().take(200).collect();
            format!("status {} with a body that is not JSON: {start}", self.status)
        })
    }
}

impl Call {
    /// A request without a body.
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self { method, url: url.into(), headers: Vec::new(), body: String::new() }
    }

    /// Adds a header field.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets a JSON body and its type.
    #[must_use]
    pub fn json(mut self, body: &Value) -> Self {
        self.body = body.to_string();
        self.header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// Sets a form as the body, and its type.
    #[must_use]
    pub fn form(mut self, fields: &[(String, String)]) -> Self {
        let pairs: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        query(&pairs).trim_start_matches('?').clone_into(&mut self.body);
        self.header(CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded")
    }

    /// Sends it and reads the whole answer.
    ///
    /// # Errors
    /// When the host cannot be reached, breaks off, or takes over 90 seconds.
    pub async fn send(self) -> Result<Answer> {
        let target = format!("{} {}", self.method, self.url);
        tokio::time::timeout(DEADLINE, self.exchange())
            .await
            .with_context(|| format!("no answer in time: {target}"))?
            .with_context(|| target)
    }

    async fn exchange(self) -> Result<Answer> {
        let uri: Uri = self.url.parse()?;
        let authority = uri.authority().context("the address names no host")?.to_string();
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        // Said aloud, since WebKitWebDriver keeps what its clients have closed.
        let mut request =
            Request::builder().method(self.method).uri(path).header(CONNECTION, "close");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(whole(self.body))?;
        let answer = forward(&authority, request).await?;
        let status = answer.status().as_u16();
        let headers = answer.headers().clone();
        let bytes: Bytes = answer.into_body().collect().await?.to_bytes();
        Ok(Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() })
    }
}

/// Sends a request as it is to `authority` (`host:port`) on a connection of its
/// own; the body of the answer is still to be read.
///
/// # Errors
/// When the host cannot be reached or breaks off before its header is whole.
pub async fn forward(authority: &str, mut request: Request<Body>) -> Result<Response<Body>> {
    ensure!(request.uri().authority().is_none(), "only a path is sent to an origin server");
    request.headers_mut().insert(HOST, authority.parse()?);
    let stream = TcpStream::connect(authority).await?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let (head, body) = sender.send_request(request).await?.into_parts();
    // Without its sender the connection closes in the middle of the body.
    let body = body.map_err(anyhow::Error::from).map_frame(move |frame| {
        let _open = &sender;
        frame
    });
    Ok(Response::from_parts(head, body.boxed()))
}
