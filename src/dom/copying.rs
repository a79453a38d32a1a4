//! What a reader copies from a marked article: as if nothing were marked.

use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    ClipboardEvent, Document, DocumentFragment, Element, Node, Range, Selection, XmlSerializer,
};

use super::DomError;
use super::nodes::elements_of;

/// Our links around marked words.
const MARK: &str = "a.glosa-term";
/// Elements that say what a part of them is: without its list an item is none, and without
/// its `<b>` a word is not bold. A part of a paragraph is no paragraph.
const CONTEXT: &str = "b,strong,i,em,u,s,code,kbd,samp,sub,sup,small,q,cite,abbr,bdi,bdo,ruby,\
    ul,ol,dl,table,thead,tbody,tfoot,tr,pre,blockquote,a:not(.glosa-term)";
/// Fields have a selection of their own.
const FIELDS: &str = "input,textarea,[contenteditable]:not([contenteditable=false])";

/// Puts on the clipboard what is selected, without our links, where there are any in it and
/// nobody has put anything there. The plain text is the browser's own.
///
/// # Errors
/// [`DomError::Threw`] when the browser refuses; then it copies by itself.
pub fn copy_unmarked(event: &ClipboardEvent) -> Result<(), DomError> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_field = target.and_then(|target| target.closest(FIELDS).ok().flatten()).is_some();
    let document = super::inert::page()?;
    let (Some(clipboard), false) = (event.clipboard_data(), is_field || event.default_prevented())
    else {
        return Ok(());
    };
    let Some(selection) = document.get_selection().map_err(|e| thrown(&e))? else { return Ok(()) };
    let Some(html) = unmarked(&document, &selection).map_err(|e| thrown(&e))? else {
        return Ok(());
    };
    let text = String::from(selection.to_string());
    clipboard.set_data("text/html", &html).map_err(|e| thrown(&e))?;
    clipboard.set_data("text/plain", &text).map_err(|e| thrown(&e))?;
    event.prevent_default();
    Ok(())
}

/// The selection as HTML; nothing where it holds no marks.
fn unmarked(document: &Document, selection: &Selection) -> Result<Option<String>, JsValue> {
    let whole = document.create_document_fragment();
    let mut has_marks = false;
    for number in 0..selection.range_count() {
        let range = selection.get_range_at(number)?;
        let part = range.clone_contents()?;
        let around = element_around(&range);
        has_marks |= part.query_selector(MARK)?.is_some()
            || around.as_ref().is_some_and(|a| a.closest(MARK).ok().flatten().is_some());
        unwrap_marks(&part)?;
        resolve_addresses(&part)?;
        whole.append_child(&in_context(part, around)?)?;
    }
    if !has_marks {
        return Ok(None);
    }
    XmlSerializer::new()?.serialize_to_string(&whole).map(Some)
}

/// The innermost element that holds all of a range.
fn element_around(range: &Range) -> Option<Element> {
    let node = range.common_ancestor_container().ok()?;
    node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())
}

fn unwrap_marks(part: &DocumentFragment) -> Result<(), JsValue> {
    for mark in elements_of(part, MARK) {
        let words = js_sys::Array::from(&mark.child_nodes());
        mark.replace_with_with_node(&words)?;
    }
    part.normalize();
    Ok(())
}

/// Makes addresses absolute, as browsers do, and leaves out what cannot be seen.
fn resolve_addresses(part: &DocumentFragment) -> Result<(), JsValue> {
    for hidden in elements_of(part, "[hidden]") {
        hidden.remove();
    }
    for name in ["href", "src"] {
        for element in elements_of(part, &["[", name, "]"].concat()) {
            if let Some(address) = Reflect::get(&element, &name.into())?.as_string() {
                element.set_attribute(name, &address)?;
            }
        }
    }
    Ok(())
}

/// A part of an article within what says what it is.
fn in_context(part: DocumentFragment, around: Option<Element>) -> Result<Node, JsValue> {
    let mut part: Node = part.into();
    let mut next = around;
    while let Some(element) = next {
        if element.matches(CONTEXT)? {
            let shell = element.clone_node()?;
            shell.append_child(&part)?;
            part = shell;
        }
        next = element.parent_element();
    }
    Ok(part)
}

fn thrown(exception: &JsValue) -> DomError {
    DomError::threw("copying", exception)
}
