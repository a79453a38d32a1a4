//! An XML document as a tree of values.

use glosa_core::glossary::formats::xml::{Builder, Element as Tree};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlFormElement, Node, Text};

use super::{DomError, inert};

/// The attributes that are read, each with its name in the tree.
const ATTRIBUTES: [(&str, &str); 3] = [("id", "id"), ("type", "type"), ("xml:lang", "lang")];

/// How many characters of a parser's complaint are told.
const TOLD_CHARS: usize = 200;

/// Parses a document. The browser loads nothing that it names and runs nothing in it.
///
/// # Errors
/// [`DomError::Threw`] with the parser's message where it is not well-formed, and what
/// `inert` says.
pub fn parse(text: &str) -> Result<Tree, DomError> {
    let root = inert::parse_xml(text)?;
    if let Some(complaint) = complaint_in(&root) {
        return Err(DomError::Threw { what: "DOMParser", message: complaint });
    }
    let step =
        |found: Result<Option<Node>, JsValue>| found.map_err(|e| DomError::threw("TreeWalker", &e));
    let walker = inert::walk(&root)?;
    let mut builder = Builder::default();
    open(&mut builder, &root);
    let mut depth = 1_usize;
    let mut next = step(walker.first_child())?;
    while depth > 0 {
        if let Some(node) = next {
            if let Some(text) = node.dyn_ref::<Text>() {
                builder.text(&text.data());
            } else if let Some(element) = readable(&node) {
                open(&mut builder, element);
                next = step(walker.first_child())?;
                if next.is_some() {
                    depth += 1;
                    continue;
                }
                builder.close();
            }
        } else {
            depth -= 1;
            if let Some(tree) = builder.close() {
                return Ok(tree);
            }
            step(walker.parent_node())?;
        }
        next = step(walker.next_sibling())?;
    }
    Err(DomError::Missing("a document element"))
}

/// The element, unless it is a form: the names of its fields replace its properties.
fn readable(node: &Node) -> Option<&Element> {
    node.dyn_ref::<Element>().filter(|element| !element.has_type::<HtmlFormElement>())
}

fn open(builder: &mut Builder, element: &Element) {
    let mut attributes = Vec::new();
    for (name, local) in ATTRIBUTES {
        if let Some(value) = element.get_attribute(name) {
            attributes.push((local.to_owned(), value));
        }
    }
    builder.open(&element.local_name(), attributes);
}

/// What the parser says of a document that is not well-formed: the browsers put it into
/// the document, as its root or somewhere in it.
fn complaint_in(root: &Element) -> Option<String> {
    let root = readable(root)?;
    let found = if root.local_name() == "parsererror" {
        root.clone()
    } else {
        root.query_selector("parsererror").ok().flatten()?
    };
    Some(found.text_content().unwrap_or_default().chars().take(TOLD_CHARS).collect())
}
