//! JSON by the browser's own parser, which costs the bundle nothing.

use glosa_core::json::Value;
use serde::Serialize as _;
use wasm_bindgen::JsValue;

use super::HostError;

/// Reads a JSON document.
///
/// # Errors
/// [`HostError::Threw`] with the parser's message.
pub fn parse(text: &str) -> Result<Value, HostError> {
    let parsed = js_sys::JSON::parse(text).map_err(|e| HostError::threw("JSON.parse", &e))?;
    from_js(&parsed)
}

/// Writes a JSON document.
///
/// # Errors
/// [`HostError::Threw`] when the value cannot be written.
pub fn stringify(value: &Value) -> Result<String, HostError> {
    let written = js_sys::JSON::stringify(&to_js(value)?)
        .map_err(|e| HostError::threw("JSON.stringify", &e))?;
    Ok(String::from(written))
}

/// Reads a JavaScript value; functions and symbols in it are refused.
///
/// # Errors
/// [`HostError::Threw`] when it is not plain data.
pub fn from_js(value: &JsValue) -> Result<Value, HostError> {
    serde_wasm_bindgen::from_value(value.clone())
        .map_err(|e| HostError::Threw { what: "reading a value", message: e.to_string() })
}

/// Makes a JavaScript value, with plain objects.
///
/// # Errors
/// [`HostError::Threw`] when the browser refuses to build it.
pub fn to_js(value: &Value) -> Result<JsValue, HostError> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|e| HostError::Threw { what: "building a value", message: e.to_string() })
}
