//! Where on a page something is.

use serde_json::{Value, json};

/// The first element (or the `nth`) that fits a path, and holds a text.
#[derive(Debug, Clone)]
pub struct Locator {
    path: String,
    text: Option<String>,
    name: Option<String>,
    nth: usize,
}

impl Locator {
    /// By a CSS selector; ` >>> ` steps into an open shadow root.
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), text: None, name: None, nth: 0 }
    }

    /// Only elements whose text holds `text`.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// Only elements whose accessible name (label, else text) holds `name`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The element after `nth` others that fit.
    #[must_use]
    pub fn nth(mut self, nth: usize) -> Self {
        self.nth = nth;
        self
    }

    /// As `find.js` reads it.
    pub(super) fn value(&self) -> Value {
        json!({"path": self.path, "text": self.text, "name": self.name, "nth": self.nth})
    }
}

impl From<&str> for Locator {
    fn from(path: &str) -> Self {
        Self::new(path)
    }
}

impl From<&Locator> for Locator {
    fn from(locator: &Locator) -> Self {
        locator.clone()
    }
}

impl std::fmt::Display for Locator {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}", self.path)?;
        if let Some(text) = self.text.as_ref().or(self.name.as_ref()) {
            write!(formatter, " “{text}”")?;
        }
        if self.nth > 0 { write!(formatter, " #{}", self.nth) } else { Ok(()) }
    }
}

/// A place in the shadow root of the page's first `<glosa-article>`.
pub fn widget(path: &str) -> Locator {
    Locator::new(format!("glosa-article >>> {path}"))
}
