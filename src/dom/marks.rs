//! Marks in the page: links around words, and the way back to the very nodes.

use std::cell::RefCell;
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use glosa_core::glossary::{Glossary, Mark, TermIndex};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, Element, HtmlElement, Node, Text};

use super::DomError;
use super::flatten::{FlatText, Piece};
use super::places::{Place, PlainWords, Spot};

/// A marked place.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// The term that stands there.
    pub term: TermIndex,
    /// What made it the term.
    pub mark: Mark,
    /// The `<a>` around its text, or around the first part of its text where the
    /// article's own markup cuts it: the one that is a Tab stop.
    pub element: HtmlElement,
    /// All of its `<a>` elements, in order; mostly one.
    pub elements: Vec<HtmlElement>,
}

/// Marks that stand in the page; they are taken out by [`AppliedMarks::restore`], at
/// the latest when this is dropped.
#[derive(Debug)]
pub struct AppliedMarks {
    occurrences: Vec<Occurrence>,
    places: Vec<Place>,
    /// Place in `occurrences` by element, a JavaScript `Map`.
    by_element: js_sys::Map,
    splits: RefCell<Vec<Split>>,
}

/// A text node of the page that was cut, and what was cut off it, in order.
#[derive(Debug)]
struct Split {
    original: Text,
    parts: Vec<Text>,
}

impl AppliedMarks {
    /// The marked places, in the order of the text.
    #[must_use]
    pub fn occurrences(&self) -> &[Occurrence] {
        &self.occurrences
    }

    /// All places of terms, in the order of the text, also those that are not marked.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The marked place that `node` is in, for instance the target of an event.
    #[must_use]
    pub fn occurrence_at(&self, node: &Node) -> Option<&Occurrence> {
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        let link = element.closest("a.glosa-term").ok().flatten()?;
        let index = self.by_element.get(&link).as_f64()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an index that was put in below"
        )]
        self.occurrences.get(index as usize)
    }

    /// Gives the page its own nodes back: each `<a>` goes and its content stays, and
    /// what was cut off a text node is joined to it again. What the page has changed in
    /// the meantime stays as the page has it. Calling it again does nothing.
    pub fn restore(&self) {
        let Ok(mut splits) = self.splits.try_borrow_mut() else { return };
        for element in self.occurrences.iter().flat_map(|occurrence| &occurrence.elements) {
            unwrap(element);
        }
        for split in splits.drain(..) {
            split.join();
        }
    }
}

impl Drop for AppliedMarks {
    fn drop(&mut self) {
        self.restore();
    }
}

impl Split {
    /// Joins to the original what still follows it. A part that the page has taken out
    /// is gone; one that the page has moved away, or put something before, stays a node.
    fn join(self) {
        let mut whole = self.original;
        for part in self.parts {
            if whole.next_sibling().as_ref() == Some(part.as_ref()) {
                if whole.append_data(&part.data()).is_ok() {
                    part.remove();
                }
            } else if part.parent_node().is_some() {
                whole = part;
            }
        }
    }
}

/// Puts the children of `element` in its place.
fn unwrap(element: &HtmlElement) {
    let Some(parent) = element.parent_node() else { return };
    while let Some(child) = element.first_child() {
        if parent.insert_before(&child, Some(element)).is_err() {
            return;
        }
    }
    element.remove();
}

/// Marks on their way into the page, so that a long article can be marked in slices;
/// dropping it takes them out again.
#[derive(Debug)]
pub struct Marking {
    document: Document,
    found: IntoIter<Mark>,
    chosen: Peekable<IntoIter<Mark>>,
    pieces: Vec<Piece>,
    /// The piece that the last mark reached, and what of it is not used up yet.
    piece: usize,
    applied: AppliedMarks,
}

impl Marking {
    /// Prepares what was `found` in `flat` and what of it is `chosen` to be marked, both
    /// in the order of the text, for an article.
    ///
    /// # Errors
    /// [`DomError::Missing`] when the article has no document.
    pub fn new(
        article: &Element,
        flat: FlatText,
        found: Vec<Mark>,
        chosen: Vec<Mark>,
    ) -> Result<Self, DomError> {
        let document = article.owner_document().ok_or(DomError::Missing("document"))?;
        let applied = AppliedMarks {
            occurrences: Vec::with_capacity(chosen.len()),
            places: Vec::with_capacity(found.len()),
            by_element: js_sys::Map::new(),
            splits: RefCell::default(),
        };
        let (found, chosen) = (found.into_iter(), chosen.into_iter().peekable());
        Ok(Self { document, found, chosen, pieces: flat.pieces, piece: 0, applied })
    }

    /// Goes to one more place and puts its mark in, if it is to have one; `false` when
    /// there are no more. Where the page has changed since it was read nothing is marked.
    pub fn step(&mut self, glossary: &Glossary) -> bool {
        let Some(mark) = self.found.next() else { return false };
        let is_chosen = self.chosen.peek() == Some(&mark);
        if is_chosen {
            self.chosen.next();
        }
        if !is_chosen {
            if let Some(words) = self.words_of(mark) {
                self.applied.places.push(Place { term: mark.term, mark, spot: Spot::Words(words) });
            }
        } else if let Some(term) = glossary.term(mark.term)
            && let Some(texts) = self.cut(mark)
            && let Ok(elements) = wrap(&self.document, &texts, &term.id)
            && let Some(element) = elements.first().cloned()
        {
            let number = self.applied.occurrences.len();
            let index = JsValue::from(number);
            for element in &elements {
                self.applied.by_element.set(element, &index);
            }
            self.applied.places.push(Place { term: mark.term, mark, spot: Spot::Mark(number) });
            self.applied.occurrences.push(Occurrence { term: mark.term, mark, element, elements });
        }
        true
    }

