//! A request to send and a response that came, without a network.

use crate::json::Value;

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Create.
    Post,
    /// Replace, or set.
    Put,
    /// Change.
    Patch,
    /// Remove.
    Delete,
}

impl Method {
    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A request to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// What it asks for.
    pub method: Method,
    /// The whole address, query included.
    pub url: String,
    /// Header names in lower case, and values.
    pub headers: Vec<(&'static str, String)>,
    /// JSON to send, if any.
    pub body: Option<Value>,
}

/// What a response carried.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON, whatever its content type said.
    Json(Value),
    /// Anything else: an HTML error page, say.
    Text(String),
}

/// A response that came, whatever its status.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Header names in lower case, and values; what the browser lets us see.
    pub headers: Vec<(String, String)>,
    /// What it carried.
    pub body: Body,
}

impl Response {
    /// The value of a header, by its lower-case name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The JSON it carried, if it did.
    #[must_use]
    pub fn json(&self) -> Option<&Value> {
        match &self.body {
            Body::Json(value) => Some(value),
            _ => None,
        }
    }
}
