//! What the reader has selected in an article or a comment.

use glosa_core::tooltip::geometry::Rect;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, Node, Range, Selection};

use super::boxes;

/// Where nothing is looked up: what is written there is the reader's own.
const WRITTEN: &str = "input,textarea,[contenteditable]:not([contenteditable=false])";

/// Selected words, and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// What is selected, with line breaks where blocks end.
    pub text: String,
    /// Where it stands; the page may change it.
    pub range: Range,
    /// The element around it.
    pub around: HtmlElement,
}

/// What is selected in `article`; `None` where nothing is, or something that reaches out
/// of it.
#[must_use]
pub fn selected_in(article: &Element) -> Option<Selected> {
    let selection = web_sys::window()?.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let common: Node = range.common_ancestor_container().ok()?;
    if !article.contains(Some(&common)) {
        return None;
    }
    let around = match common.dyn_into::<HtmlElement>() {
        Ok(element) => element,
        Err(text) => text.parent_element()?.dyn_into().ok()?,
    };
    if around.closest(WRITTEN).ok()?.is_some() {
        return None;
    }
    let text = String::from(selection.to_string());
    Some(Selected { text, range: range.clone_range(), around })
}

/// What is selected of an element, which may stand in a shadow tree; `None` where nothing
/// of it is.
#[must_use]
pub fn passage_of(element: &Element) -> Option<Range> {
    let ends = ends_beside(element)?;
    let (start, end) = (ends.start_container().ok()?, ends.end_container().ok()?);
    let (starts, stops) = (element.contains(Some(&start)), element.contains(Some(&end)));
    if !starts && !stops {
        return None;
    }
    // A selection that reaches out of the element ends with it: three clicks on a last
    // paragraph select up to the beginning of what follows.
    let range = element.owner_document()?.create_range().ok()?;
    range.select_node_contents(element).ok()?;
    if starts {
        range.set_start(&start, ends.start_offset().ok()?).ok()?;
    }
    if stops {
        range.set_end(&end, ends.end_offset().ok()?).ok()?;
    }
    (!range.collapsed()).then_some(range)
}

/// Where the selection begins and ends, as the tree sees it that an element stands in:
/// Chromium tells each shadow tree its own, others tell who names the tree, and older ones
/// tell everybody. Only the ends of the answer may be read; it may be no living range.
fn ends_beside(element: &Element) -> Option<Range> {
    let root = element.get_root_node();
    let page = element.owner_document()?;
    let own: Option<Selection> = call(&root, "getSelection", &JsValue::UNDEFINED)
        .or_else(|| page.get_selection().ok().flatten().map(Into::into))
        .and_then(|selection| selection.dyn_into().ok());
    let selection = own.filter(|selection| selection.range_count() > 0)?;
    let trees = js_sys::Object::new();
    Reflect::set(&trees, &"shadowRoots".into(), &js_sys::Array::of1(&root)).ok()?;
    let composed = call(&selection, "getComposedRanges", &trees)
        .or_else(|| call(&selection, "getComposedRanges", &root));
    let first = composed.map(|ranges| js_sys::Array::from(&ranges).get(0));
    match first.filter(JsValue::is_object) {
        Some(first) => Some(first.unchecked_into()),
        None => selection.get_range_at(0).ok(),
    }
}

/// What a method of an object answers; `None` where there is none, or where it throws.
fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    method.call1(object, argument).ok().filter(JsValue::is_object)
}

/// The last line that a range covers: an offer below it hides none of the words.
#[must_use]
pub fn last_line(range: &Range) -> Vec<Rect> {
    let lines = boxes::lines_of(range);
    lines.into_iter().rfind(|line| line.width > 0.0 && line.height > 0.0).into_iter().collect()
}

/// Selects a range again, so that the reader is where they were.
pub fn select(range: &Range) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection.filter(|selection| selection.is_collapsed()) {
        // A range that the page has taken away cannot be selected, and need not be.
        let _ = selection.remove_all_ranges();
        let _ = selection.add_range(range);
    }
}
