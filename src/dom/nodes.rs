//! Making nodes of the page, one failure at a time.

use wasm_bindgen::JsCast as _;
use web_sys::{DocumentFragment, Element, HtmlElement, Node, NodeList};

use super::{DomError, inert};

/// An element of the page, with a class where one is named.
pub(super) fn create(name: &str, class: &str) -> Result<HtmlElement, DomError> {
    let element =
        inert::page()?.create_element(name).map_err(|e| DomError::threw("createElement", &e))?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Ok(element.unchecked_into())
}

/// An element that holds a text.
pub(super) fn with_text(name: &str, text: &str) -> Result<Element, DomError> {
    let element = create(name, "")?;
    element.set_text_content(Some(text));
    Ok(element.into())
}

/// A text node.
pub(super) fn text(words: &str) -> Result<Node, DomError> {
    Ok(inert::page()?.create_text_node(words).into())
}

/// Sets an attribute.
pub(super) fn set(element: &Element, name: &str, value: &str) -> Result<(), DomError> {
    element.set_attribute(name, value).map_err(|e| DomError::threw("setAttribute", &e))
}

/// Puts a node at the end of another.
pub(super) fn append(parent: &Node, child: &Node) -> Result<(), DomError> {
    parent.append_child(child).map_err(|e| DomError::threw("appendChild", &e))?;
    Ok(())
}

/// The elements of a fragment that a selector names, in document order.
pub(super) fn elements_of(content: &DocumentFragment, selector: &str) -> Vec<Element> {
    elements(content.query_selector_all(selector).ok()).collect()
}

/// The elements of a list.
pub(super) fn elements(list: Option<NodeList>) -> impl Iterator<Item = Element> {
    let length = list.as_ref().map_or(0, NodeList::length);
    (0..length).filter_map(move |at| list.as_ref()?.item(at)?.dyn_into().ok())
}
