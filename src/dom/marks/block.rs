//! A stretch of text between two borders, and its marks.

use core::ops::Range;

use glosa_core::glossary::{Glossary, Mark};
use glosa_core::tooltip::MarkNumber;
use web_sys::{Document, HtmlElement, Node, Text};

use super::links;
use super::numbers::Numbers;
use super::occurrence::{Occurrence, Spot};
use super::places::PlainWords;
use super::split::Split;
use crate::dom::flatten::{FlatText, Piece};

/// A stretch of text that holds terms, or a heading that begins a section.
#[derive(Debug)]
pub struct Block {
    /// Its first node, which says where in the area it is.
    pub(super) anchor: Node,
    pub(super) begins_section: bool,
    /// Its text nodes as the page has them.
    pieces: Vec<Piece>,
    /// What stands in it, in the order of the text.
    pub(super) found: Vec<Mark>,
    /// What of that is to be marked, by its place in `found`.
    wanted: Vec<usize>,
    /// What of that is marked, and as which occurrence.
    shown: Vec<(usize, MarkNumber)>,
    splits: Vec<Split>,
    /// Whether what is wanted has been tried.
    is_settled: bool,
}

/// The blocks of a text in which `found` stands, both in the order of the text.
pub fn blocks(flat: FlatText, found: Vec<Mark>) -> Vec<Block> {
    let FlatText { layout, pieces, headings, .. } = flat;
    let mut sections = layout.sections.iter().zip(headings).peekable();
    let mut pieces = pieces.into_iter().peekable();
    let mut found = found.into_iter().peekable();
    let mut blocks = Vec::new();
    while let Some(first) = found.peek().copied() {
        while let Some((_, heading)) = sections.next_if(|(at, _)| **at <= first.span.start) {
            blocks.push(Block::of_heading(heading));
        }
        let next = layout.breaks.partition_point(|at| *at <= first.span.start);
        let end = layout.breaks.get(next).copied();
        let is_within = |at| end.is_none_or(|end| at < end);
        while pieces.next_if(|piece| piece.span.end <= first.span.start).is_some() {}
        let own: Vec<Piece> =
            core::iter::from_fn(|| pieces.next_if(|piece| is_within(piece.span.start))).collect();
        let marks: Vec<Mark> =
            core::iter::from_fn(|| found.next_if(|mark| is_within(mark.span.start))).collect();
        blocks.extend(Block::of_text(own, marks));
    }
    blocks.extend(sections.map(|(_, heading)| Block::of_heading(heading)));
    blocks
}

impl Block {
    /// The beginning of a section that is no heading.
    #[must_use]
    pub fn of_section(part: &Node) -> Self {
        Self::of_heading(part.clone())
    }

    fn of_heading(heading: Node) -> Self {
        Self::new(heading, true, Vec::new(), Vec::new())
    }

    fn of_text(pieces: Vec<Piece>, found: Vec<Mark>) -> Option<Self> {
        let anchor = pieces.first()?.node.clone().into();
        Some(Self::new(anchor, false, pieces, found))
    }

    fn new(anchor: Node, begins_section: bool, pieces: Vec<Piece>, found: Vec<Mark>) -> Self {
        let (wanted, shown, splits) = (Vec::new(), Vec::new(), Vec::new());
        Self { anchor, begins_section, pieces, found, wanted, shown, splits, is_settled: true }
    }

    /// Where its first text node begins in the text of its part.
    pub(super) fn text_before(&self) -> Option<u32> {
        self.pieces.first().map(|piece| piece.span.start.0)
    }

    /// Takes note of what is to be marked from now on.
    pub(super) fn want(&mut self, wanted: Vec<usize>) {
        if self.wanted != wanted {
            self.wanted = wanted;
            self.is_settled = false;
        }
    }

    /// Whether something else is to be marked than is.
    pub(super) const fn is_due(&self) -> bool {
        !self.is_settled
    }

    /// The occurrence as which a place is marked.
    pub(super) fn shown_as(&self, place: usize) -> Option<MarkNumber> {
        let at = self.shown.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        self.shown.get(at).map(|(_, number)| *number)
    }

