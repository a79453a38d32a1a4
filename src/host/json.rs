//! JSON by the browser's own parser, which costs the bundle nothing.

use glosa_core::json::{Map, Value};
use js_sys::{Array, JSON, Object};
use serde::Serialize as _;
use wasm_bindgen::{JsCast as _, JsValue};

use super::HostError;

/// How deep a value may be nested. Nothing that is read here comes near it; a document
/// that is made to be deeper would use up the stack.
const MAX_DEPTH: u32 = 100;

/// Reads a JSON document.
///
/// # Errors
/// [`HostError::Threw`] with the parser's message.
pub fn parse(text: &str) -> Result<Value, HostError> {
    let parsed = JSON::parse(text).map_err(|e| HostError::threw("JSON.parse", &e))?;
    from_js(&parsed)
}

/// Writes a JSON document.
///
/// # Errors
/// [`HostError::Threw`] when the value cannot be written.
pub fn stringify(value: &Value) -> Result<String, HostError> {
    let written =
        JSON::stringify(&to_js(value)?).map_err(|e| HostError::threw("JSON.stringify", &e))?;
    Ok(String::from(written))
}

/// Reads a JavaScript value; functions and symbols in it are refused.
///
/// # Errors
/// [`HostError::Threw`] when it is not plain data.
pub fn from_js(value: &JsValue) -> Result<Value, HostError> {
    read(value, 0)
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

// Read by hand: the way through serde's visitors, with every error that they can tell of,
// weighs five times as much.
fn read(value: &JsValue, depth: u32) -> Result<Value, HostError> {
    if value.is_null() || value.is_undefined() {
        return Ok(Value::Null);
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::String(text));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Value::Number(number));
    }
    if let Some(truth) = value.as_bool() {
        return Ok(Value::Bool(truth));
    }
    if depth > MAX_DEPTH || !value.is_object() {
        let message = "it is no plain data".to_owned();
        return Err(HostError::Threw { what: "reading a value", message });
    }
    if Array::is_array(value) {
        let items = value.unchecked_ref::<Array>().iter();
        return items
            .map(|item| read(&item, depth + 1))
            .collect::<Result<_, _>>()
            .map(Value::Array);
    }
    let mut members = Map::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: &Array = entry.unchecked_ref();
        if let Some(name) = entry.get(0).as_string() {
            members.push((name, read(&entry.get(1), depth + 1)?));
        }
    }
    Ok(Value::Object(members))
}
