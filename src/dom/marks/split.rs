//! Text nodes of the page that are cut, and the way back.

use glosa_core::text::rewrite::is_of_whole;
use web_sys::{Node, Text};

/// A text node of the page that was cut.
///
/// It stays where the page put it, if need be empty: a framework that made it will come
/// back to it, to write another text into it or to take it away, and fails the whole page
/// where it finds it elsewhere. What was cut off stands in nodes of our own behind it.
#[derive(Debug)]
pub(super) struct Split {
    original: Text,
    /// What was left in it.
    kept: String,
    /// An empty node of our own behind it: a page that normalises its nodes takes that away
    /// as well, one that takes its text away only its own.
    witness: Text,
    /// What was cut off, in order.
    parts: Vec<Text>,
    /// How many code units stand before the last part.
    before: u32,
}

impl Split {
    /// Cuts a text node after so many code units.
    pub(super) fn new(original: &Text, offset: u32) -> Option<Self> {
        let rest = original.split_text(offset).ok()?;
        let witness = original.split_text(offset).ok()?;
        let (original, kept) = (original.clone(), original.data());
        Some(Self { original, kept, witness, parts: vec![rest], before: offset })
    }

    /// Cuts the last part once more.
    pub(super) fn cut(&mut self, offset: u32) -> Option<()> {
        let rest = self.last().split_text(offset).ok()?;
        self.before = self.before.saturating_add(offset);
        self.parts.push(rest);
        Some(())
    }

    /// The last part.
    pub(super) fn last(&self) -> &Text {
        self.parts.last().unwrap_or(&self.original)
    }

    /// How many code units stand before the last part.
    pub(super) const fn cut_off(&self) -> u32 {
        self.before
    }

    /// Whether this is what became of `node`.
    pub(super) fn is_of(&self, node: &Text) -> bool {
        self.original == *node
    }

    /// Where a place of the whole text is now: a node and a place in it. At a cut it is
    /// the end of the node before.
    pub(super) fn locate(&self, mut offset: u32) -> (Text, u32) {
        for node in core::iter::once(&self.original).chain(&self.parts) {
            let length = node.length();
            if offset <= length && length > 0 {
                return (node.clone(), offset);
            }
            offset = offset.saturating_sub(length);
        }
        (self.last().clone(), self.last().length())
    }

    /// Joins to the original what still follows it, and takes away what has become
    /// meaningless: the page has written a new text into the original, or taken it away.
    /// A part that the page has taken out is gone; one that the page has moved away, or
    /// put something before, stays a node. `written` are nodes that the page has written
    /// into.
    pub(super) fn join(self, written: &[Node]) {
        let is_stale = self.is_stale(written);
        self.witness.remove();
        let mut whole = self.original;
        for part in self.parts {
            let follows = whole.next_sibling().as_ref() == Some(part.as_ref());
            if is_stale || follows && whole.append_data(&part.data()).is_ok() {
                part.remove();
            } else if part.parent_node().is_some() {
                whole = part;
            }
        }
    }

    /// Whether the page knows only the original, and has another text for it or none.
    fn is_stale(&self, written: &[Node]) -> bool {
        if self.original.parent_node().is_none() {
            return self.witness.parent_node().is_some();
        }
        let follows = self.original.next_sibling();
        let is_seen = self.parts.iter().any(|part| written.contains(part))
            || follows.as_ref() != Some(self.witness.as_ref());
        if is_seen {
            // Who writes into our nodes, or between them, works on the page as it stands.
            return false;
        }
        let now = self.original.data();
        if now == self.kept {
            // What the page wants is what was left by chance.
            return written.contains(&self.original);
        }
        let mut whole = self.kept.clone();
        for part in &self.parts {
            whole.push_str(&part.data());
        }
        is_of_whole(&now, &self.kept, &whole)
    }
}
