//! An article as one text, with what its elements say about that text.

use glosa_core::glossary::areas::{BREAKS, HEADINGS, SKIPPED};
use glosa_core::text::{Area, Layout, LayoutBuilder, Utf16Span};
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
    /// The headings that its sections begin with.
    pub(super) headings: Vec<Node>,
}

/// What of an area is left alone, and what is looked at.
#[derive(Clone, Debug)]
pub struct Bounds {
    area: Element,
    skipped: String,
}

impl Bounds {
    /// The bounds of an article or another `area` of text. `lists` is a selector of lists
    /// of terms, and `skip` one of further parts that are not marked; `lists` may be empty.
    ///
    /// # Errors
    /// [`DomError::Selector`] when `skip` is not a selector.
    pub fn new(area: &Element, lists: &str, skip: Option<&str>) -> Result<Self, DomError> {
        let mut skipped = SKIPPED.to_owned();
        if let Some(selector) = skip {
            // Asked by itself, so that a selector such as `a,` is found out.
            area.matches(selector).map_err(|_| DomError::Selector(selector.to_owned()))?;
        }
        for selector in [lists, skip.unwrap_or_default()] {
            if !selector.is_empty() {
                skipped.push(',');
                skipped.push_str(selector);
            }
        }
        Ok(Self { area: area.clone(), skipped })
    }

    /// Whether an element, or one around it within the area, is left alone.
    #[must_use]
    pub fn is_skipped(&self, element: &Element) -> bool {
        let mut around = element.closest(&self.skipped).ok().flatten();
        // The area itself may stand in, or be, something that is left alone elsewhere.
        around = around.filter(|around| *around != self.area);
        around.is_some_and(|around| self.area.contains(Some(&around)))
    }
}

/// Reads the text of `root`, which is the area of the `bounds` or lies in it.
///
/// The text crosses the border to JavaScript once, and selectors are matched by the
/// browser once for all elements: node by node, only numbers and identities cross.
///
/// # Errors
/// [`DomError::Selector`] when a selector is none.
pub fn flatten(root: &Element, bounds: &Bounds) -> Result<FlatText, DomError> {
    let mut walk = Walk {
        breaks: Matches::new(root, BREAKS)?,
        skipped: Matches::new(root, &bounds.skipped)?,
        headings: Matches::new(root, HEADINGS)?,
        headings_met: Vec::new(),
        layout: LayoutBuilder::default(),
        pieces: Vec::new(),
    };
    let is_within = *root != bounds.area;
    if is_within {
        walk.begin(root, bounds.is_skipped(root));
    }
    walk.children_of(root);
    if is_within {
        walk.layout.leave();
    }
    let text = root.text_content().unwrap_or_default();
    Ok(FlatText {
        text,
        layout: walk.layout.finish(),
        pieces: walk.pieces,
        headings: walk.headings_met,
    })
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

struct Walk {
    breaks: Matches,
    skipped: Matches,
    headings: Matches,
    headings_met: Vec<Node>,
    layout: LayoutBuilder,
    pieces: Vec<Piece>,
}

impl Walk {
    /// Begins inside `root`, which may be left alone as a whole.
    fn begin(&mut self, root: &Element, is_skipped: bool) {
        let is_heading = is_skipped && root.matches(HEADINGS).unwrap_or_default();
        self.layout.enter(Area { is_break: false, is_skipped, is_heading });
        if is_heading {
            self.headings_met.push(root.clone().into());
        }
    }

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
                    self.layout.leave();
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
            self.layout.leave();
        }
    }

    fn enter(&mut self, element: &Node) {
        let is_break = self.breaks.take(element);
        let is_skipped = self.skipped.take(element);
        let is_heading = is_skipped && self.headings.take(element);
        self.layout.enter(Area { is_break, is_skipped, is_heading });
        if is_heading {
            self.headings_met.push(element.clone());
        }
    }

    fn text(&mut self, node: Text) {
        if let Some(span) = self.layout.text(node.length()) {
            self.pieces.push(Piece { node, span });
        }
    }
}
