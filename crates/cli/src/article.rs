//! An article from a file: its text, what may be marked of it, and where each letter of
//! it stands in the file.

mod html;
mod places;
mod source;

use std::path::Path;

use glosa_core::article::{SourceKind, detect};
use glosa_core::text::{Layout, Utf16Offset, Utf16Span};

use crate::failure::Failure;
use crate::glossaries::{list, text_of};

use places::Lines;
pub(crate) use places::Place;

/// A line of a text that was broken by hand is no longer than this, in characters; what
/// follows a longer one is a paragraph of its own, as in the widget.
const WRAPPED_LINE_CHARS: usize = 100;

/// An article.
#[derive(Debug)]
pub(crate) struct Article {
    /// Its text, as the widget sees it.
    pub(crate) text: String,
    /// Where that is cut and what of it is left alone.
    pub(crate) layout: Layout,
    /// Its own language, a BCP 47 tag.
    pub(crate) language: Option<String>,
    /// By UTF-16 code unit of the text: the byte of the file.
    bytes: Vec<usize>,
    lines: Lines,
}

impl Article {
    /// Reads an article. `root` says where it is in its page, and `skip` what of it is
    /// not marked.
    ///
    /// # Errors
    /// [`Failure`] when the file is none or a selector is not one.
    pub(crate) fn read(
        path: &Path,
        root: Option<&str>,
        skip: Option<&str>,
    ) -> Result<Self, Failure> {
        let source = text_of(path)?;
        if list::is_page(&path.to_string_lossy(), &source) {
            return html::read(&source, root, skip);
        }
        match detect("", &source) {
            SourceKind::PlainText => Ok(Self::of_text(&source)),
            _ => Err(Failure::NoArticle(path.to_owned())),
        }
    }

    /// Plain text: the first line is the title, which is a heading, and paragraphs part
    /// at blank lines.
    fn of_text(source: &str) -> Self {
        let mut layout = Layout::default();
        let mut bytes = Vec::with_capacity(source.len());
        for (at, c) in source.char_indices() {
            bytes.extend(core::iter::repeat_n(at, c.len_utf16()));
        }
        let mut at = 0;
        let mut has_title = false;
        for line in source.split_inclusive('\n') {
            let end = at + units(line);
            let is_blank = line.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']).is_empty();
            if !is_blank && !has_title {
                has_title = true;
                layout.sections.push(Utf16Offset(at));
                layout.holes.push(Utf16Span::new(at, end));
                layout.breaks.push(Utf16Offset(end));
            } else if is_blank || line.trim_end().chars().count() > WRAPPED_LINE_CHARS {
                layout.breaks.push(Utf16Offset(end));
            }
            at = end;
        }
        layout.breaks.dedup();
        let text = source.to_owned();
        Self { text, layout, language: None, bytes, lines: Lines::of(source) }
    }

    /// Where a position of the text stands in the file.
    pub(crate) fn place(&self, at: Utf16Offset) -> Place {
        let byte = self.bytes.get(at.0 as usize).or(self.bytes.last());
        self.lines.place(byte.copied().unwrap_or(0))
    }
}

/// The length of a text in UTF-16 code units.
pub(crate) fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
