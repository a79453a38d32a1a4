//! One thing that a site serves.

use std::time::Duration;

/// A body with its type and status, or a connection that breaks off.
#[derive(Debug, Clone)]
pub struct Resource {
    pub(super) kind: String,
    pub(super) bytes: Vec<u8>,
    pub(super) status: u16,
    pub(super) aborted: bool,
    pub(super) delay: Duration,
}

impl Resource {
    /// A body of the media type `kind`, served with status 200.
    pub fn new(kind: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            kind: kind.into(),
            bytes: bytes.into(),
            status: 200,
            aborted: false,
            delay: Duration::ZERO,
        }
    }

    /// JSON.
    pub fn json(value: &serde_json::Value) -> Self {
        Self::new("application/json", value.to_string())
    }

    /// A connection that is closed without an answer.
    pub fn aborted() -> Self {
        Self { aborted: true, ..Self::new("text/plain", "") }
    }

    /// The same after some time.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Another status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }
}

/// A string is a page.
impl From<String> for Resource {
    fn from(page: String) -> Self {
        Self::new("text/html; charset=utf-8", page)
    }
}

/// A whole page in `language` around `body`.
pub fn html(language: &str, title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n</head>\n<body>\n{body}\n</body></html>\n"
    )
}
