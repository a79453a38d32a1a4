//! Keys that have no letter, by their WebDriver code points.

/// A key (W3C WebDriver, table of normalised key values).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Tab.
    Tab,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Space bar.
    Space,
    /// Shift, held while another key is struck.
    Shift,
    /// Control, held while another key is struck.
    Control,
    /// Arrow down.
    Down,
    /// End.
    End,
    /// A letter, struck while Control is held.
    Letter(char),
}

impl Key {
    /// The character that stands for it.
    pub(super) fn code(self) -> char {
        match self {
            Self::Tab => '\u{E004}',
            Self::Enter => '\u{E007}',
            Self::Escape => '\u{E00C}',
            Self::Space => ' ',
            Self::Shift => '\u{E008}',
            Self::Control => '\u{E009}',
            Self::Down => '\u{E015}',
            Self::End => '\u{E010}',
            Self::Letter(letter) => letter,
        }
    }
}
