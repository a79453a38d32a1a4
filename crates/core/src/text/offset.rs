//! Offsets that cannot be mixed up.

/// A position in a text, in UTF-16 code units from its start, as the DOM counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Offset(pub u32);

/// A stretch of text from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Span {
    /// Where it begins.
    pub start: Utf16Offset,
    /// Where it ends; never before `start`.
    pub end: Utf16Offset,
}

impl Utf16Span {
    /// The span between two positions, given in UTF-16 code units.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start: Utf16Offset(start), end: Utf16Offset(end) }
    }

    /// Its length in UTF-16 code units.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.0.saturating_sub(self.start.0)
    }

    /// Whether it holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}
