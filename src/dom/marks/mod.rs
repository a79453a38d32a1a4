//! Marks in the page, and the way back to the very nodes.
//!
//! A text is cut into blocks: stretches between two borders that no term crosses. What
//! changes in the page is read and marked again block by block.

mod block;
mod highlights;
mod links;
mod numbers;
mod occurrence;
mod places;
mod split;

use core::cell::RefCell;

use glosa_core::config::Paint;
use glosa_core::glossary::{Chooser, Glossary, Mark, MarkPolicy};
use glosa_core::text::{Utf16Offset, Utf16Span};
use glosa_core::tooltip::MarkNumber;
use wasm_bindgen::JsCast as _;
use web_sys::{CharacterData, Element, HtmlElement, Node, Range, TreeWalker};

use super::changes::{Changed, Parts};
use super::reveal;
pub use block::{Block, blocks};
pub use highlights::{Painter, painter};
use numbers::Numbers;
pub use occurrence::{Occurrence, Spot};
pub use places::{Place, PlainWords};

/// Marks that stand in an area of the page; they are taken out by [`Marks::restore`], at
/// the latest when this is dropped.
#[derive(Debug)]
pub struct Marks {
    area: HtmlElement,
    /// Whether the Tab key stops at them.
    tab_stops: bool,
    standing: RefCell<Standing>,
}

#[derive(Debug, Default)]
struct Standing {
    /// In the order of the area.
    blocks: Vec<Block>,
    numbers: Numbers,
    /// Blocks whose marks are to be put in, the first of them last.
    queue: Vec<usize>,
}

impl Marks {
    /// No marks yet in an area, to be painted over the text; as links without a `painter`.
    /// The Tab key stops at them where it may.
    #[must_use]
    pub fn new(area: &HtmlElement, painter: Option<Painter>, tab_stops: bool) -> Self {
        let standing = Standing { numbers: Numbers::new(painter), ..Standing::default() };
        Self { area: area.clone(), tab_stops, standing: RefCell::new(standing) }
    }

    /// How they are made visible.
    #[must_use]
    pub fn paint(&self) -> Paint {
        let is_painted =
            self.standing.try_borrow().is_ok_and(|standing| standing.numbers.painter.is_some());
        if is_painted { Paint::Highlight } else { Paint::Links }
    }

    /// A marked place by its number, as long as it stands.
    #[must_use]
    pub fn occurrence(&self, number: MarkNumber) -> Option<Occurrence> {
        self.standing.try_borrow().ok()?.numbers.get(number).cloned()
    }

    /// The marked place that `node` is in, for instance the target of an event.
    #[must_use]
    pub fn occurrence_at(&self, node: &Node) -> Option<MarkNumber> {
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        let link = element.closest("a.glosa-term").ok().flatten()?;
        self.standing.try_borrow().ok()?.numbers.of_link(&link)
    }

    /// The marked place that is painted at a point of the viewport.
    #[must_use]
    pub fn occurrence_under(&self, x: f64, y: f64) -> Option<MarkNumber> {
        let (node, offset) = highlights::caret_at(x, y)?;
        let standing = self.standing.try_borrow().ok()?;
        // The caret is at the nearest letter, which may be far from the point.
        let is_at = |occurrence: &Occurrence| match &occurrence.spot {
            Spot::Range(range) => {
                range.is_point_in_range(&node, offset).unwrap_or_default() && has_point(range, x, y)
            }
            Spot::Links(_) => false,
        };
        let found = standing.numbers.all().iter().find(|(_, occurrence)| is_at(occurrence));
        found.map(|(number, _)| *number)
    }