    /// The marks that stand in the page so far; those left are not put in.
    #[must_use]
    pub fn finish(self) -> AppliedMarks {
        self.applied
    }

    /// The pieces that the text of `mark` reaches into.
    fn reach(&mut self, mark: Mark) -> Option<Range<usize>> {
        while self.pieces.get(self.piece)?.span.end <= mark.span.start {
            self.piece += 1;
        }
        let reached = self.pieces.get(self.piece..)?;
        let count = reached.iter().take_while(|piece| piece.span.start < mark.span.end).count();
        Some(self.piece..self.piece + count)
    }

    /// The words of `mark` as they stand. A later cut leaves the first part of a text
    /// node where it is, so that they stay where they are.
    fn words_of(&mut self, mark: Mark) -> Option<PlainWords> {
        let reached = self.reach(mark)?;
        let reached = self.pieces.get(reached)?;
        let (first, last) = (reached.first()?, reached.last()?);
        Some(PlainWords {
            first: first.node.clone(),
            start: mark.span.start.0.saturating_sub(first.span.start.0),
            last: last.node.clone(),
            end: mark.span.end.0.saturating_sub(last.span.start.0),
        })
    }

    /// Cuts text nodes so that some of them hold exactly the text of `mark`; `None`
    /// when the page has changed there.
    fn cut(&mut self, mark: Mark) -> Option<Vec<Text>> {
        let reached = self.reach(mark)?;
        let is_as_read = |piece: &Piece| {
            piece.node.length() == piece.span.len() && piece.node.parent_node().is_some()
        };
        if !self.pieces.get(reached.clone())?.iter().all(is_as_read) {
            return None;
        }
        reached.map(|index| self.cut_piece(index, mark)).collect()
    }

    /// The text node of `mark` in one piece; what follows it there becomes the piece.
    fn cut_piece(&mut self, index: usize, mark: Mark) -> Option<Text> {
        let piece = self.pieces.get_mut(index)?;
        if mark.span.start > piece.span.start {
            let before = mark.span.start.0 - piece.span.start.0;
            let rest = split(&self.applied.splits, &piece.node, before)?;
            piece.node = rest;
            piece.span.start = mark.span.start;
        }
        let text = piece.node.clone();
        if mark.span.end < piece.span.end {
            let inside = mark.span.end.0 - piece.span.start.0;
            piece.node = split(&self.applied.splits, &text, inside)?;
            piece.span.start = mark.span.end;
        } else {
            piece.span.start = piece.span.end;
        }
        Some(text)
    }
}

/// Cuts `node` after so many code units and answers with the second part, which is
/// noted down for the way back.
fn split(splits: &RefCell<Vec<Split>>, node: &Text, offset: u32) -> Option<Text> {
    let rest = node.split_text(offset).ok()?;
    let mut splits = splits.try_borrow_mut().ok()?;
    match splits.last_mut() {
        Some(last) if last.parts.last().unwrap_or(&last.original) == node => {
            last.parts.push(rest.clone());
        }
        _ => splits.push(Split { original: node.clone(), parts: vec![rest.clone()] }),
    }
    Some(rest)
}

/// Puts `<a>` around texts that follow each other: one around all of them where the
/// article's own elements begin and end with them, else one around each.
fn wrap(document: &Document, texts: &[Text], id: &str) -> Result<Vec<HtmlElement>, JsValue> {
    if let Some((first, last)) = common_siblings(texts) {
        let link = new_link(document, id)?;
        enclose(&link, &first, &last)?;
        return Ok(vec![link]);
    }
    let mut links = Vec::with_capacity(texts.len());
    for text in texts {
        let link = new_link(document, id)?;
        if !links.is_empty() {
            link.set_tab_index(-1);
        }
        enclose(&link, text, text)?;
        links.push(link);
    }
    Ok(links)
}

fn new_link(document: &Document, id: &str) -> Result<HtmlElement, JsValue> {
    let link = document.create_element("a")?;
    link.set_class_name("glosa-term");
    link.set_attribute("data-term", id)?;
    link.set_attribute("href", &["#glosa-", id].concat())?;
    Ok(link.unchecked_into())
}

/// Moves the siblings from `first` to `last` into `link`, which takes their place.
fn enclose(link: &HtmlElement, first: &Node, last: &Node) -> Result<(), JsValue> {
    let parent = first.parent_node().ok_or(JsValue::NULL)?;
    parent.insert_before(link, Some(first))?;
    while let Some(next) = link.next_sibling() {
        link.append_child(&next)?;
        if next == *last {
            break;
        }
    }
    Ok(())
}

/// Two siblings that, with all between them, hold exactly these texts.
fn common_siblings(texts: &[Text]) -> Option<(Node, Node)> {
    let first: Node = texts.first()?.clone().into();
    let last: Node = texts.last()?.clone().into();
    if texts.len() == 1 {
        return Some((first, last));
    }
    let mut start = first;
    loop {
        let parent = start.parent_node()?;
        if parent.contains(Some(&last)) {
            return outermost_end(&parent, last).map(|end| (start, end));
        }
        if start.previous_sibling().is_some() {
            return None;
        }
        start = parent;
    }
}

/// The child of `ancestor` that ends with `last` and nothing after it.
fn outermost_end(ancestor: &Node, last: Node) -> Option<Node> {
    let mut end = last;
    loop {
        let parent = end.parent_node()?;
        if parent == *ancestor {
            return Some(end);
        }
        if end.next_sibling().is_some() {
            return None;
        }
        end = parent;
    }
}
