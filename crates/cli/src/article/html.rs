//! The article of an HTML page, flattened as the widget flattens it.

use ego_tree::iter::Edge;
use glosa_core::glossary::areas::{BREAKS, HEADINGS, SKIPPED};
use glosa_core::text::{Area, LayoutBuilder};
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
        layout: LayoutBuilder::default(),
        letters: Letters::of(source),
        breaks: selector(BREAKS)?,
        headings: selector(HEADINGS)?,
        skipped,
    };
    walk.page(&page, root);
    Ok(Article {
        text: walk.text,
        layout: walk.layout.finish(),
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

struct Walk {
    text: String,
    bytes: Vec<usize>,
    layout: LayoutBuilder,
    letters: Letters,
    breaks: Selector,
    headings: Selector,
    skipped: Vec<Selector>,
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
                Edge::Close(node) if is_inside && node.value().is_element() => self.layout.leave(),
                Edge::Close(_) => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.letters.bytes_of(text, &mut self.bytes);
        self.text.push_str(text);
        self.layout.text(units(text));
    }

    fn enter(&mut self, element: ElementRef<'_>) {
        self.layout.enter(Area {
            is_break: self.breaks.matches(&element),
            is_skipped: self.skipped.iter().any(|selector| selector.matches(&element)),
            is_heading: self.headings.matches(&element),
        });
    }
}
