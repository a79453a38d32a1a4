//! The network, with a time limit and a size limit.
//!
//! Written over `fetch` itself: gloo-net panics when a page throws something that is
//! not an `Error`, and one panic would end every widget.

use core::fmt;
use std::cell::Cell;
use std::rc::Rc;

use glosa_core::article::charset;
use glosa_core::wire::{Body, Content, READ_HEADERS, Request, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, RequestCredentials, RequestInit,
};

use super::error::message_of;
use super::{HostError, clock, globals, json, page};

/// How long a comment server may take, in milliseconds: mobile networks and sleeping
/// free-tier hosts need ten seconds and more to answer for the first time.
const SEND_TIMEOUT_MS: u32 = 30_000;
/// How long an article or a glossary may take, in milliseconds.
const LOAD_TIMEOUT_MS: u32 = 30_000;
/// The largest answer of a comment server, in bytes: a page of a hundred comments of
/// full length with their replies stays below it.
const SEND_LIMIT_BYTES: usize = 8 * 1024 * 1024;

/// Why no response came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The browser says that there is no network.
    Offline,
    /// The request failed: no such host, refused, blocked by CORS or by a policy of
    /// the page. The browser does not tell which; the text is what it did say.
    Unreachable(String),
    /// It took longer than the limit.
    TimedOut,
    /// The answer is larger than the limit.
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The page went away while it was under way.
    Aborted,
    /// The browser has no `fetch`, or would not make the request.
    Host(HostError),
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => f.write_str("the browser is offline"),
            Self::Unreachable(why) => write!(f, "no answer: {why}"),
            Self::TimedOut => f.write_str("no answer in time"),
            Self::TooLarge { limit } => write!(f, "the answer is larger than {limit} bytes"),
            Self::Aborted => f.write_str("called off"),
            Self::Host(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for FetchError {}

impl From<HostError> for FetchError {
    fn from(error: HostError) -> Self {
        Self::Host(error)
    }
}

/// Why a document could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No response came.
    Fetch(FetchError),
    /// A response came, and its status is not a success.
    Status(u16),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fetch(error) => error.fmt(f),
            Self::Status(status) => write!(f, "status {status}"),
        }
    }
}

impl core::error::Error for LoadError {}

/// A document that was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Its address after redirects: the base of its relative addresses.
    pub url: String,
    /// Its content type as the server said it; empty where it said none.
    pub content_type: String,
    /// Its text.
    pub text: String,
}

/// Sends a request to a comment server. A response of any status is a response.
///
/// # Errors
/// [`FetchError`] when none came.
pub async fn send(request: &Request) -> Result<Response, FetchError> {
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    let headers = Headers::new().map_err(|e| HostError::threw("Headers", &e))?;
    for (name, value) in &request.headers {
        headers.set(name, value).map_err(|e| HostError::threw("Headers.set", &e))?;
    }
    match &request.content {
        Content::Nothing => {}
        Content::Json(body) => {
            headers
                .set("content-type", "application/json")
                .map_err(|e| HostError::threw("Headers.set", &e))?;
            init.set_body(&JsValue::from_str(&json::stringify(body)?));
        }
        Content::Form(fields) => {
            // It names its own content type, as a form of the page does.
            let form = web_sys::UrlSearchParams::new()
                .map_err(|e| HostError::threw("URLSearchParams", &e))?;
            for (name, value) in fields {
                form.append(name, value);
            }
            init.set_body(&form);
        }
    }
    init.set_headers(&headers);
    if request.with_cookies {
        init.set_credentials(RequestCredentials::Include);
    }
    let exchange = Exchange::start(&request.url, &init, SEND_TIMEOUT_MS).await?;
    let status = exchange.response.status();
    let headers = seen_headers(&exchange.response);
    let text = exchange.text(SEND_LIMIT_BYTES).await?;
    let body = match json::parse(&text) {
        _ if text.is_empty() => Body::Empty,
        Ok(value) => Body::Json(value),
        Err(_) => Body::Text(text),
    };
    Ok(Response { status, headers, body })
}

/// Loads a document of at most `limit` bytes; a larger one is cut off as it streams in.
///
/// # Errors
/// [`LoadError`] when no response came or its status is not a success.
pub async fn load(url: &str, limit: usize) -> Result<Loaded, LoadError> {
    let exchange = Exchange::start(url, &RequestInit::new(), LOAD_TIMEOUT_MS)
        .await
        .map_err(LoadError::Fetch)?;
    if !exchange.response.ok() {
        return Err(LoadError::Status(exchange.response.status()));
    }
    let content_type =
        exchange.response.headers().get("content-type").ok().flatten().unwrap_or_default();
    let url = exchange.response.url();
    let text = exchange.text(limit).await.map_err(LoadError::Fetch)?;
    Ok(Loaded { url, content_type, text })
}

