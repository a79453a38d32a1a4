//! How comment servers are spoken to: requests and responses as values.
//!
//! A [`Dialect`] turns a domain request into a [`Request`], and a [`Response`] into
//! domain values or a [`Refusal`](crate::draft::Refusal). It does nothing else.

mod ask;
mod dialect;
mod encode;
pub mod glosa;
mod http;

pub use ask::{Ask, Found, Level, Posted};
pub use dialect::{Capabilities, Dialect, NoDialect};
pub use encode::{encode, query};
pub use http::{Body, Method, Request, Response};
