//! Why the browser would not.

use core::fmt;

use wasm_bindgen::JsValue;

/// A capability that is missing or was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostError {
    /// The browser, or this kind of page, does not have it.
    Missing(&'static str),
    /// The browser has it and threw.
    Threw {
        /// What was asked for.
        what: &'static str,
        /// What the exception said.
        message: String,
    },
}

impl HostError {
    /// An exception that was thrown when asking for `what`.
    #[must_use]
    pub fn threw(what: &'static str, exception: &JsValue) -> Self {
        Self::Threw { what, message: message_of(exception) }
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(what) => write!(f, "{what} is not available here"),
            Self::Threw { what, message } => write!(f, "{what} failed: {message}"),
        }
    }
}

impl core::error::Error for HostError {}

/// The text of a thrown value, which may be anything at all.
pub(crate) fn message_of(exception: &JsValue) -> String {
    use wasm_bindgen::JsCast as _;
    exception
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| exception.as_string())
        .unwrap_or_else(|| "unknown".to_owned())
}
