//! What an article's text cannot say by itself.

use super::{Utf16Offset, Utf16Span};

/// Where an article's text is cut and what of it is left alone. All positions are
/// those of the one text that the article's `textContent` is, and all lists are sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Borders that neither a word nor a phrase crosses: those of blocks, line breaks,
    /// images.
    pub breaks: Vec<Utf16Offset>,
    /// Parts in which nothing is marked; they do not overlap.
    pub holes: Vec<Utf16Span>,
    /// Starts of sections, that is of headings.
    pub sections: Vec<Utf16Offset>,
    /// Where words begin in runs of scripts without spaces; see
    /// [`note_words`](super::note_words). Other places do no harm.
    pub words: Vec<Utf16Offset>,
}

/// What an element is to the text of its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Neither a word nor a phrase crosses its borders.
    pub is_break: bool,
    /// Nothing in it is marked.
    pub is_skipped: bool,
    /// It begins a section.
    pub is_heading: bool,
}

/// Makes the layout of an article while somebody walks through its elements and texts in
/// document order, and says where each element begins and ends.
#[derive(Clone, Debug, Default)]
pub struct LayoutBuilder {
    layout: Layout,
    /// Length of the text so far, in UTF-16 code units.
    at: u32,
    /// Where the hole began that the walk is in.
    hole: Option<u32>,
    open: Vec<Open>,
}

/// What is to be done when an element ends.
#[derive(Clone, Copy, Debug)]
struct Open {
    is_break: bool,
    is_hole: bool,
}

impl LayoutBuilder {
    /// An element begins.
    pub fn enter(&mut self, area: Area) {
        if area.is_break {
            self.push_break();
        }
        let is_hole = area.is_skipped && self.hole.is_none();
        if is_hole {
            self.hole = Some(self.at);
        }
        if area.is_heading {
            self.layout.sections.push(Utf16Offset(self.at));
        }
        self.open.push(Open { is_break: area.is_break, is_hole });
    }

    /// The element ends that began last.
    pub fn leave(&mut self) {
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

    /// A text of so many UTF-16 code units; its place, if there is something of it that
    /// may be marked.
    pub fn text(&mut self, units: u32) -> Option<Utf16Span> {
        let start = self.at;
        self.at = start.saturating_add(units);
        (self.hole.is_none() && self.at > start).then(|| Utf16Span::new(start, self.at))
    }

    /// The layout of what was walked through.
    #[must_use]
    pub fn finish(self) -> Layout {
        self.layout
    }

    fn push_break(&mut self) {
        let here = Utf16Offset(self.at);
        if self.layout.breaks.last() != Some(&here) {
            self.layout.breaks.push(here);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Layout, LayoutBuilder};
    use crate::text::{Utf16Offset, Utf16Span};

    const BLOCK: Area = Area { is_break: true, is_skipped: false, is_heading: false };
    const LINK: Area = Area { is_break: false, is_skipped: true, is_heading: false };
    const HEADING: Area = Area { is_break: true, is_skipped: true, is_heading: true };

    #[test]
    fn elements_become_breaks_holes_and_sections() {
        let mut builder = LayoutBuilder::default();
        builder.enter(HEADING);
        builder.enter(LINK);
        assert_eq!(builder.text(3), None);
        builder.leave();
        builder.leave();
        builder.enter(BLOCK);
        assert_eq!(builder.text(4), Some(Utf16Span::new(3, 7)));
        assert_eq!(builder.text(0), None);
        builder.enter(LINK);
        builder.leave();
        assert_eq!(builder.text(2), Some(Utf16Span::new(7, 9)));
        builder.leave();
        builder.leave();
        let expected = Layout {
            breaks: [0, 3, 7, 9].map(Utf16Offset).to_vec(),
            holes: vec![Utf16Span::new(0, 3)],
            sections: vec![Utf16Offset(0)],
            words: Vec::new(),
        };
        assert_eq!(builder.finish(), expected);
    }
}
