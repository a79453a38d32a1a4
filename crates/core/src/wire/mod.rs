//! How comment servers are spoken to: requests and responses as values.
//!
//! A [`Server`] turns something [asked](Ask) into an [`Exchange`]: requests to send, what
//! follows from their [responses](Response), and in the end a domain value or a
//! [`Refusal`](crate::draft::Refusal). Nothing here sends.

mod artalk;
mod ask;
mod capabilities;
mod cusdis;
mod dialect;
mod encode;
mod exchange;
pub mod glosa;
mod http;
mod isso;
mod post;
mod read;
mod waline;
mod wordpress;

pub use ask::{Answer, Ask, Found, Level, Place, Posted};
pub use capabilities::{Again, Capabilities, Sorts, Unit, Votes};
pub use dialect::{Dialect, FIELDS, Form, Server};
pub use encode::{encode, query};
pub use exchange::{Exchange, Next};
pub use http::{Body, Content, Method, READ_HEADERS, Request, Response};
