//! The tools of the box: each makes Markdown of what is selected, and most take it back.

use super::lines::{bullets, fence, quoted};
use super::place::{Edit, Place};
use crate::text::Utf16Span;

/// A tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Strong emphasis.
    Bold,
    /// Emphasis.
    Italic,
    /// A link to an address.
    Link,
    /// A quote of whole lines.
    Quote,
    /// Code, in a line or as lines of its own.
    Code,
    /// A list of whole lines.
    List,
}

impl Tool {
    /// Every tool, in the order of the toolbar.
    pub const ALL: [Self; 6] =
        [Self::Bold, Self::Italic, Self::Link, Self::Quote, Self::Code, Self::List];

    /// Its name, for the interface's catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Link => "link",
            Self::Quote => "quote",
            Self::Code => "code",
            Self::List => "list",
        }
    }

    /// The key that calls it together with Ctrl or Command, in lower case.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Bold => Some("b"),
            Self::Italic => Some("i"),
            Self::Link => Some("k"),
            Self::Quote | Self::Code | Self::List => None,
        }
    }

    /// The tool of a key that is pressed together with Ctrl or Command.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        let is = |tool: &Self| tool.key().is_some_and(|own| own.eq_ignore_ascii_case(key));
        Self::ALL.into_iter().find(is)
    }

    /// The tool that a key leads to from this one in the toolbar, whose first one stands at
    /// the right where text `is_rtl`; after the last one comes the first.
    #[must_use]
    pub fn beside(self, key: &str, is_rtl: bool) -> Option<Self> {
        let count = Self::ALL.len();
        let at = Self::ALL.iter().position(|tool| *tool == self)?;
        let next = match key {
            "Home" => 0,
            "End" => count - 1,
            "ArrowRight" if !is_rtl => at + 1,
            "ArrowLeft" if is_rtl => at + 1,
            "ArrowRight" | "ArrowLeft" => at + count - 1,
            _ => return None,
        };
        Self::ALL.get(next % count).copied()
    }
}

/// What a tool does to a text, of which something is selected. Lines end with `\n`.
#[must_use]
pub fn edit(tool: Tool, text: &str, selected: Utf16Span) -> Edit {
    let place = Place::of(text, selected);
    match tool {
        Tool::Bold => emphasis(place.trimmed(), 2),
        Tool::Italic => emphasis(place.trimmed(), 1),
        Tool::Link => link(place.trimmed()),
        Tool::Quote => quoted(place),
        Tool::Code if place.selected().contains('\n') => fence(place.lines()),
        Tool::Code => code(place.trimmed()),
        Tool::List => bullets(place),
    }
}

/// How many of a character stand on both sides of a place, next to it.
fn around(place: Place<'_>, mark: char) -> usize {
    let (before, after) = (place.before(), place.after());
    let before = before.len() - before.trim_end_matches(mark).len();
    before.min(after.len() - after.trim_start_matches(mark).len())
}

/// A place without those of a character that stand at both of its ends.
fn within(place: Place<'_>, mark: char) -> Place<'_> {
    let selected = place.selected();
    let start = selected.len() - selected.trim_start_matches(mark).len();
    let end = selected.len() - selected.trim_end_matches(mark).len();
    let both = start.min(end).min(selected.len() / 2);
    place.narrower(both, both)
}

/// So many asterisks around, or no more: one is emphasis, two are strong, three are both.
fn emphasis(place: Place<'_>, count: usize) -> Edit {
    let inner = within(place, '*');
    let standing = around(inner, '*');
    let is_there = if count == 2 { standing >= 2 } else { standing % 2 == 1 };
    if is_there { unwrap(inner, count) } else { wrap(inner, &"*".repeat(count)) }
}

fn unwrap(inner: Place<'_>, count: usize) -> Edit {
    inner.wider(count, count).replace(inner.selected().to_owned(), 0..inner.len())
}

fn wrap(inner: Place<'_>, mark: &str) -> Edit {
    let by = [mark, inner.selected(), mark].concat();
    inner.replace(by, mark.len()..mark.len() + inner.len())
}

/// Backticks around, or no more: one more than stand together in the code.
fn code(place: Place<'_>) -> Edit {
    let padded = place.before().ends_with("` ") && place.after().starts_with(" `");
    let outer = place.wider(usize::from(padded), usize::from(padded));
    let standing = around(outer, '`');
    if standing > 0 {
        return unwrap(place, standing + usize::from(padded));
    }
    let inner = within(place, '`');
    if inner.len() < place.len() {
        return place.replace(inner.selected().to_owned(), 0..inner.len());
    }
    wrap(place, &ticks_for(place.selected()))
}

/// What opens code in a line; turned around it closes it, and both turn alike.
fn ticks_for(code: &str) -> String {
    "`".repeat(longest_run(code) + 1)
}

/// The most backticks that stand together.
pub(super) fn longest_run(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// The beginning of an address, for the reader to go on with.
const ADDRESS: &str = "https://";

/// A link: an address keeps its place and wants words, words want an address.
fn link(place: Place<'_>) -> Edit {
    let selected = place.selected();
    let is_address = ["https://", "http://", "mailto:"].iter().any(|s| selected.starts_with(s))
        && !selected.contains(char::is_whitespace);
    if is_address {
        return place.replace(["[](", selected, ")"].concat(), 1..1);
    }
    let by = ["[", selected, "](", ADDRESS, ")"].concat();
    let start = selected.len() + "[](".len();
    let select = if selected.is_empty() { 1..1 } else { start..start + ADDRESS.len() };
    place.replace(by, select)
}
