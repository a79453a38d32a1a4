//! Which articles have a widget.

use js_sys::Map;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

thread_local! {
    /// By article, whatever the value.
    static CLAIMED: Map = Map::new();
}

/// A widget's claim to an article, which two would mark twice; dropping it gives it up.
#[must_use = "dropping the claim gives it up"]
#[derive(Debug)]
pub struct Claim(HtmlElement);

impl Claim {
    /// Claims an article; nothing when another widget has it.
    pub fn new(article: &HtmlElement) -> Option<Self> {
        CLAIMED.with(|claimed| {
            let is_free = claimed.get(article).is_undefined();
            is_free.then(|| {
                claimed.set(article, &JsValue::TRUE);
                Self(article.clone())
            })
        })
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        CLAIMED.with(|claimed| claimed.delete(&self.0));
    }
}
