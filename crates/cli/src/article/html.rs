//! The article of an HTML page, flattened as the widget flattens it.

use ego_tree::iter::Edge;
use glosa_core::glossary::areas::{BREAKS, HEADINGS, SKIPPED};
use glosa_core::text::{Layout, Utf16Offset, Utf16Span};
use scraper::{ElementRef, Html, Node, Selector};

use super::places::Lines;
use super::source::Letters;
use super::{Article, units};
use crate::failure::Failure;
use crate::glossaries::list::language_of;

/// Where the article of a page is, the first that there is.
const ROOTS: [&str; 3] = ["article", "main", "body"];

/// Reads a page.
///
/// # Errors
/// [`Failure::Selector`] and [`Failure::NotFound`].
pub(super) fn read(
    source: &str,
    root: Option<&str>,
    skip: Option<&str>,
) -> Result<Article, Failure> {
    let page = Html::parse_document(source);
    let root = find(&page, root)?;
    let mut skipped = vec![selector(SKIPPED)?];
    if let Some(skip) = skip {
        skipped.push(selector(skip)?);
    }
    let mut walk = Walk {
        text: String::new(),
        bytes: Vec::new(),
        layout: Layout::default(),
        letters: Letters::of(source),
        breaks: selector(BREAKS)?,
        headings: selector(HEADINGS)?,
        skipped,
        at: 0,
        hole: None,
        open: Vec::new(),
    };
    walk.page(&page, root);
    Ok(Article {
        text: walk.text,
        layout: walk.layout,
        language: language_of(root),
        bytes: walk.bytes,
        lines: Lines::of(source),
    })
}

fn selector(text: &str) -> Result<Selector, Failure> {
    Selector::parse(text).map_err(|_| Failure::Selector(text.to_owned()))
}

fn find<'p>(page: &'p Html, root: Option<&str>) -> Result<ElementRef<'p>, Failure> {
    if let Some(root) = root {
        let found = page.select(&selector(root)?).next();
        return found.ok_or_else(|| Failure::NotFound(root.to_owned()));
    }
    for root in ROOTS {
        if let Some(found) = page.select(&selector(root)?).next() {
            return Ok(found);
        }
    }
    Ok(page.root_element())
}

/// What is to be done when an element ends.
struct Open {
    is_break: bool,
    is_hole: bool,
}

struct Walk {
    text: String,
    bytes: Vec<usize>,
    layout: Layout,
    letters: Letters,
    breaks: Selector,
    headings: Selector,
    skipped: Vec<Selector>,
    /// Length of the text so far, in UTF-16 code units.
    at: u32,
    /// Where the hole began that the walk is in.
    hole: Option<u32>,
    open: Vec<Open>,
}

impl Walk {
    /// Goes through the whole page, since the places of its texts follow each other, and
    /// keeps what stands in `root`.
    fn page(&mut self, page: &Html, root: ElementRef<'_>) {
        let mut is_inside = false;
        for edge in page.tree.root().traverse() {
            match edge {
                Edge::Open(node) if node.id() == root.id() => is_inside = true,
                Edge::Close(node) if node.id() == root.id() => is_inside = false,
                Edge::Open(node) => match node.value() {
                    Node::Text(text) if is_inside => self.text(text),
                    // Only to know where it is.
                    Node::Text(text) => self.letters.bytes_of(text, &mut Vec::new()),
                    Node::Element(_) if is_inside => {
                        if let Some(element) = ElementRef::wrap(node) {
                            self.enter(element);
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) if is_inside && node.value().is_element() => self.leave(),
                Edge::Close(_) => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.letters.bytes_of(text, &mut self.bytes);
        self.text.push_str(text);
        self.at = self.at.saturating_add(units(text));
    }

    fn enter(&mut self, element: ElementRef<'_>) {
        let is_break = self.breaks.matches(&element);
        if is_break {
            self.push_break();
        }
        let is_skipped = self.skipped.iter().any(|selector| selector.matches(&element));
        let is_hole = is_skipped && self.hole.is_none();
        if is_hole {
            self.hole = Some(self.at);
        }
        if self.headings.matches(&element) {
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
                self.push_break();
            } else {
                self.layout.holes.push(Utf16Span::new(start, self.at));
            }
        }
        if open.is_break {
            self.push_break();
        }
    }

    fn push_break(&mut self) {
        let here = Utf16Offset(self.at);
        if self.layout.breaks.last() != Some(&here) {
            self.layout.breaks.push(here);
        }
    }
}
