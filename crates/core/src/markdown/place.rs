//! A selection in a text, and what takes its place.

use core::ops::Range;

use crate::text::Utf16Span;

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub replaced: Utf16Span,
    /// What takes its place.
    pub by: String,
    /// What is selected afterwards, in the text as it is then.
    pub selected: Utf16Span,
}

impl Edit {
    /// Puts a text in the place of what is selected, with the caret behind it.
    #[must_use]
    pub fn insert(selected: Utf16Span, by: String) -> Self {
        let end = selected.start.0.saturating_add(units(&by));
        Self { replaced: selected, by, selected: Utf16Span::new(end, end) }
    }
}

/// A stretch of a text. Its borders are always borders of characters.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Place<'a> {
    /// What is selected in a text; what reaches out of it, or cuts a character, is less.
    pub(super) fn of(text: &'a str, selected: Utf16Span) -> Self {
        let start = byte_at(text, selected.start.0);
        Self { text, start, end: byte_at(text, selected.end.0).max(start) }
    }

    fn part(self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn before(self) -> &'a str {
        self.part(0..self.start)
    }

    pub(super) fn selected(self) -> &'a str {
        self.part(self.start..self.end)
    }

    pub(super) fn after(self) -> &'a str {
        self.part(self.end..self.text.len())
    }

    /// Its length, in bytes.
    pub(super) fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// The same with so many bytes more before and after it, which must be whole characters.
    pub(super) fn wider(self, before: usize, after: usize) -> Self {
        let (start, end) = (self.start.saturating_sub(before), self.end.saturating_add(after));
        Self { start, end: end.min(self.text.len()), ..self }
    }

    /// The same with so many bytes less at each end, which must be whole characters.
    pub(super) fn narrower(self, start: usize, end: usize) -> Self {
        let start = self.start.saturating_add(start).min(self.end);
        Self { start, end: self.end.saturating_sub(end).max(start), ..self }
    }

    /// The same without white space at its ends.
    pub(super) fn trimmed(self) -> Self {
        let selected = self.selected();
        let end = selected.len() - selected.trim_end().len();
        let start = selected.trim_end().len() - selected.trim().len();
        self.narrower(start, end)
    }

    /// The lines that it touches, without the end of the last one.
    pub(super) fn lines(self) -> Self {
        // A selection that ends where a line begins does not reach into it.
        let end = usize::from(self.selected().ends_with('\n'));
        let inner = self.narrower(0, end);
        let begun = inner.before().rsplit('\n').next().map_or(0, str::len);
        let rest = inner.after().split('\n').next().map_or(0, str::len);
        inner.wider(begun, rest)
    }

    /// Puts a text in its place, and selects so many bytes of that.
    pub(super) fn replace(self, by: String, select: Range<usize>) -> Edit {
        let start = units(self.before());
        let at = |byte: usize| start.saturating_add(units(by.get(..byte).unwrap_or(&by)));
        let selected = Utf16Span::new(at(select.start), at(select.end));
        let replaced = Utf16Span::new(start, start.saturating_add(units(self.selected())));
        Edit { replaced, by, selected }
    }
}

/// The length of a text in UTF-16 code units.
fn units(text: &str) -> u32 {
    text.chars().fold(0, |units, c| units.saturating_add(width(c)))
}

fn width(c: char) -> u32 {
    if c.len_utf16() == 2 { 2 } else { 1 }
}

/// The last border of characters that is not beyond an offset in UTF-16 code units.
fn byte_at(text: &str, offset: u32) -> usize {
    let mut left = offset;
    for (at, c) in text.char_indices() {
        match left.checked_sub(width(c)) {
            Some(rest) if left > 0 => left = rest,
            _ => return at,
        }
    }
    text.len()
}
