//! HTTP/1.1 on the loopback: one client and one server, both small.

mod client;
mod server;

use std::convert::Infallible;

use http_body_util::{BodyExt, Full, combinators::BoxBody};
use hyper::body::Bytes;

pub use client::{Answer, Call, forward};
pub use server::{Aborted, HttpServer, relay};

/// The body of any answer made here: whole, or streamed from elsewhere.
pub type Body = BoxBody<Bytes, anyhow::Error>;

/// A body that is known whole.
pub fn whole(bytes: impl Into<Bytes>) -> Body {
    Full::new(bytes.into()).map_err(|never: Infallible| match never {}).boxed()
}
