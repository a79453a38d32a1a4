//! Marks that are painted over the text by the CSS Custom Highlight API
//! (<https://www.w3.org/TR/css-highlight-api-1/>), so that no node of the article changes.
//!
//! A document has one registry of highlights by name; the widgets of a page share ours.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Node, Range};

use super::places::PlainWords;

/// The name of our highlight in the registry and in `::highlight()`.
const NAME: &str = "glosa-term";

/// What paints over words and takes the paint off again. Those who mark hold it instead of
/// calling it by name, so that its code comes only where it is used.
#[derive(Clone, Copy, Debug)]
pub struct Painter {
    /// Paints over words; nothing where that cannot be.
    pub(super) add: fn(PlainWords) -> Option<Range>,
    /// Takes the paint off again.
    pub(super) remove: fn(&Range),
}

/// What paints; nothing where the browser cannot without touching the text.
#[must_use]
pub fn painter() -> Option<Painter> {
    registry().map(|_| Painter { add, remove })
}

fn add(words: PlainWords) -> Option<Range> {
    let range = words.range().ok()?;
    let highlight = highlight()?;
    call(&highlight, "add", &Array::of1(&range))?;
    Some(range)
}

fn remove(range: &Range) {
    if let Some(highlight) = highlight() {
        call(&highlight, "delete", &Array::of1(range));
    }
}

/// The highlight of all widgets, which the first one makes.
fn highlight() -> Option<JsValue> {
    let registry = registry()?;
    let known = call(&registry, "get", &Array::of1(&NAME.into()))?;
    if !known.is_undefined() {
        return Some(known);
    }
    let constructor: Function = member(&js_sys::global(), "Highlight")?.dyn_into().ok()?;
    let new = Reflect::construct(&constructor, &Array::new()).ok()?;
    call(&registry, "set", &Array::of2(&NAME.into(), &new))?;
    Some(new)
}

fn registry() -> Option<JsValue> {
    member(&member(&js_sys::global(), "CSS")?, "highlights")
}

/// The text node under a point of the viewport, and the place in it: by the standard
/// function where the browser has it, else by WebKit's older one.
pub(super) fn caret_at(x: f64, y: f64) -> Option<(Node, u32)> {
    let document = JsValue::from(web_sys::window()?.document()?);
    let point = Array::of2(&x.into(), &y.into());
    let (found, node, offset) = match call(&document, "caretPositionFromPoint", &point) {
        Some(found) => (found, "offsetNode", "offset"),
        None => {
            let found = call(&document, "caretRangeFromPoint", &point)?;
            (found, "startContainer", "startOffset")
        }
    };
    let node = member(&found, node)?.dyn_into().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a text"
    )]
    let offset = member(&found, offset)?.as_f64()? as u32;
    Some((node, offset))
}

fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    let member = Reflect::get(object, &name.into()).ok()?;
    (!member.is_undefined() && !member.is_null()).then_some(member)
}

fn call(object: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let function: Function = member(object, name)?.dyn_into().ok()?;
    function.apply(object, arguments).ok()
}
