//! The console: the place for details that a reader has no use for.

use wasm_bindgen::JsValue;

/// A line for the publisher of the page.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(&prefixed(message)));
}

/// A line about a failure.
pub fn error(message: &str) {
    web_sys::console::error_1(&JsValue::from_str(&prefixed(message)));
}

fn prefixed(message: &str) -> String {
    ["glosa: ", message].concat()
}
