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
