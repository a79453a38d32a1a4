//! The text of an article, of which little crosses the border to JavaScript.

use glosa_core::text::Utf16Span;
use js_sys::{JsString, Reflect};
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// The text of an element, which stays where it is.
#[derive(Clone, Debug)]
pub struct Surface(Option<JsString>);

impl Surface {
    /// The text as it is now.
    #[must_use]
    pub fn of(element: &Element) -> Self {
        let text = Reflect::get(element, &"textContent".into()).ok();
        Self(text.and_then(|text| text.dyn_into().ok()))
    }

    /// How long it is, in UTF-16 code units.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.0.as_ref().map_or(0, JsString::length)
    }

    /// What stands at a span of it.
    #[must_use]
    pub fn at(&self, span: Utf16Span) -> String {
        let text = self.0.as_ref().map(|text| text.substring(span.start.0, span.end.0));
        text.map(String::from).unwrap_or_default()
    }
}
