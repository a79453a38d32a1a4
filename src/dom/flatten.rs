//! An article as one text, with what its elements say about that text.

use glosa_core::glossary::areas::{BREAKS, HEADINGS, SKIPPED};
use glosa_core::text::{Layout, Utf16Offset, Utf16Span};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node, NodeList, Text};

use super::DomError;

/// A text node that may be marked, and where its text stands.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) node: Text,
    pub(super) span: Utf16Span,
}

/// An article's text in one string, read at one moment.
#[derive(Clone, Debug)]
pub struct FlatText {
    /// The `textContent`.
    pub text: String,
    /// Its borders, holes and sections.
    pub layout: Layout,
    pub(super) pieces: Vec<Piece>,
}

/// Reads an article. `lists` is a selector of lists of terms, and `skip` one of further
/// parts that are not marked; `lists` may be empty.
///
/// The text crosses the border to JavaScript once, and selectors are matched by the
/// browser once for all elements: node by node, only numbers and identities cross.
///
/// # Errors
/// [`DomError::Selector`] when `skip` is not a selector.
pub fn flatten(article: &Element, lists: &str, skip: Option<&str>) -> Result<FlatText, DomError> {
    let mut skipped = SKIPPED.to_owned();
    if let Some(selector) = skip {
        // Asked by itself, so that a selector such as `a,` is found out.
        article.matches(selector).map_err(|_| DomError::Selector(selector.to_owned()))?;
    }
    for selector in [lists, skip.unwrap_or_default()] {
        if !selector.is_empty() {
            skipped.push(',');
            skipped.push_str(selector);
        }
    }
    let mut walk = Walk {
        breaks: Matches::new(article, BREAKS)?,
        skipped: Matches::new(article, &skipped)?,
        headings: Matches::new(article, HEADINGS)?,
        layout: Layout::default(),
        pieces: Vec::new(),
        at: 0,
        hole: None,
        open: Vec::new(),
    };
    walk.children_of(article);
    let text = article.text_content().unwrap_or_default();
    Ok(FlatText { text, layout: walk.layout, pieces: walk.pieces })
}

/// The elements that a selector matches, met one by one in document order.
struct Matches {
    list: NodeList,
    index: u32,
    next: Option<Node>,
}

impl Matches {
    fn new(article: &Element, selector: &str) -> Result<Self, DomError> {
        let list = article
            .query_selector_all(selector)
            .map_err(|_| DomError::Selector(selector.to_owned()))?;
        let next = list.get(0);
        Ok(Self { list, index: 0, next })
    }

    /// Whether the selector matches `element`, the next one in document order.
    fn take(&mut self, element: &Node) -> bool {
        let is_match = self.next.as_ref() == Some(element);
        if is_match {
            self.index += 1;
            self.next = self.list.get(self.index);
        }
        is_match
    }
}

/// What is to be done when an element ends.
#[derive(Clone, Copy)]
struct Open {
    is_break: bool,
    is_hole: bool,
}

struct Walk {
    breaks: Matches,
    skipped: Matches,
    headings: Matches,
    layout: Layout,
    pieces: Vec<Piece>,
    /// Length of the text so far, in UTF-16 code units.
    at: u32,
    /// Where the hole began that the walk is in.
    hole: Option<u32>,
    open: Vec<Open>,
}

impl Walk {
    /// Visits all below `root` in document order; iterative, since a page may be nested
    /// deeper than the stack of WebAssembly.
    fn children_of(&mut self, root: &Node) {
        let mut next = root.first_child();
        while let Some(node) = next {
            match node.node_type() {
                Node::ELEMENT_NODE => {
                    self.enter(&node);
                    if let Some(child) = node.first_child() {
                        next = Some(child);
                        continue;
                    }
                    self.leave();
                }
                Node::TEXT_NODE | Node::CDATA_SECTION_NODE => {
                    self.text(node.clone().unchecked_into());
                }
                _ => {}
            }
            next = self.after(root, node);
        }
    }

    /// The next node that does not lie below `node`; leaves the elements that end.
    fn after(&mut self, root: &Node, mut node: Node) -> Option<Node> {
        loop {
            if let Some(sibling) = node.next_sibling() {
                return Some(sibling);
            }
            node = node.parent_node()?;
            if node == *root {
                return None;
            }
            self.leave();
        }
    }

    fn enter(&mut self, element: &Node) {
        let is_break = self.breaks.take(element);
        if is_break {
            self.push_break();
        }
        let is_skipped = self.skipped.take(element);
        let is_hole = is_skipped && self.hole.is_none();
        if is_hole {
            self.hole = Some(self.at);
        }
        if is_skipped && self.headings.take(element) {
            self.layout.sections.push(Utf16Offset(self.at));
        }
        self.open.push(Open { is_break, is_hole });
    }

    fn leave(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.is_hole
            && let Some(start) = self.hole.take()
        {
            if start == self.at {
                // An empty link is not marked around either: links do not nest.
                self.push_break();
            } else {
                self.layout.holes.push(Utf16Span::new(start, self.at));
            }
        }
        if open.is_break {
            self.push_break();
        }
    }

    fn text(&mut self, node: Text) {
        let start = self.at;
        self.at = start.saturating_add(node.length());
        if self.hole.is_none() && self.at > start {
            self.pieces.push(Piece { node, span: Utf16Span::new(start, self.at) });
        }
    }

    fn push_break(&mut self) {
        let here = Utf16Offset(self.at);
        if self.layout.breaks.last() != Some(&here) {
            self.layout.breaks.push(here);
        }
    }
}
