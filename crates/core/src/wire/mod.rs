//! How comment servers are spoken to: requests and responses as values.

mod http;

pub use http::{Body, Method, Request, Response};
