//! Dialects that the page gave to `Glosa.dialect`: objects with functions.

use glosa_core::json::Value;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::error::message_of;
use super::{HostError, globals, json};

/// A dialect of the page.
#[derive(Clone, Debug)]
pub struct Speaker(JsValue);

/// Why a function of a dialect gave no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Thrown {
    /// The `code` of the error; none where it is of another's making, of `fetch` say.
    pub code: Option<String>,
    /// Its `message`.
    pub message: String,
    /// Its `retryAfter`, in seconds.
    pub retry_after: Option<f64>,
}

impl Speaker {
    /// The dialect of a name, if the page has given it already.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let window = globals::window().ok()?;
        let dialects = member(&member(&window, "Glosa")?, "dialects")?;
        member(&dialects, name).map(Self)
    }

    /// Whether it has a function of a name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        member(&self.0, name).is_some_and(|member| member.is_function())
    }

    /// What it says of itself.
    #[must_use]
    pub fn can(&self) -> Value {
        member(&self.0, "can").and_then(|can| json::from_js(&can).ok()).unwrap_or_default()
    }

    /// Asks one of its functions.
    ///
    /// # Errors
    /// [`Thrown`] where it throws, or has no such function.
    pub async fn ask(&self, name: &str, ask: &Value) -> Result<Value, Thrown> {
        let function = member(&self.0, name).and_then(|member| member.dyn_into::<Function>().ok());
        let function = function.ok_or(HostError::Missing("a function of the dialect"))?;
        let answer = function.call1(&self.0, &json::to_js(ask)?).map_err(thrown)?;
        let answer = JsFuture::from(Promise::resolve(&answer)).await.map_err(thrown)?;
        Ok(json::from_js(&answer)?)
    }
}

impl From<HostError> for Thrown {
    fn from(error: HostError) -> Self {
        Self { code: Some("bad_answer".into()), message: error.to_string(), retry_after: None }
    }
}

fn thrown(error: JsValue) -> Thrown {
    Thrown {
        code: member(&error, "code").and_then(|code| code.as_string()),
        message: message_of(&error),
        retry_after: member(&error, "retryAfter").and_then(|seconds| seconds.as_f64()),
    }
}

/// A member that is there.
fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    let member = Reflect::get(object, &name.into()).ok()?;
    (!member.is_undefined() && !member.is_null()).then_some(member)
}
