//! Links around words.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, HtmlElement, Text};

/// The class of a mark.
const CLASS: &str = "glosa-term";

/// Puts `<a>` around texts that follow each other, one around each: the page's own
/// elements stay where they are. Only the first link is a Tab stop, if any is.
pub(super) fn wrap(
    document: &Document,
    texts: &[Text],
    id: &str,
    tab_stops: bool,
) -> Result<Vec<HtmlElement>, JsValue> {
    let mut links: Vec<HtmlElement> = Vec::with_capacity(texts.len());
    for text in texts {
        let link = new_link(document, id)?;
        if !tab_stops || !links.is_empty() {
            link.set_tab_index(-1);
        }
        text.parent_node().ok_or(JsValue::NULL)?.insert_before(&link, Some(text))?;
        link.append_child(text)?;
        links.push(link);
    }
    Ok(links)
}

fn new_link(document: &Document, id: &str) -> Result<HtmlElement, JsValue> {
    let link = document.create_element("a")?;
    link.set_class_name(CLASS);
    link.set_attribute("data-term", id)?;
    link.set_attribute("href", &["#glosa-", id].concat())?;
    Ok(link.unchecked_into())
}

/// Puts the children of a link in its place.
pub(super) fn unwrap(link: &HtmlElement) {
    let Some(parent) = link.parent_node() else { return };
    while let Some(child) = link.first_child() {
        if parent.insert_before(&child, Some(link)).is_err() {
            return;
        }
    }
    link.remove();
}