    /// All places of terms, in the order of the text, also those that are not marked.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let Ok(standing) = self.standing.try_borrow() else { return Vec::new() };
        let mut places = Vec::new();
        for block in &standing.blocks {
            let found = block.found.iter().enumerate();
            places
                .extend(found.map(|(at, mark)| Place { mark: *mark, number: block.shown_as(at) }));
        }
        places
    }

    /// What stands at each of these places, by its place in the text of the whole area.
    #[must_use]
    pub fn standing(&self) -> Vec<Mark> {
        let Ok(standing) = self.standing.try_borrow() else { return Vec::new() };
        let mut walk = TextWalk::new(&self.area);
        let mut marks = Vec::new();
        for block in &standing.blocks {
            let Some(before) = block.text_before() else { continue };
            let start = walk.reach(&block.anchor);
            marks.extend(block.found.iter().map(|mark| {
                let at = |offset: Utf16Offset| Utf16Offset(start + offset.0.saturating_sub(before));
                let span = Utf16Span { start: at(mark.span.start), end: at(mark.span.end) };
                Mark { span, ..*mark }
            }));
        }
        marks
    }

    /// The words at a place, by its number among all places.
    #[must_use]
    pub fn words_at(&self, mut place: usize) -> Option<PlainWords> {
        for block in &self.standing.try_borrow().ok()?.blocks {
            if place < block.found.len() {
                return block.words_at(place);
            }
            place -= block.found.len();
        }
        None
    }

    /// Takes the marks out of parts of the area, and forgets what stood there and what is
    /// gone from the page.
    /// Answers with whether anything stood there.
    pub fn clear(&self, Changed { parts, written }: &Changed) -> bool {
        let Ok(mut standing) = self.standing.try_borrow_mut() else { return false };
        let Standing { blocks, numbers, .. } = &mut *standing;
        numbers.note_focus(&self.area);
        let (parts_set, count) = (Parts::new(parts), blocks.len());
        blocks.retain_mut(|block| {
            let stays = self.area.contains(Some(&block.anchor))
                && !parts_set.holds(&block.anchor, &self.area);
            if !stays {
                block.hide(numbers, written);
            }
            stays
        });
        for part in parts {
            numbers.unwrap_strangers(part);
        }
        blocks.len() < count
    }

    /// Takes in the blocks of a part of the area that was cleared before.
    pub fn insert(&self, blocks: Vec<Block>) {
        let Ok(mut standing) = self.standing.try_borrow_mut() else { return };
        let Some(first) = blocks.first().map(|block| block.anchor.clone()) else { return };
        let precedes = |block: &Block| {
            let position = block.anchor.compare_document_position(&first);
            position & Node::DOCUMENT_POSITION_FOLLOWING != 0
        };
        let at = match standing.blocks.last() {
            // Mostly an area is read from its beginning to its end.
            Some(last) if precedes(last) => standing.blocks.len(),
            _ => standing.blocks.partition_point(precedes),
        };
        standing.blocks.splice(at..at, blocks);
    }

    /// Chooses what of all that was found is to be marked, and lines up the blocks where
    /// that is something else than what is: those that can be seen come first. Answers with
    /// whether there are any.
    pub fn choose(&self, policy: MarkPolicy) -> bool {
        let Ok(mut standing) = self.standing.try_borrow_mut() else { return false };
        let mut chooser = Chooser::new(policy);
        for block in &mut standing.blocks {
            if block.begins_section {
                chooser.begin_section();
            }
            let places = block.found.iter().enumerate();
            let wanted = places.filter(|(_, mark)| chooser.wants(mark.term)).map(|(at, _)| at);
            let wanted = wanted.collect();
            block.want(wanted);
        }
        standing.line_up();
        !standing.queue.is_empty()
    }

    /// Marks one more block as was chosen; `false` when there is none left.
    /// `written` are text nodes that the page has written into since it was read.
    pub fn show_next(&self, glossary: &Glossary, written: &[Node]) -> bool {
        let Ok(mut standing) = self.standing.try_borrow_mut() else { return false };
        let Some(at) = standing.queue.pop() else { return false };
        let Some(document) = self.area.owner_document() else { return false };
        let Standing { blocks, numbers, .. } = &mut *standing;
        numbers.note_focus(&self.area);
        if let Some(block) = blocks.get_mut(at) {
            block.show(&document, glossary, self.tab_stops, numbers, written);
        }
        true
    }

    /// Ends a round of marking: a mark that came in place of the one with the focus has it
    /// now.
    pub fn settle(&self) {
        if let Ok(mut standing) = self.standing.try_borrow_mut() {
            let link = standing.numbers.successor(&self.area);
            drop(standing);
            if let Some(link) = link {
                // Only now: whoever hears of the focus may ask for marks.
                reveal::focus(&link);
            }
        }
    }

    /// Gives the page its own nodes back: each link goes and its content stays, and what
    /// was cut off a text node is joined to it again. What the page has changed in the
    /// meantime stays as the page has it; `written` are text nodes that it has written into.
    /// Calling it again does nothing.
    pub fn restore(&self, written: &[Node]) {
        let Ok(mut standing) = self.standing.try_borrow_mut() else { return };
        let Standing { blocks, numbers, .. } = &mut *standing;
        for mut block in blocks.drain(..) {
            block.hide(numbers, written);
        }
        numbers.unwrap_strangers(&self.area);
    }
}

impl Drop for Marks {
    fn drop(&mut self) {
        self.restore(&[]);
    }
}

impl Standing {
    /// Lines up the blocks that are due, beginning with the first that can be seen.
    fn line_up(&mut self) {
        let due = (0..).zip(&self.blocks).filter(|(_, block)| block.is_due());
        let mut above: Vec<usize> = due.map(|(at, _)| at).collect();
        let is_above =
            |at: &usize| self.blocks.get(*at).is_some_and(|block| is_above_viewport(&block.anchor));
        let seen = if above.len() > 1 { above.partition_point(is_above) } else { 0 };
        let mut order = above.split_off(seen);
        order.append(&mut above);
        order.reverse();
        self.queue = order;
    }
}

/// The text nodes of an area, and how much text stands before each.
struct TextWalk {
    nodes: Option<TreeWalker>,
    next: Option<Node>,
    before: u32,
}

impl TextWalk {
    fn new(area: &HtmlElement) -> Self {
        /// Text and CDATA, as in `textContent`.
        const TEXTS: u32 = 0x4 | 0x8;
        let nodes = area.owner_document();
        let nodes =
            nodes.and_then(|page| page.create_tree_walker_with_what_to_show(area, TEXTS).ok());
        let next = nodes.as_ref().and_then(|nodes| nodes.next_node().ok().flatten());
        Self { nodes, next, before: 0 }
    }

    /// How many code units stand before a node that comes after those asked for so far.
    fn reach(&mut self, wanted: &Node) -> u32 {
        while let Some(node) = self.next.take_if(|node| node != wanted) {
            self.before += node.unchecked_ref::<CharacterData>().length();
            self.next = self.nodes.as_ref().and_then(|nodes| nodes.next_node().ok().flatten());
        }
        self.before
    }
}

/// Whether what a node stands in has been scrolled past.
fn is_above_viewport(node: &Node) -> bool {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element());
    element.is_some_and(|element| element.get_bounding_client_rect().bottom() < 0.0)
}

/// Whether one of the lines of a range is at a point.
fn has_point(range: &Range, x: f64, y: f64) -> bool {
    let lines = range.get_client_rects();
    let lines = lines.iter().flat_map(|lines| (0..lines.length()).filter_map(|at| lines.get(at)));
    lines.into_iter().any(|line| {
        (line.left()..=line.right()).contains(&x) && (line.top()..=line.bottom()).contains(&y)
    })
}
