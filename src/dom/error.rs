//! Why the document would not do what was asked.

use core::fmt;

use wasm_bindgen::JsValue;

/// A step of reading or building nodes that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DomError {
    /// The browser, or this kind of page, does not have it.
    Missing(&'static str),
    /// The page's Content-Security-Policy lets no policy named `glosa` be made
    /// (`trusted-types` directive), and without one foreign HTML may not be parsed.
    TrustedTypesRefused,
    /// The source has more nodes than are built for one document.
    TooManyNodes {
        /// The limit.
        limit: usize,
    },
    /// A selector that is not one.
    Selector(String),
    /// The document threw.
    Threw {
        /// What was asked for.
        what: &'static str,
        /// What the exception said.
        message: String,
    },
}

impl DomError {
    /// An exception that was thrown when asking for `what`.
    #[must_use]
    pub fn threw(what: &'static str, exception: &JsValue) -> Self {
        use wasm_bindgen::JsCast as _;
        let message = exception
            .dyn_ref::<js_sys::Error>()
            .map(|error| String::from(error.message()))
            .or_else(|| exception.as_string())
            .unwrap_or_else(|| "unknown".to_owned());
        Self::Threw { what, message }
    }
}

impl fmt::Display for DomError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(what) => write!(f, "{what} is not available here"),
            Self::TrustedTypesRefused => f.write_str(
                "the page's Content-Security-Policy does not allow the Trusted Types policy “glosa”",
            ),
            Self::TooManyNodes { limit } => write!(f, "more than {limit} nodes"),
            Self::Selector(selector) => write!(f, "“{selector}” is not a selector"),
            Self::Threw { what, message } => write!(f, "{what} failed: {message}"),
        }
    }
}

impl core::error::Error for DomError {}
