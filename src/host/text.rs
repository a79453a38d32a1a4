//! What the browser knows about Unicode, which the bundle need not carry.

use js_sys::JsString;

/// Brings a text into normalisation form C.
#[must_use]
pub fn normalize(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

/// Brings a text into normalisation form D, in which accents are characters of their own.
#[must_use]
pub fn decompose(text: &str) -> String {
    JsString::from(text).normalize("NFD").into()
}
