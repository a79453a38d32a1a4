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

/// What a request carries.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// Nothing.
    #[default]
    Nothing,
    /// JSON.
    Json(Value),
    /// The fields of a form, as a page without a script sends them.
    Form(Vec<(String, String)>),
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
    /// What it carries.
    pub content: Content,
    /// Whether the server's own cookies go with it, for servers that know a writer by them.
    pub with_cookies: bool,
}

impl Request {
    /// A request that carries nothing.
    #[must_use]
    pub const fn new(method: Method, url: String) -> Self {
        let headers = Vec::new();
        Self { method, url, headers, content: Content::Nothing, with_cookies: false }
    }

    /// The same with JSON to carry.
    #[must_use]
    pub fn with_json(mut self, value: Value) -> Self {
        self.content = Content::Json(value);
        self
    }

    /// The same with a header more.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
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

/// The headers that dialects read; a network need not tell of others.
pub const READ_HEADERS: [&str; 7] = [
    "content-type",
    "date",
    "location",
    "retry-after",
    "x-set-cookie",
    "x-wp-total",
    "x-wp-totalpages",
];

impl Response {
    /// The value of a header, by its lower-case name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The number in a header.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u32> {
        self.header(name)?.trim().parse().ok()
    }

    /// The JSON it carried, if it did.
    #[must_use]
    pub fn json(&self) -> Option<&Value> {
        match &self.body {
            Body::Json(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it says that all went well.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}
