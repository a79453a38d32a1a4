//! Where words begin in text without spaces, as the browser's dictionaries have it.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;

    // Where the browser has none, this throws as for a language that it does not know.
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &JsValue, options: &Object) -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn segment(this: &Segmenter, text: &str) -> Result<JsValue, JsValue>;
}

/// Where the words and signs of a text begin, in UTF-16 code units, sorted: those of
/// `Intl.Segmenter`. `language` is a BCP 47 tag. Nothing where the browser cannot tell.
#[must_use]
pub fn word_borders(text: &str, language: Option<&str>) -> Vec<u32> {
    let segmenter = language
        .and_then(|tag| segmenter(&JsValue::from_str(tag)))
        .or_else(|| segmenter(&JsValue::UNDEFINED));
    segmenter.and_then(|segmenter| borders(&segmenter, text)).unwrap_or_default()
}

fn segmenter(locales: &JsValue) -> Option<Segmenter> {
    let options = Object::new();
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(&options, &"granularity".into(), &"word".into());
    Segmenter::new(locales, &options).ok()
}

fn borders(segmenter: &Segmenter, text: &str) -> Option<Vec<u32>> {
    let segments = Array::from(&segmenter.segment(text).ok()?);
    let name = JsValue::from_str("index");
    let index = |segment: JsValue| Reflect::get(&segment, &name).ok()?.as_f64();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a text, which is shorter"
    )]
    Some(segments.iter().filter_map(index).map(|place| place as u32).collect())
}
