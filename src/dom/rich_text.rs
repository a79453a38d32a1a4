//! Rich text as a tree of values: what was pasted, or a passage of the page.

use glosa_core::markdown;
use glosa_core::sanitize::{self, Profile};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlFormElement, Node, Range, Text};

use super::{DomError, inert};

/// How many nodes are read: beyond that nobody pastes a comment.
const MAX_NODES: usize = 20_000;
/// How deep elements stand in one another; deeper ones are read as their words. Whoever
/// walks the tree later may recurse.
const MAX_DEPTH: usize = 64;
/// Our links around marked words.
const MARK: &str = "glosa-term";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Reads HTML, of which the browser loads and runs nothing.
///
/// # Errors
/// What `inert` says, and [`DomError::TooManyNodes`] beyond so many nodes.
pub fn of_html(html: &str) -> Result<Vec<markdown::Node>, DomError> {
    let root = inert::parse(html)?;
    let body = root.query_selector("body").map_err(|e| DomError::threw("querySelector", &e))?;
    body.map_or(Ok(Vec::new()), |body| read(&body))
}

/// Reads a passage of the page.
///
/// # Errors
/// As [`of_html`].
pub fn of_range(range: &Range) -> Result<Vec<markdown::Node>, DomError> {
    let passage = range.clone_contents().map_err(|e| DomError::threw("cloneContents", &e))?;
    read(&passage)
}

fn read(root: &Node) -> Result<Vec<markdown::Node>, DomError> {
    let step =
        |found: Result<Option<Node>, JsValue>| found.map_err(|e| DomError::threw("TreeWalker", &e));
    let walker = inert::walk(root)?;
    let mut levels = vec![markdown::Element::default()];
    // The elements that became nothing are levels too, without an element.
    let mut path: Vec<bool> = Vec::new();
    let mut next = step(walker.first_child())?;
    for _ in 0..MAX_NODES {
        match next {
            Some(node) if enter(&node, &mut levels, &mut path) => {
                next = step(walker.first_child())?;
                if next.is_some() {
                    continue;
                }
                leave(&mut levels, &mut path);
            }
            Some(_) => {}
            None if path.is_empty() => {
                return Ok(levels.pop().map(|root| root.children).unwrap_or_default());
            }
            None => {
                step(walker.parent_node())?;
                leave(&mut levels, &mut path);
            }
        }
        next = step(walker.next_sibling())?;
    }
    Err(DomError::TooManyNodes { limit: MAX_NODES })
}

/// Takes in a node; `true` when its children are to be read too.
fn enter(node: &Node, levels: &mut Vec<markdown::Element>, path: &mut Vec<bool>) -> bool {
    if let Some(text) = node.dyn_ref::<Text>() {
        if let Some(level) = levels.last_mut() {
            level.children.push(markdown::Node::Text(text.data()));
        }
        return false;
    }
    // The names of its fields replace the properties of a form.
    let element = node.dyn_ref::<Element>().filter(|e| !e.has_type::<HtmlFormElement>());
    let Some(element) = element.filter(|e| e.namespace_uri().as_deref() == Some(XHTML)) else {
        return false;
    };
    let name = element.local_name();
    if Profile::Article.element(&name) == sanitize::Element::Drop {
        return false;
    }
    let is_level = levels.len() < MAX_DEPTH;
    path.push(is_level);
    if is_level {
        let is_link = name == "a" && !element.class_list().contains(MARK);
        levels.push(markdown::Element {
            href: is_link.then(|| element.get_attribute("href")).flatten(),
            style: element.get_attribute("style").unwrap_or_default(),
            name,
            children: Vec::new(),
        });
    }
    true
}

/// Goes back to the element around.
fn leave(levels: &mut Vec<markdown::Element>, path: &mut Vec<bool>) {
    if path.pop() == Some(true)
        && let Some(element) = levels.pop()
        && let Some(level) = levels.last_mut()
    {
        level.children.push(markdown::Node::Element(element));
    }
}