    /// Marks what is wanted, and nothing else.
    pub(super) fn show(
        &mut self,
        document: &Document,
        glossary: &Glossary,
        tab_stops: bool,
        numbers: &mut Numbers,
        written: &[Node],
    ) {
        self.hide(numbers, written);
        self.is_settled = true;
        // What the page has changed since it was read is read again, and marked then.
        if !self.pieces.iter().all(is_as_read) {
            return;
        }
        for place in self.wanted.clone() {
            let Some(mark) = self.found.get(place).copied() else { continue };
            let spot = match numbers.painter {
                None => self.link(document, mark, glossary, tab_stops).map(Spot::Links),
                Some(painter) => self.words_of(mark).and_then(painter.add).map(Spot::Range),
            };
            if let Some(spot) = spot {
                let number = numbers.keep(Occurrence { term: mark.term, mark, spot });
                self.shown.push((place, number));
            }
        }
    }

    /// Gives the page its text back as it was. What the page has changed in the meantime
    /// stays as the page has it; `written` are text nodes that it has written into.
    pub(super) fn hide(&mut self, numbers: &mut Numbers, written: &[Node]) {
        for (_, number) in self.shown.drain(..) {
            numbers.forget(number);
        }
        for split in self.splits.drain(..) {
            split.join(written);
        }
        self.is_settled = false;
    }

    /// The words at a place, as they stand by now.
    pub(super) fn words_at(&self, place: usize) -> Option<PlainWords> {
        self.words_of(*self.found.get(place)?)
    }

    fn words_of(&self, mark: Mark) -> Option<PlainWords> {
        let reached = self.pieces.get(self.reach(mark))?;
        let (first, last) = (reached.first()?, reached.last()?);
        let (start, end) = (mark.span.start.0, mark.span.end.0);
        let (first, start) = self.locate(first, start.saturating_sub(first.span.start.0));
        let (last, end) = self.locate(last, end.saturating_sub(last.span.start.0));
        Some(PlainWords { first, start, last, end })
    }

    fn locate(&self, piece: &Piece, offset: u32) -> (Text, u32) {
        match self.splits.iter().find(|split| split.is_of(&piece.node)) {
            Some(split) => split.locate(offset),
            None => (piece.node.clone(), offset),
        }
    }

    /// The pieces that the text of `mark` reaches into.
    fn reach(&self, mark: Mark) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| piece.span.end <= mark.span.start);
        let end = self.pieces.partition_point(|piece| piece.span.start < mark.span.end);
        first..end
    }

    fn link(
        &mut self,
        document: &Document,
        mark: Mark,
        glossary: &Glossary,
        tab_stops: bool,
    ) -> Option<Vec<HtmlElement>> {
        let id = &glossary.term(mark.term)?.id;
        let texts: Option<Vec<Text>> =
            self.reach(mark).map(|piece| self.cut(piece, mark)).collect();
        links::wrap(document, &texts?, id, tab_stops).ok()
    }

    /// Cuts a piece so that a text node holds exactly the text of `mark` in it.
    fn cut(&mut self, piece: usize, mark: Mark) -> Option<Text> {
        let Piece { node, span } = self.pieces.get(piece)?;
        let start = mark.span.start.max(span.start).0 - span.start.0;
        let end = mark.span.end.min(span.end).0 - span.start.0;
        // Marks come in the order of the text: a piece that was cut is the last of those.
        let is_cut = self.splits.last().is_some_and(|split| split.is_of(node));
        let behind = if is_cut { self.splits.last()?.cut_off() } else { 0 };
        if !is_cut {
            self.splits.push(Split::new(node, start)?);
        } else if start > behind {
            self.splits.last_mut()?.cut(start - behind)?;
        }
        let split = self.splits.last_mut()?;
        let text = split.last().clone();
        if end < span.len() {
            split.cut(end - start)?;
        }
        Some(text)
    }
}

fn is_as_read(piece: &Piece) -> bool {
    piece.node.length() == piece.span.len() && piece.node.parent_node().is_some()
}