/// Loads at most `limit` bytes of any kind.
///
/// # Errors
/// As [`load`].
pub async fn load_bytes(url: &str, limit: usize) -> Result<Vec<u8>, LoadError> {
    let exchange = Exchange::start(url, &RequestInit::new(), LOAD_TIMEOUT_MS)
        .await
        .map_err(LoadError::Fetch)?;
    if !exchange.response.ok() {
        return Err(LoadError::Status(exchange.response.status()));
    }
    exchange.bytes(limit).await.map_err(LoadError::Fetch)
}

fn seen_headers(response: &web_sys::Response) -> Vec<(String, String)> {
    let headers = response.headers();
    let get = |name: &str| headers.get(name).ok().flatten().map(|value| (name.to_owned(), value));
    // Across origins the server decides which of them a page may see.
    READ_HEADERS.into_iter().filter_map(get).collect()
}

/// A response that has begun to arrive, under its time limit.
struct Exchange {
    response: web_sys::Response,
    abort: Abort,
    timed_out: Rc<Cell<bool>>,
    _timer: clock::Timer,
}

/// Calls a request off when whoever waits for its answer goes; one that is over does not
/// mind.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Exchange {
    async fn start(url: &str, init: &RequestInit, timeout_ms: u32) -> Result<Self, FetchError> {
        let abort = AbortController::new().map_err(|e| HostError::threw("AbortController", &e))?;
        init.set_signal(Some(&abort.signal()));
        let abort = Abort(abort);
        let timed_out = Rc::new(Cell::new(false));
        let timer = {
            let (abort, timed_out) = (abort.0.clone(), Rc::clone(&timed_out));
            clock::after(timeout_ms, move || {
                timed_out.set(true);
                abort.abort();
            })
        };
        let promise = globals::window()?.fetch_with_str_and_init(url, init);
        let response = JsFuture::from(promise).await.map_err(|e| cause(&e, &timed_out))?;
        let response = response.unchecked_into();
        Ok(Self { response, abort, timed_out, _timer: timer })
    }

    /// The text of the body.
    async fn text(self, limit: usize) -> Result<String, FetchError> {
        decode(&self.bytes(limit).await?, &self.response)
    }

    /// The body, read as it comes so that a huge one can be cut off.
    async fn bytes(&self, limit: usize) -> Result<Vec<u8>, FetchError> {
        let Some(stream) = self.response.body() else { return Ok(Vec::new()) };
        let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
        let mut bytes: Vec<u8> = Vec::new();
        loop {
            let chunk =
                JsFuture::from(reader.read()).await.map_err(|e| cause(&e, &self.timed_out))?;
            let value = Reflect::get(&chunk, &"value".into()).unwrap_or_default();
            if value.is_undefined() {
                break;
            }
            let part = Uint8Array::new(&value);
            if bytes.len().saturating_add(part.length() as usize) > limit {
                self.abort.0.abort();
                return Err(FetchError::TooLarge { limit });
            }
            bytes.extend(part.to_vec());
        }
        Ok(bytes)
    }
}

/// Text from bytes by the charset that the response or the page itself names, else UTF-8.
fn decode(bytes: &[u8], response: &web_sys::Response) -> Result<String, FetchError> {
    let content_type = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    let charset = charset(&content_type, bytes);
    let decoder = web_sys::TextDecoder::new_with_label(charset.unwrap_or("utf-8"))
        .or_else(|_| web_sys::TextDecoder::new())
        .map_err(|e| HostError::threw("TextDecoder", &e))?;
    let text = decoder
        .decode_with_u8_array(bytes)
        .map_err(|e| HostError::threw("TextDecoder.decode", &e))?;
    Ok(text)
}

fn cause(exception: &JsValue, timed_out: &Cell<bool>) -> FetchError {
    let name = Reflect::get(exception, &"name".into()).ok().and_then(|name| name.as_string());
    if timed_out.get() {
        FetchError::TimedOut
    } else if name.as_deref() == Some("AbortError") {
        FetchError::Aborted
    } else if page::is_online() {
        FetchError::Unreachable(message_of(exception))
    } else {
        FetchError::Offline
    }
}
